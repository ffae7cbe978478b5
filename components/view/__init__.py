"""What a reader asked for, and its URL."""

from components.view.parsers import Dropped
from components.view.view import View

__all__ = ["Dropped", "View"]

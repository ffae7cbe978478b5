"""What a reader asked for, and its URL."""

from components.view.parsers import Rejected
from components.view.view import View

__all__ = ["Rejected", "View"]

"""Every chart in every View as a link: HTML, SVG, PNG, PDF, CSV, JSON and text.

Pure functions from (dossier, request) to bytes; nothing here knows Streamlit.
"""

from .render import Rendered, render
from .request import FORMATS, Ask, Flags, parse

__all__ = ["FORMATS", "Ask", "Flags", "Rendered", "parse", "render"]

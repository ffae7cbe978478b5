"""Every chart in every View as a link: HTML, SVG, PNG, PDF, CSV, JSON and text.

Pure functions from (dossier, request) to bytes; nothing here knows Streamlit.
"""

from components.embed.address import EmbedRequest, parse
from components.embed.options import FORMATS, EmbedOptions
from components.embed.render import Rendered, render

__all__ = ["FORMATS", "EmbedOptions", "EmbedRequest", "Rendered", "parse", "render"]

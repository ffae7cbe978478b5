"""What the formats of quizzes share: paragraphs as markup, and XML, the same each time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from xml.etree.ElementTree import Element, SubElement, indent, tostring

_ADDRESS = re.compile(r"https?://\S+")


def paragraphs(texts: Iterable[str]) -> str:
    """Paragraphs as HTML, with their addresses as links."""
    return "".join(f"<p>{_linked(text)}</p>" for text in texts)


def _linked(text: str) -> str:
    written = escape(text, quote=False).replace("\n", "<br>")
    return _ADDRESS.sub(lambda m: f'<a href="{escape(m[0])}">{m[0]}</a>', written)


def put(parent: Element, tag: str, text: str = "", **said: str) -> Element:
    """Add an element with a text and attributes."""
    made = SubElement(parent, tag, said)
    made.text = text or None
    return made


def written(root: Element) -> bytes:
    """An XML file."""
    indent(root)
    return tostring(root, encoding="utf-8", xml_declaration=True)

"""What the formats of quizzes share: paragraphs as markup, XML and archives, the same each time."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from html import escape
from xml.etree.ElementTree import Element, SubElement, indent, tostring
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

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


def archive(files: Mapping[str, bytes]) -> bytes:
    """A ZIP file that says nothing of when it was made."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name, body in files.items():
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            made.writestr(entry, body)
    return out.getvalue()

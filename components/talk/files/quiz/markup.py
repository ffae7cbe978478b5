"""What the formats of quizzes share: paragraphs as markup, and XML, the same each time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from components.talk.files.quiz.items import Item

_ADDRESS = re.compile(r"https?://\S+")


def paragraphs(texts: Iterable[str]) -> str:
    """Paragraphs as HTML, with their addresses as links."""
    return "".join(f"<p>{_linked(text)}</p>" for text in texts)


def _linked(text: str) -> str:
    written = escape(text, quote=False).replace("\n", "<br>")
    return _ADDRESS.sub(lambda m: f'<a href="{escape(m[0])}">{m[0]}</a>', written)


def weights(item: Item) -> list[str]:
    """Per cent of the mark that each choice gives: all that are right give all of it.

    Of several, each wrong one takes off what the right ones share, or whoever ticks all would be
    right. These are the figures that Moodle knows.
    """
    wrong = len(item.choices) - len(item.right)
    off = f"{-100 / wrong:.7g}" if item.several and wrong else "0"
    on = f"{100 / len(item.right):.7g}"
    return [on if place in item.right else off for place in range(len(item.choices))]


def put(parent: Element, tag: str, text: str = "", **said: str) -> Element:
    """Add an element with a text and attributes."""
    made = SubElement(parent, tag, said)
    made.text = text or None
    return made


def written(root: Element) -> bytes:
    """An XML file."""
    indent(root)
    return tostring(root, encoding="utf-8", xml_declaration=True)

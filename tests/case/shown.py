"""Prints all that the app, its embeds and its files say of the dossier that DOSSIER names."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from typing import Any

from pptx import Presentation
from pypdf import PdfReader

from components.charts import CHARTS
from components.embed import parse, render
from components.talk.deck import document
from components.talk.files import handout, pptx
from components.talk.scenes import authored
from components.ui import cache, html_shell
from tests.embed.sites import Here
from tests.ui.reader import ALL, Reader


def pages() -> Iterator[tuple[str, str]]:
    """Name and words of every page, and of its first HTML."""
    for path in ALL:
        reader = Reader(path)
        yield f"page {path}", " ".join(words(reader.at.main))
        yield f"first {path}", html_shell.first_html(path, "https://example.org")


def words(node: Any) -> Iterator[str]:
    """What the elements of a page say."""
    for part in getattr(node, "children", {}).values():
        proto = getattr(part, "proto", None)
        yield str(getattr(proto, "body", ""))
        yield str(getattr(part, "label", ""))
        yield str(getattr(part, "options", ""))
        if type(part).__name__ != "Html":
            yield str(proto)
        yield from words(part)


def embeds() -> Iterator[tuple[str, str]]:
    """Name and words of every chart in the formats that are text."""
    dossier = cache.dossier()
    for chart in CHARTS:
        for format in ("html", "svg", "txt", "csv", "json"):
            ask, _ = parse(dossier, chart, format, "")
            yield f"{chart}.{format}", render(dossier, ask).body.decode()


def files() -> Iterator[tuple[str, str]]:
    """Name and words of the deck, the slides and the handout."""
    dossier = cache.dossier()
    scenes = authored(dossier)
    yield "deck", document(dossier, scenes)
    slides = Presentation(io.BytesIO(pptx.presentation(dossier, scenes))).slides
    yield (
        "slides",
        " ".join(s.text_frame.text for d in slides for s in d.shapes if s.has_text_frame),
    )
    sheet = PdfReader(io.BytesIO(handout.handout(dossier)))
    yield "handout", " ".join(page.extract_text() for page in sheet.pages)


if __name__ == "__main__":
    cache.pool.workers[:] = [Here()]
    json.dump(dict([*pages(), *embeds(), *files()]), sys.stdout)

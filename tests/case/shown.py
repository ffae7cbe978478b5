"""All that the app, its embeds and its files say of a dossier."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from pptx import Presentation
from pypdf import PdfReader

from components.charts import CHARTS
from components.embed import parse, render
from components.entity import card, lost, page
from components.query.entities import named
from components.talk.deck import document
from components.talk.files import handout, pptx
from components.talk.scenes import authored
from components.ui import cache, html_shell
from components.ui.shell import PAGES
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


def rows() -> Iterator[tuple[str, str]]:
    """Name and words of the page and the picture of every row that has one, and of none."""
    dossier, names = cache.dossier(), tuple((p.path, p.title) for p in PAGES)
    for address in named(dossier):
        kind, _, row_id = address.partition("/")
        row_id = unquote(row_id)
        drawn = {a: render(dossier, a).body.decode() for a in page.asks(dossier, kind, row_id)}
        yield (
            f"page {address}",
            page.document(
                dossier, kind, row_id, drawn, base_url="https://x", pages=names,
                day=date(2026, 1, 1),
            ),
        )  # fmt: skip
        yield f"card {address}", card.svg(dossier, card.Wish(kind, row_id), host="")
    for path, title in names:
        wish = card.Wish("page", path or "story", page=title)
        yield f"card {path}", card.svg(dossier, wish, host="")
    yield "lost", lost.document(dossier, "/nothing", names, "/")


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


def shown(folder: Path) -> dict[str, str]:
    """All that is said of a dossier, by where it is said, as by a server of that one alone."""
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("DOSSIER", str(folder))
            patch.setattr(cache, "_held", {})
            patch.setattr(cache.pool, "workers", [Here()])
            afresh()
            return dict([*pages(), *embeds(), *rows(), *files()])
    finally:
        afresh()


def afresh() -> None:
    """Have the app look again for the dossiers that it is to show."""
    cache.folders.cache_clear()
    cache.forget()

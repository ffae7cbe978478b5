"""The comparisons as a page, and each as a document that an article frames: without scripts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

from components.dossier import Dossier
from components.embed import snippets, wording
from components.embed.document import SANS, SERIF
from components.embed.oembed import discovery_link
from components.entity.compare.comparisons import (
    COMPARISONS,
    Beside,
    Comparison,
    beside,
    cited,
    headline,
    key_of,
)
from components.entity.compare.heights import heights
from components.entity.shell import links, style
from components.graphic.writers.flatten import draw
from components.graphic.writers.svg import apart, stretched
from components.graphic.writers.svg_styles import Styles, colour, styles_of
from components.serving.cases import home_of
from components.theme import css_variables
from components.wording.templates import fill

_HERE = Path(__file__).parent
#: Width at which a drawing is laid out; it stretches.
WIDTH = 720.0
PATH = "compare"


@dataclass(frozen=True)
class _Section:
    comparison: Comparison
    rows: list[Beside]


def document(dossiers: tuple[Dossier, ...], root: str, base_url: str) -> str:
    """The page.

    Parameters
    ----------
    dossiers : tuple of Dossier
        The cases, in the order in which they stand.
    root : str
        Path of the app, with a slash at its end.
    base_url : str
        Its address, for codes to embed; "" where none is known, and none is given.
    """
    sections = [_Section(c, rows) for c in COMPARISONS.values() if (rows := beside(c, dossiers))]
    shown, looks = _shown(sections, root)
    for one in shown:
        one["code"] = code(one["comparison"], dossiers, base_url) if base_url else ""
    page = f"{base_url}/{PATH}"
    found = discovery_link(page, title="Cases compared", base_url=base_url) if base_url else ""
    return fill(
        "entity/compare/page.html", sections=shown, root=root, footer=_footer(dossiers),
        cases=[(home_of(root, d.name), headline(d)) for d in dossiers],
        style=style(root) + Markup(_css("compare.css") + looks.css),
        meta=links(root) + Markup(found),
    )  # fmt: skip


def framed(comparison: Comparison, dossiers: tuple[Dossier, ...], root: str, base_url: str) -> str:
    """One comparison, for which some case has something, as a document of its own."""
    rows = beside(comparison, dossiers)
    (shown,), looks = _shown([_Section(comparison, rows)], base_url + "/" if base_url else root)
    src = address(comparison, base_url)
    meta = discovery_link(src, title=comparison.title, base_url=base_url) if base_url else ""
    light, dark = css_variables("light"), css_variables("dark")
    colours = (
        f":root{{{light}--sans:{SANS};--serif:{SERIF}}}"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}color-scheme:dark}}}}"
    )
    return fill(
        "entity/compare/embed.html", shown=shown, footer=_footer(dossiers), meta=Markup(meta),
        up=f"{base_url}/{PATH}#{comparison.id}" if base_url else f"{root}{PATH}#{comparison.id}",
        style=Markup(colours + _css("embed.css") + _css("compare.css") + looks.css),
    )  # fmt: skip


def address(comparison: Comparison, base_url: str) -> str:
    """Where a comparison answers as a document."""
    return f"{base_url}/{PATH}/{comparison.id}.html"


def code(comparison: Comparison, dossiers: tuple[Dossier, ...], base_url: str) -> str:
    """What somebody pastes into an article."""
    src, tall = address(comparison, base_url), heights(comparison, dossiers)
    frame = snippets.iframe(src, title=comparison.title, heights=tall)
    return snippets.beside(src, comparison.title) + frame


def _footer(dossiers: tuple[Dossier, ...]) -> list[tuple[str, str]]:
    return [(headline(d), d.version) for d in dossiers]


def _shown(sections: list[_Section], root: str) -> tuple[list[dict[str, Any]], Styles]:
    drawn = [
        [[draw(s.graphic, WIDTH) for s in row.found.strips] if row.found else [] for row in s.rows]
        for s in sections
    ]
    looks = styles_of(one for part in drawn for row in part for one in row)
    shown = []
    for section, part in zip(sections, drawn, strict=True):
        c = section.comparison
        rows = [
            _row(c, row, [
                Markup(apart(stretched(one, looks, {}, attributes="aria-hidden=true"),
                             f"{c.id}{k}"))
                for one in drawings
            ], root)
            for k, (row, drawings) in enumerate(zip(section.rows, part, strict=True))
        ]  # fmt: skip
        key = [(name, colour(ink) if ink else "") for name, ink in key_of(section.rows)]
        shown.append({"comparison": c, "key": key, "rows": rows})
    return shown, looks


def _row(c: Comparison, row: Beside, drawings: list[Markup], root: str) -> dict[str, Any]:
    sources, more = wording.sources(row.dossier, cited(c, row), "en")
    strips = row.found.strips if row.found else ()
    home = home_of(root, row.dossier.name)
    return {
        "label": row.label, "score": row.score, "href": home, "sources": sources, "more": more,
        "all": f"{home}sources", "words": row.found.words if row.found else row.lacks,
        "strips": [(s.label, s.value, one) for s, one in zip(strips, drawings, strict=True)],
    }  # fmt: skip


@lru_cache(maxsize=4)
def _css(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")

"""From (dossier, request) to the bytes of an embed: pure, so that live and exported are equal."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any

import pandas as pd

from components.charts import CHARTS
from components.charts.chart import Frame
from components.dossier import Dossier
from components.embed import document, own_words, picture, short, wording
from components.embed.address import EmbedRequest
from components.embed.options import SHRUNK, SIZES
from components.embed.styles import folder, named
from components.embed.table import Table, clean_frame, csv_bytes, drawable, table_of
from components.graphic.canvas import COLUMN, DESIGNS, PHONE, STAGE, WIDE, Canvas
from components.graphic.graphic import Graphic
from components.graphic.writers import faces, pdf, png
from components.graphic.writers.flatten import draw
from components.graphic.writers.shapes import Drawing
from components.graphic.writers.svg_styles import merged
from components.view import View
from components.wording.cleaning import clean

MEDIA = {
    "html": "text/html; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
    "pdf": "application/pdf",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "txt": "text/plain; charset=utf-8",
}


@dataclass(frozen=True)
class Rendered:
    """An answer: its bytes, media type and a file name of plain ASCII."""

    body: bytes
    media_type: str
    filename: str


def render(
    dossier: Dossier, ask: EmbedRequest, *, base_url: str = "", site_url: str = ""
) -> Rendered:
    """Render an embed.

    Parameters
    ----------
    dossier : Dossier
        The one that ``ask`` names.
    ask : EmbedRequest
        As ``request.parse`` returns it.
    base_url : str
        Where the app answers, for instance ``https://example.org``; empty for relative links.
    site_url : str
        Of the exported site that a document is a file of; nothing else names it.

    Returns
    -------
    Rendered
        The same bytes for the same input, in any process.

    Raises
    ------
    KeyError
        If there is no such chart or format.
    """
    if ask.format == "html":
        body = _html(dossier, ask, base_url, site_url)
    else:
        body = _RENDERERS[ask.format](dossier, ask, base_url)
    return Rendered(body, MEDIA[ask.format], filename(ask))


def filename(ask: EmbedRequest) -> str:
    """Name of the file, for instance ``case-2003-timeline-1f3a9c20.csv``."""
    stem = re.sub(r"[^a-z0-9]+", "-", f"{ask.dossier}-{ask.chart}".lower())[:80].strip("-")
    query = ask.query()
    mark = f"-{sha256(query.encode()).hexdigest()[:8]}" if query else ""
    return f"{stem or 'chart'}{mark}.{ask.format}"


def _name(ask: EmbedRequest) -> str:
    """What the ids of a picture begin with: of no other chart, View or looks."""
    mark = sha256(ask.replace(format="svg").path().encode()).hexdigest()[:4]
    return f"{ask.chart}-{mark}"


@lru_cache(maxsize=64)
def frame_of(dossier: Dossier, chart: str, view: View) -> Frame:
    """The chart's prepared frame, its texts clean; shared, so never change it."""
    return clean_frame(CHARTS[chart].prepare(dossier, view))


@lru_cache(maxsize=64)
def data_of(dossier: Dossier, chart: str, view: View) -> Table:
    """The chart's data in view as a table."""
    return table_of(dossier, CHARTS[chart], frame_of(dossier, chart, view))


@lru_cache(maxsize=128)
def graphic_of(dossier: Dossier, chart: str, view: View, canvas: Canvas) -> Graphic:
    """The chart laid out on a canvas; shared, so never change it."""
    return CHARTS[chart].layout(drawable(frame_of(dossier, chart, view)), canvas)


def drawing_of(dossier: Dossier, chart: str, view: View, canvas: Canvas) -> Drawing:
    """The chart drawn at a canvas's width."""
    return draw(graphic_of(dossier, chart, view, canvas), canvas.width)


@lru_cache(maxsize=64)
def figures_of(dossier: Dossier, chart: str, view: View) -> Mapping[str, Drawing]:
    """A page's drawings by class: for the phone, and one that stretches or one each for the rest.

    Where the column's layout is the whole page's, one drawing serves both. Empty where nothing is
    in view.
    """
    if frame_of(dossier, chart, view).empty:
        return {}
    phone, column, wide = (graphic_of(dossier, chart, view, canvas) for canvas in DESIGNS)
    if column == wide and not column.rigid:
        rest = {"F": draw(column, COLUMN.width, up_to=WIDE.width)}
    else:
        rest = {"M": draw(column, COLUMN.width), "L": draw(wide, WIDE.width)}
    drawn = {"S": draw(phone, PHONE.width), **rest}
    return {name: merged(drawing) for name, drawing in drawn.items()}


def _html(dossier: Dossier, ask: EmbedRequest, base_url: str, site_url: str) -> bytes:
    frame, data = frame_of(dossier, ask.chart, ask.view), data_of(dossier, ask.chart, ask.view)
    if ask.flags.height:
        drawing = None if frame.empty else drawing_of(dossier, ask.chart, ask.view, STAGE)
        return short.short(dossier, ask, frame, data, drawing, base_url=base_url).encode()
    figures = figures_of(dossier, ask.chart, ask.view)
    return document.document(
        dossier, ask, CHARTS[ask.chart], figures, data,
        alt=own_words.alt(CHARTS[ask.chart], frame, ask.view, ask.flags), base_url=base_url,
        site_url=site_url,
    ).encode()  # fmt: skip


def design(width: int) -> Canvas:
    """Widest design that fits a picture."""
    return next((canvas for canvas in reversed(DESIGNS) if canvas.width <= width), DESIGNS[0])


def _svg(dossier: Dossier, ask: EmbedRequest, base_url: str) -> bytes:
    flags, chart = ask.flags, CHARTS[ask.chart]
    frame, data = frame_of(dossier, ask.chart, ask.view), data_of(dossier, ask.chart, ask.view)
    width, height, _ = flags.box
    canvas = design(width)
    foot = [flags.note, own_words.credit(flags), wording.source_line(dossier, data, flags.lang)]
    if not flags.plain:
        where = wording.explore(ask.chart, ask.view, base_url) if base_url else ""
        foot.append(" · ".join(filter(None, (wording.imprint(dossier, flags.lang), where))))
    heading = own_words.heading(dossier, chart, flags)
    caption = picture.Caption(
        title=heading.title,
        shows=heading.shows,
        filters="" if flags.plain else wording.filters(dossier, ask.view, flags.lang),
        foot=tuple(filter(None, foot)),
        alt=own_words.alt(chart, frame, ask.view, flags),
    )
    looks = picture.Looks(
        _name(ask), named(flags.style), mode=flags.mode,
        headed=flags.title and not flags.plain, transparent=flags.transparent,
    )  # fmt: skip
    names = dict(zip(data.tips, data.ids, strict=True))
    canvases = () if frame.empty else (*DESIGNS, STAGE) if height else (canvas,)
    drawings = [drawing_of(dossier, ask.chart, ask.view, c) for c in canvases]
    if height:
        made = picture.fitted(drawings, caption, names, looks, width=width, height=height)
    else:
        drawing = drawings[0] if drawings else None
        made = picture.compose(drawing, caption, names, looks, width=width, inner=canvas.width)
    return made.encode()


def _drawable(dossier: Dossier, ask: EmbedRequest, base_url: str) -> str:
    """The SVG of a picture, when the faces of its style are known; a pin changes only its ids."""
    if ask.flags.style:
        faces.also(folder())
    return _svg(dossier, ask.replace(v=None), base_url).decode()


def _png(dossier: Dossier, ask: EmbedRequest, base_url: str) -> bytes:
    svg = _drawable(dossier, ask, base_url)
    shrunk = SHRUNK.get(ask.flags.size)
    scale = shrunk / SIZES["card"][0] if shrunk else ask.flags.box[2]
    return png.from_svg(svg, scale=scale)


def _pdf(dossier: Dossier, ask: EmbedRequest, base_url: str) -> bytes:
    title = wording.cut(own_words.heading(dossier, CHARTS[ask.chart], ask.flags).title)
    svg = _drawable(dossier, ask, base_url)
    return pdf.from_svg(svg, title=title, lang=ask.flags.lang)


def _csv(dossier: Dossier, ask: EmbedRequest, base_url: str) -> bytes:
    chart = CHARTS[ask.chart]
    data = data_of(dossier, ask.chart, ask.view)
    if chart.every and chart.counts(frame_of(dossier, ask.chart, ask.view)):
        data = table_of(dossier, chart, clean_frame(chart.every(dossier, ask.view)))
    return csv_bytes(dossier, chart.table, data)


def _json(dossier: Dossier, ask: EmbedRequest, base_url: str) -> bytes:
    # Loads Altair, which nothing else needs: a tenth of a second of every process.
    from components.graphic.writers.vega_lite import vega_lite

    chart, flags = CHARTS[ask.chart], ask.flags
    frame = frame_of(dossier, ask.chart, ask.view)
    canvas = design(flags.width)
    graphic = graphic_of(dossier, ask.chart, ask.view, canvas)
    spec = vega_lite(graphic, mode=flags.mode, width=canvas.width)
    if flags.transparent:
        spec["background"] = "transparent"
    heading = chart.heading(dossier)
    about = {
        "title": clean(heading.title),
        "shows": clean(heading.shows),
        "filters": wording.filters(dossier, ask.view, flags.lang),
        "sources": wording.source_line(dossier, data_of(dossier, ask.chart, ask.view), flags.lang),
        "licence": wording.LICENCE_URL,
        "version": dossier.version,
    }
    if base_url:
        about["explore"] = wording.explore(ask.chart, ask.view, base_url)
    spec["description"] = wording.alt(chart, frame, ask.view, flags.lang)
    spec["usermeta"] = about
    text = json.dumps(spec, ensure_ascii=False, indent=1, allow_nan=False, default=_plain)
    return f"{text}\n".encode()


def _plain(value: Any) -> Any:
    """What JSON has no word for: numpy's numbers, dates."""
    if hasattr(value, "item"):
        return value.item()
    return None if pd.isna(value) else str(value)


def _txt(dossier: Dossier, ask: EmbedRequest, base_url: str) -> bytes:
    chart, lang = CHARTS[ask.chart], ask.flags.lang
    frame, data = frame_of(dossier, ask.chart, ask.view), data_of(dossier, ask.chart, ask.view)
    lines = [
        str(clean(chart.heading(dossier).title)),
        wording.filters(dossier, ask.view, lang),
        wording.alt(chart, frame, ask.view, lang),
        wording.source_line(dossier, data, lang),
        wording.imprint(dossier, lang),
    ]
    if base_url:
        lines.append(wording.explore(ask.chart, ask.view, base_url))
    return ("\n\n".join(line.replace("\n", " ") for line in lines if line) + "\n").encode()


#: Formats whose bytes a pin to the version of today changes: an SVG has its address in its ids.
MARKED = frozenset({"html", "svg"})

_RENDERERS = {
    "svg": _svg, "png": _png, "pdf": _pdf, "csv": _csv, "json": _json, "txt": _txt,
}  # fmt: skip

"""From (dossier, request) to the bytes of an embed: pure, so that live and exported are equal."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any

import altair as alt
import pandas as pd
import vl_convert

from components.charts import CHARTS
from components.charts.chart import Frame
from components.dossier import Dossier
from components.embed import document, picture, wording
from components.embed.address import Ask
from components.embed.table import Table, clean, clean_frame, csv_bytes, drawable, table_of
from components.graphic.writers import pdf, png
from components.graphic.writers.shapes import STAND_IN, Drawing, Pairs, read
from components.theme import Mode
from components.view import View

MEDIA = {
    "html": "text/html; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
    "pdf": "application/pdf",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "txt": "text/plain; charset=utf-8",
}

#: Widths for which every chart has a design; a picture takes the widest that fits, and scales it.
DESIGNS = (360, 640, 960)

_HEX = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True)
class Rendered:
    """An answer: its bytes, media type and a file name of plain ASCII."""

    body: bytes
    media_type: str
    filename: str


def render(dossier: Dossier, ask: Ask, *, base_url: str = "") -> Rendered:
    """Render an embed.

    Parameters
    ----------
    dossier : Dossier
        The one that ``ask`` names.
    ask : Ask
        As ``request.parse`` returns it.
    base_url : str
        Where the app answers, for instance ``https://example.org``; empty for relative links.

    Returns
    -------
    Rendered
        The same bytes for the same input, in any process.

    Raises
    ------
    KeyError
        If there is no such chart or format.
    """
    body = _RENDERERS[ask.format](dossier, ask, base_url)
    return Rendered(body, MEDIA[ask.format], filename(ask))


def filename(ask: Ask) -> str:
    """Name of the file, for instance ``russia-2003-timeline-1f3a9c20.csv``."""
    stem = re.sub(r"[^a-z0-9]+", "-", f"{ask.dossier}-{ask.chart}".lower())[:80].strip("-")
    query = ask.query()
    mark = f"-{sha256(query.encode()).hexdigest()[:8]}" if query else ""
    return f"{stem or 'chart'}{mark}.{ask.format}"


@lru_cache(maxsize=64)
def frame_of(dossier: Dossier, chart: str, view: View) -> Frame:
    """The chart's prepared frame, its texts clean; shared, so never change it."""
    return clean_frame(CHARTS[chart].prepare(dossier, view))


@lru_cache(maxsize=64)
def data_of(dossier: Dossier, chart: str, view: View) -> Table:
    """The chart's data in view as a table."""
    return table_of(dossier, CHARTS[chart], frame_of(dossier, chart, view))


@lru_cache(maxsize=128)
def draw(dossier: Dossier, chart: str, view: View, mode: Mode, width: int) -> Drawing:
    """The chart drawn ``width`` pixels wide; a light drawing knows its dark colours."""
    light = spec_of(dossier, chart, view, mode, width)
    dark = spec_of(dossier, chart, view, "dark", width) if mode == "light" else {}
    return drawing_of(light, colours(light, dark))


def drawing_of(spec: dict[str, Any], dark: Pairs) -> Drawing:
    """Draw what ``described`` returns, which may change; it will know its dark colours."""
    _unmeasured(spec)
    # Nothing may be fetched, whatever a spec says.
    svg = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    return read(svg, dark=dark)


def colours(light: Any, dark: Any) -> Pairs:
    """Light colour -> dark colour, where two drawings of one shape differ; the first found counts.

    They are given as dicts and lists: specs, or the fields of sketches.
    """
    found: dict[str, str] = {}
    for a, b in _colours(light, dark):
        found.setdefault(a, b)
    return tuple(found.items())


def spec_of(dossier: Dossier, chart: str, view: View, mode: Mode, width: int) -> dict[str, Any]:
    """Vega-Lite spec with its data inline; every mark is described by the ``tip`` of its row."""
    frame = drawable(frame_of(dossier, chart, view))
    return described(CHARTS[chart].print(frame, view, mode=mode, width=width))


def described(made: alt.TopLevelMixin) -> dict[str, Any]:
    """Spec of a chart whose data are inline; every mark is described by the ``tip`` of its row."""
    spec: dict[str, Any] = clean(made.to_dict(validate=False))
    _describe(spec, spec.get("datasets", {}), [])
    return spec


def _describe(spec: dict[str, Any], named: dict[str, Any], rows: list[Any]) -> None:
    """Give the marks of every layer whose rows have a ``tip`` that tip as description."""
    data = spec.get("data")
    if isinstance(data, dict):
        rows = data.get("values") or named.get(data.get("name", ""), [])
    for key in ("layer", "concat", "hconcat", "vconcat"):
        for part in spec.get(key, []):
            _describe(part, named, rows)
    mark = spec.get("mark")
    if isinstance(mark, str):
        mark = spec["mark"] = {"type": mark}
    if not isinstance(mark, dict):
        return
    if mark["type"] != "text" and any(isinstance(r, dict) and r.get("tip") for r in rows):
        mark.setdefault("description", {"expr": "datum.tip"})
        mark["aria"] = True
    else:
        mark["aria"] = False


def _unmeasured(spec: dict[str, Any]) -> None:
    """Let Vega place stand-ins for texts, and hand the texts themselves on as descriptions.

    Vega measures each text anew, which is nine tenths of the cost of a drawing; where the size of
    a chart is fixed nothing follows from it.
    """
    if spec.get("autosize") != "none":
        return
    for layer in spec.get("layer", []):
        mark = layer.get("mark", {})
        if mark.get("type") == "text" and isinstance(mark.get("text"), dict):
            mark.update(description=mark["text"], text=STAND_IN, aria=True)


def _colours(light: Any, dark: Any) -> Iterator[tuple[str, str]]:
    """Pairs of hex colours that stand in the same place of two drawings of one shape."""
    if isinstance(light, str) and isinstance(dark, str):
        if _HEX.fullmatch(light) and _HEX.fullmatch(dark) and light.upper() != dark.upper():
            yield light.upper(), dark.upper()
    elif isinstance(light, dict) and isinstance(dark, dict) and len(light) == len(dark):
        # By place, for the names of data sets are hashes of what they hold.
        for a, b in zip(light.values(), dark.values(), strict=True):
            yield from _colours(a, b)
    elif isinstance(light, list) and isinstance(dark, list) and len(light) == len(dark):
        for a, b in zip(light, dark, strict=True):
            yield from _colours(a, b)


def _html(dossier: Dossier, ask: Ask, base_url: str) -> bytes:
    frame = frame_of(dossier, ask.chart, ask.view)
    drawings = [] if frame.empty else [
        draw(dossier, ask.chart, ask.view, "light", width) for width in DESIGNS
    ]  # fmt: skip
    data = data_of(dossier, ask.chart, ask.view)
    return document.document(
        dossier, ask, CHARTS[ask.chart], drawings, data,
        alt=wording.alt(CHARTS[ask.chart], frame, ask.view, ask.flags.lang), base_url=base_url,
    ).encode()  # fmt: skip


def design(width: int) -> int:
    """Widest design that fits a picture."""
    return max((d for d in DESIGNS if d <= width), default=DESIGNS[0])


def _svg(dossier: Dossier, ask: Ask, base_url: str) -> bytes:
    flags, chart = ask.flags, CHARTS[ask.chart]
    frame, data = frame_of(dossier, ask.chart, ask.view), data_of(dossier, ask.chart, ask.view)
    inner = design(flags.width)
    mode = flags.mode
    drawing = None if frame.empty else draw(dossier, ask.chart, ask.view, mode, inner)
    foot = [wording.source_line(dossier, data, flags.lang)]
    if not flags.plain:
        where = wording.explore(ask.chart, ask.view, base_url) if base_url else ""
        foot.append(" · ".join(filter(None, (wording.imprint(dossier, flags.lang), where))))
    caption = picture.Caption(
        title=str(clean(chart.title)),
        shows=str(clean(chart.shows)),
        filters="" if flags.plain else wording.filters(dossier, ask.view, flags.lang),
        foot=tuple(filter(None, foot)),
        alt=wording.alt(chart, frame, ask.view, flags.lang),
    )
    return picture.compose(
        drawing, caption, dict(zip(data.tips, data.ids, strict=True)),
        mode=mode, width=flags.width, inner=inner,
        headed=flags.title and not flags.plain, transparent=flags.transparent,
    ).encode()  # fmt: skip


def _png(dossier: Dossier, ask: Ask, base_url: str) -> bytes:
    svg = _svg(dossier, ask, base_url).decode()
    return png.from_svg(svg, scale=ask.flags.scale)


def _pdf(dossier: Dossier, ask: Ask, base_url: str) -> bytes:
    title = wording.cut(str(clean(CHARTS[ask.chart].title)))
    svg = _svg(dossier, ask, base_url).decode()
    return pdf.from_svg(svg, title=title, lang=ask.flags.lang)


def _csv(dossier: Dossier, ask: Ask, base_url: str) -> bytes:
    return csv_bytes(dossier, data_of(dossier, ask.chart, ask.view))


def _json(dossier: Dossier, ask: Ask, base_url: str) -> bytes:
    chart, flags = CHARTS[ask.chart], ask.flags
    frame = frame_of(dossier, ask.chart, ask.view)
    spec = spec_of(dossier, ask.chart, ask.view, flags.mode, design(flags.width))
    if flags.transparent:
        spec["background"] = "transparent"
    about = {
        "title": clean(chart.title),
        "shows": clean(chart.shows),
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


def _txt(dossier: Dossier, ask: Ask, base_url: str) -> bytes:
    chart, lang = CHARTS[ask.chart], ask.flags.lang
    frame, data = frame_of(dossier, ask.chart, ask.view), data_of(dossier, ask.chart, ask.view)
    lines = [
        str(clean(chart.title)),
        wording.filters(dossier, ask.view, lang),
        wording.alt(chart, frame, ask.view, lang),
        wording.source_line(dossier, data, lang),
        wording.imprint(dossier, lang),
    ]
    if base_url:
        lines.append(wording.explore(ask.chart, ask.view, base_url))
    return ("\n\n".join(line.replace("\n", " ") for line in lines if line) + "\n").encode()


_RENDERERS = {
    "html": _html, "svg": _svg, "png": _png, "pdf": _pdf, "csv": _csv, "json": _json, "txt": _txt,
}  # fmt: skip

"""What is compared: every chart's outputs as hashes, and its default View as SVG to read.

Everything is drawn from the shipped dossier by pure functions, so that the same code and data give
the same bytes on any machine. Pictures of pixels are left out: they are made of these SVGs.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import numpy as np
import orjson

from components.charts import CHARTS
from components.dossier import Dossier
from components.embed import parse, render
from components.graphic.canvas import APP_PHONE, COLUMN, STAGE
from components.graphic.graphic import Graphic
from components.graphic.writers.svg import SANS, attribute, layers
from components.talk.slides import stage
from components.theme import LIGHT, TOKENS, Mode
from components.view import View
from tests.charts.making import to_plotly

HERE = Path(__file__).parent
PICTURES, HASHES = HERE / "pictures", HERE / "hashes.json"

#: Widths of the designs of an embed, by the name of the column that they are made for.
WIDTHS = {"phone": 360, "column": 640, "wide": 960}

#: The default View and others: each filter, a selection, a weighing beside another, and nothing.
QUERIES = (
    "",
    "pressure=international",
    "pressure=domestic",
    "time=2003-10..2004-04&event=duma-353-0",
    "time=2000..2003-09&sure=certainly",
    "actor=firestone~putin",
    "kind=law~vote~bill",
    "stance=resists",
    "q=film",
    "q=nothing-holds-this",
    "outcome=witness-law&event=ratification-duma-vote",
    "weigh=norm-civilised.422222~us-lowest-tier.142222~act-seats.224122x&rival=us-grants.022222",
)


def pictures(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Name and SVG of every chart's default View, for each column and for the projector.

    Yields
    ------
    tuple of (str, str)
        ``timeline-phone.svg`` and its text, one element a line.
    """
    for chart in CHARTS:
        for column, width in WIDTHS.items():
            made = render(dossier, parse(dossier, chart, "svg", f"plain&width={width}")[0])
            yield f"{chart}-{column}.svg", readable(made.body.decode())
        drawing, _ = stage(dossier, chart, View())
        size = f'viewBox="0 0 {STAGE.width:g} {STAGE.height:g}" font-family="{attribute(SANS)}"'
        body = layers(drawing, {}, tokens=LIGHT)
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{body}</svg>'
        yield f"{chart}-stage.svg", readable(svg)


def readable(svg: str) -> str:
    """The same picture, one element a line."""
    return re.sub(r">(?=<(?!/text))", ">\n", svg).rstrip("\n") + "\n"


def hashes(dossier: Dossier) -> dict[str, str]:
    """Hash of every chart's outputs in every View: ``timeline?pressure=outside figure``."""
    found = {}
    for chart in CHARTS:
        for query in QUERIES:
            view, dropped = View.parse(query, dossier)
            if dropped:
                raise ValueError(f"{query}: {dropped[0]}")
            for output, data in outputs(dossier, chart, CHARTS[chart].seen(view)):
                found[f"{chart}?{query} {output}"] = hashlib.sha256(data).hexdigest()[:16]
    return found


def outputs(dossier: Dossier, chart: str, view: View) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of what a chart makes of a View, as cheap to make as they can be."""
    entry = CHARTS[chart]
    frame = entry.prepare(dossier, view)
    yield "words", entry.describe(frame).encode()
    yield "table", frame[list(entry.columns)].to_csv(index=False).encode()
    if not frame.empty:
        for mode in TOKENS:
            for canvas in (COLUMN, APP_PHONE):
                drawn = to_plotly(entry.layout(frame, canvas), mode=mode)
                name = f"figure {mode}{' narrow' if canvas.narrow else ''}"
                yield name, drawn.to_json(validate=False).encode()
    for mode in TOKENS:
        yield f"stage {mode}", orjson.dumps(plain(entry.layout(frame, STAGE), mode))


def plain(graphic: Graphic, mode: Mode) -> dict[str, Any]:
    """What is on a drawing, by the names of its parts, in hex colours and plain numbers."""
    g = graphic
    rects = [[r.x0, r.x1, r.y0, r.y1, r.color.hex(mode)] for r in g.rects]
    lines = [[n.x0, n.y0, n.x1, n.y1, n.color.hex(mode), n.width, n.dash, n.grid] for n in g.lines]
    curves = [[c.points, c.color.hex(mode), c.width, c.dash, c.arrow, c.size] for c in g.curves]
    marks = [
        [m.x, m.y, m.symbol, m.color.hex(mode), m.size, m.hollow, m.struck, m.halo, m.id, m.kind,
         m.tip]
        for m in g.marks
    ]  # fmt: skip
    texts = [
        [t.x, t.y, t.text, t.color.hex(mode), t.size, t.align, t.bold, t.italic, t.gap, t.serif]
        for t in g.texts
    ]
    dots = [[d.places, d.color.hex(mode), d.size, d.hollow, d.id, d.kind, d.tip] for d in g.dots]
    targets = [list(vars(t).values()) for t in g.targets]
    size = [g.low, g.high, g.height, g.left, g.rigid]
    made = {"size": size, "rects": rects, "lines": lines, "curves": curves, "marks": marks}
    more = {"texts": texts, "dots": dots, "targets": targets}
    return cast(dict[str, Any], _settled({**made, **more}))


def _settled(value: Any) -> Any:
    """Numpy's numbers as Python's, whole ones too: 12 and 12.0 are one place."""
    if isinstance(value, dict):
        return {key: _settled(held) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [_settled(held) for held in value]
    if isinstance(value, np.bool_ | bool):
        return bool(value)
    if isinstance(value, np.number | int | float):
        return round(float(value), 6)
    return value if value is None else str(value)

"""What is compared: every chart's outputs as hashes, and its default View as SVG to read.

Everything is drawn from the shipped dossier by pure functions, so that the same code and data give
the same bytes on any machine. Pictures of pixels are left out: they are made of these SVGs.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import orjson

from components.charts import CHARTS
from components.dossier import Dossier
from components.embed import parse, render
from components.graphic.canvas import STAGE
from components.graphic.writers.svg import SANS, attribute, layers
from components.talk.slides import stage
from components.theme import TOKENS
from components.view import View

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
        size = f'viewBox="0 0 {STAGE[0]:g} {STAGE[1]:g}" font-family="{attribute(SANS)}"'
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{layers(drawing, {})}</svg>'
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
    yield "words", entry.describe(frame, view).encode()
    yield "table", frame[list(entry.columns)].to_csv(index=False).encode()
    if not frame.empty:
        for mode in TOKENS:
            for narrow in (False, True):
                figure = entry.screen(frame, view, mode=mode, narrow=narrow)
                name = f"figure {mode}{' narrow' if narrow else ''}"
                yield name, figure.to_json(validate=False).encode()
    for mode in TOKENS:
        sketch = entry.stage(frame, view, mode=mode)
        # The texts of a frame are Python's own, its numbers numpy's.
        yield f"stage {mode}", orjson.dumps(sketch, option=orjson.OPT_SERIALIZE_NUMPY, default=str)

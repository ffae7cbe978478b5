"""Dossiers and Views made for a test, and what every picture must hold to."""

import re
from dataclasses import replace
from itertools import chain
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from hypothesis import strategies as st

from components.charts.chart import Chart, Frame
from components.dossier import Dossier
from components.graphic.canvas import (
    APP_PHONE,
    COLUMN,
    PHONE,
    STAGE,
    STAGE_LETTERS,
    WIDE,
    Canvas,
)
from components.graphic.graphic import Curve, Dots, Graphic, Mark, Target
from components.graphic.metrics import Box, overlaps
from components.graphic.writers.plotly import figure
from components.theme import Mode
from components.view.sides import PRESSURES
from components.view.view import KINDS, STAGES, STANCES, View


def to_plotly(graphic: Graphic, *, mode: Mode) -> go.Figure:
    """The figure that the screen is sent, as an object of Plotly's."""
    return go.Figure(figure(graphic, mode=mode), _validate=False)


def choices(figure: go.Figure | dict[str, Any]) -> list[tuple[str, str]]:
    """Id and kind of each point of a figure that can be chosen."""
    found: list[tuple[str, str]] = []
    for trace in (figure if isinstance(figure, dict) else figure.to_dict())["data"]:
        meta, points = trace.get("meta") or {}, len(trace["x"])
        if "kind" in meta:
            every = [meta[n] for n in ("of", "kind")]
            found += zip(*(v if isinstance(v, list) else [v] * points for v in every), strict=True)
    return found


#: Each canvas, and the widths at which what is laid out on it is shown: the screen stretches it.
SHOWN = (
    (APP_PHONE, 332),
    (PHONE, 360),
    (COLUMN, 640),
    (COLUMN, 1180),
    (WIDE, 960),
    (STAGE, int(STAGE.width)),
)
CANVASES = tuple(dict.fromkeys(canvas for canvas, _ in SHOWN))

FIGURES = re.compile(r"[\d–]+$")
#: Least size of letters anywhere but on the stage.
LETTERS = 10.0


def with_tables(dossier: Dossier, **frames: pd.DataFrame) -> Dossier:
    """Another dossier, some of whose tables are replaced."""
    return replace(dossier, version="made", tables=MappingProxyType({**dossier.tables, **frames}))


def views(dossier: Dossier) -> st.SearchStrategy[View]:
    """Any View of a dossier."""
    years = st.none() | st.integers(1999, 2026).map(str)

    def some(values: tuple[str, ...], most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
        return st.lists(st.sampled_from(values), unique=True, max_size=most).map(tuple)

    return st.builds(
        View,
        pressure=some(PRESSURES),
        time=st.tuples(years, years),
        sure=st.sampled_from(["possibly", "certainly"]),
        actor=some(tuple(dossier.actors["id"])),
        stage=some(STAGES),
        kind=some(KINDS),
        stance=some(STANCES),
        q=st.sampled_from(["", "law", "putin", "no such words"]),
        event=some(tuple(dossier.events["id"])),
    )


def unreadable(boxes: list[Box], texts: list[str], *, width: float, height: float) -> list[str]:
    """What a reader could not read: texts that run over each other or out of the picture."""
    found = [f"{texts[i]!r} runs into {texts[j]!r}" for i, j in overlaps(boxes, slack=1.5)]
    for (left, top, right, bottom), text in zip(boxes, texts, strict=True):
        if left < -1 or right > width + 1 or top < -1 or bottom > height + 1:
            found.append(f"{text!r} is cut off")
    return found


def pointed(g: Graphic) -> list[Mark | Dots | Target]:
    """All that can be pointed at."""
    held: list[Mark | Dots | Target] = [*g.marks, *g.dots, *g.targets]
    return [part for part in held if part.id is not None]


def faults(g: Graphic, canvas: Canvas, width: float) -> list[str]:
    """What of a graphic nobody can read, or point at."""
    width = canvas.width if g.rigid else width
    tall = canvas.height or g.height
    # Figures have nothing below their line: a score may stand close to its words.
    boxes = [
        (left, top, right, bottom - 0.25 * (bottom - top) * bool(FIGURES.match(t.text)))
        for t, (left, top, right, bottom) in zip(g.texts, g.boxes(width), strict=True)
    ]
    found = unreadable(boxes, [t.text for t in g.texts], width=width, height=tall)
    least = STAGE_LETTERS if canvas.stage else LETTERS
    found += [f"{t.text!r}: letters of {t.size}" for t in g.texts if t.size < least]
    if g.height != tall:
        found.append(f"{g.height} high")
    scale = (width - g.left) / (g.high - g.low)
    places = [(m.x, m.y, m.across) for m in g.marks]
    places += [(x, y, d.size) for d in g.dots for x, y in d.places]
    for at, y, across in places:
        x, half = g.left + (at - g.low) * scale, across / 2
        if not (half - 2 <= x <= width - half + 2 and half - 2 <= y <= tall - half + 2):
            found.append(f"a mark at {x:.0f}, {y:.0f} is cut off")
    found += [f"{part.kind} {part.id} says nothing" for part in pointed(g) if not part.tip]
    return [f"{fault}, on {canvas} at {width:g}" for fault in found]


def _pieces(curve: Curve) -> int:
    """So many that none is taller than half a line of letters."""
    heights = [y for _, y in curve.points]
    return max(48, int((max(heights) - min(heights)) / 4))


def struck(g: Graphic, width: float) -> list[str]:
    """Names and headings that a curve runs through, and words that lie on a mark.

    What is set in the middle of its own arc is the arc's, and a number in a ring the ring's.
    """
    scale = g.scale(width)

    def at(x: float) -> float:
        return g.left + (x - g.low) * scale

    # A curve down a tall drawing would pass a line of letters between two of few points.
    paths = [[(at(x), y) for x, y in c.through(_pieces(c))] for c in g.curves]
    lengths = np.array([len(path) for path in paths], dtype=int)
    places = np.array(list(chain.from_iterable(paths))).reshape(-1, 2)
    curve = np.repeat(np.arange(len(paths)), lengths)
    half = np.repeat([1 + c.width / 2 for c in g.curves], lengths)[:, None]
    rings = [(at(m.x), m.y, m.across / 2) for m in g.marks if m.size and (m.id or not m.hollow)]
    found = []
    for text, (left, top, right, bottom) in zip(g.texts, g.boxes(width), strict=True):
        tall = (bottom - top) / 8  # of its box, above and below which there are no letters
        low, high = top + tall, bottom - tall
        start, end = np.array([left, low]), np.array([right, high])
        inside = (places > start - half) & (places < end + half)
        over = [g.curves[k] for k in np.unique(curve[inside.all(axis=1)])]
        if not (text.align == "center" and text.of and text.of in {c.of for c in over}):
            found += [f"an arc of {c.of or 'the key'} runs through {text.text!r}" for c in over]
        found += [
            f"{text.text!r} lies on a mark"
            for x, y, r in rings
            if left < x + r and right > x - r and low < y + r and high > y - r
        ]
    return found


def unfit(chart: Chart, frame: Frame) -> list[str]:
    """The faults of a chart's drawings of a frame, wherever it is shown."""
    return unfit_of(drawings(chart, frame))


def drawings(chart: Chart, frame: Frame) -> dict[Canvas, Graphic]:
    """A chart's drawing of a frame on every canvas."""
    return {canvas: chart.layout(frame, canvas) for canvas in CANVASES}


def unfit_of(drawn: dict[Canvas, Graphic]) -> list[str]:
    """The faults of drawings, wherever each is shown."""
    return [fault for canvas, width in SHOWN for fault in faults(drawn[canvas], canvas, width)]

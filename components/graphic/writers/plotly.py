"""A graphic as a Plotly figure, for the screen.

What a trace draws belongs to marks: ``meta.of`` says of which, one id for each of its points (for
each of its strokes, where it is lines), so that the page can light up, pale and hide marks with
all that belongs to them. ``meta.kind`` and ``meta.tip`` stand beside it where a point can be
chosen. The page itself answers to pointer and keys; the figure shows no tooltips of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any, Protocol

from components.graphic.graphic import Curve, Dots, Graphic, Line, Mark, Rect, Target, Text
from components.graphic.ink import Inks
from components.theme import SANS, SERIF, Mode, plotly_layout

Trace = dict[str, Any]

_ALIGN = {"left": "right", "right": "left", "center": "center"}
_SPACE = "\u00a0"


class _Choice(Protocol):
    """What can be chosen: a mark, a row of dots, or a target."""

    @property
    def id(self) -> str | None: ...
    @property
    def kind(self) -> str: ...
    @property
    def tip(self) -> str: ...


def figure(graphic: Graphic, *, mode: Mode) -> dict[str, Any]:
    """Write a graphic as a figure's dict.

    Parameters
    ----------
    graphic : Graphic
        Across, it stretches with the figure; down, a unit is a pixel.
    mode : "light" or "dark"
        Colours.
    """
    targets = graphic.targets
    traces = [
        *_line_traces(graphic.lines, mode), *_arrow_traces(graphic.curves, mode),
        *_dot_traces(graphic.dots, mode), *_mark_traces(graphic.marks, mode),
        *_text_traces(graphic.texts, mode),
    ]  # fmt: skip
    if targets:
        # A trace of many boxes costs a fraction of as many shapes, and lies below lines and words.
        traces += [
            *_rect_traces(graphic.rects, mode),
            _target_trace(targets),
        ]
    hidden = {"visible": False, "fixedrange": True}
    whole = {"constrain": "domain"} if graphic.rigid else {}
    tied = {"scaleanchor": "x"} if graphic.rigid else {}
    layout = plotly_layout(
        mode,
        height=graphic.height,
        margin={"l": graphic.left, "r": 0, "t": 0, "b": 0, "pad": 0},
        xaxis={**hidden, **whole, "range": [graphic.low, graphic.high]},
        yaxis={**hidden, **whole, **tied, "range": [graphic.height, 0]},
        shapes=[
            *([] if targets else _rect_shapes(graphic.rects, mode)),
            *_curve_shapes(graphic.curves, mode),
        ],
    )
    return {"data": traces, "layout": layout}


def _rect_shapes(rects: Iterable[Rect], mode: Mode) -> list[Trace]:
    return [
        {"type": "rect", "layer": "below", "line": {"width": 0}, "fillcolor": r.color.hex(mode),
         "x0": r.x0, "x1": r.x1, "y0": r.y0, "y1": r.y1, **_named(r.of)}
        for r in rects
    ]  # fmt: skip


def _named(of: str) -> Trace:
    return {"name": of} if of else {}


def _meta(of: Sequence[str | None]) -> Trace:
    return {"meta": {"of": list(of)}} if any(of) else {}


def _choices(shapes: Sequence[_Choice]) -> Trace:
    """What stands for rows, of which kind, and what is said of it."""
    return {
        "meta": {
            "of": [s.id for s in shapes],
            "kind": [s.kind for s in shapes],
            "tip": [s.tip for s in shapes],
        }
    }


def _rect_traces(rects: Sequence[Rect], mode: Mode) -> list[Trace]:
    if not rects:
        return []
    marker = {"color": [r.color.hex(mode) for r in rects], "line": {"width": 0}}
    return [{**_boxes(rects), "marker": marker, **_meta([r.of for r in rects])}]


def _target_trace(targets: Sequence[Target]) -> Trace:
    marker = {"color": "rgba(0,0,0,0)", "line": {"width": 0}}
    return {**_boxes(targets), "marker": marker, **_choices(targets)}


def _boxes(boxes: Sequence[Rect] | Sequence[Target]) -> Trace:
    return {
        "type": "bar", "orientation": "h", "base": [b.x0 for b in boxes],
        "x": [b.x1 - b.x0 for b in boxes], "y": [b.y0 for b in boxes],
        # An offset of their own keeps bars from being set side by side.
        "width": [b.y1 - b.y0 for b in boxes], "offset": [0] * len(boxes),
    }  # fmt: skip


def _curve_shapes(curves: Iterable[Curve], mode: Mode) -> list[Trace]:
    """One shape a curve: the path says all, so no points need to be sent."""
    shapes = []
    for curve in curves:
        start, *pulls = (f"{x:g},{y:g}" for x, y in curve.points)
        line: dict[str, Any] = {"color": curve.color.hex(mode), "width": curve.width}
        if curve.dash != "solid":
            line["dash"] = "5px,4px"
        path = f"M{start}C{' '.join(pulls)}"
        shape = {"type": "path", "layer": "below", "path": path, "line": line}
        shapes.append(shape | _named(curve.of))
    return shapes


def _arrow_traces(curves: Iterable[Curve], mode: Mode) -> list[Trace]:
    ends = [c for c in curves if c.arrow]
    trace = {
        "type": "scatter", "mode": "markers", "cliponaxis": False,
        "x": [c.points[-1][0] for c in ends], "y": [c.points[-1][1] for c in ends],
        "marker": {
            "symbol": [f"triangle-{c.arrow}" for c in ends], "size": [c.size for c in ends],
            "color": [c.color.hex(mode) for c in ends], "opacity": 1, "line": {"width": 0},
        },
        **_meta([c.of for c in ends]),
    }  # fmt: skip
    return [trace] if ends else []


def _dot_traces(dots: Iterable[Dots], mode: Mode) -> list[Trace]:
    """One trace a row, whose dots all answer for it."""
    paper = Inks.paper.hex(mode)
    return [
        {
            "type": "scatter", "mode": "markers", "cliponaxis": False,
            "x": [x for x, _ in d.places], "y": [y for _, y in d.places],
            # One for all of them.
            "meta": {"of": d.id, "kind": d.kind, "tip": d.tip},
            "marker": {
                "size": d.size - (1.2 if d.hollow else 0), "opacity": 1,
                "color": paper if d.hollow else d.color.hex(mode),
                "line": {"color": d.color.hex(mode), "width": 1.2 if d.hollow else 0},
            },
        }
        for d in dots
    ]  # fmt: skip


def _mark_traces(marks: Sequence[Mark], mode: Mode) -> list[Trace]:
    """Halos, marks that answer to nothing, marks that do, and the strokes through some."""
    live = [m for m in marks if m.id is not None]
    still = [m for m in marks if m.id is None]
    struck = [m for m in marks if m.struck]
    halos = [m for m in marks if m.halo]
    traces = []
    if halos:
        size = [m.size + 11 for m in halos]
        ring = {"symbol": "circle", "color": Inks.accent.hex(mode), "size": size}
        traces.append(_points(halos, {**ring, "line": {"width": 0}}))
    if still:
        traces.append(_points(still, _looks(still, mode)))
    if live:
        traces.append({**_points(live, _looks(live, mode)), **_choices(live)})
    if struck:
        line = {"color": [m.color.hex(mode) for m in struck], "width": 1.6}
        size = [m.size + 6 for m in struck]
        strokes = _points(struck, {"symbol": "line-ne", "size": size, "line": line})
        traces.append(strokes | _meta([m.id for m in struck]))
    return traces


def _points(marks: Sequence[Mark], marker: dict[str, Any]) -> Trace:
    return {
        "type": "scatter", "mode": "markers", "cliponaxis": False,
        "x": [m.x for m in marks], "y": [m.y for m in marks], "marker": {"opacity": 1, **marker},
    }  # fmt: skip


def _looks(marks: Sequence[Mark], mode: Mode) -> dict[str, Any]:
    paper = Inks.paper.hex(mode)
    return {
        "symbol": [m.symbol for m in marks],
        "size": [m.across for m in marks],
        "color": [paper if m.hollow else m.color.hex(mode) for m in marks],
        "line": {
            "color": [m.color.hex(mode) if m.hollow else paper for m in marks],
            "width": [1.8 if m.hollow else 1 for m in marks],
        },
    }


def _line_traces(lines: Iterable[Line], mode: Mode) -> list[Trace]:
    groups: dict[tuple[str, float, str], list[Line]] = {}
    for line in lines:
        groups.setdefault((line.color.hex(mode), line.width, line.dash), []).append(line)
    return [
        {
            "type": "scatter", "mode": "lines", "cliponaxis": False,
            "x": [x for line in group for x in (line.x0, line.x1, None)],
            "y": [y for line in group for y in (line.y0, line.y1, None)],
            "line": {"color": color, "width": width, "dash": dash},
            **_meta([line.of for line in group]),
        }
        for (color, width, dash), group in groups.items()
    ]  # fmt: skip


def _text_traces(texts: Sequence[Text], mode: Mode) -> list[Trace]:
    if not texts:
        return []
    paper, colors = Inks.paper.hex(mode), [t.color.hex(mode) for t in texts]
    serif = any(t.serif for t in texts)
    return [{
        "type": "scatter", "mode": "text", "cliponaxis": False,
        "x": [t.x for t in texts], "y": [t.y for t in texts],
        "text": [_spaced(t) for t in texts],
        "textposition": [f"middle {_ALIGN[t.align]}" for t in texts],
        **_meta([t.of for t in texts]),
        "textfont": {
            "size": [t.size for t in texts],
            "color": colors,
            "weight": [600 if t.bold else 400 for t in texts],
            "style": ["italic" if t.italic else "normal" for t in texts],
            **({"family": [SERIF if t.serif else SANS for t in texts]} if serif else {}),
            # Paper around the letters, so that a rule that passes behind does not strike them.
            "shadow": ", ".join([f"0 0 2px {paper}"] * 4),
        },
    }]  # fmt: skip


def _spaced(text: Text) -> str:
    """Text with its gap as spaces that do not collapse: Plotly has no offset for a text."""
    gap = _SPACE * round(text.gap / (0.2 * text.size))  # a space of Source Sans is 0.2 em
    words = escape(text.text, quote=False)
    return gap + words if text.align == "left" else words + gap

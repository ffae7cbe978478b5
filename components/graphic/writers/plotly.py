"""A graphic as a Plotly figure, for the screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from components.graphic.graphic import Curve, Dots, Graphic, Line, Mark, Rect, Target, Text
from components.graphic.ink import Inks
from components.graphic.metrics import hover_text
from components.theme import SANS, SERIF, Mode, plotly_layout

Trace = dict[str, Any]

_ALIGN = {"left": "right", "right": "left", "center": "center"}
_SPACE = "\u00a0"
#: Letters on a line of a tooltip: by default, over boxes, over boxes on a phone, and
#: over dots.
LETTERS, OVER_BOXES, NARROW, DOTS = 56, 56, 40, 44


def figure(graphic: Graphic, *, mode: Mode, narrow: bool = False) -> dict[str, Any]:
    """Write a graphic as a figure's dict; only marks with an id and targets answer to the pointer.

    Parameters
    ----------
    graphic : Graphic
        Across, it stretches with the figure; down, a unit is a pixel.
    mode : "light" or "dark"
        Colours.
    narrow : bool
        Break tooltips over targets for a phone.
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
            _target_trace(targets, NARROW if narrow else OVER_BOXES),
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
         "x0": r.x0, "x1": r.x1, "y0": r.y0, "y1": r.y1}
        for r in rects
    ]  # fmt: skip


def _rect_traces(rects: Sequence[Rect], mode: Mode) -> list[Trace]:
    if not rects:
        return []
    marker = {"color": [r.color.hex(mode) for r in rects], "line": {"width": 0}}
    # Named, or Plotly dims what it does not count as chosen.
    still = {"hoverinfo": "skip", "unselected": {"marker": {"opacity": 1}}}
    return [{**_boxes(rects), "marker": marker, **still}]


def _target_trace(targets: Sequence[Target], letters: int) -> Trace:
    return {
        **_boxes(targets), "hoverinfo": "text",
        "marker": {"color": "rgba(0,0,0,0)", "line": {"width": 0}},
        "hovertext": [hover_text(h.tip, letters=letters) for h in targets],
        "customdata": [[h.id, h.kind] for h in targets],
    }  # fmt: skip


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
        shapes.append({"type": "path", "layer": "below", "path": path, "line": line})
    return shapes


def _arrow_traces(curves: Iterable[Curve], mode: Mode) -> list[Trace]:
    ends = [c for c in curves if c.arrow]
    trace = {
        "type": "scatter", "mode": "markers", "hoverinfo": "skip", "cliponaxis": False,
        "x": [c.points[-1][0] for c in ends], "y": [c.points[-1][1] for c in ends],
        "marker": {
            "symbol": [f"triangle-{c.arrow}" for c in ends], "size": [c.size for c in ends],
            "color": [c.color.hex(mode) for c in ends], "opacity": 1, "line": {"width": 0},
        },
        "unselected": {"marker": {"opacity": 1}},
    }  # fmt: skip
    return [trace] if ends else []


def _dot_traces(dots: Iterable[Dots], mode: Mode) -> list[Trace]:
    """One trace a row, whose dots all answer for it."""
    paper = Inks.paper.hex(mode)
    return [
        {
            "type": "scatter", "mode": "markers", "cliponaxis": False, "hoverinfo": "text",
            "x": [x for x, _ in d.places], "y": [y for _, y in d.places],
            "hovertext": hover_text(d.tip, letters=DOTS),
            "customdata": [[d.id, d.kind]] * len(d.places),
            "marker": {
                "size": d.size - (1.2 if d.hollow else 0), "opacity": 1,
                "color": paper if d.hollow else d.color.hex(mode),
                "line": {"color": d.color.hex(mode), "width": 1.2 if d.hollow else 0},
            },
            "unselected": {"marker": {"opacity": 1}},
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
        told = {
            "hoverinfo": "text",
            "hovertext": [hover_text(m.tip, letters=LETTERS) for m in live],
            "customdata": [[m.id, m.kind] for m in live],
        }
        traces.append({**_points(live, _looks(live, mode)), **told})
    if struck:
        line = {"color": [m.color.hex(mode) for m in struck], "width": 1.6}
        size = [m.size + 6 for m in struck]
        traces.append(_points(struck, {"symbol": "line-ne", "size": size, "line": line}))
    return traces


def _points(marks: Sequence[Mark], marker: dict[str, Any]) -> Trace:
    return {
        "type": "scatter", "mode": "markers", "hoverinfo": "skip", "cliponaxis": False,
        "x": [m.x for m in marks], "y": [m.y for m in marks], "marker": {"opacity": 1, **marker},
        # The page draws what is selected; Plotly must not dim the rest a second time.
        "unselected": {"marker": {"opacity": 1}},
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
    groups: dict[tuple[str, float, str], tuple[list[Any], list[Any]]] = {}
    for line in lines:
        look = (line.color.hex(mode), line.width, line.dash)
        xs, ys = groups.setdefault(look, ([], []))
        xs += [line.x0, line.x1, None]
        ys += [line.y0, line.y1, None]
    return [
        {
            "type": "scatter", "mode": "lines", "hoverinfo": "skip", "cliponaxis": False,
            "x": xs, "y": ys, "line": {"color": color, "width": width, "dash": dash},
        }
        for (color, width, dash), (xs, ys) in groups.items()
    ]  # fmt: skip


def _text_traces(texts: Sequence[Text], mode: Mode) -> list[Trace]:
    if not texts:
        return []
    paper, colors = Inks.paper.hex(mode), [t.color.hex(mode) for t in texts]
    serif = any(t.serif for t in texts)
    return [{
        "type": "scatter", "mode": "text", "hoverinfo": "skip", "cliponaxis": False,
        "x": [t.x for t in texts], "y": [t.y for t in texts],
        "text": [_spaced(t) for t in texts],
        "textposition": [f"middle {_ALIGN[t.align]}" for t in texts],
        # Nor the texts: it leaves them alone once chosen ones, of which there are none, have a
        # colour of their own.
        "selected": {"textfont": {"color": colors[0]}},
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

"""A sketch as a Plotly figure, and the one door to sketches for the charts.

``to_plotly`` and ``to_altair`` draw the same `Sketch`, so screen and print cannot differ.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

import plotly.graph_objects as go

from components.graphic.graphic import Curve, Ground, Line, Mark, Sketch, Text, grid_line, mix
from components.graphic.metrics import hover_text
from components.graphic.writers.curves import curve_shapes, tip_traces
from components.graphic.writers.vega_lite import to_altair
from components.theme import TOKENS, Mode, plotly_layout

__all__ = [
    "Curve", "Ground", "Line", "Mark", "Sketch", "Text", "grid_line", "mix", "to_altair",
    "to_plotly",
]  # fmt: skip

_ALIGN = {"left": "right", "right": "left", "center": "center"}
_SPACE = "\u00a0"


def to_plotly(sketch: Sketch, *, mode: Mode, more: Iterable[dict[str, Any]] = ()) -> go.Figure:
    """Draw on the screen; only marks with an id answer to the pointer. ``more`` traces lie on top.

    Adding traces to a figure that is there would have Plotly check them.
    """
    paper, accent = TOKENS[mode].paper, TOKENS[mode].accent
    live = [m for m in sketch.marks if m.id is not None]
    still = [m for m in sketch.marks if m.id is None]
    struck = [m for m in sketch.marks if m.struck]
    halos = [m for m in sketch.marks if m.halo]
    traces = [*_line_traces(sketch.lines), *tip_traces(sketch.curves)]
    if halos:
        ring = {"symbol": "circle", "color": accent, "size": [m.size + 11 for m in halos]}
        traces.append(_points(halos, {**ring, "line": {"width": 0}}))
    if still:
        traces.append(_points(still, _looks(still, paper)))
    if live:
        traces.append(
            {
                **_points(live, _looks(live, paper)),
                "hoverinfo": "text",
                "hovertext": [hover_text(m.tip) for m in live],
                "customdata": [[m.id, m.kind] for m in live],
            }
        )
    if struck:
        line = {"color": [m.color for m in struck], "width": 1.6}
        size = [m.size + 6 for m in struck]
        traces.append(_points(struck, {"symbol": "line-ne", "size": size, "line": line}))
    if sketch.texts:
        traces.append(_text_trace(sketch.texts, paper))
    traces += more
    hidden = {"visible": False, "fixedrange": True}
    layout = plotly_layout(
        mode,
        height=sketch.height,
        margin={"l": sketch.left, "r": 0, "t": 0, "b": 0, "pad": 0},
        xaxis={**hidden, "range": [sketch.low, sketch.high]},
        yaxis={**hidden, "range": [sketch.height, 0]},
        shapes=[
            {"type": "rect", "layer": "below", "line": {"width": 0}, "fillcolor": g.color,
             "x0": g.x0, "x1": g.x1, "y0": g.y0, "y1": g.y1}
            for g in sketch.grounds
        ] + curve_shapes(sketch.curves),
    )  # fmt: skip
    # Validation is most of what a figure costs, and the tests do it.
    return go.Figure({"data": traces, "layout": layout}, _validate=False)


def _spaced(text: Text) -> str:
    """Text with its gap as spaces that do not collapse: Plotly has no offset for a text."""
    gap = _SPACE * round(text.gap / (0.2 * text.size))  # a space of Source Sans is 0.2 em
    words = escape(text.text, quote=False)
    return gap + words if text.align == "left" else words + gap


def _points(marks: list[Mark], marker: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "markers", "hoverinfo": "skip", "cliponaxis": False,
        "x": [m.x for m in marks], "y": [m.y for m in marks], "marker": {"opacity": 1, **marker},
        # The page draws what is selected; Plotly must not dim the rest a second time.
        "unselected": {"marker": {"opacity": 1}},
    }  # fmt: skip


def _looks(marks: list[Mark], paper: str) -> dict[str, Any]:
    return {
        "symbol": [m.symbol[0] for m in marks],
        "size": [m.across for m in marks],
        "color": [paper if m.hollow else m.color for m in marks],
        "line": {
            "color": [m.color if m.hollow else paper for m in marks],
            "width": [1.8 if m.hollow else 1 for m in marks],
        },
    }


def _line_traces(lines: Iterable[Line]) -> list[dict[str, Any]]:
    groups: dict[tuple[str, float, str], tuple[list[Any], list[Any]]] = {}
    for line in lines:
        xs, ys = groups.setdefault((line.color, line.width, line.dash), ([], []))
        xs += [line.x0, line.x1, None]
        ys += [line.y0, line.y1, None]
    return [
        {
            "type": "scatter", "mode": "lines", "hoverinfo": "skip", "cliponaxis": False,
            "x": xs, "y": ys, "line": {"color": color, "width": width, "dash": dash},
        }
        for (color, width, dash), (xs, ys) in groups.items()
    ]  # fmt: skip


def _text_trace(texts: list[Text], paper: str) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "text", "hoverinfo": "skip", "cliponaxis": False,
        "x": [t.x for t in texts], "y": [t.y for t in texts],
        "text": [_spaced(t) for t in texts],
        "textposition": [f"middle {_ALIGN[t.align]}" for t in texts],
        # Nor the texts: it leaves them alone once chosen ones, of which there are none, have a
        # colour of their own.
        "selected": {"textfont": {"color": texts[0].color}},
        "textfont": {
            "size": [t.size for t in texts],
            "color": [t.color for t in texts],
            "weight": [600 if t.bold else 400 for t in texts],
            "style": ["italic" if t.italic else "normal" for t in texts],
            # Paper around the letters, so that a rule that passes behind does not strike them.
            "shadow": ", ".join([f"0 0 2px {paper}"] * 4),
        },
    }  # fmt: skip

"""A sketch as an Altair chart: few layers, one a kind of mark, so that its SVG stays small."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import altair as alt

from components.graphic.graphic import Ground, Line, Mark, Sketch
from components.graphic.metrics import Box
from components.graphic.writers.curves import curve_layers
from components.theme import TOKENS, Mode, altair_config

Layers = list[dict[str, Any]]
#: Vega's diamond is slim: what its area takes to look like Plotly's.
_AREA = {"diamond": 1.6}
UNSEEN = "transparent"


def to_altair(
    sketch: Sketch, *, mode: Mode, width: float, hits: Iterable[Any] = ()
) -> alt.LayerChart:
    """Draw for print, ``width`` pixels wide, margins included.

    ``hits`` are boxes (``panels.Hit``) that stand for rows where no mark does; they are not seen,
    but an embed points at them and names them.
    """
    boxes = [{"x": h.x0, "x2": h.x1, "y": h.y0, "y2": h.y1, "tip": h.tip} for h in hits]
    paper, accent = TOKENS[mode].paper, TOKENS[mode].accent
    half = 5.5 * (sketch.high - sketch.low) / (width - sketch.left)
    struck = [
        Line(m.x - half, m.y + 7.5, m.x + half, m.y - 7.5, m.color, 1.6)
        for m in sketch.marks
        if m.struck
    ]
    halos = [
        {
            "x": m.x,
            "y": m.y,
            "s": "circle",
            "a": (m.size + 11) ** 2,
            "c": accent,
            "e": accent,
            "w": 0,
        }
        for m in sketch.marks
        if m.halo
    ]
    marks = [_printed(m, paper) for m in sketch.marks]
    layers = [
        *_ground_layer(sketch.grounds), *curve_layers(sketch.curves), *_line_layer(sketch.lines),
        *_mark_layer(halos + marks), *_line_layer(struck), *_text_layers(sketch, paper, width),
        *_layer(boxes, "rect", {"fill": UNSEEN}),
    ]  # fmt: skip
    return _chart(
        layers or [{"data": {"values": []}, "mark": "point"}],  # Vega-Lite draws no empty layer
        {"x": _axis("x", [sketch.low, sketch.high]), "y": _axis("y", [sketch.height, 0])},
        width=width - sketch.left,
        height=sketch.height,
        autosize="none",
        padding={"left": sketch.left, "right": 0, "top": 0, "bottom": 0},
        config={**altair_config(mode), "aria": False},
    )


def _chart(layers: Layers, encoding: dict[str, Any], **properties: Any) -> alt.LayerChart:
    """Assemble a chart as it stands; ``from_dict`` would guess the class of every part of it.

    Trying each part against the whole schema takes ten times as long as all the rest.
    """
    with alt.utils.schemapi.debug_mode(False):
        charts = []
        for layer in layers:
            own = alt.FacetedEncoding(**layer["encoding"]) if "encoding" in layer else alt.Undefined
            data = alt.InlineData(values=layer["data"]["values"])
            charts.append(alt.Chart(data, mark=layer["mark"], encoding=own))
        return alt.LayerChart(layer=charts, encoding=alt.Encoding(**encoding), **properties)


def _axis(name: str, domain: list[float]) -> dict[str, Any]:
    scale = {"domain": domain, "nice": False, "zero": False}
    return {"field": name, "type": "quantitative", "axis": None, "scale": scale}


def _layer(rows: list[dict[str, Any]], mark: str, fixed: dict[str, Any], **each: str) -> Layers:
    """One layer, if it has rows; ``each`` names the field that a property takes row by row."""
    properties = {key: {"expr": f"datum.{name}"} for key, name in each.items()}
    spec: dict[str, Any] = {
        "data": {"values": rows},
        "mark": {"type": mark, **fixed, **properties},
    }
    if rows and "x2" in rows[0]:
        spec["encoding"] = {"x2": {"field": "x2"}, "y2": {"field": "y2"}}
    return [spec] if rows else []


def _ground_layer(grounds: list[Ground]) -> Layers:
    rows = [{"x": g.x0, "x2": g.x1, "y": g.y0, "y2": g.y1, "c": g.color} for g in grounds]
    return _layer(rows, "rect", {}, fill="c")


def _line_layer(lines: list[Line]) -> Layers:
    rows = [
        {"x": n.x0, "x2": n.x1, "y": n.y0, "y2": n.y1, "c": n.color, "w": n.width, "d": n.dash}
        for n in lines
    ]
    plain = [r for r in rows if r["d"] == "solid"]
    dotted = [r for r in rows if r["d"] != "solid"]
    return [
        *_layer(plain, "rule", {}, stroke="c", strokeWidth="w"),
        *_layer(dotted, "rule", {"strokeDash": [1, 3]}, stroke="c", strokeWidth="w"),
    ]


def _printed(m: Mark, paper: str) -> dict[str, Any]:
    # A mark without size shows nothing and can still be pointed at in an embed.
    edge = UNSEEN if m.size == 0 else m.color if m.hollow else paper
    return {
        "x": m.x, "y": m.y, "s": m.symbol[1], "a": round(m.across**2) if m.size else 20**2,
        "c": UNSEEN if m.size == 0 else paper if m.hollow else m.color, "e": edge,
        "w": 1.8 if m.hollow else 1 if m.size else 0,
        # An embed finds a mark's row by it; a key's mark stands for no row.
        **({"tip": m.tip} if m.id is not None else {}),
    }  # fmt: skip


def _mark_layer(rows: list[dict[str, Any]]) -> Layers:
    look = {"shape": "s", "size": "a", "fill": "c", "stroke": "e", "strokeWidth": "w"}
    return _layer(rows, "point", {"opacity": 1}, **look)


def _text_layers(sketch: Sketch, paper: str, width: float) -> Layers:
    """One layer a style; a text that a line runs under is first laid in paper."""
    under = [line for line in sketch.lines if not line.grid]
    under += [Line(*a, *b, c.color) for c in sketch.curves for a, b in pairwise(c.through(8))]
    styles: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for text, room in zip(sketch.texts, sketch.boxes(width), strict=True):
        row = {"x": text.x, "y": text.y, "t": text.text, "c": text.color, "s": text.size,
               "d": text.shift}  # fmt: skip
        style = (text.align, text.bold, text.italic)
        if any(_crosses(line, room, sketch, width) for line in under):
            styles.setdefault((*style, True), []).append(row)
        styles.setdefault((*style, False), []).append(row)
    layers: Layers = []
    for (align, bold, italic, crossed), rows in sorted(styles.items(), key=lambda s: not s[0][3]):
        fixed = {
            "align": align, "baseline": "middle", "fontWeight": 600 if bold else 400,
            "fontStyle": "italic" if italic else "normal",
        }  # fmt: skip
        if crossed:
            fixed.update({"stroke": paper, "strokeWidth": 3, "strokeJoin": "round"})
        layers += _layer(rows, "text", fixed, text="t", fill="c", fontSize="s", dx="d")
    return layers


def _crosses(line: Line, room: Box, sketch: Sketch, width: float) -> bool:
    scale = (width - sketch.left) / (sketch.high - sketch.low)
    xs = sorted(sketch.left + (x - sketch.low) * scale for x in (line.x0, line.x1))
    ys = sorted((line.y0, line.y1))
    return xs[0] < room[2] and xs[1] > room[0] and ys[0] < room[3] - 2 and ys[1] > room[1] + 2

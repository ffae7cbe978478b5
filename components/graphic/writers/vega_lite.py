"""A graphic as a Vega-Lite specification, through Altair: for those who draw on from there.

Few layers, one a kind of mark, with their data inline. Where Vega has no shape of its own (curves,
many circles as one) a point of a path's own size stands for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import altair as alt

from components.graphic.graphic import STRIKE, Curve, Dots, Graphic, Line, Mark, Rect
from components.graphic.ink import Inks
from components.graphic.writers.symbols import OWN
from components.theme import SERIF, Mode, altair_config
from components.wording.cleaning import clean

Layers = list[dict[str, Any]]
Rows = list[dict[str, Any]]
UNSEEN = "transparent"
#: Area at which a path is drawn as large as it is written.
AS_WRITTEN = 4


def vega_lite(graphic: Graphic, *, mode: Mode, width: float) -> dict[str, Any]:
    """Write a graphic ``width`` pixels wide, margins included.

    Returns
    -------
    dict
        A specification of a chart of layers; each mark of a row is described by its ``tip``.
    """
    g, scale = graphic, graphic.scale(width)
    half, up = STRIKE[0] / scale, STRIKE[1]
    struck = [
        Line(m.x - half, m.y + up, m.x + half, m.y - up, m.color, 1.6) for m in g.marks if m.struck
    ]
    layers = [
        *_rect_layer(g.rects, mode), *_curve_layers(g.curves, mode, scale),
        *_line_layers(g.lines, mode), *_dot_layer(g.dots, mode, scale), *_mark_layer(g.marks, mode),
        *_line_layers(struck, mode), *_text_layers(g, mode, width), *_target_layer(g),
    ]  # fmt: skip
    chart = _chart(
        layers or [{"data": {"values": []}, "mark": "point"}],  # Vega-Lite draws no empty layer
        {"x": _axis("x", [g.low, g.high]), "y": _axis("y", [g.height, 0])},
        width=width - g.left,
        height=g.height,
        autosize="none",
        padding={"left": g.left, "right": 0, "top": 0, "bottom": 0},
        config={**altair_config(mode), "aria": False},
    )
    spec: dict[str, Any] = clean(chart.to_dict(validate=False))
    return spec


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


def _layer(rows: Rows, mark: str, fixed: dict[str, Any], **each: str) -> Layers:
    """One layer, if it has rows; ``each`` names the field that a property takes row by row."""
    if not rows:
        return []
    properties = {key: {"expr": f"datum.{name}"} for key, name in each.items()}
    told = mark != "text" and any(r.get("tip") for r in rows)
    said = {"description": {"expr": "datum.tip"}, "aria": True} if told else {"aria": False}
    spec: dict[str, Any] = {
        "data": {"values": rows},
        "mark": {"type": mark, **fixed, **properties, **said},
    }
    if "x2" in rows[0]:
        spec["encoding"] = {"x2": {"field": "x2"}, "y2": {"field": "y2"}}
    return [spec]


def _rect_layer(rects: Iterable[Rect], mode: Mode) -> Layers:
    rows = [{"x": r.x0, "x2": r.x1, "y": r.y0, "y2": r.y1, "c": r.color.hex(mode)} for r in rects]
    return _layer(rows, "rect", {}, fill="c")


def _target_layer(graphic: Graphic) -> Layers:
    chosen = [t for t in graphic.targets if t.kind != "period"]
    rows = [{"x": t.x0, "x2": t.x1, "y": t.y0, "y2": t.y1, "tip": t.tip} for t in chosen]
    return _layer(rows, "rect", {"fill": UNSEEN})


def _line_layers(lines: Iterable[Line], mode: Mode) -> Layers:
    rows = [
        {"x": n.x0, "x2": n.x1, "y": n.y0, "y2": n.y1, "c": n.color.hex(mode), "w": n.width,
         "d": n.dash}
        for n in lines
    ]  # fmt: skip
    looks = {"stroke": "c", "strokeWidth": "w"}
    return [
        *_layer([r for r in rows if r["d"] == "solid"], "rule", {}, **looks),
        *_layer([r for r in rows if r["d"] != "solid"], "rule", {"strokeDash": [1, 3]}, **looks),
    ]


def _paths(rows: Rows, dash: list[int]) -> Layers:
    """Strokes along paths of their own."""
    fixed = {
        "size": AS_WRITTEN, "filled": False, "fill": UNSEEN, "opacity": 1, "strokeCap": "round",
        **({"strokeDash": dash, "strokeCap": "butt"} if dash else {}),
    }  # fmt: skip
    return _layer(rows, "point", fixed, shape="d", stroke="c", strokeWidth="w")


def _curve_layers(curves: list[Curve], mode: Mode, scale: float) -> Layers:
    def row(curve: Curve) -> dict[str, Any]:
        (x, y), *pulls = curve.points
        bent = " ".join(f"{(px - x) * scale:.1f},{py - y:.1f}" for px, py in pulls)
        look = {"c": curve.color.hex(mode), "w": curve.width}
        return {"x": x, "y": y, "d": f"M0,0C{bent}", **look}

    arrows = [
        {"x": c.points[-1][0], "y": c.points[-1][1], "c": c.color.hex(mode),
         "s": f"triangle-{c.arrow}", "a": c.arrow_area}
        for c in curves if c.arrow
    ]  # fmt: skip
    looks = {"shape": "s", "size": "a", "fill": "c"}
    return [
        *_paths([row(c) for c in curves if c.dash == "solid"], []),
        *_paths([row(c) for c in curves if c.dash != "solid"], [5, 4]),
        *_layer(arrows, "point", {"opacity": 1, "strokeWidth": 0}, **looks),
    ]


def _dot_layer(dots: Iterable[Dots], mode: Mode, scale: float) -> Layers:
    rows: Rows = []
    for d in dots:
        x0, y0 = d.places[0]
        path = "".join(f"M{(x - x0) * scale:.1f},{y - y0:.1f}h0" for x, y in d.places)
        rows += [
            {"x": x0, "y": y0, "d": path, "c": ink.hex(mode), "w": w, "tip": "" if k else d.tip}
            for k, (ink, w) in enumerate(d.strokes(scale))
        ]
    return _paths(rows, [])


def _printed(m: Mark, mode: Mode) -> dict[str, Any]:
    # A mark without size shows nothing and can still be pointed at in an embed.
    paper, color = Inks.paper.hex(mode), m.color.hex(mode)
    edge = UNSEEN if m.size == 0 else color if m.hollow else paper
    return {
        "x": m.x, "y": m.y, "s": OWN.get(m.symbol, m.symbol),
        "a": m.area,
        "c": UNSEEN if m.size == 0 else paper if m.hollow else color, "e": edge,
        "w": 1.8 if m.hollow else 1 if m.size else 0,
        # A legend's mark stands for no row.
        **({"tip": m.tip} if m.id is not None else {}),
    }  # fmt: skip


def _mark_layer(marks: Iterable[Mark], mode: Mode) -> Layers:
    accent = Inks.accent.hex(mode)
    halos = [
        {"x": m.x, "y": m.y, "s": "circle", "a": m.halo_area, "c": accent, "e": accent,
         "w": 0}
        for m in marks if m.halo
    ]  # fmt: skip
    look = {"shape": "s", "size": "a", "fill": "c", "stroke": "e", "strokeWidth": "w"}
    return _layer([*halos, *(_printed(m, mode) for m in marks)], "point", {"opacity": 1}, **look)


def _text_layers(graphic: Graphic, mode: Mode, width: float) -> Layers:
    """One layer a style; a text that a line runs under is first laid in paper."""
    crossed = graphic.crossed(width)
    styles: dict[tuple[Any, ...], Rows] = {}
    for i, text in enumerate(graphic.texts):
        row = {"x": text.x, "y": text.y, "t": text.text, "c": text.color.hex(mode),
               "s": text.size, "d": text.shift}  # fmt: skip
        style = (text.align, text.bold, text.italic, text.serif)
        if i in crossed:
            styles.setdefault((*style, True), []).append(row)
        styles.setdefault((*style, False), []).append(row)
    layers: Layers = []
    for (align, bold, italic, serif, halo), rows in sorted(
        styles.items(), key=lambda s: not s[0][4]
    ):
        fixed = {
            "align": align, "baseline": "middle", "fontWeight": 600 if bold else 400,
            "fontStyle": "italic" if italic else "normal", **({"font": SERIF} if serif else {}),
        }  # fmt: skip
        if halo:
            paper = Inks.paper.hex(mode)
            fixed.update({"stroke": paper, "strokeWidth": 3, "strokeJoin": "round"})
        layers += _layer(rows, "text", fixed, text="t", fill="c", fontSize="s", dx="d")
    return layers

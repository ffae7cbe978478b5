"""Curves of a sketch, with their arrowheads, on the screen and in print."""

from __future__ import annotations

from typing import Any

from components.graphic.graphic import Curve


def curve_shapes(curves: list[Curve]) -> list[dict[str, Any]]:
    """Plotly shapes, one a curve: the path says all, so no points need to be sent."""
    shapes = []
    for curve in curves:
        start, *pulls = (f"{x:g},{y:g}" for x, y in curve.points)
        line: dict[str, Any] = {"color": curve.color, "width": curve.width}
        if curve.dash != "solid":
            line["dash"] = "5px,4px"
        path = f"M{start}C{' '.join(pulls)}"
        shapes.append({"type": "path", "layer": "below", "path": path, "line": line})
    return shapes


def tip_traces(curves: list[Curve]) -> list[dict[str, Any]]:
    """Plotly trace of the arrowheads, if there are any."""
    tips = [c for c in curves if c.tip]
    trace = {
        "type": "scatter", "mode": "markers", "hoverinfo": "skip", "cliponaxis": False,
        "x": [c.points[-1][0] for c in tips], "y": [c.points[-1][1] for c in tips],
        "marker": {
            "symbol": [f"triangle-{c.tip}" for c in tips], "size": [c.size for c in tips],
            "color": [c.color for c in tips], "opacity": 1, "line": {"width": 0},
        },
        "unselected": {"marker": {"opacity": 1}},
    }  # fmt: skip
    return [trace] if tips else []


def curve_layers(curves: list[Curve]) -> list[dict[str, Any]]:
    """Vega-Lite layers: whole curves, dashed curves, arrowheads."""
    layers = [
        _strokes([c for c in curves if c.dash == "solid"], []),
        _strokes([c for c in curves if c.dash != "solid"], [5, 4]),
    ]
    tips = [
        {"x": c.points[-1][0], "y": c.points[-1][1], "c": c.color, "s": f"triangle-{c.tip}",
         "a": round(c.size**2 * 0.8)}
        for c in curves if c.tip
    ]  # fmt: skip
    if tips:
        each = {key: {"expr": f"datum.{f}"} for key, f in {"shape": "s", "size": "a"}.items()}
        mark = {"type": "point", "opacity": 1, "strokeWidth": 0, "fill": {"expr": "datum.c"}}
        layers.append({"data": {"values": tips}, "mark": {**mark, **each}})
    return [layer for layer in layers if layer]


def _strokes(curves: list[Curve], dash: list[int]) -> dict[str, Any]:
    rows = [
        {"x": round(x), "y": round(y), "i": i, "j": j, "c": c.color, "w": c.width}
        for i, c in enumerate(curves)
        for j, (x, y) in enumerate(_splined(c))
    ]
    if not rows:
        return {}
    return {
        "data": {"values": rows},
        "mark": {"type": "line", "interpolate": "basis", "strokeDash": dash},
        "encoding": {
            "detail": {"field": "i", "type": "nominal"},
            "order": {"field": "j", "type": "quantitative"},
            "stroke": {"field": "c", "type": "nominal", "scale": None},
            "strokeWidth": {"field": "w", "type": "quantitative", "scale": None},
        },
    }


def _splined(curve: Curve) -> list[tuple[float, float]]:
    """Points whose B-spline runs close to the curve: Vega draws no Bézier of its own."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = curve.points
    return [(x0, y0), (x0 + (x1 - x0) * 0.75, y1), (x3 + (x2 - x3) * 0.75, y2), (x3, y3)]

"""The seats in print: one path an outcome, since 450 marks would weigh too much."""

from __future__ import annotations

from math import cos, sin
from typing import Any

import altair as alt

from components.charts.chart import Frame
from components.charts.seats.hemicycle import (
    EDGE,
    LEADING,
    Note,
    hemicycle,
    labels,
    majority_angle,
    note_size,
    notes_at,
    paint,
)
from components.theme import SERIF, TOKENS, Mode, Tokens, altair_config
from components.view import View


def print_(frame: Frame, view: View, *, mode: Mode = "light", width: int = 640) -> alt.LayerChart:
    """Altair chart, ``width`` pixels wide: one path an outcome, since 450 marks weigh too much."""
    t, small = TOKENS[mode], width < 480
    notes, bottom = notes_at(frame, min(width - 16, 640), note_size(small))
    radius = min(330.0, (width - 12) / 2 / EDGE)
    top, middle = 34.0, width / 2
    base = top + radius * EDGE
    paths: list[dict[str, Any]] = []
    rules: list[dict[str, Any]] = []
    texts: list[dict[str, Any]] = []
    if len(frame):
        first = frame.iloc[0]
        dot = radius * 0.041
        for row in frame.itertuples():
            places = hemicycle(row.total)[row.first : row.first + row.seats]
            fill, edge = paint(row.layer, row.pressure, t)
            d = "".join(f"M{x * radius:.1f},{-y * radius:.1f}h0" for x, y in places)
            inks = [(edge, dot)] + ([(fill, dot - 2)] if fill != edge else [])
            paths += [
                {"x": middle, "y": base, "d": d, "c": c, "w": w, "tip": "" if k else row.tip}
                for k, (c, w) in enumerate(inks)
                if places
            ]
        if first["selected"]:
            arc = f"M{-EDGE * radius:.1f},0A{EDGE * radius:.1f},{EDGE * radius:.1f},0,0,1,"
            d = f"{arc}{EDGE * radius:.1f},0"
            paths.append({"x": middle, "y": base, "d": d, "c": t.accent, "w": 4, "tip": ""})
        end = majority_angle(first["total"])
        rules.append(
            {"x": middle + 0.4 * radius * cos(end), "x2": middle + EDGE * radius * cos(end),
             "y": base - 0.4 * radius * sin(end), "y2": base - EDGE * radius * sin(end)}
        )  # fmt: skip
        texts = _print_texts(frame, t, notes, (middle, base, radius, width), small)
    layers = [
        _layer(paths, {"type": "point", "size": 4, "filled": False, "strokeCap": "round",
                       "opacity": 1}, shape="d", stroke="c", strokeWidth="w", description="tip"),
        _layer(rules, {"type": "rule", "color": t.ink, "strokeWidth": 1.5, "aria": False}),
        _layer(texts, {"type": "text", "baseline": "middle", "aria": False}, text="t", fill="c",
               fontSize="s", align="a", fontWeight="b", font="f"),
    ]  # fmt: skip
    height = base + bottom
    spec = {
        "$schema": alt.SCHEMA_URL, "width": width, "height": height, "padding": 0,
        "autosize": "none", "config": altair_config(mode), "layer": layers,
        "encoding": {"x": _axis("x", [0, width]), "y": _axis("y", [height, 0])},
    }  # fmt: skip
    chart: alt.LayerChart = alt.LayerChart.from_dict(spec, validate=False)
    return chart


def _print_texts(
    frame: Frame, t: Tokens, notes: list[Note], place: tuple[float, ...], small: bool
) -> list[dict[str, Any]]:
    middle, base, radius, width = place
    first = frame.iloc[0]
    sans, end = str(altair_config("light")["font"]), majority_angle(first["total"])

    def text(x: float, y: float, words: str, color: str, size: float, align: str = "center",
             bold: bool = False, font: str = sans) -> dict[str, Any]:  # fmt: skip
        return {"x": x, "y": y, "t": words, "c": color, "s": size, "a": align, "f": font,
                "b": 600 if bold else 400}  # fmt: skip

    big = 40 if small else 72
    made = [
        text(middle + EDGE * radius * cos(end), base - EDGE * radius * sin(end) - 12,
             f"Majority: {first['majority']}", t.ink, 13),
        text(middle, base - (32 if small else 52), first["score"], t.ink, big, font=SERIF),
        text(middle, base - 8, f"of {first['total']} seats", t.muted, 12 if small else 14),
    ]  # fmt: skip
    made += [
        text(middle + m["x"] * radius, base + m["dy"] + 4, m["t"], m["c"], m["size"], m["align"],
             m["bold"])
        for m in labels(frame, t, small=small)
    ]  # fmt: skip
    left, size = (8.0 if small else max(8.0, (width - 640) / 2)), note_size(small)
    for y, lines, doubt in notes:
        made += [
            text(left, base + y + LEADING * size * (k + 0.5), line, t.muted if doubt else t.ink,
                 size, "left")
            for k, line in enumerate(lines)
        ]  # fmt: skip
    return made


def _axis(name: str, domain: list[float]) -> dict[str, Any]:
    scale = {"domain": domain, "nice": False, "zero": False}
    return {"field": name, "type": "quantitative", "axis": None, "scale": scale}


def _layer(rows: list[dict[str, Any]], mark: dict[str, Any], **each: str) -> dict[str, Any]:
    """One layer; ``each`` names the field that a property of the mark takes row by row."""
    properties = {key: {"expr": f"datum.{name}"} for key, name in each.items()}
    layer: dict[str, Any] = {"data": {"values": rows}, "mark": {**mark, **properties}}
    if mark["type"] == "rule":
        layer["encoding"] = {"x2": {"field": "x2"}, "y2": {"field": "y2"}}
    return layer

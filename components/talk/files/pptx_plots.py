"""Charts of points that a teacher can edit: seats in a half circle, a rank in steps."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from itertools import pairwise
from math import pi, sqrt
from typing import Any, NamedTuple

from pptx.chart.chart import Chart
from pptx.chart.data import XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.chart import XL_TICK_LABEL_POSITION as LABELS_AT
from pptx.enum.chart import XL_TICK_MARK as TICK
from pptx.enum.dml import MSO_LINE
from pptx.enum.dml import MSO_THEME_COLOR as COLOR
from pptx.util import Pt

from components.charts.chart import Frame, case_of
from components.charts.seats.hemicycle import INNER, dots, grain
from components.charts.tier.words import steps_of
from components.talk.files.pptx_master import STAGE, Place
from components.talk.files.pptx_parts import OUTCOMES, Native, color_of, fill, inner, say

#: Half of the width and the height that a half circle of radius 1 is given; share of the distance
#: from seat to seat that a dot takes.
_WIDE, _HIGH, _DOT = 1.15, 1.12, 0.74
#: Share of the way down at which a law's name stands, between the lines of the steps; every other
#: one lower.
_NAMED = (0.1, 0.375)


def seats(frame: Frame) -> Native:
    """A dot a seat, or so many; each outcome is a series, with its number in its name."""
    total = int(frame["total"].iloc[0])
    data = XyChartData()
    colors = []
    # LibreOffice (7.4) does not draw a series that stands before a longer one.
    for row in frame.sort_values("seats", ascending=False, kind="stable").to_dict("records"):
        name = OUTCOMES[row["layer"]][0]
        series = data.add_series(f"{name}: {row['seats']}")
        for x, y in dots(total, row["first"], row["seats"]):
            series.add_data_point(round(x, 4), round(y, 4))
        colors.append(color_of(row["layer"], row["pressure"]))
    return Native(XL_CHART_TYPE.XY_SCATTER, data, partial(_finish_seats, total, colors))


def _finish_seats(total: int, colors: list[COLOR], chart: Chart) -> None:
    inch = STAGE.width / (2 * _WIDE)
    inner(chart, Place(0, 0, 1, _HIGH * inch / STAGE.height))
    for axis, low, high in ((chart.category_axis, -_WIDE, _WIDE),
                            (chart.value_axis, -0.06, _HIGH - 0.06)):  # fmt: skip
        axis.minimum_scale, axis.maximum_scale = low, high
        axis.visible = axis.has_major_gridlines = False
    apart = sqrt(pi / 2 * (1 - INNER**2) / (total / grain(total)))
    size = max(2, min(72, round(_DOT * 72 * inch * apart)))
    for series, color in zip(chart.plots[0].series, colors, strict=True):
        _line(series, color, width=0, size=size)
        fill(series.marker.format, color)
        if color == COLOR.BACKGROUND_2:  # LibreOffice draws no edges of marks
            series.marker.format.fill.fore_color.brightness = -0.15
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.legend.font.size = Pt(24)


def rank(frame: Frame) -> Native | None:
    """A line in steps from report to report, and a line from top to bottom for each law."""
    points = frame[frame["layer"] == "point"].sort_values("x")
    if points.empty:
        return None
    scale = _scale(steps_of(frame))
    data = XyChartData(number_format=scale.words)
    steps = data.add_series(case_of(frame).fill("{Home}’s {rank}"))
    ends = [*points["x"].iloc[1:], points["x"].iloc[-1] + 1]
    for x, value, end in zip(points["x"], points["value"], ends, strict=True):
        steps.add_data_point(float(x), float(value))
        steps.add_data_point(float(end), float(value))
    laws = frame[frame["layer"] == "landmark"]
    for i, law in enumerate(laws.itertuples()):
        line = data.add_series(str(law.label))
        for share in (0, _NAMED[i % 2], 1):
            line.add_data_point(float(law.x), scale.best + share * (scale.worst - scale.best))
    years = (int(points["year"].min()), int(max(ends)) + 1)
    finish = partial(_finish_rank, scale, years)
    return Native(XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS, data, finish)


class _Scale(NamedTuple):
    """The axis of a rank: its ends, its unit, and a number format that says the steps in words."""

    best: float
    worst: float
    unit: float
    words: str


def _scale(steps: Mapping[float, str]) -> _Scale:
    """The axis for these steps; figures where words are more than a number format can hold."""
    values = sorted(steps)
    unit = min((b - a for a, b in pairwise(values)), default=1.0)
    best, worst = values[0], values[-1]
    heads = {name.removesuffix(f"{v:g}") for v, name in steps.items() if v == int(v)}
    named = [f'[={v:g}]"{name}"' for v, name in steps.items() if v != int(v)]
    between = (best + k * unit for k in range(round((worst - best) / unit)))
    blank = [f'[={v:g}]""' for v in between if v not in steps]
    said = [*named, *blank]
    fits = len(heads) == 1 and len(said) <= 2  # a format has room for two conditions
    words = ";".join([*said, f'"{next(iter(heads))}"0']) if fits else "General"
    return _Scale(best, worst, unit, words)


def _finish_rank(scale: _Scale, years: tuple[int, int], chart: Chart) -> None:
    across, down = chart.category_axis, chart.value_axis
    down.reverse_order = True  # the best step on top
    down.minimum_scale, down.maximum_scale = scale.best, scale.worst
    down.major_unit = scale.unit
    down.tick_labels.number_format, down.tick_labels.number_format_is_linked = scale.words, False
    down.has_major_gridlines, across.has_major_gridlines = True, False
    down.major_gridlines.format.line.color.theme_color = COLOR.ACCENT_6
    down.format.line.fill.background()
    down.major_tick_mark = across.major_tick_mark = TICK.NONE
    across.minimum_scale, across.maximum_scale = years
    across.major_unit = 4
    across.tick_labels.number_format, across.tick_labels.number_format_is_linked = "0", False
    across.tick_label_position = LABELS_AT.HIGH  # of a turned axis: below
    across.format.line.color.theme_color = COLOR.ACCENT_6
    across.tick_labels.font.size = Pt(14)
    steps, *laws = chart.plots[0].series
    _line(steps, COLOR.ACCENT_2, width=5, size=0)
    for i, law in enumerate(laws):
        _line(law, COLOR.TEXT_1, width=1.5, size=0)
        law.format.line.dash_style = MSO_LINE.ROUND_DOT
        label = law.points[1].data_label
        label.position = XL_LABEL_POSITION.LEFT if i == 0 and len(laws) > 1 else (
            XL_LABEL_POSITION.RIGHT
        )  # fmt: skip
        say(label, COLOR.TEXT_1, named=True)


def _line(series: Any, color: COLOR, *, width: float, size: int) -> None:
    """A series' line, if it has a width, and its marks, if they have a size."""
    series.smooth = False
    if width:
        series.format.line.width, series.format.line.color.theme_color = Pt(width), color
    else:
        series.format.line.fill.background()
    series.marker.style = XL_MARKER_STYLE.CIRCLE if size else XL_MARKER_STYLE.NONE
    if size:
        series.marker.size = size
        series.marker.format.line.fill.background()

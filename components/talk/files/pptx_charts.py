"""Charts that a teacher can edit: the votes and the rank, drawn by the slide program itself.

Pure functions from a chart's frame to ``Native``, what it holds; ``put`` makes a chart of it. Each
colour is one of the slides' theme, and what no source tells is a series of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from itertools import pairwise
from typing import Any, NamedTuple

import pandas as pd
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.chart import XL_TICK_LABEL_POSITION as LABELS_AT
from pptx.enum.chart import XL_TICK_MARK as TICK
from pptx.enum.dml import MSO_THEME_COLOR as COLOR
from pptx.util import Inches, Pt

from components.charts.chart import Frame, case_of
from components.charts.tier.words import steps_of
from components.embed.wording import cut
from components.query.vote_count import STATES, UNKNOWN, VACANT
from components.talk.files.pptx_master import Place
from components.theme import LIGHT

#: Outcome of a seat -> how the slide calls it, and its colour.
_OUTCOMES = {
    "for": ("For", COLOR.ACCENT_3),
    "against": ("Against", COLOR.ACCENT_1),
    "abstained": ("Abstained", COLOR.ACCENT_4),
    "present, not voting": ("Present, not voting", COLOR.ACCENT_5),
    "not voting": ("Not voting", COLOR.ACCENT_6),
    "absent with leave": ("Absent with leave", COLOR.ACCENT_2),
    "absent": ("Absent", COLOR.ACCENT_6),
    "vacant": ("Vacant", COLOR.BACKGROUND_1),
    VACANT: ("Vacant or not listed", COLOR.BACKGROUND_1),
    UNKNOWN: ("No source read says", COLOR.BACKGROUND_2),
}
#: Share of a bar from which its figure has room inside.
_ROOM = 0.12
#: Share of the way down at which a law is marked, between the lines of the steps; every other one
#: lower.
_ABOVE = (0.1, 0.375)


class Native(NamedTuple):
    """What a chart holds: one value, or None, a category in each series."""

    kind: XL_CHART_TYPE
    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[float | None, ...]], ...]
    format: str
    finish: Callable[[Chart, Native], None]


def native(chart: str, frame: Frame) -> Native | None:
    """A chart as one to edit; None for charts that are pictures, and where nothing is in view."""
    make = _MAKERS.get(chart)
    return None if make is None or frame.empty else make(frame)


def put(shapes: Any, made: Native, place: Place, *, alt: str, name: str) -> None:
    """Put a chart on a slide, with its alt text."""
    data = CategoryChartData(number_format=made.format)
    data.categories = list(made.categories)
    for series, values in made.series:
        data.add_series(series, values)
    framed = shapes.add_chart(made.kind, *(Inches(v) for v in place), data)
    framed._element.nvGraphicFramePr.cNvPr.set("descr", alt)
    framed.name = name
    chart = framed.chart
    chart.has_title = chart.has_legend = False
    chart.font.size, chart.font.color.theme_color = Pt(18), COLOR.TEXT_1
    made.finish(chart, made)


def _seats(frame: Frame) -> Native:
    """One bar an outcome; each is a series, so that it has a colour and a legend of its own."""
    rows = {row["layer"]: int(row["seats"]) for row in frame.to_dict("records")}
    held = [o for o in STATES if o in rows]
    series = tuple(
        (_OUTCOMES[o][0], tuple(float(rows[o]) if o == c else None for c in held)) for o in held
    )
    names = tuple(_OUTCOMES[o][0] for o in held)
    return Native(XL_CHART_TYPE.BAR_CLUSTERED, names, series, "General", _finish_seats)


def _finish_seats(chart: Chart, made: Native) -> None:
    _bars(chart, made, gap=45)
    plot = chart.plots[0]
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.show_value, labels.position = True, XL_LABEL_POSITION.OUTSIDE_END
    labels.font.size, labels.font.bold = Pt(40), True
    chart.category_axis.tick_labels.font.size = Pt(22)


def _votes(frame: Frame) -> Native:
    votes = frame[frame["layer"] == "vote"]
    held = [o for o in STATES if votes[o].fillna(0).gt(0).any() or o == "against"]
    repeated = votes["label"].duplicated(keep=False)
    names = tuple(
        f"{v.label}{f': {cut(str(v.question), 60)}' if twice else ''}\n{v.counts}"
        for v, twice in zip(votes.itertuples(), repeated, strict=True)
    )
    series = tuple(
        (_OUTCOMES[o][0], tuple(None if pd.isna(n) else float(n) for n in votes[o])) for o in held
    )
    return Native(XL_CHART_TYPE.BAR_STACKED_100, names, series, "0;;", _finish_votes)


def _finish_votes(chart: Chart, made: Native) -> None:
    _bars(chart, made, gap=60)
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.legend.font.size = Pt(16)
    chart.category_axis.tick_labels.font.size = Pt(14)
    totals = [
        sum(v or 0 for v in column) for column in zip(*(v for _, v in made.series), strict=True)
    ]
    _inner(chart, Place(0.36, 0.02, 0.63, 0.84))
    for (_, values), series in zip(made.series, chart.plots[0].series, strict=True):
        dark = series.format.fill.fore_color.theme_color in (COLOR.ACCENT_1, COLOR.ACCENT_3)
        for i, value in enumerate(values):
            if value and value >= _ROOM * totals[i]:
                label = series.points[i].data_label
                label.position = XL_LABEL_POSITION.CENTER
                _say(label, COLOR.BACKGROUND_1 if dark else COLOR.TEXT_1)


def _tier(frame: Frame) -> Native | None:
    points = frame[frame["layer"] == "point"].sort_values("year")
    if points.empty:
        return None
    years = list(range(int(points["year"].min()), int(points["year"].max()) + 1))
    ranks = dict(zip(points["year"].astype(int), points["value"], strict=True))
    scale = _scale(steps_of(frame))
    heights = [scale.best + share * (scale.worst - scale.best) for share in _ABOVE]
    laws = frame[(frame["layer"] == "landmark") & frame["year"].isin(years)]
    name = case_of(frame).fill("{Home}’s {rank}")
    series = [(name, tuple(ranks.get(y) for y in years))] + [
        (str(law.label), tuple(heights[i % 2] if y == law.year else None for y in years))
        for i, law in enumerate(laws.itertuples())
    ]
    return Native(
        XL_CHART_TYPE.LINE_MARKERS, tuple(map(str, years)), tuple(series), scale.words,
        partial(_finish_tier, scale=scale),
    )  # fmt: skip


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


def _finish_tier(chart: Chart, made: Native, *, scale: _Scale) -> None:
    across, down = chart.category_axis, chart.value_axis
    down.reverse_order = True  # the best step on top
    down.minimum_scale, down.maximum_scale = scale.best, scale.worst
    down.major_unit = scale.unit
    down.tick_labels.number_format, down.tick_labels.number_format_is_linked = scale.words, False
    down.has_major_gridlines = True
    down.major_gridlines.format.line.color.theme_color = COLOR.ACCENT_6
    down.format.line.fill.background()
    down.major_tick_mark = across.major_tick_mark = TICK.NONE
    across.tick_label_position = LABELS_AT.HIGH  # of a turned axis: below
    across.format.line.color.theme_color = COLOR.ACCENT_6
    across.tick_labels.font.size = Pt(14)
    _insert(across._element, "tickLblSkip", before="noMultiLvlLbl").set("val", "4")
    line, *laws = chart.plots[0].series
    _line(line, COLOR.ACCENT_2, width=4, marker=XL_MARKER_STYLE.CIRCLE, size=9)
    for law, (_, when) in zip(laws, made.series[1:], strict=True):
        _line(law, COLOR.TEXT_1, width=0, marker=XL_MARKER_STYLE.DIAMOND, size=14)
        label = law.points[next(i for i, v in enumerate(when) if v is not None)].data_label
        label.position = XL_LABEL_POSITION.RIGHT
        _say(label, COLOR.TEXT_1, named=True)


def _line(series: Any, color: COLOR, *, width: float, marker: XL_MARKER_STYLE, size: int) -> None:
    series.smooth = False
    if width:
        series.format.line.width, series.format.line.color.theme_color = Pt(width), color
    else:
        series.format.line.fill.background()
    series.marker.style, series.marker.size = marker, size
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.theme_color = color
    series.marker.format.line.fill.background()


def _say(label: Any, color: COLOR, *, named: bool = False) -> None:
    """Have a point's label say its value, or its series' name; it follows what is edited."""
    label.font.bold, label.font.size = True, Pt(18)
    label.font.color.theme_color = color
    for tag, shown in (
        ("showSerName", named),
        ("showVal", not named),
        ("showLegendKey", False),
        ("showCatName", False),
        ("showPercent", False),
        ("showBubbleSize", False),
    ):
        label._dLbl.find(f"{{*}}{tag}").set("val", str(int(shown)))  # fmt: skip


def _inner(chart: Chart, share: Place) -> None:
    """Say which part of a chart its bars take, so that names beside them cannot squeeze them."""
    layout = chart._chartSpace.find(".//{*}plotArea/{*}layout")
    if layout is None:
        plot = chart._chartSpace.find(".//{*}barChart")
        layout = _insert(plot.getparent(), "layout", before="barChart")
    sub = "{" + layout.nsmap["c"] + "}"
    manual = layout.makeelement(sub + "manualLayout")
    layout.append(manual)
    said = {"layoutTarget": "inner", "xMode": "edge", "yMode": "edge"}
    said |= dict(zip(("x", "y", "w", "h"), map(str, share), strict=True))
    for tag, value in said.items():
        manual.append(manual.makeelement(sub + tag, {"val": value}))


def _insert(parent: Any, tag: str, *, before: str) -> Any:
    """Add an element that python-pptx has no word for, where the schema wants it."""
    following = parent.find(f"{{*}}{before}")
    made = following.makeelement(following.tag.replace(before, tag))
    following.addprevious(made)
    return made


def _bars(chart: Chart, made: Native, *, gap: int) -> None:
    """Horizontal bars, the first on top, without axis or grid: figures stand at them."""
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = gap, 100
    across, down = chart.value_axis, chart.category_axis
    across.visible = across.has_major_gridlines = False
    across.minimum_scale = 0
    down.reverse_order, down.major_tick_mark = True, TICK.NONE
    down.format.line.color.theme_color = COLOR.ACCENT_6
    colours = dict(_OUTCOMES.values())
    for series in plot.series:
        colour = colours[series.name]
        series.format.fill.solid()
        series.format.fill.fore_color.theme_color = colour
        # What is not known, and seats that nobody held, have an edge, and no weight.
        if colour in (COLOR.BACKGROUND_1, COLOR.BACKGROUND_2):
            series.format.line.color.rgb = RGBColor.from_string(LIGHT.muted[1:])
        series.invert_if_negative = False


_MAKERS: dict[str, Callable[[Frame], Native | None]] = {
    "seats": _seats,
    "votes": _votes,
    "tier": _tier,
}

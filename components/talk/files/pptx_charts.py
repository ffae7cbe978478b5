"""Charts that a teacher can edit: votes, seats and the rank, drawn by the slide program itself.

Pure functions from a chart's frame to ``Native``, what it holds. Each colour is one of the slides'
theme, and what no source tells is a series of its own. They show what the projector shows, for the
notes speak of that: seats as dots, a rank in steps.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pandas as pd
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.enum.chart import XL_TICK_MARK as TICK
from pptx.enum.dml import MSO_THEME_COLOR as COLOR
from pptx.util import Pt

from components.charts.chart import Frame
from components.embed.wording import cut
from components.query.vote_count import STATES
from components.talk.files.pptx_master import Place
from components.talk.files.pptx_parts import OUTCOMES, Native, color_of, fill, inner, say
from components.talk.files.pptx_plots import rank, seats

#: Share of a bar from which its figure has room inside.
_ROOM = 0.12
#: Colours on which figures are pale.
_DARK = (COLOR.ACCENT_3, COLOR.TEXT_1)


def native(chart: str, frame: Frame) -> Native | None:
    """A chart as one to edit; None for charts that are pictures, and where nothing is in view."""
    make = _MAKERS.get(chart)
    return None if make is None or frame.empty else make(frame)


def _votes(frame: Frame) -> Native:
    votes = frame[frame["layer"] == "vote"]
    held = [o for o in STATES if votes[o].fillna(0).gt(0).any() or o == "against"]
    data = CategoryChartData(number_format="0;;")
    data.categories = [
        f"{name}\n{counts}" for name, counts in zip(_names(votes), votes["counts"], strict=True)
    ]
    series = [tuple(None if pd.isna(n) else float(n) for n in votes[o]) for o in held]
    for outcome, values in zip(held, series, strict=True):
        data.add_series(OUTCOMES[outcome][0], values)
    finish = partial(_finish_votes, series=series, pushed=list(votes["pressure"]))
    return Native(XL_CHART_TYPE.BAR_STACKED_100, data, finish)


def _names(votes: Frame) -> list[str]:
    """Chamber of each vote; of several in one, what it was on; of those on the same, when."""
    chambers = votes["label"].duplicated(keep=False)
    alike = votes.duplicated(["label", "question"], keep=False)
    return [
        v.label
        + f", {v.date_words}" * again
        + f": {cut(str(v.question), 45 if again else 60)}" * several
        for v, several, again in zip(votes.itertuples(), chambers, alike, strict=True)
    ]


def _finish_votes(
    chart: Chart, *, series: list[tuple[float | None, ...]], pushed: list[str]
) -> None:
    _bars(chart, gap=60)
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.legend.font.size = Pt(16)
    chart.category_axis.tick_labels.font.size = Pt(14)
    totals = [sum(v or 0 for v in column) for column in zip(*series, strict=True)]
    inner(chart, Place(0.36, 0.02, 0.63, 0.84))
    for values, bar in zip(series, chart.plots[0].series, strict=True):
        dark = bar.format.fill.fore_color.theme_color in _DARK
        if bar.name == OUTCOMES["for"][0]:  # in the colour of the side that pushed
            fill(bar.format, color_of("for", pushed[0]))
            for i, side in enumerate(pushed):
                fill(bar.points[i].format, color_of("for", side))
        for i, value in enumerate(values):
            if value and value >= _ROOM * totals[i]:
                label = bar.points[i].data_label
                label.position = XL_LABEL_POSITION.CENTER
                say(label, COLOR.BACKGROUND_1 if dark else COLOR.TEXT_1)


def _bars(chart: Chart, *, gap: int) -> None:
    """Horizontal bars, the first on top, without axis or grid: figures stand at them."""
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = gap, 100
    across, down = chart.value_axis, chart.category_axis
    across.visible = across.has_major_gridlines = False
    across.minimum_scale = 0
    down.reverse_order, down.major_tick_mark = True, TICK.NONE
    down.format.line.color.theme_color = COLOR.ACCENT_6
    colours = dict(OUTCOMES.values())
    for series in plot.series:
        fill(series.format, colours[series.name])
        series.invert_if_negative = False


_MAKERS: dict[str, Callable[[Frame], Native | None]] = {
    "seats": seats,
    "votes": _votes,
    "tier": rank,
}

"""What charts of the slides share: what one holds, its colours, labels and place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.dml import MSO_THEME_COLOR as COLOR
from pptx.util import Inches, Pt

from components.query.vote_count import UNKNOWN, VACANT
from components.talk.files.pptx_master import Place
from components.theme import LIGHT

#: Outcome of a seat -> how the slide calls it, and its colour.
OUTCOMES = {
    "for": ("For", COLOR.ACCENT_3),
    "against": ("Against", COLOR.TEXT_1),
    "abstained": ("Abstained", COLOR.ACCENT_4),
    "present, not voting": ("Present, not voting", COLOR.ACCENT_5),
    "not voting": ("Not voting", COLOR.ACCENT_6),
    "absent with leave": ("Absent with leave", COLOR.ACCENT_2),
    "absent": ("Absent", COLOR.ACCENT_6),
    "vacant": ("Vacant", COLOR.BACKGROUND_1),
    VACANT: ("Vacant or not listed", COLOR.BACKGROUND_1),
    UNKNOWN: ("No source read says", COLOR.BACKGROUND_2),
}


#: Side -> its colour.
SIDES = {"domestic": COLOR.ACCENT_1, "both": COLOR.ACCENT_3, "international": COLOR.ACCENT_2}


def color_of(outcome: str, pressure: str) -> COLOR:
    """A seat's colour: a vote for has that of the side that pushed, as on the projector."""
    return SIDES.get(pressure, COLOR.ACCENT_4) if outcome == "for" else OUTCOMES[outcome][1]


class Native(NamedTuple):
    """What a chart holds, and what gives it its looks."""

    kind: XL_CHART_TYPE
    data: CategoryChartData | XyChartData
    finish: Callable[[Chart], None]


def put(shapes: Any, made: Native, place: Place, *, alt: str, name: str) -> Any:
    """Put a chart on a slide, with its alt text; what holds it."""
    framed = shapes.add_chart(made.kind, *(Inches(v) for v in place), made.data)
    framed._element.nvGraphicFramePr.cNvPr.set("descr", alt)
    framed.name = name
    chart = framed.chart
    chart.has_title = chart.has_legend = False
    chart.font.size, chart.font.color.theme_color = Pt(18), COLOR.TEXT_1
    made.finish(chart)
    return framed


def fill(format: Any, color: COLOR) -> None:
    """Fill a bar or mark; what is not known, and seats that nobody held, have an edge instead."""
    format.fill.solid()
    format.fill.fore_color.theme_color = color
    if color in (COLOR.BACKGROUND_1, COLOR.BACKGROUND_2):
        format.line.color.rgb = RGBColor.from_string(LIGHT.muted[1:])


def say(label: Any, color: COLOR, *, named: bool = False) -> None:
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


def inner(chart: Chart, share: Place) -> None:
    """Say which part of a chart its plot takes, so that names beside it cannot squeeze it."""
    area = chart._chartSpace.find(".//{*}plotArea")
    layout = area.find("{*}layout")
    if layout is None:
        layout = area.makeelement(area.tag.replace("plotArea", "layout"))
        area.insert(0, layout)
    sub = "{" + layout.nsmap["c"] + "}"
    manual = layout.makeelement(sub + "manualLayout")
    layout.append(manual)
    said = {"layoutTarget": "inner", "xMode": "edge", "yMode": "edge"}
    said |= dict(zip(("x", "y", "w", "h"), map(str, share), strict=True))
    for tag, value in said.items():
        manual.append(manual.makeelement(sub + tag, {"val": value}))

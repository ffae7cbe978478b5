"""A rank that others give to the country, year by year, against the law.

The step changes on the day a report came out, so that what came before the law and what after
can be seen. A year whose report has no event of its own is drawn at mid-June.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from components.charts.chart import Chart, Frame, carrying, case_of
from components.charts.shared.series import outside, yearly
from components.charts.tier.words import REPORT, notes_on, shows, steps_of, titled, year_runs
from components.dossier import Dossier
from components.dossier.defaults import steps
from components.graphic.blank import blank
from components.graphic.canvas import STAGE, Canvas
from components.graphic.graphic import Graphic, Line, Mark, Text
from components.graphic.ink import Ink, Inks, mix
from components.graphic.metrics import wrap
from components.query.citations import says_who, tip_of
from components.query.records import rows_of
from components.view import View
from components.wording.counting import counted, listing

Rows = list[Any]

#: Pixels: room for the names of the steps, one step, and one year on a phone.
WIDE_LEFT, STEP_PX, YEAR_PX = 84.0, 74, 24
#: How much larger letters and marks are on the projector.
LARGER = 1.2
#: Pixels across a phone: the first step, the last, and how far the second stands from the first.
START, END, APART = 56, 320, 128


def prepare(dossier: Dossier, view: View) -> Frame:
    """Rows of the chart.

    Returns
    -------
    pandas.DataFrame
        ``layer`` "point" (a report; ``x`` in decimal years, ``value`` lowest for the best),
        "landmark" (a law, by its event) or "note" (words at a change: ``pin`` is the day,
        ``x`` where they start in the wide design); ``faded`` outside the period of the View.
    """
    days = dict(zip(dossier.events["id"], dossier.events["date_from"], strict=True))
    case, named = dossier.case, steps(dossier)
    points: list[dict[str, Any]] = []
    for row in rows_of(yearly(dossier, case.text("rank.series"))):
        event = case.text("rank.events").replace("{year}", str(row.year))
        when = days.get(event, pd.NaT)
        day = date(row.year, 6, 15) if pd.isna(when) else when.date()
        label = row.label or named.get(row.value, f"{row.value:g}")
        points.append(
            {"layer": "point", "id": row.id, "kind": "measure", "year": row.year, "day": day,
             "x": decimal(day), "value": row.value, "label": label,
             "tip": tip_of(titled(label, row.reason), str(row.year), row.says, row.doubt),
             "says": row.says, "reason": row.reason, "doubt": row.doubt, "dated": event in days,
             "faded": outside(row.year, view), "selected": event in view.event}
        )  # fmt: skip
    landmarks = _landmarks(dossier, view)
    rows = [*points, *landmarks, *notes_on(points, landmarks, named)]
    frame = carrying(pd.DataFrame(rows, columns=_COLUMNS), case)
    frame.attrs["steps"] = named
    return frame


_COLUMNS = [
    "layer", "id", "kind", "year", "day", "x", "value", "pin", "label", "tip", "says",
    "reason", "doubt", "dated", "faded", "selected",
]  # fmt: skip


def decimal(day: date) -> float:
    """Day as a year with decimals."""
    return round(day.year + (day.timetuple().tm_yday - 1) / 365.25, 3)


def _landmarks(dossier: Dossier, view: View) -> list[dict[str, Any]]:
    """Landmark laws of known day: the rules that the steps are read against."""
    events, says = dossier.events, says_who(dossier, "events")
    laws = events[(events["kind"] == "law") & events["landmark"] & events["date_from"].notna()]
    low, high = view.period
    rows = []
    for row in rows_of(laws.sort_values("date_from")):
        day = row.date_from.date()
        tip = tip_of(row.title, row.date_words, says.get(row.id, ""))
        out = (low is not None and day < low) or (high is not None and day > high)
        rows.append(
            {"layer": "landmark", "id": row.id, "kind": "event", "year": day.year, "day": day,
             "x": decimal(day), "label": row.short, "tip": tip, "faded": out, "doubt": "",
             "says": says.get(row.id, ""), "selected": row.id in view.event}
        )  # fmt: skip
    return rows


def spells(frame: Frame) -> list[tuple[str, int, int]]:
    """Runs of years on one step: label, first year, last year."""
    runs: list[tuple[str, int, int]] = []
    for point in _layers(frame)[0]:
        if runs and runs[-1][0] == point.label:
            runs[-1] = (point.label, runs[-1][1], point.year)
        else:
            runs.append((point.label, point.year, point.year))
    return runs


def describe(frame: Frame) -> str:
    """Alt text: the spells, the changes around the law, what is in view and what is in doubt."""
    points, _, notes = _layers(frame)
    case = case_of(frame)
    if not points:
        return case.fill("Nothing is in view: this dossier has no {rank} of {home}.")
    runs = [f"{n} {a}" if a == b else f"{n} {a}–{b}" for n, a, b in spells(frame)]
    text = case.fill("{Home}'s {rank} in ") + (
        f"{counted(len(points), case.text('rank.report', REPORT))}, "
        f"{points[0].year} to {points[-1].year}: {listing(runs, most=12)}."
    )
    text += f" {note}" if (note := case.text("rank.note")) else ""
    text += "".join(f" {note.label}." for note in notes if "the law" in note.label)
    shown = sum(not point.faded for point in points)
    if shown < len(points):
        text += f" {counted(shown, 'report')} of {len(points)} in the chosen period."
    doubted = year_runs([point.year for point in points if point.doubt])
    if doubted:
        text += f" Marked † because sources qualify them: {listing(doubted)}."
    return text


def _layers(frame: Frame) -> tuple[list[Any], list[Any], list[Any]]:
    rows = rows_of(frame)
    points, laws, notes = (
        [row for row in rows if row.layer == name] for name in ("point", "landmark", "note")
    )
    return points, laws, notes


def sketch(frame: Frame, *, narrow: bool) -> Graphic:
    """The picture: time runs to the right, or down on a phone."""
    return (_down if narrow else _across)(frame)


def stage(frame: Frame) -> Graphic:
    """The wide picture for the projector: the same, in larger letters and stronger lines."""
    if not _layers(frame)[0]:
        return blank(case_of(frame).fill("No report on {home}’s {rank} is in view."))
    s = _across(frame, times=LARGER)
    return replace(s, height=STAGE.height)


def _across(frame: Frame, *, times: float = 1.0) -> Graphic:
    points, laws, notes = _layers(frame)
    named, (first, last) = steps_of(frame), _years(points)
    heights: dict[float, float] = {v: 68 + rank * STEP_PX for rank, v in enumerate(named)}
    lowest: float = max(heights.values(), default=68)
    left, size, small = WIDE_LEFT * times, 13 * times, 12 * times
    s = Graphic(low=first - 0.1, high=last + 1.35, height=lowest + 74, left=left)
    for value, name in named.items():
        y = heights[value]
        s.lines.append(Line(s.low, y, s.high, y, Inks.rule))
        s.texts.append(Text(s.low, y, name, Inks.ink, size, "right", bold=times > 1, gap=10))
    if points and all(point.value != next(iter(named)) for point in points):
        words = case_of(frame).fill("{Home} was never placed here")
        s.texts.append(Text(last + 1.2, 68 - small, words, Inks.muted, small, "right", italic=True))
    for year in range(first, last + 1, 2 if times == 1 else 4):
        s.texts.append(Text(year + 0.5, s.height - 12, str(year), Inks.muted, small, "center"))
    for i, law in enumerate(laws):
        y = 14 + 18 * times * max(i - 1, 0)
        color = mix(Inks.both, 0.35 if law.faded else 1)
        s.lines.append(Line(law.x, y, law.x, lowest + 14, color, 1.5, "dot"))
        align = "right" if i == 0 else "left"
        s.marks.append(_law_mark(law, law.x, y, color, 11 * times))
        s.texts.append(Text(law.x, y, law.label, color, size, align, bold=True, gap=13 * times))
    _steps(s, points, lambda x, y: (x, heights.get(y, lowest)), drop=14 * times, times=times)
    for note in notes:
        color = Inks.muted if note.faded else Inks.ink
        first_one = note.pin == points[0].x
        level = heights.get(note.value, lowest)
        y = level + (28 if first_one else -17) * times
        if note.x - note.pin > 0.5:
            s.lines.append(Line(note.pin, y, note.x - 0.08, y, Inks.muted))
            s.lines.append(Line(note.pin, y, note.pin, level - 6, Inks.muted))
        s.texts.append(Text(note.x, y, note.label, color, size, gap=0 if first_one else 6))
    return s


def _down(frame: Frame) -> Graphic:
    points, laws, notes = _layers(frame)
    named, (first, last) = steps_of(frame), _years(points)
    places: dict[float, float] = dict(zip(named, _places(len(named)), strict=True))

    def at(x: float) -> float:
        return 44 + (x - first) * YEAR_PX

    s = Graphic(low=0, high=350, height=at(last + 1) + 8)
    for value, name in named.items():
        x = places[value]
        s.lines.append(Line(x, 30, x, s.height - 4, Inks.rule))
        s.texts.append(Text(x, 14, name, Inks.ink, 12, "center"))
    for year in range(first, last + 1):
        s.texts.append(Text(0, at(year + 0.5), str(year), Inks.muted, 12, gap=2))
    taken = []
    for i, law in enumerate(laws):
        color = mix(Inks.both, 0.35 if law.faded else 1)
        s.lines.append(Line(40, at(law.x), 342, at(law.x), color, 1.5, "dot"))
        s.marks.append(_law_mark(law, 46, at(law.x), color))
        # The first law's name stands over its rule, the next ones' under theirs.
        y = at(law.x) + (-9 if i == 0 else 10)
        s.texts.append(Text(54, y, law.label, color, 12, bold=True, gap=2))
        taken.append(y)
    _steps(s, points, lambda x, y: (places.get(y, END), at(x)), drop=0)
    for note in notes:
        x = places.get(note.value, END)
        lines = wrap(note.label, 12.5, x - 44 - 14)
        above = note.pin == points[0].x or note.x - note.pin > 0.5
        y = at(note.pin) + (-15 * len(lines) if above else 17)
        while not above and any(abs(y - other) < 16 for other in taken):
            y += 4
        color = Inks.muted if note.faded else Inks.ink
        s.texts += [
            Text(x, y + 15 * k, line, color, 12.5, "right", gap=14) for k, line in enumerate(lines)
        ]
    return s


def _law_mark(law: Any, x: float, y: float, color: Ink, size: float = 11) -> Mark:
    return Mark(x, y, "square", color, size, halo=law.selected, id=law.id, tip=law.tip)


def _years(points: Rows) -> tuple[int, int]:
    return (points[0].year, points[-1].year) if points else (2001, 2025)


def _places(count: int) -> list[int]:
    """Places of the steps on a phone: the first apart, since the words of landmarks stand there."""
    if count < 3:
        return [START, END][2 - count :]
    step = (END - START - APART) // (count - 2)
    return [START, *(START + APART + k * step for k in range(count - 1))]


Place = Callable[[float, float], tuple[float, float]]


def _steps(s: Graphic, points: Rows, place: Place, *, drop: float, times: float = 1.0) -> None:
    """The step line, faded where its year is, and one mark a report; † ``drop`` pixels under."""
    width = 3 if times == 1 else 7
    for row, after in zip(points, [*points[1:], None], strict=False):
        color = mix(Inks.international, 0.35 if row.faded else 1)
        end = after.x if after else row.x + 1
        corner = place(end, row.value)
        s.lines.append(Line(*place(row.x, row.value), *corner, color, width))
        if after and after.value != row.value:
            s.lines.append(Line(*corner, *place(end, after.value), color, width))
    for row in points:
        color = mix(Inks.international, 0.35 if row.faded else 1)
        x, y = place(row.x, row.value)
        s.marks.append(
            Mark(x, y, "circle", color, 11 * times, halo=row.selected, id=row.id, kind=row.kind,
                 tip=row.tip)
        )  # fmt: skip
        if row.doubt:
            s.texts.append(Text(x, y + drop, "†", Inks.ink, 13 * times, gap=3 if drop else 10))


def layout(frame: Frame, canvas: Canvas) -> Graphic:
    """A line of steps; on a narrow canvas time runs down."""
    if canvas.stage:
        return stage(frame)
    return sketch(frame, narrow=canvas.narrow)


CHART = Chart(
    id="tier",
    title="{Home}’s {rank}, year by year",
    shows=shows,
    table="measures",
    unit="yearly reports",
    prepare=prepare, layout=layout,
    describe=describe,
    columns={
        "year": "Year", "label": "{Rank} or event", "reason": "Reason given", "says": "Source",
        "doubt": "Caution",
    },
)  # fmt: skip

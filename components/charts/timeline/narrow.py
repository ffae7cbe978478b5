"""The narrow timeline: time runs down, one row an event, a column for each side that pushed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from components.charts.chart import Frame
from components.charts.shared.event_legend import legend_items
from components.charts.timeline.marks import event_mark, lanes_of
from components.graphic.blocks import centred
from components.graphic.graphic import Graphic, Line, Rect, Text
from components.graphic.ink import Inks, mix
from components.graphic.layout.legend import SIZE, draw_legend
from components.graphic.layout.time_axis import date_at
from components.graphic.metrics import width_of, wrap
from components.query.citations import DAGGER
from components.query.records import rows_of
from components.theme import LANES
from components.wording.counting import counted

#: Pixels of a phone's column: its width, dates, first lane and the step to the next, labels.
WIDE, DATES, LANE, STEP, LABELS = 350.0, 86.0, 108.0, 20.0, 190.0
#: Type size of years; line heights of labels and dates.
YEAR, LINE, DATE_LINE = 15.0, 16.0, 15.0

#: Days after which a span stands under its beginning rather than its middle.
LASTING = 120.0


def narrow(frame: Frame, *, compact: bool) -> Graphic:
    """Draw a prepared frame; ``compact`` keeps the rows that tell the story and counts the rest."""
    if frame.empty:
        return Graphic(0.0, WIDE, 120.0)
    s = Graphic(0.0, WIDE, 0.0)
    columns = {lane: LANE + STEP * i for i, lane in enumerate(lanes_of(frame))}
    top = _heads(s, frame, columns)
    telling = (frame["layer"] == "landmark") | (frame["annotation"] != "") | frame["selected"]
    shown = sorted(rows_of(frame[telling] if compact else frame), key=_when)
    y, year, ruled = top, "", False
    for r in shown:
        if (this := _year(_when(r))) != year:
            year, ruled = this, False
            s.texts.append(Text(0, y + 17, year, Inks.ink, YEAR, bold=True, gap=4))
            s.lines.append(Line(46, y + 17, WIDE, y + 17, Inks.rule))
            y += 31
        y = _row(s, r, y, year, columns, ruled=ruled)
        ruled = r.layer == "landmark"
    s.rects += [
        Rect(x - 8, x + 8, top - 2, y + 4, mix(Inks.soft(lane), 0.4)) for lane, x in columns.items()
    ]
    y += 8
    if left := len(frame) - len(shown):
        words = f"{counted(left, 'more event')} {'is' if left == 1 else 'are'} left out here."
        s.texts.append(Text(0, y + 10, words, Inks.muted, SIZE, gap=4))
        y += 22
    s.height = draw_legend(s, legend_items(frame, spans=False), y, px=WIDE) + 8
    return s


def _when(r: Any) -> float:
    """Day by which an event is sorted: its first if it lasted, else that of its mark."""
    lasting = not r.fades_left and not r.fades_right and r.end - r.start > LASTING
    return float(r.start + 0.6 if lasting else r.x - (1 if r.fades_left else 0))


def _heads(s: Graphic, frame: Frame, columns: dict[str, float]) -> float:
    """Names of the columns, as stairs: each hangs on the line down to its own."""
    y, down = 12.0, 12.0 + 18 * len(columns)
    for lane, x in columns.items():
        count = int((frame["pressure"] == lane).sum())
        s.lines.append(Line(x, y, x, down, Inks.of(lane), 1.5))
        # The verb and the unit stand once: further right they have no room in a wide face.
        name, events = LANES[lane], str(count) if y > 12 else counted(count, "event")
        if y > 12 or lane == "both":
            name = name.replace("Pushed from", "From")
        words = f"{name}: {events}"
        s.texts.append(Text(x, y, words, Inks.of(lane), SIZE, bold=True, gap=7))
        y += 18
    return down + 6


def _row(
    s: Graphic, r: Any, y: float, year: str, columns: dict[str, float], *, ruled: bool
) -> float:
    """One event: date, mark in its column, name; returns where the row ends.

    ``ruled`` says that there is a rule above already.
    """
    strong = r.layer == "landmark"
    label = _label(r.label, bold=strong or r.selected)
    days = _date(r.when, year)
    tall = max(LINE * len(label), DATE_LINE * len(days)) + (16 if strong else 10)
    middle = y + tall / 2
    if strong:
        for edge in (y + tall - 1,) if ruled else (y + 1, y + tall - 1):
            s.lines.append(Line(0, edge, WIDE, edge, mix(Inks.ink, 0.35), of=r.id))
    ink, bold = Inks.muted if r.faded else Inks.ink, strong or r.selected
    said = centred(days, 4.0, middle, Inks.muted, pitch=DATE_LINE, size=SIZE)
    said += centred(label, LABELS, middle, ink, pitch=LINE, size=SIZE, bold=bold)
    s.texts += [replace(text, of=r.id) for text in said]
    s.marks.append(event_mark(r, columns[r.pressure], middle, size=12))
    return y + tall


def _year(day: float) -> str:
    return str(date_at(day).year)


def _date(when: str, year: str) -> list[str]:
    """The date in lines that fit, without the year that heads its part."""
    words = re.sub(rf"(?<=[a-z]) {year}$", "", when) if re.search(r"\d|[A-Z]", when[:-4]) else when
    lines = wrap(words, SIZE, DATES)
    if len(lines) > 1 and "–" in words:
        first, last = words.split("–", 1)
        if width_of(f"{first}–", SIZE) <= DATES:  # else it would run into the first lane
            lines = [f"{first}–", last]
    return lines


def _label(text: str, *, bold: bool) -> list[str]:
    """A name in lines, of which none is a dagger alone."""
    lines = wrap(text, SIZE, WIDE - LABELS - 6, bold=bold)
    if lines[-1:] == [DAGGER] and " " in lines[-2]:
        head, _, tail = lines[-2].rpartition(" ")
        lines[-2:] = [head, f"{tail} {DAGGER}"]
    return lines

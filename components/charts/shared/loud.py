"""How loud it was, as a strip: rows of event data by month, or year, stacked by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from components.graphic.graphic import Graphic, Rect, Text
from components.graphic.ink import Ink, Inks
from components.graphic.layout.legend import SIZE
from components.graphic.layout.ticks import draw_axis
from components.graphic.layout.time_axis import WIDTH, axis_of, day
from components.theme import LANES
from components.wording.counting import listing
from components.wording.periods import period_words

#: Pixels: the tallest bar, and the line over it; most months that are bars, beyond which years are.
TALL, HEAD, MOST = 60.0, 20.0, 160

Rows = Mapping[tuple[date, str], int]


def bars_of(months: Rows) -> dict[tuple[date, date], Counter[str]]:
    """First day, and the day behind the last, of each month or year -> side -> rows."""
    yearly = _yearly(months)
    found: dict[tuple[date, date], Counter[str]] = {}
    for (at, side), n in sorted(months.items()):
        start = at.replace(month=1) if yearly else at
        end = _behind(start, 12 if yearly else 1)
        found.setdefault((start, end), Counter())[side] += n
    return found


def _yearly(months: Rows) -> bool:
    """Whether there are too many months for a bar each."""
    known = [at.year * 12 + at.month for at, _ in months]
    return max(known, default=0) - min(known, default=0) >= MOST


def _behind(start: date, months: int) -> date:
    at = start.year * 12 + start.month - 1 + months
    return date(at // 12, at % 12 + 1, 1) if at // 12 <= date.max.year else date.max


def layout(months: Rows, period: tuple[date | None, date | None]) -> Graphic:
    """Draw counts by month over a period; all bars have one scale, whose top is named."""
    bars = bars_of(months)
    starts, ends = ([day(edge[k]) for edge in bars] for k in (0, 1))
    axis = axis_of(starts, ends, *period)
    s = Graphic(axis.low, axis.high, 0.0)
    most = max((held.total() for held in bars.values()), default=1)
    unit = "year" if _yearly(months) else "month"
    foot, gap = HEAD + TALL, axis.days(1)
    for (start, end), held in bars.items():
        a, b = (min(max(day(x), axis.low), axis.high) for x in (start, end))
        y = foot
        for side in sorted(held, key=_order):
            high = TALL * held[side] / most
            s.rects.append(Rect(a, max(b - gap, a + gap / 2), y - high, y, _ink(side)))
            y -= high
    s.texts.append(Text(s.low, 9, f"{most:,} rows a {unit} at most", Inks.muted, SIZE, gap=8))
    draw_axis(s, axis, HEAD, foot, below=10, size=SIZE, room=WIDTH)
    s.height = foot + 22
    return s


def describe(months: Rows) -> str:
    """Alt text."""
    total: Counter[str] = Counter()
    for (_, side), n in months.items():
        total[side] += n
    if not total:
        return "No row of the event data is in this period."
    noun = "row" if total.total() == 1 else "rows"
    parts = [f"{side} {total[side]:,}" for side in sorted(total, key=_order)]
    (start, _), held = max(bars_of(months).items(), key=lambda bar: bar[1].total())
    when = period_words(start.isoformat()[: 4 if _yearly(months) else 7])
    return (
        f"{total.total():,} {noun} of event data: {listing(parts)}. "
        f"Most, {held.total():,}, are of {when}."
    )


def _order(side: str) -> tuple[int, str]:
    order = [*LANES]
    return (order.index(side) if side in order else len(order), side)


def _ink(side: str) -> Ink:
    return Inks.of(side) if side in LANES else Inks.muted

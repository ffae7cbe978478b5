"""What each clue moved, and how far the answer hangs on it, for the projector: a bar a clue."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from components.charts.chart import Frame
from components.charts.shared.weighed import among
from components.graphic.blank import blank
from components.graphic.canvas import STAGE
from components.graphic.graphic import Graphic, Line, Mark, Rect, Text
from components.graphic.ink import Inks
from components.graphic.metrics import shortened
from components.query.records import rows_of
from components.wording.counting import counted

#: Clues that find room, and units left and right of the bars.
MOST, LEFT, RIGHT = 8, 232.0, 96.0
TOP, FOOT, SIZE = 34.0, 36.0, 14.5

#: Ends of a row's bar, its words, and where the rule stands that it is read against.
Read = Callable[[Any], tuple[float, float, str, float]]


def moves(frame: Frame) -> Graphic:
    """Draw a waterfall's frame: decibels that each clue moved the leading answer."""
    apart = len(frame) and (frame["layer"] == "rival").any()
    head = "What each clue weighs in either, in decibels" if apart else "Moved “{}”, in decibels"
    return _bars(frame, head, lambda r: (min(0.0, r.moved), max(0.0, r.moved), r.movement, 0.0))


def reaches(frame: Frame) -> Graphic:
    """Draw a sensitivity's frame: how far the leading answer would move."""
    head = "How likely “{}” could be, judged otherwise"
    return _bars(frame, head, lambda r: (r.low, r.high, r.reach, r.base))


def _bars(frame: Frame, head: str, read: Read) -> Graphic:
    rows = rows_of(frame)
    if not rows:
        return blank("No clue has been weighed yet.")
    s = Graphic(0, STAGE.width, STAGE.height)
    clues: dict[str, list[Any]] = {}
    for row in rows:
        clues.setdefault(row.id, []).append(row)

    def far(clue: str) -> float:
        return max(read(row)[1] - read(row)[0] for row in clues[clue])

    kept = sorted(clues, key=far, reverse=True)[:MOST]
    shown = [clue for clue in clues if clue in kept]
    ends = [value for clue in shown for row in clues[clue] for value in read(row)[:2]]
    ends += [read(row)[3] for row in rows]
    low, high = min(ends), max(ends)
    unit = (STAGE.width - LEFT - RIGHT) / ((high - low) or 1.0)
    step = min(46.0, (STAGE.height - TOP - FOOT) / len(shown))
    s.texts.append(
        Text(0, 14, shortened(head.format(rows[0].leader), SIZE, STAGE.width), Inks.muted, SIZE)
    )
    rule = LEFT + unit * (read(rows[0])[3] - low)
    for k, clue in enumerate(shown):
        own = clues[clue]
        middle, half = TOP + step * (k + 0.5), 0.32 * step / len(own)
        label = shortened(own[0].label, SIZE, LEFT - 12)
        s.texts.append(Text(LEFT - 12, middle, label, Inks.ink, SIZE, "right"))
        for j, row in enumerate(own):
            start, end, words, _ = read(row)
            y = middle + (2 * j + 1 - len(own)) * half
            x0, x1 = LEFT + unit * (start - low), LEFT + unit * (end - low)
            color = Inks.none if j else Inks.both
            s.rects.append(Rect(x0, max(x1, x0 + 2), y - half * 0.9, y + half * 0.9, color))
            if not j and words:
                s.texts.append(Text(STAGE.width, middle, words, Inks.ink, 13.5, "right", bold=True))
            s.marks.append(
                Mark((x0 + x1) / 2, y, "circle", Inks.ink, 0, id=row.id, kind="claim", tip=row.tip)
            )
    s.lines.append(Line(rule, TOP - 4, rule, TOP + step * len(shown) + 4, Inks.ink, 2))
    foot = [f"{among(rows[0].answers)}."]
    if any(len(own) > 1 for own in clues.values()):
        foot.append("The grey bar is the second weighing.")
    if len(clues) > len(shown):
        foot.append(f"And {counted(len(clues) - len(shown), 'clue')} that move less.")
    s.texts.append(Text(0, STAGE.height - 14, " ".join(foot), Inks.muted, 13.5))
    return s

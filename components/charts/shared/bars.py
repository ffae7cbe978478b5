"""What each clue moved, and how far the answer hangs on it, for the projector: a bar a clue."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from components.charts.chart import Frame
from components.charts.shared.weighed import among
from components.graphic.blank import blank
from components.graphic.canvas import STAGE
from components.graphic.graphic import Ground, Line, Mark, Sketch, Text
from components.graphic.metrics import shortened
from components.query.records import rows_of
from components.theme import TOKENS, Mode
from components.view import View
from components.wording.counting import counted

#: Clues that find room, and units left and right of the bars.
MOST, LEFT, RIGHT = 8, 232.0, 96.0
TOP, FOOT, SIZE = 34.0, 36.0, 14.5

#: Ends of a row's bar, its words, and where the rule stands that it is read against.
Read = Callable[[Any], tuple[float, float, str, float]]


def moves(frame: Frame, view: View, *, mode: Mode = "light") -> Sketch:
    """Draw a waterfall's frame: decibels that each clue moved the leading answer."""
    apart = len(frame) and (frame["layer"] == "rival").any()
    head = "What each clue weighs in either, in decibels" if apart else "Moved “{}”, in decibels"
    return _bars(frame, head, lambda r: (min(0.0, r.moved), max(0.0, r.moved), r.movement, 0.0),
                 mode=mode)  # fmt: skip


def reaches(frame: Frame, view: View, *, mode: Mode = "light") -> Sketch:
    """Draw a sensitivity's frame: how far the leading answer would move."""
    head = "How likely “{}” could be, judged otherwise"
    return _bars(frame, head, lambda r: (r.low, r.high, r.reach, r.base), mode=mode)


def _bars(frame: Frame, head: str, read: Read, *, mode: Mode) -> Sketch:
    rows = rows_of(frame)
    if not rows:
        return blank("No clue has been weighed yet.", mode=mode)
    t, s = TOKENS[mode], Sketch(0, *STAGE)
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
    unit = (STAGE[0] - LEFT - RIGHT) / ((high - low) or 1.0)
    step = min(46.0, (STAGE[1] - TOP - FOOT) / len(shown))
    s.texts.append(
        Text(0, 14, shortened(head.format(rows[0].leader), SIZE, STAGE[0]), t.muted, SIZE)
    )
    rule = LEFT + unit * (read(rows[0])[3] - low)
    for k, clue in enumerate(shown):
        own = clues[clue]
        middle, half = TOP + step * (k + 0.5), 0.32 * step / len(own)
        label = shortened(own[0].label, SIZE, LEFT - 12)
        s.texts.append(Text(LEFT - 12, middle, label, t.ink, SIZE, "right"))
        for j, row in enumerate(own):
            start, end, words, _ = read(row)
            y = middle + (2 * j + 1 - len(own)) * half
            x0, x1 = LEFT + unit * (start - low), LEFT + unit * (end - low)
            color = t.none if j else t.both
            s.grounds.append(Ground(x0, max(x1, x0 + 2), y - half * 0.9, y + half * 0.9, color))
            if not j and words:
                s.texts.append(Text(STAGE[0], middle, words, t.ink, 13.5, "right", bold=True))
            s.marks.append(
                Mark((x0 + x1) / 2, y, "statement", t.ink, 0, id=row.id, kind="claim", tip=row.tip)
            )
    s.lines.append(Line(rule, TOP - 4, rule, TOP + step * len(shown) + 4, t.ink, 2))
    foot = [f"{among(rows[0].answers)}."]
    if any(len(own) > 1 for own in clues.values()):
        foot.append("The grey bar is the second weighing.")
    if len(clues) > len(shown):
        foot.append(f"And {counted(len(clues) - len(shown), 'clue')} that move less.")
    s.texts.append(Text(0, STAGE[1] - 14, " ".join(foot), t.muted, 13.5))
    return s

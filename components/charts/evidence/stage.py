"""The clues for the projector: a column an answer, those for it above the line, the rest below."""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

from components.charts.chart import Frame
from components.charts.evidence.proof_kinds import TESTS, key
from components.graphic.blank import blank
from components.graphic.canvas import STAGE
from components.graphic.graphic import Graphic, Line, Mark, Text
from components.graphic.ink import Inks, mix
from components.graphic.metrics import broken
from components.query.records import rows_of
from components.wording.counting import counted

#: Columns that find room, units left of them, the line between for and against, and the foot.
MOST, LEFT, LINE, FOOT = 7, 78.0, 206.0, 350.0
HEAD = 13.0
#: Sizes of the marks and the steps from one to the next: the first at which all have room.
SIZES = ((20.0, 27.0), (16.0, 22.0))


def stage(frame: Frame) -> Graphic:
    """Draw a prepared frame in ``STAGE`` units."""
    rows = rows_of(frame)
    names = list(dict.fromkeys(row.explanation for row in rows))
    if not names:
        return blank("No clue is in view.")
    s = Graphic(0, STAGE.width, STAGE.height)
    shown = names[:MOST]
    room = (STAGE.width - LEFT) / len(shown)
    sides = Counter((row.explanation, row.direction) for row in rows if row.explanation in shown)
    size, step = next(
        (s for s in SIZES if all(n <= _most(room, s[1], side) for (_, side), n in sides.items())),
        SIZES[-1],
    )
    across = _across(room, step)
    chosen = any(row.selected for row in rows)
    left_out = sum(row.explanation not in shown for row in rows)
    for k, name in enumerate(shown):
        low = LEFT + room * k
        for j, line in enumerate(broken(name, HEAD, room - 8, bold=True)[:3]):
            s.texts.append(Text(low + 4, 10 + 16 * j, line, Inks.ink, HEAD, bold=True))
        for direction, up in (("for", True), ("against", False)):
            clues = [r for r in rows if r.explanation == name and r.direction == direction]
            fit = _most(room, step, direction)
            stack = _Stack(low + 4, across, size, step, up)
            _stack(s, clues[:fit], stack, chosen=chosen)
            left_out += max(0, len(clues) - fit)
            deep = 18 + step * -(-min(len(clues), fit) // across)
            y = LINE - deep if up else LINE + deep
            s.texts.append(Text(low + 4, y, str(len(clues)), Inks.muted, 14, bold=True))
    s.lines.append(Line(0, LINE, STAGE.width, LINE, Inks.ink, 1.5))
    s.texts.append(Text(0, LINE - 14, "for it", Inks.ink, 15, bold=True))
    s.texts.append(Text(0, LINE + 14, "against it", Inks.ink, 15, bold=True))
    key(s, {row.test for row in rows}, STAGE.height - 14, room=20, size=13.5, short=True)
    if left_out:
        words = f"and {counted(left_out, 'more clue')}"
        s.texts.append(Text(STAGE.width, STAGE.height - 14, words, Inks.muted, 13.5, "right"))
    return s


def _across(room: float, step: float) -> int:
    """How many marks stand beside each other in a column."""
    return max(1, min(5, int((room - 12) // step)))


def _most(room: float, step: float, direction: str) -> int:
    """How many clues of a column find room on one side of the line."""
    deep = LINE - 80 if direction == "for" else FOOT - LINE - 32
    return _across(room, step) * int(deep // step)


class _Stack(NamedTuple):
    """Where a column's clues stand on one side of the line."""

    left: float
    across: int
    size: float
    step: float
    up: bool


def _stack(s: Graphic, clues: list[Any], at: _Stack, *, chosen: bool) -> None:
    for i, clue in enumerate(clues):
        shape, hollow = TESTS[clue.test]
        down = 18 + at.step * (i // at.across)
        faded = chosen and not clue.selected
        s.marks.append(
            Mark(at.left + at.size / 2 + 2 + at.step * (i % at.across),
                 LINE - down if at.up else LINE + down,
                 shape, mix(Inks.of(clue.pressure), 0.35 if faded else 1.0), at.size,
                 hollow=hollow, halo=clue.selected, id=clue.id, kind="claim", tip=clue.tip)
        )  # fmt: skip

"""The clues for the projector: a column an answer, those for it above the line, the rest below."""

from __future__ import annotations

from typing import Any

from components.charts.base import STAGE, Frame, counted
from components.charts.lettering import width_of, wrap
from components.charts.marks import Line, Mark, Sketch, Text, mix
from components.charts.proofs import TESTS
from components.charts.rows import rows_of
from components.charts.stage_blank import blank
from components.theme import TOKENS, Mode, Tokens
from components.view import View

#: Columns that find room, units left of them, the line between for and against, and the foot.
MOST, LEFT, LINE, FOOT = 7, 78.0, 206.0, 350.0
SIZE, STEP, HEAD = 20.0, 27.0, 13.0


def stage(frame: Frame, view: View, *, mode: Mode = "light") -> Sketch:
    """Draw a prepared frame in ``STAGE`` units."""
    rows = rows_of(frame)
    names = list(dict.fromkeys(row.explanation for row in rows))
    if not names:
        return blank("No clue is in view.", mode=mode)
    t, s = TOKENS[mode], Sketch(0, *STAGE)
    shown = names[:MOST]
    room = (STAGE[0] - LEFT) / len(shown)
    across = max(1, min(5, int((room - 12) // STEP)))
    chosen = any(row.selected for row in rows)
    left_out = sum(row.explanation not in shown for row in rows)
    for k, name in enumerate(shown):
        low = LEFT + room * k
        for j, line in enumerate(wrap(name, HEAD, room - 8, bold=True)[:3]):
            s.texts.append(Text(low + 4, 10 + 16 * j, line, t.ink, HEAD, bold=True))
        for direction, up in (("for", True), ("against", False)):
            clues = [r for r in rows if r.explanation == name and r.direction == direction]
            fit = across * int((LINE - 80 if up else FOOT - LINE - 32) // STEP)
            _stack(s, clues[:fit], low + 4, across, t, up=up, chosen=chosen)
            left_out += max(0, len(clues) - fit)
            deep = 18 + STEP * -(-min(len(clues), fit) // across)
            y = LINE - deep if up else LINE + deep
            s.texts.append(Text(low + 4, y, str(len(clues)), t.muted, 14, bold=True))
    s.lines.append(Line(0, LINE, STAGE[0], LINE, t.ink, 1.5))
    s.texts.append(Text(0, LINE - 14, "for it", t.ink, 15, bold=True))
    s.texts.append(Text(0, LINE + 14, "against it", t.ink, 15, bold=True))
    _key(s, {row.test for row in rows}, left_out, t)
    return s


def _stack(
    s: Sketch, clues: list[Any], left: float, across: int, t: Tokens, *, up: bool, chosen: bool
) -> None:
    for i, clue in enumerate(clues):
        shape, hollow = TESTS[clue.test]
        down = 18 + STEP * (i // across)
        faded = chosen and not clue.selected
        s.marks.append(
            Mark(left + SIZE / 2 + 2 + STEP * (i % across), LINE - down if up else LINE + down,
                 shape, mix(t.of(clue.pressure), t.paper, 0.35 if faded else 1.0), SIZE,
                 hollow=hollow, halo=clue.selected, id=clue.id, kind="claim", tip=clue.tip)
        )  # fmt: skip


def _key(s: Sketch, used: set[str], left_out: int, t: Tokens) -> None:
    x, y = 8.0, STAGE[1] - 14
    for test, (shape, hollow) in TESTS.items():
        if test in used:
            s.marks.append(Mark(x, y, shape, t.ink, 12, hollow=hollow))
            s.texts.append(Text(x + 13, y, test, t.muted, 13.5))
            x += 13 + width_of(test, 13.5) + 26
    if left_out:
        words = f"and {counted(left_out, 'more clue')}"
        s.texts.append(Text(STAGE[0], y, words, t.muted, 13.5, "right"))

"""The clues for the projector: a row an answer, with the clues that can decide named in it."""

from __future__ import annotations

from typing import Any

from components.charts.chart import Frame
from components.charts.evidence.proof_kinds import TESTS, key
from components.charts.shared.side_key import side_key
from components.graphic.blank import blank
from components.graphic.canvas import STAGE
from components.graphic.graphic import Graphic, Line, Mark, Text
from components.graphic.ink import Inks, mix
from components.graphic.metrics import broken, shortened, width_of
from components.query.records import rows_of
from components.wording.counting import counted

#: Answers that find room; units of the head and the foot; where clues are named, and where those
#: that only lean stand; letters, a line of them, and the largest row.
MOST, HEAD, FOOT = 7, 21.0, 41.0
NAMED, LEANING = 130.0, 432.0
SIZE, LINE, ROW = 15.0, 18.0, 78.0
#: A clue that only leans, and from it to the next at the most.
DOT, STEP = 9.0, 11.5
LEANS = "straw in the wind"


def stage(frame: Frame) -> Graphic:
    """Draw a prepared frame in ``STAGE`` units."""
    rows = rows_of(frame)
    names = list(dict.fromkeys(row.explanation for row in rows))
    if not names:
        return blank("No clue is in view.")
    s = Graphic(0, STAGE.width, STAGE.height)
    shown = names[:MOST]
    tall = min(ROW, (STAGE.height - HEAD - FOOT) / len(shown))
    s.texts.append(Text(NAMED, HEAD / 2, "Clues that can decide", Inks.muted, SIZE))
    s.texts.append(Text(LEANING, HEAD / 2, "Others", Inks.muted, SIZE))
    chosen = any(row.selected for row in rows)
    for k, name in enumerate(shown):
        top = HEAD + tall * k
        s.lines.append(Line(0, top, STAGE.width, top, Inks.rule))
        lines = broken(name, SIZE, NAMED - 10, bold=True)[: int(tall // LINE)]
        for j, words in enumerate(lines):
            y = _line(top, tall, j, len(lines))
            s.texts.append(Text(0, y, words, Inks.ink, SIZE, bold=True))
        _clues(s, [r for r in rows if r.explanation == name], top, tall, chosen=chosen)
    y = STAGE.height - 10
    side_key(s, {row.pressure for row in rows}, y, size=SIZE)
    key(s, {row.test for row in rows}, y - LINE, room=20, size=SIZE, short=True)
    left_out = len(names) - len(shown)
    words = f"and {counted(left_out, 'more answer')}" if left_out else "+ for, − against"
    s.texts.append(Text(STAGE.width, y - LINE, words, Inks.muted, SIZE, "right"))
    return s


def _line(top: float, tall: float, j: int, of: int) -> float:
    """Height of the j-th of some lines in the middle of a row."""
    return top + tall / 2 + LINE * (j - (of - 1) / 2)


def _clues(s: Graphic, clues: list[Any], top: float, tall: float, *, chosen: bool) -> None:
    """One answer's: the chosen and the most telling by name, the others as marks, counted."""
    worth = sorted(clues, key=lambda r: (not r.selected, list(TESTS).index(r.test)))
    told = [r for r in worth if r.selected or r.test != LEANS][: int(tall // LINE)]
    for j, clue in enumerate(told):
        y = _line(top, tall, j, len(told))
        s.marks.append(_mark(clue, NAMED + 7, y, 12.0, chosen=chosen))
        words = clue.label if clue.direction == "for" else f"against: {clue.label}"
        words = shortened(words, SIZE, LEANING - NAMED - 24)
        s.texts.append(Text(NAMED + 18, y, words, Inks.ink, SIZE, of=clue.id))
    for j, (direction, sign) in enumerate((("for", "+"), ("against", "−"))):
        rest = [r for r in clues if r.direction == direction and r not in told]
        y, count = _line(top, tall, j, 2), f"{sign}{len(rest)}"
        s.texts.append(Text(STAGE.width, y, count, Inks.muted, SIZE, "right", bold=True))
        room = STAGE.width - LEANING - width_of("−99", SIZE, bold=True) - DOT
        step = min(STEP, room / max(1, len(rest)))
        for i, clue in enumerate(rest):
            s.marks.append(_mark(clue, LEANING + DOT / 2 + 2 + step * i, y, DOT, chosen=chosen))


def _mark(clue: Any, x: float, y: float, size: float, *, chosen: bool) -> Mark:
    shape, hollow = TESTS[clue.test]
    faded = 0.35 if chosen and not clue.selected else 1.0
    color = mix(Inks.of(clue.pressure), faded)
    return Mark(
        x, y, shape, color, size, hollow=hollow, halo=clue.selected, id=clue.id, kind="claim",
        tip=clue.tip,
    )  # fmt: skip

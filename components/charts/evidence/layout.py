"""A chip a claim, in columns or, on a phone, below each other."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from components.charts.chart import Frame
from components.charts.evidence.data import Row
from components.charts.evidence.proof_kinds import TESTS, key
from components.charts.evidence.stage import stage
from components.charts.evidence.words import HEDGES
from components.graphic.blocks import outline, paragraph, tall, wrapped
from components.graphic.canvas import Canvas
from components.graphic.graphic import Graphic, Line, Mark, Rect, Target, Text
from components.graphic.ink import Inks, mix
from components.graphic.metrics import broken, width_of
from components.query.citations import DAGGER
from components.query.records import records_of
from components.wording.counting import counted

DIRECTIONS = {"for": "Speaks for it", "against": "Speaks against it"}

LETTERS, SMALL, HEAD, PAD = 13.0, 12.0, 14.0, 6.0
#: Pixels at the left of a chip for its symbol, and between chips.
SIGN, GAP = 19.0, 6.0
#: Pixels that a column of clues needs to be read, and between two bands of columns.
COLUMN_ROOM, BAND = 150.0, 18.0
#: Least height of a chip: what a finger can hit.
LEAST = 25
ONE = "One source each, unless a clue says more."


def layout(frame: Frame, canvas: Canvas) -> Graphic:
    """A column an explanation; on a narrow canvas they stand below each other."""
    if canvas.stage:
        return stage(frame)
    s = Graphic(0, canvas.width, 80)
    groups: dict[str, list[Row]] = {}
    for row in records_of(frame):
        groups.setdefault(row["explanation"], []).append(row)
    y = key(s, set(frame["test"]), 11.0, room=16, size=LETTERS) + 18
    s.texts.append(Text(0, y, ONE, Inks.muted, SMALL, italic=True))
    y += 14
    place = _stacked if canvas.narrow else _columns
    s.height = round(place(s, groups, y, fade=bool(frame["selected"].any())))
    return s


def _stacked(s: Graphic, groups: dict[str, list[Row]], y: float, *, fade: bool) -> float:
    """Explanations below each other; where the last ends."""
    for name, part in groups.items():
        s.texts.append(Text(0, y + 14, name, Inks.ink, 15, bold=True))
        y += 30
        for side, words in DIRECTIONS.items():
            chips = [r for r in part if r["direction"] == side]
            y = _side(s, words, y) if chips else y
            for row in chips:
                y = _chip(s, row, 0, s.high, y, fade=fade)
        y += 14
    return y


def _columns(s: Graphic, groups: dict[str, list[Row]], y: float, *, fade: bool) -> float:
    """Explanations beside each other, in as many bands as they need; where the last ends."""
    names, most = list(groups), max(1, int(s.high // COLUMN_ROOM))
    bands = ceil(len(names) / most)
    across = ceil(len(names) / bands) if bands else 1
    for start in range(0, len(names), across):
        band = {name: groups[name] for name in names[start : start + across]}
        y = _band(s, band, y + (BAND if start else 0), s.high / across, fade=fade)
    return y


def _band(
    s: Graphic, groups: dict[str, list[Row]], y: float, room: float, *, fade: bool
) -> float:  # fmt: skip
    """Some explanations beside each other; where the longest ends."""
    heads = {n: broken(n, HEAD, room - 2, bold=True) for n in groups}
    top = float(ceil(y + tall(max((len(h) for h in heads.values()), default=0), HEAD) + 6))
    for side, words in DIRECTIONS.items():
        if not any(r["direction"] == side for part in groups.values() for r in part):
            continue
        foot = top = _side(s, words, top)
        for k, (name, part) in enumerate(groups.items()):
            if side == "for":  # so that a name is read before its clues
                s.texts += paragraph(heads[name], k * room, y, Inks.ink, size=HEAD, bold=True)
            down = top
            for row in (r for r in part if r["direction"] == side):
                down = _chip(s, row, k * room, (k + 1) * room - GAP, down, fade=fade)
            foot = max(foot, down)
        top = foot + 8
    return top


def _backing(sources: int) -> str:
    """How many sources stand behind a clue, unless it is one."""
    return "" if sources == 1 else counted(sources, "source") if sources else "no source"


def _side(s: Graphic, words: str, y: float) -> float:
    """The line under which clues for, or against, are listed."""
    s.lines.append(Line(0, y + 4, s.high, y + 4, Inks.muted, 1))
    s.texts.append(Text(0, y + 16, words, Inks.muted, LETTERS))
    return y + 29


def _chip(s: Graphic, row: Row, low: float, high: float, y: float, *, fade: bool) -> float:
    """One claim from ``y`` down; the height at which the next may begin."""
    picked = bool(row["selected"])
    share = 0.6 if fade and not picked else 1.0
    ink, muted = (mix(c, (1 + share) / 2) for c in (Inks.ink, Inks.muted))
    label = row["label"] + (DAGGER if row["disputed"] else "")
    room = high - low - SIGN - PAD
    lines = wrapped(label, LETTERS, room)
    said = [HEDGES.get(row["assertion"], ""), _backing(row["sources"])]
    note = ", ".join(filter(None, said))
    # A short one stands behind the label on its line.
    beside = len(lines) == 1 and width_of(f"{label}  {note}", LETTERS) <= room
    small = [] if beside else wrapped(note, SMALL, room)
    # Its edge is sharp.
    height = max(LEAST, ceil(tall(len(lines), LETTERS) + tall(len(small), SMALL) + 8))
    box = (low, high, y, y + height)
    edge = mix(Inks.muted, share * 0.75)
    if row["assertion"] == "inferred":
        s.rects.append(Rect(*box, Inks.panel))
    elif row["assertion"] == "stated":
        s.rects += [
            Rect(*box, edge),
            Rect(low + 1, high - 1, y + 1, y + height - 1, Inks.paper),
        ]
    else:
        s.lines += [replace(side, width=1.5, dash="dot") for side in outline(*box, edge)]
    if picked:
        s.lines += outline(low + 1, high - 1, y + 1, y + height - 1, Inks.accent, width=2.5)
    shape, hollow = TESTS[row["test"]]
    color = mix(Inks.of(row["pressure"]), share)
    s.marks.append(Mark(low + 9, y + 4 + LETTERS * 0.625, shape, color, 9, hollow=hollow))
    s.texts += paragraph(lines, low + SIGN, y + 4, ink, size=LETTERS)
    if beside and note:
        middle = y + 4 + LETTERS * 0.625
        s.texts.append(Text(high - PAD, middle, note, muted, SMALL, "right", italic=True))
    under = y + 4 + tall(len(lines), LETTERS)
    s.texts += paragraph(small, low + SIGN, under, muted, size=SMALL, italic=True)
    s.targets.append(Target(*box, row["id"], "claim", row["tip"]))
    return y + height + GAP

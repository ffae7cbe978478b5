"""A range a judgement, the widest first, and a ring where the answer stands without it."""

from __future__ import annotations

from components.charts.chart import Frame
from components.charts.sensitivity.data import Row
from components.charts.shared.bars import Sizes, label, shares, sizes
from components.charts.shared.weighed import NOTHING, among
from components.graphic.blank import blank
from components.graphic.blocks import outline
from components.graphic.canvas import Canvas
from components.graphic.graphic import Graphic, Line, Mark, Rect, Target, Text
from components.graphic.ink import Inks, mix
from components.query.records import records_of
from components.wording.counting import counted

#: Units across: all of it is certain; beyond that is room for the reach in words.
HIGH, BAR, ROW = 1.62, 13.0, 32.0


def layout(frame: Frame, canvas: Canvas) -> Graphic:
    """Ranges across in probability; on a narrow canvas a judgement's name stands above its own."""
    p = sizes(canvas)
    s = Graphic(0, 1.02 if p.narrow else HIGH, 120, p.left)
    if frame.empty:
        return blank("There are no rival answers to weigh.") if p.stage else s
    records: list[Row] = records_of(frame)
    y = begin = _head(s, records, p)
    found = [r for r in records if r["layer"] == "clue"]  # the widest reach first
    left = found[p.fit(len(found)) :]
    shown = [r for r in records if r not in left]
    row = p.row(ROW, len(shown), begin=begin, foot=44 if left else 24)
    for each in shown:
        y = _range(s, each, y, row, p)
    shares(s, begin, y, p)
    base = records[0]["base"]
    if not p.narrow:
        s.lines.append(Line(base, begin, base, y, Inks.ink, 1.4, "dot"))
    if left:
        moves = "moves" if len(left) == 1 else "move"
        words = f"{counted(len(left), 'more clue')} {moves} it less{p.where}"
        s.texts.append(Text(0, y + 32, words, Inks.muted, p.small))
        y += 20
    s.height = p.tall(y + 24)
    return s


def _head(s: Graphic, records: list[Row], p: Sizes) -> float:
    """Whose probability this is, and what the ring means; where the rows may begin."""
    first = records[0]
    words = f"{first['leader']} stands at {first['stands']}"
    if len(records) == 1:
        words = NOTHING
    s.texts.append(Text(0, 12, words, Inks.ink, p.head, bold=True))
    s.texts.append(Text(0, 32, among(first["answers"]), Inks.ink, p.small))
    key = "without the clue, or with even starting odds"
    s.marks.append(Mark(0.015, 54, "circle", Inks.ink, 9, hollow=True))
    s.texts.append(Text(0.015, 54, key, Inks.muted, p.small, gap=10))
    return 70


def _range(s: Graphic, row: Row, y: float, tall: float, p: Sizes) -> float:
    """One judgement from ``y`` down; the height at which the next may begin.

    Its range is darker above where the answer stands than below it.
    """
    middle = y + (50 if p.narrow else tall / 2)
    half = (0.4 * tall if p.stage else BAR) / 2
    top, foot = middle - half, middle + half
    s.rects.append(Rect(row["low"], row["base"], top, foot, mix(Inks.ink, 0.35)))
    s.rects.append(Rect(row["base"], row["high"], top, foot, mix(Inks.ink, 0.8)))
    if p.narrow:
        s.lines.append(Line(row["base"], top - 3, row["base"], foot + 3, Inks.ink, 2))
    s.marks.append(Mark(row["without"], middle, "circle", Inks.ink, 9, hollow=True))
    prior = row["layer"] == "prior"
    label(s, row["label"], middle, p, row=tall, bold=prior, under=row["reach"])
    if not p.narrow:
        words = Text(s.high, middle, row["reach"], Inks.ink, p.letters, "right", gap=4)
        s.texts.append(words)
    end = middle + (BAR / 2 + 6 if p.narrow else tall / 2)
    kind = "claim" if row["id"] else "prior"
    s.targets.append(Target(0, s.high, y, end, row["id"], kind, row["tip"]))
    if row["selected"]:
        s.lines += outline(0.003, s.high - 0.003, y + 1, end - 1, Inks.accent, width=2.5)
    return end

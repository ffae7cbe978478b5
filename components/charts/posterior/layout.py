"""A bar an explanation and weighing: solid for this one, hollow for another laid beside it."""

from __future__ import annotations

from components.charts.chart import Frame
from components.charts.posterior.data import Row
from components.charts.shared.bars import Sizes, label, shares, sizes
from components.charts.shared.weighed import NOTHING, among
from components.graphic.blank import blank
from components.graphic.blocks import outline
from components.graphic.canvas import Canvas
from components.graphic.graphic import Graphic, Line, Mark, Rect, Target, Text
from components.graphic.ink import Inks, mix
from components.graphic.layout.clear import cleared
from components.query.records import records_of
from components.wording.counting import counted

#: Where the words end that stand right of the bars, in units of which all is 1.
HIGH, HIGH_STAGE = 1.3, 1.36
#: On the stage, where the key begins, under the headline.
START = -0.9
BAR, ROW, GAP = 15.0, 36.0, 5.0
#: Answers that find room on the stage; of two weighings one fewer.
MOST = 8


def layout(frame: Frame, canvas: Canvas) -> Graphic:
    """Bars an explanation, across in probability; on a narrow canvas its name stands above them."""
    p = sizes(canvas)
    s = Graphic(0, 1.02 if p.narrow else HIGH_STAGE if p.stage else HIGH, 120, p.left)
    if frame.empty:
        return blank("There are no rival answers to weigh.") if p.stage else s
    records: list[Row] = records_of(frame)
    groups = [[r for r in records if r["id"] == e] for e in dict.fromkeys(frame["id"])]
    most = MOST - any(r["layer"] == "rival" for r in records)
    shown = groups[:most] if p.stage else groups
    y = top = _head(s, records, p, len(groups) - len(shown))
    row = p.row(ROW, len(shown), begin=y, foot=24)
    for rows in shown:
        y = _group(s, rows, y, row, p)
    shares(s, top, y, p)
    own = records[0]
    if own["even"] and own["clues"] and not p.narrow:
        # One line says it for all rows.
        s.lines.append(Line(own["prior"], top - 4, own["prior"], y, Inks.muted, 1.4, "dot"))
    s.height = p.tall(y + 24)
    return cleared(s, canvas.width) if p.stage else s


def _head(s: Graphic, records: list[Row], p: Sizes, more: int) -> float:
    """On what it depends, the key, and what stands before the clues; where rows may begin."""
    y, own = 32.0 if p.stage else 34.0, records[0]
    these = among(own["answers"]) + (f"; {more} more are not drawn" if more else "")
    s.texts.append(Text(START if p.stage else 0, 12, these, Inks.ink, p.head, bold=True))
    if any(r["layer"] == "rival" for r in records):
        x = START if p.stage else 0.015
        for row, hollow in ((own, False), (records[-1], True)):
            words = f"{row['weighing']} ({counted(row['clues'], 'clue')})"
            s.marks.append(Mark(x, y, "square", Inks.ink, 12, hollow=hollow))
            s.texts.append(Text(x, y, words, Inks.ink, p.letters, gap=14))
            x, y = (0.015, y) if p.stage else (x, y + 22)
        y += 18 if p.stage else 0
    if own["clues"] == 0:
        words = f"{NOTHING} {'All stand even.' if own['even'] else 'Starting odds:'}"
        s.texts.append(Text(0, y, words, Inks.ink, p.letters))
        return y + 24
    words = f"before any clue: {own['before']} each"
    if not own["even"]:
        words = "a tick marks where it stood before any clue"
    s.texts.append(Text(own["prior"] if own["even"] else 0, y, words, Inks.muted, p.small))
    return y + (20 if p.stage else 24)


def _group(s: Graphic, rows: list[Row], y: float, row: float, p: Sizes) -> float:
    """One explanation from ``y`` down: a bar a weighing, the second hollow."""
    gap, bar = GAP, BAR
    if p.stage:
        gap = 2.0
        bar = min(24.0, (row - 3 - gap * (len(rows) - 1)) / len(rows))
    tall = len(rows) * bar + (len(rows) - 1) * gap
    top = y
    y += 24 if p.narrow else max(0.0, (row - tall) / 2)
    name = rows[0]
    middle = y + (2 if p.narrow else tall / 2)
    label(s, name["label"], middle, p, row=row, bold=name["leads"])
    for each in rows:
        _bar(s, each, y, bar, p)
        foot = y + bar + (3 if each is rows[-1] else 0)
        high = top if each is rows[0] else y
        s.targets.append(Target(0, s.high, high, foot, each["id"], "explanation", each["tip"]))
        y += bar + gap
    return top + row if p.stage else y + (6 if p.narrow else max(4.0, (row - tall) / 2 - gap))


def _bar(s: Graphic, row: Row, y: float, bar: float, p: Sizes) -> None:
    share, foot = row["posterior"], y + bar
    fill = Inks.ink if row["clues"] else mix(Inks.ink, 0.35)
    if row["layer"] == "rival":
        s.lines += outline(0, share, y, foot, Inks.ink, width=1.6)
    else:
        s.rects.append(Rect(0, share, y, foot, fill))
    if row["clues"] and (p.narrow or not row["even"]):
        s.lines.append(Line(row["prior"], y - 3, row["prior"], foot + 3, Inks.muted, 2.2))
    # The words keep clear of the bar and of the mark of where it began.
    end, x, align = max(share, row["prior"] if row["clues"] else 0), share, "left"
    middle, gap = y + bar / 2, 8.0
    if not p.narrow or end <= 0.68:
        x = end
    elif row["layer"] == "own":
        # Above a long bar the name's own line has the room,
        x, align, middle, gap = 1, "right", y - 16, 0.0
    elif share > 0.4:
        # and a hollow bar has it within.
        align = "right"
    words, bold = row["after"], row["leads"]
    size = p.small if p.stage and bar < p.letters else p.letters
    s.texts.append(Text(x, middle, words, Inks.ink, size, align, bold=bold, gap=gap))

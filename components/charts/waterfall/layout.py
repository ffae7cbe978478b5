"""Steps from where the odds stood to where they stand, clue after clue."""

from __future__ import annotations

from math import ceil, floor

from components.charts.chart import Frame
from components.charts.shared.bars import Sizes, label, scale, sizes
from components.charts.shared.weighed import NOTHING, among, odds, signed
from components.charts.waterfall import compare
from components.charts.waterfall.data import Row, compares
from components.graphic.blank import blank
from components.graphic.blocks import outline
from components.graphic.canvas import Canvas
from components.graphic.graphic import Graphic, Line, Rect, Target, Text
from components.graphic.ink import Inks
from components.graphic.layout.clear import cleared
from components.graphic.metrics import Box, box, overlaps
from components.query.records import records_of

BAR, ROW = 15.0, 34.0
#: Share of the width that bars take; the rest is for what they moved and where that leads.
NARROW, WIDE, STAGE = 0.97, 0.62, 0.58
#: The fewest pixels that the scale has, in any design.
LEAST = 245.0


def layout(frame: Frame, canvas: Canvas) -> Graphic:
    """Steps across in decibels of log-odds; on a narrow canvas a clue's name stands above its own.

    Two weighings are compared clue by clue instead.
    """
    p = sizes(canvas)
    if frame.empty:
        return blank("There are no rival answers to weigh.") if p.stage else Graphic(0, 1, 120)
    if compares(frame):
        return compare.draw(frame, p)
    records = _few(records_of(frame), p)
    step, low, top = _span(records)
    share = NARROW if p.narrow else STAGE if p.stage else WIDE
    s = Graphic(low, low + (top - low) / share, 120, p.left)
    y = begin = _head(s, records, top, p)
    row = p.row(ROW, len(records), begin=begin, foot=24)
    before = None
    for each in records:
        middle = y + (50 if p.narrow else row / 2)
        half = (0.4 * row if p.stage else BAR) / 2
        _step(s, each, before, middle, half, p)
        _named(s, each, middle, top, row, p)
        foot = middle + (half + 5 if p.narrow else row / 2)
        kind = "claim" if each["id"] else "prior"
        s.targets.append(Target(low, s.high, y, foot, each["id"], kind, each["tip"]))
        if each["selected"]:
            room = (s.high - low) * 0.002
            s.lines += outline(low + room, s.high - room, y + 1, foot - 1, Inks.accent, width=2.5)
        before, y = middle, foot
    thick = (s.high - s.low) * 0.001
    ticks = _ticks(range(low, top + 1, step), p.small)
    scale(s, ticks, begin, y, size=p.small, half=thick, strong=0)
    s.height = p.tall(y + 24)
    return cleared(s, canvas.width) if p.stage else s


def _few(records: list[Row], p: Sizes) -> list[Row]:
    """The steps that move most, in their order; of many, the rest together as the last step."""
    prior, *moved = records
    most = sorted(moved, key=lambda r: -abs(r["moved"]))[: p.fit(len(moved))]
    if len(most) == len(moved):
        return records
    steps, stands = [prior], prior["log_odds"]
    for row in (r for r in moved if r in most):
        stands += row["moved"]
        # Where the odds stand between the steps drawn is not where they stood in the weighing.
        steps.append({**row, "log_odds": stands, "stands": ""})
    end, rest = moved[-1], f"{len(moved) - len(most)} more clues together"
    by = end["log_odds"] - stands
    told = f"{rest} move it by {signed(by)} dB, to {end['stands']}; the table has each."
    new = {"id": "", "label": rest, "linked": False, "moved": by, "movement": f"{signed(by)} dB",
           "selected": False, "tip": told}  # fmt: skip
    return [*steps, {**end, **new}]


def _span(records: list[Row]) -> tuple[int, int, int]:
    """Distance of the ticks and the ends of the scale, in decibels; even odds lie within."""
    values = [0.0, *(r["log_odds"] for r in records)]
    step = next(s for s in (10, 20, 50, 100, 200, 500, 1000, 10**9)
                if (max(values) - min(values)) / s <= 4)  # fmt: skip
    low, top = floor(min(values) / step) * step, ceil(max(values) / step) * step
    return step, low, top if top > low else low + step


def _head(s: Graphic, records: list[Row], top: int, p: Sizes) -> float:
    """Whose odds these are; the height at which the steps may begin."""
    first, last = records[0], records[-1]
    words = f"{first['leader']}: {first['stands']} → {last['stands']}"
    if len(records) == 1:
        words = NOTHING
    s.texts.append(Text(s.low, 12, words, Inks.ink, p.head, bold=True))
    s.texts.append(Text(s.low, 32, among(first["answers"]), Inks.ink, p.small))
    y = 32
    if len(records) > 1 and first["shared"] > 1:
        y = 50
        more = f"{first['shared'] - 1} more"
        also = f"first with {more}" if p.stage else f"shares the first place with {more}"
        s.texts.append(Text(s.low, y, also, Inks.muted, p.small))
    if p.stage and len(records) > 1:
        y += 18  # letters of the wall reach from the scale's end into the columns
    if not p.narrow:
        heads = {"moved by": _middle(s, top), "stands at": s.high}
        for head, x in heads.items():
            if len(records) > 1 or head == "stands at":
                s.texts.append(Text(x, y, head, Inks.muted, p.small, "right", gap=4))
    return y + 16


def _middle(s: Graphic, top: float) -> float:
    """Right edge of the column of movements."""
    return top + (s.high - top) * 0.46


def _step(s: Graphic, row: Row, before: float | None, y: float, half: float, p: Sizes) -> None:
    """One bar from where the odds stood to where they stand, hollow where they fell."""
    end, start = row["log_odds"], row["log_odds"] - row["moved"]
    if before is not None and not p.narrow:
        s.lines.append(Line(start, before, start, y, Inks.muted, 1))
    sides = (min(start, end), max(start, end), y - half, y + half)
    if row["layer"] == "prior" or signed(row["moved"]) == "0.0":
        s.lines.append(Line(end, sides[2], end, sides[3], Inks.ink, 3))
    elif row["moved"] > 0:
        s.rects.append(Rect(*sides, Inks.ink))
    else:
        s.lines += outline(*sides, Inks.ink, width=1.6)


def _named(s: Graphic, row: Row, y: float, top: float, tall: float, p: Sizes) -> None:
    """The clue's name, what it moved and where that leads."""
    name = row["label"] + (" (counts half)" if row["linked"] else "")
    words = " → ".join(w for w in (row["movement"], row["stands"]) if w)
    label(s, name, y, p, row=tall, bold=row["layer"] == "prior", under=words)
    if p.narrow:
        return
    stands = row["stands"].replace("over ", ">") if p.stage else row["stands"]
    for said, x in ((row["movement"], _middle(s, top)), (stands, s.high)):
        if said:
            s.texts.append(Text(x, y, said, Inks.ink, p.letters, "right", gap=4))


def _ticks(ticks: range, size: float) -> list[tuple[float, str, str]]:
    """Place, name and side of each tick: even odds, the ends and then the rest, if they have room.

    Odds and decibels do not mix on one scale.
    """
    far = max(abs(ticks[0]), abs(ticks[-1])) > 40
    found, taken = list[tuple[float, str, str]](), list[Box]()
    for tick in sorted(ticks, key=lambda k: (k != 0, k not in (ticks[0], ticks[-1]))):
        side = {ticks[0]: "left", ticks[-1]: "right"}.get(tick, "center")
        words = f"{signed(tick).removesuffix('.0')} dB" if far and tick else odds(tick)
        place = LEAST * (tick - ticks[0]) / (ticks[-1] - ticks[0])
        room = box(f" {words} ", place, 0, size=size, align=side)
        fits = not overlaps([*taken, room])
        taken += [room] if fits else []
        found.append((tick, words if fits else "", side))
    return found

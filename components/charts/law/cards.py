"""Cards of provisions in rows of themes: a column a version where there is room, else one."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import Any

from components.charts.chart import Frame, case_of
from components.dossier.case import Case
from components.graphic.blocks import outline, paragraph, tall, wrapped
from components.graphic.graphic import Graphic, Line, Mark, Rect, Target, Text
from components.graphic.ink import Inks, mix
from components.query.records import records_of

Row = dict[str, Any]

#: Versions in order, with the heads of their columns and the short tags of the narrow design.
HEADS = {
    "draft": ("Draft", "Draft"),
    "presidential bill": ("Bill", "Bill"),
    "enacted": ("Enacted", "Law"),
    "later": ("Later", "Later"),
}
SIZE, SMALL, HEAD = 13.0, 12.0, 14.0
#: Space between a card's edge and its words, around a card, and at the foot of a theme, pixels.
PAD, GAP, FOOT = 10.0, 3.0, 16.0
FIRST = "called a first"
#: Stands for a space at which no line may break.
BOND = "\ue000"
#: Least height of a card: what a finger can hit.
LEAST = 25.0
#: Room for the tags of the versions in the narrow design, pixels.
TAG = 42.0


def draw(frame: Frame, *, width: float, narrow: bool) -> Graphic:
    """Place heads, cards and gaps.

    Returns
    -------
    Graphic
        Across in pixels of ``width``, which the screen stretches.
    list of Target
        One box a card.
    """
    sketch = Graphic(0, width, 120)
    records: list[Row] = records_of(frame)
    if not records:
        return sketch
    cards = [r for r in records if r["layer"] == "provision"]
    chosen = any(c["selected"] for c in cards)
    heads = heads_of(records, case_of(frame), narrow=narrow)
    y = _tags(sketch, width, heads) if narrow else _heads(sketch, records, width, heads)
    for fate in (r for r in records if r["layer"] == "fate"):
        theme = fate["theme"]
        y = _theme(sketch, fate, y, width, narrow=narrow)
        columns = {
            v: [c for c in cards if c["theme"] == theme and c["drawn_as"] == v] for v in heads
        }
        hidden = {
            r["drawn_as"]: int(r["hidden"])
            for r in records
            if r["layer"] == "cell" and r["theme"] == theme
        }
        place = _stacked if narrow else _beside
        y = place(sketch, columns, hidden, y, width, chosen) + FOOT
    sketch.height = round(y)
    return sketch


def heads_of(records: list[Row], case: Case, *, narrow: bool = False) -> dict[str, str]:
    """Version -> head of its column, in their order; on a narrow canvas a tag where none is set."""
    called = {r["drawn_as"]: r["version"] for r in records if r["layer"] == "version"}
    return {
        version: case.version(own, HEADS[version][narrow] if own == version else own)
        for version, own in called.items()
    }


def _tags(sketch: Graphic, width: float, heads: dict[str, str]) -> float:
    """What the tags stand for, where the case calls a version by words in which its tag is not."""
    names = {HEADS[version][1]: head for version, head in heads.items()}
    if all(tag.lower() in name.lower() for tag, name in names.items()):
        return 8.0
    said = " · ".join(f"{tag}: {name}" for tag, name in names.items() if name != tag)
    lines = wrapped(said, SMALL, width)
    sketch.texts += paragraph(lines, 0, 8, Inks.muted, size=SMALL)
    return 8.0 + tall(len(lines), SMALL) + FOOT


def _heads(sketch: Graphic, records: list[Row], width: float, named: dict[str, str]) -> float:
    when = {r["drawn_as"]: r["label"] for r in records if r["layer"] == "version"}
    heads = {
        version: wrapped(head, HEAD, width / len(named) - 14, bold=True)
        for version, head in named.items()
    }
    lower = 18 * (max(map(len, heads.values())) - 1)  # all stand on the line of the tallest
    for i, (version, lines) in enumerate(heads.items()):
        x = i * width / len(heads)
        for k, line in enumerate(reversed(lines)):
            sketch.texts.append(Text(x, 12 + lower - 18 * k, line, Inks.ink, HEAD, bold=True))
        sketch.texts.append(Text(x, 30 + lower, when.get(version, ""), Inks.muted, SMALL))
    sketch.lines.append(Line(0, 43 + lower, width, 43 + lower, Inks.ink, 1.5))
    return 52.0 + lower


def _theme(sketch: Graphic, fate: Row, y: float, width: float, *, narrow: bool) -> float:
    """Name of a theme with what became of it, under a hairline."""
    name = str(fate["theme"]).capitalize()
    if sketch.texts and (narrow or y > 60):
        sketch.lines.append(Line(0, y - 9, width, y - 9, Inks.rule))
    sketch.texts.append(Text(0, y + 9, name, Inks.ink, HEAD, bold=True))
    if not fate["label"]:
        return y + 24
    if narrow:
        sketch.texts.append(Text(0, y + 26, fate["label"], Inks.ink, SMALL, italic=True))
        return y + 40
    words = fate["label"]
    sketch.texts.append(Text(width / 4, y + 9, words, Inks.ink, SIZE, italic=True))
    return y + 24


def _beside(
    sketch: Graphic, columns: dict[str, list[Row]], hidden: dict[str, int],
    y: float, width: float, chosen: bool) -> float:  # fmt: skip
    """Columns side by side; the height at which the tallest ends."""
    ends, each = [], width / len(columns)
    for i, (version, cards) in enumerate(columns.items()):
        left, right = i * each, (i + 1) * each - (14 if i < len(columns) - 1 else 0)
        at = y
        for card in cards:
            at = _card(sketch, card, left, right, at, chosen)
        ends.append(_gap(sketch, bool(cards), hidden.get(version, 0), left, at))
    return max(ends)


def _stacked(
    sketch: Graphic, columns: dict[str, list[Row]], hidden: dict[str, int],
    y: float, width: float, chosen: bool) -> float:  # fmt: skip
    """Versions below each other, cards two by two; versions without any share a line."""
    bare = [v for v, cards in columns.items() if not cards and not hidden.get(v)]
    for empty, versions in groupby(columns, key=lambda v: v in bare):
        if empty:
            tags = ", ".join(HEADS[v][1] for v in versions)
            words = f"{tags} – none in what was read"
            sketch.texts.append(Text(0, y + LEAST / 2, words, Inks.muted, SMALL))
            y += LEAST
            continue
        for version in versions:
            cards = columns[version]
            tag = HEADS[version][1]
            sketch.texts.append(Text(0, y + LEAST / 2, tag, Inks.ink, SMALL, bold=True))
            half = (width - TAG + GAP) / 2
            for k in range(0, len(cards), 2):
                pair = cards[k : k + 2]
                tallest = max(_height(c, half - GAP) for c in pair)
                for i, card in enumerate(pair):
                    left = TAG + i * half
                    _card(sketch, card, left, left + half - GAP, y, chosen, tallest)
                y += tallest + GAP
            y = _gap(sketch, bool(cards), hidden.get(version, 0), TAG, y)
    return y


def _gap(sketch: Graphic, full: bool, hidden: int, x: float, y: float) -> float:
    """What stands in a cell beside its cards: a dash if none was read, or what is hidden."""
    if hidden:
        words = f"{hidden} {'more ' if full else ''}outside the filters"
        high = 20.0 if full else LEAST
        sketch.texts.append(Text(x, y + high / 2, words, Inks.muted, SMALL, italic=True))
        return y + high
    if full:
        return y
    sketch.texts.append(Text(x, y + LEAST / 2, "– none read", Inks.muted, SMALL))
    return y + LEAST


def _lines(card: Row, width: float) -> list[str]:
    # The dagger must not begin a line of its own; what stands for its space is 4 pixels wide.
    words = card["label"] + (f"{BOND}†" if card["disputed"] else "")
    lines = wrapped(words, SIZE, width - PAD - (1 if card["disputed"] else 5))
    return [line.replace(BOND, " ") for line in lines] + ([FIRST] if card["first"] else [])


def _height(card: Row, width: float) -> float:
    return max(LEAST, tall(len(_lines(card, width)), SIZE) + 8)


def _card(
    sketch: Graphic, card: Row, left: float, right: float, y: float,
    chosen: bool, height: float = 0.0) -> float:  # fmt: skip
    """One provision; the height at which the next may begin."""
    share = 0.6 if chosen and not card["selected"] else 1.0
    lines = _lines(card, right - left)
    height = height or _height(card, right - left)
    edge = mix(Inks.of(card["pressure"]), share)
    sketch.rects.append(Rect(left, right, y, y + height, mix(Inks.panel, share)))
    sketch.rects.append(Rect(left, left + 3, y, y + height, edge))
    ink = mix(Inks.ink, (1 + share) / 2)
    at = y + (height - tall(len(lines), SIZE)) / 2
    *_, last = texts = paragraph(lines, left + PAD, at, ink, size=SIZE)
    if card["first"]:
        # Drawn, not written: few typefaces hold a star.
        texts[-1] = replace(last, bold=True, gap=12)
        sketch.marks.append(Mark(left + PAD + 3, last.y, "star", ink, 9))
    sketch.texts += texts
    if card["selected"]:
        sketch.lines += outline(left + 1, right - 1, y, y + height, Inks.accent, width=2)
    sketch.targets.append(Target(left, right, y, y + height, card["id"], "provision", card["tip"]))
    return y + height + GAP

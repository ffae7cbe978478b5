"""How the routes to an outcome are drawn: a tree that runs into it, or a list below it."""

from __future__ import annotations

from typing import Any

from components.charts.chart import Frame
from components.graphic.blocks import outline, paragraph, tall, wrapped
from components.graphic.graphic import Curve, Graphic, Mark, Target, Text
from components.graphic.ink import Inks
from components.graphic.metrics import width_of
from components.query.citations import DAGGER
from components.query.records import records_of
from components.wording.counting import counted

Row = dict[str, Any]

#: Kinds of arrow, the surest first, with the word that stands on it.
TYPES = {
    "stated": "", "inferred": "inferred", "claimed": "claimed", "contested": "contested",
}  # fmt: skip
CHAINS = {
    "domestic": "from inside alone",
    "international": "from outside alone",
    "both": "inside and outside joined",
}

SIZE, SMALL = 12.0, 11.0
#: Pixels kept for the outcome at the right, and for the dot where a route starts.
RIGHT, DOT = 104.0, 14.0


def draw(frame: Frame, *, width: float, narrow: bool) -> Graphic:
    """Place names and arrows; narrow lists them below the outcome, each step further in."""
    sketch = Graphic(0, width, 60)
    rows: list[Row] = records_of(frame)
    if not rows:
        return sketch
    return (_list if narrow else _tree)(sketch, rows, outcome_of(frame))


def outcome_of(frame: Frame) -> str:
    """The outcome to which the routes of a frame lead, in words."""
    words: str = frame.attrs.get("outcome", "")
    return words


def _tree(s: Graphic, rows: list[Row], outcome: str) -> Graphic:
    deepest = max(r["depth"] for r in rows)
    step = (s.high - RIGHT) / deepest
    top = _key(s, rows) + 10
    place = {r["id"]: s.high - RIGHT - r["depth"] * step + DOT for r in rows}
    words = {r["id"]: _words(r, rows, step) for r in rows}
    room = max(_tall(*w) for w in words.values()) + 8
    heights: dict[str, float] = {}
    y = top
    for row in rows:  # what starts a route gets a line of its own
        if row["leaf"]:
            heights[row["id"]] = y + room / 2
            y += room
    for row in reversed(rows):
        if not row["leaf"]:
            inward = [heights[r["id"]] for r in rows if r["parent"] == row["id"]]
            heights[row["id"]] = sum(inward) / len(inward)
    ends = [heights[r["id"]] for r in rows if r["depth"] == 1]
    middle = sum(ends) / len(ends)
    for row in rows:
        x, y0 = place[row["id"]], heights[row["id"]]
        y1 = heights.get(row["parent"], middle)
        color = Inks.of(row["side"])
        label, note = words[row["id"]]
        wide = max(
            [width_of(n, SIZE, bold=True) for n in label] + [width_of(n, SMALL) for n in note]
        )
        start, end = x + min(wide + 8, step - 22 - DOT), x + step - 4 - DOT
        pull = (end - start) * 0.5
        points = ((start, y0), (start + pull, y0), (end - pull, y1), (end, y1))
        dash = "solid" if row["type"] == "stated" else "dot"
        s.curves.append(Curve(points, color, 2.2 if dash == "solid" else 1.6, dash, "right", 8))
        high = _tall(label, note) / 2
        s.texts += paragraph(label, x, y0 - high, Inks.ink, size=SIZE, bold=True)
        s.texts += paragraph(note, x, y0 - high + tall(len(label), SIZE), color, size=SMALL)
        if row["selected"]:
            s.lines += outline(
                x - 4, x + wide + 5, y0 - high - 3, y0 + high + 3, Inks.accent, width=2.5
            )
        _start(s, row, x - 7, y0 - high + SIZE * 0.6)
        box = (x - DOT, end, y0 - room / 2, y0 + room / 2)
        s.targets.append(Target(*box, row["event_id"], row["kind"], row["tip"]))
    lines = wrapped(outcome, 14, RIGHT - 12, bold=True)
    s.texts += paragraph(
        lines, s.high - RIGHT + 4, middle - tall(len(lines), 14) / 2, Inks.ink, size=14, bold=True
    )
    s.height = round(y + 8)
    return s


def _words(row: Row, rows: list[Row], step: float) -> tuple[list[str], list[str]]:
    """Lines of a name, with whom it reached where that is not the next name, and of its note."""
    name, onward = row["label"], [r["label"] for r in rows if r["id"] == row["parent"]]
    if onward and row["to"] != onward[0]:
        name += f" → {row['to']}"
    label = wrapped(name, SIZE, step - 28 - DOT, bold=True)
    return label, wrapped(_note(row), SMALL, step - 20 - DOT)


def _tall(label: list[str], note: list[str]) -> float:
    return tall(len(label), SIZE) + tall(len(note), SMALL)


def _list(s: Graphic, rows: list[Row], outcome: str) -> Graphic:
    y = _key(s, rows) + 8
    s.texts.append(Text(0, y + 8, outcome, Inks.ink, 15, bold=True))
    y += 26
    tips: dict[str, float] = {"": y - 8}
    for row in rows:
        x = 18.0 * row["depth"]
        color = Inks.of(row["side"])
        label = wrapped(f"{row['label']} → {row['to']}", SIZE, s.high - x, bold=True)
        note = wrapped(_note(row), SMALL, s.high - x)
        high = _tall(label, note)
        dash = "solid" if row["type"] == "stated" else "dot"
        foot, back = tips[row["parent"]], x - 12
        points = ((x - 2, y + 9), (back, y + 9), (back, y + 9), (back, foot))
        s.curves.append(Curve(points, color, 1.8, dash))
        s.texts += paragraph(label, x, y + 1, Inks.ink, size=SIZE, bold=True)
        s.texts += paragraph(note, x, y + 1 + tall(len(label), SIZE), color, size=SMALL)
        if row["selected"]:
            s.lines += outline(x - 3, s.high - 1, y - 1, y + high + 3, Inks.accent, width=2.5)
        _start(s, row, x + width_of(label[-1], SIZE, bold=True) + 9, y + 9)
        s.targets.append(
            Target(x, s.high, y, y + high + 4, row["event_id"], row["kind"], row["tip"])
        )
        tips[row["id"]] = y + high + 2
        y += high + 10
    s.height = round(y + 4)
    return s


def _start(s: Graphic, row: Row, x: float, y: float) -> None:
    """A dot where a route starts, in the colour of all that it passes through."""
    if row["leaf"]:
        s.marks.append(Mark(x, y, "circle", Inks.of(row["chain"]), 8))


def _note(row: Row) -> str:
    """What stands under a name: how sure the arrow is, its acts if several, its sources."""
    parts = [TYPES[row["type"]] + (DAGGER if row["disputed"] else "")]
    parts += [f"{row['acts']} acts"] if row["acts"] > 1 else []
    parts += [counted(row["sources"], "source") if row["sources"] else "no source says so"]
    return ", ".join(p for p in parts if p)


def _key(s: Graphic, rows: list[Row]) -> float:
    """Line and colour in words."""
    x, y = 0.0, 10.0
    items = [("From inside", "solid", "domestic"), ("From outside", "solid", "international")]
    items = [i for i in items if any(r["side"] == i[2] for r in rows)]
    if any(r["type"] != "stated" for r in rows):
        items.append(("Claimed, contested or inferred", "dot", "none"))
    for words, dash, side in items:
        if x and x + 28 + width_of(words, SMALL) > s.high:
            x, y = 0.0, y + 18
        ends = ((x, y), (x + 8, y), (x + 14, y), (x + 22, y))
        s.curves.append(Curve(ends, Inks.of(side), 2.0, dash))
        s.texts.append(Text(x + 28, y, words, Inks.muted, SMALL))
        x += 46 + width_of(words, SMALL)
    x, y = 0.0, y + 20
    for chain, words in CHAINS.items():
        count = sum(r["leaf"] and r["chain"] == chain for r in rows)
        said = f"{counted(count, 'route')} {words}"
        if count and x and x + 14 + width_of(said, SMALL) > s.high:
            x, y = 0.0, y + 18
        if count:
            s.marks.append(Mark(x + 5, y, "circle", Inks.of(chain), 8))
            s.texts.append(Text(x + 14, y, said, Inks.muted, SMALL))
            x += 34 + width_of(said, SMALL)
    return y + 8

"""Who reached whom, for the projector: routes that run into the outcome, those that find room."""

from __future__ import annotations

from typing import Any

from components.charts.chart import Frame
from components.charts.route.layout import CHAINS, outcome_of
from components.graphic.blank import blank
from components.graphic.canvas import STAGE
from components.graphic.graphic import Curve, Graphic, Mark, Text
from components.graphic.ink import Ink, Inks, mix
from components.graphic.metrics import width_of, wrap
from components.query.records import records_of
from components.wording.counting import counted

Row = dict[str, Any]

WIDTH, HEIGHT = STAGE.width, STAGE.height
#: Units kept at the right for the outcome, at the foot for the key, and at the left of a name.
RIGHT, FOOT, DOT = 108.0, 56.0, 21.0
#: Letters of names to try, of the outcome, and of the key; from one line to the next.
NAMES, OUTCOME, KEY, LEADING = (16.0, 14.5, 13.0), 18.0, 13.0, 1.15
#: Shortest arrow between two names, and air between two routes.
ARROW, AIR = 24.0, 7.0


def stage(frame: Frame) -> Graphic:
    """Draw a prepared frame in ``STAGE`` units."""
    rows: list[Row] = records_of(frame)
    if not rows:
        told = f"No source tells of a step towards this outcome: {outcome_of(frame)}."
        return blank(told if outcome_of(frame) else "No outcome is named.")
    s = Graphic(0, WIDTH, HEIGHT)
    shown, size, lines = _fit(rows)
    step = _step(shown)
    heights = _heights(shown, lines, size)
    some = any(r["selected"] for r in shown)
    ends = [heights[r["id"]] for r in shown if r["depth"] == 1]
    middle = sum(ends) / len(ends)
    for row in sorted(shown, key=lambda r: r["selected"]):
        x, y = WIDTH - RIGHT - row["depth"] * step + DOT, heights[row["id"]]
        faded = some and not row["selected"]
        color = mix(Inks.of(row["side"]), 0.35 if faded else 1)
        wide = max(width_of(line, size, bold=True) for line in lines[row["id"]])
        a, b, y1 = x + wide + 6, x + step - DOT - 9, heights.get(row["parent"], middle)
        pull = (b - a) * 0.5
        dash = "solid" if row["type"] == "stated" else "dash"
        s.curves.append(
            Curve(((a, y), (a + pull, y), (b - pull, y1), (b, y1)), color, 3.5, dash, "right", 12)
        )
        dot = color if not row["leaf"] else mix(Inks.of(row["chain"]), 0.35 if faded else 1)
        s.marks.append(
            Mark(x - 12, y, "circle", dot, 14 if row["leaf"] else 10, halo=row["selected"],
                 id=row["id"], kind=row["kind"], tip=row["tip"])
        )  # fmt: skip
        _lines(s, lines[row["id"]], x, y, Inks.muted if faded else Inks.ink, size)
    words = wrap(outcome_of(frame), OUTCOME, RIGHT - 12, bold=True)
    _lines(s, words, WIDTH - RIGHT + 8, middle, Inks.ink, OUTCOME)
    _key(s, rows, shown)
    return s


def _lines(s: Graphic, lines: list[str], x: float, y: float, color: Ink, size: float) -> None:
    for k, line in enumerate(lines):
        at = y + (k - (len(lines) - 1) / 2) * size * LEADING
        s.texts.append(Text(x, at, line, color, size, bold=True))


def _step(rows: list[Row]) -> float:
    """Units from one actor to the next, towards the outcome."""
    return (WIDTH - RIGHT) / max(3, *(r["depth"] for r in rows))


def _fit(rows: list[Row]) -> tuple[list[Row], float, dict[str, list[str]]]:
    """Choose the largest letters in which all routes fit, or as many routes as fit in the least."""
    starts = sorted(
        (r for r in rows if r["leaf"]),
        key=lambda r: (
            not any(o["selected"] for o in _onward(r, rows)), r["type"] != "stated",
            -r["sources"], r["depth"],
        ),
    )  # fmt: skip
    for most in range(len(starts), 0, -1):
        shown = _upto(rows, starts[:most])
        for size in NAMES:
            lines = {r["id"]: _name(r, rows, size, _step(shown)) for r in shown}
            across = max(width_of(n, size, bold=True) for part in lines.values() for n in part)
            down = sum(_tall(r, shown, lines, size) for r in shown if r["leaf"])
            if down <= HEIGHT - FOOT and across <= _step(shown) - DOT - ARROW:
                return shown, size, lines
    return shown, size, lines


def _upto(rows: list[Row], starts: list[Row]) -> list[Row]:
    """Arrows of the routes that start here, in the order of all."""
    kept = {r["id"] for start in starts for r in _onward(start, rows)}
    return [r for r in rows if r["id"] in kept]


def _onward(row: Row, rows: list[Row]) -> list[Row]:
    """The arrows from here to the outcome."""
    after = [r for r in rows if r["id"] == row["parent"]]
    return [row, *(_onward(after[0], rows) if after else [])]


def _name(row: Row, rows: list[Row], size: float, step: float) -> list[str]:
    """Name in lines, with whom it reached where that is not the next name."""
    onward = [r["label"] for r in rows if r["id"] == row["parent"]]
    name = row["label"] if not onward or row["to"] == onward[0] else f"{row['label']} → {row['to']}"
    return wrap(name, size, step - DOT - ARROW, bold=True)


def _tall(leaf: Row, rows: list[Row], lines: dict[str, list[str]], size: float) -> float:
    """Units that a route takes down: its highest name."""
    return max(len(lines[r["id"]]) for r in _onward(leaf, rows)) * size * LEADING + AIR


def _heights(rows: list[Row], lines: dict[str, list[str]], size: float) -> dict[str, float]:
    """Where each actor stands: routes below each other, what joins them in their middle."""
    tall = {r["id"]: _tall(r, rows, lines, size) for r in rows if r["leaf"]}
    times = (HEIGHT - FOOT) / sum(tall.values())
    heights: dict[str, float] = {}
    y = 0.0
    for row in rows:
        if row["leaf"]:
            heights[row["id"]] = y + tall[row["id"]] * times / 2
            y += tall[row["id"]] * times
    for row in reversed(rows):
        if not row["leaf"]:
            inward = [heights[r["id"]] for r in rows if r["parent"] == row["id"]]
            heights[row["id"]] = sum(inward) / len(inward)
    return heights


def _key(s: Graphic, rows: list[Row], shown: list[Row]) -> None:
    """How many routes of which kind, in all; what lines mean, and what found no room."""
    x, y = 0.0, HEIGHT - 34
    for chain, words in CHAINS.items():
        if count := sum(r["leaf"] and r["chain"] == chain for r in rows):
            said = f"{count} {words}"
            s.marks.append(Mark(x + 8, y, "circle", Inks.of(chain), 14))
            s.texts.append(Text(x + 20, y, said, Inks.ink, KEY, bold=True))
            x += 36 + width_of(said, KEY, bold=True)
    x, y = 0.0, HEIGHT - 12
    if any(r["type"] != "stated" for r in shown):
        s.curves.append(
            Curve(((x, y), (x + 10, y), (x + 20, y), (x + 32, y)), Inks.muted, 3, "dash")
        )
        s.texts.append(Text(x + 42, y, "claimed, contested or inferred", Inks.muted, KEY))
    if more := sum(r["leaf"] for r in rows) - sum(r["leaf"] for r in shown):
        words = f"and {counted(more, 'more route')}"
        s.texts.append(Text(WIDTH - 4, y, words, Inks.ink, KEY, "right"))

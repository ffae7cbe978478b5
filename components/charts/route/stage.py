"""Who reached whom, for the projector: routes that run into the outcome, those that find room."""

from __future__ import annotations

from components.charts.route.parts import bend, confluence, stream
from components.charts.route.words import Row, name_of
from components.graphic.blank import blank
from components.graphic.blocks import centred
from components.graphic.canvas import STAGE
from components.graphic.graphic import Curve, Graphic, Mark, Text
from components.graphic.ink import Inks, mix
from components.graphic.metrics import width_of, wrap
from components.wording.counting import counted

WIDTH, HEIGHT = STAGE.width, STAGE.height
#: Units kept at the right for the outcome, at the foot for the key, and at the left of a name.
RIGHT, FOOT, DOT = 108.0, 56.0, 21.0
#: Letters of names to try, of the outcome, and of the key; from one line to the next.
NAMES, OUTCOME, KEY, LEADING = (16.0, 15.0), 18.0, 15.0, 1.15
#: Where the actors of a route stand, shorter than elsewhere.
KINDS = {"domestic": "from inside", "international": "from outside", "both": "joined"}
#: Shortest arrow between two names, and air between two routes.
ARROW, AIR = 24.0, 7.0


def stage(rows: list[Row], outcome: str) -> Graphic:
    """Draw in ``STAGE`` units."""
    if not rows:
        told = f"No source tells of a step towards this outcome: {outcome}."
        return blank(told if outcome else "No outcome is named.")
    s = Graphic(0, WIDTH, HEIGHT)
    shown, size, lines = _fit(rows)
    step = _step(shown)
    heights = _heights(shown, lines, size)
    some = any(r["selected"] for r in shown)
    ends = {
        r["id"]: WIDTH - RIGHT - r["depth"] * step + DOT + 6
        + max(width_of(line, size, bold=True) for line in lines[r["id"]])
        for r in shown
    }  # fmt: skip
    half = max(len(lines[r["id"]]) for r in shown) * size * LEADING / 2 + 3
    for row in sorted(shown, key=lambda r: r["selected"]):
        x, y = WIDTH - RIGHT - row["depth"] * step + DOT, heights[row["id"]]
        faded = some and not row["selected"]
        color = mix(Inks.of(row["side"]), 0.35 if faded else 1)
        dash, of = "solid" if row["type"] == "stated" else "dash", row["event_id"]
        end = (x + step - DOT - 9, heights[row["parent"]])
        bent = bend(row, shown, heights, ends, half)
        look = Curve((), color, 3.5, dash, "right", 12, of=of)
        s.curves += stream((ends[row["id"]], y), bent, end, look)
        dot = color if not row["leaf"] else mix(Inks.of(row["chain"]), 0.35 if faded else 1)
        s.marks.append(
            Mark(x - 12, y, "circle", dot, 14 if row["leaf"] else 10, halo=row["selected"],
                 id=of, kind=row["kind"], tip=row["tip"])
        )  # fmt: skip
        ink = Inks.muted if faded else Inks.ink
        names = lines[row["id"]]
        s.texts += centred(names, x, y, ink, pitch=size * LEADING, size=size, bold=True, of=of)
    words = wrap(outcome, OUTCOME, RIGHT - 12, bold=True)
    x, pitch = WIDTH - RIGHT + 8, OUTCOME * LEADING
    s.texts += centred(words, x, heights[""], Inks.ink, pitch=pitch, size=OUTCOME, bold=True)
    _key(s, rows, shown)
    return s


def _step(rows: list[Row]) -> float:
    """Units from one actor to the next, towards the outcome."""
    return (WIDTH - RIGHT) / max(3, *(r["depth"] for r in rows))


def _fit(rows: list[Row]) -> tuple[list[Row], float, dict[str, list[str]]]:
    """Choose the largest letters in which all routes fit, or as many routes as fit in the least."""
    starts = sorted(
        (r for r in rows if r["leaf"]),
        key=lambda r: (
            not any(o["selected"] for o in _onward(r, rows)),
            r["type"] != "stated",
            -r["sources"],
            r["depth"],
        ),
    )
    for most in range(len(starts), 0, -1):
        shown = _upto(rows, starts[:most])
        for size in NAMES:
            lines = {
                r["id"]: wrap(name_of(r, rows), size, _step(shown) - DOT - ARROW, bold=True)
                for r in shown
            }
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


def _tall(leaf: Row, rows: list[Row], lines: dict[str, list[str]], size: float) -> float:
    """Units that a route takes down: its highest name."""
    return max(len(lines[r["id"]]) for r in _onward(leaf, rows)) * size * LEADING + AIR


def _heights(rows: list[Row], lines: dict[str, list[str]], size: float) -> dict[str, float]:
    """Where each actor stands: routes below each other, what joins them in their middle."""
    tall = {r["id"]: _tall(r, rows, lines, size) for r in rows if r["leaf"]}
    times = (HEIGHT - FOOT) / sum(tall.values())
    return confluence(rows, {i: units * times for i, units in tall.items()}, 0.0)[0]


def _key(s: Graphic, rows: list[Row], shown: list[Row]) -> None:
    """How many routes of which kind, in all; what lines mean, and what found no room."""
    x, y = 0.0, HEIGHT - 34
    for chain, words in KINDS.items():
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

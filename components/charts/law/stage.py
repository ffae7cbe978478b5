"""Provisions for the projector: a square each, so that rows empty and fill from left to right."""

from __future__ import annotations

from collections import Counter
from math import ceil
from typing import Any

from components.charts.chart import Frame, case_of
from components.charts.law.cards import heads_of
from components.charts.shared.side_key import side_key
from components.graphic.blank import blank
from components.graphic.canvas import STAGE
from components.graphic.graphic import Graphic, Line, Mark, Rect, Text
from components.graphic.ink import Ink, Inks, mix
from components.graphic.layout.time_axis import short_date
from components.graphic.metrics import width_of, wrap
from components.query.citations import DAGGER
from components.query.records import records_of

Row = dict[str, Any]

WIDTH, HEIGHT = STAGE.width, STAGE.height
#: Units for the names of themes, for a version, between two, and left for what became of a theme.
THEME, CELL, GAP = 98.0, 66.0, 3.0
FATE = THEME + 4 * (CELL + GAP) + 2
#: Units under the heads, at the foot, and the highest row.
TOP, FOOT, MOST = 51.0, 20.0, 55.0
#: Letters of heads and the rest, and a line of them; largest mark.
HEAD, SMALL, LEADING, MARK = 15.0, 15.0, 16.6, 16.0


def stage(frame: Frame) -> Graphic:
    """Draw a prepared frame in ``STAGE`` units."""
    rows: list[Row] = records_of(frame)
    if not rows:
        return blank("No provision is in view.")
    s = Graphic(0, WIDTH, HEIGHT)
    cards = [r for r in rows if r["layer"] == "provision"]
    fates = [r for r in rows if r["layer"] == "fate"]
    heads = heads_of(rows, case_of(frame))
    _heads(s, rows, heads)
    tall = min(MOST, (HEIGHT - TOP - FOOT) / len(fates))
    some = any(c["selected"] for c in cards)
    # All squares are of one size, the largest at which the fullest cell holds its own.
    most, pitch = max(Counter((c["theme"], c["drawn_as"]) for c in cards).values()), MARK + 3
    while ceil(most / (CELL // pitch)) * pitch > tall - 3:
        pitch -= 0.5
    for k, fate in enumerate(fates):
        y = TOP + k * tall
        _theme(s, fate, [c for c in cards if c["theme"] == fate["theme"]], y, tall)
        for i, version in enumerate(heads):
            here = [
                r for r in rows if r["theme"] == fate["theme"] and r["drawn_as"] == version
            ]  # fmt: skip
            _cell(s, here, THEME + i * (CELL + GAP), y, tall, pitch, some)
    _key(s, cards)
    return s


def _heads(s: Graphic, rows: list[Row], heads: dict[str, str]) -> None:
    when = {r["drawn_as"]: short_date(r["label"]) for r in rows if r["layer"] == "version"}
    for i, (version, head) in enumerate(heads.items()):
        x = THEME + i * (CELL + GAP) + CELL / 2
        lines = _headed(head)
        for k, line in enumerate(reversed(lines)):
            s.texts.append(Text(x, 25 - 16.5 * k, line, Inks.ink, HEAD, "center", bold=True))
        s.texts.append(Text(x, 44, brief(when.get(version, "")), Inks.muted, SMALL, "center"))


def _headed(head: str) -> list[str]:
    """A head in the two lines that have room, cut between words."""
    words = head.split()
    while len(lines := wrap(head, HEAD, CELL, bold=True)) > 2 and len(words) > 1:
        words.pop()
        head = " ".join(words) + "…"
    return lines


def brief(when: str) -> str:
    """A date that a cell has room for: of a longer span the years, in short."""
    if width_of(when, SMALL) <= CELL + GAP:
        return when
    first, _, last = when.rpartition("–")
    return f"{first}–{last[-2:]}" if first.isdigit() else when.rsplit(maxsplit=1)[-1]


def _theme(s: Graphic, fate: Row, cards: list[Row], y: float, tall: float) -> None:
    """Name of a theme, and at the right what became of it, or the names of what is chosen."""
    middle = y + tall / 2
    _lines(s, wrap(str(fate["theme"]).capitalize(), SMALL, THEME - 4, bold=True), 0, middle,
           Inks.ink, SMALL, bold=True)  # fmt: skip
    names = [c["label"] for c in cards if c["selected"]]
    chosen = ", ".join(names)
    lines = wrap(chosen or fate["label"], SMALL, WIDTH - FATE, bold=bool(chosen))
    if chosen and len(lines) * LEADING > tall:
        lines = [f"{len(names)} chosen"]
    most = max(1, int(tall // LEADING))
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1]} …"]
    _lines(s, lines, FATE, middle, Inks.ink, SMALL, bold=bool(chosen), italic=not chosen)
    s.lines.append(Line(0, y + tall, WIDTH, y + tall, Inks.rule))


def _lines(
    s: Graphic, lines: list[str], x: float, y: float, color: Ink, size: float, **style: Any
) -> None:
    for k, line in enumerate(lines):
        at = y + (k - (len(lines) - 1) / 2) * LEADING
        s.texts.append(Text(x, at, line, color, size, **style))


def _cell(
    s: Graphic, rows: list[Row], x: float, y: float, tall: float, pitch: float, some: bool
) -> None:
    """The provisions of a theme in one version; a dash where nothing is known."""
    cards = [r for r in rows if r["layer"] == "provision"]
    hidden = sum(int(r["hidden"]) for r in rows if r["layer"] == "cell")
    middle = y + tall / 2
    if not cards:
        words = f"{hidden} hidden" if hidden else "–"
        size = SMALL if hidden else 22.0
        s.texts.append(Text(x + CELL / 2, middle, words, Inks.muted, size, "center"))
        return
    s.rects.append(Rect(x, x + CELL, y + 2, y + tall - 2, mix(Inks.both_soft, 0.35)))
    across = int(CELL // pitch)
    deep = ceil(len(cards) / across)
    left = x + (CELL - min(across, len(cards)) * pitch) / 2
    for k, card in enumerate(cards):
        at = (left + (k % across + 0.5) * pitch, middle + (k // across - (deep - 1) / 2) * pitch)
        share = 0.35 if some and not card["selected"] else 1.0
        gone = bool(card["removes"])
        s.marks.append(
            Mark(*at, "star" if card["first"] else "square",
                 mix(Inks.of(card["pressure"]), share), pitch - 3, hollow=gone, struck=gone,
                 halo=card["selected"],
                 id=card["id"], kind="provision", tip=card["tip"])
        )  # fmt: skip


def _key(s: Graphic, cards: list[Row]) -> None:
    """Colours in words, at the foot, and signs, in the corner."""
    held = {c["pressure"] for c in cards}
    items = []
    if any(c["first"] for c in cards):
        items.append(("called a first", "star", Inks.ink))
    if any(c["removes"] for c in cards):
        items.append(("repealed", "square", Inks.ink))
    side_key(s, held, HEIGHT - 9, size=SMALL)
    x = FATE
    for words, shape, color in items:
        gone = words == "repealed"
        s.marks.append(Mark(x + 6, 10, shape, color, 12, hollow=gone, struck=gone))
        s.texts.append(Text(x + 16, 10, words, Inks.muted, SMALL))
        x += width_of(words, SMALL) + 28
    if any(DAGGER in text.text for text in s.texts):
        s.texts.append(Text(FATE, 28, f"{DAGGER} sources differ", Inks.muted, SMALL))

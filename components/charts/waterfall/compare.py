"""Two weighings beside each other: what each clue weighs in either, where they part most."""

from __future__ import annotations

from math import ceil, floor
from typing import Any

import pandas as pd

from components.analysis.compare_weighings import apart
from components.analysis.weighing import PRIOR, Weighing, judgements, prior_levels
from components.charts.chart import Frame
from components.charts.shared.bars import Sizes, label, scale
from components.charts.shared.weighed import (
    NAMES,
    among,
    clues,
    judged,
    signed,
)
from components.dossier import Dossier
from components.graphic.blocks import LEADING, outline, paragraph, tall
from components.graphic.canvas import STAGE as CANVAS
from components.graphic.graphic import Graphic, Line, Mark, Rect, Target, Text
from components.graphic.ink import Inks
from components.graphic.layout.clear import cleared
from components.query.records import records_of
from components.view import View
from components.wording.counting import counted

Row = dict[str, Any]

NOT = "not weighed"

#: A bar, the space between a clue's two, and a whole row.
BAR, GAP, ROW, ROW_NARROW = 13.0, 4.0, 54.0, 86.0
#: Shares of the width: the end of the bars, and that of their words.
NARROW, WIDE, STAGE = (0.97, 1.0), (0.66, 0.82), (0.6, 0.79)
#: Clues that find room on the stage.
MOST_STAGE = 5


def prepare(dossier: Dossier, view: View, columns: list[str]) -> Frame:
    """Two rows a clue of either weighing, the widest gap first: this one's, then the other's.

    Returns
    -------
    pandas.DataFrame
        ``layer`` is "own" or "rival"; ``moved`` are decibels for ``leader``, here the explanation
        on which the two part most over this clue, ``log_odds`` the gap between them.
    """
    told, rows = clues(dossier, view), list[Row]()
    short = dict(zip(dossier.explanations["id"], dossier.explanations["short"], strict=True))
    for step, s in enumerate(apart(dossier, view.weigh, view.rival).itertuples()):
        place, text = list(short).index(s.explanation_id), told.get(s.claim_id)
        name = text.short if text else "Before any clue"
        for layer, weighing, moved in (("own", view.weigh, s.one), ("rival", view.rival, s.other)):
            words = _judged(dossier, weighing, s.claim_id, place)
            rows.append({
                "id": s.claim_id, "layer": layer, "step": step, "label": name,
                "weighing": NAMES[layer], "leader": short[s.explanation_id], "judged": words,
                "linked": False, "moved": moved,
                "movement": "" if words == NOT else f"{signed(moved)} dB",
                "log_odds": s.gap, "stands": f"{abs(s.gap):.1f} dB apart",
                "shared": 1, "answers": len(short), "selected": bool(text and text.selected),
                "tip": f"{text.says if text else f'{name}.'} {NAMES[layer]}: {words} under "
                       f"{short[s.explanation_id]}, {signed(moved)} dB for it; the two are "
                       f"{s.gap:.1f} dB apart.",
            })  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def _judged(dossier: Dossier, weighing: Weighing, claim: str, place: int) -> str:
    if not claim:
        return PRIOR[prior_levels(weighing, len(dossier.explanations))[place]][0]
    found = next((c for c in judgements(weighing) if c.claim == claim), None)
    return judged(found, place) if found else NOT


def parted(frame: Frame) -> tuple[list[tuple[Row, Row]], int]:
    """Pairs of rows on which the two part, the widest first, and how many they weigh alike."""
    rows: list[Row] = records_of(frame)
    pairs = list(zip(rows[::2], rows[1::2], strict=True))
    differ = [pair for pair in pairs if signed(pair[0]["log_odds"]) != "0.0"]
    return differ, len(pairs) - len(differ)


def describe(frame: Frame) -> str:
    """Alt text: on how many clues the two part, on which the most, and how."""
    pairs, alike = parted(frame)
    if not pairs:
        return f"The two weighings weigh {_all(alike)} alike."
    these = among(pairs[0][0]["answers"]).lower()
    parted_on = f"{len(pairs)} of {counted(len(pairs) + alike, 'judgement')}"
    text = f"Two weighings part on {parted_on}, {these}."
    for k, (own, rival) in enumerate(pairs[:3]):
        text += (
            f" {('Furthest apart', 'Then', 'Then')[k]}: {own['label']}, under {own['leader']}, "
            f"{own['movement'] or NOT} in this weighing, {rival['movement'] or NOT} in the other."
        )
    return text + (f" They weigh {_all(alike)} alike." if alike else "")


def _all(alike: int) -> str:
    return counted(alike, "judgement")


def draw(frame: Frame, p: Sizes) -> Graphic:
    """Place a pair of bars a clue, across in decibels, from where it speaks for no explanation."""
    pairs, alike = parted(frame)
    p = p._replace(most=MOST_STAGE) if p.stage else p
    shown = pairs[: p.fit(len(pairs))]
    values = [0.0, *(r["moved"] for pair in shown for r in pair)]
    step = next(s for s in (2, 5, 10, 20) if (max(values) - min(values)) / s <= 5)
    low, top = floor(min(values) / step) * step, ceil(max(values) / step) * step
    top = top if top > low else low + step
    share, _ = _columns(p)
    s = Graphic(low, low + (top - low) / share, 120, p.left)
    y = begin = _head(s, frame, len(pairs), p)
    more = len(pairs) - len(shown)
    rest = [f"{counted(more, 'more clue')}, less far apart{p.where}"] if more else []
    rest += [f"{counted(alike, 'judgement')} on which the two agree."] if alike else []
    usual, foot = ROW_NARROW if p.narrow else ROW, 26 + 20 * len(rest)
    row = p.row(usual, max(len(shown), 1), begin=begin, foot=foot)
    for pair in shown:
        _pair(s, pair, y, row, p)
        y += row
    if shown:
        ticks = _ticks(range(low, top + 1, step))
        thick = (s.high - s.low) * 0.001
        scale(s, ticks, begin, y, size=p.small, half=thick, strong=0)
        y += 24
    for words in rest:
        s.texts.append(Text(s.low, y + 10, words, Inks.muted, p.small))
        y += 20
    s.height = p.tall(max(y + 4, 90))
    return cleared(s, CANVAS.width) if p.stage else s


def _columns(p: Sizes) -> tuple[float, float]:
    return NARROW if p.narrow else STAGE if p.stage else WIDE


def _head(s: Graphic, frame: Frame, parts: int, p: Sizes) -> float:
    """What is compared, and the key of the bars; the height at which the rows may begin."""
    words = f"Apart on {counted(parts, 'judgement')}, widest first"
    words = words if parts else "The two weigh every clue alike."
    s.texts.append(Text(s.low, 12, words, Inks.ink, p.head, bold=True))
    these = among(int(frame["answers"].iloc[0]))
    s.texts.append(Text(s.low, 32, these, Inks.ink, p.small))
    unit = (s.high - s.low) / 300
    for y, name, hollow in ((54, NAMES["own"], False), (74, NAMES["rival"], True)):
        s.marks.append(Mark(s.low + 4 * unit, y, "square", Inks.ink, 12, hollow=hollow))
        s.texts.append(Text(s.low + 4 * unit, y, name, Inks.ink, p.letters, gap=14))
    return 92 if parts else 84


def _pair(s: Graphic, pair: tuple[Row, Row], y: float, row: float, p: Sizes) -> None:
    own, rival = pair
    foot = y + row
    top = foot - 2 * BAR - GAP - (6 if p.narrow else (row - 2 * BAR - GAP) / 2)
    under = f"under {own['leader']}"
    if p.narrow:
        said = f"{under}: {own['movement'] or NOT}, {rival['movement'] or NOT}"
        label(s, own["label"], top + BAR / 2, p, row=row, under=said)
    else:
        middle = y + row / 2
        name = middle - p.small * LEADING / 2
        lines = label(s, own["label"], name, p, row=row - p.small * LEADING)
        s.texts += paragraph(
            [under], s.low, name + tall(lines, p.letters) / 2, Inks.muted, size=p.small,
            align="right", gap=12.0,
        )  # fmt: skip
        stands = own["stands"].removesuffix(" apart" if p.stage else "")
        s.texts.append(Text(s.high, middle, stands, Inks.muted, p.small, "right", gap=4))
    half = top + BAR + GAP / 2
    edges = ((y, half), (half, foot))
    for k, each in enumerate(pair):
        _bar(s, each, top + k * (BAR + GAP), p)
        box = (s.low, s.high, *edges[k])
        s.targets.append(Target(*box, each["id"], "claim" if each["id"] else "prior", each["tip"]))
    if own["selected"]:
        room = (s.high - s.low) * 0.002
        s.lines += outline(s.low + room, s.high - room, y + 1, foot - 1, Inks.accent, width=2.5)


def _bar(s: Graphic, row: Row, y: float, p: Sizes) -> None:
    """One weighing's bar from ``y`` down, and its decibels."""
    sides = (min(0, row["moved"]), max(0, row["moved"]), y, y + BAR)
    if signed(row["moved"]) == "0.0":
        s.lines.append(Line(0, y, 0, y + BAR, Inks.ink, 3))
    elif row["layer"] == "own":
        s.rects.append(Rect(*sides, Inks.ink))
    else:
        s.lines += outline(*sides, Inks.ink, width=1.6)
    if not p.narrow:
        x = s.low + (s.high - s.low) * _columns(p)[1]
        ink = Inks.ink if row["movement"] else Inks.muted
        words = row["movement"] or NOT
        s.texts.append(Text(x, y + BAR / 2, words, ink, p.small, "right", gap=4))


def _ticks(ticks: range) -> list[tuple[float, str, str]]:
    """Place, name and side of each tick; that of none says no unit."""
    sides = {ticks[0]: "left", ticks[-1]: "right"}
    return [
        (tick, signed(tick).removesuffix(".0") + ("" if tick else " dB"), sides.get(tick, "center"))
        for tick in ticks
    ]

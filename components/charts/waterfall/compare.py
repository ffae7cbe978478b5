"""Two weighings beside each other: what each clue weighs in either, where they part most."""

from __future__ import annotations

from math import ceil, floor
from typing import Any

import pandas as pd

from components.analysis.compare_weighings import apart
from components.analysis.weighing import PRIOR, Weighing, judgements, prior_levels
from components.charts.chart import Frame
from components.charts.shared.weighed import (
    LEFT,
    NAMES,
    SIZE,
    SMALL,
    among,
    clues,
    fit,
    judged,
    label,
    signed,
)
from components.dossier import Dossier
from components.graphic.blocks import LEADING, outline, paragraph, tall, wrapped
from components.graphic.graphic import Graphic, Line, Mark, Rect, Target, Text
from components.graphic.ink import Inks
from components.query.records import records_of
from components.view import View
from components.wording.counting import counted

Row = dict[str, Any]

NOT = "not weighed"

#: A bar, the space between a clue's two, and its whole row in either design.
BAR, GAP, ROW = 13.0, 4.0, {False: 54.0, True: 86.0}
#: Share of the width that bars take.
SHARE = {False: 0.66, True: 0.97}


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


def draw(frame: Frame, *, narrow: bool) -> Graphic:
    """Place a pair of bars a clue, from the line at which it speaks for no explanation.

    Returns
    -------
    Graphic
        Across in decibels.
    list of Target
        One box a bar.
    """
    pairs, alike = parted(frame)
    shown = pairs[: fit(len(pairs))]
    values = [0.0, *(r["moved"] for pair in shown for r in pair)]
    step = next(s for s in (2, 5, 10, 20) if (max(values) - min(values)) / s <= 5)
    low, top = floor(min(values) / step) * step, ceil(max(values) / step) * step
    top = top if top > low else low + step
    sketch = Graphic(low, low + (top - low) / SHARE[narrow], 120, 4 if narrow else LEFT)
    y = begin = _head(sketch, frame, len(pairs))
    for pair in shown:
        _pair(sketch, pair, y, narrow=narrow)
        y += ROW[narrow]
    if shown:
        y = _scale(sketch, range(low, top + 1, step), begin, y)
    rest = [f"{counted(len(pairs) - len(shown), 'more clue')}, less far apart: see the table."]
    rest = rest if len(pairs) > len(shown) else []
    rest += [f"{counted(alike, 'judgement')} on which the two agree."] if alike else []
    for words in rest:
        sketch.texts.append(Text(sketch.low, y + 10, words, Inks.muted, SMALL))
        y += 20
    sketch.height = round(max(y + 4, 90))
    return sketch


def _head(sketch: Graphic, frame: Frame, parts: int) -> float:
    """What is compared, and the key of the bars; the height at which the rows may begin."""
    words = f"Apart on {counted(parts, 'judgement')}, widest first"
    words = words if parts else "The two weigh every clue alike."
    sketch.texts.append(Text(sketch.low, 12, words, Inks.ink, 14, bold=True))
    these = among(int(frame["answers"].iloc[0]))
    sketch.texts.append(Text(sketch.low, 32, these, Inks.ink, SMALL))
    unit = (sketch.high - sketch.low) / 300
    for y, name, hollow in ((54, NAMES["own"], False), (74, NAMES["rival"], True)):
        sketch.marks.append(Mark(sketch.low + 4 * unit, y, "square", Inks.ink, 12, hollow=hollow))
        sketch.texts.append(Text(sketch.low + 4 * unit, y, name, Inks.ink, SIZE, gap=14))
    return 92 if parts else 84


def _pair(sketch: Graphic, pair: tuple[Row, Row], y: float, *, narrow: bool) -> None:
    own, rival = pair
    foot = y + ROW[narrow]
    top = foot - 2 * BAR - GAP - (6 if narrow else (ROW[narrow] - 2 * BAR - GAP) / 2)
    under = f"under {own['leader']}"
    if narrow:
        said = f"{under}: {own['movement'] or NOT}, {rival['movement'] or NOT}"
        label(sketch, own["label"], top + BAR / 2, narrow=True, under=said)
    else:
        middle = y + ROW[narrow] / 2
        name = middle - SMALL * LEADING / 2
        label(sketch, own["label"], name, narrow=False)
        lines = len(wrapped(own["label"], SIZE, LEFT - 16)[:2])
        sketch.texts += paragraph(
            [under], sketch.low, name + tall(lines, SIZE) / 2, Inks.muted, size=SMALL,
            align="right", gap=12.0,
        )  # fmt: skip
        sketch.texts.append(
            Text(sketch.high, middle, own["stands"], Inks.muted, SMALL, "right", gap=4)
        )
    half = top + BAR + GAP / 2
    edges = ((y, half), (half, foot))
    for k, row in enumerate(pair):
        at = top + k * (BAR + GAP)
        sides = (min(0, row["moved"]), max(0, row["moved"]), at, at + BAR)
        if signed(row["moved"]) == "0.0":
            sketch.lines.append(Line(0, at, 0, at + BAR, Inks.ink, 3))
        elif row["layer"] == "own":
            sketch.rects.append(Rect(*sides, Inks.ink))
        else:
            sketch.lines += outline(*sides, Inks.ink, width=1.6)
        if not narrow:
            x = sketch.low + (sketch.high - sketch.low) * 0.82
            words = row["movement"] or NOT
            ink = Inks.ink if row["movement"] else Inks.muted
            sketch.texts.append(Text(x, at + BAR / 2, words, ink, SMALL, "right", gap=4))
        box = (sketch.low, sketch.high, *edges[k])
        sketch.targets.append(
            Target(*box, row["id"], "claim" if row["id"] else "prior", row["tip"])
        )
    if own["selected"]:
        room = (sketch.high - sketch.low) * 0.002
        sketch.lines += outline(
            sketch.low + room, sketch.high - room, y + 1, foot - 1, Inks.accent, width=2.5
        )


def _scale(sketch: Graphic, ticks: range, top: float, foot: float) -> float:
    """Hairlines under the bars with their decibels; the line of none stands out."""
    thick = (sketch.high - sketch.low) * 0.001
    for tick in ticks:
        align = {ticks[0]: "left", ticks[-1]: "right"}.get(tick, "center")
        words = f"{signed(tick).removesuffix('.0')}" + ("" if tick else " dB")
        color = Inks.rule if tick else Inks.muted
        sketch.rects.insert(0, Rect(tick - thick, tick + thick, top, foot, color))
        sketch.texts.append(Text(tick, foot + 10, words, Inks.muted, SMALL, align))
    return foot + 24

"""What each clue moved: the leading explanation's odds, step by step; or two weighings' clues."""

from __future__ import annotations

from math import ceil, floor
from typing import Any

import pandas as pd

from components.analysis.weighing import judgements, running
from components.charts.chart import Chart, Frame
from components.charts.shared.bars import moves
from components.charts.shared.weighed import (
    LEFT,
    NAMES,
    NOTHING,
    SIZE,
    SMALL,
    THESE,
    among,
    can_weigh,
    clues,
    fit,
    judged,
    label,
    leading,
    odds,
    percent,
    signed,
)
from components.charts.waterfall import compare
from components.dossier import Dossier
from components.graphic.blocks import outline
from components.graphic.canvas import Canvas
from components.graphic.graphic import Graphic, Line, Rect, Target, Text
from components.graphic.ink import Inks
from components.graphic.metrics import Box, box, overlaps
from components.query.records import records_of
from components.view import View
from components.wording.counting import counted

Row = dict[str, Any]

COLUMNS = [
    "id", "layer", "step", "label", "weighing", "judged", "linked", "moved", "movement", "log_odds",
    "posterior", "stands", "leader", "shared", "answers", "tip", "selected",
]  # fmt: skip


def prepare(dossier: Dossier, view: View) -> Frame:
    """One row for the prior, then one a clue in the order of weighing, for the leader.

    Returns
    -------
    pandas.DataFrame
        ``layer`` is "prior" or "clue"; ``moved`` and ``log_odds`` are in decibels, ``posterior``
        is a probability, ``movement`` and ``stands`` say them in words; ``leader`` is the short
        name of the leading explanation, ``shared`` the number that share its place, ``answers``
        the number of all. The prior's ``id`` is empty. No rows if the dossier has no rival
        explanations. Where another weighing is laid beside, the rows are ``beside.prepare``'s.
    """
    if not can_weigh(dossier):
        return pd.DataFrame(columns=COLUMNS)
    if view.rival and len(both := compare.prepare(dossier, view, COLUMNS)):
        return both
    lead, told = leading(dossier, view.weigh), clues(dossier, view)
    place = list(dossier.explanations["id"]).index(lead.id)
    said = {c.claim: c for c in judgements(view.weigh)}
    count, table = len(dossier.explanations), running(dossier, view.weigh)
    rows, these = list[Row](), among(count).lower()
    for s in table[table["explanation_id"] == lead.id].itertuples():
        stands, clue = percent(s.posterior), said.get(s.claim_id)
        row: Row = {
            "id": s.claim_id, "layer": "clue" if clue else "prior", "step": s.step,
            "label": "Before any clue", "weighing": NAMES["own"], "judged": "", "linked": False,
            "moved": s.moved, "movement": "", "log_odds": s.log_odds,
            "posterior": s.posterior, "stands": stands,
            "leader": lead.short, "shared": len(lead.shared), "answers": count,
            "tip": f"Before any clue {lead.short} stands at {stands}, {these}.",
            "selected": False,
        }  # fmt: skip
        if clue:
            text, words = told[clue.claim], judged(clue, place)
            row |= {
                "label": text.short, "judged": words, "linked": clue.linked,
                "movement": f"{signed(s.moved)} dB", "selected": text.selected,
                "tip": f"{text.says} Judged {words} under {lead.short}: moves it by "
                       f"{signed(s.moved)} dB, to {stands}, {these}.",
            }  # fmt: skip
        rows.append(row)
    return pd.DataFrame(rows, columns=COLUMNS)


def describe(frame: Frame) -> str:
    """Alt text: from where to where, and which clues moved most either way."""
    if frame.empty:
        return "There are no rival explanations to weigh."
    if _compares(frame):
        return compare.describe(frame)
    start, end = frame.iloc[0], frame.iloc[-1]
    moved, these = frame[frame["layer"] == "clue"], among(start["answers"])
    if moved.empty:
        if start["shared"] > 1:
            return f"{NOTHING} {these} none leads; the leading ones stand at {start['stands']}."
        return f"{NOTHING} {these} “{start['leader']}” starts ahead, at {start['stands']}."
    text = f"{these} “{start['leader']}” goes from {start['stands']} to {end['stands']} "
    text += f"over {counted(len(moved), 'clue')}."
    if start["shared"] > 1:
        text += f" It shares the first place with {start['shared'] - 1} more."
    up = moved[moved["moved"].round(1) > 0]
    down = moved[moved["moved"].round(1) < 0]
    if len(up):
        best = up.loc[up["moved"].idxmax()]
        text += f" The most for it: {best['label']} ({best['movement']})."
    if len(down):
        worst = down.loc[down["moved"].idxmin()]
        text += f" The most against it: {worst['label']} ({worst['movement']})."
    still = len(moved) - len(up) - len(down)
    if still:
        text += f" {counted(still, 'clue')} moved it hardly or not at all."
    return text


def _compares(frame: Frame) -> bool:
    return bool(frame["layer"].isin(["own", "rival"]).any())


BAR, ROW = 15.0, 34.0
#: Share of the width that bars take; the rest is for what they moved and where that leads.
SHARE = {False: 0.62, True: 0.97}
#: The fewest pixels that the scale has, in either design.
LEAST = 250.0


def draw(frame: Frame, *, narrow: bool) -> Graphic:
    """Place steps and words.

    Returns
    -------
    Graphic
        Across in decibels of log-odds.
    list of Target
        One box a step.
    """
    if frame.empty:
        return Graphic(0, 1, 120)
    if _compares(frame):
        return compare.draw(frame, narrow=narrow)
    records: list[Row] = records_of(frame)
    records = _few(records)
    step, low, top = _span(records)
    sketch = Graphic(low, low + (top - low) / SHARE[narrow], 120, 4 if narrow else LEFT)
    y = begin = _head(sketch, records, top, narrow=narrow)
    before = None
    for row in records:
        middle = y + (50 if narrow else ROW / 2)
        _step(sketch, row, before, middle, top, narrow=narrow)
        foot = middle + (BAR / 2 + 5 if narrow else ROW / 2)
        kind = "claim" if row["id"] else "prior"
        sketch.targets.append(Target(low, sketch.high, y, foot, row["id"], kind, row["tip"]))
        if row["selected"]:
            room = (sketch.high - low) * 0.002
            sketch.lines += outline(
                low + room, sketch.high - room, y + 1, foot - 1, Inks.accent, width=2.5
            )
        before, y = middle, foot
    _scale(sketch, range(low, top + 1, step), begin, y)
    sketch.height = round(y + 24)
    return sketch


def _few(records: list[Row]) -> list[Row]:
    """The steps that move most, in their order; of many, the rest together as the last step."""
    prior, *moved = records
    most = sorted(moved, key=lambda r: -abs(r["moved"]))[: fit(len(moved))]
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


def _head(sketch: Graphic, records: list[Row], top: int, *, narrow: bool) -> float:
    """Whose odds these are; the height at which the steps may begin."""
    first, last = records[0], records[-1]
    words = f"{first['leader']}: {first['stands']} → {last['stands']}"
    if len(records) == 1:
        words = NOTHING
    sketch.texts.append(Text(sketch.low, 12, words, Inks.ink, 14, bold=True))
    sketch.texts.append(Text(sketch.low, 32, among(first["answers"]), Inks.ink, SMALL))
    y = 32
    if len(records) > 1 and first["shared"] > 1:
        y = 50
        also = f"shares the first place with {first['shared'] - 1} more"
        sketch.texts.append(Text(sketch.low, y, also, Inks.muted, SMALL))
    if not narrow:
        heads = {"moved by": _middle(sketch, top), "stands at": sketch.high}
        for head, x in heads.items():
            if len(records) > 1 or head == "stands at":
                sketch.texts.append(Text(x, y, head, Inks.muted, SMALL, "right", gap=4))
    return y + 16


def _middle(sketch: Graphic, top: float) -> float:
    """Right edge of the column of movements."""
    return top + (sketch.high - top) * 0.46


def _step(
    sketch: Graphic, row: Row, before: float | None, y: float, top: float, *, narrow: bool
) -> None:
    """One bar from where the odds stood to where they stand, hollow where they fell."""
    end, start = row["log_odds"], row["log_odds"] - row["moved"]
    if before is not None and not narrow:
        sketch.lines.append(Line(start, before, start, y, Inks.muted, 1))
    sides = (min(start, end), max(start, end), y - BAR / 2, y + BAR / 2)
    if row["layer"] == "prior" or signed(row["moved"]) == "0.0":
        sketch.lines.append(Line(end, sides[2], end, sides[3], Inks.ink, 3))
    elif row["moved"] > 0:
        sketch.rects.append(Rect(*sides, Inks.ink))
    else:
        sketch.lines += outline(*sides, Inks.ink, width=1.6)
    name = row["label"] + (" (counts half)" if row["linked"] else "")
    words = " → ".join(w for w in (row["movement"], row["stands"]) if w)
    label(sketch, name, y, narrow=narrow, bold=row["layer"] == "prior", under=words)
    if narrow:
        return
    if row["movement"]:
        sketch.texts.append(
            Text(_middle(sketch, top), y, row["movement"], Inks.ink, SIZE, "right", gap=4)
        )
    if row["stands"]:
        sketch.texts.append(Text(sketch.high, y, row["stands"], Inks.ink, SIZE, "right", gap=4))


def _scale(sketch: Graphic, ticks: range, top: float, foot: float) -> None:
    """Hairlines under the steps, with the odds at their foot; even odds stand out."""
    thick = (sketch.high - sketch.low) * 0.001
    # Odds and decibels do not mix on one scale.
    far = max(abs(ticks[0]), abs(ticks[-1])) > 40
    taken: list[Box] = []
    # Even odds, the ends and then the rest are named, as far as they have the room.
    for tick in sorted(ticks, key=lambda k: (k != 0, k not in (ticks[0], ticks[-1]))):
        align = {ticks[0]: "left", ticks[-1]: "right"}.get(tick, "center")
        words = f"{signed(tick).removesuffix('.0')} dB" if far and tick else odds(tick)
        color = Inks.muted if tick == 0 else Inks.rule
        sketch.rects.insert(0, Rect(tick - thick, tick + thick, top, foot, color))
        place = LEAST * (tick - ticks[0]) / (ticks[-1] - ticks[0])
        room = box(f" {words} ", place, foot + 10, size=SMALL, align=align)
        if not overlaps([*taken, room]):
            sketch.texts.append(Text(tick, foot + 10, words, Inks.muted, SMALL, align))
            taken.append(room)


def layout(frame: Frame, canvas: Canvas) -> Graphic:
    """A step a clue; on a narrow canvas its name stands above it."""
    if canvas.stage:
        return moves(frame)
    return draw(frame, narrow=canvas.narrow)


CHART = Chart(
    id="waterfall",
    title="What each clue moved",
    shows=(
        "Odds of the leading explanation against all others together, clue after clue: a solid bar "
        "moves them up, a hollow one down. With another weighing beside: what each clue weighs in "
        "either, where the two part most. 10 decibels (dB) are ten times the odds."
    ),
    table="claims", unit="clues", reads=("event", "weigh", "rival"),
    prepare=prepare, layout=layout, describe=describe,
    columns={
        "label": "Clue", "weighing": "Weighing", "leader": "Under", "judged": "Judged",
        "movement": "Moved by", "stands": f"Leads to, {THESE}",
    },
)  # fmt: skip

"""How far the answer hangs on the prior and on each clue."""

from __future__ import annotations

from typing import Any

import pandas as pd

from components.analysis.weighing import sensitivity
from components.charts.chart import Chart, Frame
from components.charts.shared.bars import reaches
from components.charts.shared.weighed import (
    LEFT,
    NOTHING,
    SIZE,
    SMALL,
    THESE,
    among,
    between,
    can_weigh,
    clues,
    fit,
    label,
    leading,
    percent,
)
from components.dossier import Dossier
from components.graphic.blocks import outline
from components.graphic.canvas import Canvas
from components.graphic.graphic import Graphic, Line, Mark, Rect, Target, Text
from components.graphic.ink import Inks, mix
from components.query.records import records_of
from components.view import View
from components.wording.counting import counted

Row = dict[str, Any]

COLUMNS = [
    "id", "layer", "label", "low", "high", "without", "base", "reach", "left_out", "stands",
    "leader", "shared", "answers", "tip", "selected",
]  # fmt: skip


def prepare(dossier: Dossier, view: View) -> Frame:
    """One row a judgement on which the leader's probability hangs, the widest reach first.

    Returns
    -------
    pandas.DataFrame
        ``layer`` is "prior" or "clue"; ``low`` and ``high`` are the probabilities between which
        one word more or less moves the answer (for the prior: all its words), ``without`` the one
        without the clue (or with an even prior), ``base`` the one as it stands; ``reach``,
        ``left_out`` and ``stands`` say them in words; ``answers`` are those among which the
        probabilities are shared out. No rows without rival explanations.
    """
    if not can_weigh(dossier):
        return pd.DataFrame(columns=COLUMNS)
    lead, told = leading(dossier, view.weigh), clues(dossier, view)
    count = len(dossier.explanations)
    rows, these = list[Row](), among(count).lower()
    for s in sensitivity(dossier, view.weigh, lead.id).itertuples():
        reach = between(s.low, s.high)
        row: Row = {
            "id": s.factor, "layer": "clue" if s.factor else "prior", "label": "The starting odds",
            "low": s.low, "high": s.high, "without": s.without, "base": s.base, "reach": reach,
            "left_out": percent(s.without), "stands": percent(s.base), "leader": lead.short,
            "shared": len(lead.shared), "answers": count, "selected": False,
            "tip": f"From far less to far more plausible at the start, {lead.short} ends at "
                   f"{reach}; with all explanations even at the start, at {percent(s.without)}, "
                   f"{these}.",
        }  # fmt: skip
        if s.factor:
            text = told[s.factor]
            row |= {
                "label": text.short, "selected": text.selected,
                "tip": f"{text.says} Judged one word lower or higher, {lead.short} stands at "
                       f"{reach}; without the clue at {row['left_out']}, {these}.",
            }  # fmt: skip
        rows.append(row)
    return pd.DataFrame(rows, columns=COLUMNS)


def describe(frame: Frame) -> str:
    """Alt text: where the leader stands, and what moves it furthest."""
    if frame.empty:
        return "There are no rival explanations to weigh."
    first, found = frame.iloc[0], frame[frame["layer"] == "clue"]
    prior, these = frame[frame["layer"] == "prior"].iloc[0], among(first["answers"])
    start = f"Other starting odds alone would put it anywhere in {prior['reach']}."
    if found.empty:
        who = "each leading one" if first["shared"] > 1 else f"“{first['leader']}”"
        return f"{NOTHING} {these} {who} stands at {first['stands']}. {start}"
    after = counted(len(found), "clue")
    text = f"{these} “{first['leader']}” stands at {first['stands']} after {after}. "
    text += f"{start} "
    names = [f"{r.label} ({r.reach})" for r in found.head(2).itertuples()]
    verb = "clue that matters" if len(names) == 1 else "clues that matter"
    text += f"The {verb} most: {' and '.join(names)}."
    flips = int(((found["without"] < 0.5) != (found["base"] < 0.5)).sum())
    if flips:
        text += (
            f" Leaving out any one of {counted(flips, 'clue')} carries it across even odds."
            if flips > 1 else " Leaving out one clue carries it across even odds."
        )  # fmt: skip
    return text


#: Units across: all of it is certain; beyond that is room for the reach in words.
HIGH, BAR, ROW = 1.62, 13.0, 32.0


def draw(frame: Frame, *, narrow: bool) -> Graphic:
    """Place ranges and words.

    Returns
    -------
    Graphic
        Across in probability.
    list of Target
        One box a row that is drawn.
    """
    sketch = Graphic(0, 1.02 if narrow else HIGH, 120, 4 if narrow else LEFT)
    if frame.empty:
        return sketch
    records: list[Row] = records_of(frame)
    y = begin = _head(sketch, records)
    found = [r for r in records if r["layer"] == "clue"]  # the widest reach first
    left = found[fit(len(found)) :]
    for row in (r for r in records if r not in left):
        middle = y + (50 if narrow else ROW / 2)
        _range(sketch, row, middle, narrow=narrow)
        foot = middle + (BAR / 2 + 6 if narrow else ROW / 2)
        kind = "claim" if row["id"] else "prior"
        sketch.targets.append(Target(0, sketch.high, y, foot, row["id"], kind, row["tip"]))
        if row["selected"]:
            sketch.lines += outline(
                0.003, sketch.high - 0.003, y + 1, foot - 1, Inks.accent, width=2.5
            )
        y = foot
    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        align = "left" if tick == 0 else "right" if narrow and tick == 1 else "center"
        sketch.rects.insert(0, Rect(tick - 0.001, tick + 0.001, begin, y, Inks.rule))
        sketch.texts.append(Text(tick, y + 10, f"{100 * tick:.0f} %", Inks.muted, SMALL, align))
    base = records[0]["base"]
    if not narrow:
        sketch.lines.append(Line(base, begin, base, y, Inks.ink, 1.4, "dot"))
    if left:
        words = f"{len(left)} more clues move it less: see the table."
        sketch.texts.append(Text(0, y + 32, words, Inks.muted, SMALL))
        y += 20
    sketch.height = round(y + 24)
    return sketch


def _head(sketch: Graphic, records: list[Row]) -> float:
    """Whose probability this is, and what the ring means; where the rows may begin."""
    first = records[0]
    words = f"{first['leader']} stands at {first['stands']}"
    if len(records) == 1:
        words = NOTHING
    sketch.texts.append(Text(0, 12, words, Inks.ink, 14, bold=True))
    sketch.texts.append(Text(0, 32, among(first["answers"]), Inks.ink, SMALL))
    key = "without the clue, or with even starting odds"
    sketch.marks.append(Mark(0.015, 54, "circle", Inks.ink, 9, hollow=True))
    sketch.texts.append(Text(0.015, 54, key, Inks.muted, SMALL, gap=10))
    return 70


def _range(sketch: Graphic, row: Row, y: float, *, narrow: bool) -> None:
    """One range, darker above where the answer stands than below it, and the ring of "without"."""
    top, foot = y - BAR / 2, y + BAR / 2
    sketch.rects.append(Rect(row["low"], row["base"], top, foot, mix(Inks.ink, 0.35)))
    sketch.rects.append(Rect(row["base"], row["high"], top, foot, mix(Inks.ink, 0.8)))
    if narrow:
        sketch.lines.append(Line(row["base"], top - 3, row["base"], foot + 3, Inks.ink, 2))
    sketch.marks.append(Mark(row["without"], y, "circle", Inks.ink, 9, hollow=True))
    prior = row["layer"] == "prior"
    label(sketch, row["label"], y, narrow=narrow, bold=prior, under=row["reach"])
    if not narrow:
        sketch.texts.append(Text(sketch.high, y, row["reach"], Inks.ink, SIZE, "right", gap=4))


def layout(frame: Frame, canvas: Canvas) -> Graphic:
    """A range a judgement; on a narrow canvas its name stands above it."""
    if canvas.stage:
        return reaches(frame)
    return draw(frame, narrow=canvas.narrow)


CHART = Chart(
    id="sensitivity",
    title="How far the answer hangs on each judgement",
    shows=(
        "A range shows where the leading explanation would stand had one clue been judged a word "
        "lower or higher, or left out. The widest come first; the line is where it stands."
    ),
    table="claims",
    unit="judgements",
    reads=("event", "weigh"),
    prepare=prepare,
    layout=layout, describe=describe,

    columns={
        "label": "Judgement", "reach": f"Moves the answer between, {THESE}",
        "left_out": f"Without it, {THESE}", "stands": f"As weighed, {THESE}",
    },
)  # fmt: skip

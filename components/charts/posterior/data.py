"""How probable a reader's weighing makes each explanation, before the clues and after them."""

from __future__ import annotations

from typing import Any

import pandas as pd

from components.analysis.weighing import Weighing, judgements, posterior
from components.charts.chart import Chart, Frame
from components.charts.posterior.stage import stage
from components.charts.shared.weighed import (
    LEFT,
    NAMES,
    NOTHING,
    SIZE,
    SMALL,
    THESE,
    among,
    can_weigh,
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
from components.wording.counting import counted, listing

Row = dict[str, Any]

COLUMNS = [
    "id", "layer", "label", "title", "weighing", "clues", "prior", "posterior", "even", "leads",
    "answers", "before", "after", "tip",
]  # fmt: skip


def prepare(dossier: Dossier, view: View) -> Frame:
    """One row an explanation and weighing: the reader's own, then one laid beside it.

    Returns
    -------
    pandas.DataFrame
        ``layer`` is "own" or "rival"; ``prior`` and ``posterior`` are probabilities, ``before``
        and ``after`` the same in words; ``even`` says whether no explanation had a start on the
        others, ``leads`` whether this one leads alone; ``clues`` counts those weighed, ``answers``
        those among which the probabilities are shared out. Empty if the dossier has no rival
        explanations.
    """
    if not can_weigh(dossier):
        return pd.DataFrame(columns=COLUMNS)
    rows = _rows(dossier, view.weigh, "own")
    if view.rival:
        rows += _rows(dossier, view.rival, "rival")
    return pd.DataFrame(rows, columns=COLUMNS)


def _rows(dossier: Dossier, weighing: Weighing, layer: str) -> list[Row]:
    table, count = posterior(dossier, weighing), len(judgements(weighing))
    lead = leading(dossier, weighing)
    even = bool(table["prior"].max() - table["prior"].min() < 1e-12)
    rows: list[Row] = []
    for e in table.itertuples():
        before, after = percent(e.prior), percent(e.posterior)
        said = f"{after} after {counted(count, 'clue')}, {before} before" if count else (
            f"{before} before any clue"
        )  # fmt: skip
        said += f", {among(len(table)).lower()}"
        rows.append(
            {"id": e.id, "layer": layer, "label": e.short, "title": e.title,
             "weighing": NAMES[layer], "clues": count, "prior": e.prior, "posterior": e.posterior,
             "even": even, "leads": len(lead.shared) == 1 and e.id == lead.id,
             "answers": len(table), "before": before, "after": after,
             "tip": f"{e.title}. {NAMES[layer]}: {said}. A judgement, no measure."}
        )  # fmt: skip
    return rows


def describe(frame: Frame) -> str:
    """Alt text: the order of the explanations in words, for each weighing."""
    if frame.empty:
        return "There are no rival explanations to weigh."
    own, rival = (frame[frame["layer"] == layer] for layer in ("own", "rival"))
    text = _words(own)
    if len(rival):
        text += f" In the weighing laid beside it: {_words(rival)}"
        apart = (own["posterior"].to_numpy() - rival["posterior"].to_numpy()).tolist()
        widest = max(range(len(apart)), key=lambda k: abs(apart[k]))
        if abs(apart[widest]) >= 0.0005:
            text += (
                f" They differ most on {own['label'].iloc[widest]}, "
                f"by {100 * abs(apart[widest]):.1f} percentage points."
            )
    return text


def _words(part: Frame) -> str:
    count, these = int(part["clues"].iloc[0]), among(len(part))
    ranked = part.sort_values("posterior", ascending=False, kind="stable")
    if count == 0 and part["even"].all():
        share = percent(float(part["prior"].iloc[0]))
        return f"{NOTHING} {these} all stand even, at {share} each."
    items = [f"{r.label} {r.after}" for r in ranked.itertuples()]
    told = listing(items, most=len(items))
    lead = part[part["leads"]]
    if count == 0:
        return f"{NOTHING} {these}, before any clue: {told}."
    first = f"{lead['label'].iloc[0]} leads" if len(lead) else "no explanation leads alone"
    return f"{these}, after {counted(count, 'clue')}, {first}: {told}."


#: Units across: all of it is certain, and beyond that is room for words.
HIGH, BAR, ROW, GAP = 1.3, 15.0, 36.0, 5.0


def draw(frame: Frame, *, narrow: bool) -> Graphic:
    """Place bars and words.

    Returns
    -------
    Graphic
        Across in probability.
    list of Target
        One box a row of the frame.
    """
    high = 1.02 if narrow else HIGH
    sketch = Graphic(0, high, 120, 4 if narrow else LEFT)
    if frame.empty:
        return sketch
    records: list[Row] = records_of(frame)
    groups = {e: [r for r in records if r["id"] == e] for e in dict.fromkeys(frame["id"])}
    y = _head(sketch, records, narrow=narrow)
    top = y
    for rows in groups.values():
        y = _group(sketch, rows, y, narrow=narrow)
    _scale(sketch, top, y, narrow=narrow)
    own = records[0]
    if own["even"] and own["clues"] and not narrow:
        # One line says it for all rows.
        sketch.lines.append(Line(own["prior"], top - 4, own["prior"], y, Inks.muted, 1.4, "dot"))
    sketch.height = round(y + 24)
    return sketch


def _head(sketch: Graphic, records: list[Row], *, narrow: bool) -> float:
    """On what it depends, the key, and what stands before the clues; where rows may begin."""
    y, own = 34.0, records[0]
    sketch.texts.append(Text(0, 12, among(own["answers"]), Inks.ink, 14, bold=True))
    if any(r["layer"] == "rival" for r in records):
        for row, hollow in ((own, False), (records[-1], True)):
            words = f"{row['weighing']} ({counted(row['clues'], 'clue')})"
            sketch.marks.append(Mark(0.015, y, "square", Inks.ink, 12, hollow=hollow))
            sketch.texts.append(Text(0.015, y, words, Inks.ink, SIZE, gap=14))
            y += 22
    if own["clues"] == 0:
        words = f"{NOTHING} {'All stand even.' if own['even'] else 'Starting odds:'}"
        sketch.texts.append(Text(0, y, words, Inks.ink, SIZE))
        return y + 24
    words = f"before any clue: {own['before']} each"
    if not own["even"]:
        words = "a tick marks where it stood before any clue"
    sketch.texts.append(Text(own["prior"] if own["even"] else 0, y, words, Inks.muted, SMALL))
    return y + 24


def _group(sketch: Graphic, rows: list[Row], y: float, *, narrow: bool) -> float:
    """One explanation from ``y`` down: a bar a weighing, the second hollow."""
    tall = len(rows) * BAR + (len(rows) - 1) * GAP
    top = y
    y += 24 if narrow else max(0.0, (ROW - tall) / 2)
    name = rows[0]
    middle = y + (2 if narrow else tall / 2)
    label(sketch, name["label"], middle, narrow=narrow, bold=name["leads"])
    for row in rows:
        _bar(sketch, row, y, narrow=narrow)
        foot = y + BAR + (3 if row is rows[-1] else 0)
        sketch.targets.append(
            Target(0, sketch.high, top if row is rows[0] else y, foot, row["id"], "explanation",
                row["tip"])
        )  # fmt: skip
        y += BAR + GAP
    return y + (6 if narrow else max(4.0, (ROW - tall) / 2 - GAP))


def _bar(sketch: Graphic, row: Row, y: float, *, narrow: bool) -> None:
    share, foot = row["posterior"], y + BAR
    fill = Inks.ink if row["clues"] else mix(Inks.ink, 0.35)
    if row["layer"] == "rival":
        sketch.lines += outline(0, share, y, foot, Inks.ink, width=1.6)
    else:
        sketch.rects.append(Rect(0, share, y, foot, fill))
    words = row["after"]
    if row["clues"] and (narrow or not row["even"]):
        sketch.lines.append(Line(row["prior"], y - 3, row["prior"], foot + 3, Inks.muted, 2.2))
    # The words keep clear of the bar and of the mark of where it began.
    end, x, align = max(share, row["prior"] if row["clues"] else 0), share, "left"
    middle, gap = y + BAR / 2, 8.0
    if not narrow or end <= 0.68:
        x = end
    elif row["layer"] == "own":
        # Above a long bar the name's own line has the room,
        x, align, middle, gap = 1, "right", y - 16, 0.0
    elif share > 0.4:
        # and a hollow bar has it within.
        align = "right"
    sketch.texts.append(Text(x, middle, words, Inks.ink, SIZE, align, bold=row["leads"], gap=gap))


def _scale(sketch: Graphic, top: float, foot: float, *, narrow: bool) -> None:
    """Hairlines under the bars, with their probabilities at the foot."""
    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        align = "left" if tick == 0 else "right" if narrow and tick == 1 else "center"
        sketch.rects.insert(0, Rect(tick - 0.001, tick + 0.001, top, foot, Inks.rule))
        sketch.texts.append(Text(tick, foot + 10, f"{100 * tick:.0f} %", Inks.muted, SMALL, align))


def layout(frame: Frame, canvas: Canvas) -> Graphic:
    """Bars an explanation; on a narrow canvas its name stands above them."""
    if canvas.stage:
        return stage(frame)
    return draw(frame, narrow=canvas.narrow)


CHART = Chart(
    id="posterior",
    title="Where your weighing leaves each explanation",
    shows=(
        "A bar is the probability that your judgements give an explanation, as if one of those "
        "listed, and no other, were true. The dotted line or tick marks where it stood before any "
        "clue."
    ),
    table="explanations",
    unit="explanations",
    reads=("weigh", "rival"),
    prepare=prepare,
    layout=layout, describe=describe,
    columns={
        "label": "Explanation", "weighing": "Weighing",
        "before": f"Before any clue, {THESE}", "after": f"After the clues, {THESE}",
    },
)  # fmt: skip

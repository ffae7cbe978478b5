"""Rival explanations side by side: the clues for each above a line, those against it below.

A chip is a claim. Its symbol says what kind of test it can serve as, its outline how the claim is
asserted, and a figure how many independent sources stand behind it.
"""

from __future__ import annotations

from collections import Counter
from math import ceil
from typing import Any

import pandas as pd

from components.charts.chart import Chart, Frame
from components.charts.evidence.proof_kinds import TESTS
from components.charts.evidence.stage import stage
from components.dossier import Dossier
from components.graphic.blocks import outline, paragraph, tall, wrapped
from components.graphic.canvas import Canvas
from components.graphic.graphic import Graphic, Line, Mark, Rect, Target, Text
from components.graphic.ink import Inks, mix
from components.graphic.metrics import broken, width_of
from components.query.citations import DAGGER, says_otherwise, says_who, tip_of
from components.query.provenance import independent
from components.query.records import records_of
from components.query.repeats import same_cut
from components.query.selection import select
from components.view import View
from components.wording.counting import counted, listing

Row = dict[str, Any]

#: What a chip says of a claim that its source does not simply state.
HEDGES = {"self-claimed": "claimed by itself", "alleged": "alleged", "inferred": "our inference"}
DIRECTIONS = {"for": "Speaks for it", "against": "Speaks against it"}

#: Before the names of the clues that say the same thing twice.
CUT = "Cut from the same sentence or episode as"

COLUMNS = [
    "id", "layer", "explanation_id", "explanation", "direction", "label", "statement", "claimant",
    "test", "assertion", "sources", "cut", "pressure", "disputed", "tip", "selected",
]  # fmt: skip


def prepare(dossier: Dossier, view: View) -> Frame:
    """One row a claim in view, by explanation, those for it first, the most telling test first.

    Returns
    -------
    pandas.DataFrame
        ``direction`` "for" or "against"; ``sources`` counts the independent sources that support
        the claim; ``cut`` names the clues of the same sentence or episode; ``pressure`` is that
        of its event, "none" without one.
    """
    found = select(dossier, view.filters).claims
    says, otherwise = says_who(dossier, "claims"), says_otherwise(dossier, "claims")
    backing = independent(dossier, "claims")
    pressure = dict(zip(dossier.events["id"], dossier.events["pressure"], strict=True))
    names = dict(zip(dossier.explanations["id"], dossier.explanations["short"], strict=True))
    order = list(names)
    short = dict(zip(dossier.claims["id"], dossier.claims["short"], strict=True))
    cut = {c: listing([short[o] for o in kin]) for c, kin in same_cut(dossier).items()}
    rows: list[Row] = [
        {"id": c.id, "layer": "claim", "explanation_id": c.explanation_id,
         "explanation": names[c.explanation_id], "direction": c.direction, "label": c.short,
         "statement": c.statement, "claimant": c.claimant, "test": c.test,
         "assertion": c.assertion, "sources": backing.get(str(c.id), 0),
         "cut": cut.get(str(c.id), ""), "pressure": pressure.get(c.event_id, "none"),
         "disputed": c.id in otherwise,
         "tip": tip_of(c.statement, f"{c.claimant}, {c.assertion}; {c.test}",
                       says.get(str(c.id), ""), otherwise.get(str(c.id), ""))
                + (f" {CUT} {cut[c.id]}." if c.id in cut else ""),
         "selected": c.event_id in view.event}
        for c in found.itertuples()
    ]  # fmt: skip
    rows.sort(
        key=lambda r: (
            order.index(r["explanation_id"]),
            r["direction"] != "for",
            list(TESTS).index(r["test"]),
        )
    )
    return pd.DataFrame(rows, columns=COLUMNS)


def describe(frame: Frame) -> str:
    """Alt text: clues for and against each explanation, and what they rest on."""
    if frame.empty:
        return "Nothing is in view: no claim lies within the filters."
    said = Counter(zip(frame["explanation"], frame["direction"], strict=True))
    names = dict.fromkeys(name for name, _ in said)
    sides = [f"{name}: {said[name, 'for']} for, {said[name, 'against']} against" for name in names]
    tests = Counter(frame["test"])
    kinds = [f"{tests[t]} {t}" for t in TESTS if t in tests]
    how = Counter(frame["assertion"]).most_common()
    hedged = [f"{n} {HEDGES[word]}" for word, n in how if word in HEDGES]
    text = (
        f"{counted(len(frame), 'clue')} on {counted(len(sides), 'explanation')}. "
        f"{'; '.join(sides)}. By kind of test: {listing(kinds)}. "
        f"{frame['sources'].tolist().count(1)} rest on one source alone."
    )
    text += f" Not simply stated: {listing(hedged)}." if hedged else ""
    shared = int(frame["cut"].ne("").sum())
    return text + (
        f" {counted(shared, 'clue')} cut from a sentence or episode of another." if shared else ""
    )


LETTERS, SMALL, HEAD, PAD = 11.0, 11.0, 13.0, 6.0
#: Pixels at the left of a chip for its symbol, and between chips.
SIGN, GAP = 17.0, 6.0


def draw(frame: Frame, *, width: float, narrow: bool) -> Graphic:
    """Place the chips; narrow sets the explanations below each other.

    Returns
    -------
    Graphic
        Across in pixels of ``width``.
    list of Target
        One box a claim.
    """
    sketch = Graphic(0, width, 80)
    rows: list[Row] = records_of(frame)
    chosen = any(r["selected"] for r in rows)
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row["explanation"], []).append(row)
    y = _key(sketch, rows, width)
    if narrow:
        for name, part in groups.items():
            sketch.texts.append(Text(0, y + 14, name, Inks.ink, 15, bold=True))
            y += 30
            for side, words in DIRECTIONS.items():
                chips = [r for r in part if r["direction"] == side]
                y = _side(sketch, words, y, 0, width) if chips else y
                for row in chips:
                    y = _chip(sketch, row, 0, width, y, fade=chosen)
            y += 14
        sketch.height = round(y)
        return sketch
    room = width / max(len(groups), 1)
    # Of many columns the names are set a little smaller before a word of theirs is broken.
    parts = [word for name in groups for word in name.split()]
    wide = max((width_of(word, HEAD, bold=True) for word in parts), default=0.0)
    size = HEAD if wide <= room - GAP else HEAD - 1
    heads = {n: broken(n, size, room - 2, bold=True) for n in groups}
    top = float(ceil(y + tall(max((len(h) for h in heads.values()), default=0), size) + 6))
    for side, words in DIRECTIONS.items():
        foot = top = _side(sketch, words, top, 0, width)
        for k, (name, part) in enumerate(groups.items()):
            low = k * room
            if side == "for":
                sketch.texts += paragraph(heads[name], low, y, Inks.ink, size=size, bold=True)
            down = top
            for row in (r for r in part if r["direction"] == side):
                down = _chip(sketch, row, low, low + room - GAP, down, fade=chosen)
            foot = max(foot, down)
        top = foot + 8
    sketch.height = round(top)
    return sketch


def _side(s: Graphic, words: str, y: float, low: float, high: float) -> float:
    """The line under which clues for, or against, are listed."""
    s.lines.append(Line(low, y + 4, high, y + 4, Inks.muted, 1))
    s.texts.append(Text(low, y + 15, words, Inks.muted, SMALL))
    return y + 27


def _chip(
    s: Graphic, row: Row, low: float, high: float, y: float, *,
    fade: bool) -> float:  # fmt: skip
    """One claim from ``y`` down; the height at which the next may begin."""
    picked = bool(row["selected"])
    share = 0.6 if fade and not picked else 1.0
    ink, muted = (mix(c, (1 + share) / 2) for c in (Inks.ink, Inks.muted))
    label = row["label"] + (DAGGER if row["disputed"] else "")
    room = high - low - SIGN - PAD
    lines = wrapped(label, LETTERS, room)
    note = counted(row["sources"], "source") if row["sources"] else "no source"
    hedge = HEDGES.get(row["assertion"], "")
    small = wrapped(f"{hedge}, {note}" if hedge else note, SMALL, room)
    height = ceil(tall(len(lines), LETTERS) + tall(len(small), SMALL) + 8)  # its edge is sharp
    box = (low, high, y, y + height)
    edge = mix(Inks.muted, share * 0.75)
    if row["assertion"] == "inferred":
        s.rects.append(Rect(*box, Inks.panel))
    elif row["assertion"] == "stated":
        s.rects += [
            Rect(*box, edge),
            Rect(low + 1, high - 1, y + 1, y + height - 1, Inks.paper),
        ]
    else:
        s.lines += [
            Line(n.x0, n.y0, n.x1, n.y1, edge, 1.5, "dot") for n in outline(*box, edge)
        ]  # fmt: skip
    if picked:
        s.lines += outline(low + 1, high - 1, y + 1, y + height - 1, Inks.accent, width=2.5)
    shape, hollow = TESTS[row["test"]]
    color = mix(Inks.of(row["pressure"]), share)
    s.marks.append(Mark(low + 9, y + 4 + LETTERS * 0.625, shape, color, 9, hollow=hollow))
    s.texts += paragraph(lines, low + SIGN, y + 4, ink, size=LETTERS)
    under = y + 4 + tall(len(lines), LETTERS)
    s.texts += paragraph(small, low + SIGN, under, muted, size=SMALL, italic=True)
    s.targets.append(Target(*box, row["id"], "claim", row["tip"]))
    return y + height + GAP


def _key(s: Graphic, rows: list[Row], width: float) -> float:
    """The signs that are in the picture, in words; returns where the key ends."""
    x, y = 0.0, 11.0
    for test in [name for name in TESTS if any(r["test"] == name for r in rows)]:
        words = test.capitalize()
        if x and x + 16 + width_of(words, SMALL) > width:
            x, y = 0.0, y + 19
        shape, hollow = TESTS[test]
        s.marks.append(Mark(x + 6, y, shape, Inks.muted, 9, hollow=hollow))
        s.texts.append(Text(x + 16, y, words, Inks.muted, SMALL))
        x += 36 + width_of(words, SMALL)
    return y + 16


def layout(frame: Frame, canvas: Canvas) -> Graphic:
    """A column an explanation; on a narrow canvas they stand below each other."""
    if canvas.stage:
        return stage(frame)
    return draw(frame, width=canvas.width, narrow=canvas.narrow)


CHART = Chart(
    id="evidence",
    title="Rival answers, and the clues for and against each",
    shows=(
        "A chip is a claim. Its sign: how much it could prove (a passed hoop keeps an answer in "
        "the running, a smoking gun all but proves it, a straw leans). Its colour: who pushed in "
        "its event, as on the timeline. Broken edge: claimed by itself or alleged; grey ground: "
        "inferred by us."
    ),
    table="claims",
    unit="claims",
    prepare=prepare,
    layout=layout, describe=describe,
    columns={
        "explanation": "Explanation", "direction": "For or against", "statement": "Clue",
        "claimant": "Who says it", "assertion": "How", "test": "Kind of test",
        "sources": "Independent sources", "cut": CUT,
    },
)  # fmt: skip

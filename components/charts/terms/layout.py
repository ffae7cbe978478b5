"""A bar a provision on a scale of years, and a line at a claimed term."""

from __future__ import annotations

from itertools import groupby
from typing import Any, NamedTuple

import pandas as pd

from components.charts.chart import Frame, case_of
from components.charts.shared.bars import scale
from components.charts.terms.data import VERSIONS, Row, head_of
from components.graphic.blank import blank
from components.graphic.blocks import outline
from components.graphic.canvas import STAGE, Canvas
from components.graphic.graphic import Graphic, Line, Rect, Target, Text
from components.graphic.ink import Ink, Inks, mix
from components.graphic.metrics import width_of
from components.query.records import records_of
from components.wording.counting import counted

#: Years that the scale spans at least.
SPAN = 15.0
#: Steps in which a bar without a known start fades out.
STEPS = 20
#: Rows that find room on the stage, their least and largest step, and room for words at the right,
#: above the rows and below them.
MOST, STEP, WORDS, TOP, FOOT = 12, (22.0, 34.0), 130.0, 34.0, 44.0
#: What the stage, where no head parts the versions, says before a label.
SAID = {"presidential bill": "The bill: ", "draft": "The draft: "}


class Plan(NamedTuple):
    """Sizes of a drawing.

    ``row`` is the step from one to the next, ``above`` what of it holds the words over a bar (0
    where they stand beside it), ``size``, ``small`` and ``claim`` are those of letters.
    """

    row: float
    above: float
    bar: float
    size: float
    small: float
    claim: float


WIDE, NARROW = Plan(28.0, 0.0, 13.0, 13.0, 12.0, 13.0), Plan(44.0, 18.0, 13.0, 13.0, 12.0, 13.0)


def layout(frame: Frame, canvas: Canvas) -> Graphic:
    """A bar a provision; on a narrow canvas its words stand above it."""
    rows: list[Row] = records_of(frame)
    terms = [r for r in rows if r["layer"] == "term"]
    claims = {r["id"]: r for r in rows if r["layer"] == "claim"}
    if canvas.stage:
        return _fitted(terms, claims)
    # Beyond the longest term the words for it need room.
    p, wide, left = (NARROW, 1.02, 4) if canvas.narrow else (WIDE, 1.26, 224.0)
    s = Graphic(0, (SPAN + 1) * wide, 120, left)
    y = top = 36.0 if claims else 8.0
    for version, group in groupby(terms, key=lambda r: r["version"]):
        side: dict[str, Any] = {} if canvas.narrow else {"align": "right", "gap": 12.0}
        head = head_of(version, case_of(frame))
        s.texts.append(Text(0, y + 10, head, Inks.ink, 14, bold=True, **side))
        y = _rows(s, list(group), claims, y + 26, p, some=any(r["selected"] for r in terms)) + 12
    if terms:
        _years(s, top, y - 6, p, SPAN)
        s.height = round(y + 20)
    _claimed(s, claims, p)
    return s


def _fitted(terms: list[Row], claims: dict[str, Row]) -> Graphic:
    """For the projector: rows of which a term is known, as many as find room."""
    known = [r for r in terms if pd.notna(r["max_years"]) or r["id"] in claims]
    if not known:
        return blank("No term is in view.")
    kept = {r["id"] for r in sorted(known, key=lambda r: not r["selected"])[:MOST]}
    shown = [{**r, "label": _said(r["version"]) + r["label"]} for r in known if r["id"] in kept]
    low, high = STEP
    row = min(high, max(low, (STAGE.height - TOP - FOOT) / len(shown)))
    p = Plan(row, 0, 0.64 * row, 17, 17, 17)
    left = 14 + max(width_of(r["label"] + " †" * r["disputed"], p.size) for r in shown)
    found = (r["max_years"] for r in (*known, *claims.values()) if pd.notna(r["max_years"]))
    span = max(SPAN, *found)
    plot = STAGE.width - left
    s = Graphic(0, span * plot / (plot - WORDS), STAGE.height, left)
    y = _rows(s, shown, claims, TOP, p, some=any(r["selected"] for r in shown))
    _years(s, TOP, y, p, span)
    _claimed(s, {name: claim for name, claim in claims.items() if name in kept}, p)
    if rest := len(terms) - len(shown):
        words = f"and {counted(rest, 'more rule')}, of no known term or no room"
        start = (4 - left) * s.high / plot  # from the left edge on
        s.texts.append(Text(start, STAGE.height - 10, words, Inks.muted, p.small))
    return s


def _said(version: str) -> str:
    return SAID.get(version, "" if version in VERSIONS else f"{version}: ")


def _years(s: Graphic, top: float, foot: float, p: Plan, span: float) -> None:
    """Hairlines under the bars, with their years at the foot."""
    last = int(span) // 5 * 5
    names = (
        (t, f"{t} years" if t == last else f"{t}", "center" if t else "left")
        for t in range(0, last + 1, 5)
    )
    scale(s, names, top, foot, size=p.small, half=0.02, drop=12)


def _claimed(s: Graphic, claims: dict[str, Row], p: Plan) -> None:
    """The claimed term: words at the top, and a line down to the rows that it contradicts."""
    if not claims:
        return
    claim = next(iter(claims.values()))
    years, foot = claim["max_years"], max(t.y0 for t in s.targets if t.id in claims) + p.above
    align = "right" if years > 0.8 * s.high else "center"
    s.texts.append(Text(years, 12, claim["label"], Inks.ink, p.claim, align, bold=True))
    s.lines.append(Line(years, 22, years, foot, Inks.ink, 1.5, "dot"))


def _rows(
    s: Graphic, rows: list[Row], claims: dict[str, Row], y: float, p: Plan, *, some: bool
) -> float:
    """Rows from ``y`` down, those that are chosen in a ring; where they end."""
    for picked, part in groupby(rows, key=lambda r: bool(r["selected"])):
        start = y
        for row in part:
            _row(s, row, claims.get(row["id"]), y, 0.55 if some and not picked else 1.0, p)
            y += p.row
        if picked:
            s.lines += outline(0.02, s.high - 0.02, start - 1, y - 1, Inks.accent, width=2.5)
    return y


def _row(s: Graphic, row: Row, claim: Row | None, y: float, share: float, p: Plan) -> None:
    """One provision from ``y`` down."""
    ink, muted = (mix(c, (1 + share) / 2) for c in (Inks.ink, Inks.muted))
    label, bold = row["label"] + (" †" if row["disputed"] else ""), claim is not None
    middle = y + (p.above + 10 if p.above else p.row / 2)
    if p.above:
        s.texts.append(Text(0, y + 8, label, ink, p.size))
        s.texts.append(Text(SPAN + 1, y + 8, row["term"], ink, p.size, "right", bold=bold))
    else:
        s.texts.append(Text(0, middle, label, ink, p.size, "right", gap=12))
        known = pd.notna(row["max_years"])
        end, color = (row["max_years"], ink) if known else (0, muted)
        s.texts.append(
            Text(end, middle, row["term"], color, p.size, italic=not known, bold=bold, gap=8)
        )
    _bar(s, row, mix(Inks.of(row["pressure"]), share), middle, p.bar / 2)
    if claim is not None:
        years, half = claim["max_years"], min(12.0, p.row / 2)
        s.lines.append(Line(years, middle - half, years, middle + half, Inks.ink, 3))
    s.targets.append(Target(0, s.high, y, y + p.row, row["id"], "provision", row["tip"]))


def _bar(s: Graphic, row: Row, color: Ink, middle: float, half: float) -> None:
    """The range as a bar; without a known start it fades in."""
    low, high = row["min_years"], row["max_years"]
    top, foot = middle - half, middle + half
    if pd.isna(high):
        return
    if pd.notna(low):
        s.rects.append(Rect(low, high, top, foot, color))
        return
    for k in range(STEPS):
        # Each lies over the one before up to the end, so that no seam shows between them.
        shade = mix(color, (k + 1) / STEPS)
        start = round(k * high * 0.7 / STEPS, 2)
        s.rects.append(Rect(start, high, top, foot, shade))

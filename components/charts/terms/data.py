"""Terms of imprisonment, and terms that a source gives against the statute's.

A bar runs from the shortest to the longest term. Where no shortest term is known the bar fades
towards its start, and where no term is known at all the row says so.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from typing import Any

import pandas as pd

from components.charts.chart import Chart, Frame, carrying, case_of
from components.charts.terms.stage import stage
from components.dossier import Dossier
from components.graphic.blocks import outline
from components.graphic.canvas import Canvas
from components.graphic.graphic import Graphic, Line, Rect, Target, Text
from components.graphic.ink import Ink, Inks, mix
from components.query.citations import says_otherwise, says_who, tip_of
from components.query.records import by_id, records_of, rows_of
from components.query.selection import citations_of, select, short_source
from components.view import View
from components.wording.counting import counted

Row = dict[str, Any]

#: Versions in order, with the words that head their rows.
VERSIONS = {
    "draft": "Draft",
    "presidential bill": "Bill",
    "enacted": "Law as enacted",
    "later": "Later law",
}

COLUMNS = [
    "id", "layer", "version", "label", "title", "law", "article", "date_words", "min_years",
    "max_years", "term", "pressure", "disputed", "claimant", "tip", "selected",
]  # fmt: skip


def prepare(dossier: Dossier, view: View) -> Frame:
    """One row a provision with a term, then one row for each term that a source claims instead.

    Returns
    -------
    pandas.DataFrame
        ``layer`` is "term" or "claim"; years are missing where no source gives them; ``term``
        puts them in words. A claim has the ``id`` of the provision that it contradicts, its
        figure in ``max_years`` and the ``claimant`` ("Doe 2009").
    """
    spoken, against = _cited(dossier)
    says, otherwise = says_who(dossier, "provisions"), says_otherwise(dossier, "provisions")
    events, provisions = by_id(dossier, "events"), by_id(dossier, "provisions")
    rows: list[Row] = []
    for name in select(dossier, view.filters).provisions["id"]:
        p = provisions[name]
        # A row for a term that is sought and not found: a gap that a reader would else not see.
        sought = p.theme == "penalty" and name in spoken
        if pd.isna(p.max_years) and pd.isna(p.min_years) and not sought:
            continue
        e, term = events[p.event_id], words_of(p.min_years, p.max_years)
        rows.append(
            {"id": name, "layer": "term", "version": p.version, "label": _label(p, e),
             "title": p.title, "law": p.law, "article": p.article, "date_words": e.date_words,
             "min_years": p.min_years, "max_years": p.max_years, "term": term,
             "pressure": e.pressure, "disputed": name in otherwise, "date": e.date_to,
             "tip": tip_of(f"{p.title}. {p.law}", e.date_words, says.get(name, ""),
                           otherwise.get(name, "")),
             "selected": p.event_id in view.event}
        )  # fmt: skip
    rows.sort(key=_order)
    shown = {r["id"]: r for r in rows}
    claims: list[Row] = []
    for c in (c for c in against if c.row_id in shown):
        years = years_in(c.value)
        if years is not None and years != shown[c.row_id]["max_years"]:
            claims.append(
                {**shown[c.row_id], "layer": "claim", "min_years": None, "max_years": years,
                 "term": words_of(None, years), "claimant": short_source(c),
                 "label": f"What the {c.source_kind} says: {words_of(None, years)}"}
            )  # fmt: skip
    frame = pd.DataFrame(rows + claims, columns=COLUMNS)
    return carrying(frame.astype({"min_years": "float64", "max_years": "float64"}), dossier.case)


@lru_cache(maxsize=8)
def _cited(dossier: Dossier) -> tuple[frozenset[str], list[Any]]:
    """Provisions of whose term a source speaks, and what contradicts a longest term."""
    cited = citations_of(dossier, "provisions")
    on_terms = cited["column"].isin(["min_years", "max_years"])
    against = cited[(cited["relation"] == "conflicts") & (cited["column"] == "max_years")]
    return frozenset(cited.loc[on_terms, "row_id"]), rows_of(against)


def _label(provision: Any, event: Any) -> str:
    """Headline up to the colon, after which it gives the term that the bar shows; later: a year."""
    head = str(provision.title).partition(":")[0]
    dated = provision.version == "later" and pd.notna(event.date_to)
    return f"{head}, {event.date_to.year}" if dated else head


def _order(row: Row) -> tuple[Any, ...]:
    """By version; within one by article and part, so that each scale reads upwards."""
    numbers = re.findall(r"\d+(?:\.\d+)?", str(row["article"]) if row["article"] else "")
    several = "arts" in str(row["article"])
    place = list(VERSIONS).index(row["version"])
    return (place, several, [float(n) for n in numbers], row["date"], row["id"])


def words_of(low: Any, high: Any) -> str:
    """``3 to 10 years``, ``up to 5 years``, or ``term not found``."""
    if pd.isna(low) or low is None:
        return "term not found" if pd.isna(high) else f"up to {high:g} years"
    return f"from {low:g} years" if pd.isna(high) else f"{low:g} to {high:g} years"


def years_in(value: Any) -> float | None:
    """The years that a source's own value names, if it names any: ``10`` of ``"10"``."""
    number = re.search(r"\d+(?:\.\d+)?", value) if isinstance(value, str) else None
    return float(number[0]) if number and 0 < float(number[0]) <= 25 else None


def describe(frame: Frame) -> str:
    """Alt text: the longest terms by version, the claim against them, and what is unknown."""
    rows = rows_of(frame)
    terms = [r for r in rows if r.layer == "term"]
    if not terms:
        return "Nothing is in view: no provision with a term lies within the filters."
    known = [r for r in terms if pd.notna(r.max_years)]
    text = (
        f"{counted(len(terms), 'provision')} on terms of imprisonment, {len(known)} of them drawn "
        "as bars of years. "
    )
    tops = [
        f"{case_of(frame).version(v, VERSIONS[v])}: up to {max(r.max_years for r in part):g} years"
        for v, part in groupby(known, key=lambda r: r.version)
    ]
    text += f"{'; '.join(tops)}. " if tops else ""
    claims: dict[float, list[Any]] = {}
    for row in (r for r in rows if r.layer == "claim"):
        claims.setdefault(row.max_years, []).append(row)
    for years, part in sorted(claims.items()):
        ids = {r.id for r in part}
        found = [r.max_years for r in known if r.id in ids]
        against = f"{max(found):g}" if found else "none known"
        text += (
            f"{part[0].claimant} says up to {years:g} years, against {against} "
            f"in {counted(len(ids), 'provision')}. "
        )
    gone = len(terms) - len(known)
    text += f"No term was found for the other {gone}. " if gone else ""
    open_ = sum(bool(pd.isna(r.min_years)) for r in known)
    return (text + (f"{open_} of the bars have no known start." if open_ else "")).strip()


#: Years that the scale spans, its ticks, and the room for labels at its left, pixels.
SPAN, TICKS, LEFT = 16.0, (0, 5, 10, 15), 224.0
BAR, ROW, SIZE, SMALL = 13.0, 28.0, 13.0, 12.0
#: Steps in which a bar without a known start fades out.
STEPS = 20


def draw(frame: Frame, *, width: float, narrow: bool) -> Graphic:
    """Place bars and words; narrow puts the words of a row above its bar.

    Returns
    -------
    Graphic
        Across in years.
    list of Target
        One box a provision.
    """
    # Beyond the longest term the words for it need room.
    sketch = Graphic(0, SPAN * (1.02 if narrow else 1.26), 120, 4 if narrow else LEFT)
    records: list[Row] = records_of(frame)
    terms = [r for r in records if r["layer"] == "term"]
    claims = {r["id"]: r for r in records if r["layer"] == "claim"}
    chosen = any(r["selected"] for r in terms)
    y = 36.0 if claims else 8.0
    top, marks = y, list[float]()
    for version, group in groupby(terms, key=lambda r: r["version"]):
        side: dict[str, Any] = {} if narrow else {"align": "right", "gap": 12.0}
        head = case_of(frame).version(version, VERSIONS[version])
        sketch.texts.append(Text(0, y + 10, head, Inks.ink, 14, bold=True, **side))
        y += 26
        for picked, part in groupby(group, key=lambda r: bool(r["selected"])):
            start = y
            for row in part:
                claim = claims.get(row["id"])
                marks += [y + (18 if narrow else 0)] if claim else []
                share = 0.55 if chosen and not picked else 1.0
                y = _row(sketch, row, claim, y, share, narrow=narrow)
            if picked:
                box = (0.02, sketch.high - 0.02, start - 1, y - 1)
                sketch.lines += outline(*box, Inks.accent, width=2.5)
        y += 12
    if terms:
        _scale(sketch, top, y)
        sketch.height = round(y + 20)
    if marks:
        _claimed(sketch, list(claims.values()), max(marks))
    return sketch


def _scale(sketch: Graphic, top: float, foot: float) -> None:
    """Hairlines under the bars, with their years at the foot."""
    for tick in TICKS:
        unit = " years" if tick == TICKS[-1] else ""
        align = "center" if tick else "left"
        sketch.texts.append(Text(tick, foot + 6, f"{tick}{unit}", Inks.muted, SMALL, align))
        sketch.rects.insert(0, Rect(tick - 0.02, tick + 0.02, top, foot - 6, Inks.rule))


def _claimed(sketch: Graphic, claims: list[Row], foot: float) -> None:
    """The claimed term: words at the top, and a line down to the rows that it contradicts."""
    years = claims[0]["max_years"]
    sketch.texts.append(Text(years, 12, claims[0]["label"], Inks.ink, SIZE, "center", bold=True))
    sketch.lines.append(Line(years, 22, years, foot, Inks.ink, 1.5, "dot"))


def _row(
    sketch: Graphic, row: Row, claim: Row | None, y: float,
    share: float, *, narrow: bool) -> float:  # fmt: skip
    """One provision from ``y`` down; the height at which the next may begin."""
    ink, muted = (mix(c, (1 + share) / 2) for c in (Inks.ink, Inks.muted))
    top, label = y, row["label"] + (" †" if row["disputed"] else "")
    if narrow:
        sketch.texts.append(Text(0, y + 8, label, ink, SIZE))
        sketch.texts.append(
            Text(SPAN, y + 8, row["term"], ink, SIZE, "right", bold=claim is not None)
        )
        y += 18
    middle = y + (10 if narrow else ROW / 2)
    if not narrow:
        sketch.texts.append(Text(0, middle, label, ink, SIZE, "right", gap=12))
        end = row["max_years"] if pd.notna(row["max_years"]) else 0
        known = bool(end)
        sketch.texts.append(
            Text(end, middle, row["term"], ink if known else muted, SIZE, gap=8,
                 italic=not known, bold=claim is not None)
        )  # fmt: skip
    _bar(sketch, row, mix(Inks.of(row["pressure"]), share), middle)
    if claim is not None:
        years = claim["max_years"]
        sketch.lines.append(Line(years, middle - 12, years, middle + 12, Inks.ink, 3))
    y += 26 if narrow else ROW
    sketch.targets.append(Target(0, sketch.high, top, y, row["id"], "provision", row["tip"]))
    return y


def _bar(sketch: Graphic, row: Row, color: Ink, middle: float) -> None:
    """The range as a bar; without a known start it fades in."""
    low, high = row["min_years"], row["max_years"]
    top, foot = middle - BAR / 2, middle + BAR / 2
    if pd.isna(high):
        return
    if pd.notna(low):
        sketch.rects.append(Rect(low, high, top, foot, color))
        return
    for k in range(STEPS):
        # Each lies over the one before up to the end, so that no seam shows between them.
        shade = mix(color, (k + 1) / STEPS)
        start = round(k * high * 0.7 / STEPS, 2)
        sketch.rects.append(Rect(start, high, top, foot, shade))


def layout(frame: Frame, canvas: Canvas) -> Graphic:
    """A bar a provision; on a narrow canvas its words stand above it."""
    if canvas.stage:
        return stage(frame)
    return draw(frame, width=canvas.width, narrow=canvas.narrow)


CHART = Chart(
    id="terms",
    title="Terms of imprisonment",
    shows=(
        "A bar runs from the shortest to the longest term of imprisonment. A faded start: the "
        "shortest term is not known."
    ),
    table="provisions", unit="provisions",
    prepare=prepare, layout=layout, describe=describe,
    columns={
        "title": "Provision", "law": "Law", "article": "Article", "date_words": "Date",
        "term": "Term", "claimant": "Claimed by",
    },
)  # fmt: skip

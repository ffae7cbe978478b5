"""The timeline: every event in view, by who pushed, with its date as uncertain as it is.

Wide, time runs to the right and the lanes say where the push came from; narrow, it runs down.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pandas as pd

from components.charts.chart import Chart, Frame
from components.charts.timeline import narrow as ladder
from components.charts.timeline import wide as swimlanes
from components.charts.timeline.stage import stage
from components.dossier import Dossier
from components.graphic.canvas import Canvas
from components.graphic.graphic import Graphic
from components.graphic.layout.lanes import Item, arrange, name_that_fits, tiers
from components.graphic.layout.legend import SIZE
from components.graphic.layout.time_axis import (
    Axis,
    axis_of,
    crowded,
    dated,
    day,
    short_date,
    span_of,
)
from components.graphic.metrics import width_of, wrap
from components.query.citations import DAGGER, says_otherwise, says_who, tip_of
from components.query.records import rows_of
from components.query.selection import select
from components.theme import LANES
from components.view import View
from components.view.sides import SIDE_WORDS
from components.wording.counting import counted, listing
from components.wording.periods import period_words

#: Rows of all lanes together before labels give way, in the full and in the small design.
ROWS, SMALL_ROWS = 58, 30
#: Notes are for periods of at most so many days, and for at most so many events.
NOTES_DAYS, NOTES = 800.0, 4


COLUMNS = (
    "dated",
    "id", "title", "label", "tip", "layer", "date_words", "when", "kind", "pressure", "stance",
    "stage", "says", "annotation", "doubt", "selected", "faded", "x", "start", "end",
    "fades_left", "fades_right", "pushed", "low", "high", "row", "side", "note", "last_row",
    "small_row", "small_side", "tier", "tier_side", "name",
)  # fmt: skip


def prepare(dossier: Dossier, view: View) -> Frame:
    """One row an event in view, in order of time, with its place in each design.

    Returns
    -------
    pandas.DataFrame
        ``x``, ``start``, ``end``, ``low`` and ``high`` are days since 1970; ``row`` and ``side``
        place mark and label in its lane (``small_`` in the small design), ``tier`` and
        ``tier_side`` a landmark's ``name`` above them; ``note`` is what is written beside a mark,
        down to ``last_row``; ``dated`` says that the date is known within two months.
    """
    events = rows_of(select(dossier, view).events)
    starts = [None if pd.isna(e.date_from) else day(e.date_from) for e in events]
    ends = [None if pd.isna(e.date_to) else day(e.date_to) + 1 for e in events]
    axis = axis_of(starts, ends, *view.period)
    says, otherwise = says_who(dossier, "events"), says_otherwise(dossier, "events")
    chosen = any(e.selected for e in events)
    rows = []
    for e, start, end in zip(events, starts, ends, strict=True):
        doubt = e.id in otherwise
        source = says.get(e.id, "")
        rows.append(
            SimpleNamespace(
                id=e.id, title=e.title, label=f"{e.short} {DAGGER}" if doubt else e.short,
                tip=tip_of(e.title, e.date_words, source, otherwise.get(e.id, "")),
                layer="landmark" if e.landmark else "event", date_words=e.date_words,
                when=short_date(e.date_words), kind=e.kind, pressure=e.pressure,
                pushed=SIDE_WORDS[e.pressure], stance=e.stance,
                stage=e.stage, says=source, doubt=doubt, selected=e.selected,
                annotation=e.annotation if pd.notna(e.annotation) else "",
                faded=chosen and not e.selected, low=axis.low, high=axis.high,
                dated=dated(start, end),
                **vars(span_of(start, end, axis)),
            )
        )  # fmt: skip
    rows.sort(key=lambda r: (r.x, r.start))
    _place(rows, axis)
    return pd.DataFrame({name: [getattr(r, name) for r in rows] for name in COLUMNS})


def _place(rows: list[Any], axis: Axis) -> None:
    """Add the places of marks, labels, notes and landmarks' names."""
    lanes = [r.pressure for r in rows]
    order = sorted(range(len(rows)), key=lambda i: -_worth(rows[i]))
    ranks = [0] * len(rows)
    for rank, i in enumerate(order):
        ranks[i] = rank
    noted = [i for i in order if rows[i].annotation] if axis.high - axis.low <= NOTES_DAYS else []
    notes = [r.annotation if i in noted[:NOTES] else "" for i, r in enumerate(rows)]
    full = [_item(r, axis, note) for r, note in zip(rows, notes, strict=True)]
    small = [_dot(r, axis) for r in rows]
    for r, item, note, place, dot in zip(
        rows, full, notes, arrange(full, lanes, ranks, rows=ROWS),
        arrange(small, lanes, ranks, rows=SMALL_ROWS), strict=True,
    ):  # fmt: skip
        r.row, r.side, r.note = place.row, place.side, note if place.side and place.noted else ""
        r.last_row = place.row + (item.deep if r.note else 0)
        r.small_row, r.small_side = dot.row, dot.side
        r.tier, r.tier_side, r.name = -1, "", ""
    marks = [r for r in rows if r.layer == "landmark"]
    for r in marks:
        r.name = name_that_fits(r.label, r.when, axis.px(r.x), size=SIZE)
    widths = [width_of(r.name, SIZE, bold=True) for r in marks]
    at = tiers([axis.px(r.x) for r in marks], widths)
    for r, (tier, side) in zip(marks, at, strict=True):
        r.tier, r.tier_side = tier, side


def _worth(r: Any) -> int:
    """How much an event wants its name shown: chosen, landmark, annotated, disputed."""
    return int(8 * r.selected + 4 * (r.layer == "landmark") + 2 * bool(r.annotation) + 1 * r.doubt)


def _item(row: Any, axis: Axis, note: str) -> Item:
    # A landmark's name stands above the lanes.
    labelled = row.layer == "event"
    lines = wrap(note, SIZE, swimlanes.NOTE_WIDTH)
    return Item(
        axis.px(row.x), axis.px(row.start), axis.px(row.end),
        width_of(row.label, SIZE) if labelled else 0.0,
        max((width_of(line, SIZE) for line in lines), default=0.0),
        swimlanes.note_rows(len(lines)),
    )  # fmt: skip


def _dot(row: Any, axis: Axis) -> Item:
    labelled = row.layer == "event" and (row.annotation or row.selected)
    at, half = axis.px(row.x), swimlanes.DOT / 2 + 1
    width = width_of(row.label, SIZE) if labelled else 0.0
    return Item(at, at - half, at + half, width, half=half, below=1)


def describe(frame: Frame) -> str:
    """Say how many events there are, who pushed, when most happened, and what is uncertain."""
    if frame.empty:
        return "No event is in view."
    total = len(frame)
    parts = [
        f"{LANES[lane].lower()} {n}"
        for lane in LANES
        if (n := int((frame["pressure"] == lane).sum()))
    ]
    said = [f"Timeline of {counted(total, 'event')}: {listing(parts)}."]
    sure = frame[frame["dated"]]
    busy = crowded(list(sure["x"]))
    if len(sure) > 1 and busy:
        low, high = (period_words(d.strftime("%Y-%m")) for d in busy[:2])
        when = f"in {low}" if low == high else f"between {low} and {high}"
        said.append(
            f"Of the {len(sure)} dated within two months, the first is dated "
            f"{sure['when'].iloc[0]}, the last {sure['when'].iloc[-1]}; {busy[2]} fall {when}."
        )
    marks = frame[frame["layer"] == "landmark"]
    if len(marks):
        names = [f"{r.title} ({r.when})" for r in marks.itertuples()]
        said.append(f"Landmarks: {listing(names, most=8)}.")
    unsure = int((frame["fades_left"] | frame["fades_right"]).sum())
    against = int((frame["stance"] == "resists").sum())
    doubt = int(frame["doubt"].sum())
    tail = [
        text
        for n, text in (
            (unsure, f"{counted(unsure, 'date')} known on one side only"),
            (against, f"{counted(against, 'event')} coded as against the law"),
            (doubt, f"{counted(doubt, 'event')} on which sources differ"),
        )
        if n
    ]
    if tail:
        said.append(f"Among them: {listing(tail)}.")
    return " ".join(said)


def layout(frame: Frame, canvas: Canvas) -> Graphic:
    """In lanes; on a narrow canvas time runs down, a compact one names what tells the story."""
    if canvas.stage:
        return stage(frame)
    return (ladder if canvas.narrow else swimlanes).sketch(frame, compact=canvas.compact)


CHART = Chart(
    id="timeline",
    title="What happened when, and where the push came from",
    shows=(
        "Every event in view, in lanes by who pushed. A line is a date known only within limits; "
        "a line that fades has no known end on that side."
    ),
    table="events",
    unit="events",
    prepare=prepare,
    layout=layout,
    describe=describe,
    columns={
        "date_words": "When", "title": "Event", "kind": "Kind", "pushed": "Pushed from",
        "stance": "Towards the law", "says": "Source",
    },
)  # fmt: skip

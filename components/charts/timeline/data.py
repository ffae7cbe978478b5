"""The events in view: what is said of each, and where its date lies on the axis."""

from __future__ import annotations

import pandas as pd

from components.charts.chart import Frame
from components.charts.timeline.density import MANY, counts, fits
from components.dossier import Dossier
from components.graphic.layout.crowding import bent
from components.graphic.layout.time_axis import Axis, axis_of, dated, day, short_date, span_of
from components.query.citations import DAGGER, conflicting, supporting, tip_of
from components.query.records import rows_of
from components.query.selection import select
from components.view import View
from components.view.sides import SIDE_WORDS

COLUMNS = [
    "id", "title", "label", "tip", "layer", "date_words", "when", "kind", "drawn_as", "pressure",
    "pushed", "stance", "stage", "says", "doubt", "selected", "annotation", "faded", "maybe",
    "dated", "x", "start", "end", "fades_left", "fades_right",
]  # fmt: skip


def prepare(dossier: Dossier, view: View) -> Frame:
    """One row an event in view, or a count of them where their marks would lie on one another."""
    events = select(dossier, view).events
    if len(events) <= MANY and fits(frame := every(dossier, view), axis_in(frame)):
        return frame
    return counts(dossier, events, view)


def every(dossier: Dossier, view: View) -> Frame:
    """One row an event in view, in order of time.

    Returns
    -------
    pandas.DataFrame
        ``x``, ``start`` and ``end`` are days since 1970; ``dated`` says that the date is known
        within two months, ``maybe`` that the event is more likely to lie before or after the
        period of the View, ``drawn_as`` the kind of the schema that ``kind`` is or is like. Its
        axis goes with it: see `axis_in`.
    """
    events = rows_of(select(dossier, view).events)
    starts = [None if pd.isna(e.date_from) else day(e.date_from) for e in events]
    ends = [None if pd.isna(e.date_to) else day(e.date_to) + 1 for e in events]
    axis = axis_of(starts, ends, *view.period)
    axis = bent(axis, [span_of(a, b, axis).x for a, b in zip(starts, ends, strict=True)])
    says, otherwise = supporting(dossier, "events"), conflicting(dossier, "events")
    chosen, period = any(e.selected for e in events), view.time != (None, None)
    rows = []
    for e, start, end in zip(events, starts, ends, strict=True):
        doubt, source = e.id in otherwise, says.get(e.id, "")
        maybe = period and not e.likely
        row = {
            "id": e.id,
            "title": e.title,
            "label": f"{e.short} {DAGGER}" if doubt else e.short,
            "tip": tip_of(e.title, e.date_words, source, otherwise.get(e.id, "")),
            "layer": "landmark" if e.landmark else "event",
            "date_words": e.date_words,
            "when": short_date(e.date_words),
            "kind": e.kind,
            "drawn_as": dossier.words.core("kind", e.kind),
            "pressure": e.pressure,
            "pushed": SIDE_WORDS[e.pressure],
            "stance": e.stance,
            "stage": dossier.words.core("stage", e.stage),
            "says": source,
            "doubt": doubt,
            "selected": e.selected,
            "annotation": e.annotation if pd.notna(e.annotation) else "",
            "faded": (chosen or maybe) and not e.selected,
            "maybe": maybe,
            "dated": dated(start, end),
        }
        rows.append(row | vars(span_of(start, end, axis)))
    rows.sort(key=lambda r: (r["x"], r["start"]))
    frame = pd.DataFrame(rows, columns=COLUMNS)
    frame.attrs["axis"] = axis
    return frame


def axis_in(frame: Frame) -> Axis:
    """The axis on which the events of a frame stand."""
    axis: Axis = frame.attrs["axis"]
    return axis

"""When what a row tells was: its own date, that of its event, or of the events of its mark."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from components.dossier import Dossier

#: A date in EDTF, and the first and last day that it allows, in ISO 8601; "" where it is open.
Dated = tuple[str, str, str]
NO_DATE: Dated = ("", "", "")


def dated(dossier: Dossier, table: str, row_id: str) -> Dated:
    """The date of a row of a chart.

    Parameters
    ----------
    table : str
        Table that the chart draws; its marks may stand for events, one or several, too.
    row_id : str
        Id of the mark. Of several events it is the interval that holds them all.
    """
    for known in (_dates(dossier, table), _dates(dossier, "events")):
        if row_id in known:
            return known[row_id]
    events = [_dates(dossier, "events").get(part, NO_DATE) for part in row_id.split(" ")]
    if not all(map(any, events)):
        return NO_DATE
    first, last = (
        edge(days) if all(days) else ""
        for edge, days in ((min, [e[1] for e in events]), (max, [e[2] for e in events]))
    )
    return f"{first or '..'}/{last or '..'}" if first or last else "", first, last


@lru_cache(maxsize=64)
def _dates(dossier: Dossier, table: str) -> dict[str, Dated]:
    frame = dossier.tables[table]
    if "date_from" in frame:
        days = ([_iso(day) for day in frame[end]] for end in ("date_from", "date_to"))
        return dict(zip(frame["id"], zip(frame["date"], *days, strict=True), strict=True))
    if "event_id" in frame and "id" in frame:
        events = _dates(dossier, "events")
        pairs = zip(frame["id"], frame["event_id"], strict=True)
        return {row: events[event] for row, event in pairs if event in events}
    if {"series", "year"} <= set(frame.columns):
        return {
            f"{series}/{year}": (f"{year:04d}", f"{year:04d}-01-01", f"{year:04d}-12-31")
            for series, year in zip(frame["series"], frame["year"], strict=True)
        }
    return {}


def _iso(day: pd.Timestamp) -> str:
    return "" if pd.isna(day) else day.date().isoformat()

"""Actors over time, in words."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pandas as pd

from components.charts.activity.data import groups_of
from components.charts.chart import Frame, case_of
from components.charts.shared.possibly import with_possible
from components.query.records import rows_of
from components.wording.counting import counted, listing


def left_out(number: int, least: int) -> str:
    """Say how many actors are not drawn, and why."""
    fewer = "a single event" if least == 2 else f"fewer than {least} events"
    verb = "is" if number == 1 else "are"
    return f"{counted(number, 'more actor')} with {fewer} {verb} not drawn."


def describe(frame: Frame) -> str:
    """Say how many actors there are on each side, who has most events, and the longest line."""
    actors: dict[str, Any] = {}
    for row in rows_of(frame):
        if row.layer == "dot":
            actors.setdefault(row.id, row)
    if not actors:
        return "No actor is in view."
    rows = list(actors.values())
    groups = Counter(r.group for r in rows)
    names = dict.fromkeys(groups_of(case_of(frame)).values())
    parts = [f"{name} {groups[name]}" for name in names if name in groups]
    said = [f"{counted(len(rows), 'actor')} over time: {listing(parts)}."]
    most = sorted(rows, key=lambda r: (r.maybe - r.total, -r.total))[:3]
    busiest = [f"{r.label} ({with_possible(r.total, r.maybe, 'event')})" for r in most]
    said.append(f"With most events: {listing(busiest)}.")
    known = [r for r in rows if pd.notna(r.begun)]
    if known:
        day = min(r.begun for r in known)
        first = [r for r in known if r.begun == day]
        named = listing([r.label for r in first])
        said.append(
            f"Of events dated within two months, the first is one of {named} ({first[0].begins})."
        )
    long = max(rows, key=lambda r: r.last - r.first)
    if long.total > 1:
        said.append(
            f"The longest line is that of {long.label}: first event {long.since}, "
            f"last event {long.until}."
            if long.since != long.until
            else f"All that {long.label} took part in is dated {long.since}."
        )
    if rows[0].left_out:
        said.append(left_out(int(rows[0].left_out), int(rows[0].least)))
    return " ".join(said)

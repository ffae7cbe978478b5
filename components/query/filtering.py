"""What a View keeps of events and of acts of pressure; runs on any Narwhals backend."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

import narwhals as nw

from components.view import View
from components.view.sides import SIDES, kept


def filter_events(
    events: nw.LazyFrame[Any],
    roles: nw.LazyFrame[Any],
    pressures: nw.LazyFrame[Any],
    view: View,
    holding: Sequence[str] = (),
) -> nw.LazyFrame[Any]:
    """Keep the events that a View keeps and add ``certain``; runs on any Narwhals backend.

    Parameters
    ----------
    events, roles, pressures : narwhals.LazyFrame
    view : View
    holding : sequence of str
        Ids of the events that hold the View's text, as ``components.query.search`` finds them.
    """
    # Moments, for pandas has no column of plain dates to compare with.
    low, high = (d and datetime.combine(d, time()) for d in view.period)
    # All conditions in one filter: each filter copies every column.
    keep = [
        nw.col(column).is_in(list(chosen))
        for column in ("stage", "kind", "stance")
        if (chosen := getattr(view, column))
    ]
    if view.pressure:
        keep.append(nw.col("pressure").is_in(kept(view.pressure)))
    certain = nw.lit(True)
    if low is not None:
        # An open end is unbounded: it possibly falls in, never certainly.
        keep.append(nw.col("date_to").is_null() | (nw.col("date_to") >= nw.lit(low)))
        certain = certain & ~nw.col("date_from").is_null() & (nw.col("date_from") >= nw.lit(low))
    if high is not None:
        keep.append(nw.col("date_from").is_null() | (nw.col("date_from") <= nw.lit(high)))
        certain = certain & ~nw.col("date_to").is_null() & (nw.col("date_to") <= nw.lit(high))
    if view.sure == "certainly":
        keep.append(nw.col("certain"))
    if view.only:
        keep.append(among("id", _events_of(roles, pressures, sorted(view.actor))))
    if view.q:
        keep.append(among("id", list(holding)))
    events = events.with_columns(certain=certain.fill_null(False))
    return events.filter(*keep) if keep else events


def filter_acts(
    acts: nw.LazyFrame[Any], passing: nw.LazyFrame[Any], view: View
) -> nw.LazyFrame[Any]:
    """Keep the acts of pressure that a View keeps; runs on any Narwhals backend.

    Parameters
    ----------
    acts : narwhals.LazyFrame
        With ``event_id`` and ``side``.
    passing : narwhals.LazyFrame
        Events that pass the filters but for ``pressure``, with ``id`` and ``pressure``.
    view : View
        Asked for a side alone or together, acts from there are kept, whatever the code of their
        event; its other words keep the acts of the events that they keep.
    """

    def of(events: nw.LazyFrame[Any]) -> nw.Expr:
        return among("event_id", events.select("id").collect()["id"].to_list())

    if not view.pressure:
        return acts.filter(of(passing))
    codes = kept(word for word in view.pressure if word not in SIDES)
    keep = of(passing.filter(among("pressure", codes)))
    if sides := [SIDES[word] for word in view.pressure if word in SIDES]:
        keep = keep | (nw.col("side").is_in(sides) & of(passing))
    return acts.filter(keep)


def _events_of(
    roles: nw.LazyFrame[Any], pressures: nw.LazyFrame[Any], chosen: list[str]
) -> list[str]:
    """Ids of the events in which one of the actors has a role, presses or is pressed."""
    in_roles = roles.filter(nw.col("actor_id").is_in(chosen)).select("event_id")
    pressing = pressures.filter(
        nw.col("from_actor").is_in(chosen) | nw.col("to_actor").is_in(chosen)
    ).select("event_id")
    found = nw.concat([in_roles, pressing]).collect()["event_id"].to_list()
    return sorted(set(found))


def among(column: str, values: list[str]) -> nw.Expr:
    """Whether a column holds one of the values; none holds one of no values."""
    # pyarrow cannot tell the type of an empty list and would refuse; no id is the empty text.
    return nw.col(column).is_in(values or [""])

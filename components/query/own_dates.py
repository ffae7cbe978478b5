"""Rows that have a date of their own, held against a View without the help of an event."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from components.view import View


def in_period(frame: pd.DataFrame, view: View) -> pd.Series:
    """Say of each row whether its date may fall, or if the View asks so must, in the period.

    The rule is that of events: an open end may fall in, and never must.
    """
    keep = pd.Series(True, index=frame.index)
    low, high = (None if day is None else pd.Timestamp(day) for day in view.period)
    first, last, sure = frame["date_from"], frame["date_to"], view.sure == "certainly"
    if low is not None:
        keep &= (first >= low) if sure else (last >= low) | last.isna()
    if high is not None:
        keep &= (last <= high) if sure else (first <= high) | first.isna()
    return keep


def drawn_in(frame: pd.DataFrame, view: View) -> pd.Series:
    """Say of each row whether the day at which it is drawn lies in the period.

    That is the middle of its bounds, or the one that is known; one without bounds is nowhere.
    """
    first, last = frame["date_from"], frame["date_to"]
    middle = (first + (last - first) / 2).fillna(first).fillna(last)
    keep = middle.notna()
    low, high = view.period
    if low is not None:
        keep &= middle >= pd.Timestamp(low)
    if high is not None:
        keep &= middle < pd.Timestamp(high) + pd.Timedelta(days=1)
    return keep


def demands_in(
    demands: pd.DataFrame, events: Collection[str], view: View, holding: Collection[str] = ()
) -> pd.DataFrame:
    """Demands that a View keeps.

    One that was asked in an event follows it. One of no event is held against the period by its own
    date and against the text by its own words; a filter on what only events have leaves it out.

    Parameters
    ----------
    demands : pandas.DataFrame
        The table.
    events : collection of str
        Events that the View keeps, whoever takes part: a demand is by or upon an actor by itself.
    view : View
        What the reader asked for.
    holding : collection of str
        Demands whose own words hold the View's text.
    """
    alone = demands["event_id"].isna() & in_period(demands, view)
    if view.pressure or view.stage or view.kind or view.stance:
        alone &= False
    if view.q:
        alone &= demands["id"].isin(holding)
    keep = demands["event_id"].isin(events) | alone
    if view.only:
        keep &= demands["from_actor"].isin(view.actor) | demands["to_actor"].isin(view.actor)
    return demands[keep].reset_index(drop=True)

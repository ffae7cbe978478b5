"""Events counted by period and lane, where their marks would lie on one another."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from components.charts.chart import Frame
from components.dossier import Dossier
from components.graphic.layout.crowding import bent, first_of, last_of
from components.graphic.layout.lanes import HALF
from components.graphic.layout.time_axis import EDGE, Axis, axis_of, date_at, day, short_date
from components.query.citations import conflicting, supporting, tip_of
from components.query.records import rows_of
from components.theme import LANES
from components.view import View
from components.view.sides import SIDE_WORDS
from components.wording.counting import counted
from components.wording.periods import KNOWN, period_words

#: Most events that are marks, and rows that these may need of a lane each.
MANY, DEEP = 150, 58
#: Least pixels of a period (of a plot `WIDTH` wide), and its months; shorter ones are days.
WIDE, STEPS = 10.0, (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000)
#: Most events that are marks among the counts: what is chosen, then landmarks.
FOREMOST = 6


class Bins(NamedTuple):
    """Periods side by side: the day on which each begins, and behind the last; months of each.

    0 months are a day.
    """

    edges: list[float]
    steps: list[int]


def fits(frame: Frame, axis: Axis) -> bool:
    """Whether the marks and lines of a frame with a row an event have rows of their own."""
    return (
        len(frame) <= DEEP
        or sum(
            _deep([axis.px(x) for x in (r.x, r.start, r.end)] for r in rows_of(held))
            for _, held in frame.groupby("pressure")
        )
        <= DEEP
    )


def _deep(places: Iterable[list[float]]) -> int:
    """Most of a lane that lie over one spot, by their mark and both ends, in pixels."""
    ends = [(edge, step) for x, start, end in places
            for edge, step in ((min(x - HALF, start), 1), (max(x + HALF, end), -1))]  # fmt: skip
    return max(accumulate(step for _, step in sorted(ends)), default=0)


def bins_of(axis: Axis, first: date | None = None, last: date | None = None) -> Bins:
    """Calendar periods along an axis, each as short as it has room for.

    Those at its ends are of whole months, unless the axis has a ``first`` or ``last`` day there.
    """
    low, high = round(axis.moved(axis.low, EDGE)), round(axis.moved(axis.high, -EDGE))
    cuts = [low, *(d for d, _ in axis.bends), high]
    months = [_step(a, b, axis) for a, b in pairwise(cuts)]
    if first is None and months[0]:
        cuts[0] = day(date_at(low).replace(day=1))
    if last is None and months[-1]:
        cuts[-1] = day(last_of(_month(date_at(high - 1)))) + 1
    edges, steps = [float(cuts[0])], list[int]()
    for (a, b), step in zip(pairwise(cuts), months, strict=True):
        edges += _behind(a, b, step)
        steps += [step] * (len(edges) - 1 - len(steps))
    return Bins(edges, steps)


def _step(low: float, high: float, axis: Axis) -> int:
    """Months of a period that has room on a stretch of an axis; 0 where a day has."""
    days = axis.days(WIDE) * (high - low) / (axis.at(high) - axis.at(low))
    return next((n for n in STEPS if n * 30.4 >= days), STEPS[-1]) if days > 1 else 0


def _behind(low: float, high: float, step: int) -> list[float]:
    """Days behind each period from one day to another; the first and last may be cut."""
    if not step:
        return [float(d) for d in range(int(low) + 1, int(high) + 1)]
    start, end = (_month(date_at(at)) for at in (low, high))
    months = range((start // step + 1) * step, min(end, date.max.year * 12 + 11) + 1, step)
    return [*(d for m in months if low < (d := day(first_of(m))) < high), float(high)]


def _month(at: date) -> int:
    return at.year * 12 + at.month - 1


def counts(dossier: Dossier, events: pd.DataFrame, view: View) -> Frame:
    """One row for each period and lane that hold an event, and one each of the foremost events.

    Returns
    -------
    pandas.DataFrame
        ``layer`` is "count", "wider" (of a lane: events whose date is known no closer than its
        period, or lies beyond the axis) or an event's own. A count has ``n`` events in its
        ``lane``, of which ``lit`` are chosen or followed, ``against`` coded as against the law
        and ``maybe`` more likely before or after the period of the View; its own is ``first`` to
        ``last``, days since 1970, and ``step`` months long, or a day (0); ``event_id`` names them
        all, joined by spaces.
        Foremost events have no ``n``, for they are in the counts.
    """
    starts, ends = days_of(events)
    known = [*starts.dropna(), *ends.dropna()]
    axis = axis_of([min(known, default=None)], [max(known, default=None)], *view.period)
    middles = (starts + ends) / 2
    sure = (ends - starts) <= KNOWN
    axis = bent(axis, list(middles[sure]))
    bins = bins_of(axis, *view.period)
    edges = np.array(bins.edges)
    place = np.searchsorted(edges, middles.to_numpy(), side="right") - 1
    inside = (place >= 0) & (place < len(bins.steps)) & middles.notna().to_numpy()
    place = np.where(inside, place, 0)
    close = (ends - starts).to_numpy() <= np.maximum(KNOWN, np.diff(edges)[place])
    cell = pd.Series(np.where(inside & close, place, -1), index=events.index)
    held = pd.DataFrame(
        {
            "lane": events["pressure"], "cell": cell, "n": 1,
            "lit": events["selected"].astype(int),
            "against": (events["stance"] == "resists").astype(int),
            "maybe": (~events["likely"]).astype(int),
        }
    )  # fmt: skip
    named: dict[tuple[str, int], list[str]] = {}
    for lane, at, event in zip(held["lane"], cell, events["id"], strict=True):
        named.setdefault((lane, at), []).append(event)
    summed = rows_of(held.groupby(["lane", "cell"], sort=True).sum().reset_index())
    rows = [_row(r, named[r.lane, r.cell], bins) for r in summed] + _foremost(
        dossier, events, view, axis
    )
    frame = pd.DataFrame(rows)
    frame.attrs["axis"] = axis
    return frame


def days_of(events: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """First day of each event and the day after its last, counted since 1970; missing if open."""
    first, last = (
        pd.Series(events[end].to_numpy("datetime64[D]").astype(float), events.index).where(
            events[end].notna()
        )
        for end in ("date_from", "date_to")
    )
    return first, last + 1


def period_of(first: float, last: float) -> tuple[str, str]:
    """A period as a View writes it, by its first day and the day behind it; and in words."""
    low, high = date_at(first), date_at(last - 1)
    whole = low.day == 1 and (high + timedelta(days=1)).day == 1 if high < date.max else True
    years = whole and low.month == 1 and high.month == 12
    cut = 4 if years else 7 if whole else 10
    ends = [d.isoformat()[:cut] for d in (low, high)]
    first_words, last_words = (period_words(end).split(" ") for end in ends)
    if first_words == last_words:
        return "..".join(ends), " ".join(last_words)
    # What both end with is said once: "January to March 2003".
    shared = next(
        k
        for k, (a, b) in enumerate(zip(first_words[::-1], last_words[::-1], strict=True))
        if a != b
    )
    start = " ".join(first_words[: len(first_words) - shared])
    return "..".join(ends), f"{start} to {' '.join(last_words)}"


def _row(r: Any, ids: list[str], bins: Bins) -> dict[str, Any]:
    """What is said of a count."""
    lane, cell, n = r.lane, r.cell, int(r.n)
    events = counted(n, "event")
    row = {
        "title": events, "label": str(n), "kind": "", "drawn_as": "", "pressure": lane,
        "stance": "", "says": "",
        "pushed": SIDE_WORDS[lane], "selected": False, "lane": lane, "n": n, "when": "",
        "lit": int(r.lit), "against": int(r.against), "maybe": int(r.maybe),
        "event_id": " ".join(ids),
    }  # fmt: skip
    if cell < 0:
        tip = f"{LANES[lane]}: {events} of no closer date."
        return row | {
            "id": f"{lane}..", "layer": "wider", "date_words": "of no closer date", "tip": tip,
            "first": np.nan, "last": np.nan, "x": np.nan, "step": -1,
        }  # fmt: skip
    first, last = bins.edges[cell], bins.edges[cell + 1]
    period, words = period_of(first, last)
    return row | {
        "id": period, "layer": "count", "date_words": words, "first": first, "last": last,
        "x": (first + last) / 2, "step": bins.steps[cell],
        "tip": f"{LANES[lane]}, {words}\n{events}.",
    }  # fmt: skip


def _foremost(
    dossier: Dossier, events: pd.DataFrame, view: View, axis: Axis
) -> list[dict[str, Any]]:
    """Events that keep their marks: those that are chosen, then landmarks, on known days."""
    chosen = events["id"].isin(view.event)
    starts, ends = days_of(events)
    x = ((starts + ends) / 2).fillna(starts).fillna(ends)
    low, high = axis.moved(axis.low, EDGE), axis.moved(axis.high, -EDGE)
    fit = (chosen | events["landmark"]) & (x >= low) & (x <= high)
    some = events[fit].assign(x=x[fit], chosen=chosen[fit])
    says, otherwise = supporting(dossier, "events"), conflicting(dossier, "events")
    return [
        {
            "id": e.id, "title": e.title, "label": e.short, "kind": e.kind, "pressure": e.pressure,
            "drawn_as": dossier.words.core("kind", e.kind),
            "pushed": SIDE_WORDS[e.pressure], "stance": e.stance, "selected": e.chosen,
            "layer": "landmark" if e.landmark else "event", "date_words": e.date_words,
            "when": short_date(e.date_words), "says": says.get(e.id, ""), "x": e.x, "lane": "",
            "event_id": e.id,
            "tip": tip_of(e.title, e.date_words, says.get(e.id, ""), otherwise.get(e.id, "")),
            "n": 0, "lit": 0, "against": 0, "maybe": 0, "first": np.nan, "last": np.nan, "step": -1,
        }
        for e in rows_of(some.sort_values("chosen", ascending=False, kind="stable")[:FOREMOST])
    ]  # fmt: skip


def is_dense(frame: Frame) -> bool:
    """Whether a frame has counts for events."""
    return "n" in frame

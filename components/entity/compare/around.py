"""Events before and after the vote on the law, by quarters of a year."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pandas as pd

from components.dossier import Dossier
from components.dossier.defaults import key_votes
from components.entity.compare.found import Found, Row, Strip
from components.graphic.graphic import Graphic, Line, Mark
from components.graphic.ink import Inks
from components.query.records import rows_of
from components.view.sides import SIDE_WORDS
from components.wording.counting import counted

#: Months before and after the vote that are drawn, and in a column.
REACH, STEP = 60, 3
#: Pixels from a mark to the next above it, and across one: columns of a phone are no wider.
ROW, DOT = 8.5, 7.5
#: Sides of an event, in the order in which marks of one column are piled up.
SIDES = ("domestic", "both", "international", "none")


def distances(dossier: Dossier) -> pd.DataFrame | None:
    """Months from the vote on the law to each event whose month is known.

    Returns
    -------
    pandas.DataFrame or None
        ``id``, ``title``, ``date`` as coded, ``months`` and ``pressure``; None where the day of
        the vote is not known.
    """
    vote: Any = next(key_votes(dossier).itertuples(), None)
    if vote is None or pd.isna(vote.date_from):
        return None
    events, day = dossier.events, vote.date_from
    start, end = events["date_from"], events["date_to"]
    same = (start.dt.year == end.dt.year) & (start.dt.month == end.dt.month)
    known = events[same]
    away = (known["date_from"].dt.year - day.year) * 12 + known["date_from"].dt.month - day.month
    return known[["id", "title", "date", "pressure"]].assign(months=away.astype(int))


def events(dossier: Dossier) -> Found | str:
    """Events by the months before and after the vote on the law."""
    away = distances(dossier)
    if away is None:
        return "No day of a vote on the law is coded."
    near = away[(away["months"] >= -REACH) & (away["months"] < REACH)]
    before, whole = int((near["months"] < 0).sum()), len(dossier.events)
    words = (
        f"{counted(len(near), 'event')} of {whole} within {REACH // 12} years: {before} in the "
        f"months before that of the vote, {len(near) - before} in it or after."
    )
    rest = (f"{len(away) - len(near)} further off", f"{whole - len(away)} of no known month")
    said = " and ".join(part for part in rest if not part.startswith("0 "))
    words += f" Not drawn: {said}." if said else ""
    sides = [side for side in SIDES if (near["pressure"] == side).any()]
    rows = tuple(
        Row((e.id, e.title, e.date, str(e.months), SIDE_WORDS[e.pressure]), (e.id,))
        for e in rows_of(near.sort_values("months", kind="stable"))
    )
    key = tuple((SIDE_WORDS[side], Inks.of(side)) for side in sides)
    return Found(words, (Strip(_drawn(near)),), key, rows)


def _drawn(near: pd.DataFrame) -> Graphic:
    piles: Counter[int] = Counter()
    placed = []
    for side in SIDES:
        # The vote's own month begins a column: none holds what is before and what is after.
        for column in near.loc[near["pressure"] == side, "months"] // STEP:
            placed.append((column, piles[column], side))
            piles[column] += 1
    height = ROW * (max(piles.values(), default=0) + 1.5)
    ends = REACH / STEP
    graphic = Graphic(-ends, ends, height)
    graphic.lines += [
        Line(0, 0, 0, height, Inks.ink),
        Line(-ends, height - 0.5, ends, height - 0.5, Inks.muted),
    ]
    graphic.marks += [
        Mark(column + 0.5, height - ROW * (k + 0.6) - 1, "circle", Inks.of(side), size=DOT)
        for column, k, side in placed
    ]
    return graphic

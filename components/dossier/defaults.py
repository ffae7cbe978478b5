"""What a case chooses of its rows, or what stands in its place: written from data, in one place.

Each function gives the setting where it is made, and else its default.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import lru_cache
from math import inf
from typing import Any, NamedTuple

import pandas as pd

from .load import Dossier

Period = tuple[str | None, str | None]


@lru_cache(maxsize=8)
def home_countries(dossier: Dossier) -> tuple[str, ...]:
    """Codes of the countries that count as inside: by default that of most actors inside."""
    inside = dossier.actors.loc[dossier.actors["side"] == "domestic", "country"].dropna()
    most = Counter(inside).most_common(1)
    return dossier.case.parts("home.countries") or tuple(code for code, _ in most)


@lru_cache(maxsize=8)
def key_vote(dossier: Dossier) -> str | None:
    """Id of the vote on the law; None without one.

    By default the last of a country inside (of any, where no actor inside is of a country) before
    the law was adopted, or the last of all where none was before it or no law is: what is voted on
    later is another law, or a change of it.
    """
    inside, events, words = dossier.votes, dossier.events, dossier.words
    home = home_countries(dossier)
    inside = inside[inside["country"].isin(home)] if home else inside
    adopted = events["kind"].isin(words.alike("kind", "law"))
    adopted &= events["stage"].isin(words.alike("stage", "adoption"))
    before = inside[inside["date_from"] <= events.loc[adopted, "date_to"].max()]
    ordered = inside if before.empty else before
    ordered = ordered.sort_values(["date_to", "date_from"], kind="stable")["id"]
    return dossier.case.text("key-vote") or next(reversed(list(ordered)), None)


def key_votes(dossier: Dossier) -> pd.DataFrame:
    """The row of the vote on the law; none without one."""
    return dossier.votes[dossier.votes["id"] == key_vote(dossier)]


def end(dossier: Dossier) -> str:
    """What became of the law in the vote on it, as a verb: it passed where no vote says else."""
    return "fail" if (key_votes(dossier)["result"] == "rejected").any() else "pass"


@lru_cache(maxsize=8)
def outcomes(dossier: Dossier) -> dict[str, str]:
    """Event -> words, of the outcomes to which routes are drawn, in the order of their dates.

    By default the event of the vote on the law, and every landmark that somebody decided.
    """
    case, events = dossier.case, dossier.events.set_index("id")
    said = case.under("outcome.<event>")
    if not said:
        decided = set(dossier.roles.loc[dossier.roles["role"] == "decider", "event_id"])
        chosen = [e for e in events.index[events["landmark"]] if e in decided]
        said = {e: str(events.loc[e, "title"]) for e in (*key_votes(dossier)["event_id"], *chosen)}
    first = events["date_from"].fillna(events["date_to"])
    days = {e: (_ordinal(first[e]), _ordinal(events.loc[e, "date_to"]), e) for e in events.index}
    return {e: said[e] for e in sorted(said.keys() & days, key=days.__getitem__)}


@lru_cache(maxsize=8)
def first_outcome(dossier: Dossier) -> str:
    """The outcome that is meant where none is named: the vote on the law, if it is one."""
    known = outcomes(dossier)
    return next((e for e in (*key_votes(dossier)["event_id"], *known) if e in known), "")


def stages_of(dossier: Dossier, outcome: str) -> tuple[str, ...]:
    """Events in which an outcome came about: itself, unless the case names more."""
    return dossier.case.parts(f"outcome.{outcome}.events") or (outcome,)


class Span(NamedTuple):
    """The days of two events, and what lies between them in words."""

    first: date
    last: date
    words: str


@lru_cache(maxsize=8)
def span(dossier: Dossier) -> Span | None:
    """The days that the first page counts; None where no two landmarks have a known day."""
    events, case = dossier.events.set_index("id"), dossier.case
    exact = events[events["landmark"] & (events["date_from"] == events["date_to"])]
    marks = list(exact.sort_values("date_from", kind="stable").index)
    low, high = (marks[0], marks[-1]) if marks else ("", "")
    low, high = case.text("hero.from", low), case.text("hero.to", high)
    if low == high:
        return None
    start, end = events.loc[low], events.loc[high]
    if pd.isna(start["date_from"]) or pd.isna(end["date_from"]):
        return None
    between = f"from “{start['short']}” to “{end['short']}”"
    first, last = sorted((start["date_from"].date(), end["date_from"].date()))
    return Span(first, last, case.text("hero.span", between))


def years(dossier: Dossier) -> Period:
    """Years that a timeline with little room shows: by default those of all landmarks."""
    said = dossier.case.text("years")
    return _period(said) if said else _years_of(dossier.events[dossier.events["landmark"]])


@lru_cache(maxsize=8)
def periods(dossier: Dossier) -> tuple[Period, ...]:
    """Periods that the filter offers: by default before, in and after the year of the vote."""
    said = dossier.case.parts("periods")
    if said:
        return tuple(map(_period, said))
    key = key_votes(dossier)["date_to"].dropna()
    low, high = _years_of(dossier.events)
    if key.empty or low is None or high is None:
        return ()
    year = int(key.iloc[0].year)
    before = [(low, str(year - 1))] if int(low) < year else []
    after = [(str(year + 1), high)] if year < int(high) else []
    return (*before, (str(year), str(year)), *after)


def steps(dossier: Dossier) -> dict[float, str]:
    """Value -> name of each step of a rank, the best first; by default those in its series."""
    said = dossier.case.parts("rank.steps")
    if said:
        pairs = (step.partition("=") for step in said)
        return {float(value): name for value, _, name in pairs}
    own = dossier.measures[dossier.measures["series"] == dossier.case.text("rank.series")]
    own = own.sort_values("value").drop_duplicates("value")
    return {
        float(value): f"{value:g}" if pd.isna(label) else str(label)
        for value, label in zip(own["value"], own["label"], strict=True)
    }


def _ordinal(day: Any) -> float:
    """A day as a number; beyond all others where it is not known."""
    return inf if pd.isna(day) else float(day.toordinal())


def _years_of(events: pd.DataFrame) -> Period:
    days = pd.concat([events["date_from"], events["date_to"]]).dropna()
    return (None, None) if days.empty else (str(days.min().year), str(days.max().year))


def _period(text: str) -> Period:
    low, dots, high = text.partition("..")
    return (low or None, (high if dots else low) or None)

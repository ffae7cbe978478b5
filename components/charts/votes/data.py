"""Seats by outcome in each vote and, where a source gives them, in its parties."""

from __future__ import annotations

from typing import Any

import pandas as pd

from components.charts.chart import Frame
from components.dossier import Dossier
from components.dossier.defaults import key_vote
from components.query.citations import conflicting, supporting, tip_of
from components.query.following import lit
from components.query.records import by_id
from components.query.selection import select
from components.query.vote_count import (
    STATES,
    failed,
    needed,
    outcomes,
    size,
    size_words,
    verdict,
)
from components.query.vote_weights import lowered, percent, weighed
from components.view import View

Row = dict[str, Any]
UNSIZED = "No source read gives the seats: a share of the votes counted."

COLUMNS = [
    "id", "layer", "label", "question", "date_words", *STATES, "seats", "whole", "half", "counts",
    "needed", "failed", "verdict", "pressure", "caveat", "tip", "disputed", "selected", "key",
    "maybe",
    "by_weight", "shares", "weight_needed", "weight",
]  # fmt: skip


def prepare(dossier: Dossier, view: View) -> Frame:
    """One row a vote, in the order of their dates, each followed by its parties.

    Returns
    -------
    pandas.DataFrame
        ``layer`` is "vote" or "bloc"; a column for each outcome holds seats, missing where no
        source says; ``seats`` are those of the whole chamber, or the votes counted where no source
        gives its seats, on a bloc's row too, since every bar is a share of them; ``whole`` says
        which, and ``half`` whether the half of the seats may be marked: not where their number is
        unknown, nor in a chamber that has passed something with fewer; ``counts`` puts the figures
        in words; ``needed`` votes for were enough, as far as a source says; ``verdict`` is how it
        ended, where that must be said; ``key`` is true of the vote on the law;
        ``maybe`` says that it more likely lies before or after the period of the View;
        ``caveat`` says what makes the figures uncertain. Where votes are weighted, ``by_weight``
        has the shares of weight in words, ``shares`` each state with its share, ``weight_needed``
        that which was needed, and ``weight`` the bloc's.
    """
    selection, chosen = select(dossier, view.filters), lit(dossier, view)
    found = selection.votes.sort_values(["date_to", "date_from"], kind="stable")
    events, loose = by_id(dossier, "events"), _loose(dossier)
    says, otherwise = supporting(dossier, "votes"), conflicting(dossier, "votes")
    by_row = supporting(dossier, "ballots")
    rows: list[dict[str, Any]] = []
    for vote in found.itertuples():
        known, name, by_weight = outcomes(vote), str(vote.id), weighed(dossier, vote)
        counts = _counts(known)
        title = f"{vote.chamber}, {lowered(vote.question)}: {counts} (of {size_words(vote)})"
        title += f". {by_weight.words}" if by_weight else ""
        caveat = _caveat(vote)
        title += f". {verdict(vote).capitalize()}" if verdict(vote) else ""
        title += f". {caveat}" if caveat else ""
        shared = {
            "id": vote.id, "question": vote.question, "date_words": vote.date_words,
            "seats": size(vote), "whole": size_words(vote), "caveat": caveat,
            "half": pd.notna(vote.seats) and vote.chamber not in loose and not by_weight,
            "needed": needed(vote),
            "failed": failed(vote), "verdict": verdict(vote),
            "pressure": events[vote.event_id].pressure,
            "disputed": vote.id in otherwise, "selected": vote.event_id in chosen,
            "key": vote.id == key_vote(dossier), "maybe": vote.event_id in selection.unlikely,
            "by_weight": by_weight.words if by_weight else "",
            "shares": by_weight.shares if by_weight else (),
            "weight_needed": by_weight.needed if by_weight else None,
            "tip": tip_of(title, vote.date_words, says.get(name, ""), otherwise.get(name, "")),
        }  # fmt: skip
        rows.append({**shared, "layer": "vote", "label": vote.chamber, "counts": counts, **known})
        blocs = dossier.ballots[dossier.ballots["vote_id"] == vote.id]
        for bloc in blocs.sort_values(
            ["weight", "yes"], ascending=False, kind="stable"
        ).itertuples():
            part = outcomes(bloc)
            own = {"layer": "bloc", "label": bloc.bloc, "counts": _counts(part), "by_weight": ""}
            if by_weight and pd.notna(bloc.weight):
                own["weight"] = bloc.weight / by_weight.whole
                own["by_weight"] = f"{percent(own['weight'])} of {by_weight.unit}"
            of = f"{bloc.bloc}, {vote.chamber}: {own['counts']}"
            own["tip"] = tip_of(of, vote.date_words, by_row.get(f"{name}/{bloc.bloc}", ""))
            rows.append({**shared, **own, **part})
    if any(row["verdict"] for row in rows):  # beside one that was lost, the others say how
        rows = [row | {"verdict": row["verdict"] or "passed"} for row in rows]
    frame = pd.DataFrame(rows, columns=COLUMNS)
    return frame.astype(dict.fromkeys((*STATES, "needed"), "Int64"))


def _counts(known: dict[str, int]) -> str:
    """``371 for · 1 against · 62 not voting``; a count of none is said of for and against only."""
    shown = [f"{n} {o}" for o, n in known.items() if n or o in ("for", "against")]
    return " · ".join(shown)


def _loose(dossier: Dossier) -> set[str]:
    """Chambers that passed something with no more than half of their seats."""
    passed = dossier.votes[dossier.votes["result"].eq("passed")]
    few = passed["yes"].mul(2).le(passed["seats"]).fillna(value=False)
    return set(passed.loc[few, "chamber"])


def _caveat(vote: Any) -> str:
    """What makes the figures uncertain, and that the bar is not of the chamber, if it is not."""
    said = [UNSIZED] if pd.isna(vote.seats) else []
    return " ".join(said + ([str(vote.caveat)] if pd.notna(vote.caveat) else []))

"""What each seat of a chamber voted, as far as sources say, in the order in which seats fill."""

from __future__ import annotations

from typing import Any

import pandas as pd

from components.charts.chart import Frame
from components.charts.shared.tally import doubts, outcomes
from components.dossier import Dossier
from components.dossier.defaults import key_vote
from components.query.citations import supporting, tip_of
from components.query.following import lit
from components.query.records import by_id
from components.query.selection import select
from components.view import View

COLUMNS = [
    "id", "layer", "label", "short", "seats", "share", "first", "tip", "total", "majority",
    "score", "pressure", "notes", "selected",
]  # fmt: skip


def prepare(dossier: Dossier, view: View) -> Frame:
    """One row an outcome, in the order in which seats are filled.

    Returns
    -------
    pandas.DataFrame
        ``layer`` names the outcome, ``seats`` and ``first`` say which places of `hemicycle` it
        fills, ``share`` is of all seats; ``total``, ``majority`` (least votes that are more than
        half), ``score`` (votes for and against) and ``notes`` (lines of doubt) repeat on every row.
    """
    key = dossier.votes[dossier.votes["id"] == key_vote(dossier)]
    found = key[key["id"].isin(select(dossier, view.filters).votes["id"])]
    rows: list[dict[str, Any]] = []
    for vote in found.itertuples():
        first = 0
        for outcome, seats in outcomes(vote).items():
            rows.append(_row(dossier, view, vote, outcome, seats, first))
            first += seats
    return pd.DataFrame(rows, columns=COLUMNS)


def _row(
    dossier: Dossier, view: View, vote: Any, outcome: str, seats: int, first: int
) -> dict[str, Any]:
    total = int(vote.seats)
    words = "no source read says" if outcome == "unknown" else outcome
    says = supporting(dossier, "votes").get(vote.id, "")
    sep = ": " if outcome == "unknown" else " "
    title = f"{vote.chamber}: {seats} of {total} seats{sep}{words}"
    event = by_id(dossier, "events").get(vote.event_id)
    return {
        "id": vote.id, "layer": outcome, "label": f"{seats}{sep}{words}",
        "short": words, "seats": seats, "share": f"{100 * seats / total:.1f} %", "first": first,
        "tip": tip_of(title, vote.date_words, says),
        "total": total, "majority": total // 2 + 1, "score": f"{vote.yes}–{vote.no}",
        "pressure": event.pressure if event else "domestic",
        "notes": "\n".join(_notes(dossier, vote)), "selected": vote.event_id in lit(dossier, view),
    }  # fmt: skip


def _notes(dossier: Dossier, vote: Any) -> list[str]:
    """The caveat of the vote, and one line for each source that qualifies or contradicts it."""
    notes = [vote.caveat] if pd.notna(vote.caveat) else []
    if not (dossier.ballots["vote_id"] == vote.id).any():
        notes.append("No source read gives the factions: seats are filled from the left.")
    return [*notes, *doubts(dossier, "votes", vote.id)]


def seats_of(dossier: Dossier) -> dict[str, int]:
    """Seats by outcome in the vote on the law; empty without one."""
    key = dossier.votes[dossier.votes["id"] == key_vote(dossier)]
    return next((outcomes(vote) for vote in key.itertuples()), {})

"""Seats by outcome in each vote and, where a source gives them, in its parties."""

from __future__ import annotations

from typing import Any

import pandas as pd

from components.charts.chart import Frame
from components.charts.shared.tally import BALLOT_OUTCOMES, outcomes
from components.dossier import Dossier
from components.query.citations import conflicting, supporting, tip_of
from components.query.following import lit
from components.query.records import by_id
from components.query.selection import select
from components.view import View

Row = dict[str, Any]

COLUMNS = [
    "id", "layer", "label", "question", "date_words", *BALLOT_OUTCOMES, "seats", "counts",
    "pressure", "caveat", "tip", "disputed", "selected",
]  # fmt: skip


def prepare(dossier: Dossier, view: View) -> Frame:
    """One row a vote, each followed by its parties.

    Returns
    -------
    pandas.DataFrame
        ``layer`` is "vote" or "bloc"; a column for each outcome holds seats, missing where no
        source says; ``seats`` are those of the whole chamber, on a bloc's row too, since every
        bar is a share of the chamber; ``counts`` puts the figures in words; ``caveat`` says what
        makes them uncertain.
    """
    found, chosen = select(dossier, view.filters).votes, lit(dossier, view)
    events = by_id(dossier, "events")
    says, otherwise = supporting(dossier, "votes"), conflicting(dossier, "votes")
    rows: list[dict[str, Any]] = []
    for vote in found.itertuples():
        known, name = outcomes(vote), str(vote.id)
        counts = _counts(known)
        title = f"{vote.chamber}, {_lower(vote.question)}: {counts} (of {vote.seats} seats)"
        caveat = str(vote.caveat) if pd.notna(vote.caveat) else ""
        title += f". {caveat}" if caveat else ""
        shared = {
            "id": vote.id, "question": vote.question, "date_words": vote.date_words,
            "seats": int(vote.seats), "caveat": caveat, "pressure": events[vote.event_id].pressure,
            "disputed": vote.id in otherwise, "selected": vote.event_id in chosen,
            "tip": tip_of(title, vote.date_words, says.get(name, ""), otherwise.get(name, "")),
        }  # fmt: skip
        rows.append({**shared, "layer": "vote", "label": vote.chamber, "counts": counts, **known})
        blocs = dossier.ballots[dossier.ballots["vote_id"] == vote.id]
        for bloc in blocs.sort_values("yes", ascending=False, kind="stable").itertuples():
            part = outcomes(bloc)
            rows.append(
                {**shared, "layer": "bloc", "label": bloc.bloc, "counts": _counts(part), **part}
            )
    frame = pd.DataFrame(rows, columns=COLUMNS)
    return frame.astype(dict.fromkeys(BALLOT_OUTCOMES, "Int64"))


def _counts(known: dict[str, int]) -> str:
    """``371 for · 1 against · 62 not voting``; a count of none is said of for and against only."""
    shown = [f"{n} {o}" for o, n in known.items() if n or o in ("for", "against")]
    return " · ".join(shown)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]

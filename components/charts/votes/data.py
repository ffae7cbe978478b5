"""Seats by outcome in each vote and, where a source gives them, in its parties."""

from __future__ import annotations

from typing import Any

import pandas as pd

from components.charts.chart import Frame
from components.dossier import Dossier
from components.query.citations import conflicting, supporting, tip_of
from components.query.following import lit
from components.query.records import by_id
from components.query.selection import select
from components.query.vote_count import STATES, failed, needed, outcomes, verdict
from components.view import View

Row = dict[str, Any]

COLUMNS = [
    "id", "layer", "label", "question", "date_words", *STATES, "seats", "counts", "needed",
    "failed", "verdict", "pressure", "caveat", "tip", "disputed", "selected",
]  # fmt: skip


def prepare(dossier: Dossier, view: View) -> Frame:
    """One row a vote, in the order of their dates, each followed by its parties.

    Returns
    -------
    pandas.DataFrame
        ``layer`` is "vote" or "bloc"; a column for each outcome holds seats, missing where no
        source says; ``seats`` are those of the whole chamber, on a bloc's row too, since every
        bar is a share of the chamber; ``counts`` puts the figures in words; ``needed`` votes for
        were enough, as far as a source says; ``verdict`` is how it ended, where that must be said;
        ``caveat`` says what makes the figures uncertain.
    """
    found, chosen = select(dossier, view.filters).votes, lit(dossier, view)
    found = found.sort_values(["date_to", "date_from"], kind="stable")
    events = by_id(dossier, "events")
    says, otherwise = supporting(dossier, "votes"), conflicting(dossier, "votes")
    rows: list[dict[str, Any]] = []
    for vote in found.itertuples():
        known, name = outcomes(vote), str(vote.id)
        counts = _counts(known)
        title = f"{vote.chamber}, {_lower(vote.question)}: {counts} (of {vote.seats} seats)"
        caveat = str(vote.caveat) if pd.notna(vote.caveat) else ""
        title += f". {verdict(vote).capitalize()}" if verdict(vote) else ""
        title += f". {caveat}" if caveat else ""
        shared = {
            "id": vote.id, "question": vote.question, "date_words": vote.date_words,
            "seats": int(vote.seats), "caveat": caveat, "needed": needed(vote),
            "failed": failed(vote), "verdict": verdict(vote),
            "pressure": events[vote.event_id].pressure,
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
    if any(row["verdict"] for row in rows):  # beside one that was lost, the others say how
        rows = [row | {"verdict": row["verdict"] or "passed"} for row in rows]
    frame = pd.DataFrame(rows, columns=COLUMNS)
    return frame.astype(dict.fromkeys((*STATES, "needed"), "Int64"))


def _counts(known: dict[str, int]) -> str:
    """``371 for · 1 against · 62 not voting``; a count of none is said of for and against only."""
    shown = [f"{n} {o}" for o, n in known.items() if n or o in ("for", "against")]
    return " · ".join(shown)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]

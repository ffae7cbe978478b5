"""What each seat of a chamber voted, as far as sources say, in the order in which seats fill."""

from __future__ import annotations

from typing import Any

import pandas as pd

from components.charts.chart import Frame
from components.charts.shared.tally import doubts
from components.dossier import Dossier
from components.dossier.defaults import key_votes
from components.query.citations import supporting, tip_of
from components.query.following import lit
from components.query.records import by_id
from components.query.selection import select
from components.query.vote_count import (
    METHODS,
    UNKNOWN,
    bounds_words,
    failed,
    needed,
    outcomes,
    rule,
    score,
    size,
    size_words,
    verdict,
)
from components.query.vote_weights import weighed
from components.view import View

COLUMNS = [
    "id", "layer", "label", "short", "seats", "share", "first", "tip", "total", "whole", "majority",
    "line", "score", "failed", "verdict", "open", "pressure", "notes", "selected",
    "by_weight",
]  # fmt: skip


def prepare(dossier: Dossier, view: View) -> Frame:
    """One row an outcome, in the order in which seats are filled.

    Returns
    -------
    pandas.DataFrame
        ``layer`` names the outcome, ``seats`` and ``first`` say which places of `hemicycle` it
        fills, ``share`` is of all of them. On every row repeat ``total`` (all seats, or the votes
        counted where no source gives the seats) and ``whole`` (its words), ``majority`` (least
        votes for that are enough; missing where that is not known) and ``line`` (its words),
        ``score`` (votes for and against), ``failed``, ``verdict`` (how it ended, where that must be
        said), ``open`` (bounds of what is unknown), ``by_weight`` (shares of weight in words, where
        votes are weighted) and ``notes`` (those, and lines of doubt).
    """
    shown = set(select(dossier, view.filters).votes["id"])
    rows: list[dict[str, Any]] = []
    for vote in key_votes(dossier).itertuples():
        if vote.id not in shown:
            continue
        first, shared = 0, _shared(dossier, view, vote)
        for outcome, seats in outcomes(vote).items():
            rows.append(shared | _row(shared, vote, outcome, seats, first))
            first += seats
    return pd.DataFrame(rows, columns=COLUMNS)


def holds(dossier: Dossier) -> bool:
    """Whether any seat's vote on the law is known or left over."""
    return any(outcomes(vote) for vote in key_votes(dossier).itertuples())


def _shared(dossier: Dossier, view: View, vote: Any) -> dict[str, Any]:
    """What is said of the whole vote."""
    event = by_id(dossier, "events").get(vote.event_id)
    by_weight = weighed(dossier, vote)
    majority, line = _least(vote, half=not by_weight)
    return {
        "id": vote.id, "total": size(vote), "whole": size_words(vote), "majority": majority,
        "line": line,
        "score": score(vote), "failed": failed(vote), "verdict": verdict(vote),
        "open": bounds_words(outcomes(vote)),
        "by_weight": by_weight.words if by_weight else "",
        "pressure": event.pressure if event else "domestic",
        "notes": "\n".join(_notes(dossier, vote)), "selected": vote.event_id in lit(dossier, view),
        "when": vote.date_words, "says": supporting(dossier, "votes").get(vote.id, ""),
    }  # fmt: skip


def _row(shared: dict[str, Any], vote: Any, outcome: str, seats: int, first: int) -> dict[str, Any]:
    total, uncounted = shared["total"], vote.method in METHODS
    words = (
        ("not counted" if uncounted else "no source read says") if outcome == UNKNOWN else outcome
    )
    sep = ": " if outcome == UNKNOWN else " "
    title = f"{vote.chamber}: {seats} of {shared['whole']}{sep}{words}"
    title += f"; {shared['open']}" if outcome == UNKNOWN and shared["open"] else ""
    title += f". {shared['verdict'].capitalize()}" if shared["verdict"] else ""
    return {
        "layer": outcome, "label": f"{seats}{sep}{words}", "short": words, "seats": seats,
        "share": f"{100 * seats / total:.1f} %", "first": first,
        "tip": tip_of(title, shared["when"], shared["says"]),
    }  # fmt: skip


def _least(vote: Any, *, half: bool) -> tuple[int | None, str]:
    """Votes for that were enough, and what they are called; more than half where none are said.

    ``half`` is false where members do not count alike.

    Where the vote ended otherwise than more than half would have it, what was needed is not known.
    """
    least = needed(vote)
    if least is not None:
        return least, f"Needed: {least}"
    if pd.isna(vote.seats) or not half:
        return None, ""
    majority = int(vote.seats) // 2 + 1
    by_half = pd.notna(vote.yes) and pd.isna(vote.needed) and (vote.yes < majority) == failed(vote)
    return (majority, f"Majority: {majority}") if by_half else (None, "")


def _notes(dossier: Dossier, vote: Any) -> list[str]:
    """The caveat of the vote, and one line for each source that qualifies or contradicts it."""
    by_weight = weighed(dossier, vote)
    notes = [f"{by_weight.words}."] if by_weight else []
    notes += [vote.caveat] if pd.notna(vote.caveat) else []
    notes += filter(None, [rule(vote)])
    if not (dossier.ballots["vote_id"] == vote.id).any():
        notes.append("No source read gives the factions: seats are filled from the left.")
    return [*notes, *doubts(dossier, "votes", vote.id)]


def seats_of(dossier: Dossier) -> dict[str, int]:
    """Seats by state in the vote on the law; empty without one."""
    return next((outcomes(vote) for vote in key_votes(dossier).itertuples()), {})


def verdict_of(dossier: Dossier) -> str:
    """How the vote on the law ended, where that must be said."""
    return next((verdict(vote) for vote in key_votes(dossier).itertuples()), "")


def score_of(dossier: Dossier) -> str:
    """Votes for and against in the vote on the law, or how it was taken; "" without one."""
    return next((score(vote) for vote in key_votes(dossier).itertuples()), "")

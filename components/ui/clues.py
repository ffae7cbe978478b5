"""Cards of the evidence page: a clue with what it could prove, and an answer with who is in it."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import Any

import pandas as pd

from components.dossier import Dossier
from components.query.provenance import independent
from components.query.repeats import same_cut
from components.query.selection import citations_of
from components.ui.cards import source_link, sources_block
from components.ui.corrected import corrected_block
from components.wording.counting import listing

#: What passing a test says, in one line (Van Evera 1997; Collier 2011; Bennett and Checkel 2015).
TESTS = {
    "straw in the wind": "leans one way, and neither proves nor rules out.",
    "hoop": "the answer must jump through it to stay in the running; failing it counts heavily.",
    "smoking gun": "hard to account for otherwise; without it the answer may still hold.",
    "doubly decisive": "proves this answer and rules out the others at once.",
}
ASSERTIONS = {
    "stated": "stated by the source",
    "self-claimed": "claimed by the one who gains by it",
    "alleged": "alleged",
    "inferred": "inferred by this dossier from what its sources state",
}


@lru_cache(maxsize=256)
def clue_card(dossier: Dossier, claim: str) -> str:
    """The card of one clue: what it says, who says it and how, which test it is, its sources.

    Returns
    -------
    str
        An ``<article>``; every text from the dossier is escaped.
    """
    row = dossier.claims[dossier.claims["id"] == claim].iloc[0]
    answers = dict(zip(dossier.explanations["id"], dossier.explanations["short"], strict=True))
    backing = independent(dossier, "claims").get(claim, 0)
    count = {0: "no source supports it", 1: "one source alone"}
    return (
        f"<article class='card' aria-label='Clue: {escape(row.short)}'>"
        f"<p class='kicker'>Clue {escape(row.direction)}: "
        f"{escape(answers[row.explanation_id])}</p>"
        f"<h2>{escape(row.short)}</h2><p>{escape(row.statement)}</p>"
        f"<p><b>{escape(row.claimant)}</b>, {ASSERTIONS[row.assertion]}; "
        f"{count.get(backing, f'{backing} independent sources')}.</p>"
        f"<p class='aside'><b>{escape(row.test.capitalize())}</b>: {TESTS[row.test]}</p>"
        f"{_cut_from(dossier, claim)}"
        f"{sources_block(dossier, 'claims', claim)}"
        f"{corrected_block(dossier, ('claims', claim))}</article>"
    )


@lru_cache(maxsize=32)
def answer_card(dossier: Dossier, explanation: str) -> str:
    """The card of one rival answer: what it holds, and who takes part in its events."""
    row = dossier.explanations[dossier.explanations["id"] == explanation].iloc[0]
    events = answer_events(dossier, explanation)
    parts = dossier.roles[dossier.roles["event_id"].isin(events)]
    short = dict(zip(dossier.actors["id"], dossier.actors["short"], strict=True))
    people = [short[a] for a in parts["actor_id"].value_counts().index]
    more = f" and {len(people) - 8} more" if len(people) > 8 else ""
    return (
        f"<article class='card' aria-label='{escape(row.title)}'>"
        f"<p class='kicker'>Answer</p><h2>{escape(row.title)}</h2>"
        f"<p>{escape(row.summary)}</p>"
        f"<p>Its clues speak of {len(events)} events, lit up on every chart. In them: "
        f"{escape(', '.join(people[:8]))}{more}.</p>{_verdict(dossier, row)}"
        f"{corrected_block(dossier, ('explanations', explanation))}</article>"
    )


@lru_cache(maxsize=4)
def verdicts(dossier: Dossier) -> str:
    """What scholars conclude of the answers, one by one; "" if there is nothing."""
    told = [row for row in dossier.explanations.itertuples() if pd.notna(row.verdict)]
    if not told:
        return ""
    items = "".join(
        f"<li><b>{escape(row.title)}</b>: {_concluded(dossier, row)}</li>" for row in told
    )
    return (
        "<section class='card'><h2>Scholars’ conclusions, not weighed</h2>"
        f"<ul class='says'>{items}</ul></section>"
    )


def _verdict(dossier: Dossier, row: Any) -> str:
    """What a scholar concludes of one answer, under a name that says so; "" if nothing is coded."""
    if pd.isna(row.verdict):
        return ""
    said = "A scholar’s conclusion, not weighed"
    return f"<p class='aside'><b>{said}</b>: {_concluded(dossier, row)}</p>"


def _concluded(dossier: Dossier, row: Any) -> str:
    """A conclusion, and where it is drawn."""
    cited = citations_of(dossier, "explanations", str(row.id))
    where = "; ".join(
        f"{source_link(c)}, {escape(c.locator)}"
        for c in cited[cited["column"] == "verdict"].itertuples()
    )
    return escape(row.verdict) + (f" <span>({where})</span>" if where else "")


def _cut_from(dossier: Dossier, claim: str) -> str:
    """Which other clues are cut from the same sentence or episode; "" if none is."""
    short = dict(zip(dossier.claims["id"], dossier.claims["short"], strict=True))
    others = [f"“{short[c]}”" for c in same_cut(dossier).get(claim, ())]
    if not others:
        return ""
    names = escape(listing(others, most=len(others)))
    return (
        f"<p class='aside'><b>Cut from the same sentence or episode</b> as {names}: who weighs "
        "more than one of them counts one fact again.</p>"
    )


@lru_cache(maxsize=32)
def answer_events(dossier: Dossier, explanation: str) -> tuple[str, ...]:
    """Events that the clues of an answer speak of, in the dossier's order."""
    claims = dossier.claims[dossier.claims["explanation_id"] == explanation]
    spoken = set(claims["event_id"].dropna())
    return tuple(e for e in dossier.events["id"] if e in spoken)

"""Cards of the evidence page: a clue with what it could prove, and an answer with who is in it."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from markupsafe import Markup

from components.charts.evidence.proof_kinds import in_words
from components.dossier import Dossier
from components.query.cited import citations_of
from components.query.provenance import independent
from components.query.repeats import same_cut
from components.ui.cards import reference, sources_block
from components.ui.corrected import corrected_block
from components.wording.counting import listing
from components.wording.templates import macros

#: What passing a test says, in one line (Van Evera 1997; Collier 2011; Bennett and Checkel 2015).
TESTS = {
    "straw in the wind": "it neither proves nor rules out.",
    "hoop": "the answer needs it to stay in the running; its absence would count heavily.",
    "smoking gun": "without it the answer may still hold.",
    "doubly decisive": "it proves this answer and rules out the others at once.",
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
    return macros("ui/clues.html").clue(
        row, answers[row.explanation_id], said_by(dossier, row), in_words(row.test),
        TESTS[row.test], _cut_from(dossier, claim),
        sources_block(dossier, "claims", claim), corrected_block(dossier, ("claims", claim)),
    )  # fmt: skip


def said_by(dossier: Dossier, row: Any) -> str:
    """Who makes a claim, how it is asserted, and on how many sources it rests."""
    backing = independent(dossier, "claims").get(str(row.id), 0)
    count = {0: "no source supports it", 1: "one source alone"}
    sources = count.get(backing, f"{backing} independent sources")
    return f"{row.claimant}, {ASSERTIONS[row.assertion]}; {sources}."


@lru_cache(maxsize=32)
def answer_card(dossier: Dossier, explanation: str) -> str:
    """The card of one rival answer: what it holds, and who takes part in its events."""
    row = dossier.explanations[dossier.explanations["id"] == explanation].iloc[0]
    events = answer_events(dossier, explanation)
    parts = dossier.roles[dossier.roles["event_id"].isin(events)]
    short = dict(zip(dossier.actors["id"], dossier.actors["short"], strict=True))
    people = [short[a] for a in parts["actor_id"].value_counts().index]
    return macros("ui/clues.html").answer(
        row, events, people, _concluded(dossier, row),
        corrected_block(dossier, ("explanations", explanation)),
    )  # fmt: skip


@lru_cache(maxsize=4)
def verdicts(dossier: Dossier) -> str:
    """What scholars conclude of the answers, one by one; "" if there is nothing."""
    rows = dossier.explanations[dossier.explanations["verdict"].notna()]
    return macros("ui/clues.html").verdicts(
        [(row, _concluded(dossier, row)) for row in rows.itertuples()]
    )


def _concluded(dossier: Dossier, row: Any) -> list[Markup]:
    """Where a scholar's conclusion is drawn."""
    cited = citations_of(dossier, "explanations", str(row.id))
    cited = cited[cited["column"] == "verdict"]
    return [reference(c) for c in cited.itertuples()]


def _cut_from(dossier: Dossier, claim: str) -> str:
    """Which other clues are cut from the same sentence or episode; "" if none is."""
    short = dict(zip(dossier.claims["id"], dossier.claims["short"], strict=True))
    others = [f"“{short[c]}”" for c in same_cut(dossier).get(claim, ())]
    return listing(others, most=len(others)) if others else ""


@lru_cache(maxsize=32)
def answer_events(dossier: Dossier, explanation: str) -> tuple[str, ...]:
    """Events that the clues of an answer speak of, in the dossier's order."""
    claims = dossier.claims[dossier.claims["explanation_id"] == explanation]
    spoken = set(claims["event_id"].dropna())
    return tuple(e for e in dossier.events["id"] if e in spoken)

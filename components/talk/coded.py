"""How the dossier codes what a scene asks: the answer, why, and who says so. Pure functions."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from components.charts.evidence.proof_kinds import plain
from components.dossier import Dossier
from components.query.cited import source_line
from components.query.entities import page_of
from components.talk.questions import question
from components.talk.scenes import Scene
from components.view.sides import SIDE_WORDS
from components.wording.cells import as_text
from components.wording.cleaning import clean


class Coded(NamedTuple):
    """The dossier's own answer to a question.

    Attributes
    ----------
    value : str
        The option that it is; "" where no option says it.
    words, why : str
        The answer, and the reason for coding it so; the reason may be "".
    says : str
        Sources with the places in them, joined by semicolons; "" if none.
    page : str
        Path of the row's page, from the app's root.
    """

    value: str
    words: str
    why: str
    says: str
    page: str


@lru_cache(maxsize=256)
def coded(dossier: Dossier, scene: Scene) -> Coded | None:
    """The dossier's answer to a scene's question; None if it asks nothing of a row."""
    asked = question(dossier, scene)
    if asked is None:
        return None
    if scene.ask_event:
        event = dossier.events.set_index("id").loc[scene.ask_event]
        side = str(event["pressure"])
        value = side if side in dict(asked.options) else ""
        why = as_text(event["pressure_reason"]) or acts_of(dossier, scene.ask_event)
        return _clean(dossier, "events", scene.ask_event, value, asked.truth, why)
    if scene.ask_claim:
        claim = dossier.claims.set_index("id").loc[scene.ask_claim]
        answers = dict(zip(dossier.explanations["id"], dossier.explanations["short"], strict=True))
        words = f"{claim['direction']} “{answers[claim['explanation_id']]}”: {plain(claim['test'])}"
        why = f"Who says so: {claim['claimant']}."
        return _clean(dossier, "claims", scene.ask_claim, "", f"Speaks {words}", why)
    return None


def acts_of(dossier: Dossier, event: str) -> str:
    """The acts of pressure that an event is coded by, each with its side."""
    acts = dossier.pressures[dossier.pressures["event_id"] == event]
    return " ".join(
        f"From {SIDE_WORDS[act.side]}: {act.summary.rstrip('.')}." for act in acts.itertuples()
    )


def _clean(dossier: Dossier, table: str, row: str, value: str, words: str, why: str) -> Coded:
    said = (value, words, why, source_line(dossier, table, row), page_of(dossier, table, row))
    return Coded(*(str(clean(text)) for text in said))

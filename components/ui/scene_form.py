"""Words, minutes and question of a scene, as widgets: of a new one and of one on the list."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from components.dossier import Dossier
from components.talk.own_questions import NO_QUESTION, question_fault
from components.talk.scenes import LONG, Scene, authored

#: What a class can be asked -> which field of a scene holds it, or the kind of one's own question.
ASKS = {
    "Nothing": "", "Who pushed in an event": "ask_event", "How expected a clue is": "ask_claim",
    "A question of my own, with answers": "choice",
    "A question of my own, with several answers": "several", "A scale of my own": "scale",
    "A point in the chart’s time": "point",
    "A short text, shown when I release it": "short", "A question to talk about": "open",
}  # fmt: skip
_ANSWERS = {
    "choice": "Answers, a line each; a * before the right one, if there is one",
    "several": "Answers, a line each; a * before those that are right, if any are",
    "scale": "The two ends, a line each",
    "point": "The day, month or year that is right, such as October 2003; empty if none is",
}
_FIELDS = ("title", "caption", "notes", "minutes", "asks", "event", "claim", "text", "answers")


def forget(key: str) -> None:
    """Have the form with such keys start anew."""
    for name in _FIELDS:
        st.session_state.pop(f"{key}-{name}", None)


def fields(dossier: Dossier, scene: Scene, key: str, *, hint: str = "") -> Scene:
    """Draw the form.

    Parameters
    ----------
    scene : Scene
        What it starts from.
    key : str
        First letters of its widgets' keys.
    hint : str
        Title where none is written.

    Returns
    -------
    Scene
        As the form stands; ``question_fault`` says whether its question is whole.
    """
    title = st.text_input(
        "Title", scene.title, key=f"{key}-title", placeholder=hint or scene.title, max_chars=120
    )
    caption = st.text_area("Caption", scene.caption, key=f"{key}-caption", height=80, max_chars=400)
    notes = st.text_area(
        "Notes for the speaker", scene.notes, key=f"{key}-notes", height=80, max_chars=4000
    )
    minutes = st.number_input("Minutes", 0, LONG, scene.minutes, key=f"{key}-minutes")
    made = replace(
        scene, title=" ".join(title.split()) or hint or scene.title, caption=caption.strip(),
        notes=notes.strip(), minutes=int(minutes), **_question(dossier, scene, key),
    )  # fmt: skip
    if fault := question_fault(made, dossier):
        st.html(f"<p class='note'>{fault[1].capitalize()}.</p>")
    return made


def _question(dossier: Dossier, scene: Scene, key: str) -> dict[str, Any]:
    """The fields of the scene's question, as the form stands."""
    now = next((n for n in ("ask_event", "ask_claim") if getattr(scene, n)), scene.ask_kind)
    at = list(ASKS.values()).index(now)
    asks = ASKS[st.selectbox("Ask the class", list(ASKS), at, key=f"{key}-asks")]
    # A question that was taken off comes back as it was.
    ours = next((one for one in authored(dossier) if one.id == scene.id), scene)
    if asks == "ask_event":
        start = scene.ask_event or ours.ask_event
        said = {asks: _one_of("Event", dossier.events, "title", start, f"{key}-event")}
    elif asks == "ask_claim":
        start = scene.ask_claim or ours.ask_claim
        said = {asks: _one_of("Clue", dossier.claims, "short", start, f"{key}-claim")}
    elif asks:
        text = scene.ask_text or ours.ask_text
        said = {"ask_kind": asks}
        said["ask_text"] = st.text_area(
            "Question", text, key=f"{key}-text", height=80, max_chars=300
        ).strip()
        if label := _ANSWERS.get(asks):
            answers = scene.ask_options or ours.ask_options
            said["ask_options"] = st.text_area(label, answers, key=f"{key}-answers", height=120)
    else:
        said = {}
    return {**NO_QUESTION, **said}


def _one_of(label: str, table: Any, words: str, start: str, key: str) -> str:
    names = dict(zip(table["id"], table[words], strict=True))
    at = list(names).index(start) if start in names else 0
    return str(st.selectbox(label, list(names), at, key=key, format_func=names.__getitem__))

"""Weigh it yourself: one clue at a time, in words; what comes of it; and another's beside it.

The weighing is part of the View: these widgets show it and write to it, and hold nothing.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import streamlit as st
from markupsafe import Markup

from components.analysis.coded_weighing import mover
from components.analysis.weighing import (
    LINKED,
    NEUTRAL,
    PRIOR,
    SCALE,
    Judgement,
    Weighing,
    judgements,
    leader,
    posterior,
    prior_levels,
    write,
)
from components.charts.shared.weighed import among, percent
from components.dossier import Dossier
from components.query.repeats import repeated
from components.ui import state
from components.ui.filters import plain
from components.wording.templates import macros

if TYPE_CHECKING:
    from components.ui.shell import PageContext

CLUE = "w-clue"

ASKED = (
    "Take the same clue, or another. Suppose each answer in turn were true: how far would you have "
    "expected it?"
)

CAVEAT = (
    "These are judgements, not measurements. Bayes’ rule only keeps them consistent: whoever "
    "judges otherwise gets another answer by the same rule, and decimals look surer than they are. "
    "Sherry Zaks (2021) finds a gap between the principle of such weighing and its practice: few "
    "guidelines, and pitfalls that go unnoticed. The answers are put as what mattered most, to be "
    "told apart as far as they can; others may be missing, and more than one may be true. Every "
    "figure holds among them only, as if one of them, and no other, were true; no word stands for "
    "certainty. Until you judge, yours is empty: what stands above is our own coding."
)


def caveat() -> Markup:
    """What such figures are, folded."""
    return Markup(
        "<details class='gap'><summary>What these figures are, and are not</summary>"
        "<p class='note'>{}</p></details>"
    ).format(CAVEAT)


def picked(scene: PageContext) -> str:
    """The clue whose card is open: one that the reader chose, and not the one to begin with."""
    claim = st.session_state.get(CLUE)
    if not claim:
        return ""
    rows = scene.dossier.claims
    event = rows.loc[rows["id"] == claim, "event_id"].iloc[0]
    begin = claim == mover(scene.dossier) and event not in scene.view.event
    return "" if begin else str(claim)


def panel(scene: PageContext) -> None:
    """Choose a clue and say how expected it is under each answer; then the prior."""
    dossier, weigh = scene.dossier, scene.view.weigh
    weighed = {c.claim: c for c in judgements(weigh)}
    _picker(dossier)
    # Above the sliders and always there, so that it keeps the focus and Tab leads to the first.
    st.button("Next clue", on_click=lambda: _next(dossier))
    claim = st.session_state[CLUE]
    if claim is not None:
        _judge(dossier, claim, weighed)
    with st.expander("Before any clue: how plausible is each answer?"):
        levels = prior_levels(weigh, len(dossier.explanations))
        for place, (answer, title) in enumerate(_answers(dossier).items()):
            key = _keep(f"w-prior-{answer}", PRIOR[levels[place]][0])
            st.select_slider(
                plain(title),
                [words for words, _ in PRIOR],
                key=key,
                on_change=lambda: _take_prior(dossier),
            )


def _picker(dossier: Dossier) -> None:
    labels = _labels(dossier)
    # The first run of a page begins with the clue that the example turns on.
    if CLUE not in st.session_state:
        st.session_state[CLUE] = mover(dossier)
    st.selectbox(
        "Clue to weigh", list(labels), index=None, key=CLUE, placeholder="Choose a clue",
        # The same words whatever is weighed: the browser names an option by its words.
        format_func=labels.__getitem__,
    )  # fmt: skip


def _judge(dossier: Dossier, claim: str, weighed: dict[str, Judgement]) -> None:
    row = dossier.claims[dossier.claims["id"] == claim].iloc[0]
    before = list(weighed)[: list(weighed).index(claim)] if claim in weighed else list(weighed)
    # Two clues of one sentence are linked unless the reader says otherwise.
    link = bool(repeated(dossier, claim, before))
    found = weighed.get(claim, Judgement(claim, (NEUTRAL,) * len(dossier.explanations), link))
    st.html(Markup("<p class='clue'><b>{}</b></p>").format(row.statement))
    for place, (answer, title) in enumerate(_answers(dossier).items()):
        key = _keep(f"w-level-{answer}", SCALE[found.levels[place]][0])
        st.select_slider(
            plain(title), [words for words, _ in SCALE], key=key,
            on_change=lambda: _take_clue(dossier, claim),
        )  # fmt: skip
    if before or found.linked:
        st.toggle(
            "It repeats an earlier clue", key=_keep("w-linked", found.linked),
            on_change=lambda: _take_clue(dossier, claim),
        )  # fmt: skip
        why = _why_linked(dossier, claim, tuple(before))
        st.html(Markup("<p class='note'>{}</p>").format(why))
    if claim in weighed:
        st.button("Take this clue out", key="weigh-remove", on_click=lambda: _remove(claim))
    else:
        st.button(
            "Count it as it stands", key="weigh-add", help="Neutral words move nothing.",
            on_click=lambda: _take_clue(dossier, claim),
        )  # fmt: skip


def result(scene: PageContext) -> None:
    """What the weighing comes to, in words and figures, and the clues weighed so far."""
    dossier, weigh = scene.dossier, scene.view.weigh
    outcome, said = _result(dossier, weigh)
    st.html(outcome)
    if not weigh:
        return
    if said:
        st.html(said)
    st.button("Start afresh", key="weigh-clear", on_click=lambda: state.change(weigh=()))


# Written once for a weighing: adding it up again at every run costs more than showing it.
@lru_cache(maxsize=256)
def _result(dossier: Dossier, weigh: Weighing) -> tuple[str, str]:
    """What a weighing comes to, and the clues in it ("" for none), as HTML."""
    table, clues = posterior(dossier, weigh), judgements(weigh)
    first = leader(dossier, weigh)
    if first:
        best = table[table["id"] == first].iloc[0]
        ends = (percent(best[name]).replace(" ", "\u00a0") for name in ("posterior", "prior"))
        words = "{}: {}, from {} at the start.".format(best["title"], *ends)
    else:
        words = "No answer is ahead of the others." if clues else "Nothing is weighed yet."
    rows = table.sort_values("posterior", ascending=False, kind="stable").itertuples()
    answers = [(percent(row.posterior), row.title) for row in rows]
    short = dict(zip(dossier.claims["id"], dossier.claims["short"], strict=True))
    names = list(dossier.explanations["short"])
    weighed = [
        (
            short[c.claim],
            [f"{names[i]}: {SCALE[n][0]}" for i, n in enumerate(c.levels) if n != NEUTRAL],
            c.linked,
        )
        for c in clues
    ]
    written = macros("ui/weighing.html")
    told = written.outcome(among(len(table)), words, answers, bool(weigh))
    return told, written.clues(weighed)


# Callbacks: they read the widgets and write the View.


def _take_clue(dossier: Dossier, claim: str) -> None:
    """Enter the chosen clue as the widgets show it, in its place or at the end."""
    said, words = st.session_state, [w for w, _ in SCALE]
    levels = tuple(words.index(said[f"w-level-{a}"]) for a in _answers(dossier))
    new = Judgement(claim, levels, bool(said.get("w-linked", False)))
    weigh = state.current().weigh
    clues = judgements(weigh)
    if any(c.claim == claim for c in clues):
        clues = tuple(new if c.claim == claim else c for c in clues)
    else:
        clues = (*clues, new)
    state.change(weigh=write(prior_levels(weigh, len(levels)), clues))


def _take_prior(dossier: Dossier) -> None:
    words = [w for w, _ in PRIOR]
    levels = tuple(words.index(st.session_state[f"w-prior-{a}"]) for a in _answers(dossier))
    state.change(weigh=write(levels, judgements(state.current().weigh)))


def _remove(claim: str) -> None:
    state.change(weigh=tuple(c for c in state.current().weigh if c[0] != claim))


def _next(dossier: Dossier) -> None:
    """Go to the next clue that is not weighed, from the chosen one on and around."""
    ids, weighed = list(_labels(dossier)), {c for c, _ in state.current().weigh}
    here = st.session_state.get(CLUE)
    start = ids.index(here) + 1 if here in ids else 0
    ahead = [c for c in ids[start:] + ids[:start] if c not in weighed and c != here]
    st.session_state[CLUE] = ahead[0] if ahead else None


def _keep(key: str, value: object) -> str:
    """Give a widget the View's value; returns its key."""
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    return key


def _why_linked(dossier: Dossier, claim: str, earlier: tuple[str, ...]) -> str:
    """Why a repeated clue counts less, and which earlier one is of its sentence or its event."""
    rows = dossier.claims.set_index("id")
    event = rows.loc[claim, "event_id"]
    same = [str(rows.loc[c, "short"]) for c in earlier if rows.loc[c, "event_id"] == event]
    hint = f" “{same[0]}”, weighed before, is about the same event." if same else ""
    if cut := repeated(dossier, claim, earlier):
        hint = (
            f" On to begin with, because “{rows.loc[cut, 'short']}”, weighed before, is cut from "
            "the same sentence or episode. Switch it off if you hold them to be two facts."
        )
    return (
        f"Then it counts {LINKED:.0%} of its weight: two reports of one fact are more than one "
        f"report, and less than two facts.{hint}"
    )


@lru_cache(maxsize=4)
def _answers(dossier: Dossier) -> dict[str, str]:
    return dict(zip(dossier.explanations["id"], dossier.explanations["title"], strict=True))


@lru_cache(maxsize=4)
def _labels(dossier: Dossier) -> dict[str, str]:
    """Claims by explanation: id -> ``World norm, for: Wish to look civilised``."""
    names = dict(zip(dossier.explanations["id"], dossier.explanations["short"], strict=True))
    rows = sorted(
        dossier.claims.itertuples(),
        key=lambda c: (list(names).index(c.explanation_id), c.direction != "for"),
    )
    return {c.id: f"{names[c.explanation_id]}, {c.direction}: {c.short}" for c in rows}

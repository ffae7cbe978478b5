"""One weighing worked through, made of the dossier's own coding: what it comes to, and one clue."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import streamlit as st
from markupsafe import Markup

from components.analysis.coded_weighing import (
    ASSUMED,
    alone,
    coded,
    leaving_out,
    mover,
    ranked,
    share,
)
from components.analysis.weighing import LINKED, SCALE, judgements, leader
from components.charts.evidence.proof_kinds import in_words, plain
from components.charts.shared.reckoned import hundredths
from components.dossier import Dossier
from components.ui import state, weighing
from components.ui.clues import said_by
from components.view import View
from components.wording.counting import counted, spelled
from components.wording.templates import macros

if TYPE_CHECKING:
    from components.ui.shell import PageContext


@lru_cache(maxsize=8)
def _outcome(dossier: Dossier) -> Markup:
    """What our coding comes to, which clue moves it most, and whose reckoning it is."""
    weighing = coded(dossier)
    first, second, *rest = ranked(dossier, weighing)
    claim, short = mover(dossier), dict(zip(dossier.claims["id"], dossier.claims["short"],
                                            strict=True))  # fmt: skip
    end = (
        f"“{first.title}” ends at about {hundredths(first.posterior)}, “{second.title}” at about "
        f"{hundredths(second.posterior)}"
    )
    last = rest[-1] if rest else None
    end += f", and the last, “{last.title}”, at {hundredths(last.posterior)}." if last else "."
    without = leaving_out(weighing, claim)
    left = share(dossier, without, first.id)
    then = ranked(dossier, without)[0]
    moved = (
        f"The clue that moves “{first.short}” most is “{short[claim]}”. Without it that answer "
        f"would stand at {hundredths(left)}"
    )
    moved += f", and “{then.short}” would be first." if then.id != first.id else "."
    return macros("ui/worked.html").outcome({
        "head": "One weighing, worked through",
        "start": f"Each of the {spelled(len(dossier.explanations))} answers starts at "
                 f"{hundredths(first.prior)}. Count {counted(len(dossier.claims), 'clue')} as this "
                 "dossier codes them:",
        "end": end,
        "mover": moved,
        "whose": "One reckoning among many, as if one of these answers, and no other, were true. "
                 "The coding is this dossier’s, the worth of each kind of clue our assumption, and "
                 "an answer for which more clues were collected gains by it.",
    })  # fmt: skip


@lru_cache(maxsize=8)
def _assumed(dossier: Dossier) -> Markup:
    """The assumption as a table: the kinds of clue that the dossier holds."""
    used = set(zip(dossier.claims["test"], dossier.claims["direction"], strict=True))
    rows = [
        (in_words(test), f"{side} it", expected(own), expected(others))
        for (test, side), (own, others) in ASSUMED.items()
        if (test, side) in used
    ]
    return macros("ui/worked.html").assumed(rows)


def expected(level: int) -> str:
    """A word of the scale with its figure: ``Likely (80 of 100)``."""
    words, chance = SCALE[level]
    return f"{words.capitalize()} ({hundredths(chance)})"


@lru_cache(maxsize=256)
def steps(dossier: Dossier, claim: str) -> Markup:
    """One clue of our coding in three steps: expected if so, if not so, and what that tells."""
    row = dossier.claims[dossier.claims["id"] == claim].iloc[0]
    titles = dict(zip(dossier.explanations["id"], dossier.explanations["title"], strict=True))
    (clue,) = judgements(alone(coded(dossier), claim))
    own, others = ASSUMED[row.test, row.direction]
    end = share(dossier, alone(coded(dossier), claim), row.explanation_id)
    why = f"Our coding: {plain(row.test)}, and it speaks {row.direction} the answer."
    if clue.linked:
        why += (
            f" It is cut from the same sentence or episode as an earlier clue, so it counts "
            f"{LINKED:.0%} of its weight."
        )
    return macros("ui/worked.html").steps({
        "statement": row.statement, "says": said_by(dossier, row),
        "answer": titles[row.explanation_id], "own": expected(own), "others": expected(others),
        "tells": _ratio(SCALE[own][1] / SCALE[others][1]),
        "moves": f"Alone it moves that answer from {hundredths(1 / len(titles))} to "
                 f"{hundredths(end)}.",
        "why": why,
    })  # fmt: skip


def _ratio(ratio: float) -> str:
    """How much better the clue fits its answer than the others, or they than it."""
    times = max(ratio, 1 / ratio)
    said = f"about {times:.1f} times" if times < 10 else f"about {times:.0f} times"
    if ratio > 1:
        return f"So it fits this answer {said} as well as any other."
    return f"So it fits any other answer {said} as well as this one."


def first_screen(scene: PageContext) -> None:
    """What our coding comes to, and ways to react to it."""
    dossier, weigh = scene.dossier, scene.view.weigh
    ours, claim = coded(dossier), mover(dossier)
    st.html(_outcome(dossier))
    with st.container(key="react", horizontal=True):
        st.button(
            "Give that clue no weight", key="react-without",
            on_click=lambda: state.change(weigh=leaving_out(ours, claim)),
        )  # fmt: skip
        st.button(
            "Change ours, clue by clue", key="react-ours",
            on_click=lambda: state.change(weigh=ours),
        )  # fmt: skip
        st.button(
            "Start from nothing", key="react-nothing", on_click=lambda: state.change(weigh=()),
        )  # fmt: skip
    st.html(_assumed(dossier))
    if weigh:
        st.html(_reacted(dossier, weigh))


@lru_cache(maxsize=256)
def _reacted(dossier: Dossier, weigh: Any) -> Markup:
    """What the reader's own weighing comes to beside ours."""
    first = ranked(dossier, weigh)[0]
    ours = share(dossier, coded(dossier), first.id)
    lead = f"“{first.title}”" if leader(dossier, weigh) else "no answer alone"
    return Markup("<p class='note' aria-live='polite'><b>{}</b></p>").format(
        f"By your weighing {lead} comes first"
        + (f", at {hundredths(first.posterior)}; by ours it stands at {hundredths(ours)}."
           if leader(dossier, weigh) else ".")
    )  # fmt: skip


def shown(scene: PageContext) -> View:
    """The View that the bars of the first screen draw: the reader's weighing beside ours."""
    view, ours = scene.view, coded(scene.dossier)
    if not view.weigh:
        return view.replace(weigh=ours)
    return view if view.rival or view.weigh == ours else view.replace(rival=ours)


def step_by_step(scene: PageContext) -> None:
    """The chosen clue in three steps, as our coding has it."""
    claim = st.session_state.get(weighing.CLUE) or mover(scene.dossier)
    if claim not in set(scene.dossier.claims["id"]):
        claim = mover(scene.dossier)
    st.html(steps(scene.dossier, claim))

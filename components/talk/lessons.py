"""Lessons of so many minutes that a dossier proposes, each a list of its scenes."""

from __future__ import annotations

from collections.abc import Sequence

from components.dossier import Dossier
from components.talk.own_questions import UNVOTED
from components.talk.scenes import Scene, authored

#: Minutes more that a question takes with two votes: two of talk, and one for the second vote.
_TWICE = 3


def lessons(dossier: Dossier) -> dict[int, tuple[Scene, ...]]:
    """Minutes -> the scenes that the dossier proposes for so long a lesson, the shortest first."""
    known = {scene.id: scene for scene in authored(dossier)}
    said = dossier.case.under("lesson.<n>")
    return {
        # A scene whose chart has nothing to show of the dossier is on no list
        int(n): tuple(known[name] for name in dossier.case.parts(f"lesson.{n}") if name in known)
        for n in sorted(said, key=int)
    }


def minutes(scenes: tuple[Scene, ...]) -> int:
    """Minutes that the scenes take together, with one vote on each question."""
    return sum(scene.minutes for scene in scenes)


def minutes_more(scenes: Sequence[Scene]) -> int:
    """Minutes beyond that with two votes and talk on each; 0 with nothing to vote on."""
    return _TWICE * sum(scene.asks and scene.ask_kind not in UNVOTED for scene in scenes)


def votes_words(scenes: Sequence[Scene]) -> str:
    """For how many votes the minutes are reckoned; empty with nothing to vote on."""
    more = minutes_more(scenes)
    said = f"with one vote on each question; two votes, with talk between, take {more} more"
    return said if more else ""

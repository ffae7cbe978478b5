"""The votes on a question: ask, close, discuss, ask again, and only then tell. Pure functions.

The first vote's answers are hidden until the question is over, so that the second is no echo of
them. A presenter who wants one vote alone goes from it straight to the scene.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple, get_args

import orjson

#: "first" and "second" take answers; "once" and "twice" have been told, after so many votes.
Phase = Literal["first", "closed", "discuss", "second", "once", "twice"]
PHASES: tuple[Phase, ...] = get_args(Phase)

#: Phase -> those to which the presenter may take a question that stands. It is told by a step.
_NEXT: dict[Phase, frozenset[str]] = {
    "first": frozenset({"closed"}),
    "closed": frozenset({"first", "discuss", "second"}),
    "discuss": frozenset({"second"}),
    "second": frozenset(),
    "once": frozenset({"discuss", "second"}),
    "twice": frozenset(),
}


class Vote(NamedTuple):
    """How far a question is: its phase, and since when, in whole seconds since 1970."""

    phase: Phase = "first"
    since: int = 0

    @property
    def taking(self) -> int:
        """Which vote takes answers, 1 or 2; 0 if none."""
        return {"first": 1, "second": 2}.get(self.phase, 0)

    @property
    def closed(self) -> int:
        """Which vote was the last to be closed, if all are; 1 or 2."""
        return 2 if self.phase in ("second", "twice") else 1

    def may(self, phase: str) -> bool:
        """Whether a presenter may take it there."""
        return phase in _NEXT[self.phase]

    def told(self, now: float) -> Vote:
        """The same once its answers have been told."""
        return self if self.phase in ("once", "twice") else Vote(_END[self.closed], int(now))


_END: dict[int, Phase] = {1: "once", 2: "twice"}


def read(text: str) -> dict[str, Vote]:
    """Scene -> how far its question is, as ``write`` wrote it."""
    return {scene: Vote(*said) for scene, said in orjson.loads(text).items()}


def write(votes: Mapping[str, Vote]) -> str:
    """Text from which ``read`` makes the same."""
    return orjson.dumps({scene: list(vote) for scene, vote in votes.items()}).decode()

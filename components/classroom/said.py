"""What was said in the rooms of a database, as it is read again: that part of ``Rooms``.

All functions block: call them in a thread.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import sqlalchemy as sa

from components.classroom import ballots, texts
from components.classroom.ballots import Ballot
from components.classroom.room import NotAsked, change, room_of
from components.classroom.texts import Fate, Text

_Begin = Callable[[], AbstractContextManager[sa.Connection]]


class Said:
    """Answers and texts of rooms."""

    _reading: _Begin
    _writing: _Begin

    def pairs(self, code: str, scene: str) -> dict[tuple[str, str], int]:
        """First and second answer -> how many gave both, for one scene; "" is none."""
        with self._reading() as at:
            return ballots.pairs(at, code, scene)

    def texts(self, code: str, scene: str) -> list[Text]:
        """What was written to one question; see ``texts.of_scene``."""
        with self._reading() as at:
            return texts.of_scene(at, code, scene)

    def decide(self, code: str, scene: str, name: str, fate: Fate) -> int:
        """Release a text or drop it; the room's version then. NoRoom, or NotAsked without it."""
        with self._writing() as to:
            room = room_of(to, code, lock=True)
            if not texts.decide(to, code, scene, name, fate):
                raise NotAsked
            return change(to, room)

    def ballots(self, code: str) -> dict[str, dict[str, Ballot]]:
        """Student -> scene -> ballot; students are numbered in an order that says nothing."""
        with self._reading() as at:
            return texts.in_words(at, code, ballots.everyones(at, code))

    def answers(self, code: str) -> dict[str, dict[str, str]]:
        """Student -> scene -> the answer that counts."""
        every = self.ballots(code).items()
        return {who: {scene: one.last for scene, one in said.items()} for who, said in every}

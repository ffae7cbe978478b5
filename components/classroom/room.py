"""A room as it stands in the database."""

from __future__ import annotations

import time
from dataclasses import dataclass, fields
from typing import Any, TypeAlias

import orjson
import sqlalchemy as sa

from components.classroom import voting
from components.classroom.tables import ROOMS
from components.classroom.voting import Vote

#: How often each choice was made: a list a row of the question, as long as its options.
Counts: TypeAlias = list[list[int]]


#: What the wall can show of a step: the class's answers, the chart, how a clue moves the class.
PARTS = ("answers", "chart", "weighing")


class NoRoom(Exception):
    """There is no such room, or no longer."""


class OfAnother(Exception):
    """The room is about another case, whose name this is."""


class NotAsked(Exception):
    """The scene's question, or that vote on it, does not stand now."""


@dataclass(frozen=True)
class Room:
    """A room as it stands.

    Attributes
    ----------
    code, scenes : str
        What students type; the list of scenes as in a link.
    version, step, furthest : int
        Changes so far; where the class is, and the furthest it has been.
    asked, late : str
        Id of the scene whose question stands, and of the one that stood before; "" if none.
    late_until : float
        Until when a first answer to ``late`` is taken, seconds since 1970.
    locked : int
        Whether nobody new is let in, 1 or 0.
    present : int
        How many students are there now, as far as was found out.
    folded : int
        Place in ``PARTS`` of what the wall shows of a step that tells answers.
    votes : str
        How far the question of each scene is, as ``voting.write`` writes it.
    hands : str
        Scene -> vote -> counts of a show of hands, as JSON.
    dossier : str
        Name of the dossier that the scenes are of; "" for the app's first.
    """

    code: str
    scenes: str
    version: int
    step: int
    furthest: int
    asked: str
    late: str
    late_until: float
    locked: int
    present: int
    folded: int
    votes: str
    hands: str
    dossier: str

    def vote(self, scene: str) -> Vote:
        """How far a scene's question is."""
        return voting.read(self.votes).get(scene, Vote())

    def takes(self, scene: str) -> tuple[int, int]:
        """Which vote on a scene takes answers, and which of those still to come; 0 if none."""
        vote = self.vote(scene)
        standing = vote.taking if scene == self.asked else 0
        late = scene == self.late and time.time() < self.late_until
        return standing, (1 if standing else vote.closed) if late else 0

    @property
    def raised(self) -> dict[str, dict[int, Counts]]:
        """Scene -> vote -> what a show of hands was counted as."""
        return {
            scene: {int(vote): counts for vote, counts in votes.items()}
            for scene, votes in orjson.loads(self.hands).items()
        }

    def with_hands(self, scene: str, vote: int, counts: Counts) -> str:
        """What ``hands`` is with another show of hands; with counts of nothing, without it."""
        raised = self.raised
        raised[scene] = raised.get(scene, {}) | {vote: counts}
        kept = {
            of: {str(n): rows for n, rows in votes.items() if any(map(any, rows))}
            for of, votes in raised.items()
        }
        return orjson.dumps({of: votes for of, votes in kept.items() if votes}).decode()


def room_of(at: sa.Connection, code: str, *, lock: bool = False) -> Room:
    """The room of a code, which with ``lock`` nobody else changes until the transaction ends.

    Raises
    ------
    NoRoom
        If there is none.
    """
    asked = sa.select(*(ROOMS.c[field.name] for field in fields(Room))).where(ROOMS.c.code == code)
    row = at.execute(asked.with_for_update() if lock else asked).one_or_none()
    if row is None:
        raise NoRoom
    return Room(*row)


def change(to: sa.Connection, room: Room, **values: Any) -> int:
    """Write what is new of a room, and raise its version; that version."""
    version = room.version + 1
    own = ROOMS.c.code == room.code
    to.execute(sa.update(ROOMS).where(own).values(version=version, **values))
    return version

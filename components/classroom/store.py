"""Where class rooms are kept: SQLite with no set-up, or what ``ROOMS_URL`` names.

A room is a list of scenes, the step at which the class is, who came in (a hash of a number that
the phone made up) and the answers. Every change raises the room's version, which is how other
replicas of the app on one database notice it. Nothing is kept once a room is closed or old.

All functions block: call them in a thread.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, fields
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from components.classroom import door
from components.classroom.database import Database
from components.classroom.door import Door, Full, Locked
from components.classroom.tables import ANSWERS, CODE, ROOMS, scrub

__all__ = ["Full", "Locked", "NoRoom", "NotAsked", "Room", "Rooms"]

#: No vowels, so that no code is a word, and nothing that looks like another letter or a figure.
LETTERS = "BCDFGHJKMNPQRSTVWXZ"
#: Seconds that a room lives, and that a first answer is still taken after its question was left:
#: a phone that had lost the line when it was given sends it late.
LIFE, LATE = 12 * 3600.0, 60.0
#: Seconds between two looks that must both find a room old: at one the clock may be wrong.
APART = 300.0
#: Rooms open at one time.
MOST_ROOMS = 1000


class NoRoom(Exception):
    """There is no such room, or no longer."""


class NotAsked(Exception):
    """The scene's question does not stand now."""


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


class Rooms:
    """The rooms of one database.

    Parameters
    ----------
    url : str
        As ``tables.address`` reads it; a file of this machine by default.
    """

    def __init__(self, url: str = "") -> None:
        self._database = Database(url)
        self._reading, self._writing = self._database.reading, self._database.writing
        self.ready, self.stop = self._database.ready, self._database.stop
        self._old: dict[str, float] = {}

    def open(self, scenes: str, *, asked: str = "") -> tuple[str, str]:
        """Open a room at its first step; its code and the presenter's key.

        Raises
        ------
        Full
            If too many are open.
        """
        key = secrets.token_urlsafe(24)
        row = {
            "key_hash": _hash(key), "scenes": scenes, "opened": time.time(), "version": 1,
            "step": 0, "furthest": 0, "asked": asked, "late": "", "late_until": 0.0,
        }  # fmt: skip
        self.sweep()
        for _ in range(20):
            code = "".join(secrets.choice(LETTERS) for _ in range(CODE))
            with suppress(IntegrityError), self._writing() as to:
                if (to.scalar(sa.select(sa.func.count()).select_from(ROOMS)) or 0) >= MOST_ROOMS:
                    raise Full
                to.execute(sa.insert(ROOMS).values(code=code, **row))
                return code, key
        raise Full

    def find(self, code: str) -> Room:
        """The room of a code; NoRoom if there is none."""
        with self._reading() as at:
            return _room(at, code)

    def holds(self, code: str, key: str) -> bool:
        """Whether a key is the presenter's; NoRoom if there is no such room."""
        with self._reading() as at:
            held = at.scalar(sa.select(ROOMS.c.key_hash).where(ROOMS.c.code == code))
        if held is None:
            raise NoRoom
        return hmac.compare_digest(held, _hash(key))

    def versions(self, codes: Iterable[str]) -> dict[str, int]:
        """Code -> version, of those rooms that there are."""
        asked = sa.select(ROOMS.c.code, ROOMS.c.version).where(ROOMS.c.code.in_(list(codes)))
        with self._reading() as at:
            return _pairs(at, asked)

    def move(self, code: str, step: int, *, asked: str = "") -> None:
        """Take the class to a step, where the question of ``asked`` stands; NoRoom if none."""
        with self._writing() as to:
            room = _room(to, code, lock=True)
            if (room.step, room.asked) == (step, asked):
                return
            new = {"step": step, "asked": asked, "furthest": max(room.furthest, step)}
            late = {}
            if room.asked and room.asked != asked:
                late = {"late": room.asked, "late_until": time.time() + LATE}
            _change(to, room, **new, **late)

    def join(self, code: str, token: str, origin: str = "") -> dict[str, str]:
        """Count a student in, once; their answers so far, by scene.

        Parameters
        ----------
        origin : str
            What stands for the address that they come from.

        Raises
        ------
        NoRoom, Full, Locked
            If there is no such room, it has no place left, or nobody new is let in.
        """
        student = _hash(code + token)
        with self._writing() as to:
            room = _room(to, code, lock=True)
            if door.enter(to, code, student, origin, locked=bool(room.locked)):
                _change(to, room)
            mine = (ANSWERS.c.code == code) & (ANSWERS.c.student == student)
            return _pairs(to, sa.select(ANSWERS.c.scene, ANSWERS.c.answer).where(mine))

    def answer(self, code: str, token: str, scene: str, answer: str, origin: str = "") -> None:
        """Keep a student's answer to a scene's question; the last one counts.

        It is taken while the question stands; for ``LATE`` seconds after that only from those who
        had not answered.

        Raises
        ------
        NoRoom, Full, Locked, NotAsked
            As ``join`` does, or if the question does not stand.
        """
        student = _hash(code + token)
        where = ANSWERS.c.code == code, ANSWERS.c.scene == scene, ANSWERS.c.student == student
        with self._writing() as to:
            room = _room(to, code, lock=True)
            before = to.scalar(sa.select(ANSWERS.c.answer).where(*where))
            if before == answer:  # sent again, because the first receipt was lost
                return
            late = scene == room.late and time.time() < room.late_until and before is None
            if not (scene == room.asked or late):
                raise NotAsked
            door.enter(to, code, student, origin, locked=bool(room.locked))
            if before is None:
                row = {"code": code, "scene": scene, "student": student, "answer": answer}
                to.execute(sa.insert(ANSWERS).values(row))
            else:
                to.execute(sa.update(ANSWERS).where(*where).values(answer=answer))
            _change(to, room)

    def students(self, code: str) -> int:
        """How many came in."""
        with self._reading() as at:
            return door.students(at, code)

    def tallied(self, code: str, scene: str) -> dict[str, int]:
        """Answer -> how many gave it, for one scene."""
        asked = sa.select(ANSWERS.c.answer, sa.func.count()).group_by(ANSWERS.c.answer)
        with self._reading() as at:
            return _pairs(at, asked.where(ANSWERS.c.code == code, ANSWERS.c.scene == scene))

    def answers(self, code: str) -> dict[str, dict[str, str]]:
        """Student -> scene -> answer; students are numbered in an order that says nothing."""
        asked = sa.select(ANSWERS.c.student, ANSWERS.c.scene, ANSWERS.c.answer)
        found: dict[str, dict[str, str]] = {}
        with self._reading() as at:
            where = asked.where(ANSWERS.c.code == code).order_by(ANSWERS.c.student)
            for student, scene, answer in at.execute(where):
                found.setdefault(student, {})[scene] = answer
        return {str(i): said for i, said in enumerate(found.values(), 1)}

    def door(self, code: str) -> Door:
        """How a room's door stands, and how many came from where; NoRoom if there is none."""
        with self._reading() as at:
            return door.seen(at, code, locked=bool(_room(at, code).locked))

    def lock(self, code: str, *, locked: bool) -> None:
        """Let nobody new in, or let them in again; NoRoom if there is no such room."""
        with self._writing() as to:
            _change(to, _room(to, code, lock=True), locked=int(locked))

    def remove(self, code: str, *, since: float = 0.0, origin: str | None = None) -> int:
        """Take out students with their answers; how many. NoRoom if there is no such room.

        Parameters
        ----------
        since : float
            Only who came in then or later, seconds since 1970.
        origin : str, optional
            Only who came from there.
        """
        with self._writing() as to:
            room = _room(to, code, lock=True)
            gone = door.remove(to, code, since=since, origin=origin)
            if gone:
                _change(to, room)
        return gone

    def close(self, code: str) -> None:
        """Delete a room with all that was said in it."""
        with self._writing() as to:
            to.execute(sa.delete(ROOMS).where(ROOMS.c.code == code))
        scrub(self._database.engine)

    def sweep(self) -> None:
        """Delete what is older than ``LIFE``, and was so when looked at ``APART`` seconds ago."""
        now, before = time.monotonic(), self._old
        with self._writing() as to:
            asked = sa.select(ROOMS.c.code).where(ROOMS.c.opened <= time.time() - LIFE)
            self._old = {code: before.get(code, now) for code in to.scalars(asked)}
            gone = [code for code, since in self._old.items() if now - since >= APART]
            to.execute(sa.delete(ROOMS).where(ROOMS.c.code.in_(gone)))
        if gone:
            scrub(self._database.engine)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _pairs(at: sa.Connection, asked: sa.Select[Any]) -> dict[Any, Any]:
    return {row[0]: row[1] for row in at.execute(asked)}


def _room(at: sa.Connection, code: str, *, lock: bool = False) -> Room:
    """The room of a code; with ``lock`` nobody else changes it until the transaction ends."""
    asked = sa.select(*(ROOMS.c[field.name] for field in fields(Room))).where(ROOMS.c.code == code)
    row = at.execute(asked.with_for_update() if lock else asked).one_or_none()
    if row is None:
        raise NoRoom
    return Room(*row)


def _change(to: sa.Connection, room: Room, **values: Any) -> None:
    values["version"] = room.version + 1
    to.execute(sa.update(ROOMS).where(ROOMS.c.code == room.code).values(**values))

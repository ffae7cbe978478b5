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
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, fields
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from components.classroom.tables import (
    ANSWERS,
    CODE,
    ROOMS,
    STUDENTS,
    default_url,
    engine_for,
    make,
    scrub,
)

#: No vowels, so that no code is a word, and nothing that looks like another letter or a figure.
LETTERS = "BCDFGHJKMNPQRSTVWXZ"
#: Seconds that a room lives, and that a first answer is still taken after its question was left:
#: a phone that had lost the line when it was given sends it late.
LIFE, LATE = 12 * 3600.0, 60.0
#: Rooms open at one time, and students in one.
MOST_ROOMS, MOST_STUDENTS = 1000, 500


class NoRoom(Exception):
    """There is no such room, or no longer."""


class Full(Exception):
    """No more rooms, or no more students in a room."""


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
    """

    code: str
    scenes: str
    version: int
    step: int
    furthest: int
    asked: str
    late: str
    late_until: float


class Rooms:
    """The rooms of one database.

    Parameters
    ----------
    url : str
        As SQLAlchemy reads it; a file of this machine by default.
    """

    def __init__(self, url: str = "") -> None:
        self._url, self._lock = url, threading.Lock()
        self._engine: sa.Engine | None = None

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
            held = at.scalar(sa.select(ROOMS.c.key_hash).where(_alive(code)))
        if held is None:
            raise NoRoom
        return hmac.compare_digest(held, _hash(key))

    def versions(self, codes: Iterable[str]) -> dict[str, int]:
        """Code -> version, of those rooms that there are."""
        asked = sa.select(ROOMS.c.code, ROOMS.c.version).where(
            ROOMS.c.code.in_(list(codes)), ROOMS.c.opened > time.time() - LIFE
        )
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

    def join(self, code: str, token: str) -> dict[str, str]:
        """Count a student in, once; their answers so far, by scene.

        Raises
        ------
        NoRoom, Full
            If there is no such room, or it has no place left.
        """
        student = _hash(code + token)
        with self._writing() as to:
            if _enter(to, room := _room(to, code, lock=True), student):
                _change(to, room)
            mine = (ANSWERS.c.code == code) & (ANSWERS.c.student == student)
            return _pairs(to, sa.select(ANSWERS.c.scene, ANSWERS.c.answer).where(mine))

    def answer(self, code: str, token: str, scene: str, answer: str) -> None:
        """Keep a student's answer to a scene's question; the last one counts.

        It is taken while the question stands; for ``LATE`` seconds after that only from those who
        had not answered.

        Raises
        ------
        NoRoom, Full, NotAsked
            If there is no such room, no place in it, or the question does not stand.
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
            _enter(to, room, student)
            if before is None:
                row = {"code": code, "scene": scene, "student": student, "answer": answer}
                to.execute(sa.insert(ANSWERS).values(row))
            else:
                to.execute(sa.update(ANSWERS).where(*where).values(answer=answer))
            _change(to, room)

    def students(self, code: str) -> int:
        """How many came in."""
        with self._reading() as at:
            return _students(at, code)

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

    def close(self, code: str) -> None:
        """Delete a room with all that was said in it."""
        with self._writing() as to:
            to.execute(sa.delete(ROOMS).where(ROOMS.c.code == code))
        scrub(self.engine)

    def sweep(self) -> None:
        """Delete what is older than ``LIFE``."""
        with self._writing() as to:
            old = ROOMS.c.opened <= time.time() - LIFE
            gone = to.execute(sa.delete(ROOMS).where(old)).rowcount
        if gone:
            scrub(self.engine)

    def stop(self) -> None:
        """Give the connections back; the next call makes new ones."""
        with self._lock:
            engine, self._engine = self._engine, None
        if engine:
            engine.dispose()

    @property
    def engine(self) -> sa.Engine:
        """The connections; made, and the tables with them, when first asked for."""
        with self._lock:
            if self._engine is None:
                engine = engine_for(self._url or default_url())
                make(engine)
                self._engine = engine
            return self._engine

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        with self.engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        with self.engine.execution_options(writes=True).begin() as connection:
            yield connection


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _pairs(at: sa.Connection, asked: sa.Select[Any]) -> dict[Any, Any]:
    return {row[0]: row[1] for row in at.execute(asked)}


def _alive(code: str) -> sa.ColumnElement[bool]:
    return (ROOMS.c.code == code) & (ROOMS.c.opened > time.time() - LIFE)


def _room(at: sa.Connection, code: str, *, lock: bool = False) -> Room:
    """The room of a code; with ``lock`` nobody else changes it until the transaction ends."""
    asked = sa.select(*(ROOMS.c[field.name] for field in fields(Room))).where(_alive(code))
    row = at.execute(asked.with_for_update() if lock else asked).one_or_none()
    if row is None:
        raise NoRoom
    return Room(*row)


def _change(to: sa.Connection, room: Room, **values: Any) -> None:
    values["version"] = room.version + 1
    to.execute(sa.update(ROOMS).where(ROOMS.c.code == room.code).values(**values))


def _students(at: sa.Connection, code: str) -> int:
    count = sa.select(sa.func.count()).select_from(STUDENTS).where(STUDENTS.c.code == code)
    return at.scalar(count) or 0


def _enter(to: sa.Connection, room: Room, student: str) -> bool:
    """Count a student in; whether they are new. Full if there is no place left."""
    own = sa.select(STUDENTS.c.code).where(
        STUDENTS.c.code == room.code, STUDENTS.c.student == student
    )
    if to.scalar(own) is not None:
        return False
    if _students(to, room.code) >= MOST_STUDENTS:
        raise Full
    to.execute(sa.insert(STUDENTS).values(code=room.code, student=student))
    return True

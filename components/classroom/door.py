"""A room's door: who is let in, how many came from where, and who is taken out again.

An address is told apart by what stands for it, which says nothing to anybody but the process that
made it up.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from components.classroom.tables import ANSWERS, STUDENTS

#: Students in one room, and of those from one address: a whole school may share one.
MOST_STUDENTS, MOST_HERE = 1000, 450
#: Seconds without a word after which a phone is taken to have left. It asks every twenty.
AWAY = 45.0
#: Students that one statement names: a database has an end to that, a flood of made-up ones none.
_AT_ONCE = 500


class Full(Exception):
    """No more rooms, or no more students in a room or from an address."""


class Locked(Exception):
    """Nobody new is let in."""


@dataclass(frozen=True)
class Door:
    """How it stands.

    Attributes
    ----------
    locked : bool
        Whether nobody new is let in.
    origins : tuple of (str, int)
        What stands for an address, and how many came from there; the most first.
    newcomers : int
        How many came in within the seconds that were asked about.
    """

    locked: bool
    origins: tuple[tuple[str, int], ...]
    newcomers: int = 0


def students(at: sa.Connection, code: str, origin: str | None = None) -> int:
    """How many are in a room, from everywhere or from one address."""
    count = sa.select(sa.func.count()).select_from(STUDENTS).where(STUDENTS.c.code == code)
    return at.scalar(count if origin is None else count.where(STUDENTS.c.origin == origin)) or 0


def enter(to: sa.Connection, code: str, student: str, origin: str, *, locked: bool) -> bool:
    """Count a student in; whether they are new.

    Raises
    ------
    Full, Locked
        If there is no place left, or nobody new is let in.
    """
    if hear(to, code, [student]):
        return False
    if locked:
        raise Locked
    if students(to, code) >= MOST_STUDENTS or students(to, code, origin) >= MOST_HERE:
        raise Full
    now = time.time()
    row = {"code": code, "student": student, "origin": origin, "entered": now, "heard": now}
    to.execute(sa.insert(STUDENTS).values(row))
    return True


def hear(to: sa.Connection, code: str, students: Iterable[str]) -> int:
    """Note that students are there; how many of them are known in the room."""
    every, known = list(students), 0
    for start in range(0, len(every), _AT_ONCE):
        some = STUDENTS.c.student.in_(every[start : start + _AT_ONCE])
        said = sa.update(STUDENTS).where(STUDENTS.c.code == code, some)
        known += to.execute(said.values(heard=time.time())).rowcount
    return known


def present(at: sa.Connection, code: str) -> int:
    """How many students are there now."""
    heard = (STUDENTS.c.code == code) & (STUDENTS.c.heard > time.time() - AWAY)
    return at.scalar(sa.select(sa.func.count()).select_from(STUDENTS).where(heard)) or 0


def seen(at: sa.Connection, code: str, *, locked: bool, seconds: float = 0.0) -> Door:
    """How the door of a room stands, and who came in within the last seconds."""
    many = sa.func.count()
    asked = sa.select(STUDENTS.c.origin, many).where(STUDENTS.c.code == code)
    found = at.execute(asked.group_by(STUDENTS.c.origin).order_by(many.desc(), STUDENTS.c.origin))
    new = sa.select(many).where(STUDENTS.c.code == code, STUDENTS.c.entered > time.time() - seconds)
    return Door(locked, tuple((origin, count) for origin, count in found), at.scalar(new) or 0)


def remove(to: sa.Connection, code: str, *, since: float, origin: str | None) -> int:
    """Take out students with their answers; how many."""
    which = (STUDENTS.c.code == code) & (STUDENTS.c.entered >= since)
    if origin is not None:
        which &= STUDENTS.c.origin == origin
    gone = sa.select(STUDENTS.c.student).where(which)
    theirs = (ANSWERS.c.code == code) & ANSWERS.c.student.in_(gone)
    to.execute(sa.delete(ANSWERS).where(theirs))
    return to.execute(sa.delete(STUDENTS).where(which)).rowcount

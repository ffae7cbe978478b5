"""What students answered: in the first vote on a question, in the second, and when."""

from __future__ import annotations

import time
from typing import NamedTuple

import sqlalchemy as sa

from components.classroom.tables import ANSWERS


class Ballot(NamedTuple):
    """A student's answers to one question; "" and 0.0 where none was given.

    Attributes
    ----------
    first, second : str
        In either vote; ``first_at`` and ``second_at`` say when it was given, in seconds since 1970,
        ``first_sent`` and ``second_sent`` are the phone's own numbers of what it sent.
    """

    first: str = ""
    second: str = ""
    first_at: float = 0.0
    second_at: float = 0.0
    first_sent: float = 0.0
    second_sent: float = 0.0

    @property
    def last(self) -> str:
        """The answer that counts."""
        return self.second or self.first

    def sent(self, vote: int) -> float:
        """The number of what a phone sent last in vote 1 or 2; 0.0 if it gave none."""
        return (self.first_sent, self.second_sent)[vote - 1]


_COLUMNS = tuple(
    ANSWERS.c[name]
    for name in ("answer", "second", "first_at", "second_at", "first_sent", "second_sent")
)


def of_student(at: sa.Connection, code: str, student: str) -> dict[str, Ballot]:
    """Scene -> what a student answered."""
    mine = (ANSWERS.c.code == code) & (ANSWERS.c.student == student)
    return {
        scene: Ballot(*said)
        for scene, *said in at.execute(sa.select(ANSWERS.c.scene, *_COLUMNS).where(mine))
    }


def keep(
    to: sa.Connection, code: str, scene: str, student: str, vote: int, answer: str, sent: float
) -> None:
    """Write a student's answer in vote 1 or 2, over the one before."""
    which = {"code": code, "scene": scene, "student": student}
    names = (
        ("answer", "first_at", "first_sent")
        if vote == 1
        else ("second", "second_at", "second_sent")
    )
    said = dict(zip(names, (answer, time.time(), sent), strict=True))
    own = sa.and_(*(ANSWERS.c[name] == value for name, value in which.items()))
    if not to.execute(sa.update(ANSWERS).where(own).values(**said)).rowcount:
        to.execute(sa.insert(ANSWERS).values(**{"answer": "", **which, **said}))


def pairs(at: sa.Connection, code: str, scene: str) -> dict[tuple[str, str], int]:
    """First and second answer -> how many gave both, for one scene; "" is none."""
    both = ANSWERS.c.answer, ANSWERS.c.second
    asked = sa.select(*both, sa.func.count()).group_by(*both)
    found = at.execute(asked.where(ANSWERS.c.code == code, ANSWERS.c.scene == scene))
    return {(first, second): count for first, second, count in found}


def everyones(at: sa.Connection, code: str) -> dict[str, dict[str, Ballot]]:
    """Student -> scene -> ballot; students are numbered in an order that says nothing."""
    asked = sa.select(ANSWERS.c.student, ANSWERS.c.scene, *_COLUMNS)
    found: dict[str, dict[str, Ballot]] = {}
    for student, scene, *said in at.execute(
        asked.where(ANSWERS.c.code == code).order_by(ANSWERS.c.student)
    ):
        found.setdefault(student, {})[scene] = Ballot(*said)
    return {str(i): said for i, said in enumerate(found.values(), 1)}

"""What a class answered, in both votes, and what to do next. Pure functions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from components.classroom.room import Counts
from components.talk.questions import Question, cells, raised_by, read_answer, tally

#: First and second answer -> how many gave both; "" where none was given.
Pairs = Mapping[tuple[str, str], int]
Advice = Literal["explain", "discuss", "go on"]

#: Below the first share of right answers there is too little to argue with, above the second too
#: little to argue about: about the bounds of peer instruction (Crouch and Mazur 2001).
EXPLAIN, GO_ON = 0.3, 0.7


def counted(asked: Question, said: Pairs, hands: Mapping[int, Counts], vote: int) -> dict[str, Any]:
    """What ``tally`` gives for vote 1 or 2, with a show of hands added."""
    answers: dict[str, int] = {}
    for both, times in said.items():
        if own := both[vote - 1]:
            answers[own] = answers.get(own, 0) + times
    found = tally(asked, answers)
    if vote in hands:
        both_ways = zip(found["counts"], hands[vote], strict=True)
        found["counts"] = [[a + b for a, b in zip(*row, strict=True)] for row in both_ways]
        found["n"] += raised_by(asked, hands[vote])
    return found


def outcome(asked: Question, said: Pairs, hands: Mapping[int, Counts]) -> dict[str, Any]:
    """What is told when a question is over.

    Returns
    -------
    dict
        What ``tally`` gives for the last vote, and if that was the second, ``first`` (the same for
        the first), ``flow`` (for each row of the question, how many students went from which
        option, the outer list, to which; None of several choices or of a point in time) and
        ``moved`` (how many of those who voted twice changed their answer, and who they are). All
        three are None after one vote.
    """
    first, second = (counted(asked, said, hands, vote) for vote in (1, 2))
    if not second["n"]:
        return {**first, "first": None, "flow": None, "moved": None}
    twice = {
        both: times for both, times in said.items()
        if all(read_answer(asked, {asked.kind: answer}) for answer in both)
    }  # fmt: skip
    moved = [sum(n for (a, b), n in twice.items() if a != b), sum(twice.values())]
    flow = None if asked.kind in ("several", "point") else _flow(asked, twice)
    return {**second, "first": first, "flow": flow, "moved": moved}


def _flow(asked: Question, twice: Pairs) -> list[Counts]:
    many = len(asked.options)
    flow = [[[0] * many for _ in range(many)] for _ in asked.rows or ("",)]
    for both, times in twice.items():
        for (row, before), (_, after) in zip(*(cells(asked, one) for one in both), strict=False):
            flow[row][before][after] += times
    return flow


def advice(
    found: Mapping[str, Any], right: Sequence[int] = (), *, several: bool = False
) -> Advice | None:
    """What the spread of a first vote speaks for; None if nobody answered.

    Parameters
    ----------
    found : mapping
        As ``counted`` gives it.
    right : sequence of int
        Places of the options that are right. Where none is, the share of the commonest counts.
    several : bool
        Whether each option is a question of its own: chosen or not.
    """
    if not found["n"]:
        return None
    rows, rights = found["counts"], [*right[:1]] * len(found["counts"])
    if several:
        rows = [[times, found["n"] - times] for times in rows[0]]
        rights = [int(place not in right) for place in range(len(rows))] if right else []
    best = (
        [row[place] for row, place in zip(rows, rights, strict=True)]
        if rights
        else [*map(max, rows)]
    )
    shares = [times / max(sum(row), 1) for row, times in zip(rows, best, strict=True)]
    share = sum(shares) / len(shares)
    if share < EXPLAIN:
        return "explain"
    return "discuss" if share <= GO_ON else "go on"

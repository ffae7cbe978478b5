"""What a class answered, in both votes, and what to do next. Pure functions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from components.classroom.room import Counts
from components.talk.questions import Question, read_answer, tally

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
        found["n"] += max(map(sum, hands[vote]))
    return found


def outcome(asked: Question, said: Pairs, hands: Mapping[int, Counts]) -> dict[str, Any]:
    """What is told when a question is over.

    Returns
    -------
    dict
        What ``tally`` gives for the last vote, and if that was the second, ``first`` (the same for
        the first) and ``flow``: for each row of the question, how many students went from which
        option (outer list) to which (inner). Both are None after one vote.
    """
    first, second = (counted(asked, said, hands, vote) for vote in (1, 2))
    if not second["n"]:
        return {**first, "first": None, "flow": None}
    return {**second, "first": first, "flow": _flow(asked, said)}


def _flow(asked: Question, said: Pairs) -> list[Counts]:
    values = [value for value, _ in asked.options]
    flow = [[[0] * len(values) for _ in values] for _ in asked.rows or ("",)]
    for both, times in said.items():
        if not all(read_answer(asked, {asked.kind: answer}) for answer in both):
            continue
        rows = zip(*both, strict=False) if asked.rows else [both]
        for row, (before, after) in enumerate(rows):
            flow[row][values.index(before)][values.index(after)] += times
    return flow


def advice(found: Mapping[str, Any], right: int | None = None) -> Advice | None:
    """What the spread of a first vote speaks for; None if nobody answered.

    Parameters
    ----------
    found : mapping
        As ``counted`` gives it.
    right : int, optional
        Place of the option that is right. Where none is, the share of the commonest counts.
    """
    if not found["n"]:
        return None
    shares = [
        (max(row) if right is None else row[right]) / max(sum(row), 1) for row in found["counts"]
    ]
    share = sum(shares) / len(shares)
    if share < EXPLAIN:
        return "explain"
    return "discuss" if share <= GO_ON else "go on"

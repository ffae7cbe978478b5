"""Rows of another table that an author may write in one cell: the blocs of a vote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from components.dossier.columns import Column
from components.dossier.problems import Problem
from components.dossier.weights import SIDES

from .made import Cells
from .parts import ACTS, ROLES

_COUNTS = (*SIDES, "weight")
_BLOC = re.compile(
    r"(?P<bloc>.+?):?\s+(?P<yes>\d+)\s*[-–]\s*(?P<no>\d+)"
    r"(\s*[-–]\s*(?P<abstain>\d+))?(\s*[-–]\s*(?P<not_voting>\d+))?"
    r"(\s*\((?P<weight>\d+(\.\d+)?)\))?"
)
BLOCS = Column(
    "blocs", "string", required=False, description="Rows of ballots in one cell: each bloc with "
    "its votes for and against, and where known its abstentions and members not voting, as "
    "Left 60–1; Right 18–30–2; of weighted votes, its weight in brackets: Norway 1–0 (5.6)"
)  # fmt: skip
#: Table -> columns that only a workbook has.
EXTRA: Mapping[str, tuple[Column, ...]] = MappingProxyType(
    {"events": (ROLES, ACTS), "votes": (BLOCS,)}
)


def ballots(
    votes: list[tuple[int, Cells]], there: list[tuple[int, Cells]], problems: list[Problem]
) -> Iterator[tuple[int, Cells]]:
    """Rows of ``ballots`` that stand in cells of votes, and the faults of these.

    Parameters
    ----------
    votes, there : list of (int, dict)
        Rows of the tabs of votes, which have their ids, and of ballots.
    problems : list of Problem
        What is wrong is added to it.
    """
    taken = {(cells.get("vote_id"), cells.get("bloc")) for _, cells in there}
    for number, cells in votes:
        for part in filter(None, map(str.strip, cells.pop("blocs", "").split(";"))):
            found = _BLOC.fullmatch(part)
            wrong = ""
            if not found:
                wrong, right = "no bloc with its votes", "write such as Left 60–1; Right 18–30–2"
            elif (cells.get("id"), found["bloc"]) in taken:
                wrong, right = "a bloc of this vote that stands twice", "keep one of the two"
            if wrong or not found:
                problems.append(Problem("votes.csv", number, "blocs", wrong, right, part))
                continue
            taken.add((cells.get("id"), found["bloc"]))
            counts = {name: found[name] or "" for name in _COUNTS}
            yield 0, {"vote_id": cells.get("id", ""), "bloc": found["bloc"], **counts}

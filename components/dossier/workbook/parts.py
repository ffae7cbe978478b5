"""Rows of ``roles`` and ``pressures`` that an author writes in one cell of their event."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from components.dossier.cells import slugify
from components.dossier.columns import Column, column
from components.dossier.problems import Problem, did_you_mean
from components.dossier.words import Likes

from .made import NAMES, Cells

_ARROW = re.compile(r"\s*(?:->|→|>)\s*")
ROLES = Column(
    "roles", "string", required=False, description="Rows of roles in one cell: each actor with "
    "what it did, as Lower house: decider; Owners: participant"
)  # fmt: skip
ACTS = Column(
    "acts", "string", required=False, description="Rows of pressures in one cell: who pressed > "
    "whom, and how, as Owners > Cabinet: obstruction, resists; the other words of such a row may "
    "follow likewise"
)  # fmt: skip
#: Column of the cell -> the table of its rows, their columns of actors, and of words.
_FORMS: Mapping[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "roles": ("roles", ("actor_id",), ("role",)),
    "acts": (
        "pressures", ("from_actor", "to_actor"), ("mechanism", "stance", "side", "assertion"),
    ),
}  # fmt: skip
_SHOWN = {"roles": "Lower house: decider", "acts": "Owners > Cabinet: obstruction, resists"}


class _Wrong(ValueError):
    """A part that cannot be read; its message is ``what is wrong; what would be right``."""


class Part(NamedTuple):
    """A row that stands in a cell, and the table that it is of."""

    table: str
    cells: Cells


def parts(
    events: Sequence[tuple[int, Cells]],
    actors: Sequence[Mapping[str, str]],
    own: Likes,
    problems: list[Problem],
) -> Iterator[Part]:
    """Rows that stand in cells of events, which are emptied, and the faults of these.

    Parameters
    ----------
    events : sequence of (int, dict)
        Rows of the tab by their numbers.
    actors : sequence of mapping
        Rows of the tab of actors, of which each has to be one that is named.
    own : mapping
        The case's own words by their columns.
    problems : list of Problem
        What is wrong is added to it.
    """
    names = {row[n] for row in actors for n in ("id", "short", *NAMES) if row.get(n)}
    sides = {slugify(row[n]): row.get("side", "") for row in actors for n in NAMES if row.get(n)}
    sides |= {row["id"]: row.get("side", "") for row in actors if row.get("id")}
    titles = Counter(cells.get("title", "").casefold() for _, cells in events)
    for number, cells in events:
        event = cells.get("id") or cells.get("title", "")
        for name in _FORMS:
            seen: set[str] = set()
            for part in filter(None, map(str.strip, cells.pop(name, "").split(";"))):
                try:
                    if not cells.get("id") and titles[event.casefold()] > 1:
                        raise _Wrong("several events have this title; give this one an id")
                    made = _read(name, part, names, sides, own)
                    if part.casefold() in seen:
                        raise _Wrong("stands twice in this cell; keep one of the two")
                except _Wrong as error:
                    wrong, _, right = str(error).partition("; ")
                    problems.append(Problem("events.csv", number, name, wrong, right, part))
                    continue
                seen.add(part.casefold())
                yield Part(_FORMS[name][0], {"event_id": event, **made})


def _read(
    name: str, part: str, names: set[str], sides: Mapping[str, str], own: Likes
) -> dict[str, str]:
    """The cells of one row.

    Raises
    ------
    _Wrong
        If it has another form, or names no actor or no word of the lists.
    """
    table, ends, lists = _FORMS[name]
    who, colon, words = part.rpartition(":")
    people = _ARROW.split(who.strip()) if len(ends) > 1 else [who.strip()]
    if not colon or len(people) != len(ends) or not all(people):
        raise _Wrong(f"not of the form of this cell; write such as {_SHOWN[name]}")
    for person in people:
        if slugify(person) not in {slugify(known) for known in names}:
            hint = did_you_mean(person, names) or "add it to actors, or name one that is there"
            raise _Wrong(f"no actor is called {person!r}; {hint}")
    cells = dict(zip(ends, people, strict=True))
    for word in map(str.strip, words.split(",")):
        of = {n: column(table, n).adding(own.get((table, n), ())).enum for n in lists}
        found = next((n for n in lists if word in of[n] and n not in cells), None)
        if found is None:
            known = [one for n in lists if n not in cells for one in of[n]]
            hint = did_you_mean(word, known) or f"write one of: {', '.join(known)}"
            raise _Wrong(f"{word!r} is no word for it; {hint}")
        cells[found] = word
    if lists[0] not in cells:
        raise _Wrong(f"no {lists[0]}; write such as {_SHOWN[name]}")
    if table == "pressures" and not cells.get("side"):
        side = sides.get(slugify(people[0]), "")
        if side == "transnational":
            raise _Wrong(
                f"{people[0]} acts from both sides; add domestic or international after the colon"
            )
    return cells

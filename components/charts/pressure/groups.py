"""Groups of actors by where they stand, and what passes between them, summed up."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from components.dossier.case import Case

#: Group of an arena: at home society and the state, abroad governments and bodies, allies, and
#: societies.
SOCIETY, STATE, ABROAD, ALLIES, ELSEWHERE = range(5)
GROUP = {
    "society": SOCIETY,
    "home-state": STATE,
    "foreign-state": ABROAD,
    "intergovernmental": ABROAD,
    "transnational": ALLIES,
    "foreign-society": ELSEWHERE,
}
HEADINGS = (
    "{National} society",
    "{National} state",
    "States and bodies abroad",
    "Allies across borders",
    "Societies abroad",
)
#: The same where there is little room.
BRIEF = {ABROAD: "Abroad"}
#: Most arcs between single actors that are drawn without being asked for.
FEW = 14


class Between(NamedTuple):
    """What makes arcs one: the groups they join, their side and stance, and whether of norms."""

    start: int
    end: int
    side: str
    stance: str
    norm: bool


def heading(group: int, case: Case, *, brief: bool = False) -> str:
    """What a group is called."""
    words = HEADINGS[group]
    return case.fill(BRIEF.get(group, words) if brief else words)


def between(edge: Any, groups: dict[str, int]) -> Between:
    """The bundle that an arc belongs to; ``groups`` are those of the actors."""
    start, end = groups[edge.from_actor], groups[edge.to_actor]
    return Between(start, end, edge.side, edge.stance, bool(edge.norm))


def bundled(edges: Iterable[Any], groups: dict[str, int]) -> dict[Between, list[Any]]:
    """Arcs by the bundle that they belong to, those of most acts first."""
    found: dict[Between, list[Any]] = {}
    for edge in edges:
        found.setdefault(between(edge, groups), []).append(edge)
    ranked = sorted(found.items(), key=lambda part: (-sum(e.acts for e in part[1]), part[0]))
    return dict(ranked)

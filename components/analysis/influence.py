"""Routes of influence: who reached whom, step by step, before an outcome.

A step is an act of pressure for the law. One leads on to another where whoever it reached is the
one who presses in the other, or takes part in its event without pressing anyone in their own name,
and may have done so afterwards. That is
an order of told steps, and no proof that one caused the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from components.dossier import Dossier
from components.dossier.defaults import outcomes, stages_of
from components.query.selection import select
from components.view import View

if TYPE_CHECKING:
    import networkx as nx

_OUTCOME = ""


@dataclass(frozen=True)
class Step:
    """One act on a route.

    Attributes
    ----------
    act : str
        Id of the act of pressure.
    onward : str
        Id of the act it leads to; "" where it reaches those who decide.
    depth : int
        Steps from here to the outcome; 1 is the last.
    """

    act: str
    onward: str
    depth: int


@lru_cache(maxsize=64)
def deciders(dossier: Dossier, outcome: str) -> frozenset[str]:
    """Actors who brought an outcome about: who decided its events, or led them if none did."""
    found: set[str] = set()
    for event in stages_of(dossier, outcome):
        roles = dossier.roles[dossier.roles["event_id"] == event]
        for role in ("decider", "lead"):
            actors = set(roles.loc[roles["role"] == role, "actor_id"])
            if actors:
                found |= actors
                break
    return frozenset(found)


def steps(dossier: Dossier, view: View, outcome: str) -> tuple[Step, ...]:
    """The acts in view from which an outcome can be reached, each with its shortest way on.

    Returns
    -------
    tuple of Step
        The last steps first, then by the dossier's order.
    """
    import networkx as nx  # a tenth of a second, which only routes need

    graph = graph_of(dossier, view, outcome)
    ways: dict[str, list[str]] = nx.single_source_dijkstra_path(
        graph.reverse(copy=False), _OUTCOME, weight="cost"
    )
    found = [
        Step(act, way[-2], len(way) - 1) for act, way in ways.items() if act != _OUTCOME
    ]  # fmt: skip
    order = {act: i for i, act in enumerate(_advancing(dossier))}
    return tuple(sorted(found, key=lambda s: (s.depth, order[s.act])))


def graph_of(dossier: Dossier, view: View, outcome: str) -> nx.DiGraph[str]:
    """Acts for the law, as nodes, with an edge wherever one may lead to another.

    The node "" is the outcome; ``cost`` prefers few steps, and among these the nearest in time.
    """
    import networkx as nx

    last = _last_day(dossier, outcome)
    acts = _before(_acts(dossier, view), last)
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_node(_OUTCOME)
    for a in _final(dossier, acts, outcome):
        graph.add_edge(a.id, _OUTCOME, cost=1 + _gap(a.last, last or None))
    for a, b in _onward(dossier, acts):
        if a.id != b.id and (a.first is None or b.last is None or a.first <= b.last):
            graph.add_edge(a.id, b.id, cost=1 + _gap(a.last, b.last))
    return graph


def reached(dossier: Dossier, outcome: str) -> bool:
    """Whether any route leads to an outcome, whatever the View."""
    acts = _before(_advancing(dossier).values(), _last_day(dossier, outcome))
    return any(_final(dossier, acts, outcome))


def _last_day(dossier: Dossier, outcome: str) -> int:
    """The last day of an outcome, as an ordinal; 0 where none is known."""
    days = _days(dossier)
    return max((days[e][1] or 0 for e in stages_of(dossier, outcome) if e in days), default=0)


def _before(acts: Iterable[_Act], last: int) -> list[_Act]:
    """Acts without those that for certain come after the outcome: they cannot lead to it."""
    return [a for a in acts if a.first is None or a.first <= last]


def _final(dossier: Dossier, acts: Iterable[_Act], outcome: str) -> Iterator[_Act]:
    """Acts that reach those who decide; what these do themselves in it is the outcome."""
    ends, decide = stages_of(dossier, outcome), deciders(dossier, outcome)
    since = _decided_before(dossier, outcome, decide)
    for a in acts:
        fresh = a.last is None or a.last > since.get(a.to_actor, 0)
        if (a.to_actor in decide and fresh) or (a.event_id in ends and a.from_actor not in decide):
            yield a


class _Act(NamedTuple):
    """An act of pressure, with the first and last day of its event as ordinals, if known."""

    id: str
    event_id: str
    from_actor: str
    to_actor: str
    first: int | None
    last: int | None


def _acts(dossier: Dossier, view: View) -> list[_Act]:
    known = _advancing(dossier)
    return [known[i] for i in select(dossier, view.filters).pressures["id"] if i in known]


@lru_cache(maxsize=8)
def _advancing(dossier: Dossier) -> dict[str, _Act]:
    acts = dossier.pressures[dossier.pressures["stance"] == "advances"]
    columns = [acts[name] for name in ("id", "event_id", "from_actor", "to_actor")]
    days = _days(dossier)
    return {i: _Act(i, e, start, end, *days[e]) for i, e, start, end in zip(*columns, strict=True)}


@lru_cache(maxsize=8)
def _days(dossier: Dossier) -> dict[str, tuple[int | None, int | None]]:
    """First and last day of every event, as ordinals."""
    ends = (
        [None if pd.isna(day) else day.toordinal() for day in dossier.events[name]]
        for name in ("date_from", "date_to")
    )
    return dict(zip(dossier.events["id"], zip(*ends, strict=True), strict=True))


def _onward(dossier: Dossier, acts: list[_Act]) -> Iterator[tuple[_Act, _Act]]:
    """Pairs of acts of which the one may lead to the other, but for their dates."""
    pressing = {a.from_actor for a in acts}
    taking: dict[str, list[_Act]] = {}
    for b in acts:
        present = _present(dossier).get(b.event_id, frozenset()) - pressing
        for actor in {b.from_actor, *present}:
            taking.setdefault(actor, []).append(b)
    return ((a, b) for a in acts for b in taking.get(a.to_actor, ()))


@lru_cache(maxsize=8)
def _present(dossier: Dossier) -> dict[str, frozenset[str]]:
    """People who lead an event or take part in it."""
    people = set(dossier.actors.loc[dossier.actors["kind"] == "person", "id"])
    roles = dossier.roles[dossier.roles["role"].isin(["lead", "participant"])]
    found: dict[str, set[str]] = {}
    for event, actor in zip(roles["event_id"], roles["actor_id"], strict=True):
        if actor in people:
            found.setdefault(event, set()).add(actor)
    return {event: frozenset(actors) for event, actors in found.items()}


def _decided_before(dossier: Dossier, outcome: str, decide: frozenset[str]) -> dict[str, int]:
    """Day of the last outcome that each of these decided before: older steps led to that one."""
    days, found = _days(dossier), dict[str, int]()
    end = days.get(outcome, (None, None))[1]
    for other in outcomes(dossier):
        day = days.get(other, (None, None))[1]
        if other == outcome or day is None or end is None or not day < end:
            continue
        for actor in deciders(dossier, other) & decide:
            found[actor] = max(day, found.get(actor, day))
    return found


def _gap(before: int | None, after: int | None) -> float:
    """A tenth of a step for ten years between: enough to break ties."""
    if before is None or after is None:
        return 0.05
    return min(abs(after - before) / 36500, 0.1)

"""Routes of influence: who reached whom, step by step, before an outcome.

A step is an act of pressure for the law. One leads on to another where whoever it reached is the
one who presses in the other, or takes part in its event without pressing anyone in their own name,
and may have done so afterwards. That is
an order of documented steps, and no proof that one caused the next.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import networkx as nx
import pandas as pd

from components.dossier import Dossier
from components.outcomes import OUTCOMES
from components.query import select
from components.view import View

#: Events in which an outcome came about, where it took more than one.
STAGES = {
    "protocol-ratified": ("protocol-ratified", "ratification-duma-vote", "ratification-deposited"),
    "witness-law": ("witness-law", "witness-duma-vote"),
}
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


def deciders(dossier: Dossier, outcome: str) -> frozenset[str]:
    """Actors who brought an outcome about: who decided its events, or led them if none did."""
    found: set[str] = set()
    for event in STAGES.get(outcome, (outcome,)):
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
    graph = graph_of(dossier, view, outcome)
    ways: dict[str, list[str]] = nx.single_source_dijkstra_path(
        graph.reverse(copy=False), _OUTCOME, weight="cost"
    )
    found = [
        Step(act, way[-2], len(way) - 1) for act, way in ways.items() if act != _OUTCOME
    ]  # fmt: skip
    order = {act: i for i, act in enumerate(dossier.pressures["id"])}
    return tuple(sorted(found, key=lambda s: (s.depth, order[s.act])))


def graph_of(dossier: Dossier, view: View, outcome: str) -> nx.DiGraph[str]:
    """Acts for the law, as nodes, with an edge wherever one may lead to another.

    The node "" is the outcome; ``cost`` prefers few steps, and among these the nearest in time.
    """
    acts = _acts(dossier, view)
    ends = STAGES.get(outcome, (outcome,))
    decide = deciders(dossier, outcome)
    when = dossier.events.set_index("id")[["date_from", "date_to"]]
    last = when.loc[[e for e in ends if e in when.index], "date_to"].max()
    since = _decided_before(dossier, outcome, decide)
    present = _present(dossier, frozenset(a.from_actor for a in acts))
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_node(_OUTCOME)
    # What comes after the outcome, for certain, cannot lead to it.
    acts = [a for a in acts if pd.isna(a.date_from) or a.date_from <= last]
    for a in acts:
        fresh = pd.isna(a.date_to) or a.date_to > since.get(a.to_actor, pd.Timestamp.min)
        # What those who decide do themselves in it is the outcome.
        if (a.to_actor in decide and fresh) or (a.event_id in ends and a.from_actor not in decide):
            graph.add_edge(a.id, _OUTCOME, cost=1 + _gap(a.date_to, last))
    for a in acts:
        for b in acts:
            onward = a.to_actor == b.from_actor or (b.event_id, a.to_actor) in present
            in_time = pd.isna(a.date_from) or pd.isna(b.date_to) or a.date_from <= b.date_to
            if a.id != b.id and onward and in_time:
                graph.add_edge(a.id, b.id, cost=1 + _gap(a.date_to, b.date_to))
    return graph


def _present(dossier: Dossier, pressing: frozenset[str]) -> set[tuple[str, str]]:
    """Events, with the people who take part in them and press nobody in their own name."""
    people = set(dossier.actors.loc[dossier.actors["kind"] == "person", "id"]) - pressing
    roles = dossier.roles[dossier.roles["role"].isin(["lead", "participant"])]
    roles = roles[roles["actor_id"].isin(people)]
    return set(zip(roles["event_id"], roles["actor_id"], strict=True))


def _acts(dossier: Dossier, view: View) -> list[Any]:
    found = select(dossier, view.filters).pressures
    dates = dossier.events.set_index("id")[["date_from", "date_to"]]
    kept = found[found["stance"] == "advances"].join(dates, on="event_id")
    return list(kept.itertuples())


def _decided_before(
    dossier: Dossier, outcome: str, decide: frozenset[str]
) -> dict[str, pd.Timestamp]:
    """Day of the last outcome that each of these decided before: older steps led to that one."""
    days = dict(zip(dossier.events["id"], dossier.events["date_to"], strict=True))
    end = days.get(outcome)
    found: dict[str, pd.Timestamp] = {}
    for other in OUTCOMES:
        day = days.get(other)
        if other == outcome or day is None or end is None or not day < end:
            continue
        for actor in deciders(dossier, other) & decide:
            found[actor] = max(day, found.get(actor, day))
    return found


def _gap(before: Any, after: Any) -> float:
    """A tenth of a step for ten years between: enough to break ties."""
    if pd.isna(before) or pd.isna(after):
        return 0.05
    return min(abs((after - before).days) / 36500, 0.1)

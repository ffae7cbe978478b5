"""Actors, and the arrows between them: what one did to another, summed up and told."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import Any

import pandas as pd

from components.charts.chart import Frame, carrying
from components.charts.pressure.boomerang import steps
from components.charts.pressure.columns import LETTERS, OFF_ROUTE, ROOM
from components.dossier import Dossier
from components.graphic.metrics import wrap
from components.query.citations import DAGGER, conflicting, supporting
from components.query.records import rows_of
from components.query.selection import Selection, select
from components.view import View
from components.view.sides import SIDE_WORDS
from components.wording.counting import counted

#: How an act is asserted, where the source does not simply state it.
HEDGES = {
    "self-claimed": "by the actor's own account",
    "alleged": "allegedly",
    "inferred": "our inference",
}
#: Column in which actors of an arena stand.
COLUMN = {
    "society": 0,
    "home-state": 1,
    "foreign-state": 2,
    "intergovernmental": 2,
    "transnational": 3,
}


def prepare(dossier: Dossier, view: View) -> Frame:
    """Rows of the chart.

    Returns
    -------
    pandas.DataFrame
        ``layer`` "node" (an actor, by its id, in a ``column``) or "edge" (the acts of one actor on
        another from one side and of one stance, by the event of the first; ``step`` 1 to 3 on a
        whole route of the boomerang, else 0, and ``first`` the step at which an actor of it
        stands, else ``OFF_ROUTE``). ``acts`` counts
        acts in view: of an edge, or of all edges of a node; ``asserted`` says of each act of an
        edge how its source asserts it. ``norm`` is set where a norm bears on somebody: a norm
        weighs, and does not act.
    """
    chosen = select(dossier, view)
    acts = _dated(chosen.pressures, dossier)
    on_route = steps(acts)
    norms = frozenset(dossier.actors.loc[dossier.actors["kind"] == "norm", "id"])
    edges = [_edge(part, on_route, norms, dossier, view) for part in _pairs(acts)]
    nodes = _nodes(chosen, edges, view)
    return carrying(pd.DataFrame([*edges, *nodes], columns=_COLUMNS), dossier.case)


_COLUMNS = [
    "norm", "asserted", "inferred",
    "layer", "id", "kind", "label", "tip", "acts", "from_actor", "to_actor", "column",
    "side", "stance", "mechanism", "mechanisms", "step", "claimed", "doubt",
    "unnamed", "selected", "summary", "says", "from_name", "to_name", "first", "pushes",
]  # fmt: skip


def _dated(pressures: pd.DataFrame, dossier: Dossier) -> list[Any]:
    """Acts in order of their events, those without a first day by their last."""
    events = {row.id: row for row in _events(dossier)}
    names = dict(zip(dossier.actors["id"], dossier.actors["short"], strict=True))
    acts = rows_of(pressures)
    for act in acts:
        event = events[act.event_id]
        act.when, act.day = event.date_words, event.day
        act.from_name, act.to_name = names[act.from_actor], names[act.to_actor]
    return sorted(acts, key=lambda act: (act.day, act.id))


@lru_cache(maxsize=8)
def _events(dossier: Dossier) -> list[Any]:
    events = dossier.events[["id", "date_words"]]
    day = dossier.events["date_from"].fillna(dossier.events["date_to"])
    days = ["" if pd.isna(d) else d.isoformat()[:10] for d in day]
    return rows_of(events.assign(day=days))


def _pairs(acts: list[Any]) -> list[list[Any]]:
    """Acts of one actor on another, apart by side and by stance."""
    pairs: dict[tuple[str, ...], list[Any]] = {}
    for act in acts:
        pairs.setdefault((act.from_actor, act.to_actor, act.side, act.stance), []).append(act)
    return list(pairs.values())


def _edge(
    part: list[Any], on_route: dict[str, int], norms: frozenset[str], dossier: Dossier, view: View
) -> dict[str, Any]:
    """One arrow: its acts, summed up and listed."""
    says, otherwise = supporting(dossier, "pressures"), conflicting(dossier, "pressures")
    first = part[0]
    mechanisms = Counter(act.mechanism for act in part).most_common()
    words = ", ".join(name + (f" ×{n}" if n > 1 else "") for name, n in mechanisms)
    lines = []
    for act in part:
        hedge = f" ({HEDGES[act.assertion]})" if act.assertion in HEDGES else ""
        doubt = f" {DAGGER} {otherwise[act.id]}." if act.id in otherwise else ""
        lines.append(
            f"{act.when[:1].upper()}{act.when[1:]}: {act.summary.rstrip('.')}{hedge}. "
            f"{says.get(act.id, 'No source')}.{doubt}"
        )
    more = [f"And {len(lines) - 4} more."] if len(lines) > 4 else []
    against = ", against the law" if first.stance == "resists" else ""
    label = f"{first.from_name} → {first.to_name}"
    route = [act for act in part if on_route.get(act.id)]
    return {
        "layer": "edge", "id": first.event_id, "kind": "event", "label": label,
        "tip": " ".join(
            [f"{label}, {counted(len(part), 'act')}{against}: {words}.", *lines[:4], *more]
        ),
        "acts": len(part), "from_actor": first.from_actor, "to_actor": first.to_actor,
        "side": first.side, "pushes": SIDE_WORDS[first.side], "stance": first.stance,
        "mechanism": mechanisms[0][0],
        "mechanisms": words, "step": max(on_route.get(act.id, 0) for act in part),
        "claimed": any(act.assertion == "self-claimed" for act in part),
        "inferred": bool(route) and all(act.assertion == "inferred" for act in route),
        "norm": first.from_actor in norms, "asserted": tuple(act.assertion for act in part),
        "doubt": any(act.id in otherwise for act in part), "unnamed": False,
        "selected": any(
            act.event_id in view.event or {act.from_actor, act.to_actor} & view.followed
            for act in part
        ), "column": -1,
        "summary": " ".join(act.summary for act in part), "from_name": first.from_name,
        "says": "; ".join(dict.fromkeys(says.get(act.id, "") for act in part)),
        "to_name": first.to_name,
    }  # fmt: skip


def _nodes(chosen: Selection, edges: list[dict[str, Any]], view: View) -> list[dict[str, Any]]:
    """Actors that press or are pressed in view."""
    given: Counter[str] = Counter()
    taken: Counter[str] = Counter()
    first: dict[str, int] = {}
    for edge in edges:
        given[edge["from_actor"]] += edge["acts"]
        taken[edge["to_actor"]] += edge["acts"]
        if edge["step"]:
            first.setdefault(edge["from_actor"], edge["step"])
            first.setdefault(edge["to_actor"], edge["step"] + 1)
    nodes = []
    for actor in rows_of(chosen.actors):
        if actor.id not in given and actor.id not in taken:
            continue
        column = COLUMN[actor.arena]
        norm = actor.kind == "norm"
        what = (
            f"bears on somebody {counted(given[actor.id], 'time')}"
            if norm
            else f"acts by it {given[actor.id]}, on it {taken[actor.id]}"
        )
        nodes.append(
            {"layer": "node", "id": actor.id, "kind": "actor",
             "label": "\n".join(wrap(actor.short, LETTERS, ROOM[column])), "column": column,
             "tip": f"{actor.name}. {actor.description.rstrip('.')}. In view: {what}.",
             "acts": given[actor.id] + taken[actor.id], "side": actor.side,
             "pushes": SIDE_WORDS[actor.side],
             "unnamed": bool(actor.unnamed), "selected": actor.id in view.actor,
             "summary": what, "step": 0, "doubt": False, "claimed": False, "norm": norm,
             "first": first.get(actor.id, OFF_ROUTE)}
        )  # fmt: skip
    return nodes

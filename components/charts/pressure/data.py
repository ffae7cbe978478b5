"""Actors, and the arrows between them: what one did to another, summed up and told."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

import pandas as pd

from components.charts.chart import Frame, carrying
from components.charts.pressure.boomerang import steps
from components.charts.pressure.groups import FEW, GROUP, Between, bundled, heading
from components.charts.pressure.tips import line_of, tip_of_acts
from components.dossier import Dossier
from components.query.citations import conflicting, supporting
from components.query.norms import norms
from components.query.records import rows_of
from components.query.selection import Selection, select
from components.view import View
from components.view.sides import SIDE_WORDS
from components.wording.counting import counted, listing

#: How an act or acts that hold the law back are told.
AGAINST = ", against the law"


def prepare(dossier: Dossier, view: View) -> Frame:
    """Rows of the chart.

    Returns
    -------
    pandas.DataFrame
        ``layer`` "node" (an actor, by its id, in a ``group``), "edge" (the acts of one actor on
        another from one side and of one stance, by the ids of their events, joined by spaces;
        ``step`` 1 to 3 on a whole route of the boomerang, else 0) or "bundle" (the same for all
        acts of one group upon another, if arcs are too many to be drawn each). ``acts`` counts
        acts in view: of an edge or a bundle, or of all edges of a node; ``maybe`` says how many of
        an edge more likely lie before or after the period of the View; ``asserted`` says of each
        act of an edge how its source asserts it. ``norm`` is set where a norm bears on somebody: a
        norm weighs, and does not act. ``open`` is set where an arc must be drawn as one, for its
        event or an end of it is chosen.
    """
    chosen = select(dossier, view)
    acts = _dated(chosen.pressures, dossier)
    on_route = steps(acts)
    edges = [_edge(part, on_route, norms(dossier), chosen) for part in _pairs(acts)]
    nodes = _nodes(chosen, edges, view)
    bundles = _bundles(edges, nodes, dossier) if len(edges) > FEW else []
    rows = [*edges, *bundles, *nodes]
    return carrying(pd.DataFrame(rows, columns=_COLUMNS), dossier.case)


_COLUMNS = [
    "layer", "id", "kind", "label", "tip", "acts", "maybe", "from_actor", "to_actor", "group",
    "start", "end", "side", "pushes", "stance", "mechanism", "mechanisms", "step", "claimed",
    "inferred", "doubt", "norm", "asserted", "unnamed", "selected", "open", "summary", "says",
    "from_name", "to_name",
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
    part: list[Any], on_route: dict[str, int], norms: frozenset[str], chosen: Selection
) -> dict[str, Any]:
    """One arrow: its acts, summed up and listed."""
    dossier, view = chosen.dossier, chosen.view
    says, otherwise = supporting(dossier, "pressures"), conflicting(dossier, "pressures")
    first = part[0]
    mechanisms = Counter(act.mechanism for act in part).most_common()
    words = ", ".join(name + (f" ×{n}" if n > 1 else "") for name, n in mechanisms)
    against = AGAINST if first.stance == "resists" else ""
    label = f"{first.from_name} → {first.to_name}"
    route = [act for act in part if on_route.get(act.id)]
    title = f"{label}, {counted(len(part), 'act')}{against}: {words}"
    lines = [line_of(act, says.get(act.id, ""), otherwise.get(act.id, "")) for act in part]
    selected = any(
        act.event_id in view.event or {act.from_actor, act.to_actor} & view.followed for act in part
    )
    return {
        "layer": "edge", "id": " ".join(_events_of(part)), "kind": "event", "label": label,
        "tip": tip_of_acts(title, lines),
        "acts": len(part), "maybe": sum(act.event_id in chosen.unlikely for act in part),
        "from_actor": first.from_actor, "to_actor": first.to_actor,
        "side": first.side, "pushes": SIDE_WORDS[first.side], "stance": first.stance,
        "mechanism": mechanisms[0][0],
        "mechanisms": words, "step": max(on_route.get(act.id, 0) for act in part),
        "claimed": any(act.assertion == "self-claimed" for act in part),
        "inferred": bool(route) and all(act.assertion == "inferred" for act in route),
        "norm": first.from_actor in norms, "asserted": tuple(act.assertion for act in part),
        "doubt": any(act.id in otherwise for act in part), "unnamed": False,
        "selected": selected, "group": -1,
        "open": selected or first.from_actor in view.actor or first.to_actor in view.actor,
        "summary": " ".join(act.summary for act in part), "from_name": first.from_name,
        "says": "; ".join(dict.fromkeys(says[act.id] for act in part if act.id in says)),
        "to_name": first.to_name, "told": part,
    }  # fmt: skip


def _events_of(acts: list[Any]) -> list[str]:
    return list(dict.fromkeys(act.event_id for act in acts))


def _bundles(
    edges: list[dict[str, Any]], nodes: list[dict[str, Any]], dossier: Dossier
) -> list[dict[str, Any]]:
    """What passes between groups, summed up; those of most acts first."""
    groups = {node["id"]: node["group"] for node in nodes}
    found = bundled([SimpleNamespace(**edge) for edge in edges], groups)
    return [_bundle(key, part, dossier) for key, part in found.items()]


def _bundle(key: Between, part: list[Any], dossier: Dossier) -> dict[str, Any]:
    says, otherwise = supporting(dossier, "pressures"), conflicting(dossier, "pressures")
    acts = sorted((act for edge in part for act in edge.told), key=lambda act: (act.day, act.id))
    start, end = (heading(group, dossier.case) for group in key[:2])
    label = f"{start}, among themselves" if key.start == key.end else f"{start} → {end}"
    against = AGAINST if key.stance == "resists" else ""
    many = f"norms bore on somebody {counted(len(acts), 'time')}" if key.norm else (
        f"{counted(len(acts), 'act')}{against}"
    )  # fmt: skip
    lines = [
        line_of(
            act, says.get(act.id, ""), otherwise.get(act.id, ""),
            who=f"{act.from_name} → {act.to_name}",
        )
        for act in acts
    ]  # fmt: skip
    pairs = [e.label + (f" ({e.acts})" if e.acts > 1 else "") for e in part]
    sources = list(dict.fromkeys(says[act.id] for act in acts if act.id in says))
    mechanisms = Counter(act.mechanism for act in acts).most_common()
    words = ", ".join(name + (f" ×{n}" if n > 1 else "") for name, n in mechanisms)
    return {
        "layer": "bundle", "id": " ".join(_events_of(acts)), "kind": "event", "label": label,
        "tip": tip_of_acts(f"{label}: {many}", lines), "acts": len(acts), "maybe": 0,
        "start": key.start, "end": key.end, "side": key.side, "pushes": SIDE_WORDS[key.side],
        "stance": key.stance, "norm": key.norm, "mechanism": mechanisms[0][0], "mechanisms": words,
        "step": 0, "claimed": False, "inferred": False, "unnamed": False, "group": -1,
        "doubt": any(act.id in otherwise for act in acts),
        "selected": False, "open": False,
        "summary": f"{listing(pairs, most=3)}.", "says": listing(sources, most=2),
    }  # fmt: skip


def _nodes(chosen: Selection, edges: list[dict[str, Any]], view: View) -> list[dict[str, Any]]:
    """Actors that press or are pressed in view."""
    given: Counter[str] = Counter()
    taken: Counter[str] = Counter()
    for edge in edges:
        given[edge["from_actor"]] += edge["acts"]
        taken[edge["to_actor"]] += edge["acts"]
    nodes = []
    for actor in rows_of(chosen.actors):
        if actor.id not in given and actor.id not in taken:
            continue
        norm = actor.kind == "norm"
        what = (
            f"bears on somebody {counted(given[actor.id], 'time')}"
            if norm
            else f"acts by it {given[actor.id]}, on it {taken[actor.id]}"
        )
        nodes.append(
            {"layer": "node", "id": actor.id, "kind": "actor",
             "label": actor.short, "group": GROUP[actor.arena],
             "tip": f"{actor.name}\n{actor.description.rstrip('.')}.\nIn view: {what}.",
             "acts": given[actor.id] + taken[actor.id], "maybe": 0, "side": actor.side,
             "pushes": SIDE_WORDS[actor.side],
             "unnamed": bool(actor.unnamed), "selected": actor.id in view.followed,
             "summary": what, "step": 0, "doubt": False, "claimed": False, "norm": norm,
             "open": actor.id in view.actor}
        )  # fmt: skip
    return nodes

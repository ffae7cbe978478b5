"""Who pressed whom across the country's border: the actor chart, with the boomerang."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import Any

import pandas as pd

from components.charts.chart import Chart, Frame, carrying, case_of
from components.charts.pressure.boomerang import caption, steps
from components.charts.pressure.narrow import draw_rows
from components.charts.pressure.stage import stage
from components.charts.pressure.wide import TOP, TOP_ROUTE, draw_wide
from components.dossier import Dossier
from components.graphic.canvas import Canvas
from components.graphic.graphic import Graphic
from components.graphic.layout.columns import COLUMNS, LETTERS, ROOM, Link, Node, arrows, place
from components.graphic.metrics import wrap
from components.query.citations import DAGGER, says_otherwise, says_who
from components.query.records import rows_of
from components.query.selection import Selection, select
from components.view import View
from components.view.sides import SIDE_WORDS
from components.wording.counting import counted, listing

#: How an act is asserted, where the source does not simply state it.
HEDGES = {
    "self-claimed": "by the actor's own account",
    "alleged": "allegedly",
    "inferred": "our inference",
}
#: The same in a count, with what a source states.
ASSERTED = {
    "stated": "stated by sources",
    "inferred": "inferred by us",
    "self-claimed": "self-claimed",
    "alleged": "alleged",
}


def prepare(dossier: Dossier, view: View) -> Frame:
    """Rows of the chart.

    Returns
    -------
    pandas.DataFrame
        ``layer`` "node" (an actor, by its id, with ``x`` and ``y``) or "edge" (the acts of one
        actor on another from one side and of one stance, by the event of the first; ``points`` of
        its curve, ``step`` 1 to 3 on a whole route of the boomerang, else 0). ``acts`` counts
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
    links = [Link(edge["from_actor"], edge["to_actor"], edge["acts"]) for edge in edges]
    column = {node["id"]: node["column"] for node in nodes}
    heights = place(
        [
            Node(n["id"], n["column"], n["label"].count("\n") + 1, n["acts"], n["first"])
            for n in nodes
        ],
        links,
        top=TOP_ROUTE if on_route else TOP,
    )
    for node in nodes:
        node["y"] = round(heights[node["id"]], 1)
    for edge, (points, head) in zip(edges, arrows(links, column, heights), strict=True):
        edge["points"], edge["head"] = points, head
    return carrying(pd.DataFrame([*edges, *nodes], columns=_COLUMNS), dossier.case)


_COLUMNS = [
    "norm", "asserted", "inferred",
    "layer", "id", "kind", "label", "tip", "acts", "from_actor", "to_actor", "arena", "column",
    "side", "stance", "mechanism", "mechanisms", "step", "y", "points", "head", "claimed", "doubt",
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
    return rows_of(events.assign(day=day.dt.strftime("%Y-%m-%d").fillna("")))


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
    says, otherwise = says_who(dossier, "pressures"), says_otherwise(dossier, "pressures")
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
        "selected": any(act.event_id in view.event for act in part), "column": -1,
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
        column = COLUMNS[actor.arena]
        norm = actor.kind == "norm"
        what = (
            f"bears on somebody {counted(given[actor.id], 'time')}"
            if norm
            else f"acts by it {given[actor.id]}, on it {taken[actor.id]}"
        )
        nodes.append(
            {"layer": "node", "id": actor.id, "kind": "actor", "arena": actor.arena,
             "label": "\n".join(wrap(actor.short, LETTERS, ROOM[column])), "column": column,
             "tip": f"{actor.name}. {actor.description.rstrip('.')}. In view: {what}.",
             "acts": given[actor.id] + taken[actor.id], "side": actor.side,
             "pushes": SIDE_WORDS[actor.side],
             "unnamed": bool(actor.unnamed), "selected": actor.id in view.actor,
             "summary": what, "step": 0, "doubt": False, "claimed": False, "norm": norm,
             "first": first.get(actor.id, 99)}
        )  # fmt: skip
    return nodes


def describe(frame: Frame) -> str:
    """Alt text: how many acts, from where, on whom, how asserted, and the boomerang if in view."""
    rows = rows_of(frame)
    drawn = [row for row in rows if row.layer == "edge"]
    if not drawn:
        return "No act of pressure is in view."
    norms = sum(edge.acts for edge in drawn if edge.norm)
    weighed = f"{counted(norms, 'time')} a norm bore on somebody"
    edges = [edge for edge in drawn if not edge.norm]
    if not edges:
        return f"No act of pressure is in view; {weighed}."
    acts, case = sum(edge.acts for edge in edges), case_of(frame)
    outside = sum(edge.acts for edge in edges if edge.side == "international")
    against = sum(edge.acts for edge in edges if edge.stance == "resists")
    actors = {end for edge in edges for end in (edge.from_actor, edge.to_actor)}
    held = Counter(kind for edge in edges for kind in edge.asserted)
    text = (
        f"{counted(acts, 'act')} of pressure coded among {counted(len(actors), 'actor')}: "
        f"{outside} from outside {case.home}, {acts - outside} from inside; {against} against the "
        "law. "
        f"{listing([f'{held[kind]} {words}' for kind, words in ASSERTED.items() if held[kind]])}."
    )
    text += f" Beside these, {weighed}." if norms else ""
    for verb, end in (("Most acts on", "to_name"), ("Most acts by", "from_name")):
        sums: Counter[str] = Counter()
        for edge in edges:
            sums[getattr(edge, end)] += edge.acts
        text += f" {verb}: {listing([f'{name} ({n})' for name, n in sums.most_common(3)])}."
    route = caption(drawn, case)
    return f"{text} {' '.join(route)}" if route else text


def sketch(frame: Frame, *, narrow: bool) -> Graphic:
    """The picture: columns with arrows, or rows on a phone."""
    rows = rows_of(frame)
    edges, nodes = ([row for row in rows if row.layer == name] for name in ("edge", "node"))
    case = case_of(frame)
    return draw_rows(edges, case) if narrow else draw_wide(edges, nodes, case)


def layout(frame: Frame, canvas: Canvas) -> Graphic:
    """Columns with arrows; on a narrow canvas the arrows are listed row by row."""
    if canvas.stage:
        return stage(frame)
    return sketch(frame, narrow=canvas.narrow)


CHART = Chart(
    id="pressure",
    title="Who pressed whom",
    shows=(
        "Each arrow is one actor pressing another: brick from inside {home}, blue from outside, "
        "dashed against the law, wider for more acts. Circles grow with acts; hollow: a norm."
    ),
    table="pressures",
    unit="acts of pressure",
    prepare=prepare,
    layout=layout,
    describe=describe,
    columns={
        "label": "Actor, or who pressed whom", "acts": "Acts", "mechanisms": "Mechanism",
        "pushes": "From", "stance": "Stance", "summary": "What was done", "says": "Source",
    },
)  # fmt: skip

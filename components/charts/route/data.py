"""The routes to an outcome: who reached whom before it, as far as the sources say.

Drawn as a tree of streams that run into the outcome: each line is one actor reaching the next.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import pandas as pd

from components.analysis.influence import Step, steps
from components.charts.chart import Chart, Frame
from components.charts.route.layout import CHAINS, TYPES, draw, outcome_of
from components.charts.route.stage import stage
from components.dossier import Dossier
from components.dossier.defaults import first_outcome, outcomes
from components.graphic.canvas import Canvas
from components.graphic.graphic import Graphic
from components.query.citations import contradicted, says_otherwise, says_who, tip_of
from components.query.provenance import independent
from components.query.records import by_id, rows_of
from components.view import View
from components.wording.counting import counted, listing

Row = dict[str, Any]

COLUMNS = [
    "id", "layer", "kind", "label", "to", "parent", "depth", "acts", "type", "sources", "side",
    "chain", "leaf", "when", "tip", "disputed", "selected", "event_id",
    "joined",
]  # fmt: skip


def prepare(dossier: Dossier, view: View) -> Frame:
    """One row an arrow, each after the one it leads to.

    Acts by which one actor reaches the same next one are one arrow.

    Returns
    -------
    pandas.DataFrame
        ``label`` presses on ``to``; ``parent`` is the id of the arrow onward, "" at the outcome;
        ``type`` is "stated", "inferred" (by us), "claimed" (by itself, or alleged) or
        "contested" (a source tells it otherwise); ``chain`` joins the sides of all arrows from
        here to the outcome; ``leaf`` marks where a route starts; ``sources`` counts independent
        ones.
    """
    outcome = view.outcome or first_outcome(dossier)
    acts = by_id(dossier, "pressures")
    groups = _grouped(acts, steps(dossier, view, outcome))
    short = dict(zip(dossier.actors["id"], dossier.actors["short"], strict=True))
    says, otherwise = says_who(dossier, "pressures"), says_otherwise(dossier, "pressures")
    backing, against = independent(dossier, "pressures"), contradicted(dossier, "pressures")
    events = by_id(dossier, "events")
    rows: dict[tuple[str, str, str], Row] = {}
    for key, ids in groups.items():
        parent, start, end = key
        found = [acts[i] for i in ids]
        disputed = [i for i in ids if i in otherwise]
        stated = any(a.assertion == "stated" for a in found)
        inferred = any(a.assertion == "inferred" for a in found)
        side = found[0].side
        onward = rows.get(groups_key(groups, parent))
        when = "; ".join(dict.fromkeys(events[a.event_id].date_words for a in found))
        rows[key] = {
            "id": ids[0], "layer": "edge", "kind": "event", "label": short[start],
            "to": short[end], "parent": parent, "depth": 1 + (onward["depth"] if onward else 0),
            "acts": len(ids),
            # One act that stands undisputed and stated is enough for the arrow.
            "type": "contested" if against.issuperset(ids) else "stated" if stated
            else "inferred" if inferred else "claimed",
            "sources": max(backing.get(i, 0) for i in ids), "side": side,
            "chain": side if onward is None or onward["chain"] == side else "both", "leaf": True,
            "when": when, "disputed": bool(disputed),
            "tip": tip_of(
                f"{short[start]} → {short[end]}. " + " ".join(a.summary for a in found), when,
                "; ".join(dict.fromkeys(says[i] for i in ids if i in says)),
                "; ".join(otherwise[i] for i in disputed),
            ),
            "selected": any(a.event_id in view.event for a in found),
            "event_id": found[0].event_id,
        }  # fmt: skip
    parents = {r["parent"] for r in rows.values()}
    for row in rows.values():
        row["joined"] = CHAINS[row["chain"]]
        row["leaf"] = row["id"] not in parents
    frame = pd.DataFrame(_in_order(list(rows.values())), columns=COLUMNS)
    frame.attrs["outcome"] = outcomes(dossier).get(outcome, "")
    return frame


Key = tuple[str, str, str]


def _grouped(acts: dict[str, Any], found: tuple[Step, ...]) -> dict[Key, list[str]]:
    """Acts by (first act of the arrow onward, from, to), nearest to the outcome first."""
    head: dict[str, str] = {"": ""}
    groups: dict[Key, list[str]] = {}
    for step in found:
        act = acts[step.act]
        key = (head[step.onward], act.from_actor, act.to_actor)
        groups.setdefault(key, []).append(step.act)
        head[step.act] = groups[key][0]
    return groups


def groups_key(groups: dict[Key, list[str]], first: str) -> Key:
    """Key of the arrow whose first act this is; empty strings for none."""
    return next((key for key, ids in groups.items() if ids[0] == first), ("", "", ""))


def _in_order(rows: list[Row]) -> list[Row]:
    """Depth first from the outcome: streams lie next to the one they run into."""
    below: dict[str, list[Row]] = {}
    for row in rows:
        below.setdefault(row["parent"], []).append(row)

    def walk(parent: str) -> list[Row]:
        return [r for row in below.get(parent, []) for r in (row, *walk(row["id"]))]

    return walk("")


def describe(frame: Frame) -> str:
    """Alt text: the routes by where they start, and how sure their arrows are."""
    name = outcome_of(frame)
    if not name:
        return "Nothing is in view: no outcome is named."
    if frame.empty:
        return f"Nothing is in view: no source tells of a step towards this outcome ({name})."
    rows = rows_of(frame)
    starts = Counter(r.chain for r in rows if r.leaf)
    chains = [f"{starts[c]} {words}" for c, words in CHAINS.items() if starts[c]]
    kinds = Counter(r.type for r in rows)
    types = [f"{kinds[kind]} {kind}" for kind in TYPES if kinds[kind]]
    last = list(dict.fromkeys(r.label for r in rows if r.depth == 1))
    return (
        f"{name}: {counted(starts.total(), 'route')} of up to {max(r.depth for r in rows)} steps, "
        f"{listing(chains)}. {counted(len(rows), 'arrow')}: {listing(types)}; "
        f"{sum(r.sources <= 1 for r in rows)} with one source or none. "
        f"Last before the outcome: {listing(last)}."
    )


def layout(frame: Frame, canvas: Canvas) -> Graphic:
    """A tree; on a narrow canvas the steps are listed below the outcome."""
    if canvas.stage:
        return stage(frame)
    return draw(frame, width=canvas.width, narrow=canvas.narrow)


CHART = Chart(
    id="route",
    title="Who reached whom before it",
    shows=(
        "Every arrow is one actor reaching the next, with the number of independent sources. A "
        "chain gives the order that is told; it does not prove that one step caused the next."
    ),
    table="pressures",
    unit="steps told",
    reads=("filters", "event", "outcome"),
    prepare=prepare,
    layout=layout,
    describe=describe,
    columns={
        "label": "Who", "to": "Whom", "when": "When", "type": "How sure",
        "sources": "Independent sources", "joined": "Route so far",
    },
)  # fmt: skip

"""The arrows that lead to an outcome, each after the one that it leads to."""

from __future__ import annotations

from typing import Any

import pandas as pd

from components.analysis.influence import Step, reached, steps
from components.charts.chart import Frame
from components.charts.pressure.tips import tip_of_acts
from components.charts.route.words import CHAINS, Row
from components.dossier import Dossier
from components.dossier.defaults import first_outcome, outcomes
from components.query.citations import conflicting, contradicted, supporting, tip_of
from components.query.following import lit
from components.query.provenance import independent
from components.query.records import by_id
from components.view import View

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
        ones; ``event_id`` names the events of its acts, joined by spaces.
    """
    chosen = lit(dossier, view)
    outcome = view.outcome or first_outcome(dossier)
    acts = by_id(dossier, "pressures")
    groups = _grouped(acts, steps(dossier, view, outcome))
    short = dict(zip(dossier.actors["id"], dossier.actors["short"], strict=True))
    says, otherwise = supporting(dossier, "pressures"), conflicting(dossier, "pressures")
    backing, against = independent(dossier, "pressures"), contradicted(dossier, "pressures")
    events = by_id(dossier, "events")
    rows: dict[str, Row] = {}
    for (parent, start, end), ids in groups.items():
        found = [acts[i] for i in ids]
        disputed = [i for i in ids if i in otherwise]
        stated = any(a.assertion == "stated" for a in found)
        inferred = any(a.assertion == "inferred" for a in found)
        side = found[0].side
        onward = rows.get(parent)
        when = "; ".join(dict.fromkeys(events[a.event_id].date_words for a in found))
        rows[ids[0]] = {
            "id": ids[0], "layer": "edge", "kind": "event", "label": short[start],
            "to": short[end], "parent": parent, "depth": 1 + (onward["depth"] if onward else 0),
            "acts": len(ids),
            # One act that stands undisputed and stated is enough for the arrow.
            "type": "contested" if against.issuperset(ids) else "stated" if stated
            else "inferred" if inferred else "claimed",
            "sources": max(backing.get(i, 0) for i in ids), "side": side,
            "chain": side if onward is None or onward["chain"] == side else "both", "leaf": True,
            "when": when, "disputed": bool(disputed),
            "tip": tip_of_acts(
                f"{short[start]} → {short[end]}",
                [
                    tip_of(
                        acts[i].summary, events[acts[i].event_id].date_words, says.get(i, ""),
                        otherwise.get(i, ""),
                    )
                    for i in ids
                ],
            ),
            "selected": any(
                a.event_id in chosen or {a.from_actor, a.to_actor} & view.followed for a in found
            ),
            "event_id": " ".join(dict.fromkeys(a.event_id for a in found)),
        }  # fmt: skip
    parents = {r["parent"] for r in rows.values()}
    for row in rows.values():
        row["joined"] = CHAINS[row["chain"]]
        row["leaf"] = row["id"] not in parents
    frame = pd.DataFrame(_in_order(list(rows.values())), columns=COLUMNS)
    frame.attrs["outcome"] = outcomes(dossier).get(outcome, "")
    return frame


def holds(dossier: Dossier) -> bool:
    """Whether a route leads to any of the outcomes."""
    return any(reached(dossier, outcome) for outcome in outcomes(dossier))


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


def _in_order(rows: list[Row]) -> list[Row]:
    """Depth first from the outcome: streams lie next to the one they run into."""
    below: dict[str, list[Row]] = {}
    for row in rows:
        below.setdefault(row["parent"], []).append(row)

    def walk(parent: str) -> list[Row]:
        return [r for row in below.get(parent, []) for r in (row, *walk(row["id"]))]

    return walk("")

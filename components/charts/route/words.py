"""The routes in words."""

from __future__ import annotations

from collections import Counter
from typing import Any

from components.charts.chart import Frame
from components.query.citations import DAGGER
from components.query.records import rows_of
from components.wording.counting import counted, listing

Row = dict[str, Any]

#: Kinds of arrow, the surest first, with the word that stands on it.
TYPES = {"stated": "", "inferred": "inferred", "claimed": "claimed", "contested": "contested"}
#: Routes by the sides of all their arrows.
CHAINS = {
    "domestic": "from inside alone",
    "international": "from outside alone",
    "both": "inside and outside joined",
}


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
    most = counted(max(r.depth for r in rows), "step")
    return (
        f"{name}: {counted(starts.total(), 'route')} of up to {most}, "
        f"{listing(chains)}. {counted(len(rows), 'arrow')}: {listing(types)}; "
        f"{sum(r.sources <= 1 for r in rows)} with one source or none. "
        f"Last before the outcome: {listing(last)}."
    )


def outcome_of(frame: Frame) -> str:
    """The outcome to which the routes of a frame lead, in words."""
    words: str = frame.attrs.get("outcome", "")
    return words


def name_of(row: Row, rows: list[Row]) -> str:
    """Who acts, with whom it reached where that is not the next name."""
    onward = [r["label"] for r in rows if r["id"] == row["parent"]]
    return row["label"] if not onward or row["to"] == onward[0] else f"{row['label']} → {row['to']}"


def note_of(row: Row) -> str:
    """What stands under a name: how sure the arrow is, its acts if several, its sources."""
    parts = [TYPES[row["type"]] + (DAGGER if row["disputed"] else "")]
    parts += [f"{row['acts']} acts"] if row["acts"] > 1 else []
    parts += [counted(row["sources"], "source") if row["sources"] else "no source says so"]
    return ", ".join(p for p in parts if p)

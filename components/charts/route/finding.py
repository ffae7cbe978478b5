"""How the routes ran, in one line."""

from __future__ import annotations

from collections import Counter

from components.charts.chart import Frame
from components.charts.route.words import CHAINS, outcome_of
from components.query.records import rows_of
from components.wording.counting import counted


def finding(frame: Frame) -> str:
    """How most of the routes ran, by the sides of their arrows."""
    starts = Counter(row.chain for row in rows_of(frame) if row.leaf)
    if not starts:
        return "No route is in view"
    chain = max(CHAINS, key=lambda name: starts[name])
    total, most = starts.total(), starts[chain]
    routes = f"{most} of {counted(total, 'route')}" if most < total else counted(total, "route")
    return f"{outcome_of(frame)}: {routes}, {CHAINS[chain]}"

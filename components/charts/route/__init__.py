"""The routes to an outcome: who reached whom before it, as far as the sources say.

Drawn as a tree of streams that run into the outcome: each line is one actor reaching the next.
"""

from components.charts.chart import Chart
from components.charts.route.data import holds, prepare
from components.charts.route.finding import finding
from components.charts.route.layout import layout
from components.charts.route.words import describe

CHART = Chart(
    id="route",
    page="evidence",
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
    finding=finding,
    holds=holds,
    columns={
        "label": "Who",
        "to": "Whom",
        "when": "When",
        "type": "How sure",
        "sources": "Independent sources",
        "joined": "Route so far",
    },
)

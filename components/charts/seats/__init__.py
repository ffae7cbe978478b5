"""The seats of a chamber in its vote on the law: who voted for, and of whom nothing is known.

Seats fill from the left by outcome. They are not placed by faction, since no source gives one.
"""

from components.charts.chart import Chart
from components.charts.seats.data import holds, prepare
from components.charts.seats.finding import finding
from components.charts.seats.layout import layout
from components.charts.seats.words import describe, title

CHART = Chart(
    id="seats",
    page="vote",
    title=title,
    shows="One dot is one seat. Filled: voted for. Hollow: no source read says.",
    table="votes",
    unit="votes",
    prepare=prepare,
    layout=layout,
    describe=describe,
    finding=finding,
    holds=holds,
    columns={"label": "Outcome", "seats": "Seats", "share": "Share of all seats"},
)

"""Was the country early, typical or late? Running totals of the world, with its own step.

A rank is told with all that could be ranked: those that took the step, and, where the dossier
counts them, those in the table that had not.
"""

from components.charts.chart import Chart
from components.charts.world.data import prepare
from components.charts.world.finding import finding
from components.charts.world.layout import layout
from components.charts.world.words import describe, findings

CHART = Chart(
    id="world",
    page="world",
    title=findings,
    shows=(
        "How many had taken each step by the end of each year, as far as the tables go; {home}'s "
        "own is marked."
    ),
    table="measures",
    unit="yearly figures",
    prepare=prepare,
    layout=layout,
    describe=describe,
    finding=finding,
    columns={
        "series": "Series", "year": "Year", "value": "In that year", "total": "By its end",
        "label": "In words", "says": "Source", "doubt": "Caution",
    },
)  # fmt: skip

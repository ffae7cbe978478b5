"""Actors over time: who was active when, and for how long.

A row an actor, grouped by where it stands; a dot where it took part in an event, pressed or was
pressed. Dots that would lie on one another are one larger dot.
"""

from components.charts.activity.data import prepare
from components.charts.activity.finding import finding
from components.charts.activity.layout import layout
from components.charts.activity.words import describe
from components.charts.chart import Chart

CHART = Chart(
    id="activity",
    page="pressure",
    title="Who was active when",
    shows=(
        "A row an actor, from the first coded event it had a part in to the last. "
        "Each dot is an event; the number at the right counts them."
    ),
    table="actors",
    unit="actors",
    prepare=prepare,
    layout=layout,
    describe=describe,
    finding=finding,
    columns={
        "name": "Actor or landmark",
        "group": "Group",
        "since": "First",
        "until": "Last",
        "total": "Events",
        "titles": "Events at this dot",
    },
    opens=("actor",),
)

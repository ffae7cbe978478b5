"""Who pressed whom across the country's border: the actor chart, with the boomerang."""

from components.charts.chart import Chart, rows_in
from components.charts.pressure.data import prepare
from components.charts.pressure.finding import finding
from components.charts.pressure.layout import layout
from components.charts.pressure.words import describe

CHART = Chart(
    id="pressure",
    page="pressure",
    title="Who pressed whom",
    shows=(
        "A pale arrow is all acts of one group on another, its number counts them; a strong one is "
        "one actor pressing another. Brick: from inside {home}; blue: from outside; dashed: "
        "against the law. Choose an actor to see its own."
    ),
    table="pressures",
    unit="acts of pressure",
    prepare=prepare,
    layout=layout,
    describe=describe,
    finding=finding,
    holds=rows_in("pressures"),
    columns={
        "label": "Actor or group, or who pressed whom",
        "acts": "Acts",
        "mechanisms": "Mechanism",
        "pushes": "From",
        "stance": "Stance",
        "summary": "What was done",
        "says": "Source",
    },
    opens=("event", "actor"),
)

"""The timeline: every event in view, by who pushed, with its date as uncertain as it is.

Wide, time runs to the right and the lanes say where the push came from; narrow, it runs down.
"""

from components.charts.chart import Chart, rows_in
from components.charts.timeline.data import every, prepare
from components.charts.timeline.density import is_dense
from components.charts.timeline.finding import finding
from components.charts.timeline.layout import layout
from components.charts.timeline.words import describe

CHART = Chart(
    id="timeline",
    page="timeline",
    title="What happened when, and where the push came from",
    shows=(
        "Every event in view, in lanes by who pushed. A line is a date known only within limits; "
        "a line that fades has no known end on that side."
    ),
    table="events",
    unit="events",
    prepare=prepare,
    layout=layout,
    describe=describe,
    finding=finding,
    holds=rows_in("events"),
    columns={
        "date_words": "When",
        "title": "Event",
        "kind": "Kind",
        "pushed": "Pushed from",
        "stance": "Towards the law",
        "says": "Source",
    },
    fixed=True,
    every=every,
    counts=is_dense,
)

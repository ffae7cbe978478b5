"""Who got what they asked for: from a demand to what became of it, and to the clause.

Demands stand by camp, each camp with the count of what it got. Of a demand whose fate is not known
it is said so: it is never counted as lost.
"""

from components.charts.chart import Chart, rows_in
from components.charts.demands.data import prepare
from components.charts.demands.finding import finding
from components.charts.demands.layout import layout
from components.charts.demands.words import describe

CHART = Chart(
    id="demands",
    page="law",
    title="Who got what they asked for",
    shows=(
        "From each demand to what became of it and, where one answers it, to the clause. The "
        "colour says where who asked stands; a broken line ends without a clause."
    ),
    table="demands",
    unit="demands",
    prepare=prepare,
    layout=layout,
    describe=describe,
    finding=finding,
    holds=rows_in("demands"),
    columns={
        "title": "Demand", "camp": "Camp", "asked": "Who asked", "of": "Of whom",
        "date_words": "When", "answer": "What became of it", "clause": "Clause",
    },
)  # fmt: skip

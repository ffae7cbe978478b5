"""What each clue moved: the leading explanation's odds, step by step; or two weighings' clues."""

from components.charts.chart import Chart
from components.charts.shared.weighed import THESE, can_weigh
from components.charts.waterfall.data import prepare
from components.charts.waterfall.finding import finding
from components.charts.waterfall.layout import layout
from components.charts.waterfall.words import describe

CHART = Chart(
    id="waterfall",
    page="evidence",
    title="What each clue moved",
    shows=(
        "Odds of the leading explanation against all others together, clue after clue: a solid bar "
        "moves them up, a hollow one down. With another weighing beside: what each clue weighs in "
        "either, where the two part most. 10 decibels (dB) are ten times the odds."
    ),
    table="claims",
    unit="clues",
    reads=("event", "weigh", "rival"),
    prepare=prepare,
    layout=layout,
    describe=describe,
    finding=finding,
    holds=can_weigh,
    columns={
        "label": "Clue",
        "weighing": "Weighing",
        "leader": "Under",
        "judged": "Judged",
        "movement": "Moved by",
        "stands": f"Leads to, {THESE}",
    },
)

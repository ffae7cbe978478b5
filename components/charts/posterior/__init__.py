"""How probable a reader's weighing makes each explanation, before the clues and after them."""

from components.charts.chart import Chart
from components.charts.posterior.data import prepare
from components.charts.posterior.finding import finding
from components.charts.posterior.layout import layout
from components.charts.posterior.words import describe
from components.charts.shared.weighed import THESE, can_weigh

CHART = Chart(
    id="posterior",
    page="evidence",
    title="Where your weighing leaves each explanation",
    shows=(
        "A bar is the probability that your judgements give an explanation, as if one of those "
        "listed, and no other, were true. The dotted line or tick marks where it stood before any "
        "clue."
    ),
    table="explanations",
    unit="explanations",
    reads=("weigh", "rival"),
    prepare=prepare,
    layout=layout,
    describe=describe,
    finding=finding,
    holds=can_weigh,
    columns={
        "label": "Explanation",
        "weighing": "Weighing",
        "before": f"Before any clue, {THESE}",
        "after": f"After the clues, {THESE}",
    },
)

"""How far the answer hangs on the prior and on each clue."""

from components.charts.chart import Chart
from components.charts.sensitivity.data import prepare
from components.charts.sensitivity.finding import finding
from components.charts.sensitivity.layout import layout
from components.charts.sensitivity.words import describe
from components.charts.shared.weighed import THESE, can_weigh

CHART = Chart(
    id="sensitivity",
    page="evidence",
    title="How far the answer hangs on each judgement",
    shows=(
        "A range shows where the leading explanation would stand had one clue been judged a word "
        "lower or higher, or left out. The widest come first; the line is where it stands."
    ),
    table="claims",
    unit="judgements",
    reads=("event", "weigh"),
    prepare=prepare,
    layout=layout,
    describe=describe,
    finding=finding,
    holds=can_weigh,
    columns={
        "label": "Judgement",
        "reach": f"Moves the answer between, {THESE}",
        "left_out": f"Without it, {THESE}",
        "stands": f"As weighed, {THESE}",
    },
)

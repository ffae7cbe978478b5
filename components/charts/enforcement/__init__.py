"""What was done under the law: every figure that a source gives, by step and year.

A year without a figure is unknown, and drawn as unknown. Figures that cannot both be right are both
drawn. A sum over several years is a span, and is never spread over them.
"""

from components.charts.chart import Chart, rows_in
from components.charts.enforcement.data import prepare
from components.charts.enforcement.finding import finding
from components.charts.enforcement.layout import layout
from components.charts.enforcement.words import describe

CHART = Chart(
    id="enforcement",
    page="law",
    title="What the law did, as far as figures were found",
    shows=(
        "Every figure that a source gives, by step and year. A tinted year: no figure found, which "
        "is not zero. A line: one count over several years. † sources contradict each other."
    ),
    table="enforcement",
    unit="figures of enforcement",
    prepare=prepare,
    layout=layout,
    describe=describe,
    finding=finding,
    holds=rows_in("enforcement"),
    columns={
        "step": "Step", "date_words": "Period", "label": "Figure", "unit": "Counted",
        "offence": "Offence", "place": "Part of the country", "says": "Source",
        "doubt": "Sources differ",
    },
    reads=("time", "sure", "event"),
)  # fmt: skip

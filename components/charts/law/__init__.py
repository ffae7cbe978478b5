"""Provisions by theme and version: what was asked for, kept, enacted, and what came back later.

No version was read whole, so an empty place says only what was not read, and a count by version
does not compare how much each held. What a filter hides is said to be hidden, so that no reader
takes a filter for history.
"""

from components.charts.chart import Chart, rows_in
from components.charts.law.data import prepare
from components.charts.law.finding import finding
from components.charts.law.layout import layout
from components.charts.law.words import describe

CHART = Chart(
    id="law",
    page="law",
    title="What was drafted, what was enacted, and what came later",
    shows=(
        "Rules by theme, from the draft to later law; a dash: none in what was read. Star: called "
        "a first in {home}. † sources disagree. The edge says where the push came from."
    ),
    table="provisions",
    unit="provisions",
    prepare=prepare,
    layout=layout,
    describe=describe,
    finding=finding,
    holds=rows_in("provisions"),
    columns={
        "theme": "Theme", "version": "Version", "title": "Provision", "law": "Law",
        "date_words": "Date", "first": "A first in {home}", "disputed": "Sources disagree",
    },
)  # fmt: skip

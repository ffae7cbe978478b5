"""A rank that others give to the country, year by year, against the law.

The step changes on the day a report came out, so that what came before the law and what after
can be seen. A year whose report has no event of its own is drawn at mid-June.
"""

from components.charts.chart import Chart
from components.charts.tier.data import holds, prepare
from components.charts.tier.finding import finding
from components.charts.tier.layout import layout
from components.charts.tier.words import counts_of, describe, shows
from components.view import View

CHART = Chart(
    id="tier",
    page="world",
    title=lambda dossier: counts_of(dossier, prepare(dossier, View())),
    shows=shows,
    table="measures",
    unit="yearly reports",
    prepare=prepare, layout=layout,
    describe=describe,
    finding=finding,
    holds=holds,
    columns={
        "year": "Year", "label": "{Rank} or event", "reason": "Reason given", "says": "Source",
        "doubt": "Caution",
    },
)  # fmt: skip

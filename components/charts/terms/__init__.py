"""Terms of imprisonment, and terms that a source gives against the statute's.

A bar runs from the shortest to the longest term. Where no shortest term is known the bar fades
towards its start, and where no term is known at all the row says so.
"""

from components.charts.chart import Chart
from components.charts.terms.data import prepare
from components.charts.terms.finding import finding
from components.charts.terms.layout import layout
from components.charts.terms.words import describe

CHART = Chart(
    id="terms",
    page="law",
    title="Terms of imprisonment",
    shows=(
        "A bar runs from the shortest to the longest term of imprisonment. A faded start: the "
        "shortest term is not known."
    ),
    table="provisions", unit="provisions",
    prepare=prepare, layout=layout, describe=describe,
    finding=finding,
    columns={
        "title": "Provision", "law": "Law", "article": "Article", "date_words": "Date",
        "term": "Term", "claimant": "Claimed by",
    },
)  # fmt: skip

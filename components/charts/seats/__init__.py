"""The seats of a chamber in its vote on the law: who voted for, and of whom nothing is known.

Seats fill from the left by outcome. They are not placed by faction, since no source gives one.
"""

from components.charts.chart import Chart
from components.charts.seats.data import holds, prepare
from components.charts.seats.finding import finding
from components.charts.seats.hemicycle import grain
from components.charts.seats.layout import layout
from components.charts.seats.words import describe, title
from components.dossier import Dossier
from components.dossier.defaults import key_votes
from components.query.vote_count import size


def _shows(dossier: Dossier) -> str:
    each = max((grain(size(vote)) for vote in key_votes(dossier).itertuples()), default=1)
    one = "one seat" if each == 1 else f"{each:,} seats"
    return f"One dot is {one}. Filled: voted for. Hollow: no source read says."


CHART = Chart(
    id="seats",
    page="vote",
    title=title,
    shows=_shows,
    table="votes",
    unit="votes",
    prepare=prepare,
    layout=layout,
    describe=describe,
    finding=finding,
    holds=holds,
    columns={"label": "Outcome", "seats": "Seats", "share": "Share of all seats"},
)

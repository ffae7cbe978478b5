"""The vote on the law beside others, each as a share of all seats.

One bar a vote, thin bars for the parties where a source gives them, and under them what makes its
figures uncertain. What is unknown is hollow.
"""

from components.charts.chart import Chart, rows_in
from components.charts.votes.data import prepare
from components.charts.votes.finding import finding
from components.charts.votes.layout import layout
from components.charts.votes.words import describe
from components.dossier import Dossier
from components.query.vote_count import STATES

_SHOWS = (
    "Each bar is all seats of a chamber, so lengths compare, or all votes counted where no "
    "source gives the seats. Solid: for; pale: not voting; "
    "hollow: no source read says; faint: vacant or not listed."
)


_WEIGHTS = (
    "Where members do not count alike, a second bar is of all weight, and thin bars are members "
    "in shares of it."
)


def _shows(dossier: Dossier) -> str:
    ballots = dossier.ballots
    weighed = set(ballots.loc[ballots["weight"].notna(), "vote_id"])
    said = [_SHOWS]
    said += [] if weighed.issuperset(ballots["vote_id"]) else ["Thin bars are parties."]
    return " ".join(said + ([_WEIGHTS] if weighed else []))


CHART = Chart(
    id="votes",
    page="vote",
    title="The votes beside each other",
    shows=_shows,
    table="votes",
    unit="votes",
    prepare=prepare,
    layout=layout, describe=describe,
    finding=finding,
    holds=rows_in("votes"),
    columns={
        "label": "Chamber or party", "question": "Question", "date_words": "Date",
        "verdict": "Outcome", "by_weight": "Shares of weight",
        **{state: state.capitalize() for state in STATES},
        "seats": "Seats of the chamber", "caveat": "Caveat",
    },
    rare=("verdict", "by_weight", "present, not voting", "absent with leave", "absent", "vacant"),
)  # fmt: skip

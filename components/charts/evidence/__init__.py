"""Rival explanations side by side: the clues for each above a line, those against it below.

A chip is a claim. Its symbol says what kind of test it can serve as, its outline how the claim is
asserted, and a figure how many independent sources stand behind it.
"""

from components.charts.chart import Chart, rows_in
from components.charts.evidence.data import CUT, prepare
from components.charts.evidence.finding import finding
from components.charts.evidence.layout import layout
from components.charts.evidence.words import describe

CHART = Chart(
    id="evidence",
    page="evidence",
    title="Rival answers, and the clues for and against each",
    shows=(
        "A box is a clue. Its sign: how much it could tell. Its colour: who pushed in its event. "
        "Dotted edge: claimed by itself or alleged. Grey ground: inferred by this dossier."
    ),
    table="claims",
    unit="claims",
    prepare=prepare,
    layout=layout,
    describe=describe,
    finding=finding,
    holds=rows_in("claims"),
    columns={
        "explanation": "Explanation",
        "direction": "For or against",
        "statement": "Clue",
        "claimant": "Who says it",
        "assertion": "How",
        "test": "Kind of test",
        "sources": "Independent sources",
        "cut": CUT,
    },
)

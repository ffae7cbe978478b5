"""What only may fall in a period is drawn, and no headline counts it."""

from __future__ import annotations

import re

import pandas as pd

from components.charts import CHARTS
from components.dossier import Dossier
from components.query.selection import select
from components.view import View
from tests.charts.making import with_tables

#: Charts that count rows of a View; the others draw one vote, a scale, or what no period chooses.
COUNTING = ("timeline", "pressure", "activity", "votes", "law", "demands", "terms", "evidence")
TAIL = re.compile(r"; (up to )?\d+ more possibly$")
ALL_POSSIBLY = re.compile(r"^No .*, \d+ possibly$")


def surely(dossier: Dossier, view: View) -> Dossier:
    """A dossier without the rows that more likely lie before or after the period."""
    found = select(dossier, view)
    gone = {*found.unlikely, *select(dossier, view.replace(pressure=())).unlikely}
    demands = found.demands
    unlikely = set(demands.loc[~demands["likely"] & demands["event_id"].isna(), "id"])
    return with_tables(
        dossier,
        events=_without(dossier.events, gone),
        demands=_without(dossier.demands, unlikely),
    )


def _without(frame: pd.DataFrame, gone: set[str]) -> pd.DataFrame:
    return frame[~frame["id"].isin(gone)].reset_index(drop=True)


def test_a_headline_counts_what_lies_in_the_period_and_says_what_only_may(
    dossier: Dossier,
) -> None:
    view = View(time=("2000-03", "2002-11"))
    sure, apart = surely(dossier, view), 0
    for name in COUNTING:
        frames = [CHARTS[name].prepare(d, view) for d in (dossier, sure)]
        words, held = map(CHARTS[name].finding, frames)
        assert ALL_POSSIBLY.search(words) or figures(name, words) == figures(name, held), name
        if TAIL.search(words):
            apart += 1
            assert re.search("possibly|more likely", CHARTS[name].describe(frames[0])), name
    assert apart > len(COUNTING) / 2


def figures(name: str, words: str) -> str:
    """A headline without what is told apart; of the activity, in which order and number change."""
    words = TAIL.sub("", words)
    return re.findall(r"\d+ events?", words)[0] if name == "activity" else words

"""Every chart's finding, as its headline says it: exact words over Views, and with nothing."""

from __future__ import annotations

import pytest

from components.charts import CHARTS
from components.dossier import Dossier
from components.view import View

WEIGHED = "weigh=norm-civilised.4222222~us-lowest-tier.1422222"


@pytest.mark.parametrize(
    ("chart", "query", "words"),
    [
        ("timeline", "", "26 of 59 events of known date fall in seven months, Sep 2003–Mar 2004"),
        ("timeline", "time=2003-10..2004-04",
         "34 events, 10 of them pushed from both sides at once; 7 more possibly"),
        ("timeline", "event=duma-353-0",
         "26 of 59 events of known date fall in seven months, Sep 2003–Mar 2004"),
        ("timeline", "pressure=none&kind=law", "10 events, no push coded"),
        ("timeline", "pressure=inside-only", "13 events, all pushed from inside"),
        ("pressure", "", "34 of 65 acts of pressure came from outside Russia, 31 from inside"),
        ("pressure", "pressure=outside", "34 acts of pressure in view, all from outside Russia"),
        ("pressure", "kind=vote", "1 act of pressure in view, from inside Russia"),
        ("activity", "", "Duma took part in 28 events, the most of 38 actors"),
        ("activity", "actor=firestone&only=actor",
         "Firestone took part in 6 events, the most of 9 actors"),
        ("seats", "", "353 for, none against, 97 of 450 seats unknown"),
        ("timeline", "time=2000..2002",
         "16 events, 9 of them pushed from outside; 14 more possibly"),
        ("timeline", "time=1850..1851", "No event lies in the period, 15 possibly"),
        ("votes", "", "At most 5 voted against in any of four votes"),
        ("votes", "time=2003-10..2004-03", "State Duma: 353 for, none against, 97 unknown"),
        ("law", "",
         "Drafted, but not found in what was read of the law: victim protection and treaty duty"),
        ("demands", "", "12 of 48 demands enacted in full, 10 dropped, the end of 15 not known"),
        ("terms", "", "Up to 15 years by the texts that were read; Johnson 2009 says 10"),
        ("enforcement", "", "For 9 of 19 years no figure for the whole country was found"),
        ("tier", "", "Russia, June 2003: raised to Tier 2, six months before the law"),
        ("tier", "time=2015..open", "Russia: Tier 3 2015–2025"),
        ("world", "", "Made trafficking a crime: Russia came 16th to 28th of 129"),
        ("evidence", "", "68 clues on 7 answers, 62 of them resting on one source alone"),
        ("posterior", "", "Nothing is weighed yet"),
        ("posterior", WEIGHED, "After 2 clues “Local activists” leads with 25.1 %"),
        ("waterfall", WEIGHED,
         "The clue that moved most: Two years in the lowest tier (+3.7 dB)"),
        ("sensitivity", WEIGHED,
         "What matters most to “Local activists”: Wish to look civilised (11.8–35.0 %)"),
        ("route", "", "The vote, 353–0: 7 of 12 routes, inside and outside joined"),
        ("route", "kind=vote", "The vote, 353–0: 2 routes, from outside alone"),
    ],
)  # fmt: skip
def test_a_finding_is_of_what_is_in_view(
    dossier: Dossier, chart: str, query: str, words: str
) -> None:
    view, dropped = View.parse(query, dossier)
    assert dropped == ()
    assert CHARTS[chart].finding(CHARTS[chart].prepare(dossier, view)) == words


@pytest.mark.parametrize(
    ("chart", "words"),
    [
        ("timeline", "No event is in view"), ("pressure", "No act of pressure is in view"),
        ("activity", "No actor is in view"), ("seats", "No vote is in view"),
        ("tier", "No tier of Russia is in view"), ("route", "No route is in view"),
    ],
)  # fmt: skip
def test_a_finding_of_nothing_says_so(dossier: Dossier, chart: str, words: str) -> None:
    frame = CHARTS[chart].prepare(dossier, View()).iloc[:0]
    assert CHARTS[chart].finding(frame) == words

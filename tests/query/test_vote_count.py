"""Seats by state, what is left open, and what was needed."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from components.query.vote_count import (
    FIELDS,
    bounds,
    bounds_words,
    failed,
    needed,
    outcomes,
    rule,
    score,
    size_words,
    verdict,
)


def vote(**said: Any) -> SimpleNamespace:
    """A vote of 100 seats, 53 to 34, with other cells."""
    plain = dict.fromkeys((*FIELDS.values(), "needed", "method"))
    plain |= {"yes": 53, "no": 34, "seats": 100, "result": "passed"}
    return SimpleNamespace(**{**plain, **said})


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ({}, {"unknown": 13}),
        ({"abstain": 2}, {"abstained": 2, "unknown": 11}),
        ({"not_voting": 12}, {"not voting": 12, "unknown": 1}),
        ({"abstain": 0, "not_voting": 12},
         {"abstained": 0, "not voting": 12, "vacant or not listed": 1}),
        ({"abstain": 1, "present": 2, "excused": 3, "absent": 4, "vacant": 3},
         {"abstained": 1, "present, not voting": 2, "absent with leave": 3, "absent": 4,
          "vacant": 3}),
        ({"abstain": 1, "present": 2, "absent": 4},
         {"abstained": 1, "present, not voting": 2, "absent": 4, "vacant or not listed": 6}),
        ({"excused": 5}, {"absent with leave": 5, "unknown": 8}),
    ],
)  # fmt: skip
def test_every_seat_is_counted_once(said: dict[str, int], left: dict[str, int]) -> None:
    known = outcomes(vote(**said))
    assert known == {"for": 53, "against": 34, **left}
    assert sum(known.values()) == 100


def test_in_a_house_of_unknown_size_the_votes_counted_are_all() -> None:
    small = vote(seats=pd.NA)
    assert outcomes(small) == {"for": 53, "against": 34}
    assert bounds_words(outcomes(small)) == ""
    assert (size_words(small), size_words(vote())) == ("87 votes counted", "100 seats")
    assert needed(vote(seats=pd.NA, needed="1/2 of seats")) is None
    assert needed(vote(seats=pd.NA, needed="1/2 of votes")) == 44


def test_what_is_open_has_bounds() -> None:
    assert bounds(outcomes(vote(abstain=0, not_voting=13))) == {}
    assert bounds_words(outcomes(vote(abstain=0, not_voting=13))) == ""
    assert set(bounds(outcomes(vote()))) == {
        "abstained", "present, not voting", "absent with leave", "absent", "vacant",
    }  # fmt: skip
    assert bounds(outcomes(vote(not_voting=3))) == {"abstained": (0, 10), "vacant": (0, 10)}
    assert bounds_words(outcomes(vote(not_voting=3, vacant=1))) == "abstained: 0 to 9"
    assert bounds_words(outcomes(vote(not_voting=3))) == "abstained; vacant: 0 to 10 each"


@pytest.mark.parametrize(
    ("said", "least"),
    [
        ({}, None),
        ({"needed": "60"}, 60),
        ({"needed": "1/2 of seats"}, 51),
        ({"needed": "1/2 of votes"}, 44),
        ({"needed": "2/3 of votes"}, 58),
        ({"needed": "3/5 of seats"}, 60),
        ({"needed": "2/3 of present", "abstain": 3}, 60),
        ({"needed": "2/3 of present"}, None),
        ({"needed": "2/3 of votes", "no": None}, None),
    ],
)
def test_what_was_needed_is_read_off_a_number_or_a_share(
    said: dict[str, Any], least: int | None
) -> None:
    assert needed(vote(**said)) == least


def test_how_it_ended_is_said_where_the_figures_do_not_say_it() -> None:
    assert verdict(vote()) == ""
    assert verdict(vote(needed="50")) == "passed, 50 needed"
    share = vote(needed="1/2 of votes")
    assert verdict(share) == "passed, 44 needed"
    assert rule(share) == "Needed: more than 1/2 of votes for and against."
    assert (rule(vote()), rule(vote(needed="44"))) == ("", "")
    lost = vote(needed="60", result="rejected")
    assert (failed(lost), verdict(lost), score(lost)) == (True, "rejected, 60 needed", "53–34")
    voice = vote(yes=None, no=None, method="voice")
    assert (verdict(voice), score(voice)) == ("passed by voice", "passed by voice")
    assert outcomes(voice) == {"unknown": 100}

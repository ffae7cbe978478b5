"""Numbers and lengths of time in words."""

from __future__ import annotations

from datetime import date

import pytest

from components.wording.counting import lasted


@pytest.mark.parametrize(("first", "last", "words"), [
    ("2003-10-08", "2003-10-09", "1 day"),
    ("2003-10-09", "2003-12-08", "60 days"),
    ("2001-01-01", "2002-12-31", "729 days"),
    ("2001-01-01", "2003-01-01", "2 years"),
    ("2000-02-29", "2003-02-28", "2 years and 11 months"),
    ("1734-05-20", "1807-03-25", "72 years and 10 months"),
    ("0999-12-31", "2000-01-01", "1000 years"),
])  # fmt: skip
def test_a_length_of_time_is_told_in_days_or_in_years(first: str, last: str, words: str) -> None:
    assert lasted(date.fromisoformat(first), date.fromisoformat(last)) == words

"""Periods as people type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.wording.periods import first_day, last_day, range_words, read_words

READ = {
    "2003": ("2003", "2003"),
    "2003-10": ("2003-10", "2003-10"),
    "2003-10..2003-12": ("2003-10", "2003-12"),
    "2003-10/2003-12": ("2003-10", "2003-12"),
    "2003-10..": ("2003-10", None),
    "2003-10..open": ("2003-10", None),
    "..2003": (None, "2003"),
    "Oct–Dec 2003": ("2003-10", "2003-12"),
    "Oct-Dec 2003": ("2003-10", "2003-12"),
    "oct. to december 2003": ("2003-10", "2003-12"),
    "  October 2003   until 3 May 2004": ("2003-10", "2004-05-03"),
    "27 Oct 2003 - 8 Dec 2003": ("2003-10-27", "2003-12-08"),
    "2000-2002": ("2000", "2002"),
    "Sep 2003-2004": ("2003-09", "2004"),
    "since May 2003": ("2003-05", None),
    "after April 2004": ("2004-05", None),
    "after 2003": ("2004", None),
    "before 1 Jan 2004": (None, "2003-12-31"),
    "until 2004": (None, "2004"),
}  # fmt: skip


@pytest.mark.parametrize("text", READ)
def test_what_people_type(text: str) -> None:
    assert read_words(text) == READ[text]


@pytest.mark.parametrize(
    "text",
    ["", "..", "soon", "ma 2003", "31 Feb 2003", "2003-13", "10", "October", "2004 to 2003",
     "2001 to 2002 to 2003", "after", "before soon", "203", "20033",
     "after 9999", "before 0001"],
)  # fmt: skip
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  (Python's own words will do)
        read_words(text)


ENDS = st.dates(date(1000, 2, 1), date(9998, 11, 30)).flatmap(
    lambda day: st.sampled_from([day.isoformat()[:n] for n in (4, 7, 10)])
)


@given(low=st.none() | ENDS, high=st.none() | ENDS)
def test_what_the_app_writes_is_read(low: str | None, high: str | None) -> None:
    if (low or high) and not (low and high and first_day(low) > last_day(high)):
        assert read_words(range_words(low, high)) == (low, high)


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        low, high = read_words(text)
    except ValueError:
        return
    assert low or high

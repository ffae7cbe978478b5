"""EDTF: bounds and words, and what is refused."""

import datetime

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from components.dossier.dates import DateError, bounds, words


def day(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("edtf", "first", "last", "said"),
    [
        ("2003-12-08", "2003-12-08", "2003-12-08", "8 December 2003"),
        ("2003-10", "2003-10-01", "2003-10-31", "October 2003"),
        ("2004-02", "2004-02-01", "2004-02-29", "February 2004"),
        ("2003", "2003-01-01", "2003-12-31", "2003"),
        ("2003-21", "2003-03-01", "2003-05-31", "spring 2003"),
        ("2004-01~", "2004-01-01", "2004-01-31", "about January 2004"),
        ("2003-12?", "2003-12-01", "2003-12-31", "perhaps December 2003"),
        ("2003%", "2003-01-01", "2003-12-31", "perhaps about 2003"),
        ("../2003-12-08", "", "2003-12-08", "by 8 December 2003"),
        ("/2003-12-08", "", "2003-12-08", "by 8 December 2003"),
        ("2002/..", "2002-01-01", "", "from 2002 on"),
        ("2003-10/2003-12", "2003-10-01", "2003-12-31", "between October and December 2003"),
        (
            "2003-10/2003-12-08", "2003-10-01", "2003-12-08",
            "between October and 8 December 2003",
        ),
        ("2003-12-05/2003-12-08", "2003-12-05", "2003-12-08", "between 5 and 8 December 2003"),
        ("2003-12/2004-01", "2003-12-01", "2004-01-31", "between December 2003 and January 2004"),
        ("1999/2003", "1999-01-01", "2003-12-31", "between 1999 and 2003"),
        ("2003/2003-12-08", "2003-01-01", "2003-12-08", "between 2003 and 8 December 2003"),
        ("2003-10~/2003-12", "2003-10-01", "2003-12-31",
         "between about October and December 2003"),
        ("../2004-01~", "", "2004-01-31", "by about January 2004"),
        ("2003-24", "2003-12-01", "2004-02-29", "winter 2003–2004"),
        ("2002-24~", "2002-12-01", "2003-02-28", "about winter 2002–2003"),
        ("1999-24", "1999-12-01", "2000-02-29", "winter 1999–2000"),
        ("2003-23?", "2003-09-01", "2003-11-30", "perhaps autumn 2003"),
        ("2003-22/2003-24", "2003-06-01", "2004-02-29", "between summer 2003 and winter 2003–2004"),
        ("2003-21/2003-22", "2003-03-01", "2003-08-31", "between spring and summer 2003"),
        ("200X", "2000-01-01", "2009-12-31", "2000–2009"),
        ("19XX~", "1900-01-01", "1999-12-31", "about 1900–1999"),
        ("2003-XX", "2003-01-01", "2003-12-31", "some month of 2003"),
        ("2003-XX-XX?", "2003-01-01", "2003-12-31", "perhaps some day of 2003"),
        ("2004-02-XX", "2004-02-01", "2004-02-29", "some day of February 2004"),
        ("2003-10-XX/2003-12-08", "2003-10-01", "2003-12-08",
         "between some day of October and 8 December 2003"),
        ("200X/2011", "2000-01-01", "2011-12-31", "between 2000–2009 and 2011"),
        ("0001", "0001-01-01", "0001-12-31", "1"),
        ("9999-23", "9999-09-01", "9999-11-30", "autumn 9999"),
    ],
)  # fmt: skip
def test_bounds_and_words(edtf: str, first: str, last: str, said: str) -> None:
    assert bounds(edtf) == (day(first), day(last))
    assert words(edtf) == said


@pytest.mark.parametrize(
    ("edtf", "wrong"),
    [
        ("2003-02-30", "no such day"),
        ("2003-02-29", "no such day"),
        ("2003-13", "no such month"),
        ("2003-00", "no such month"),
        ("2003-33", "no such month"),
        ("2003-00-01", "no such day"),
        ("0000", "no such year"),
        ("2003-21-05", "no such day"),
        ("2004/2003", "ends before it starts; write 2003/2004"),
        ("2003-12-09/2003-12-08", "ends before it starts"),
        ("../..", "open at both ends"),
        ("/", "open at both ends"),
        ("2001/2002/2003", "more than one"),
        ("", "not a date in EDTF"),
        ("..", "not a date in EDTF"),
        ("December 2003", "not a date in EDTF"),
        ("08.12.2003", "not a date in EDTF"),
        ("2003-1", "not a date in EDTF"),
        ("2003-1X", "digits not known before known ones"),
        ("2003-XX-12", "digits not known before known ones"),
        ("XXXX", "digits not known before known ones"),
        ("1XX3", "digits not known before known ones"),
        ("2003-12-08T10:00:00", "time of day; write the day alone"),
        ("2003-12-08T12:00:00Z", "time of day"),
        ("-0044-03-15", "a year before 1 or after 9999; write it in words"),
        ("Y-17000", "a year before 1 or after 9999"),
        ("Y17E8", "a year before 1 or after 9999"),
        ("[2002,2003]", "a set of dates"),
        ("{1960,1961-12}", "a set of dates"),
        ("9999-24", "no such month"),
        ("2003-24-05", "no such day"),
        ("2003-10-X1", "digits not known before known ones"),
        ("2003-12-08 ", "not a date in EDTF"),
        ("٢٠٠٣", "not a date in EDTF"),
    ],
)
def test_refused(edtf: str, wrong: str) -> None:
    with pytest.raises(DateError, match=wrong):
        bounds(edtf)
    with pytest.raises(DateError):
        words(edtf)


days = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))


@given(days, days)
def test_an_interval_of_days_has_them_as_bounds(one: datetime.date, other: datetime.date) -> None:
    first, last = sorted((one, other))
    assert bounds(f"{first}/{last}") == (first, last)
    assert bounds(f"{first}") == (first, first)


@given(st.text(alphabet="0123456789-/.~?%X T", max_size=24))
def test_any_text_has_bounds_in_order_or_is_refused_with_a_remedy(text: str) -> None:
    try:
        first, last = bounds(text)
    except DateError:
        with pytest.raises(DateError, match="; "):
            words(text)
        return
    assert first is not None or last is not None
    assert first is None or last is None or first <= last
    assert words(text)


@pytest.mark.parametrize(
    "edtf",
    ["0001", "9999", "001X", "19XX", "2003-XX", "2003-XX-XX", "0001-01", "9999-12", "1900-02~",
     "2000-02?", "2003-02%", "2004-02-XX", "2004-02-29", "1900-02-28?", "9999-12-31~", "0001-01-01",
     "2003-01/2003-04", "1999-12-31/2000"],
)  # fmt: skip
def test_bounds_are_those_of_the_standard(edtf: str) -> None:
    read = parse_edtf(edtf)
    assert bounds(edtf) == tuple(
        datetime.date(*day[:3]) for day in (read.lower_strict(), read.upper_strict())
    )


@pytest.mark.parametrize("edtf", ["0000", "000X", "2003-02-30", "1900-02-29", "2003-00-XX"])
def test_the_calendar_lacks_it(edtf: str) -> None:
    with pytest.raises(DateError, match="no such"):
        bounds(edtf)

"""Events by month, for the strip in which a period is brushed."""

from datetime import date

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from components.dossier import Dossier
from components.query.months import Months, months_of
from components.query.selection import select
from components.view import View
from tests.charts.making import with_tables


def with_days(small: Dossier, *days: tuple[str | None, str | None]) -> Dossier:
    """A dossier of events between such days."""
    one = small.events.iloc[[0]]
    rows = pd.concat([one] * len(days), ignore_index=True)
    rows["id"] = [f"e{k}" for k in range(len(days))]
    for place, name in enumerate(("date_from", "date_to")):
        moments = [pd.NaT if d[place] is None else pd.Timestamp(str(d[place])) for d in days]
        rows[name] = pd.Series(moments, dtype="datetime64[us]")
    return with_tables(small, events=rows)


def test_each_month_of_all_years_is_counted(small: Dossier) -> None:
    made = with_days(
        small, ("2003-10-08", "2003-10-08"), ("2003-10-01", "2003-11-30"), ("2005-01-01", None)
    )
    months = months_of(made, View())
    assert months
    assert (months.first, months.per_year, len(months.counts)) == (2003 * 12, 12, 36)
    # The middle of October and November is the last of October; an open end is in no month.
    assert {k: n for k, n in enumerate(months.counts) if n} == {9: 2}
    assert months.unsure == 1


def test_a_period_hides_nothing_and_other_filters_do(dossier: Dossier) -> None:
    whole, held = months_of(dossier, View()), months_of(dossier, View(time=("2003", "2003")))
    assert whole == held
    some = months_of(dossier, View(pressure=("outside",)))
    assert whole
    assert some
    assert len(some.counts) == len(whole.counts)
    shown = len(select(dossier, View(pressure=("outside",))).events)
    assert sum(some.counts) + some.unsure == shown < sum(whole.counts) + whole.unsure


def test_a_span_of_centuries_is_counted_by_years(small: Dossier) -> None:
    made = with_days(small, ("0044-03-15", "0044-03-15"), ("2999-01-01", "2999-12-31"))
    months = months_of(made, View())
    assert months
    assert (months.first, months.per_year, len(months.counts)) == (44, 1, 2956)
    assert (months.counts[0], months.unsure) == (1, 1)


def test_the_window_is_that_of_the_view() -> None:
    months = Months(2003 * 12, (0,) * 24, 12, 0)
    assert months.window(View()) == (0, 23)
    assert months.window(View(time=("2003-10", "2004-04"))) == (9, 15)
    assert months.window(View(time=("2004", None))) == (12, 23)
    assert months.window(View(time=("1000", "9999"))) == (0, 23)


@given(st.dates(), st.sampled_from([1, 12]))
def test_every_day_has_a_place(day: date, per_year: int) -> None:
    assert 0 <= Months(2000 * per_year, (0,) * 7, per_year, 0).place(day) < 7


def test_a_dossier_without_dates_has_no_months(small: Dossier) -> None:
    assert months_of(with_days(small, (None, None)), View()) is None

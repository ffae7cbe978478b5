"""The axis of time and the rows that keep names apart."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.graphic.layout.crowding import bent, crowded
from components.graphic.layout.landmarks import name_that_fits, tiers
from components.graphic.layout.lanes import Item, Place, arrange
from components.graphic.layout.ticks import tick_names, ticks
from components.graphic.layout.time_axis import (
    EDGE,
    WIDTH,
    Axis,
    Span,
    axis_of,
    date_at,
    day,
    short_date,
    span_of,
)

D = day(date(2003, 12, 8))


def test_days_are_counted_from_1970() -> None:
    assert day(date(1970, 1, 2)) == 1.0
    assert D == 12394.0


def test_an_axis_covers_a_period_or_else_what_is_known_with_room_at_both_sides() -> None:
    period = axis_of([None], [D], date(2003, 10, 1), date(2004, 4, 30))
    assert period.px(day(date(2003, 10, 1))) == pytest.approx(EDGE)
    assert period.px(day(date(2004, 5, 1))) == pytest.approx(WIDTH - EDGE)
    known = axis_of([None, D], [D + 100, None], None, None)
    assert [known.px(D), known.px(D + 100)] == pytest.approx([EDGE, WIDTH - EDGE])
    one_day = axis_of([D], [D + 1], None, None)
    assert one_day.px(D + 0.5) == pytest.approx(WIDTH / 2)
    assert one_day.high - one_day.low > 28


def test_a_mark_stands_in_the_middle_or_at_the_one_known_end() -> None:
    axis = Axis(0.0, 640.0)  # a day a pixel
    assert span_of(100, 101, axis) == Span(100.5, 100, 101)
    assert span_of(100, 200, axis) == Span(150, 100, 200)
    assert span_of(None, 200, axis) == Span(200, 168, 200, fades_left=True)
    assert span_of(200, None, axis) == Span(200, 200, 232, fades_right=True)


def test_what_lies_outside_the_axis_runs_to_its_edge() -> None:
    axis = Axis(0.0, 640.0)
    assert span_of(-500, 114, axis) == Span(14, 0, 114)
    assert span_of(-60, 114, axis) == Span(27, 0, 114)
    assert span_of(526, 9000, axis) == Span(626, 526, 640)
    assert span_of(None, 9000, axis).x == 626
    assert span_of(None, 10, axis).x == 14


def test_ticks_are_years_quarters_or_months_as_room_allows() -> None:
    assert [name for _, name in ticks(axis_of([D], [D + 3650], None, None))][:2] == ["2004", "2005"]
    half = axis_of([], [], date(2003, 10, 1), date(2004, 4, 30))
    assert [name for _, name in ticks(half)] == [
        "Oct 2003", "Nov", "Dec", "Jan 2004", "Feb", "Mar", "Apr", "May",
    ]  # fmt: skip
    assert [name for _, name in ticks(half, room=320)] == ["Oct 2003", "2004", "Apr"]
    assert ticks(half)[0][0] == day(date(2003, 10, 1))


def test_the_name_of_a_tick_gives_way_to_the_one_before_it() -> None:
    axis = axis_of([day(date(2003, 12, 1))], [day(date(2004, 8, 15))], None, None)
    named = [(name, side) for _, name, side in tick_names(axis, size=13)]
    # At the edge "Dec 2003" stands right of its tick, where "Jan 2004" would begin.
    assert named[:3] == [("Dec 2003", "left"), ("", "center"), ("Feb", "center")]
    assert [at for at, _, _ in tick_names(axis, size=13)] == [at for at, _ in ticks(axis)]
    half = axis_of([day(date(2003, 12, 1))], [day(date(2004, 6, 1))], None, None)
    assert tick_names(half, size=13, room=450)[-1][1:] == ("Jun", "right")
    assert tick_names(half, size=13, room=450, beyond=30)[-1][1:] == ("Jun", "center")


def test_the_crowded_stretch_begins_and_ends_with_a_month_that_has_marks() -> None:
    days = [day(date(2001, 3, 3)), D, D, D + 40, day(date(2009, 1, 1))]
    assert crowded(days) == (date(2003, 12, 1), date(2004, 1, 31), 3)
    assert crowded([]) is None


@pytest.mark.parametrize(
    ("words", "short"),
    [
        ("8 December 2003", "8 Dec 2003"),
        ("between October and 8 December 2003", "Oct–8 Dec 2003"),
        ("by 8 December 2003", "by 8 Dec 2003"),
        ("about May 2004", "about May 2004"),
        ("between 15 November 2000 and 8 December 2003", "15 Nov 2000–8 Dec 2003"),
    ],
)
def test_short_dates(words: str, short: str) -> None:
    assert short_date(words) == short


def packed(items: list[Item]) -> list[Place]:
    return arrange(items, ["a"] * len(items), range(len(items)), rows=99)


def test_two_marks_apart_share_a_row_and_two_on_one_place_do_not() -> None:
    there, here = Item(300, 300, 300, label=50), Item(100, 100, 100, label=50)
    assert packed([here, there]) == [Place(0, "right"), Place(0, "right")]
    # 100 + 8 (half a mark) + 5 + 50 runs into the other mark: its name goes to the left.
    assert packed([here, Item(150, 150, 150)]) == [Place(0, "right"), Place(1, "")]
    assert packed([Item(150, 150, 150), here]) == [Place(0, ""), Place(0, "left")]
    assert packed([here, here]) == [Place(0, "right"), Place(1, "right")]


def test_a_name_that_fits_on_neither_side_stands_over_its_line() -> None:
    wide = Item(320, 5, 635, label=100)
    assert packed([wide]) == [Place(1, "over")]
    assert packed([Item(600, 5, 635, label=100)]) == [Place(1, "over-left")]
    assert packed([Item(320, 5, 635, label=700)]) == [Place(0, "")]


def test_a_note_keeps_the_rows_under_its_name_free() -> None:
    noted = Item(100, 100, 100, label=50, note=120, lines=2)
    below = Item(150, 150, 150)
    assert packed([noted, below]) == [Place(0, "right"), Place(3, "")]


def test_the_least_important_names_give_way_and_come_back_where_there_is_a_gap() -> None:
    items = [Item(300, 300, 300, label=60)] * 3 + [Item(302, 302, 302, label=500)]
    places = arrange(items, ["a"] * 4, [0, 1, 2, 3], rows=4)
    assert [p.row for p in places] == [0, 1, 2, 3]
    assert [p.side for p in places] == ["right", "right", "right", ""]
    close = [Item(300, 300, 300, label=60), Item(322, 322, 322, label=60)]
    squeezed = arrange(close, ["a", "a"], [1, 0], rows=1)
    assert squeezed == [Place(0, "left"), Place(0, "right")]


def test_thousands_on_one_day_lie_over_one_another_in_rows_that_are_bounded() -> None:
    items, lanes = [Item(300, 300, 300, label=60)] * 3000, ["a", "b", "b"] * 1000
    places = arrange(items, lanes, range(3000), rows=30)
    deep = {lane: {p.row for p, n in zip(places, lanes, strict=True) if n == lane} for lane in "ab"}
    assert {lane: len(rows) for lane, rows in deep.items()} == {"a": 20, "b": 40}
    assert {p.side for p in places} == {""}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.floats(14, 626), st.floats(0, 200), st.floats(0, 160), st.integers(0, 3)),
        max_size=25,
    ),
    st.integers(13, 24),
)
def test_no_two_names_or_marks_of_a_row_ever_meet(
    drawn: list[tuple[float, float, float, int]], rows: int
) -> None:
    items = [
        Item(x, max(x - span / 2, 0), min(x + span / 2, 640), label, 0.9 * label * (n > 0), n)
        for x, span, label, n in drawn
    ]
    places = arrange(items, ["a" if i % 2 else "b" for i in range(len(items))],
                     list(range(len(items))), rows=rows)  # fmt: skip
    taken: dict[tuple[int, int], list[tuple[float, float]]] = {}
    for i, (item, place) in enumerate(zip(items, places, strict=True)):
        left, right = item.body
        taken.setdefault((i % 2, place.row), []).append((left, right))
        name = {
            "right": (right + 5, right + 5 + item.label),
            "over": (item.mark, item.mark + item.label),
            "left": (left - 5 - item.label, left - 5),
            "over-left": (item.mark - item.label, item.mark), "": (0.0, 0.0),
        }[place.side]  # fmt: skip
        assert name[0] >= 0
        assert name[1] <= 640
        up = 1 if place.side.startswith("over") else 0
        taken.setdefault((i % 2, place.row - up), []).append(name)
    for inside in taken.values():
        inside = sorted(room for room in inside if room[1] > room[0])
        assert all(a[1] <= b[0] for a, b in pairwise(inside))


def test_a_landmark_that_has_no_room_for_its_date_goes_without() -> None:
    # 13 pixels bold: 34 for "Vote", 101 with the date.
    assert name_that_fits("Vote", "8 Dec 2003", 20, size=13) == "Vote, 8 Dec 2003"
    assert name_that_fits("Vote", "8 Dec 2003", 50, size=13, room=100) == "Vote"
    assert name_that_fits("Vote", "8 Dec 2003", 20, size=13, room=40) == "V…"


def test_names_of_landmarks_step_down_to_the_right() -> None:
    assert tiers([], []) == []
    assert tiers([100, 400], [80, 80]) == [(0, "right"), (0, "right")]
    assert tiers([100, 110, 120], [80, 80, 80]) == [(2, "right"), (1, "right"), (0, "right")]
    assert tiers([100, 600], [80, 80]) == [(0, "right"), (0, "left")]
    # At the right edge they step up instead, so that no rule strikes a name.
    assert tiers([580, 590, 600], [80, 80, 80]) == [(0, "left"), (1, "left"), (2, "left")]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(14, 626), max_size=8).map(sorted), st.floats(10, 250))
def test_names_of_landmarks_never_overlap(xs: list[float], wide: float) -> None:
    placed = tiers(xs, [wide] * len(xs))
    names = [
        (tier, x if side == "right" else x - wide)
        for x, (tier, side) in zip(xs, placed, strict=True)
    ]
    for tier in {t for t, _ in names}:
        starts = sorted(x for t, x in names if t == tier)
        assert all(b - a >= wide - 1e-6 for a, b in pairwise(starts))


def test_an_axis_bends_where_most_happens_and_only_there() -> None:
    few = [day(date(1998 + k, 3, 1)) for k in range(12)]
    many = [day(date(2003, 10, 1)) + 4 * k for k in range(40)]
    straight = axis_of([*few, *many], [], None, None)
    axis = bent(straight, [*few, *many])
    assert [date_at(x) for x, _ in axis.bends] == [date(2003, 10, 1), date(2004, 4, 1)]
    before, main, after = (
        (q - p) / (axis.high - axis.low) for (_, p), (_, q) in pairwise(axis.knots)
    )
    assert main > 0.45
    assert min(before, after) > 0.1
    # What is known reaches from the one inner edge to the other.
    assert [axis.px(few[0]), axis.px(few[-1])] == pytest.approx([EDGE, WIDTH - EDGE])


def test_an_even_a_short_and_an_almost_empty_axis_stay_straight() -> None:
    even = [day(date(1998, 1, 1)) + 30 * k for k in range(100)]
    short = [day(date(2003, 1, 1)) + k**2 for k in range(20)]
    few = [day(date(year, 1, 1)) for year in (1900, 2003, 2003, 2003, 2004, 2020)]
    for xs in (even, short, few, []):
        axis = axis_of(xs, [], None, None)
        assert bent(axis, xs) == axis


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(-719162, 2932895), min_size=2, max_size=40), st.integers(0, 400))
def test_places_keep_the_order_of_days_and_lead_back_to_them(days: list[int], more: int) -> None:
    xs = [float(d) for d in days] + [days[0] + 0.5 * k for k in range(more // 10)]
    axis = bent(axis_of(xs, [], None, None), xs)
    at = [axis.at(x) for x in sorted(xs)]
    assert at == sorted(at)
    assert [axis.day(p) for p in at] == pytest.approx(sorted(xs), abs=1e-3)
    assert axis.low <= at[0]
    assert at[-1] <= axis.high
    named = [x for x, _ in ticks(axis)]
    assert named == sorted(set(named))


def test_ticks_are_days_where_a_day_is_wide_and_centuries_where_a_year_is_not() -> None:
    quarter = axis_of([], [], date(2003, 10, 1), date(2003, 12, 31))
    assert [name for _, name in ticks(quarter)] == [
        "Oct 2003", "10", "20", "Nov", "10", "20", "Dec", "10", "20", "Jan 2004",
    ]  # fmt: skip
    month = axis_of([], [], date(2003, 12, 1), date(2003, 12, 31))
    assert [name for _, name in ticks(month)][:4] == ["Dec 2003", "5", "10", "15"]
    ages = axis_of([], [], date(1, 1, 1), date(9999, 12, 31))
    assert [name for _, name in ticks(ages)][:3] == ["1000", "2000", "3000"]
    first = axis_of([], [], date(1, 1, 1), date(3, 12, 31))
    assert [name for _, name in ticks(first)][:3] == ["1", "Apr", "Jul"]

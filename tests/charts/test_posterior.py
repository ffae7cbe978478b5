"""Bars of a weighing: before the clues and after them, alone and beside another."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.charts.posterior import CHART
from components.charts.posterior.layout import BAR
from components.charts.shared.weighed import between, odds, percent, signed
from components.dossier import Dossier
from components.graphic.canvas import APP_PHONE, COLUMN, STAGE
from components.view import View
from tests.analysis.weighings import rivals, weighings
from tests.charts.making import CANVASES, unfit

#: 97·8 : 50·5 : 3·2 = 776 : 250 : 6
OWN = (("c1", "420"), ("c2", "321"))


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (1 / 6, "16.7 %"), (0.5, "50.0 %"), (0.9994, "99.9 %"), (0.9995, "over 99.9 %"),
        (1.0, "over 99.9 %"), (0.0005, "0.1 %"), (0.0004, "under 0.1 %"), (1e-90, "under 0.1 %"),
    ],
)  # fmt: skip
def test_a_probability_in_words_is_never_certain(share: float, words: str) -> None:
    assert percent(share) == words


@given(st.floats(0, 1))
def test_no_probability_is_said_to_be_0_or_100(share: float) -> None:
    assert percent(share) not in ("0.0 %", "100.0 %")


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(0.058, 0.86, "5.8–86.0 %"), (0.5, 0.50001, "50.0 %"), (0, 1, "under 0.1–over 99.9 %")],
)
def test_a_range_in_words(low: float, high: float, words: str) -> None:
    assert between(low, high) == words


@pytest.mark.parametrize(
    ("db", "words"),
    [
        (0, "even"), (10, "10 to 1"), (-20, "1 to 100"), (40, "10,000 to 1"), (50, "+50 dB"),
        (-200, "−200 dB"),
    ],
)  # fmt: skip
def test_odds_in_words(db: float, words: str) -> None:
    assert odds(db) == words


@pytest.mark.parametrize(
    ("value", "words"), [(6.02, "+6.0"), (-0.44, "−0.4"), (0.04, "0.0"), (-0.04, "0.0")]
)
def test_decibels_keep_their_sign(value: float, words: str) -> None:
    assert signed(value) == words


def test_rows_say_before_and_after(dossier: Dossier) -> None:
    frame = CHART.prepare(rivals(dossier, 3), View(weigh=OWN))
    assert frame["id"].tolist() == ["a", "b", "c"]
    assert frame["before"].tolist() == ["33.3 %"] * 3
    assert frame["after"].tolist() == ["75.2 %", "24.2 %", "0.6 %"]
    assert frame["posterior"].tolist() == pytest.approx([776 / 1032, 250 / 1032, 6 / 1032])
    assert frame["leads"].tolist() == [True, False, False]
    assert set(frame["clues"]) == {2}
    assert frame["tip"].iloc[0] == (
        "Mainly a. This weighing: 75.2 % after 2 clues, 33.3 % before, among these three answers. "
        "A judgement, no measure."
    )


def test_a_second_weighing_lies_beside_it(dossier: Dossier) -> None:
    view = View(weigh=OWN, rival=(("c1", "024"),))
    frame = CHART.prepare(rivals(dossier, 3), view)
    assert frame["layer"].tolist() == ["own"] * 3 + ["rival"] * 3
    assert frame["after"].tolist()[3:] == ["2.0 %", "33.3 %", "64.7 %"]
    words = CHART.describe(frame)
    these = "Among these three answers, after"
    assert words.startswith(f"{these} 2 clues, A leads: A 75.2 %, B 24.2 % and C 0.6 %.")
    assert f"beside it: {these} 1 clue, C leads: C 64.7 %, B 33.3 % and A 2.0 %." in words
    assert words.endswith("They differ most on A, by 73.2 percentage points.")
    g = CHART.layout(frame, COLUMN)
    assert len(g.targets) == 6
    assert [m.hollow for m in g.marks] == [False, True]
    # Two hollow bars' tops, at the probability that they stand for.
    tops = [n.x1 for n in g.lines if n.y0 == n.y1 and n.x0 == 0 and n.width == 1.6]
    assert tops == pytest.approx(frame["posterior"].tolist()[3:])


def test_nothing_weighed_is_said_and_stands_even(dossier: Dossier) -> None:
    frame = CHART.prepare(rivals(dossier, 6), View())
    words = CHART.describe(frame)
    assert words == (
        "Nothing is weighed yet. Among these six answers all stand even, at 16.7 % each."
    )
    g = CHART.layout(frame, COLUMN)
    assert [t.text for t in g.texts[:2]] == [
        "Among these six answers", "Nothing is weighed yet. All stand even.",
    ]  # fmt: skip
    bars = [r for r in g.rects if r.y1 - r.y0 == BAR]
    assert [r.x1 for r in bars] == pytest.approx([1 / 6] * 6)


@pytest.mark.parametrize(("many", "words"), [(2, "two"), (7, "seven"), (10, "ten"), (11, "11")])
def test_on_how_many_answers_it_depends_is_in_every_picture(
    dossier: Dossier, many: int, words: str
) -> None:
    made, view = rivals(dossier, many), View(weigh=(("c1", "3" * many),))
    frame, these = CHART.prepare(made, view), f"Among these {words} answers"
    for canvas in CANVASES:
        g = CHART.layout(frame, canvas)
        assert g.texts[0].text.startswith(these)
    assert these in CHART.describe(frame)
    assert frame["tip"].str.contains(these.lower()).all()
    assert [name for name in CHART.columns.values() if "among these answers" in name] == [
        "Before any clue, among these answers", "After the clues, among these answers",
    ]  # fmt: skip


def test_starting_odds_alone_are_no_clue(dossier: Dossier) -> None:
    view = View(weigh=(("", "422"),))
    frame = CHART.prepare(rivals(dossier, 3), view)
    assert CHART.describe(frame) == (
        "Nothing is weighed yet. Among these three answers, before any clue: A 83.3 %, B 8.3 % and "
        "C 8.3 %."
    )


def test_a_tie_has_no_leader(dossier: Dossier) -> None:
    view = View(weigh=(("c1", "330"),))
    frame = CHART.prepare(rivals(dossier, 3), view)
    assert not frame["leads"].any()
    assert "no explanation leads alone" in CHART.describe(frame)


def test_one_explanation_has_no_rival(small: Dossier) -> None:
    frame = CHART.prepare(small, View())
    assert frame.empty
    assert CHART.describe(frame) == "There are no rival explanations to weigh."


@settings(max_examples=25)
@given(data=st.data())
def test_every_weighing_is_drawn_whole_and_can_be_read(
    dossier: Dossier, data: st.DataObject
) -> None:
    view = View(
        weigh=data.draw(weighings(dossier)),
        rival=data.draw(st.just(()) | weighings(dossier, most=3)),
    )
    frame = CHART.prepare(dossier, view)
    assert CHART.describe(frame)
    assert unfit(CHART, frame) == []
    for canvas in (APP_PHONE, COLUMN):
        g = CHART.layout(frame, canvas)
        assert [t.tip for t in g.targets] == [
            tip for e in dict.fromkeys(frame["id"]) for tip in frame.loc[frame["id"] == e, "tip"]
        ]
        bars = [r.x1 for r in g.rects if r.y1 - r.y0 == BAR]
        own = frame.loc[frame["layer"] == "own", "posterior"]
        assert bars == pytest.approx(own.tolist())


def test_the_stage_has_room_for_seven_answers_and_counts_the_others(dossier: Dossier) -> None:
    view = View(weigh=(("c1", "3" * 11),), rival=(("c1", "4" + "0" * 10),))
    frame = CHART.prepare(rivals(dossier, 11), view)
    assert unfit(CHART, frame) == []
    g = CHART.layout(frame, STAGE)
    assert len(g.targets) == 14
    assert g.texts[0].text == "Among these 11 answers; 4 more are not drawn"

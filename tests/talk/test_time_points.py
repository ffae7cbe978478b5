"""The points of a time axis that a class can choose from."""

from __future__ import annotations

import csv
import io

import pytest

from components.classroom.ballots import Ballot
from components.classroom.outcome import outcome
from components.classroom.results import results_csv
from components.dossier import Dossier
from components.talk.files.quiz.items import items
from components.talk.homework import homework
from components.talk.own_questions import question_fault
from components.talk.questions import question, read_answer
from components.talk.scenes import Scene
from components.talk.time_points import points
from tests.charts.making import with_tables


def asking(time: str = "2000..2003", right: str = "") -> Scene:
    view = f"time={time}" if time else ""
    return Scene("s", "S", "", "", "timeline", view, ask_kind="point", ask_text="When?",
                 ask_options=right)  # fmt: skip


@pytest.mark.parametrize(
    ("time", "many", "first", "last"),
    [
        ("2003-10-08..2003-10-09", 2, ("2003-10-08", "8 October 2003"), "9 October 2003"),
        ("2003-10..2003-11", 61, ("2003-10-01", "1 October 2003"), "30 November 2003"),
        ("2003-10..2003-12", 3, ("2003-10", "October 2003"), "December 2003"),
        ("2003-02-10..2004-01-02", 12, ("2003-02", "February 2003"), "January 2004"),
        ("1999..2004", 24, ("1999-01", "Jan 1999–Mar 1999"), "Oct 2004–Dec 2004"),
        ("1787..1807", 21, ("1787", "1787"), "1807"),
        ("1743..1807", 14, ("1740", "1740–1744"), "1805–1809"),
        ("0001..2003", 41, ("0001", "1–49"), "2000–2049"),
    ],
)
def test_points_are_as_fine_as_a_finger_can_choose(
    dossier: Dossier, time: str, many: int, first: tuple[str, str], last: str
) -> None:
    found = points(dossier, asking(time))
    assert (len(found), found[0], found[-1][1]) == (many, first, last)


def test_without_a_period_the_axis_is_that_of_the_case(dossier: Dossier) -> None:
    found = points(dossier, asking(""))
    assert (found[0][0], found[-1][0], len(found)) == ("2000-10", "2004-08", 47)
    none = with_tables(dossier, events=dossier.events.iloc[:0])
    assert points(none, asking("2003..2004"))
    assert question_fault(asking("..2000-01-01"), dossier) == (
        "When?", "the chart has no time axis to choose a point of",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("right", "truth"),
    [("", ""), ("2003-10", "October 2003"), ("8 October 2003", "October 2003"),
     ("2001", "January 2001"), ("soon", None), ("1999", None), ("2004", None)],
)  # fmt: skip
def test_what_is_right_is_a_point_of_the_axis(
    dossier: Dossier, right: str, truth: str | None
) -> None:
    fault = question_fault(asking(right=right), dossier)
    if truth is None:
        assert fault == (
            right, "no day, month or year from January 2000 to December 2003, such as January 2000",
        )  # fmt: skip
    else:
        assert fault is None
        asked = question(dossier, asking(right=right))
        assert asked
        assert (asked.truth, asked.put().get("truth")) == (truth, None)


def test_answers_are_points_and_stand_in_words_in_the_results(dossier: Dossier) -> None:
    asked = question(dossier, asking(right="2003-12"))
    assert asked
    assert asked.how == "From January 2000 to December 2003."
    given = [read_answer(asked, {"point": said}) for said in ("2003-10", "2003-10-08", "", 3)]
    assert given == ["2003-10", None, None, None]
    found = outcome(asked, {("2003-10", "2003-12"): 2, ("2000-01", "2000-01"): 1}, {})
    assert (found["counts"][0][0], found["counts"][0][47], found["n"]) == (1, 2, 3)
    assert (found["flow"], found["moved"]) == (None, [2, 3])
    text = results_csv(dossier, (asking(right="2003-12"),), {"1": {"s": Ballot("2003-10")}}, {})
    (row,) = csv.DictReader(io.StringIO(text))
    assert [row[c] for c in ("answer", "words", "coded")] == [
        "2003-10", "October 2003", "December 2003",
    ]  # fmt: skip


def test_on_paper_and_in_quizzes_it_is_written(dossier: Dossier) -> None:
    (item,) = items(dossier, (asking(right="2003-12"),))
    assert item.stem == ("When? From January 2000 to December 2003.",)
    assert (item.choices, item.right, item.feedback) == ((), (), ("Right: December 2003.",))
    made = homework(dossier, (asking(),))
    assert made.count("<option value") == 49

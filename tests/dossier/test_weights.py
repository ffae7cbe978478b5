"""Votes with weights: what they needed, what is wrong with them, and how they went."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.charts import CHARTS
from components.dossier.check import check_authored
from components.dossier.read import read_csvs
from components.dossier.thresholds import least, least_weight, met, share_words
from components.dossier.weights import Weights, weights
from components.embed.table import table_of
from components.entity.compare.shares import votes
from components.graphic.canvas import COLUMN, STAGE
from components.query.vote_weights import percent
from components.view import View
from tests.case.shapes import SHAPES, Tables, write

BY_PEOPLE = "By people: 46.2% for, 52.6% against, 1.1% abstained"


def faults(folder: Path, tables: Tables) -> list[str]:
    """What the check says of votes and their blocs."""
    problems = map(str, check_authored(write(folder, tables))[1])
    return [said for said in problems if said.startswith(("votes.csv", "ballots.csv"))]


def weighted(vote: dict[str, str], bloc: dict[str, str]) -> Tables:
    """The generated council with other cells of its vote and of its first bloc."""
    tables = SHAPES["weighted"]()
    tables["votes"][0] |= vote
    tables["ballots"][0] |= bloc
    return tables


@pytest.mark.parametrize(("vote", "bloc", "said"), [
    ({}, {}, ""),
    ({"result": "passed"}, {}, "column 'result': value 'passed': 53.8 of 116.3 people for where "
     "65% of people were needed; correct yes, needed or result"),
    ({"needed": "5; 40% of weight", "result": "passed"}, {},
     "column 'result': value 'passed': 4 for where 5 were needed; correct yes, needed or result"),
    ({"needed": "4; 40% of weight"}, {}, "column 'result': value 'rejected': 4 for where 4 were "
     "needed and 53.8 of 116.3 people for where 40% of people were needed; correct yes, needed or "
     "result"),
    ({"method": "roll call"}, {}, "column 'method': value 'roll call': Ba has a weight; write "
     "'weighted', or take the weights out of ballots"),
    ({"weight": "90"}, {}, "column 'weight': value '90': blocs weigh 116.3 together; correct one "
     "of them"),
    ({"weight": "116.25"}, {}, ""),
    ({"yes": "5", "no": "0"}, {"yes": "1", "no": "0", "weight": ""}, "column 'weight': value '': "
     "the weights of the blocs are not those of all members; write what all weigh together"),
    ({"yes": "5", "no": "0", "weight": "200"}, {"yes": "1", "no": "0", "weight": ""}, ""),
    ({"yes": "5", "seats": "7"}, {"yes": "1"}, "column 'weight': value '61.2': one weight of a "
     "bloc that voted in several ways; write a row a side, each with its weight"),
])  # fmt: skip
def test_a_fault_of_weights_is_named_once(
    vote: dict[str, str], bloc: dict[str, str], said: str, tmp_path: Path
) -> None:
    found = faults(tmp_path / "made", weighted(vote, bloc))
    assert [fault.partition(": ")[2] for fault in found] == ([said] if said else [])


def test_weights_that_no_bloc_has_are_asked_for(tmp_path: Path) -> None:
    tables = SHAPES["weighted"]()
    tables["ballots"] = [{**bloc, "weight": ""} for bloc in tables["ballots"]]
    said = faults(tmp_path / "made", tables)
    assert [("write the weight of each bloc in ballots" in fault) for fault in said] == [True] * 2


@pytest.mark.parametrize(("said", "weight", "enough"), [
    ("65% of weight", 65.0, None), ("71% of weight", 71.0, False),
    ("60% of weight", 60.0, True), ("1/2 of weight", 50.0, True),
    ("255 of weight", 255.0, False), ("15; 60 of weight", 60.0, True), ("15", None, None),
    ("2/3 of weight cast", None, None), ("1/2 of seats", None, None),
])  # fmt: skip
def test_what_was_needed_in_weight(said: str, weight: float | None, enough: bool | None) -> None:
    cast = Weights({"yes": 60.0, "no": 30.0}, 100.0)  # of the rest no source tells
    assert (least_weight(said, cast), met(said, cast)) == (weight, enough)


def test_of_a_half_more_is_needed_and_of_a_share_that_share() -> None:
    even = Weights({"yes": 50.0, "no": 50.0}, 100.0)
    assert [met(f"{share} of weight", even) for share in ("1/2", "50%", "2/4", "4/9")] == [
        False, False, False, True,
    ]  # fmt: skip
    assert met("5/9 of weight cast", even) is False
    assert met("55% of weight", Weights({"yes": 50.0, "no": 40.0}, 100.0)) is None
    assert least("55% of seats; 65% of weight", {"seats": 27}.get) == 15
    assert share_words("55% of seats; 1/2 of weight cast", "people") == (
        "55% of all seats and more than 1/2 of people for and against"
    )


def test_rounded_weights_leave_nothing_unknown() -> None:
    found = weights([{"weight": 60.1, "yes": 1}, {"weight": 39.85, "no": 1}], 100)
    assert found
    assert (found.unknown, found.told) == (0, True)
    assert weights([{"weight": None, "yes": 1}], 100) is None


@given(st.fractions(0, 1))
def test_no_share_seems_to_reach_what_it_falls_short_of(share: Any) -> None:
    said = percent(float(share))
    if said != "under 0.1%":
        assert 0 <= float(share) - float(said[:-1]) / 100 < 0.0010001
    assert (said == "0%") == (not share)


def test_a_weighted_vote_is_told_and_drawn_both_ways(tmp_path: Path) -> None:
    dossier = read_csvs(write(tmp_path / "made", SHAPES["weighted"]()))
    for name in ("votes", "seats"):
        chart = CHARTS[name]
        frame = chart.prepare(dossier, View())
        assert BY_PEOPLE in chart.describe(frame)
        assert BY_PEOPLE[1:] in chart.finding(frame)
        assert "rejected, 4 and 65% of people needed" in chart.finding(frame)
    chart = CHARTS["votes"]
    frame = chart.prepare(dossier, View())
    drawn = chart.layout(frame, COLUMN)
    said = [text.text for text in drawn.texts]
    assert {"Ba: against, 52.6%", "La: abstained, 1.1%"} <= set(said)
    assert any(BY_PEOPLE in text and "65% needed" in text for text in said)
    ends = {round(rect.x1, 3) for rect in drawn.rects}
    assert {round(53.8 / 116.3, 3), round(61.2 / 116.3, 3), round(4 / 6, 3)} <= ends
    table = [dict(zip(table_of(dossier, chart, frame).heads, row, strict=True))
             for row in table_of(dossier, chart, frame).rows]  # fmt: skip
    assert [(row["Chamber or party"], row["Shares of weight"]) for row in table][:2] == [
        ("Lower house", BY_PEOPLE), ("Ba", "52.6% of people"),
    ]  # fmt: skip
    assert len(table) == 1 + 6
    wall = [text.text for text in chart.layout(frame, STAGE).texts]
    assert wall[3:] == [
        "Rejected:", "4 for", "1 against", "1 abstained", "46.2% of people, 65% needed",
    ]  # fmt: skip
    found = votes(dossier)
    assert BY_PEOPLE in getattr(found, "words", "")

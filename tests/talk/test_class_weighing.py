"""The class’s posterior after each clue: exact values, hands, and the coding beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from components.dossier import Dossier
from components.talk.class_weighing import after_clue, class_posterior, rules
from components.talk.scenes import Scene, authored
from tests.analysis.weighings import joined, rivals
from tests.charts.making import with_tables


def two(dossier: Dossier, repeats: dict[str, str] | None = None) -> Dossier:
    """Two explanations, and three clues for the first: a hoop, a smoking gun and a straw."""
    made = joined(rivals(dossier, 2, 3), repeats or {})
    tests = ["hoop", "smoking gun", "straw in the wind"]
    return with_tables(made, claims=made.claims.assign(test=tests, direction="for"))


def asking(made: Dossier) -> tuple[Scene, ...]:
    """A scene of each clue, with one that asks nothing between them."""
    scene = replace(authored(made)[0], ask_event="", ask_kind="")
    one, other, third = (replace(scene, id=f"s{k}", ask_claim=f"c{k}") for k in (1, 2, 3))
    return one, replace(scene, id="plain", ask_claim=""), other, third


def firsts(found: dict[str, Any] | None) -> tuple[float, ...]:
    """What is said of the first of two explanations; the second has the rest."""
    assert found
    one, other = found["rows"]
    for name in ("before", "after", "coded"):
        assert one[name] + other[name] == pytest.approx(1, abs=1e-4)
    return one["before"], one["after"], one["coded"]


def of(*odds: float) -> tuple[float, ...]:
    """Probabilities of odds."""
    return tuple(round(o / (1 + o), 4) for o in odds)


def test_each_clue_moves_the_class(dossier: Dossier) -> None:
    made = two(dossier)
    scenes = asking(made)
    # Four to one, and one to four by a second student: the mean of the logarithms is even.
    said = {"1": {"s1": "31", "s2": "31"}, "2": {"s1": "31", "s2": "13"}, "3": {"s3": "44"}}
    coded = 0.97 / 0.5, 0.97 / 0.5 * 0.5 / 0.03
    assert firsts(after_clue(made, scenes[:1], said, {})) == of(1, 4, coded[0])
    assert firsts(after_clue(made, scenes[:3], said, {})) == of(4, 4, coded[1])
    third = after_clue(made, scenes, said, {})
    assert firsts(third) == of(4, 4, coded[1] * 0.8 / 0.5)
    assert third
    assert (third["clues"], third["among"]) == (3, "Among these two answers")
    # The last one says the same as the scene that ends the lesson.
    end = class_posterior(made, scenes, said)
    assert [row["pooled"] for row in end["rows"]] == [row["after"] for row in third["rows"]]


def test_a_clue_that_nobody_judged_moves_nothing(dossier: Dossier) -> None:
    made = two(dossier)
    scenes = asking(made)
    said = {"1": {"s1": "31", "s2": "3"}}
    assert after_clue(made, scenes[:3], said, {}) is None
    assert after_clue(made, scenes[:2], said, {}) is None  # asks of no clue
    assert after_clue(made, (), said, {}) is None
    # One that was left out is left out of the coding beside it too.
    said["1"]["s3"] = "31"
    assert firsts(after_clue(made, scenes, said, {})) == of(4, 16, 0.97 / 0.5 * 0.8 / 0.5)


@pytest.mark.parametrize(
    ("repeats", "odds"), [({"c2": "c1"}, 4 * 2), ({"c1": "c2"}, 4 * 2), ({}, 16)]
)
def test_of_one_sentence_the_later_clue_counts_half_here_too(
    dossier: Dossier, repeats: dict[str, str], odds: float
) -> None:
    made = two(dossier, repeats)
    half = 0.5 if repeats else 1
    coded = 0.97 / 0.5 * (0.5 / 0.03) ** half
    said = {"1": {"s1": "31", "s2": "31"}}
    assert firsts(after_clue(made, asking(made)[:3], said, {})) == of(4, odds, coded)


def test_hands_count_as_phones_do(dossier: Dossier) -> None:
    made = two(dossier)
    scenes = asking(made)
    hands = {"s1": {1: [[0, 0, 0, 2, 0], [0, 2, 0, 0, 0]]}}
    assert firsts(after_clue(made, scenes[:1], {}, hands))[:2] == of(1, 4)
    found = class_posterior(made, scenes, {}, hands)
    assert (found["n"], found["hands"], found["clues"]) == (0, 2, 1)
    assert [row["spread"] for row in found["rows"]] == [[], []]
    # With as many phones of the other mind it is even again; a second vote takes the first's place.
    said = {"1": {"s1": "13"}, "2": {"s1": "13"}}
    assert firsts(after_clue(made, scenes[:1], said, hands))[:2] == of(1, 1)
    hands["s1"][2] = [[0, 2, 0, 0, 0], [0, 0, 0, 2, 0]]
    assert firsts(after_clue(made, scenes[:1], said, hands))[:2] == of(1, 1 / 4)
    # Who raised no hand on one explanation is neutral on it: 0.8 and 0.5 of the first.
    hands["s1"] = {1: [[0, 0, 0, 1, 0], [0, 0, 2, 0, 0]]}
    assert firsts(after_clue(made, scenes[:1], {}, hands))[:2] == of(1, (0.8 / 0.5) ** 0.5)


def test_what_a_page_needs_to_weigh_hands(dossier: Dossier) -> None:
    made = two(dossier, {"c3": "c1"})
    found = rules(made, asking(made))
    assert found["clues"] == {
        "s1": {"claim": "c1", "coded": "42", "same": ("c3",)},
        "s2": {"claim": "c2", "coded": "20", "same": ()},
        "s3": {"claim": "c3", "coded": "32", "same": ("c1",)},
    }
    assert (found["scale"], found["neutral"], found["linked"]) == (
        [0.03, 0.2, 0.5, 0.8, 0.97], 2, 0.5,
    )  # fmt: skip

"""What a class is asked, and what its answers add up to."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.dossier import Dossier
from components.present.questions import SIDES, class_posterior, question, read_answer, tally
from components.present.scenes import Scene, authored
from components.weigh import SCALE, pooled, posterior


@pytest.fixture(scope="module")
def scenes(dossier: Dossier) -> dict[str, Scene]:
    return {scene.id: scene for scene in authored(dossier)}


def test_nothing_gives_the_answer_away(dossier: Dossier, scenes: dict[str, Scene]) -> None:
    asked = question(dossier, scenes["two-fronts"])
    assert asked
    assert asked.put() == {
        "kind": "side",
        "text": "Who pushed here?",
        "about": "Putin turns: trafficking becomes his cause",
        "by": "October 2003",
        "rows": (),
        "options": tuple(SIDES.items()),
    }
    assert asked.truth == "Pushed from both sides at once"


def test_a_clue_is_judged_under_every_explanation(
    dossier: Dossier, scenes: dict[str, Scene]
) -> None:
    asked = question(dossier, scenes["boomerang"])
    assert asked
    assert asked.by == "Angel Coalition, reported by Johnson"
    assert [row[0] for row in asked.rows] == list(dossier.explanations["id"])
    assert [words for _, words in asked.options] == [words for words, _ in SCALE]
    assert asked.truth == ""
    assert question(dossier, scenes["the-grade"]) is None


@pytest.mark.parametrize(
    ("scene", "body", "answer"),
    [
        ("two-fronts", {"side": "both"}, "both"),
        ("two-fronts", {"side": "none"}, None),
        ("two-fronts", {"side": ["both"]}, None),
        ("two-fronts", {"side": "both", "more": 1}, None),
        ("two-fronts", {"levels": "233214"}, None),
        ("boomerang", {"levels": "233214"}, "233214"),
        ("boomerang", {"levels": "23321"}, None),
        ("boomerang", {"levels": "233215"}, None),
        ("boomerang", {"levels": "२३३२१४"}, None),
        ("boomerang", {"levels": 233214}, None),
        ("boomerang", [], None),
        ("boomerang", None, None),
    ],
)
def test_which_answers_count(
    dossier: Dossier, scenes: dict[str, Scene], scene: str, body: object, answer: str | None
) -> None:
    asked = question(dossier, scenes[scene])
    assert asked
    assert read_answer(asked, body) == answer


def test_tallies(dossier: Dossier, scenes: dict[str, Scene]) -> None:
    side, levels = (question(dossier, scenes[s]) for s in ("two-fronts", "boomerang"))
    assert side
    assert levels
    assert tally(side, {"both": 3, "unsure": 1}) == {
        "n": 4,
        "counts": [[0, 3, 0, 1]],
        "truth": "Pushed from both sides at once",
    }
    found = tally(levels, {"000000": 2, "012344": 1})
    assert found["n"] == 3
    assert found["counts"] == [
        [3, 0, 0, 0, 0], [2, 1, 0, 0, 0], [2, 0, 1, 0, 0],
        [2, 0, 0, 1, 0], [2, 0, 0, 0, 1], [2, 0, 0, 0, 1],
    ]  # fmt: skip
    assert tally(levels, {})["counts"] == [[0] * 5] * 6


def test_an_empty_class_stands_even(dossier: Dossier) -> None:
    found = class_posterior(dossier, authored(dossier), {"1": {"two-fronts": "both"}})
    assert (found["n"], found["clues"]) == (0, 0)
    assert {row["pooled"] for row in found["rows"]} == {0.1667}
    assert {tuple(row["spread"]) for row in found["rows"]} == {()}


def test_the_class_is_its_mean_and_its_spread(dossier: Dossier) -> None:
    # Of the first explanation one says 0.8 and the other 0.2, of the rest both say 0.5: the mean
    # of the logarithms is that of 0.4.
    said = {"1": {"boomerang": "322222"}, "2": {"boomerang": "122222"}, "3": {"two-fronts": "both"}}
    found = class_posterior(dossier, authored(dossier), said)
    assert (found["n"], found["clues"]) == (2, 1)
    first = found["rows"][0]
    low, high = 0.2 / (0.2 + 5 * 0.5), 0.8 / (0.8 + 5 * 0.5)
    assert first["pooled"] == round(0.4 / (0.4 + 5 * 0.5), 4)
    assert first["spread"] == pytest.approx(
        [low, low + (high - low) / 4, (low + high) / 2, high - (high - low) / 4, high], abs=1e-4
    )


@given(st.lists(st.text("01234", min_size=6, max_size=6), min_size=1, max_size=4))
def test_a_class_of_one_mind_says_what_each_says(dossier: Dossier, levels: list[str]) -> None:
    clues = [scene.ask_claim for scene in authored(dossier) if scene.ask_claim][: len(levels)]
    weighing = tuple(zip(clues, levels, strict=True))
    alone = posterior(dossier, weighing)["posterior"].to_numpy()
    assert np.allclose(pooled([weighing] * 3, 6), alone)

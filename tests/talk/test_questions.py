"""What a class is asked, and what its answers add up to."""

import csv
import io
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.analysis.weighing import SCALE, pooled, posterior
from components.classroom.ballots import Ballot
from components.classroom.outcome import outcome
from components.classroom.results import results_csv
from components.classroom.room import Counts
from components.dossier import Dossier
from components.talk.class_weighing import class_posterior
from components.talk.own_questions import KINDS, question_fault
from components.talk.questions import SIDES, question, read_answer, tally
from components.talk.scenes import Scene, authored
from components.theme import LANES
from tests.analysis.weighings import full, joined, rivals
from tests.charts.making import with_tables


@pytest.fixture(scope="module")
def scenes(dossier: Dossier) -> dict[str, Scene]:
    return {scene.id: scene for scene in authored(dossier)}


def test_nothing_gives_the_answer_away(dossier: Dossier, scenes: dict[str, Scene]) -> None:
    asked = question(dossier, scenes["two-fronts"])
    assert asked
    assert asked.put() == {
        "kind": "side",
        "text": "Who pushed here?",
        "about": "Putin turns against trafficking",
        "by": "perhaps 27 October 2003",
        "rows": (),
        "options": tuple((s, w.replace("{home}", "Russia")) for s, w in SIDES.items()),
        "how": "",
        "whose": "Coded here",
    }
    assert asked.truth == "Pushed from both sides at once"


def test_every_side_is_right_once(dossier: Dossier, scenes: dict[str, Scene]) -> None:
    asked = (question(dossier, scene) for scene in scenes.values())
    truths = [one.truth for one in asked if one and one.truth]
    assert sorted(truths) == sorted(LANES[side] for side in ("domestic", "both", "international"))


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


def own(kind: str, answers: str = "") -> Scene:
    return Scene("s", "S", "", "", "tier", ask_kind=kind, ask_text="Who?", ask_options=answers)


def test_questions_of_ones_own(dossier: Dossier) -> None:
    scale = question(dossier, own("scale", "no\nyes"))
    assert scale
    assert [words for _, words in scale.put()["options"]] == ["1 no", "2", "3", "4", "5 yes"]
    assert tally(scale, {"5": 2, "1": 1, "6": 4, "both": 1})["counts"] == [[1, 0, 0, 0, 2]]
    choice = question(dossier, own("choice", "A\n\nB"))
    assert choice
    assert (choice.text, choice.about, choice.truth) == ("Who?", "", "")
    given = [read_answer(choice, {"choice": said}) for said in ("1", "2", "3", "A")]
    assert given == ["1", "2", None, None]
    talk = question(dossier, own("open"))
    assert talk
    assert read_answer(talk, {"open": ""}) is None
    text = results_csv(dossier, (own("choice", "A\nB"),), {"1": {"s": Ballot("2")}}, {})
    assert text.splitlines()[1].startswith("1,s,Who?,,,2,B,")


SEVERAL = own("several", "* A\nB\n*C")


def test_several_answers_are_chosen_at_once(dossier: Dossier) -> None:
    asked = question(dossier, SEVERAL)
    assert asked
    assert asked.put() == {
        "kind": "several", "text": "Who?", "about": "", "by": "", "rows": (),
        "options": (("1", "A"), ("2", "B"), ("3", "C")), "how": "One or more can be chosen.",
        "whose": "Right",
    }  # fmt: skip
    assert (asked.truth, asked.right) == ("A; C", (0, 2))
    wanted = {"1": "1", "13": "13", "123": "123"} | dict.fromkeys(("", "31", "11", "4", "1 2"))
    assert {said: read_answer(asked, {"several": said}) for said in wanted} == wanted
    assert read_answer(asked, {"several": ["1", "3"]}) is None
    assert tally(asked, {"13": 2, "3": 1, "31": 9}) == {
        "n": 3, "counts": [[2, 0, 3]], "truth": "A; C",
    }  # fmt: skip
    # As many hands as the choice that most made: who raised one twice counts once.
    hands: Counts = [[4, 0, 5]]
    found = outcome(asked, {("13", "3"): 1, ("2", "2"): 1}, {2: hands})
    assert (found["n"], found["counts"], found["moved"]) == (7, [[4, 1, 6]], [1, 2])
    assert found["flow"] is None


def test_several_answers_stand_in_a_row_of_the_results(dossier: Dossier) -> None:
    text = results_csv(dossier, (SEVERAL,), {"1": {"s": Ballot("13", "3")}}, {})
    (row,) = csv.DictReader(io.StringIO(text))
    assert [row[c] for c in ("answer", "words", "coded", "first")] == ["3", "C", "A; C", "13"]


@pytest.mark.parametrize(
    ("kind", "answers", "fault"),
    [
        ("several", "A", "1 answer of a question of kind 'several'; write 2 to 8"),
        ("several", "*A\n*", "1 answer of a question of kind 'several'; write 2 to 8"),
        ("scale", "A\nB\nC", "3 answers of a question of kind 'scale'; write its two ends"),
        ("several", "A\n* A", "the answer 'A' stands twice; write each once"),
        ("several", "*A\n*B", None), ("choice", "*A\nB", None), ("choice", "A\nB", None),
        ("choice", "*A\n*B", "2 right answers where one can be chosen; put '*' before one, or make "
         "its kind 'several'"),
    ],
)  # fmt: skip
def test_what_a_question_of_ones_own_needs(
    dossier: Dossier, kind: str, answers: str, fault: str | None
) -> None:
    found = question_fault(own(kind, answers), dossier)
    assert found == (fault and ("Who?", fault))


def test_a_case_asks_every_kind_in_its_own_scenes(dossier: Dossier) -> None:
    """As a list's: what is right, how it is answered, and nothing that is not whole."""
    rows = dossier.scenes[dossier.scenes["ask_event"].isna() & dossier.scenes["ask_claim"].isna()]
    written = {
        "choice": "A~*B", "several": "*A~B~*C", "scale": "Low~High", "point": "October 2003",
        "short": None, "open": None,
    }  # fmt: skip
    rows = (
        rows.sort_values("order")
        .head(len(written))
        .assign(
            ask_kind=[*written], ask_options=[*written.values()], ask_text="Who?", view="time=2003"
        )
    )
    scenes = authored(with_tables(dossier, scenes=rows))
    asked = [question(dossier, scene) for scene in scenes]
    assert [(one.kind, one.truth, len(one.options)) for one in asked if one] == [
        ("choice", "B", 2), ("several", "A; C", 3), ("choice", "", 5),
        ("point", "October 2003", 12), ("short", "", 0), ("open", "", 0),
    ]  # fmt: skip
    spoilt = with_tables(dossier, scenes=rows.assign(ask_options="*A~*B"))
    assert [scene.ask_kind for scene in authored(spoilt)] == [
        "",
        "several",
        "scale",
        "",
        *KINDS[-2:],
    ]


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
    many = len(dossier.explanations)
    assert found["counts"][:6] == [
        [3, 0, 0, 0, 0], [2, 1, 0, 0, 0], [2, 0, 1, 0, 0],
        [2, 0, 0, 1, 0], [2, 0, 0, 0, 1], [2, 0, 0, 0, 1],
    ]  # fmt: skip
    # Nobody was asked of an explanation that is added later.
    assert found["counts"][6:] == [[0] * 5] * (many - 6)
    assert tally(levels, {})["counts"] == [[0] * 5] * many
    assert tally(levels, {"012344": 1, "01234": 3, "both": 2})["n"] == 1


def test_an_empty_class_stands_even(dossier: Dossier) -> None:
    found = class_posterior(dossier, authored(dossier), {"1": {"two-fronts": "both"}})
    assert (found["n"], found["clues"]) == (0, 0)
    assert {row["pooled"] for row in found["rows"]} == {round(1 / len(dossier.explanations), 4)}
    assert {tuple(row["spread"]) for row in found["rows"]} == {()}


def test_the_class_is_its_mean_and_its_spread(dossier: Dossier) -> None:
    # Of the first explanation one says 0.8 and the other 0.2, of the rest both say 0.5: the mean
    # of the logarithms is that of 0.4.
    said = {"1": {"boomerang": "322222"}, "2": {"boomerang": "122222"}, "3": {"two-fronts": "both"}}
    found = class_posterior(dossier, authored(dossier), said)
    assert (found["n"], found["clues"]) == (2, 1)
    first, rest = found["rows"][0], 0.5 * (len(dossier.explanations) - 1)
    low, high = 0.2 / (0.2 + rest), 0.8 / (0.8 + rest)
    assert first["pooled"] == round(0.4 / (0.4 + rest), 4)
    assert first["spread"] == pytest.approx(
        [low, low + (high - low) / 4, (low + high) / 2, high - (high - low) / 4, high], abs=1e-4
    )


@given(st.lists(st.text("01234", min_size=6, max_size=6), min_size=1, max_size=4))
def test_a_class_of_one_mind_says_what_each_says(dossier: Dossier, levels: list[str]) -> None:
    clues = [scene.ask_claim for scene in authored(dossier) if scene.ask_claim][: len(levels)]
    weighing = full(dossier, tuple(zip(clues, levels, strict=True)))
    alone = posterior(dossier, weighing)["posterior"].to_numpy()
    assert np.allclose(pooled([weighing] * 3, len(dossier.explanations)), alone)


# Answers from before an explanation was added, and clues of one sentence.


def asking(made: Dossier) -> tuple[Scene, ...]:
    """Three scenes, each of which asks of a clue."""
    scene = authored(made)[0]
    return tuple(replace(scene, id=f"s{k}", ask_event="", ask_claim=f"c{k}") for k in (1, 2, 3))


@pytest.fixture(scope="module")
def seven(dossier: Dossier) -> Dossier:
    """Seven explanations, the last added later, and three clues."""
    return rivals(dossier, 7, 3, added=[1] * 6 + [2])


@pytest.mark.parametrize(
    ("levels", "taken"),
    [("233214", True), ("2332144", True), ("23321", False), ("23321444", False), ("", False)],
)
def test_an_older_phone_may_send_the_digits_that_it_asked_for(
    seven: Dossier, levels: str, taken: bool
) -> None:
    asked = question(seven, asking(seven)[0])
    assert asked
    assert read_answer(asked, {"levels": levels}) == (levels if taken else None)


def test_nobody_who_was_not_asked_is_counted(seven: Dossier) -> None:
    asked = question(seven, asking(seven)[0])
    assert asked
    found = tally(asked, {"400000": 2, "4000003": 1, "40000": 5})
    assert found["n"] == 3
    assert found["counts"][0] == [0, 0, 0, 0, 3]
    assert found["counts"][6] == [0, 0, 0, 1, 0]
    said = {str(i): {"s1": Ballot(a)} for i, a in enumerate(("400000", "4000003", "4"), 1)}
    rows = list(csv.reader(io.StringIO(results_csv(seven, asking(seven), said, {}))))
    assert [row[0] for row in rows[1:]] == ["1"] * 6 + ["2"] * 7
    assert [row[4] for row in rows[1:7]] == list("abcdef")


def test_an_older_answer_is_neutral_on_what_came_later(seven: Dossier) -> None:
    # 0.97 : five times 0.03 : 0.5 for the seventh.
    weights = [0.97, *[0.03] * 5, 0.5]
    expected = [round(w / sum(weights), 4) for w in weights]
    for said in ("400000", "4000002"):
        found = class_posterior(seven, asking(seven), {"1": {"s1": said, "s2": "4"}})
        assert (found["n"], found["clues"]) == (1, 1)
        assert found["among"] == "Among these seven answers"
        assert [row["pooled"] for row in found["rows"]] == expected
        assert [row["spread"] for row in found["rows"]] == [[p] * 5 for p in expected]


@pytest.mark.parametrize(
    ("repeats", "odds"),
    [
        # Each clue is four to one; one that repeats an earlier one, two to one.
        ({}, 4 * 4 * 4), ({"c3": "c1"}, 4 * 4 * 2), ({"c1": "c3"}, 4 * 4 * 2),
        ({"c2": "c1"}, 4 * 2 * 4), ({"c2": "c1", "c3": "c2"}, 4 * 2 * 2),
    ],
)  # fmt: skip
def test_of_one_sentence_the_later_clue_counts_half(
    dossier: Dossier, repeats: dict[str, str], odds: float
) -> None:
    made = joined(rivals(dossier, 2, 3), repeats)
    said = {"s1": "31", "s2": "31", "s3": "31"}
    found = class_posterior(made, asking(made), {"1": said, "2": said})
    expected = round(odds / (odds + 1), 4)
    assert found["rows"][0]["pooled"] == expected
    assert found["rows"][0]["spread"] == [expected] * 5


def test_who_judged_the_later_clue_alone_is_not_halved_but_in_the_class(dossier: Dossier) -> None:
    made = joined(rivals(dossier, 2, 3), {"c2": "c1"})
    one, other = {"s1": "31", "s2": "31"}, {"s2": "31"}
    found = class_posterior(made, asking(made), {"1": one, "2": other})
    # The class heard both: 4 and 2. The second student heard one: 4.
    assert found["rows"][0]["pooled"] == round(8 / 9, 4)
    low, _, _, _, high = found["rows"][0]["spread"]
    assert (low, high) == (0.8, round(8 / 9, 4))

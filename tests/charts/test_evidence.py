"""The clues by explanation, as drawn."""

import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.charts.evidence import CHART
from components.charts.evidence.proof_kinds import TESTS
from components.charts.evidence.words import HEDGES
from components.dossier import Dossier
from components.graphic.canvas import APP_PHONE, COLUMN, STAGE, STAGE_LETTERS, WIDE, Canvas
from components.graphic.metrics import broken
from components.query.selection import select
from components.view import View
from tests.analysis.weighings import joined
from tests.charts.making import unfit, views, with_tables


def test_a_row_a_claim_by_answer_the_telling_ones_first(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View())
    assert sorted(frame["id"]) == sorted(dossier.claims["id"])
    assert list(frame["explanation_id"].unique()) == list(dossier.explanations["id"])
    for _, part in frame.groupby("explanation_id"):
        assert part["direction"].tolist() == sorted(part["direction"], reverse=True)
        assert set(part["direction"]) == {"for", "against"}  # each has both
        for _, side in part.groupby("direction"):
            ranks = [list(TESTS).index(t) for t in side["test"]]
            assert ranks == sorted(ranks)


def test_a_clue_keeps_who_says_it_and_how(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View(event=("final-bargaining",))).set_index("id")
    row = frame.loc["ent-other-hands"]
    assert (row["assertion"], row["sources"], row["pressure"]) == ("alleged", 1, "none")
    assert "is said to have favoured" in row["tip"]
    assert "alleged; straw in the wind" in row["tip"]
    assert frame.index[frame["selected"].astype(bool)].tolist() == ["ent-other-hands"]
    assert frame.loc["us-approached-mizulina", "disputed"]
    assert "† Sources differ" in frame.loc["us-approached-mizulina", "tip"]


def test_what_is_not_simply_stated_says_so_on_its_chip(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View())
    g = CHART.layout(frame, APP_PHONE)
    words = [t.text.split(",")[0] for t in g.texts if t.italic]
    for assertion, said in HEDGES.items():
        assert words.count(said) == int((frame["assertion"] == assertion).sum()) > 0


def test_describe_counts_what_is_drawn(dossier: Dossier) -> None:
    few = dossier.claims[dossier.claims["explanation_id"] == "only-together"]
    made = with_tables(dossier, claims=few)
    words = CHART.describe(CHART.prepare(made, View()))
    assert words.startswith("7 clues on 1 explanation. Only together: 5 for, 2 against. ")
    assert "1 hoop and 6 straw in the wind" in words
    none = with_tables(dossier, claims=dossier.claims.iloc[:0])
    assert "Nothing is in view" in CHART.describe(CHART.prepare(none, View()))


@pytest.mark.parametrize("canvas", [APP_PHONE, COLUMN, WIDE])
def test_every_claim_is_a_chip_large_enough_to_touch(dossier: Dossier, canvas: Canvas) -> None:
    frame = CHART.prepare(dossier, View())
    chips = CHART.layout(frame, canvas).targets
    assert sorted((c.id, c.kind) for c in chips) == sorted((i, "claim") for i in frame["id"])
    assert all(c.y1 - c.y0 >= 24 for c in chips)


@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_any_view_shows_its_claims(dossier: Dossier, data: st.DataObject) -> None:
    view = data.draw(views(dossier))
    frame = CHART.prepare(dossier, view)
    assert len(frame) == len(select(dossier, view.filters).claims)
    words = CHART.describe(frame)
    if len(frame):
        sides = re.findall(r"(\d+) for, (\d+) against", words)
        assert sum(int(a) + int(b) for a, b in sides) == len(frame)


def seven(dossier: Dossier, claims: int = 75) -> Dossier:
    """Seven answers, the last of a long name, and as many clues as there may be."""
    answers = dossier.explanations.head(6)
    more = answers.tail(1).assign(
        id="last", short="Counterdemonstrations intergovernmentally", place=7
    )
    rows = pd.concat([dossier.claims] * 2).head(claims).reset_index(drop=True)
    ids = [*answers["id"], "last"]
    made = rows.assign(
        id=[f"c{k}" for k in range(claims)], explanation_id=[ids[k % 7] for k in range(claims)],
        repeats=[None if k % 9 else "c1" for k in range(claims)],
        # Four of five for: columns as high as they get, whatever the dossier's clues say.
        direction=["for" if k % 5 else "against" for k in range(claims)],
    )  # fmt: skip
    both = pd.concat([answers, more], ignore_index=True)
    return with_tables(dossier, explanations=both, claims=made)


def test_seven_answers_and_seventy_five_clues_can_be_read(dossier: Dossier) -> None:
    frame = CHART.prepare(seven(dossier), View())
    assert frame["explanation"].nunique() == 7
    assert unfit(CHART, frame) == []
    assert len(CHART.layout(frame, COLUMN).targets) == 75


def test_the_stage_shows_every_clue_of_seven_answers(dossier: Dossier) -> None:
    frame = CHART.prepare(seven(dossier), View())
    g = CHART.layout(frame, STAGE)
    assert {m.id for m in g.marks if m.id} == set(frame["id"])
    assert not any("more answer" in t.text for t in g.texts)
    assert min(t.size for t in g.texts) == STAGE_LETTERS
    # Named are the clues that can decide; of the others their number is said.
    named = {t.of for t in g.texts if t.of}
    assert named == set(frame.loc[frame["test"] != "straw in the wind", "id"]) & named
    said = [t.text for t in g.texts]
    for _, clues in frame[~frame["id"].isin(named)].groupby("explanation"):
        assert f"+{(clues['direction'] == 'for').sum()}" in said
        assert f"−{(clues['direction'] == 'against').sum()}" in said


def test_the_stage_names_the_chosen_clues_first(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View(event=("marathon-meeting",)))
    named = {t.of for t in CHART.layout(frame, STAGE).texts if t.of}
    assert {"us-changes-after-talks", "pres-conceded"} <= named


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Policy entrepreneurs", 72, ["Policy", "entre-", "preneurs"]),
        ("Policy entrepreneurs", 100, ["Policy", "entrepreneurs"]),
        ("Presidential choice", 60, ["Presi-", "dential", "choice"]),
        ("US leverage", 40, ["US", "leve-", "rage"]),
        ("a well-known", 20, ["a", "well-known"]),
    ],
)
def test_a_word_too_long_is_broken_with_a_hyphen(text: str, width: float, lines: list[str]) -> None:
    assert broken(text, 13, width, bold=True) == lines


def test_clues_of_one_sentence_say_so(dossier: Dossier) -> None:
    ids = list(dossier.claims["id"])[:3]
    first, second = dossier.claims["short"].iloc[:2]
    made = joined(dossier, {ids[1]: ids[0]})
    frame = CHART.prepare(made, View()).set_index("id")
    assert frame.loc[ids[:3], "cut"].tolist() == [second, first, ""]
    said = f"Cut from the same sentence or episode as {first}."
    assert frame.loc[ids[1], "tip"].endswith(said)
    assert "Cut from" not in frame.loc[ids[2], "tip"]
    words = CHART.describe(frame.reset_index())
    assert words.endswith("2 clues cut from a sentence or episode of another.")
    assert CHART.columns["cut"] == "Cut from the same sentence or episode as"


def test_a_side_fact_is_no_support(dossier: Dossier) -> None:
    claim = str(dossier.claims["id"].iloc[0])
    own = (dossier.citations["table"] == "claims") & (dossier.citations["row_id"] == claim)
    aside = dossier.citations.assign(relation=dossier.citations["relation"].where(~own, "context"))
    frame = CHART.prepare(with_tables(dossier, citations=aside), View()).set_index("id")
    assert frame.loc[claim, "sources"] == 0

"""Saved results of lessons side by side: shifts, posteriors and spread, of any list of scenes."""

from __future__ import annotations

import csv
import io
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from components.classroom.ballots import Ballot
from components.classroom.lessons import Share, posteriors, read_lesson, shifts
from components.classroom.results import COLUMNS, results_csv
from components.classroom.workbook import workbook
from components.dossier import Dossier
from components.talk.class_weighing import class_posterior
from components.talk.scenes import Scene, authored
from components.ui.lessons import tables


@pytest.fixture(scope="module")
def asked(dossier: Dossier) -> tuple[Scene, ...]:
    scenes = authored(dossier)
    side = next(scene for scene in scenes if scene.ask_event)
    return (side, *[scene for scene in scenes if scene.ask_claim][:3])


def saved(*rows: tuple[str, ...], head: tuple[str, ...] = COLUMNS) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows((head, *rows))
    return out.getvalue().encode()


def side(student: int, about: str, first: str, second: str) -> tuple[str, ...]:
    last = second or first
    return (str(student), "a", "Who pushed here?", about, "", last, "words", "coded",
            first, "", second, "", "")  # fmt: skip


def test_the_shift_of_a_question_is_from_the_first_votes_to_the_last(dossier: Dossier) -> None:
    event = dossier.events[dossier.events["pressure"] == "both"].iloc[0]["title"]
    one = read_lesson("one.csv", saved(
        side(1, event, "domestic", "both"), side(2, event, "both", "both"),
        side(3, event, "both", "domestic"), side(4, event, "international", ""),
        ("", "a", "Who pushed here?", event, "", "both", "w", "c", "both", "", "", "", "12"),
    ))  # fmt: skip
    two = read_lesson("two.csv", saved(side(1, "Another question", "x", "y")))
    found = shifts(dossier, (one, two))
    (first, none), (other, own) = found[event], found["Another question"]
    assert first
    assert first.before == Share(2, 4)
    assert first.after == Share(2, 4)
    assert first.moved == Share(2, 3)  # of those who voted twice
    assert none is None
    assert other is None
    assert own
    assert (own.before, own.moved) == (None, Share(1, 1))  # the dossier has no answer to it


def answers(dossier: Dossier, asked: tuple[Scene, ...]) -> dict[str, dict[str, str]]:
    count = len(dossier.explanations)
    return {
        "1": {asked[0].id: "both", asked[1].id: "4" + "1" * (count - 1), asked[2].id: "2" * count},
        "2": {asked[0].id: "domestic", asked[1].id: "0" * (count - 1) + "4"},
    }


def table_of(dossier: Dossier, scenes: tuple[Scene, ...], said: dict[str, dict[str, str]]) -> str:
    """The CSV of a room in which each answer was given in the first vote."""
    ballots = {who: {id_: Ballot(answer) for id_, answer in own.items()}
               for who, own in said.items()}  # fmt: skip
    return results_csv(dossier, scenes, ballots, {})


def test_the_posterior_of_a_file_is_that_of_the_room(
    dossier: Dossier, asked: tuple[Scene, ...]
) -> None:
    said = answers(dossier, asked)
    table = table_of(dossier, asked, said)
    wanted = class_posterior(dossier, asked, said)
    lines = table.replace("\r\n", "\r").replace("\n", "\r")
    for data in (table.encode(), table.encode("utf-8-sig"), lines.encode(), workbook(table)):
        (found,) = posteriors(dossier, [read_lesson("x", data)])
        assert found["n"] == wanted["n"] == 2
        for one, two in zip(found["rows"], wanted["rows"], strict=True):
            assert one["pooled"] == pytest.approx(two["pooled"], abs=1e-4)
            assert one["spread"] == pytest.approx(two["spread"], abs=1e-4)


def test_a_file_from_before_an_answer_was_added_is_neutral_on_it(
    dossier: Dossier, asked: tuple[Scene, ...]
) -> None:
    table = table_of(dossier, asked, answers(dossier, asked))
    gone = str(dossier.explanations["id"].iloc[-1])
    less = "\n".join(line for line in table.splitlines() if f",{gone}," not in line)
    neutral = answers(dossier, asked)
    for said in neutral.values():
        for scene in asked[1:]:
            if scene.id in said:
                said[scene.id] = said[scene.id][:-1] + "2"
    (found,) = posteriors(dossier, [read_lesson("x", less.encode())])
    wanted = class_posterior(dossier, asked, neutral)
    assert [row["pooled"] for row in found["rows"]] == [row["pooled"] for row in wanted["rows"]]


def test_a_file_of_old_columns_has_one_vote_and_no_first(
    dossier: Dossier, asked: tuple[Scene, ...]
) -> None:
    old = COLUMNS[:7]
    event = dossier.events[dossier.events["pressure"] == "both"].iloc[0]["title"]
    rows = [side(n, event, said, "")[:7] for n, said in enumerate(("both", "unsure"), 1)]
    (shift,) = shifts(dossier, [read_lesson("x", saved(*rows, head=old))])[event]
    assert shift
    assert (shift.before, shift.after, shift.moved) == (Share(1, 2), Share(1, 2), Share(0, 0))


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"", "has no column student, question"), (b"a,b\n1,2\n", "has no column student"),
     (b"PK\x03\x04nonsense", "cannot be read as CSV or xlsx"),
     (b"\xff\xfe\x00", "cannot be read as CSV or xlsx"),
     (b"x" * ((1 << 23) + 1), "larger than 8 MB")],
)  # fmt: skip
def test_what_is_no_saved_result_is_refused_with_its_name(data: bytes, said: str) -> None:
    with pytest.raises(ValueError, match=f"^lesson.csv: {said}"):
        read_lesson("lesson.csv", data)


def test_a_small_file_that_unpacks_to_a_large_one_is_refused() -> None:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", b" " * ((1 << 26) + 1))
    with pytest.raises(ValueError, match="unpacked it is larger than 64 MB"):
        read_lesson("x.xlsx", out.getvalue())


def test_the_tables_stand_side_by_side_and_escape_what_a_file_says(dossier: Dossier) -> None:
    event = dossier.events[dossier.events["pressure"] == "both"].iloc[0]["title"]
    one = read_lesson("<b>one</b>.csv", saved(side(1, event, "domestic", "both")))
    two = read_lesson("two.csv", saved(side(1, "<script>", "x", "")))
    html = tables(dossier, (one, two))
    assert "<th scope='col'>&lt;b&gt;one&lt;/b&gt;.csv</th><th scope='col'>two.csv</th>" in html
    assert "0 of 1 (0 %) as coded, then 1 of 1 (100 %); 1 of 1 (100 %) moved" in html
    assert "<td>&lt;script&gt;</td><td>not asked</td><td>one vote</td>" in html
    assert html.count("no clue judged") == 2 * len(dossier.explanations)

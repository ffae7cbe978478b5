"""How answers are drawn: few options and many, one vote and two, words over narrow columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from components.classroom.room import Counts
from components.talk import slides
from components.talk.questions import Question, raised_by

_SCRIPT = Path(slides.__file__).with_name("tallies.js").read_text(encoding="utf-8")

Drawn = Callable[[dict[str, Any], dict[str, Any]], dict[str, Any]]


@pytest.fixture(scope="module")
def drawn(browser: Browser) -> Iterator[Drawn]:
    """Draw answers; the text of the cells of each table by its class, and of the paragraphs."""
    page = browser.new_page()
    page.add_script_tag(content=_SCRIPT)
    yield lambda *said: page.evaluate(
        """([question, revealed]) => {
            const made = tallies353.answers(question, revealed);
            const cells = row => [...row.children].map(cell => cell.textContent);
            return {
                tables: [...made.querySelectorAll("table")].map(table =>
                    [table.className, [...table.rows].map(cells)]),
                figures: [...made.querySelectorAll(".timed")].map(figure => [
                    figure.querySelector("p").textContent,
                    figure.querySelector("[role=img]").getAttribute("aria-label"),
                    [...figure.querySelectorAll(".ticks span")].map(tick => tick.textContent)]),
                strip: [...tallies353.strip(question, revealed).children].map(one =>
                    one.textContent),
                said: [...made.querySelectorAll("p")].map(p => p.textContent),
            };
        }""",
        list(said),
    )
    page.close()


def choice(many: int) -> dict[str, Any]:
    return {"kind": "choice", "rows": [], "options": [[str(i), f"w{i}"] for i in range(many)]}


def votes(many: int) -> dict[str, Any]:
    """Two students go from the first to the last, one from the second to the first; one stays."""
    first, second = [0] * many, [0] * many
    first[0], first[1], first[2] = 2, 1, 1
    second[-1], second[0], second[2] = 2, 1, 1
    flow = [[0] * many for _ in range(many)]
    flow[0][-1], flow[1][0], flow[2][2] = 2, 1, 1
    return {
        "n": 4,
        "counts": [second],
        "first": {"n": 4, "counts": [first]},
        "flow": [flow],
        "moved": [3, 4],
    }


def test_the_flow_of_few_options_is_a_table(drawn: Drawn) -> None:
    found = drawn(choice(5), votes(5))
    assert [name for name, _ in found["tables"]] == ["side", "side", "flow"]
    flow = found["tables"][2][1]
    assert flow[1:] == [
        ["Aw0", "·", "·", "·", "·", "2"], ["Bw1", "1", "·", "·", "·", "·"],
        ["Cw2", "·", "·", "1", "·", "·"], ["Dw3", *"·····"], ["Ew4", *"·····"],
    ]  # fmt: skip
    assert found["said"] == []


def test_many_options_stand_once_with_both_votes_and_the_ways_most_went(drawn: Drawn) -> None:
    found = drawn(choice(6), votes(6))
    assert found["tables"] == [["both", [
        ["Aw0", "", "2 → 1"], ["Bw1", "", "1 → 0"], ["Cw2", "", "1 → 1"], ["Dw3", "", "0 → 0"],
        ["Ew4", "", "0 → 0"], ["Fw5", "", "0 → 2"],
    ]]]  # fmt: skip
    assert found["said"] == [
        "3 of 4 who voted twice changed their answer.", "2: “w0” → “w5”", "1: “w1” → “w0”",
    ]  # fmt: skip


def test_several_choices_of_one_answer_go_no_ways(drawn: Drawn) -> None:
    asked = {**choice(3), "kind": "several"}
    found = drawn(asked, {**votes(3), "flow": None})
    assert [name for name, _ in found["tables"]] == ["both"]
    assert found["said"] == ["3 of 4 who voted twice changed their answer."]
    ((name, rows),) = drawn(asked, {**votes(3), "first": None})["tables"]
    assert (name, [row[-1] for row in rows]) == ("side", list("101"))


def test_points_in_time_are_columns_on_their_axis(drawn: Drawn) -> None:
    asked = {**choice(9), "kind": "point"}
    found = drawn(asked, {**votes(9), "flow": None})
    assert found["tables"] == []
    assert found["figures"] == [[
        "First vote (outlines): 4 answers. Second vote: 4 answers.",
        "w0 1, w2 1, w8 2", ["w0", "w3", "w6"],
    ]]  # fmt: skip
    assert found["said"][1:] == ["3 of 4 who voted twice changed their answer."]


def test_one_vote_on_many_options_is_the_plain_table(drawn: Drawn) -> None:
    found = drawn(choice(8), {**votes(8), "first": None, "flow": None})
    assert [name for name, _ in found["tables"]] == ["side"]
    assert [row[-1] for row in found["tables"][0][1]] == list("10100002")


def test_words_over_columns_have_letters_and_a_key(drawn: Drawn) -> None:
    question = {**choice(2), "kind": "levels", "rows": [["a", "A", "As"], ["b", "B", "Bs"]]}
    flow = [[1, 1], [0, 0]], [[2, 0], [0, 0]]
    first = {"n": 2, "counts": [[2, 0], [2, 0]]}
    two = {"n": 2, "counts": [[1, 1], [2, 0]], "first": first, "flow": list(flow)}
    found = drawn(question, two)
    assert [rows[0] for _, rows in found["tables"]] == [["", "Aw0", "Bw1"]] * 2
    assert found["said"] == ["A w0 · B w1", "Changed their answer: A 1"]
    assert drawn(question, {**two, "first": None, "flow": None})["said"] == ["A w0 · B w1"]


def test_one_line_says_the_commonest_first_and_of_clues_the_most_expected(drawn: Drawn) -> None:
    rows = [["a", "A", "As"], ["b", "B", "Bs"]]
    found = {"n": 3, "counts": [[1, 0, 2]], "first": None, "flow": None}
    assert drawn(choice(3), found)["strip"] == ["2 × w2", "1 × w0"]
    clue = {**choice(3), "kind": "levels", "rows": rows}
    assert drawn(clue, {**found, "counts": [[2, 1, 0], [1, 0, 2]]})["strip"] == ["B w2", "A w0"]
    assert drawn(choice(3), {**found, "n": 0, "counts": [[0, 0, 0]]})["strip"] == []


def test_hands_are_counted_in_the_page_as_by_the_server(browser: Browser) -> None:
    """A deck from a file has no server to ask."""
    cases: list[tuple[Any, Counts]] = [
        ("choice", [[3, 0, 2]]), ("several", [[3, 4, 2]]), ("levels", [[1, 2], [4, 0], [0, 0]]),
        ("side", [[0, 0, 0, 0]]), ("choice", []),
    ]  # fmt: skip
    page = browser.new_page()
    page.add_script_tag(content=_SCRIPT)
    got = page.evaluate(
        "all => all.map(([kind, counts]) => tallies353.raised({ kind }, counts))", cases
    )
    page.close()
    asked = (Question(kind, "", "", "", (), ()) for kind, _ in cases)
    assert got == [raised_by(one, counts) for one, (_, counts) in zip(asked, cases, strict=True)]
    assert got == [5, 4, 4, 0, 0]

"""Answer cards: letters and shapes of one page, the way into a room, and the questions."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from components.dossier import Dossier
from components.present.__main__ import main
from components.talk.files.cards import cards
from components.talk.files.quiz.items import items
from components.talk.scenes import Scene, authored
from tests.talk.client import served

FEW = Scene(
    "own-1", "Title", "", "", "tier", ask_kind="choice", ask_text="Which?", ask_options="One\nTwo"
)


def read(made: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(made)).pages]


def test_a_learner_has_one_page_and_the_right_way_up_is_marked(dossier: Dossier) -> None:
    card, door, asked = read(cards(dossier, (FEW,)))
    assert [word for word in card.split() if len(word) == 1] == list("ABCD")
    assert card.count("This way up") == 4
    assert "Join the class" in door
    assert "1. Which? A One B Two" in asked


def test_letters_are_read_from_ten_metres(dossier: Dossier) -> None:
    tall: dict[str, float] = {}

    def see(text: str, _: Any, matrix: Any, __: Any, size: float) -> None:
        tall[text.strip()] = size * matrix[3]

    PdfReader(io.BytesIO(cards(dossier, (FEW,)))).pages[0].extract_text(visitor_text=see)
    capitals = 0.65 * 25.4 / 72  # of a point, in mm
    assert all(tall[letter] * capitals > 40 for letter in "ABCD")


def test_a_question_with_more_answers_has_a_second_card(dossier: Dossier) -> None:
    many = "\n".join("abcde")
    pages = read(cards(dossier, (Scene(**vars(FEW) | {"ask_options": many}),)))
    assert [word for word in pages[1].split() if len(word) == 1] == list("EFGH")


def test_all_questions_that_have_answers_are_listed(dossier: Dossier) -> None:
    text = " ".join(read(cards(dossier, authored(dossier))))
    for item in items(dossier, authored(dossier)):
        assert (f"{item.number}. {item.stem[0]}" in text) == bool(item.choices)


@pytest.mark.parametrize(
    ("room", "code"), [("qkrwpt", "Q K R W P T"), ("<b>", ""), ("QKRWPTX", "")]
)
def test_the_paper_code_is_the_rooms_if_it_is_one(dossier: Dossier, room: str, code: str) -> None:
    with served(dossier, "https://law.example.org") as client:
        door = read(client.get("/present/cards.pdf", params={"room": room}).content)[2]
    assert "https://law.example.org/join" in door
    assert door.endswith(f"Code {code}".strip())


def test_the_command_writes_the_same_bytes(dossier: Dossier, tmp_path: Path) -> None:
    out = tmp_path / "cards.pdf"
    done = CliRunner().invoke(main, ["cards", str(out)])
    assert done.exit_code == 0, done.output
    assert out.read_bytes() == cards(dossier, authored(dossier))

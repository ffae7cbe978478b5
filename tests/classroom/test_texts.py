"""Short texts of a class: nobody but the presenter sees one before it is released."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from components.classroom.store import Rooms
from components.dossier import Dossier
from components.talk.questions import LETTERS, question, read_answer
from components.talk.scenes import Scene, link
from tests.classroom.class_room import opened, token
from tests.talk.serving import make

ASKED = Scene("own-1", "T", "", "", "tier", ask_kind="short", ask_text="Why?")
HOSTILE = "<img src=x onerror=alert(1)> =1+1"


@pytest.fixture
def client(dossier: Dossier, tmp_path: Path) -> Iterator[TestClient]:
    app = make(dossier, f"sqlite:///{tmp_path / 'rooms.sqlite3'}")
    with TestClient(app, base_url="http://school.example") as made:
        yield made


def test_texts_are_kept_in_either_database_and_go_with_their_room(rooms: Rooms) -> None:
    code, _ = rooms.open("", asked="s")
    for student, words in (("a", "fear"), ("b", "fear"), ("c", "hope")):
        rooms.answer(code, student * 16, "s", words, words=True)
    (fear,) = [text for text in rooms.texts(code, "s") if text.words == "fear"]
    assert (fear.n, fear.fate) == (2, "new")
    rooms.decide(code, "s", fear.name, "released")
    assert rooms.texts(code, "s")[0] == fear._replace(fate="released")
    assert sorted(said["s"].last for said in rooms.ballots(code).values()) == [
        "fear", "fear", "hope",
    ]  # fmt: skip
    rooms.remove(code)
    assert rooms.texts(code, "s") == []  # nobody's any longer
    rooms.close(code)
    assert rooms.texts(code, "s") == []


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("  two \n words ", "two words"), ("x" * LETTERS, "x" * LETTERS),
        ("x" * (LETTERS + 1), None), (" \n ", None), ("", None), (["a"], None),
        ("a\u202eb\x00", "a\ufffdb\ufffd"), (HOSTILE, HOSTILE),
    ],
)  # fmt: skip
def test_a_text_is_one_line_of_a_few_letters(
    dossier: Dossier, said: object, kept: str | None
) -> None:
    asked = question(dossier, ASKED)
    assert asked
    assert read_answer(asked, {"short": said}) == kept


def test_a_text_is_seen_when_it_is_released_and_no_sooner(
    client: TestClient, dossier: Dossier
) -> None:
    scenes = (ASKED, replace(ASKED, id="own-2"))
    path, key = opened(client, link(scenes, dossier))

    def write(student: int, words: str, *, scene: str = "own-1", vote: int = 0) -> int:
        at = f"{path}/answers/{scene}?vote={vote}"
        headers = {"X-Student": token(student)}
        return client.put(at, json={"short": words}, headers=headers).status_code

    def texts() -> list[tuple[str, int, str]]:
        every = client.get(f"{path}/lead", headers=key).json()["texts"]
        return [(one["words"], one["n"], one["fate"]) for one in every]

    def decide(words: str, fate: str, *, scene: str = "own-1") -> int:
        every = client.get(f"{path}/lead", headers=key).json()["texts"]
        name = next((one["name"] for one in every if one["words"] == words), words)
        said = {"scene": scene, "text": name, "fate": fate}
        return client.put(f"{path}/texts", json=said, headers=key).status_code

    def everywhere() -> str:
        others = client.put(f"{path}/me", headers={"X-Student": token(9)})
        return client.get(path).text + client.get(f"{path}/scenes").text + others.text

    assert [write(i, words) for i, words in enumerate((HOSTILE, "fear", " fear ", "old"))] == (
        [200] * 4
    )
    assert write(3, "new") == 200
    assert write(4, "x" * (LETTERS + 1)) == 422
    assert write(4, "early", scene="own-2") == 409
    assert sorted(texts()) == [(HOSTILE, 1, "new"), ("fear", 2, "new"), ("new", 1, "new")]
    before = everywhere()
    assert not any(words in before for words in (json.dumps(HOSTILE)[1:-1], "fear", '"new"'))
    assert client.get(path).json()["answered"] == 4

    assert decide("new", "released") == 200
    assert decide("fear", "dropped") == 200
    assert client.get(path).json()["texts"] == ["new"]
    assert decide(HOSTILE, "released") == 200
    assert client.get(path).json()["texts"] == ["new", HOSTILE]
    assert "fear" not in everywhere()
    assert decide("new", "new") == 200
    assert write(0, "calmer") == 200  # what is changed was not released
    assert client.get(path).json()["texts"] == []
    assert write(0, HOSTILE) == 200
    assert client.get(path).json()["texts"] == [HOSTILE]
    refused = [decide("nothing", "released"), decide("fear", "released", scene="own-2"),
               decide("fear", "shouted"), decide("fear", ["new"])]  # type: ignore[arg-type]  # fmt: skip
    assert refused == [409, 409, 422, 422]
    nobody = {"scene": "own-1", "text": "=", "fate": "released"}
    assert client.put(f"{path}/texts", json=nobody).status_code == 401

    # Back on the phone in its own words; never as hands, nor in a second vote.
    mine = client.put(f"{path}/me", headers={"X-Student": token(1)}).json()
    assert (mine["answers"], mine["votes"]) == ({"own-1": "fear"}, {"own-1": ["fear", ""]})
    hands = {"scene": "own-1", "vote": 1, "counts": [[]]}
    assert client.put(f"{path}/hands", json=hands, headers=key).status_code == 404
    client.put(f"{path}/step", json={"step": 1}, headers=key)
    assert client.get(path).json()["texts"] == [HOSTILE]

    rows = list(csv.DictReader(io.StringIO(client.get(f"{path}/results.csv", headers=key).text)))
    assert sorted(row["answer"] for row in rows) == [HOSTILE, "fear", "fear", "new"]
    assert {row["words"] for row in rows} == {row["answer"] for row in rows}
    found = client.get(f"{path}/results", headers=key).json()
    assert (found["questions"][0]["tally"]["n"], len(found["answers"])) == (4, 4)


def test_what_begins_like_a_formula_is_none_in_the_results(
    client: TestClient, dossier: Dossier
) -> None:
    path, key = opened(client, link((ASKED,), dossier))
    me = {"X-Student": token(1)}
    assert client.put(f"{path}/answers/own-1", json={"short": "=1+1"}, headers=me).is_success
    table = client.get(f"{path}/results.csv", headers=key).text
    assert ",'=1+1,'=1+1," in table

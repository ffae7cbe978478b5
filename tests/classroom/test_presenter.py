"""The presenter's own requests: another list, another device, a show of hands."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from components.classroom import invitation
from components.classroom.room import PARTS
from components.classroom.state import moved
from components.dossier import Dossier
from components.talk.scenes import Scene, link, parse, steps
from tests.classroom.class_room import token
from tests.talk.serving import make


@pytest.fixture
def client(dossier: Dossier, tmp_path: Path) -> Iterator[TestClient]:
    app = make(dossier, f"sqlite:///{tmp_path / 'rooms.sqlite3'}")
    with TestClient(app, base_url="http://school.example") as made:
        yield made


def opened(client: TestClient, scenes: str) -> tuple[str, dict[str, str], dict[str, Any]]:
    said = client.post("/rooms", json={"scenes": scenes}).json()
    return f"/rooms/{said['code']}", {"Authorization": f"Bearer {said['key']}"}, said


def test_a_room_outlives_its_list(client: TestClient) -> None:
    path, key, said = opened(client, "two-fronts~boomerang~our-answer")
    me = {"X-Student": token(1)}
    client.put(f"{path}/answers/two-fronts", json={"side": "both"}, headers=me)
    client.put(f"{path}/step", json={"step": 2}, headers=key)
    assert client.get(path).json()["list"] == said["list"]
    again = client.put(
        f"{path}/scenes", json={"scenes": "the-grade~boomerang~two-fronts"}, headers=key
    )
    assert again.json()["step"] == 1
    state = client.get(path).json()
    assert (state["list"], state["of"]) == (again.json()["list"], 5)
    assert state["list"] != said["list"]
    assert (state["scene"]["id"], state["asking"], state["phase"]) == ("boomerang", True, "first")
    # Nobody looks ahead by it, and what was answered is there still.
    assert [one["id"] for one in client.get(f"{path}/scenes").json()] == ["the-grade"]
    client.put(f"{path}/step", json={"step": 4}, headers=key)
    assert client.get(path).json()["revealed"]["n"] == 1
    assert (
        client.get(f"{path}/handover", headers=key).json()["scenes"]
        == "the-grade~boomerang~two-fronts"
    )
    for body in ({"scenes": 1}, {}, {"scenes": "", "step": 1}):
        assert client.put(f"{path}/scenes", json=body, headers=key).status_code == 422


@pytest.mark.parametrize(
    ("new", "at", "then"),
    [
        ("boomerang~two-fronts", 0, 2),
        ("boomerang~two-fronts", 1, 3),
        ("the-grade~our-answer", 0, 0),
        ("the-grade", 3, 0),
    ],
)
def test_where_a_class_is_in_another_list(dossier: Dossier, new: str, at: int, then: int) -> None:
    old, other = (parse(text, dossier)[0] for text in ("two-fronts~boomerang", new))
    assert moved(old, steps(old)[at], other) == then


def test_another_device_leads_by_a_link(client: TestClient) -> None:
    path, key, said = opened(client, "two-fronts")
    found = client.get(f"{path}/handover", headers=key).json()
    assert found["lead"] == f"http://school.example/present#lead-{said['code']}-{said['key']}"
    assert found["qr"] == invitation.drawn(found["lead"])
    for part in PARTS:
        there = {"step": 1, "part": part}
        assert client.put(f"{path}/step", json=there, headers=key).status_code == 200
        state = client.get(path).json()
        assert (state["step"], state["part"]) == (1, part)
        again = client.put(f"{path}/step", json=there, headers=key)
        assert again.json()["version"] == state["version"]
    for bad in (1, "", "all", None, ["chart"]):
        wrong = client.put(f"{path}/step", json={"step": 1, "part": bad}, headers=key)
        assert wrong.status_code == 422
    for leaf, method, body in (
        ("handover", "GET", None), ("scenes", "PUT", {"scenes": ""}),
        ("hands", "PUT", {"scene": "two-fronts", "vote": 1, "counts": [[1, 2, 3, 4]]}),
    ):  # fmt: skip
        for headers, status in (({}, 401), ({"Authorization": f"Bearer {token(7)}"}, 403)):
            answer = client.request(method, f"{path}/{leaf}", json=body, headers=headers)
            assert answer.status_code == status, leaf


def test_hands_are_counted_beside_phones(client: TestClient, dossier: Dossier) -> None:
    path, key, _ = opened(client, "two-fronts~boomerang")
    client.put(f"{path}/answers/two-fronts", json={"side": "both"}, headers={"X-Student": token(1)})

    def hands(counts: Any, vote: Any = 1, scene: Any = "two-fronts") -> int:
        body = {"scene": scene, "vote": vote, "counts": counts}
        return client.put(f"{path}/hands", json=body, headers=key).status_code

    assert hands([[9, 9, 9, 9]]) == 200
    assert hands([[3, 5, 1, 0]]) == 200  # counted again
    state = client.get(path).json()
    assert (state["answered"], state["students"], state["revealed"]) == (10, 1, None)
    seen = client.get(f"{path}/lead", headers=key).json()
    assert seen["answers"]["counts"] == [[3, 6, 1, 0]]
    for phase in ("closed", "discuss", "second"):
        client.put(f"{path}/vote", json={"scene": "two-fronts", "phase": phase}, headers=key)
    assert hands([[1, 8, 0, 0]], vote=2) == 200
    client.put(f"{path}/step", json={"step": 1}, headers=key)
    told = client.get(path).json()["revealed"]
    assert (told["n"], told["counts"], told["first"]["counts"]) == (
        9,
        [[1, 8, 0, 0]],
        [[3, 6, 1, 0]],
    )
    rows = list(csv.DictReader(io.StringIO(client.get(f"{path}/results.csv", headers=key).text)))
    assert [(r["student"], r["first"], r["second"], r["hands"]) for r in rows] == [
        ("1", "both", "", ""),
        ("", "domestic", "", "3"), ("", "both", "", "5"),
        ("", "international", "", "1"), ("", "unsure", "", "0"),
        ("", "", "domestic", "1"), ("", "", "both", "8"),
        ("", "", "international", "0"), ("", "", "unsure", "0"),
    ]  # fmt: skip
    wrong: list[Any] = [
        [[1, 2]],
        [1, 2, 3, 4],
        [[1, 2, 3, -4]],
        [[1, 2, 3, 1.5]],
        [[1, 2, 3, True]],
        [[1, 2, 3, 1001]],
        None,
    ]
    assert {hands(counts) for counts in wrong} == {422}
    assert {hands([[1, 2, 3, 4]], vote=vote) for vote in (0, 3, True, "1")} == {422}
    elsewhere: list[Any] = ["x", 1, [], "the-grade"]
    assert {hands([[1, 2, 3, 4]], scene=scene) for scene in elsewhere} == {404}
    many = len(dossier.explanations)
    assert hands([[1, 0, 0, 0, 2]] * many, scene="boomerang") == 200
    assert hands([[0] * 5] * many, scene="boomerang") == 200  # none, after all
    client.put(f"{path}/step", json={"step": 3}, headers=key)
    assert client.get(path).json()["revealed"]["n"] == 0


def test_questions_of_ones_own_are_voted_on_and_talk_is_not(
    client: TestClient, dossier: Dossier
) -> None:
    scenes = tuple(
        Scene(kind, kind, "", "", "tier", ask_kind=kind, ask_text="Who?", ask_options=options)
        for kind, options in (("choice", "A\nB"), ("open", ""))
    )
    path, key, _ = opened(client, link(scenes, dossier))
    for i, answer in enumerate("121"):
        me = {"X-Student": token(i)}
        assert client.put(f"{path}/answers/choice", json={"choice": answer}, headers=me).is_success
    for phase in ("closed", "second"):
        client.put(f"{path}/vote", json={"scene": "choice", "phase": phase}, headers=key)
    assert client.get(f"{path}/lead", headers=key).json()["advice"] == "discuss"
    assert client.get(path).json()["revealed"] is None
    client.put(f"{path}/answers/choice", json={"choice": "2"}, headers={"X-Student": token(0)})
    client.put(f"{path}/step", json={"step": 1}, headers=key)
    assert client.get(path).json()["revealed"]["flow"] == [[[0, 1], [0, 0]]]
    for step in (2, 3):
        client.put(f"{path}/step", json={"step": step}, headers=key)
        assert client.get(path).json()["revealed"] is None
        assert client.get(f"{path}/lead", headers=key).json()["answers"] is None
    hands = {"scene": "open", "vote": 1, "counts": [[]]}
    assert client.put(f"{path}/hands", json=hands, headers=key).status_code == 404
    assert len(client.get(f"{path}/results", headers=key).json()["questions"]) == 1

"""Two votes on a question: both are kept, and nothing tells the first before the second closes."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from components.classroom import store
from components.classroom.outcome import advice, outcome
from components.classroom.results import COLUMNS
from components.classroom.room import NotAsked
from components.classroom.store import Rooms
from components.classroom.voting import PHASES, Vote, read, write
from components.dossier import Dossier
from components.talk.questions import question
from components.talk.scenes import authored
from tests.classroom.class_room import listen, token
from tests.talk.serving import make

SIDES = ("domestic", "both", "international", "unsure")


def test_where_a_vote_may_go() -> None:
    ways = {phase: [then for then in PHASES if Vote(phase).may(then)] for phase in PHASES}
    assert ways == {
        "first": ["closed"],
        "closed": ["first", "discuss", "second"],
        "discuss": ["second"],
        "second": [],
        "once": ["discuss", "second"],
        "twice": [],
    }
    told = [Vote(phase, 1).told(2) for phase in PHASES]
    assert told == [("once", 2)] * 3 + [("twice", 2), ("once", 1), ("twice", 1)]
    votes = {"a": Vote("discuss", 3), "б": Vote()}
    assert read(write(votes)) == votes


def test_both_answers_are_kept(rooms: Rooms) -> None:
    code, _ = rooms.open("", asked="a")
    rooms.answer(code, "one", "a", "both")
    rooms.answer(code, "two", "a", "both")
    with pytest.raises(NotAsked):
        rooms.take(code, "a", "second")
    with pytest.raises(NotAsked):
        rooms.take(code, "b", "closed")
    for phase in ("closed", "closed", "discuss"):  # once more changes nothing
        version = rooms.take(code, "a", phase)
    assert rooms.find(code).version == version == 5
    with pytest.raises(NotAsked):  # a change of mind waits for the second vote
        rooms.answer(code, "one", "a", "domestic")
    rooms.answer(code, "late", "a", "unsure")  # had lost the line
    rooms.take(code, "a", "second")
    rooms.answer(code, "one", "a", "domestic", vote=2)
    rooms.answer(code, "two", "a", "both")
    rooms.answer(code, "new", "a", "both")
    # A phone that was away sends again, or for the first time, what it gave in the first vote.
    rooms.answer(code, "two", "a", "both", vote=1)
    rooms.answer(code, "later", "a", "unsure", vote=1)
    with pytest.raises(NotAsked):
        rooms.answer(code, "one", "a", "international", vote=1)
    expected = {
        ("both", "domestic"): 1, ("both", "both"): 1, ("", "both"): 1, ("unsure", ""): 2,
    }  # fmt: skip
    assert rooms.pairs(code, "a") == expected
    rooms.move(code, 1, told=["a"])
    rooms.answer(code, "two", "a", "both")
    with pytest.raises(NotAsked):
        rooms.answer(code, "two", "a", "domestic")
    with pytest.raises(NotAsked):
        rooms.answer(code, "last", "a", "domestic", vote=1)
    assert rooms.pairs(code, "a") == expected
    said = next(
        ballot
        for who in rooms.ballots(code).values()
        for ballot in [who["a"]]
        if ballot.last == "domestic"
    )
    assert said.first == "both"
    assert 0 < said.first_at <= said.second_at


def test_what_was_told_is_not_overwritten(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "LATE", -1)
    code, _ = rooms.open("", asked="a")
    rooms.move(code, 1, told=["a"])  # nobody has answered: it can still be asked
    rooms.move(code, 0, asked="a")
    rooms.answer(code, "one", "a", "both")
    rooms.move(code, 1, told=["a"])
    rooms.move(code, 0, asked="a")
    assert rooms.find(code).vote("a").phase == "once"
    for refused in ("first", "closed"):
        with pytest.raises(NotAsked):
            rooms.take(code, "a", refused)
    with pytest.raises(NotAsked):
        rooms.answer(code, "one", "a", "domestic")
    rooms.take(code, "a", "second")
    rooms.answer(code, "one", "a", "domestic")
    rooms.move(code, 1, told=["a"])
    rooms.move(code, 0, asked="a")
    assert rooms.find(code).vote("a").phase == "twice"
    with pytest.raises(NotAsked):
        rooms.answer(code, "one", "a", "unsure")
    assert rooms.pairs(code, "a") == {("both", "domestic"): 1}


def test_a_vote_that_is_left_goes_on_later(rooms: Rooms) -> None:
    code, _ = rooms.open("", asked="a")
    rooms.answer(code, "one", "a", "both")
    rooms.take(code, "a", "closed")
    rooms.take(code, "a", "second")
    rooms.move(code, 3, asked="b")
    with pytest.raises(NotAsked):
        rooms.answer(code, "one", "a", "unsure", vote=1)
    rooms.answer(code, "one", "a", "unsure", vote=2)  # late, for the vote that stood
    rooms.move(code, 0, asked="a")
    assert rooms.find(code).vote("a").phase == "second"
    assert rooms.find(code).vote("b").phase == "first"
    assert rooms.pairs(code, "a") == {("both", "unsure"): 1}


# ---- On the wire

SCENES = "two-fronts~boomerang~our-answer"


@pytest.fixture
def client(dossier: Dossier, tmp_path: Path) -> Iterator[TestClient]:
    with TestClient(make(dossier, f"sqlite:///{tmp_path / 'rooms.sqlite3'}")) as made:
        yield made


def said_in(client: TestClient, path: str, scene: str) -> str:
    """All that a phone or a wall can be told just now, but for names of rooms and times."""
    stranger = {"X-Student": token(99)}
    answers = [client.get(path), client.get(f"{path}/scenes"), client.get(f"{path}/door")]
    answers += [client.put(f"{path}/me", headers=stranger), client.get(f"{path}/results.csv")]
    answers += [client.get(f"{path}/lead", headers={"Authorization": f"Bearer {token(7)}"})]
    refused = {"side": "nonsense"}
    answers += [client.put(f"{path}/answers/{scene}", json=refused, headers=stranger)]
    told = [f"{a.status_code} {sorted(a.headers.items())} {a.text}" for a in answers]
    told.append(listen(client, f"{path}/events"))
    return re.sub(r'"since":\d+', "", "\n".join(told)).replace(path.rpartition("/")[2], "CODE")


@pytest.mark.parametrize(("scene", "asked"), [("two-fronts", 0), ("boomerang", 2)])
def test_no_byte_tells_the_first_result(client: TestClient, scene: str, asked: int) -> None:
    """Two classes of which one is of one mind and one is not look the same until the end."""

    def lesson(first: list[dict[str, str]]) -> tuple[list[str], Any]:
        made = client.post("/rooms", json={"scenes": SCENES}).json()
        path, key = f"/rooms/{made['code']}", {"Authorization": f"Bearer {made['key']}"}
        assert client.put(f"{path}/step", json={"step": asked}, headers=key).status_code == 200
        heard = [said_in(client, path, scene)]

        def vote(answers: list[dict[str, str]]) -> None:
            for i, answer in enumerate(answers):
                sent = client.put(
                    f"{path}/answers/{scene}", json=answer, headers={"X-Student": token(i)}
                )
                assert sent.json() == {"answer": next(iter(answer.values()))}
            heard.append(said_in(client, path, scene))

        vote(first)
        for phase in ("closed", "discuss", "second"):
            took = client.put(f"{path}/vote", json={"scene": scene, "phase": phase}, headers=key)
            assert took.json()["phase"] == phase
            heard.append(said_in(client, path, scene))
        vote(second)
        client.put(f"{path}/step", json={"step": asked + 1}, headers=key)
        return heard, client.get(path).json()["revealed"]

    kind, options = (
        ("side", SIDES)
        if scene == "two-fronts"
        else ("levels", ("000000", "444444", "222222", "111111"))
    )
    second = [{kind: options[0]}, {kind: options[1]}] * 2
    one, end = lesson([{kind: options[0]}] * 4)
    other, other_end = lesson([{kind: option} for option in options])
    assert one == other
    assert end["first"] != other_end["first"]
    assert end["counts"] == other_end["counts"]
    assert sum(map(sum, end["flow"][0])) == 4


def test_the_presenter_alone_sees_the_first_result(client: TestClient) -> None:
    made = client.post("/rooms", json={"scenes": SCENES}).json()
    path, key = f"/rooms/{made['code']}", {"Authorization": f"Bearer {made['key']}"}
    seen = client.get(f"{path}/lead", headers=key).json()
    assert (seen["phase"], seen["advice"], seen["answers"]["n"]) == ("first", None, 0)
    for i, side in enumerate(("both", "domestic", "both", "unsure")):
        client.put(
            f"{path}/answers/two-fronts", json={"side": side}, headers={"X-Student": token(i)}
        )
    client.put(f"{path}/vote", json={"scene": "two-fronts", "phase": "closed"}, headers=key)
    seen = client.get(f"{path}/lead", headers=key).json()
    assert (seen["phase"], seen["advice"]) == ("closed", "discuss")
    assert seen["answers"]["counts"] == [[1, 2, 0, 1]]
    for body, status in (
        ({"scene": "two-fronts", "phase": "first"}, 200),
        ({"scene": "two-fronts", "phase": "twice"}, 409),
        ({"scene": "boomerang", "phase": "closed"}, 409),
        ({"scene": "two-fronts", "phase": "over"}, 422),
        ({"scene": 1, "phase": "closed"}, 422),
        ({"phase": "closed"}, 422),
    ):
        assert client.put(f"{path}/vote", json=body, headers=key).status_code == status, body
    # Straight to the scene after one vote; and the class's posterior ends every vote.
    client.put(f"{path}/step", json={"step": 1}, headers=key)
    state = client.get(path).json()
    assert (state["phase"], state["revealed"]["first"], state["revealed"]["n"]) == (None, None, 4)
    client.put(f"{path}/step", json={"step": 2}, headers=key)
    client.put(
        f"{path}/answers/boomerang", json={"levels": "422222"}, headers={"X-Student": token(1)}
    )
    client.put(f"{path}/step", json={"step": 4}, headers=key)
    assert client.get(path).json()["posterior"]["n"] == 1
    client.put(f"{path}/step", json={"step": 2}, headers=key)
    assert client.get(path).json()["phase"] == "once"


def test_a_clue_moves_the_class_by_what_is_told(client: TestClient) -> None:
    """Of a clue whose vote goes on later, nothing is let out by the next one."""
    made = client.post("/rooms", json={"scenes": "one-clue~boomerang"}).json()
    path, key = f"/rooms/{made['code']}", {"Authorization": f"Bearer {made['key']}"}

    def move(step: int) -> dict[str, Any]:
        client.put(f"{path}/step", json={"step": step}, headers=key)
        state: dict[str, Any] = client.get(path).json()
        return state

    def answer(scene: str, levels: str) -> None:
        client.put(
            f"{path}/answers/{scene}", json={"levels": levels}, headers={"X-Student": token(1)}
        )

    move(0)
    answer("one-clue", "4000000")
    assert move(2)["weighed"] is None  # the first vote on the first clue stands still
    answer("boomerang", "2222222")
    own = client.get(f"{path}/lead", headers=key).json()["weighed"]
    even = [round(1 / 7, 4)] * 7
    assert own["clues"] == 1
    assert [row["after"] for row in own["rows"]] == even
    assert [row["after"] for row in move(3)["weighed"]["rows"]] == even
    # Once the first is told, it counts before the second.
    first = move(1)["weighed"]["rows"]
    lead = round(0.97 / (0.97 + 6 * 0.03), 4)
    assert (first[0]["before"], first[0]["after"]) == (even[0], lead)
    second = move(3)["weighed"]
    assert second["clues"] == 2
    assert (second["rows"][0]["before"], second["rows"][0]["after"]) == (lead, lead)


def test_results_have_both_votes_and_what_is_coded(client: TestClient) -> None:
    made = client.post("/rooms", json={"scenes": SCENES}).json()
    path, key = f"/rooms/{made['code']}", {"Authorization": f"Bearer {made['key']}"}
    me = {"X-Student": token(1)}
    for scene, step, first, second in (
        ("two-fronts", 0, {"side": "domestic"}, {"side": "both"}),
        ("boomerang", 2, {"levels": "222222"}, {"levels": "402222"}),
    ):
        client.put(f"{path}/step", json={"step": step}, headers=key)
        client.put(f"{path}/answers/{scene}?vote=1", json=first, headers=me)
        for phase in ("closed", "second"):
            client.put(f"{path}/vote", json={"scene": scene, "phase": phase}, headers=key)
        for vote, status in (
            ("1", 409), ("3", 422), ("2&sent=1e9", 422), ("2&sent=-1", 422), ("2&sent=7", 200),
        ):  # fmt: skip
            sent = client.put(f"{path}/answers/{scene}?vote={vote}", json=second, headers=me)
            assert sent.status_code == status
        late = client.put(f"{path}/answers/{scene}?vote=2&sent=6", json=first, headers=me)
        assert late.status_code == 200
    votes = client.put(f"{path}/me", headers=me).json()["votes"]
    assert votes == {"two-fronts": ["domestic", "both"], "boomerang": ["222222", "402222"]}
    rows = list(csv.DictReader(io.StringIO(client.get(f"{path}/results.csv", headers=key).text)))
    assert tuple(rows[0]) == COLUMNS
    said = [(r["answer"], r["coded"], r["first"], r["second"], r["hands"]) for r in rows]
    assert said == [
        ("both", "Pushed from both sides at once", "domestic", "both", ""),
        ("4", "", "2", "4", ""), ("0", "", "2", "0", ""), *[("2", "", "2", "2", "")] * 4,
    ]  # fmt: skip
    for row in rows:
        assert re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", row["first_at"])
        assert row["first_at"] <= row["second_at"]
    found = client.get(f"{path}/results", headers=key).json()
    assert found["questions"][0]["tally"]["flow"][0][0] == [0, 1, 0, 0]
    assert (found["answers"][0]["first"], found["answers"][0]["second"]) == ("domestic", "both")


# ---- What it adds up to


@pytest.mark.parametrize(
    ("counts", "right", "hint"),
    [
        ([[0, 0, 0]], (0,), None),
        ([[2, 8, 0]], (0,), "explain"),
        ([[3, 7, 0]], (0,), "discuss"),
        ([[7, 3, 0]], (0,), "discuss"),
        ([[8, 2, 0]], (0,), "go on"),
        ([[1, 9, 0]], (), "go on"),
        ([[5, 5, 0]], (), "discuss"),
        ([[2, 3, 3, 2, 1]], (), "explain"),
        ([[9, 1], [5, 5]], (), "discuss"),
    ],
)
def test_what_the_spread_speaks_for(
    counts: list[list[int]], right: tuple[int, ...], hint: str | None
) -> None:
    assert advice({"n": sum(counts[0]), "counts": counts}, right) == hint


@pytest.mark.parametrize(
    ("counts", "right", "hint"),
    [
        # Of ten: each choice is made, or left, as is right, or as most do.
        ([9, 1, 5], (), "go on"),
        ([5, 4, 6], (), "discuss"),
        ([1, 9, 9], (0,), "explain"),
        ([9, 1, 1], (0,), "go on"),
        ([9, 1, 1], (1, 2), "explain"),
    ],
)
def test_what_the_spread_of_several_choices_speaks_for(
    counts: list[int], right: tuple[int, ...], hint: str
) -> None:
    assert advice({"n": 10, "counts": [counts]}, right, several=True) == hint


def test_who_changed_their_mind(dossier: Dossier) -> None:
    scenes = {scene.id: scene for scene in authored(dossier)}
    sides, levels = (question(dossier, scenes[id_]) for id_ in ("two-fronts", "boomerang"))
    assert sides
    assert levels
    found = outcome(
        sides, {("both", "domestic"): 2, ("both", ""): 1, ("", "unsure"): 1, ("x", "both"): 1}, {}
    )
    assert (found["n"], found["counts"]) == (4, [[2, 1, 0, 1]])
    assert found["first"]["counts"] == [[0, 3, 0, 0]]
    assert found["moved"] == [2, 2]
    assert found["flow"] == [[[0, 0, 0, 0], [2, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]]]
    many = len(levels.rows)
    found = outcome(levels, {("2" * many, "4" + "2" * (many - 1)): 3}, {})
    assert found["flow"][0][2] == [0, 0, 0, 0, 3]
    assert found["flow"][1][2] == [0, 0, 3, 0, 0]
    assert json.dumps(found)

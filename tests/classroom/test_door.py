"""A room's door: one phone can neither fill a room nor shut others out, and the presenter rules."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from starlette.testclient import TestClient

from components.classroom import door, event_stream, tables, turned_away
from components.classroom.event_stream import Following
from components.classroom.http import Refused
from components.classroom.store import Full, Locked, Rooms
from components.dossier import Dossier
from tests.classroom.class_room import tallied, token
from tests.talk.serving import make


def test_one_address_fills_no_room(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "MOST_HERE", 3)
    code, _ = rooms.open("", asked="a")
    for i in range(3):
        rooms.join(code, f"made up {i}", "school")
    with pytest.raises(Full):
        rooms.join(code, "made up 3", "school")
    with pytest.raises(Full):
        rooms.answer(code, "made up 3", "a", "both", "school")
    rooms.join(code, "made up 1", "school")
    rooms.answer(code, "from home", "a", "both", "home")
    assert rooms.door(code).origins == (("school", 3), ("home", 1))
    assert door.MOST_STUDENTS >= 400 * 2 <= 2 * event_stream.MOST_HERE  # a school shares an address


def test_a_locked_door_lets_nobody_new_in(rooms: Rooms) -> None:
    code, _ = rooms.open("", asked="a")
    rooms.join(code, "one")
    rooms.lock(code, locked=True)
    for enter in (
        lambda: rooms.join(code, "two"),
        lambda: rooms.answer(code, "two", "a", "both"),
    ):
        with pytest.raises(Locked):
            enter()
    rooms.answer(code, "one", "a", "both")
    rooms.lock(code, locked=False)
    rooms.join(code, "two")
    assert rooms.students(code) == 2


def test_newcomers_and_an_address_are_taken_out(
    rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, _ = rooms.open("", asked="a")
    other, _ = rooms.open("", asked="a")
    now = 1000.0
    monkeypatch.setattr(time, "time", lambda: now)
    rooms.answer(code, "early", "a", "both", "x")
    now = 2000.0
    for name, origin in (("late", "x"), ("later", "y")):
        rooms.answer(code, name, "a", "unsure", origin)
        rooms.answer(other, name, "a", "unsure", origin)
    version = rooms.find(code).version
    assert rooms.remove(code, since=2001.0) == 0
    assert rooms.find(code).version == version
    assert rooms.remove(code, since=1500.0) == 2
    assert (rooms.students(code), tallied(rooms, code, "a")) == (1, {"both": 1})
    assert rooms.find(code).version == version + 1
    assert rooms.remove(other, origin="x") == 1
    assert tallied(rooms, other, "a") == {"unsure": 1}


def test_rooms_of_an_older_version_are_read_on(rooms_url: str) -> None:
    rooms = Rooms(rooms_url)
    code, _ = rooms.open("x", asked="a")
    rooms.answer(code, "early", "a", "both")
    rooms.stop()
    engine = tables.engine_for(rooms_url)
    with engine.begin() as to:
        for table, columns in (
            ("class_students", ("origin", "entered")),
            ("class_rooms", ("locked", "votes", "hands")),
            ("class_answers", ("second", "first_at", "second_at")),
        ):
            for column in columns:
                to.execute(sa.text(f"ALTER TABLE {table} DROP COLUMN {column}"))
    engine.dispose()
    rooms = Rooms(rooms_url)
    assert rooms.find(code).scenes == "x"
    rooms.join(code, "one", "home")
    assert rooms.door(code).origins == (("", 1), ("home", 1))
    # The lesson goes on where it was: the vote that stood is the first.
    assert rooms.find(code).vote("a").phase == "first"
    rooms.answer(code, "one", "a", "domestic")
    for phase in ("closed", "second"):
        rooms.take(code, "a", phase)
    rooms.answer(code, "early", "a", "domestic")
    assert rooms.pairs(code, "a") == {("both", "domestic"): 1, ("domestic", ""): 1}
    rooms.stop()


def test_the_presenter_and_nobody_else_rules_the_door(dossier: Dossier, tmp_path: Path) -> None:
    app = make(dossier, f"sqlite:///{tmp_path / 'rooms.sqlite3'}")
    with TestClient(app) as school, TestClient(app, client=("198.51.100.7", 1)) as home:
        said = school.post("/rooms", json={"scenes": ""}).json()
        path, key = f"/rooms/{said['code']}", {"Authorization": f"Bearer {said['key']}"}
        for i in range(3):
            school.put(f"{path}/me", headers={"X-Student": token(i)})
        assert home.put(f"{path}/me", headers={"X-Student": token(9)}).status_code == 200
        found = school.get(f"{path}/door", headers=key).json()
        assert [a["students"] for a in found["addresses"]] == [3, 1]
        assert "198.51" not in str(found)
        ruled: tuple[tuple[str, str, Any], ...] = (
            ("GET", "door", None),
            ("PUT", "door", {"locked": True}),
            ("POST", "door/remove", {"seconds": 60}),
        )
        for method, at, body in ruled:
            wrong = {"Authorization": "Bearer wrong"}
            assert school.request(method, f"{path}/{at}", json=body).status_code == 401
            assert (
                school.request(method, f"{path}/{at}", json=body, headers=wrong).status_code == 403
            )
        faults: tuple[tuple[str, Any], ...] = (
            ("door", {"locked": 1}), ("door/remove", {}), ("door/remove", {"seconds": True}),
            ("door/remove", {"seconds": -1}), ("door/remove", {"seconds": 1, "address": "x"}),
            ("door/remove", {"seconds": 10**9}),
        )  # fmt: skip
        for at, body in faults:
            method = "PUT" if at == "door" else "POST"
            answer = school.request(method, f"{path}/{at}", json=body, headers=key)
            assert (answer.status_code, list(answer.json())) == (422, ["error"])
        locked = school.put(f"{path}/door", json={"locked": True}, headers=key)
        assert locked.json() == {"locked": True}
        refused = school.put(f"{path}/me", headers={"X-Student": token(5)})
        assert (refused.status_code, list(refused.json())) == (423, ["error"])
        address = found["addresses"][0]["address"]
        gone = school.post(f"{path}/door/remove", json={"address": address}, headers=key)
        assert gone.json() == {"removed": 3}
        assert school.get(path).json()["students"] == 1
        gone = school.post(f"{path}/door/remove", json={"seconds": 600}, headers=key)
        assert gone.json() == {"removed": 1}


def test_the_presenter_is_told_of_what_is_amiss_at_the_door(
    dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with TestClient(make(dossier, f"sqlite:///{tmp_path / 'rooms.sqlite3'}")) as app:
        said, other = (app.post("/rooms", json={"scenes": ""}).json() for _ in range(2))
        path = f"/rooms/{said['code']}"

        def told(room: dict[str, str] = said) -> list[str]:
            key = {"Authorization": f"Bearer {room['key']}"}
            found: list[str] = app.get(f"/rooms/{room['code']}/door", headers=key).json()[
                "warnings"
            ]
            return found

        def enter(i: int) -> int:
            return app.put(f"{path}/me", headers={"X-Student": token(i)}).status_code

        def answer(token: str, **sent: Any) -> int:
            at, headers = f"{path}/answers/two-fronts", {"X-Student": token}
            return app.put(at, headers=headers, **sent).status_code

        assert [enter(i) for i in range(59)] == [200] * 59
        assert told() == []
        enter(59), enter(59)
        assert told() == ["60 new students within two minutes."]
        monkeypatch.setattr(door, "MOST_STUDENTS", 60)
        assert enter(60) == 503
        rest = [
            "60 new students within two minutes.",
            "The room is full: 1 request refused.",
        ]
        assert told() == rest
        bad: list[tuple[str, dict[str, Any], int]] = [
            ("short", {"json": {"side": "both"}}, 401),
            (token(1), {"json": {"side": "x" * 5000}}, 413),
            (token(1), {"json": {"side": "everything"}}, 422),
            (token(1), {"content": b"{", "headers": {}}, 415),
        ]
        for own, sent, status in bad:
            sent.pop("headers", None)
            assert answer(own, **sent) == status
        assert told() == rest
        assert app.put(f"{path}/me", headers={"X-Student": "a b"}).status_code == 401
        assert told() == [*rest, "5 requests that no phone of ours sends."]
        key = {"Authorization": f"Bearer {said['key']}"}
        app.put(f"{path}/door", json={"locked": True}, headers=key)
        assert enter(61) == enter(62) == 423
        assert told()[-1] == "2 requests refused at the locked door."
        assert told(other) == []
        app.post(f"{path}/door/remove", json={"seconds": 120}, headers=key)
        assert "60 new" not in " ".join(told())


def test_what_was_refused_is_forgotten_and_has_an_end() -> None:
    now = 0.0
    away = turned_away.TurnedAway(clock=lambda: now)

    def refuse(code: str, error: Exception) -> None:
        with pytest.raises(type(error)), away.counting(code):
            raise error

    for i in range(3000):
        refuse("A", Full())
        refuse(f"R{i}", Full())
    assert away.lately("A") == {"full": 1000}
    assert turned_away.warnings(0, away.lately("A")) == [
        "The room is full: 1000 or more requests refused."
    ]
    assert (away.lately("R0"), away.lately("R2999")) == ({}, {"full": 1})
    refuse("A", Refused(404, "Nothing is asked there."))  # a phone whose list was changed
    now = turned_away.LATELY + 1
    assert away.lately("A") == {}


def test_one_address_takes_not_all_streams(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(event_stream, "MOST_HERE", 2)
    monkeypatch.setattr(event_stream, "MOST_STREAMS", 3)

    async def work() -> None:
        async def versions(codes: object) -> dict[str, int]:
            return {"A": 1}

        async def state(code: str) -> tuple[int, bytes]:
            return 1, b"{}"

        following = Following(versions, state)
        held = [following.stream("A", "school") for _ in range(2)]
        for stream in held:
            await anext(stream)
        assert following.full("A", "school")
        assert not following.full("A", "home")
        assert not following.full("B", "school")
        held.append(following.stream("A", "home"))
        await anext(held[2])
        assert following.full("A", "elsewhere")
        for stream in held:
            await stream.aclose()  # type: ignore[attr-defined]
        assert not following.full("A", "school")
        following.stop()

    asyncio.run(work())

"""Phones that are there are counted, and told of changes whether a stream reaches them or not."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from components.classroom import door, event_stream
from components.classroom.event_stream import Following
from components.classroom.presence import Presence
from components.classroom.store import Rooms
from components.dossier import Dossier
from tests.classroom.class_room import token
from tests.talk.serving import make


@pytest.fixture
def client(dossier: Dossier, tmp_path: Path) -> Iterator[TestClient]:
    with TestClient(make(dossier, f"sqlite:///{tmp_path / 'rooms.sqlite3'}")) as made:
        yield made


def test_who_left_counts_no_more(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1000.0
    monkeypatch.setattr(time, "time", lambda: now)
    code, _ = rooms.open("", asked="a")
    for name in ("one", "two", "three"):
        rooms.join(code, name)
    rooms.answer(code, "three", "a", "both")
    assert rooms.find(code).present == 3
    now += door.AWAY - 1
    version = rooms.find(code).version
    rooms.there(code, ["one", "made up"])  # who never came in is not counted
    assert (rooms.find(code).present, rooms.find(code).version) == (3, version)
    now += 2
    rooms.there(code, [])
    assert (rooms.find(code).present, rooms.find(code).version) == (1, version + 1)
    # They came once, and their answers stay; who comes back counts again.
    assert rooms.students(code) == 3
    assert sum(rooms.pairs(code, "a").values()) == 1
    rooms.join(code, "two")
    assert rooms.find(code).present == 2
    assert rooms.remove(code) == 3
    assert rooms.find(code).present == 0


def test_phones_are_heard_of_in_any_process(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1000.0
    monkeypatch.setattr(time, "time", lambda: now)
    code, _ = rooms.open("")
    rooms.join(code, "one")
    rooms.join(code, "two")

    async def run(work: object, *args: object) -> object:
        return work(*args)  # type: ignore[operator]

    here, elsewhere = Presence(rooms, run), Presence(rooms, run)
    for _ in range(3):
        now += door.AWAY - 5
        here.hear(code, "one")
        elsewhere.hear(code, "two")
        for process in (here, elsewhere):
            asyncio.run(process.write())
        assert rooms.find(code).present == 2
    now += door.AWAY + 1
    here.hear(code, "one")
    here.hear("BBBBBB", "one")  # closed meanwhile
    asyncio.run(here.write())
    assert rooms.find(code).present == 1


def test_a_poll_says_what_is_new_and_else_nothing(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = client.post("/rooms", json={"scenes": "two-fronts"}).json()
    path, key = f"/rooms/{made['code']}", {"Authorization": f"Bearer {made['key']}"}
    me = {"X-Student": token(1)}
    client.put(f"{path}/me", headers=me)
    first = client.get(path, headers=me)
    for held in (
        first.headers["etag"],
        f"W/{first.headers['etag']}",
        f'"x", {first.headers["etag"]}',
    ):
        again = client.get(path, headers={**me, "If-None-Match": held})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]
    known = {"If-None-Match": first.headers["etag"]}
    with monkeypatch.context() as slow:  # who leads asks for what they have just changed
        slow.setattr(Following, "wake", lambda _: None)
        client.put(f"{path}/step", json={"step": 1}, headers=key)
        assert client.get(path, headers=known).json()["step"] == 1
    for _ in range(40):  # a poll may be one look of the poller behind
        found = client.get(path, headers={**me, "If-None-Match": first.headers["etag"]})
        if found.status_code == 200:
            break
        time.sleep(0.05)
    assert found.json() == client.get(path).json()
    assert found.json()["step"] == 1
    assert client.get(path, headers={"X-Student": "short"}).status_code == 401
    client.post(f"{path}/close", headers=key)
    for _ in range(40):
        gone = client.get(path, headers={**me, "If-None-Match": found.headers["etag"]})
        if gone.status_code == 404:
            break
        time.sleep(0.05)
    assert gone.status_code == 404


def test_polls_cost_the_database_nothing_and_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(event_stream, "LOOK", 0.01)
    looks = {"versions": 0, "state": 0}

    async def versions(codes: object) -> dict[str, int]:
        looks["versions"] += 1
        return {"BCDFGH": 7}

    async def state(code: str) -> tuple[int, bytes]:
        looks["state"] += 1
        return 7, b"{}"

    async def polls() -> None:
        following = Following(versions, state)
        assert following.latest("BCDFGH") is None
        for _ in range(400):
            if following.latest("BCDFGH"):
                break
            await asyncio.sleep(0.005)
        before = looks["versions"]
        assert {following.latest("BCDFGH") for _ in range(1000)} == {(7, b"{}")}
        assert (looks["state"], looks["versions"]) == (1, before)
        monkeypatch.setattr(event_stream, "ASKED", -1.0)
        following.latest("BCDFGH")
        assert following._poller
        await asyncio.wait_for(following._poller, 9)
        assert following.latest("BCDFGH") is None
        following.stop()

    asyncio.run(polls())

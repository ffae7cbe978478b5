"""Where class rooms are kept: the same on SQLite and on PostgreSQL."""

from __future__ import annotations

import re
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from components.classroom import door, store, tables
from components.classroom.database import Unready
from components.classroom.door import Full
from components.classroom.room import NoRoom, NotAsked
from components.classroom.store import Rooms
from tests.classroom.class_room import tallied


def test_a_room_from_first_to_last(rooms: Rooms) -> None:
    code, key = rooms.open("a~b")
    assert re.fullmatch(r"[BCDFGHJKMNPQRSTVWXZ]{6}", code)
    assert len(key) == 32  # 192 bits
    assert (rooms.holds(code, key), rooms.holds(code, key + "x"), rooms.holds(code, "")) == (
        True,
        False,
        False,
    )
    assert rooms.join(code, "one") == {}
    with pytest.raises(NotAsked):
        rooms.answer(code, "one", "a", "both")
    rooms.move(code, 1, asked="a")
    rooms.answer(code, "one", "a", "both")
    rooms.answer(code, "one", "a", "domestic")
    rooms.answer(code, "two", "a", "both")
    assert rooms.join(code, "one")["a"].last == "domestic"
    assert rooms.students(code) == 2
    assert tallied(rooms, code, "a") == {"domestic": 1, "both": 1}
    assert sorted(said["a"] for said in rooms.answers(code).values()) == ["both", "domestic"]
    room = rooms.find(code)
    assert (room.scenes, room.step, room.furthest, room.asked) == ("a~b", 1, 1, "a")
    rooms.move(code, 0)
    assert (rooms.find(code).step, rooms.find(code).furthest) == (0, 1)
    rooms.close(code)
    assert (rooms.students(code), rooms.answers(code), rooms.versions([code])) == (0, {}, {})
    with pytest.raises(NoRoom):
        rooms.find(code)
    with pytest.raises(NoRoom):
        rooms.join(code, "one")
    with pytest.raises(NoRoom):
        rooms.holds(code, key)


def test_what_changes_nothing_raises_no_version(rooms: Rooms) -> None:
    code, _ = rooms.open("", asked="a")
    seen = []
    for change in (
        lambda: rooms.join(code, "one"),
        lambda: rooms.join(code, "one"),
        lambda: rooms.answer(code, "one", "a", "both"),
        lambda: rooms.answer(code, "one", "a", "both"),
        lambda: rooms.answer(code, "one", "a", "unsure"),
        lambda: rooms.move(code, 0, asked="a"),
        lambda: rooms.move(code, 1),
    ):
        change()
        seen.append(rooms.versions([code, "BBBBBB"]))
    assert [versions[code] for versions in seen] == [2, 2, 3, 3, 4, 4, 5]
    assert all(len(versions) == 1 for versions in seen)


def test_a_first_answer_may_come_late(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    code, _ = rooms.open("", asked="a")
    rooms.answer(code, "one", "a", "both")
    rooms.move(code, 1)
    rooms.answer(code, "two", "a", "unsure")
    rooms.answer(code, "one", "a", "both")  # a receipt was lost: the same again is no change
    with pytest.raises(NotAsked):
        rooms.answer(code, "one", "a", "domestic")
    assert tallied(rooms, code, "a") == {"both": 1, "unsure": 1}
    monkeypatch.setattr(store, "LATE", -1.0)
    rooms.move(code, 0, asked="a")
    rooms.move(code, 1)
    with pytest.raises(NotAsked):
        rooms.answer(code, "three", "a", "both")
    assert rooms.students(code) == 2


def test_what_was_sent_earlier_and_comes_later_undoes_nothing(rooms: Rooms) -> None:
    code, _ = rooms.open("", asked="a")
    for answer, sent in (("both", 7), ("unsure", 6), ("both", 8), ("domestic", 7)):
        rooms.answer(code, "one", "a", answer, sent=sent)
        assert tallied(rooms, code, "a") == {"both": 1}
    version = rooms.versions([code])
    rooms.answer(code, "one", "a", "both", sent=8)  # a receipt was lost
    assert rooms.versions([code]) == version
    # A second vote has its own; a first answer that was held back until then still counts.
    for phase in ("closed", "second"):
        rooms.take(code, "a", phase)
    rooms.answer(code, "two", "a", "unsure", vote=2, sent=5)
    rooms.answer(code, "two", "a", "domestic", vote=1, sent=4)
    rooms.answer(code, "one", "a", "unsure", vote=2, sent=9)
    rooms.answer(code, "one", "a", "both", vote=2)  # without a number, after one with
    assert rooms.pairs(code, "a") == {("both", "unsure"): 1, ("domestic", "unsure"): 1}


def test_forty_at_once_are_counted_once(rooms: Rooms) -> None:
    code, _ = rooms.open("", asked="a")

    def one(i: int) -> None:
        for _ in range(2):
            rooms.join(code, f"student {i % 40}")
            rooms.answer(code, f"student {i % 40}", "a", f"{i % 40}")

    with ThreadPoolExecutor(16) as pool:
        list(pool.map(one, range(80)))
    assert rooms.students(code) == 40
    assert tallied(rooms, code, "a") == {str(i): 1 for i in range(40)}
    # Opened, forty came in, forty answered: no change was lost or counted twice.
    assert rooms.versions([code]) == {code: 81}


def test_replicas_may_begin_at_once(rooms_url: str) -> None:
    replicas = [Rooms(rooms_url) for _ in range(6)]
    with ThreadPoolExecutor(6) as pool:
        codes = [code for code, _ in pool.map(lambda replica: replica.open("x"), replicas)]
    assert replicas[0].versions(codes) == dict.fromkeys(codes, 1)
    for replica in replicas:
        replica.stop()


def test_old_rooms_are_deleted_once_they_were_old_twice(
    rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, _ = rooms.open("", asked="a")
    rooms.answer(code, "one", "a", "both")
    begun, mono = time.time(), time.monotonic()

    def look(passed: float, hours: float) -> None:
        """Sweep some seconds after the start, by a clock that has gone on for some hours."""
        monkeypatch.setattr(time, "monotonic", lambda: mono + passed)
        monkeypatch.setattr(time, "time", lambda: begun + 3600 * hours)
        rooms.sweep()

    for passed, hours in ((0, 13), (60, 13), (299, 13), (600, 0), (900, 13), (1100, 13)):
        look(passed, hours)  # the clock is wrong for a while, and again: nothing is lost by it
        assert (rooms.students(code), rooms.versions([code])) == (1, {code: 2})
    look(1201, 13)  # a second more: the difference of two floats may come out below 300
    assert (rooms.students(code), rooms.answers(code), rooms.versions([code])) == (0, {}, {})
    with pytest.raises(NoRoom):
        rooms.find(code)


def test_there_is_an_end_to_rooms_and_students(
    rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "MOST_ROOMS", 1)
    monkeypatch.setattr(door, "MOST_STUDENTS", 2)
    code, _ = rooms.open("", asked="a")
    with pytest.raises(Full):
        rooms.open("")
    rooms.join(code, "one")
    rooms.answer(code, "two", "a", "both")
    with pytest.raises(Full):
        rooms.answer(code, "three", "a", "both")
    rooms.join(code, "one")
    assert (rooms.students(code), tallied(rooms, code, "a")) == (2, {"both": 1})


def test_nothing_is_left_in_the_file(tmp_path: Path) -> None:
    rooms = Rooms(f"sqlite:///{tmp_path / 'rooms.sqlite3'}")
    code, key = rooms.open("the-teachers-own-list", asked="scene-name")
    for i in range(300):
        rooms.answer(code, f"token {i}", "scene-name", "international")
    held = store._hash(code + "token 7").encode()

    def written() -> bytes:
        return b"".join(path.read_bytes() for path in sorted(tmp_path.iterdir()))

    before = written()
    assert held in before
    assert b"international" in before
    # Neither the key nor what a phone calls itself is ever written down.
    assert key.encode() not in before
    assert b"token 7" not in before
    rooms.close(code)
    after = written()
    for trace in (code.encode(), held, b"international", b"scene-name", b"the-teachers-own-list"):
        assert trace not in after
    rooms.stop()


def test_where_the_file_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "platformdirs.user_data_dir", lambda *_, **__: str(tmp_path / "own" / "353-0")
    )
    assert tables.default_url() == f"sqlite:///{tmp_path / 'own' / '353-0' / 'rooms.sqlite3'}"
    (tmp_path / "file").touch()
    monkeypatch.setattr(
        "platformdirs.user_data_dir", lambda *_, **__: str(tmp_path / "file" / "353-0")
    )
    monkeypatch.setattr("tempfile.gettempdir", lambda: "/elsewhere")
    assert tables.default_url() == "sqlite:////elsewhere/rooms.sqlite3"

    def nowhere() -> str:
        raise FileNotFoundError("No usable temporary directory")

    monkeypatch.setattr("tempfile.gettempdir", nowhere)
    found = tables.default_url()
    assert found.startswith(f"sqlite:///{tmp_path / 'file'}")
    with pytest.raises(Unready):  # the app starts all the same
        Rooms(found).ready()


@pytest.mark.parametrize(
    "url", ["postgres://u@h/d", "postgresql://u@h/d", "postgresql+psycopg://u@h/d"]
)
def test_every_spelling_of_postgresql(url: str) -> None:
    engine = tables.engine_for(url)
    assert (engine.dialect.name, engine.dialect.driver) == ("postgresql", "psycopg")

"""A database that fails is said: at the start, in the log once, and to whoever asks."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from components.classroom.database import Unready
from components.classroom.store import Rooms
from components.classroom.tables import RoomsAddressError, address
from components.dossier import Dossier
from tests.classroom.class_room import tallied
from tests.talk.serving import make

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("nonsense", "is no address"),
        ("postgresql://u:secret@h:port/d", "is no address"),
        ("mysql://u:secret@h/d", "mysql is not supported"),
        ("postgresql+asyncpg://u:secret@h/d", "postgresql+asyncpg is not supported"),
        ("sqlite://", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("sqlite:///file:x?mode=memory&uri=true", "names no file"),
        ("sqlite:///file::memory:", "names no file"),
        ("sqlite:////rooms.db?timeout=abc", "names no file"),
    ],
)
def test_what_is_no_address_of_rooms(url: str, words: str) -> None:
    with pytest.raises(RoomsAddressError) as raised:
        address(url)
    assert words in str(raised.value)
    assert "write sqlite:////folder/rooms.sqlite3 or postgresql://" in str(raised.value)
    assert "secret" not in str(raised.value)


def test_a_sound_database_is_ready(rooms: Rooms, caplog: pytest.LogCaptureFixture) -> None:
    code, _ = rooms.open("x")
    assert rooms.ready() == "ok"
    assert rooms.find(code).scenes == "x"
    assert not caplog.records


def missing_folder(file: Path) -> str:
    return f"sqlite:///{file}/no/rooms"


def no_database(file: Path) -> str:
    file.write_bytes(b"this is a letter, and no database at all " * 100)
    return f"sqlite:///{file}"


def unreachable(_: Path) -> str:
    return "postgresql://u:secret@127.0.0.1:9/d"


@pytest.mark.parametrize("place", [missing_folder, no_database, unreachable])
def test_a_database_that_fails_is_logged_once_from_the_start(
    place: Callable[[Path], str],
    dossier: Dossier,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    url = place(tmp_path / "rooms.sqlite3")
    with TestClient(make(dossier, url)) as client:
        for _ in range(2):
            answer = client.post("/rooms", json={"scenes": ""})
            assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")
    said = [r.getMessage() for r in caplog.records if "cannot be kept" in r.getMessage()]
    assert len(said) == 1
    assert "secret" not in said[0]
    rooms = Rooms(url)
    with pytest.raises(Unready):
        rooms.ready()
    rooms.stop()


@pytest.mark.parametrize("harm", ["delete", "replace", "damage"])
def test_harm_to_the_file_is_noticed(
    harm: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "rooms.sqlite3"
    rooms = Rooms(f"sqlite:///{file}")
    code, _ = rooms.open("x" * 20_000)
    for i in range(200):
        rooms.join(code, f"student {i}")
    assert rooms.ready() == "ok"
    if harm == "damage":
        rooms.stop()
        content = bytearray(file.read_bytes())
        content[4096:] = os.urandom(len(content) - 4096)
        file.write_bytes(content)
    else:
        file.unlink()
        if harm == "replace":
            file.touch()
    for _ in range(2):
        with pytest.raises(Unready):
            rooms.ready()
    said = [r.getMessage() for r in caplog.records]
    assert len(said) == 1
    assert str(file) in said[0]
    rooms.stop()


_FILLS = """
import resource, sys
from components.classroom.store import Rooms
rooms = Rooms(f"sqlite:///{sys.argv[1]}")
code, _ = rooms.open("x", asked="a")
rooms.answer(code, "first", "a", "both")
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
kept = 1
try:
    for i in range(10_000):
        rooms.answer(code, f"student {i}", "a", "both")
        kept += 1
except Exception as error:
    print(type(error).__name__)
print(code, kept)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="has no such limit")
def test_a_full_disk_loses_no_answer_that_was_taken(tmp_path: Path) -> None:
    file = tmp_path / "rooms.sqlite3"
    made = subprocess.run(
        [sys.executable, "-c", _FILLS, str(file)], cwd=ROOT, capture_output=True, text=True
    )
    error, said = made.stdout.splitlines()
    code, kept = said.split()
    assert error == "OperationalError"
    assert "class rooms cannot be kept in sqlite:///" in made.stderr
    rooms = Rooms(f"sqlite:///{file}")
    assert rooms.ready() == "ok"
    assert tallied(rooms, code, "a") == {"both": int(kept)}
    rooms.stop()

"""The two databases on which class rooms are tested."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from components.classroom import tables
from components.classroom.store import Rooms
from tests.classroom import postgres

#: PostgreSQL comes with the tests' requirements, but for Windows.
BOTH = ["sqlite", "postgresql"] if sys.platform != "win32" else ["sqlite"]


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A PostgreSQL, started when first asked for."""
    with postgres.running() as url:
        yield url


@pytest.fixture(params=BOTH)
def rooms_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Address of a database without our tables, SQLite and PostgreSQL in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'rooms.sqlite3'}"
    url: str = request.getfixturevalue("postgres_url")
    engine = tables.engine_for(url)
    with engine.begin() as to:
        for table in ("class_texts", "class_answers", "class_students", "class_rooms"):
            to.execute(sa.text(f"DROP TABLE IF EXISTS {table}"))
    engine.dispose()
    return url


@pytest.fixture
def rooms(rooms_url: str) -> Iterator[Rooms]:
    """A store of its own."""
    store = Rooms(rooms_url)
    yield store
    store.stop()

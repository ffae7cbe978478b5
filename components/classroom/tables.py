"""The tables of class rooms, and the database that holds them."""

from __future__ import annotations

import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import platformdirs
import sqlalchemy as sa

#: Letters of a code.
CODE = 6

_META = sa.MetaData()

ROOMS = sa.Table(
    "class_rooms", _META,
    sa.Column("code", sa.String(CODE), primary_key=True),
    sa.Column("key_hash", sa.String(64), nullable=False),
    sa.Column("scenes", sa.Text, nullable=False),
    sa.Column("opened", sa.Double, nullable=False, index=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("step", sa.Integer, nullable=False),
    sa.Column("furthest", sa.Integer, nullable=False),
    sa.Column("asked", sa.Text, nullable=False),
    sa.Column("late", sa.Text, nullable=False),
    sa.Column("late_until", sa.Double, nullable=False),
    sa.Column("locked", sa.Integer, nullable=False, server_default="0"),
    sa.Column("present", sa.Integer, nullable=False, server_default="0"),
    sa.Column("folded", sa.Integer, nullable=False, server_default="0"),
    sa.Column("votes", sa.Text, nullable=False, server_default="{}"),
    sa.Column("hands", sa.Text, nullable=False, server_default="{}"),
    sa.Column("dossier", sa.Text, nullable=False, server_default=""),
)  # fmt: skip


def _room() -> sa.Column[str]:
    room = sa.ForeignKey("class_rooms.code", ondelete="CASCADE")
    return sa.Column("code", sa.String(CODE), room, primary_key=True)


STUDENTS = sa.Table(
    "class_students", _META, _room(),
    sa.Column("student", sa.String(64), primary_key=True),
    sa.Column("origin", sa.String(16), nullable=False, server_default=""),
    sa.Column("entered", sa.Double, nullable=False, server_default="0"),
    sa.Column("heard", sa.Double, nullable=False, server_default="0"),
)  # fmt: skip
ANSWERS = sa.Table(
    "class_answers", _META, _room(),
    sa.Column("scene", sa.Text, primary_key=True),
    sa.Column("student", sa.String(64), primary_key=True),
    sa.Column("answer", sa.String(32), nullable=False),  # in the first vote
    sa.Column("second", sa.String(32), nullable=False, server_default=""),
    sa.Column("first_at", sa.Double, nullable=False, server_default="0"),
    sa.Column("second_at", sa.Double, nullable=False, server_default="0"),
    sa.Column("first_sent", sa.Double, nullable=False, server_default="0"),
    sa.Column("second_sent", sa.Double, nullable=False, server_default="0"),
)  # fmt: skip

TEXTS = sa.Table(
    "class_texts", _META, _room(),
    sa.Column("scene", sa.Text, primary_key=True),
    sa.Column("name", sa.String(32), primary_key=True),
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("shown", sa.Double, nullable=False, server_default="0"),  # since when; -1: never
)  # fmt: skip

#: Of PostgreSQL's locks that applications name by a number, the one under which tables are made.
_LOCK = 353_0


def default_url() -> str:
    """A file in the user's own folder for data, or where there is none, for temporary files."""
    folder = Path(platformdirs.user_data_dir("353-0", appauthor=False))
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not os.access(folder, os.W_OK):
            raise PermissionError(folder)
    except OSError:
        with suppress(FileNotFoundError):  # nothing can be written: rooms say so, the rest goes on
            folder = Path(tempfile.gettempdir())
    return f"sqlite:///{folder / 'rooms.sqlite3'}"


class RoomsAddressError(ValueError):
    """An address at which no rooms can be kept; the message says what would be right."""


def address(url: str) -> sa.URL:
    """Read the address of a database.

    Raises
    ------
    RoomsAddressError
        If it is none, or names neither a file of SQLite nor a PostgreSQL.
    """
    try:
        at = sa.make_url(url)
    except (sa.exc.ArgumentError, ValueError):
        raise RoomsAddressError(f"ROOMS_URL: is no address; {_FORMS}") from None
    if at.drivername in ("postgres", "postgresql"):
        at = at.set(drivername="postgresql+psycopg")
    if at.drivername not in ("sqlite", "sqlite+pysqlite", "postgresql+psycopg"):
        raise RoomsAddressError(f"ROOMS_URL: {at.drivername} is not supported; {_FORMS}")
    # Options of SQLite, and its file: addresses, may name memory, which ends with a connection.
    named = not at.query and not (at.database or ":memory:").startswith((":memory:", "file:"))
    if at.get_backend_name() == "sqlite" and not named:
        raise RoomsAddressError(f"ROOMS_URL: names no file, or more than it; {_FORMS}")
    return at


_FORMS = (
    "write sqlite:////folder/rooms.sqlite3 or postgresql://user:password@host/database, or leave "
    "it out"
)


def engine_for(url: str) -> sa.Engine:
    """Connections to a database; SQLite's wait for each other and overwrite what is deleted.

    Raises
    ------
    RoomsAddressError
        As ``address`` does.
    """
    at = address(url)
    if at.get_backend_name() != "sqlite":
        patience = {"connect_timeout": 5} if at.get_backend_name() == "postgresql" else {}
        return sa.create_engine(
            at, pool_size=8, max_overflow=8, pool_pre_ping=True, connect_args=patience
        )
    engine = sa.create_engine(at, pool_size=8, max_overflow=8)

    @sa.event.listens_for(engine, "connect")
    def set_up(connection: Any, _: object) -> None:
        connection.isolation_level = None  # the driver's own BEGIN comes too late for a reader
        for pragma in (
            "busy_timeout=10000", "journal_mode=WAL", "synchronous=NORMAL",
            "secure_delete=ON", "foreign_keys=ON",
        ):  # fmt: skip
            connection.execute(f"PRAGMA {pragma}")

    @sa.event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        # Who reads first and writes then may find that another wrote between: so writers say so.
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def make(engine: sa.Engine) -> None:
    """Make tables and columns where they are missing; several replicas may do so at once."""
    with engine.execution_options(writes=True).begin() as to:
        if engine.dialect.name == "postgresql":
            to.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
        _META.create_all(to)
        for table in _META.sorted_tables:  # a file of an older version of the app
            held = {column["name"] for column in sa.inspect(to).get_columns(table.name)}
            for column in table.columns:
                if column.name not in held:
                    made = sa.schema.CreateColumn(column).compile(dialect=to.dialect)
                    to.exec_driver_sql(f"ALTER TABLE {table.name} ADD COLUMN {made}")


def scrub(engine: sa.Engine) -> None:
    """Take what was deleted out of SQLite's log too; the file itself is overwritten at once."""
    if engine.dialect.name != "sqlite":
        return
    connection = engine.raw_connection()
    try:
        for _ in range(20):  # a reader may be in the way for a moment
            cursor = connection.cursor()
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            if cursor.fetchall()[0][0] == 0:
                return
            time.sleep(0.05)
    finally:
        connection.close()

"""The database of class rooms: whether it answers, and what is said if not."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from components.classroom.tables import ROOMS, address, default_url, engine_for, make

_log = logging.getLogger(__name__)


class Unready(Exception):
    """The database cannot keep rooms; the message says why."""


class Database:
    """Connections to a database, made when first asked for.

    The first failure of a row of them is logged, and the first success after it.

    Parameters
    ----------
    url : str
        As ``tables.address`` reads it; a file of this machine by default.

    Raises
    ------
    RoomsAddressError
        If rooms cannot be kept at such an address.
    """

    def __init__(self, url: str = "") -> None:
        self._url, self._lock = url or default_url(), threading.Lock()
        # SQLite takes one writer at a time. Those who wait in it sleep and try again, and whoever
        # comes meanwhile goes first; here the next is woken at once.
        lite = address(self._url).get_backend_name() == "sqlite"
        self._turn: AbstractContextManager[object] = threading.Lock() if lite else nullcontext()
        self._engine: sa.Engine | None = None
        self._file: tuple[int, int] | None = None
        self._fault = {"use": "", "look": ""}

    @property
    def engine(self) -> sa.Engine:
        """The connections; the tables are made with them."""
        with self._lock:
            if self._engine is None:
                engine = engine_for(self._url)
                make(engine)
                self._engine, self._file = engine, _inode(engine.url)
            return self._engine

    def reading(self) -> AbstractContextManager[sa.Connection]:
        """A connection that only reads."""
        return self._using(writes=False)

    def writing(self) -> AbstractContextManager[sa.Connection]:
        """A connection whose changes are kept all or none."""
        return self._using(writes=True)

    @contextmanager
    def _using(self, *, writes: bool) -> Iterator[sa.Connection]:
        turn = self._turn if writes else nullcontext()
        try:
            with turn, self.engine.execution_options(writes=writes).begin() as connection:
                yield connection
        except IntegrityError:
            raise
        except SQLAlchemyError as error:
            self._note("use", str(getattr(error, "orig", None) or error))
            raise
        self._note("use", "")

    def _note(self, by: str, fault: str) -> None:
        """Log a fault that is new, and that there is none any more."""
        failed = any(self._fault.values())
        self._fault[by] = fault
        if any(self._fault.values()) == failed:
            return
        where = sa.make_url(self._url).render_as_string(hide_password=True)
        if fault:
            _log.error("class rooms cannot be kept in %s: %s", where, " ".join(fault.split()))
        else:
            _log.warning("class rooms can be kept again in %s", where)

    def ready(self) -> str:
        """Say "ok" if rooms can be read and written. Blocks.

        Raises
        ------
        Unready
            If not; it has been logged.
        """
        try:
            with self.writing() as to:  # SQLite says here too if the file is locked or read-only
                if to.dialect.name == "sqlite":
                    self._sound(to)
                to.execute(sa.select(ROOMS.c.code).limit(1))
        except (SQLAlchemyError, Unready) as error:
            self._note("look", str(error))
            raise Unready(str(error)) from error
        self._note("look", "")
        return "ok"

    def _sound(self, to: sa.Connection) -> None:
        # Connections that are open go on in a file that was deleted, and all ends with them.
        if self._file != _inode(to.engine.url):
            raise Unready("the file was deleted or replaced: start the app again")
        found = to.exec_driver_sql("PRAGMA quick_check(1)").scalar()
        if found != "ok":
            raise Unready(f"the file is damaged ({found}): move it away, start the app again")

    def stop(self) -> None:
        """Give the connections back; the next use makes new ones."""
        with self._lock:
            engine, self._engine = self._engine, None
        if engine:
            engine.dispose()


def _inode(url: sa.URL) -> tuple[int, int] | None:
    """What a database's file is, under whatever name; None if there is none."""
    if url.get_backend_name() != "sqlite" or not url.database:
        return None
    try:
        found = Path(url.database).stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino

"""Wishes that wait to be drawn, a row for each client, so that none can push others out."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import TypeAlias

from components.serving.render_process import Renderer
from components.serving.responses import CachedResponse

Job: TypeAlias = Callable[[Renderer], CachedResponse]

#: Of so many turns one goes to whoever has waited longest, so that no row waits without end.
OLDEST = 4


class Busy(Exception):
    """Too many wait: the same wish is welcome a little later."""


@dataclass(eq=False)
class Wish:
    """Something to draw.

    Attributes
    ----------
    key, client : str
        What it is, and in whose row it waits.
    job : callable
        ``job(worker) -> CachedResponse``.
    heavy : bool
        Whether it may take a second or more.
    futures : list of Future
        One for each who waits for it.
    number : int
        Its place among all that came.
    """

    key: str
    client: str
    job: Job
    heavy: bool
    futures: list[Future[CachedResponse]] = field(default_factory=list)
    number: int = 0


class Rows:
    """The wishes of one class. Not for several threads at once.

    Parameters
    ----------
    each, all : int
        How many may wait of one client, and in all.
    """

    def __init__(self, each: int, all: int) -> None:
        self._each, self._all = each, all
        self._rows: dict[str, deque[Wish]] = {}
        self._came = self._taken = 0

    def __len__(self) -> int:
        return sum(map(len, self._rows.values()))

    def put(self, wish: Wish) -> Wish | None:
        """Let a wish wait. Where all places are taken the longest row gives its last, returned.

        Raises
        ------
        Busy
            If the client's own row is full, or is the longest when all places are taken.
        """
        row = self._rows.get(wish.client, deque())
        longest = max(self._rows.values(), key=len, default=row)
        full = len(self) >= self._all
        if len(row) >= self._each or (full and len(row) + 1 >= len(longest)):
            raise Busy
        out = longest[-1] if full else None
        if out:
            self.drop(out)
        self._came += 1
        wish.number = self._came
        self._rows.setdefault(wish.client, deque()).append(wish)
        return out

    def share(self, wish: Wish, client: str) -> None:
        """Somebody else has the same wish: it waits where it is drawn sooner."""
        row, other = (self._rows.get(name, deque()) for name in (wish.client, client))
        if wish in row and len(other) < row.index(wish):
            self.drop(wish)
            wish.client = client
            self._rows.setdefault(client, deque()).append(wish)

    def drop(self, wish: Wish) -> bool:
        """Let a wish go; whether it waited."""
        row = self._rows.get(wish.client, deque())
        if wish not in row:
            return False
        row.remove(wish)
        if not row:
            del self._rows[wish.client]
        return True

    def take(self) -> Wish | None:
        """The next one: of the shortest row, and at times the one that has waited longest."""
        if not self._rows:
            return None
        self._taken += 1
        oldest = self._taken % OLDEST == 0
        row = min(self._rows.values(), key=lambda row: (not oldest and len(row), row[0].number))
        wish = row[0]
        self.drop(wish)
        return wish

"""A cache of answers that is bounded in bytes, the longest unused going first."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import Generic, Protocol, TypeVar


class Sized(Protocol):
    """Anything that knows how many bytes it holds."""

    @property
    def size(self) -> int:
        """Bytes held."""


T = TypeVar("T", bound=Sized)


class Cache(Generic[T]):
    """Keeps what was drawn, up to a number of bytes; safe to use from several threads.

    Parameters
    ----------
    limit : int
        Bytes that all entries together may hold. One that alone is over an eighth of it is not
        kept, so that no single answer can empty the cache.
    most : int
        Number of entries: each is an object more for Python's garbage collector to visit.
    """

    #: What an entry costs beside its body: key, headers, the dict's own slot.
    OVERHEAD = 1024

    def __init__(self, limit: int, *, most: int = 1000) -> None:
        self._limit, self._most = limit, most
        self._entries: OrderedDict[str, T] = OrderedDict()
        self._lock = threading.Lock()
        self.size = 0

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, key: str) -> T | None:
        """The entry under a key, which counts as used now; None if there is none."""
        with self._lock:
            found = self._entries.get(key)
            if found is not None:
                self._entries.move_to_end(key)
            return found

    def put(self, key: str, entry: T) -> None:
        """Keep an entry, and drop the longest unused until all fit."""
        cost = entry.size + self.OVERHEAD
        if cost > self._limit // 8:
            return
        with self._lock:
            old = self._entries.pop(key, None)
            if old is not None:
                self.size -= old.size + self.OVERHEAD
            self._entries[key] = entry
            self.size += cost
            while self.size > self._limit or len(self._entries) > self._most:
                _, gone = self._entries.popitem(last=False)
                self.size -= gone.size + self.OVERHEAD

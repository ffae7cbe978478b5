"""How often an address may guess a code or open a room, counted in this process."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable

#: Addresses that are remembered; the least recently seen are forgotten first.
_MOST = 20_000


class RateLimiter:
    """So many at once, and then one every few seconds, for each address.

    Parameters
    ----------
    burst : int
        How many are free.
    seconds : float
        After which one more is.
    clock : callable
        Seconds that only grow.
    """

    def __init__(
        self, burst: int, seconds: float, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._burst, self._seconds, self._clock = burst, seconds, clock
        # When all that an address spent will have come back.
        self._even: OrderedDict[Hashable, float] = OrderedDict()

    def wait(self, address: Hashable) -> float:
        """Seconds until an address may spend again; 0 if it may now."""
        owed = self._even.get(address, 0.0) - self._clock()
        return max(0.0, owed - (self._burst - 1) * self._seconds)

    def spend(self, address: Hashable) -> None:
        """Count one."""
        now = self._clock()
        self._even[address] = max(self._even.get(address, 0.0), now) + self._seconds
        self._even.move_to_end(address)
        if len(self._even) > _MOST:
            self._even.popitem(last=False)


class Allowlist:
    """Which addresses have been in which rooms.

    A whole school may share one address. Once somebody behind it gave a code rightly, that code
    stays open to it, however many wrong ones others give; all other codes stay shut, so that
    nothing is learnt by going on.
    """

    def __init__(self) -> None:
        self._pairs: OrderedDict[tuple[Hashable, str], None] = OrderedDict()

    def add(self, address: Hashable, code: str) -> None:
        """Note that an address gave a code rightly."""
        self._pairs[address, code] = None
        self._pairs.move_to_end((address, code))
        if len(self._pairs) > _MOST:
            self._pairs.popitem(last=False)

    def __contains__(self, pair: tuple[Hashable, str]) -> bool:
        return pair in self._pairs

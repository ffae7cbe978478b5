"""What a presenter is told of a door: floods, a full room, and what no phone of ours sends."""

from __future__ import annotations

import time
from collections import Counter, OrderedDict, deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from components.classroom.door import Full, Locked
from components.classroom.http import Refused

#: Seconds over which it is counted, and how many newcomers in them are told of.
LATELY, MANY = 120.0, 60
#: Malformed requests that are told of: one is a phone whose page is older than the app.
MALFORMED = 5
#: Refusals of a room that are remembered, and rooms.
_MOST, _ROOMS = 1000, 1000
_BAD = (400, 401, 413, 415, 422)


class TurnedAway:
    """Requests that were refused lately, counted in this process.

    Parameters
    ----------
    clock : callable
        Seconds that only grow.
    """

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._rooms: OrderedDict[str, deque[tuple[float, str]]] = OrderedDict()

    @contextmanager
    def counting(self, code: str) -> Iterator[None]:
        """Count what is refused meanwhile, and let it pass."""
        try:
            yield
        except Full:
            self._note(code, "full")
            raise
        except Locked:
            self._note(code, "locked")
            raise
        except Refused as error:
            if error.status in _BAD:
                self._note(code, "malformed")
            raise

    def lately(self, code: str) -> Counter[str]:
        """Reason -> how many, of a room."""
        since = self._clock() - LATELY
        return Counter(why for at, why in self._rooms.get(code, ()) if at >= since)

    def _note(self, code: str, why: str) -> None:
        self._rooms.setdefault(code, deque(maxlen=_MOST)).append((self._clock(), why))
        self._rooms.move_to_end(code)
        if len(self._rooms) > _ROOMS:
            self._rooms.popitem(last=False)


def warnings(newcomers: int, refused: Mapping[str, int]) -> list[str]:
    """Sentences for the presenter, the most urgent first; empty where all is as it should be.

    Parameters
    ----------
    newcomers : int
        Who came in within ``LATELY`` seconds.
    refused : mapping of str to int
        As ``TurnedAway.lately`` gives it.
    """
    said = {
        "full": "The room is full: {} refused.",
        "malformed": "{} that no phone of ours sends.",
        "locked": "{} refused at the locked door.",
    }
    least = {"malformed": MALFORMED}
    told = [f"{newcomers} new students within two minutes."] if newcomers >= MANY else []
    for why, words in said.items():
        if (n := refused.get(why, 0)) >= least.get(why, 1):
            count = f"{n} or more" if n >= _MOST else str(n)
            told.append(words.format(f"{count} request{'s' if n > 1 else ''}"))
    return told

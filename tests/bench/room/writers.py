"""Eight writers at once on SQLite: in turns, and as it waits by itself.

``python -m tests.bench.room.writers``. Each answer is one transaction. SQLite lets who finds the
file taken sleep and try again, so that one may be passed over by all who come later.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext, suppress
from itertools import chain

from sqlalchemy.exc import OperationalError

from components.classroom.store import Rooms

THREADS, ANSWERS = 8, 800


def waits(*, turns: bool) -> list[float]:
    """Milliseconds that each answer took."""
    with tempfile.TemporaryDirectory() as folder:
        rooms = Rooms(f"sqlite:///{folder}/rooms.sqlite3")
        if not turns:
            rooms._database._turn = nullcontext()
        code, _ = rooms.open("", asked="a")

        def answer(i: int) -> float:
            begun = time.perf_counter()
            with suppress(OperationalError):  # given up after ten seconds: a wait like the others
                rooms.answer(code, f"student {i % 200}", "a", f"{i}")
            return 1000 * (time.perf_counter() - begun)

        with ThreadPoolExecutor(THREADS) as pool:
            found = sorted(pool.map(answer, range(ANSWERS)))
        rooms.stop()
    return found


def main() -> None:
    """Measure in turns of two, and print."""
    runs = [(waits(turns=True), waits(turns=False)) for _ in range(2)]
    for name, each in zip(("in turns", "as SQLite waits"), zip(*runs, strict=True), strict=True):
        every = sorted(chain(*each))
        median, late = statistics.median(every), every[int(0.99 * len(every))]
        print(f"{name}: median {median:.0f} ms, 99th percentile {late:.0f}, worst {every[-1]:.0f}")
    ratio = max(max(own) for own, _ in runs) / max(max(other) for _, other in runs)
    print(f"worst wait, in turns to as SQLite waits: {ratio:.2f}")


if __name__ == "__main__":
    main()

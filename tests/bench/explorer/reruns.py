"""Whole reruns over the web socket: what one costs, how many readers are served, what stays."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from itertools import cycle, islice
from statistics import median

from tests.bench.explorer.reader import Reader
from tests.bench.explorer.serving import Served
from tests.bench.explorer.views import COMMON, NONE, Change


@dataclass(frozen=True)
class Rerun:
    """Milliseconds of server processor time of one rerun, with the charts and bytes it sent."""

    cpu: float
    charts: int
    sent: float


async def rerun_cost(served: Served, reader: Reader, changes: Iterator[Change | None]) -> Rerun:
    """Mean over the changes of one round; what the clock ticks is too coarse for one rerun."""
    before, sent, count = served.cpu, 0, 0
    for change in changes:
        await reader.rerun(change)
        sent, count = sent + reader.sent, count + 1
    return Rerun(1000 * (served.cpu - before) / count, reader.charts, sent / count / 1000)


async def compare(
    bare: Served, ours: Served, page: str, fresh: Iterator[Change], *, rounds: int, count: int
) -> dict[str, list[Rerun]]:
    """Rounds of reruns of the bare page and of ours by turns, so that both meet the same weather.

    Returns
    -------
    dict of str to list of Rerun
        "bare, same", "bare, filter", and for ours "same", "seen" and "unseen".
    """
    found: dict[str, list[Rerun]] = {}
    async with Reader(bare.port) as plain, Reader(ours.port, page) as reader:
        for change in COMMON:
            await plain.rerun(change)
            if reader.has("w-pressure"):
                await reader.rerun(change)
                assert reader.query.startswith("pressure="), "the filter did not take"
        for _ in range(rounds):
            series: list[tuple[str, Served, Reader, Iterator[Change | None]]] = [
                ("bare, same", bare, plain, iter([None] * count)),
                ("same", ours, reader, iter([None] * count)),
            ]
            if reader.has("w-pressure"):
                series += [
                    ("bare, filter", bare, plain, islice(cycle(COMMON), count)),
                    ("seen", ours, reader, islice(cycle(COMMON), count)),
                    ("unseen", ours, reader, islice(fresh, max(count // 2, 5))),
                ]
            for name, served, who, changes in series:
                found.setdefault(name, []).append(await rerun_cost(served, who, changes))
                if name == "unseen":  # back to few filters
                    await who.rerun(NONE)
    return found


@asynccontextmanager
async def crowd(served: Served, page: str, readers: int) -> AsyncIterator[list[Reader]]:
    """Many sessions on one page."""
    async with AsyncExitStack() as stack:
        yield [await stack.enter_async_context(Reader(served.port, page)) for _ in range(readers)]


@dataclass(frozen=True)
class Load:
    """What readers who never pause got: reruns a second, and their cost and wait in ms."""

    rate: float
    cpu: float
    wait: float


async def load(served: Served, page: str, *, readers: int, seconds: float) -> Load:
    """All readers change filters as fast as they are answered."""
    waits: list[float] = []

    async def one(reader: Reader, first: int, until: float) -> None:
        for change in islice(cycle(COMMON), first, None):
            before = time.monotonic()
            if before >= until:
                return
            await reader.rerun(change)
            waits.append(1000 * (time.monotonic() - before))

    async with crowd(served, page, readers) as people:
        for change in COMMON:
            await people[0].rerun(change)
        start, cpu = time.monotonic(), served.cpu
        await asyncio.gather(
            *(one(reader, n % len(COMMON), start + seconds) for n, reader in enumerate(people))
        )
        took = time.monotonic() - start
        spent = served.cpu - cpu
    return Load(len(waits) / took, 1000 * spent / len(waits), median(waits))


async def memory(
    served: Served, page: str, fresh: Iterator[Change], *, reruns: int, readers: int = 4
) -> list[int]:
    """Resident bytes after warming up, and after each quarter of the reruns.

    The reruns change filters, among Views that were all drawn while warming up: what the caches
    keep for a View is meant to stay.
    """
    async with crowd(served, page, readers) as people:
        views = [*COMMON, *islice(fresh, 15)]
        for reader in people:
            for change in views:
                await reader.rerun({**NONE, **change})
        found = [served.memory]
        for _ in range(4):
            for _ in range(reruns // 4 // readers):
                step = len(found)
                await asyncio.gather(
                    *(
                        reader.rerun({**NONE, **views[(n + step) % len(views)]})
                        for n, reader in enumerate(people)
                    )
                )
                views.append(views.pop(0))
            found.append(served.memory)
    return found

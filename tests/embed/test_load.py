"""Many requests at once: one drawing for equal ones, a bounded queue, a bounded cache."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from io import BytesIO
from typing import TypeVar
from unittest.mock import Mock

import httpx2
import psutil
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette

from components.dossier import Dossier
from components.embed import jobs, routes
from components.embed.address import EmbedRequest
from components.embed.options import EmbedOptions
from components.serving.cache import Cache
from components.serving.pool import RenderPool
from components.serving.render_process import RenderFailed, RenderProcess
from components.serving.responses import CachedResponse, compressed
from tests.embed.sites import Stub, site

T = TypeVar("T")
URL = "/embed/russia-2003/timeline"


def run(app: Starlette, work: Callable[[httpx2.AsyncClient], Awaitable[T]]) -> T:
    """Run with a client of an app in an event loop."""

    async def inside() -> T:
        transport = httpx2.ASGITransport(app=app)
        async with httpx2.AsyncClient(transport=transport, base_url="http://t") as client:
            return await work(client)

    return asyncio.run(inside())


async def when(true: Callable[[], bool]) -> None:
    """Wait until something holds."""
    for _ in range(2000):
        if true():
            return
        await asyncio.sleep(0.005)
    pytest.fail("waited in vain")


def test_equal_wishes_are_drawn_once(dossier: Dossier) -> None:
    stub = Stub()
    stub.gate.clear()

    async def work(client: httpx2.AsyncClient) -> list[httpx2.Response]:
        spellings = (
            "?pressure=both&theme=dark",
            "?theme=dark&pressure=both",
            "?theme=dark&pressure=both~",
        )
        asked = [asyncio.create_task(client.get(f"{URL}.html{s}")) for s in spellings * 10]
        await when(lambda: bool(stub.drawn))
        await asyncio.sleep(0.05)
        stub.gate.set()
        return list(await asyncio.gather(*asked))

    answers = run(site(dossier, stub), work)
    assert [a.status_code for a in answers] == [200] * 30
    assert len({a.headers["etag"] for a in answers}) == 1
    assert stub.drawn == [f"{URL}.html?pressure=both&theme=dark"]


def test_one_who_leaves_does_not_take_the_drawing_along(dossier: Dossier) -> None:
    stub = Stub()
    stub.gate.clear()

    async def work(client: httpx2.AsyncClient) -> httpx2.Response:
        first = asyncio.create_task(client.get(f"{URL}.svg"))
        second = asyncio.create_task(client.get(f"{URL}.svg"))
        await when(lambda: bool(stub.drawn))
        first.cancel()
        await asyncio.sleep(0.02)
        stub.gate.set()
        return await second

    assert run(site(dossier, stub), work).status_code == 200
    assert len(stub.drawn) == 1


def test_a_full_queue_sends_away_and_recovers(dossier: Dossier) -> None:
    stub = Stub()
    stub.gate.clear()

    async def work(client: httpx2.AsyncClient) -> tuple[list[httpx2.Response], httpx2.Response]:
        asked = [asyncio.create_task(client.get(f"{URL}.svg?width={300 + i}")) for i in range(50)]
        await when(lambda: sum(a.done() for a in asked) >= 45)
        stub.gate.set()
        rest = list(await asyncio.gather(*asked))
        return rest, await client.get(f"{URL}.svg?width=349")

    answers, later = run(site(dossier, stub, waiting=4), work)
    codes = sorted(a.status_code for a in answers)
    assert codes.count(200) in (4, 5)  # four wait, and one may be in the renderer's hands
    assert codes.count(503) == 50 - codes.count(200)
    away = next(a for a in answers if a.status_code == 503)
    assert away.headers["retry-after"] == "5"
    assert away.headers["cache-control"] == "no-store"
    assert later.status_code == 200


def test_large_pictures_keep_no_small_one_waiting(dossier: Dossier) -> None:
    """With real processes: what was wished for last is answered first."""
    pool, order, large = RenderPool(), list[str](), EmbedOptions(width=2000, scale=3)
    asks = [
        EmbedRequest(dossier.name, chart, "png", flags=large) for chart in ("timeline", "pressure")
    ]
    try:
        wished = [jobs.submit(pool, dossier, one, base_url="") for one in [*asks, ask("svg")]]
        for future, name in zip(wished, ("large", "large", "small"), strict=True):
            future.add_done_callback(partial(lambda name, _: order.append(name), name))
        assert all(future.result(60).body for future in wished)
    finally:
        pool.stop()
    assert order == ["small", "large", "large"]


def test_large_pictures_wait_in_a_row_of_their_own(dossier: Dossier) -> None:
    stubs = [Stub(), Stub()]
    for stub in stubs:
        stub.gate.clear()
    large = [f"{URL}.png?scale=3&width={700 + i}" for i in range(8)]

    async def work(client: httpx2.AsyncClient) -> list[int]:
        asked = [asyncio.create_task(client.get(url)) for url in large]
        await when(lambda: sum(a.done() for a in asked) >= 4)
        stubs[0].gate.set()  # the one that takes none of them
        small = [(await client.get(f"{URL}.svg?width={300 + i}")).status_code for i in range(9)]
        assert not any(a.done() and a.result().status_code == 200 for a in asked)
        stubs[1].gate.set()
        return small + [a.status_code for a in await asyncio.gather(*asked)]

    codes = run(site(dossier, *stubs, heavy=3), work)
    assert codes[:9] == [200] * 9
    assert codes[9:].count(200) in (3, 4)  # three wait, and one may be in the renderer's hands
    assert not any("png" in path for path in stubs[0].drawn)


def test_an_article_full_of_new_views_is_drawn_whole(dossier: Dossier) -> None:
    """Forty readers open it at once; all their frames have room to wait."""
    stub = Stub()
    stub.gate.clear()
    pool = RenderPool(workers=[stub])
    app = Starlette(routes=routes.routes(lambda _: dossier, ("russia-2003",), pool=pool))

    async def work(client: httpx2.AsyncClient) -> set[int]:
        urls = [f"{URL}.svg?width={300 + i}" for i in range(200)]
        asked = [asyncio.create_task(client.get(url)) for url in urls for _ in range(2)]
        await when(lambda: bool(stub.drawn))
        stub.gate.set()
        return {a.status_code for a in await asyncio.gather(*asked)}

    assert run(app, work) == {200}


def test_patience_ends_but_the_drawing_is_kept(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routes, "PATIENCE", 0.05)
    stub = Stub()
    stub.gate.clear()
    app = site(dossier, stub)

    async def work(client: httpx2.AsyncClient) -> list[httpx2.Response]:
        picture = asyncio.create_task(client.get(f"{URL}.png"))
        first = await client.get(f"{URL}.html")
        stub.gate.set()
        await when(lambda: len(app.state.pool.cache) == 2)
        return [first, await client.get(f"{URL}.html"), await picture]

    first, *others = run(app, work)
    assert [first.status_code, *(other.status_code for other in others)] == [503, 200, 200]
    assert '<a href="">Ask again</a>' in first.text  # an article's frame has no button for it
    assert len(stub.drawn) == 2


@pytest.mark.parametrize("format", ["html", "png", "csv"])
def test_a_failed_drawing_is_told_in_words(dossier: Dossier, format: str) -> None:
    answer = run(site(dossier, Stub(fails=True)), lambda client: client.get(f"{URL}.{format}"))
    assert answer.status_code == 500
    assert "could not be drawn" in answer.text
    assert "as asked" not in answer.text
    assert answer.headers["cache-control"] == "no-store"


@pytest.fixture
def as_served() -> Iterator[None]:
    """Collect garbage as often as a server does: the whole run lets it lie for longer."""
    held = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*held)


@pytest.mark.usefixtures("as_served")
def test_a_burst_neither_blocks_nor_fills_memory(dossier: Dossier) -> None:
    """A thousand different URLs, 400 kB each when drawn."""
    stub = Stub(size=400_000)
    app = site(dossier, stub, memory=8 << 20)
    process = psutil.Process()

    async def work(client: httpx2.AsyncClient) -> list[int]:
        await client.get(f"{URL}.png?width=500")
        before = process.memory_info().rss
        codes = []
        for start in range(0, 1000, 50):
            # While none of them can be drawn, what is known is answered.
            stub.gate.clear()
            asked = [
                asyncio.create_task(client.get(f"{URL}.png?width={300 + i}"))
                for i in range(start, start + 50)
            ]
            await when(lambda: sum(one.done() for one in asked) >= 30)  # noqa: B023
            assert (await client.get(f"{URL}.png?width=500")).status_code == 200
            assert not all(one.done() for one in asked)
            stub.gate.set()
            codes += [a.status_code for a in await asyncio.gather(*asked)]
        grown = process.memory_info().rss - before
        assert grown < 60 << 20, f"{grown >> 20} MB more"
        return codes

    codes = run(app, work)
    assert set(codes) <= {200, 503}
    assert codes.count(200) > 50
    assert app.state.pool.cache.size <= 8 << 20


def test_real_drawing_leaves_the_event_loop_alone(dossier: Dossier) -> None:
    """In a thread, vl-convert would hold Python's lock and stop all for the time of a drawing."""
    worker = RenderProcess()
    app = site(dossier, worker)

    async def work(client: httpx2.AsyncClient) -> int:
        await client.get(f"{URL}.svg?width=301")
        asked = [asyncio.create_task(client.get(f"{URL}.svg?time={y}")) for y in range(2000, 2006)]
        turns = 0
        while not all(a.done() for a in asked):
            await asyncio.sleep(0.001)
            turns += 1
        assert {a.result().status_code for a in asked} == {200}
        return turns

    try:
        # A few turns a drawing are all that a held lock leaves.
        assert run(app, work) > 20 * 6
    finally:
        worker.stop()


def ask(format: str = "csv") -> EmbedRequest:
    return EmbedRequest("russia-2003", "timeline", format)


def test_a_worker_that_dies_is_replaced(dossier: Dossier) -> None:
    worker = RenderProcess()
    try:
        first = worker.render(jobs.draw, dossier, ask(), base_url="")
        old = worker.pid
        assert old
        os.kill(old, signal.SIGKILL)
        psutil.wait_procs([psutil.Process(old)] if psutil.pid_exists(old) else [], timeout=5)
        again = worker.render(jobs.draw, dossier, ask(), base_url="")
        assert worker.pid != old
        assert first == again
    finally:
        worker.stop()


def test_a_worker_that_takes_too_long_is_given_up(dossier: Dossier) -> None:
    worker = RenderProcess(seconds=0.05)
    with pytest.raises(RenderFailed, match=r"over 0\.05 s"):
        worker.render(jobs.draw, dossier, ask("html"), base_url="")
    assert worker.pid is None


def test_a_worker_is_replaced_in_time_and_ends_with_its_owner(dossier: Dossier) -> None:
    worker = RenderProcess(drawings=2)
    pids = set()
    for _ in range(3):
        worker.render(jobs.draw, dossier, ask(), base_url="")
        pids.add(worker.pid)
    assert len(pids) == 2
    process = worker._process
    assert process
    assert process.stdin
    process.stdin.close()  # what the system does when the owner dies
    assert process.wait(10) == 0
    worker._process = None
    assert process.stdout
    process.stdout.close()


def test_a_worker_tells_what_went_wrong(dossier: Dossier) -> None:
    worker = RenderProcess()
    try:
        with pytest.raises(RenderFailed, match="KeyError: 'no-such-chart'"):
            worker.render(
                jobs.draw, dossier, EmbedRequest("russia-2003", "no-such-chart", "csv"), base_url=""
            )
        assert worker.render(jobs.draw, dossier, ask("txt"), base_url="").body
        svg = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>'
        assert worker.render(jobs.draw_svg, dossier, svg, "png").body.startswith(b"\x89PNG")
    finally:
        worker.stop()


def test_workers_are_warm_before_somebody_asks(dossier: Dossier) -> None:
    stubs = [Stub(), Stub(fails=True), Stub()]  # one that fails to warm up still draws later
    pool, first = RenderPool(workers=stubs), ask("svg")
    pool.warm(lambda worker: worker.render(jobs.draw, dossier, first, base_url=""))

    async def work() -> None:
        await when(lambda: all(stub.drawn for stub in stubs[:2]))
        assert not stubs[2].drawn
        assert len(pool.cache) == 0
        stubs[0].gate.clear()
        stubs[2].gate.clear()
        stubs[1].fails = False
        wished = [jobs.submit(pool, dossier, ask(f), base_url="") for f in ("txt", "csv", "json")]
        await when(lambda: len(stubs[1].drawn) >= 2)
        stubs[0].gate.set()
        stubs[2].gate.set()
        assert all(future.result(20).body for future in wished)

    asyncio.run(work())


def test_a_pool_draws_whatever_befell_its_warming() -> None:
    pool = RenderPool(workers=[Stub(), Stub()])

    def cannot_start(_: object) -> CachedResponse:
        raise OSError("no memory for a process")

    pool.warm(cannot_start)
    made = compressed(b"drawn", "text/plain", "")
    assert pool.submit("key", lambda _: made).result(5) == made


def test_a_process_that_is_stopped_while_it_draws_says_so() -> None:
    """Its pipes are closed under the thread that waits for an answer."""
    worker, process = RenderProcess(), Mock(stdin=BytesIO(), stdout=BytesIO())
    process.stdout.close()
    worker._process = process
    with pytest.raises(RenderFailed):
        worker._ask("render")
    assert worker.pid is None


def test_a_new_version_of_the_data_is_drawn_anew(dossier: Dossier) -> None:
    stub = Stub()
    pool = RenderPool(workers=[stub])
    now = {"dossier": dossier}
    app = Starlette(routes=routes.routes(lambda _: now["dossier"], ("russia-2003",), pool=pool))
    newer = Dossier(dossier.name, dossier.title, "f" * 12, dossier.tables)

    async def work(client: httpx2.AsyncClient) -> list[int]:
        codes = [
            (await client.get(f"{URL}.svg{q}")).status_code for q in ("", f"?v={dossier.version}")
        ]
        now["dossier"] = newer
        for query in ("", f"?v={dossier.version}", f"?v={newer.version}"):
            codes.append((await client.get(f"{URL}.svg{query}")).status_code)
        return codes

    assert run(app, work) == [200, 200, 200, 410, 200]
    assert len(stub.drawn) == 4


def stored(size: int) -> CachedResponse:
    return compressed(b"x" * size, "image/png", "")


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.integers(0, 5000)), max_size=60))
def test_the_cache_stays_in_its_bounds(puts: list[tuple[str, int]]) -> None:
    cache: Cache[CachedResponse] = Cache(20_000)
    for key, size in puts:
        cache.put(key, stored(size))
        kept = [cache.get(k) for k in "abcdefgh"]
        held = [entry for entry in kept if entry is not None]
        assert cache.size == sum(e.size + Cache.OVERHEAD for e in held) <= 20_000
        assert len(cache) == len(held)


def test_the_longest_unused_goes_first() -> None:
    cache: Cache[CachedResponse] = Cache(10 * (1000 + Cache.OVERHEAD))
    for i in range(10):
        cache.put(str(i), stored(1000))
    assert cache.get("0") is not None
    cache.put("new", stored(1000))
    assert cache.get("0") is not None
    assert cache.get("1") is None
    few: Cache[CachedResponse] = Cache(1 << 20, most=3)
    for i in range(9):
        few.put(str(i), stored(10))
    assert len(few) == 3
    assert few.size == 3 * (10 + Cache.OVERHEAD)
    cache.put("huge", stored(10_000))
    assert cache.get("huge") is None
    assert cache.get("0") is not None

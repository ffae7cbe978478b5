"""Shares of the drawing: by client, by class of work, and for those who still wait."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from components.dossier import Dossier
from components.embed import jobs
from components.embed.address import EmbedRequest
from components.serving.client import Clients, address_of, asking
from components.serving.pool import Busy, RenderPool
from components.serving.render_process import RenderFailed, RenderProcess, Unavailable
from components.serving.responses import CachedResponse, compressed
from components.serving.rows import Rows, Wish
from tests.embed.sites import Stub, site
from tests.embed.test_load import when

MADE = compressed(b"drawn", "text/plain", "")


class Held:
    """A pool of one worker whose first job holds all others back until ``go``."""

    def __init__(self, **options: Any) -> None:
        self.pool = RenderPool(workers=[Stub()], **options)
        self.drawn: list[str] = []
        self._gate, begun = threading.Event(), threading.Event()

        def hold(_: object) -> CachedResponse:
            begun.set()
            assert self._gate.wait(20)
            return MADE

        self._first = self.pool.submit("first", hold)
        assert begun.wait(20)

    def order(self, key: str, client: str = "", *, heavy: bool = False) -> Future[CachedResponse]:
        def draw(_: object) -> CachedResponse:
            self.drawn.append(key)
            return MADE

        with asking(client):
            return self.pool.submit(key, draw, heavy=heavy)

    def go(self) -> None:
        self._gate.set()
        assert self._first.result(20) == MADE


@pytest.fixture
def row() -> Iterator[Held]:
    one = Held()
    yield one
    one.go()


def test_a_burst_of_one_does_not_keep_another_waiting(row: Held) -> None:
    burst, sent_away = [], 0
    for i in range(1000):
        try:
            burst.append(row.order(f"burst {i}", "one"))
        except Busy:
            sent_away += 1
    ten = [row.order(f"new {i}", "two") for i in range(10)]
    row.go()
    assert all(one.result(20) for one in [*ten, *burst])
    assert sent_away == 1000 - 256
    assert max(row.drawn.index(f"new {i}") for i in range(10)) < 10 * 4 / 3 + 1
    # Of one client what came first is drawn first, but for the turns of the oldest.
    assert [k for k in row.drawn if k.startswith("burst")] == [f"burst {i}" for i in range(256)]


def test_however_many_come_nobody_waits_without_end(row: Held) -> None:
    early = [row.order(f"early {i}", "large") for i in range(3)]
    for i in range(40):
        row.order(f"single {i}", f"client {i}")
    row.go()
    assert all(one.result(20) for one in early)
    assert row.drawn.index("early 2") < 4 * 3


def test_a_crowd_of_clients_takes_no_place_from_one_who_comes_first(row: Held) -> None:
    """All places are taken: whoever has most gives one."""
    held = [row.order(f"{c} {i}", f"{c}") for c in range(8) for i in range(256)]
    late = row.order("late", "nine")
    with pytest.raises(Busy):
        row.order("more", "0")
    lost = [one for one in held if one.done()]
    assert len(lost) == 1
    with pytest.raises(Busy):
        lost[0].result()
    row.go()
    assert late.result(20) == MADE
    assert row.drawn[0] == "late"


def test_one_worker_draws_the_light_first_and_the_heavy_too(row: Held) -> None:
    heavy = [row.order(f"heavy {i}", heavy=True) for i in range(2)]
    light = [row.order(f"light {i}") for i in range(9)]
    row.go()
    assert all(one.result(20) for one in [*heavy, *light])
    assert row.drawn[0] == "light 0"
    assert row.drawn.index("heavy 1") < len(row.drawn) - 1


def test_what_nobody_waits_for_is_not_drawn(row: Held) -> None:
    left, shared, kept = row.order("left"), row.order("shared"), row.order("kept")
    also = row.order("shared")
    assert left.cancel()
    assert shared.cancel()
    again = row.order("comes back")
    assert again.cancel()
    again = row.order("comes back")
    row.go()
    assert all(one.result(20) for one in (also, kept, again))
    assert sorted(row.drawn) == ["comes back", "kept", "shared"]


def test_a_wish_that_others_share_waits_in_the_shorter_row(row: Held) -> None:
    for i in range(20):
        row.order(f"crowd {i}", "crowd")
    row.order("wanted by both", "crowd")
    both = row.order("wanted by both", "one")
    row.go()
    assert both.result(20) == MADE
    assert row.drawn.index("wanted by both") == 0


def test_readers_who_hang_up_leave_nothing_behind(dossier: Dossier) -> None:
    stub = Stub()
    stub.gate.clear()
    app = site(dossier, stub)
    path = "/embed/russia-2003/timeline.svg"

    async def ask(width: int, *, hangs_up: bool) -> list[dict[str, Any]]:
        sent: list[dict[str, Any]] = []
        came = iter([{"type": "http.request", "body": b"", "more_body": False}])

        async def receive() -> Any:
            if (message := next(came, None)) is not None:
                return message
            if not hangs_up:
                await asyncio.Event().wait()
            return {"type": "http.disconnect"}

        async def send(message: Any) -> None:
            sent.append(message)

        scope = {
            "type": "http", "method": "GET", "path": path, "raw_path": path.encode(),
            "query_string": b"width=%d" % width, "headers": [], "root_path": "",
            "scheme": "http", "server": ("t", 80), "client": ("10.0.0.1", 5), "http_version": "1.1",
        }  # fmt: skip
        await app(scope, receive, send)
        return sent

    async def work() -> None:
        first = asyncio.create_task(ask(300, hangs_up=False))
        await when(lambda: bool(stub.drawn))
        await asyncio.gather(*(ask(301 + i, hangs_up=True) for i in range(10)))
        stub.gate.set()
        assert (await first)[0]["status"] == 200
        assert (await ask(400, hangs_up=False))[0]["status"] == 200

    asyncio.run(work())
    assert stub.drawn == [f"{path}?width=300", f"{path}?width=400"]


@given(st.lists(st.tuples(st.sampled_from(["put", "take", "drop"]), st.sampled_from("abcd"))))
def test_rows_hold_what_was_put_until_it_is_taken(steps: list[tuple[str, str]]) -> None:
    rows, held = Rows(3, 6), list[Wish]()
    for what, client in steps:
        own = [w for w in held if w.client == client]
        if what == "put":
            wish = Wish("key", client, lambda _: MADE, heavy=False)
            try:
                out = rows.put(wish)
            except Busy:
                most = max(Counter(w.client for w in held).values())
                assert len(own) == 3 or (len(held) == 6 and len(own) + 1 >= most)
                continue
            held.append(wish)
            if out:
                held.remove(out)
        elif what == "take":
            taken = rows.take()
            assert (taken is None) == (not held)
            if taken:
                held.remove(taken)
        elif own:
            assert rows.drop(own[0])
            assert not rows.drop(own[0])
            held.remove(own[0])
        assert len(rows) == len(held) <= 6


def dies_once(_: Dossier, mark: str) -> CachedResponse:
    """Kill the process that draws, unless there is a mark that it did."""
    if not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return MADE


def dies_always(_: Dossier, mark: str) -> CachedResponse:
    """Kill the process that draws, each time one line more in ``mark``."""
    with Path(mark).open("a") as file:
        file.write("died\n")
    os.kill(os.getpid(), signal.SIGKILL)
    return MADE


def test_what_a_drawer_died_of_is_tried_once_more(dossier: Dossier, tmp_path: Path) -> None:
    worker, mark = RenderProcess(), str(tmp_path / "once")
    try:
        assert worker.render(dies_once, dossier, mark) == MADE
        with pytest.raises(RenderFailed, match="died"):
            worker.render(dies_always, dossier, mark + "2")
        assert Path(mark + "2").read_text() == "died\n" * 2
        assert worker.render(dies_once, dossier, mark) == MADE
    finally:
        worker.stop()


def out_of_processes(*_: Any, **__: Any) -> None:
    raise OSError(24, "Too many open files")


def test_no_process_to_draw_with_is_said(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    worker = RenderProcess()
    with TestClient(site(dossier, worker)) as client:
        with monkeypatch.context() as patch:
            patch.setattr(subprocess, "Popen", out_of_processes)
            answer = client.get("/embed/russia-2003/tier.txt")
        assert answer.status_code == 503
        assert answer.headers["retry-after"] == "5"
        assert answer.headers["cache-control"] == "no-store"
        assert "Nothing can be drawn just now" in answer.text
        assert "Too many open files" in caplog.text
        assert client.get("/embed/russia-2003/tier.txt").status_code == 200
    worker.stop()


@pytest.mark.parametrize(
    ("error", "kind"), [(OSError("full"), Unavailable), (ValueError("no"), RenderFailed)]
)
def test_whatever_a_worker_raises_is_logged_and_told(
    error: Exception, kind: type, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(_: object) -> CachedResponse:
        raise error

    with pytest.raises(RenderFailed) as raised:
        RenderPool(workers=[Stub()]).submit("the key", fails).result(20)
    assert type(raised.value) is kind
    assert "the key" in caplog.text


@pytest.mark.parametrize(
    ("host", "said"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::"),
        ("fe80::1%eth0", "fe80::"),
        ("testclient", "testclient"),
    ],
)
def test_what_counts_as_one_client(host: str, said: str) -> None:
    assert address_of({"type": "http", "client": (host, 5)}) == said
    assert address_of({"type": "http", "client": None}) == ""


def test_requests_wait_in_the_row_of_their_own_address(dossier: Dossier) -> None:
    app = site(dossier, Stub())
    seen: list[str] = []
    put: Callable[..., Any] = Rows.put

    def note(self: Rows, wish: Wish) -> Any:
        seen.append(wish.client)
        return put(self, wish)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Rows, "put", note)
        for host in ("192.0.2.7", "2001:db8::7"):
            with TestClient(Clients(app), client=(host, 9)) as client:
                assert client.get(f"/embed/russia-2003/tier.svg?width={300 + len(host)}").is_success
    jobs.submit(app.state.pool, dossier, EmbedRequest(dossier.name, "tier", "csv"), base_url="")
    assert seen == ["192.0.2.7", "2001:db8::"]

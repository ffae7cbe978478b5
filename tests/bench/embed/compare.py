"""Measures each way in Chromium, cold: ``python -m tests.bench.embed.compare``."""

from __future__ import annotations

import statistics
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import uvicorn
from playwright.sync_api import Browser, sync_playwright
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from components.dossier import load
from components.embed import routes
from components.query.selection import select
from tests.bench.embed.peers import OURS, SCRIPTED, TABLE, VIEW, Peer, build, fetch
from tests.bench.embed.seen import seen_at, watch
from tests.bench.explorer.table import machine, number, table
from tests.browser.chromium import FLAGS, find
from tests.browser.server import ROOT, Server, free_port

#: Enough for a median that stays put; five opened one after the other did not. Where the ratio is
#: near one a few milliseconds decide.
RUNS, CLOSE = 15, 45


@dataclass(frozen=True)
class Cost:
    """What one way costs: medians over the runs, but for the last three.

    Attributes
    ----------
    requests, size : float
        Number, and bytes over the wire.
    seen, script : float
        Milliseconds from navigation to the chart, and spent in scripts.
    heap : float
        Bytes of script heap.
    shift : float
        Cumulative layout shift.
    bare : bool
        Whether the chart shows with scripts off.
    axe : int
        Violations that axe finds.
    """

    requests: float
    size: float
    seen: float
    script: float
    heap: float
    shift: float
    bare: bool
    axe: int


def measure(
    browser: Browser, ways: Sequence[Peer], base: str, *, runs: int = RUNS
) -> dict[str, Cost]:
    """Open each page ``runs`` times with an empty cache, and once without scripts.

    The pages take turns, so that a slow moment of the machine falls on all.
    """
    rounds = [[_open(browser, _url(way, base), way.mark) for way in ways] for _ in range(runs)]
    return {
        way.name: _cost(browser, way, _url(way, base), opened)
        for way, opened in zip(ways, zip(*rounds, strict=True), strict=True)
    }


def _url(way: Peer, base: str) -> str:
    return way.path if way.path.startswith("http") else base + way.path


def _cost(browser: Browser, way: Peer, url: str, opened: Sequence[tuple[float, ...]]) -> Cost:
    middle = [statistics.median(values) for values in zip(*opened, strict=True)]
    requests, size, seen, script, heap, shift = middle
    bare, axe = _bare(browser, url, way.mark), _axe(browser, url, way.mark)
    return Cost(requests, size, seen, script, heap, shift, bare=bare, axe=axe)


def _open(browser: Browser, url: str, mark: str) -> tuple[float, ...]:
    context = browser.new_context(
        viewport={"width": 1024, "height": 900}, extra_http_headers={"Accept-Encoding": "gzip"}
    )
    watch(context, mark)
    page = context.new_page()
    client = context.new_cdp_session(page)
    client.send("Network.enable")
    client.send("Performance.enable")
    sizes: list[float] = []
    client.on("Network.loadingFinished", lambda e: sizes.append(e["encodedDataLength"]))
    page.goto(url)
    seen = seen_at(page)
    page.wait_for_timeout(500)
    start = page.evaluate("performance.timeOrigin")
    metrics: dict[str, Any] = {
        m["name"]: m["value"] for m in client.send("Performance.getMetrics")["metrics"]
    }
    shift = sum(frame.evaluate("window.__shift || 0") for frame in page.frames)
    context.close()
    return (
        len(sizes), sum(sizes), seen - start, metrics["ScriptDuration"] * 1000,
        metrics["JSHeapUsedSize"], shift,
    )  # fmt: skip


def _bare(browser: Browser, url: str, mark: str) -> bool:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(url)
    there = any(frame.locator(mark).count() for frame in page.frames)
    context.close()
    return there


def _axe(browser: Browser, url: str, mark: str) -> int:
    context = browser.new_context(bypass_csp=True)
    watch(context, mark)
    page = context.new_page()
    page.goto(url)
    seen_at(page)
    count = 0
    for frame in page.frames:
        frame.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
        count += frame.evaluate("async () => (await axe.run()).violations.length")
    context.close()
    return count


def report(costs: dict[str, Cost]) -> str:
    """The table, each figure with its ratio to ours where that says something."""
    ours = costs[OURS.name]
    rows = [
        (
            name,
            f"{c.requests:.0f}",
            f"{c.size / 1000:.1f}",
            number(c.size / ours.size),
            number(c.seen),
            number(c.seen / ours.seen),
            number(c.script),
            number(c.heap / 1e6),
            f"{c.shift:.3f}",
            "yes" if c.bare else "no",
            str(c.axe),
        )
        for name, c in costs.items()
    ]
    head = (
        "way", "requests", "kB", "× ours", "chart seen, ms", "× ours", "script, ms", "heap, MB",
        "layout shift", "without scripts", "axe",
    )  # fmt: skip
    return table(head, rows)


def main() -> None:
    """Build, serve, measure, print."""
    dossier = load(ROOT / "data" / "russia-2003")
    cache = Path(tempfile.gettempdir()) / "353-0-peers"
    fetch(cache)
    events = select(dossier, VIEW).events
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        build(events, cache / "node_modules", site)
        app = Starlette(
            routes=[
                *routes.routes(lambda n: dossier if n == dossier.name else None, (dossier.name,)),
                Mount("/", StaticFiles(directory=site)),
            ],
            middleware=[Middleware(GZipMiddleware, minimum_size=500)],
        )
        port = free_port()
        server = uvicorn.Server(uvicorn.Config(app, "127.0.0.1", port, log_level="error"))
        threading.Thread(target=server.run, daemon=True).start()
        live = Server()
        live.start()
        frame = f'<iframe src="{live.url}/timeline?{VIEW.query()}" title=app width=100% height=900>'
        (site / "live.html").write_text(f"<!doctype html><title>a</title>{frame}</iframe>")
        ways = (*SCRIPTED, Peer("the live app", "/live.html", ".main-svg .point"))
        with sync_playwright() as p:
            browser = p.chromium.launch(executable_path=find(), args=list(FLAGS))
            base = f"http://127.0.0.1:{port}"
            # Drawn once before: all readers but the first find it so.
            _open(browser, base + OURS.path, OURS.mark)
            costs = measure(browser, (OURS, TABLE), base, runs=CLOSE)
            costs |= measure(browser, ways, base)
            browser.close()
        live.stop()
        server.should_exit = True
    print(f"{len(events)} events in two lanes; gzip; medians of {RUNS} cold openings,")
    print(f"of {CLOSE} for ours and the table alone, in turns.\n")
    print(report(costs) + "\n")
    print(machine())


if __name__ == "__main__":
    main()

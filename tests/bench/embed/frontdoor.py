"""What the first visit to the story costs: ``python -m tests.bench.embed.frontdoor``.

Beside it stand a bare Streamlit page with one chart, and the embed of the same timeline.
"""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass

from playwright.sync_api import Browser, sync_playwright

from components.view import View
from tests.bench.embed.seen import seen_at, watch
from tests.bench.explorer.table import machine, number, table
from tests.browser.chromium import FLAGS, find
from tests.browser.server import Server

#: A phone on a slow line, and whatever loopback gives: bytes a second, and how often to open.
SPEEDS = {"1.6 Mbit/s": (200_000, 3), "unlimited": (-1, 9)}


@dataclass(frozen=True)
class Visit:
    """One way in: address, what is its first chart, and what says that it answers."""

    name: str
    url: str
    chart: str
    ready: str


def visit(browser: Browser, way: Visit, speed: int) -> tuple[float, ...]:
    """Open with an empty cache.

    Returns
    -------
    tuple of float
        Requests, bytes, milliseconds to the first chart, milliseconds until it answers.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    watch(context, way.chart)
    page = context.new_page()
    client = context.new_cdp_session(page)
    client.send("Network.enable")
    limits = {"offline": False, "latency": 0 if speed < 0 else 150, "uploadThroughput": speed}
    client.send("Network.emulateNetworkConditions", {**limits, "downloadThroughput": speed})
    sizes: list[float] = []
    client.on("Network.loadingFinished", lambda e: sizes.append(e["encodedDataLength"]))
    start = time.perf_counter()
    page.goto(way.url, wait_until="commit", timeout=180_000)
    page.wait_for_selector(way.ready, state="visible", timeout=180_000)
    if way.ready.startswith("#root"):
        page.wait_for_selector("#cover", state="detached", timeout=180_000)
    ready = time.perf_counter() - start
    page.wait_for_timeout(1500)
    seen = seen_at(page) - page.evaluate("performance.timeOrigin")
    context.close()
    return len(sizes), sum(sizes), seen, ready * 1000


def main() -> None:
    """Start both servers, measure, print."""
    ours, bare = Server(), Server(script="tests/bench/explorer/bare.py")
    ours.start()
    bare.start()
    few = View(time=("2000-10", "2004-08"))
    embed = f"{ours.url}/embed/russia-2003/timeline.html?{few.query()}"
    plot = ".linked-chart .main-svg"
    ways = (
        Visit("bare Streamlit page", bare.url, plot, plot),
        Visit("embed of the timeline", embed, "svg.F, svg.L", "svg.F, svg.L"),
        Visit("our story", ours.url + "/", ".opening svg", ".opening svg"),
        Visit("our timeline", f"{ours.url}/timeline", "#cover svg", f"#root {plot}"),
    )
    rows = []
    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path=find(), args=list(FLAGS))
        for way in ways:
            visit(browser, way, -1)  # what is drawn or compressed once, is
        for name, (speed, runs) in SPEEDS.items():
            # They take turns, so that a slow moment of the machine falls on all.
            rounds = [[visit(browser, way, speed) for way in ways] for _ in range(runs)]
            figures = {
                way.name: [statistics.median(v) for v in zip(*once, strict=True)]
                for way, once in zip(ways, zip(*rounds, strict=True), strict=True)
            }
            base = figures[ways[0].name]
            rows += [
                (
                    way, name, f"{f[0]:.0f}", f"{f[1] / 1000:.0f}", number(f[1] / base[1]),
                    number(f[2]), number(f[2] / base[2]), number(f[3]),
                )
                for way, f in figures.items()
            ]  # fmt: skip
        browser.close()
    ours.stop()
    bare.stop()
    head = (
        "way in", "line", "requests", "kB", "× bare", "first chart, ms", "× bare", "answers, ms",
    )  # fmt: skip
    print(table(head, rows) + "\n\n" + machine())


if __name__ == "__main__":
    main()

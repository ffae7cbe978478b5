"""Thousands of requests: cached embeds a second against sessions of the live app a second.

``python -m tests.bench.embed.load`` starts the app, asks it over loopback with wrk (or hey, ab),
then opens sessions of its timeline page one after another from several readers, and prints both.
The asking and the answering share the machine, as they do in every such measurement.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import psutil

from tests.bench.cpu import spent
from tests.bench.explorer.reader import Reader
from tests.browser.server import Server

URLS = (
    "/embed/russia-2003/timeline.html",
    "/embed/russia-2003/timeline.svg?pressure=outside",
    "/embed/russia-2003/tier.json",
)
CONNECTIONS, READERS = 16, 8

#: Command of each tool, and where its output says requests a second and how many went wrong.
_TOOLS: dict[str, tuple[Callable[[str, int], list[str]], str, str]] = {
    "wrk": (
        lambda url, s: ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{s}s", "-H", _ACCEPT, url],
        r"Requests/sec:\s*([\d.]+)",
        r"Non-2xx or 3xx responses: (\d+)",
    ),
    "hey": (
        lambda url, s: ["hey", "-z", f"{s}s", "-c", str(CONNECTIONS), "-H", _ACCEPT, url],
        r"Requests/sec:\s*([\d.]+)",
        r"\[[45]\d\d\]\s*(\d+) responses",
    ),
    "ab": (
        lambda url, s: ["ab", "-k", "-q", "-t", str(s), "-n", "9999999", "-c", str(CONNECTIONS),
                        "-H", _ACCEPT, url],
        r"Requests per second:\s*([\d.]+)",
        r"Non-2xx responses:\s*(\d+)",
    ),
}  # fmt: skip
_ACCEPT = "Accept-Encoding: gzip, br"


@dataclass(frozen=True)
class Rate:
    """Answers of one kind a second.

    Attributes
    ----------
    what : str
        What was asked for.
    rate : float
        Answers a second, median of the rounds.
    cpu : float
        Milliseconds of the server's CPU an answer.
    size : int
        Bytes over the wire an answer.
    """

    what: str
    rate: float
    cpu: float
    size: int


def tool() -> str:
    """The first load tool at hand.

    Raises
    ------
    SystemExit
        If there is none.
    """
    for name in _TOOLS:
        if shutil.which(name):
            return name
    raise SystemExit("load: none of wrk, hey and ab found; on Debian: apt-get install wrk")


def answers(server: Server, path: str, *, seconds: int, rounds: int) -> Rate:
    """Ask for one cached embed as fast as it comes."""
    name = tool()
    command, rate_of, wrong = _TOOLS[name]
    url = server.url + path
    request = urllib.request.Request(url, headers={"Accept-Encoding": "gzip, br"})
    for _ in range(2):
        with urllib.request.urlopen(request, timeout=90) as answer:
            size = len(answer.read())
    rates, cpu = [], 0.0
    for _ in range(rounds):
        before = spent(server.pid)
        done = subprocess.run(command(url, seconds), capture_output=True, text=True, check=True)
        cpu += spent(server.pid) - before
        if bad := re.search(wrong, done.stdout):
            raise RuntimeError(f"{name}: {bad[0]} for {path}")
        found = re.search(rate_of, done.stdout)
        if not found:
            raise RuntimeError(f"{name} said nothing of a rate:\n{done.stdout}{done.stderr}")
        rates.append(float(found[1]))
    return Rate(path, statistics.median(rates), 1000 * cpu / (sum(rates) * seconds), size)


def different(server: Server, count: int = 300) -> Rate:
    """Ask for embeds that nobody has asked for before, one after another."""
    began, before, sizes = time.monotonic(), spent(server.pid), []
    for i in range(count):
        url = f"{server.url}/embed/russia-2003/timeline.csv?q=word{i}"
        with urllib.request.urlopen(url, timeout=90) as answer:
            sizes.append(len(answer.read()))
    rate = count / (time.monotonic() - began)
    cpu = 1000 * (spent(server.pid) - before) / count
    return Rate("a CSV never asked for before", rate, cpu, round(statistics.median(sizes)))


def sessions(server: Server, *, seconds: int) -> Rate:
    """Open the timeline page in one session after another, ``READERS`` at a time."""
    counts, sizes = [0] * READERS, []

    async def read(i: int, until: float) -> None:
        while time.monotonic() < until:
            async with Reader(server.port, "timeline") as reader:
                await reader.rerun()
                sizes.append(reader.sent)
            counts[i] += 1

    async def all_of() -> float:
        async with Reader(server.port, "timeline") as first:
            await first.rerun()
        began = time.monotonic()
        await asyncio.gather(*(read(i, began + seconds) for i in range(READERS)))
        return time.monotonic() - began

    before = spent(server.pid)
    took = asyncio.run(all_of())
    cpu = 1000 * (spent(server.pid) - before) / sum(counts)
    return Rate("session of /timeline", sum(counts) / took, cpu, round(statistics.median(sizes)))


def table(rates: list[Rate]) -> str:
    """The figures as a Markdown table; the last is what the others are compared with."""
    base = rates[-1].rate
    lines = [
        "| what | a second | CPU ms each | bytes each | against a session |",
        "|---|--:|--:|--:|--:|",
    ]
    lines += [
        f"| {r.what} | {r.rate:,.0f} | {r.cpu:.2f} | {r.size:,} | {r.rate / base:,.0f} × |"
        if r.rate >= 20
        else f"| {r.what} | {r.rate:.1f} | {r.cpu:.1f} | {r.size:,} | {r.rate / base:,.1f} × |"
        for r in rates
    ]
    return "\n".join(lines)


def main() -> int:
    """Measure and print; 1 if the server logged trouble or a cached embed is no faster."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=5, help="of each round")
    parser.add_argument("--rounds", type=int, default=3)
    said = parser.parse_args()
    name, server = tool(), Server()
    server.start()
    try:
        live = sessions(server, seconds=2 * said.seconds)
        embeds = [answers(server, u, seconds=said.seconds, rounds=said.rounds) for u in URLS]
        rates = [*embeds, different(server), live]
        memory = psutil.Process(server.pid).memory_info().rss / 1e6
    finally:
        server.stop()
    print(table(rates))
    print(
        f"\n{date.today():%d %B %Y}, {platform.system()}, {os.cpu_count()} cores, Python "
        f"{platform.python_version()}; {name}, {CONNECTIONS} connections, {READERS} readers; "
        f"server's memory at the end {memory:,.0f} MB"
    )
    trouble = server.fresh_trouble()
    print("\n".join(trouble), end="\n" if trouble else "")
    return 1 if trouble or min(r.rate for r in embeds) <= live.rate else 0


if __name__ == "__main__":
    sys.exit(main())

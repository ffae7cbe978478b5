"""Crowds: who is kept waiting by whom, ``python -m tests.bench.embed.crowd --beside d84ab0d``.

Clients have addresses of their own (127.0.0.2 and on, which Linux lets them take), as on a server
that reads them from its proxy. Each build is started anew for each of the three crowds, so that
nothing is in its cache; asking, answering and drawing share the machine.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import httpx2
import psutil

from tests.browser.server import ROOT, Server

EMBED = "/embed/russia-2003"
#: Seconds before the small wish comes, when the crowd is in the queue.
AFTER = 0.5

Answers = list[tuple[int, float]]
Crowd = Callable[[str], Coroutine[Any, Any, list[str]]]


async def ask(base: str, paths: list[str], host: int, *, many: int = 100) -> Answers:
    """Ask for all at once from one address: status and seconds of each; 0 where none came."""
    # A transport of its own address takes the place of the client's, limits and all.
    at_once = httpx2.Limits(max_connections=many)
    way = httpx2.AsyncHTTPTransport(local_address=f"127.0.0.{host}", limits=at_once)
    async with httpx2.AsyncClient(base_url=base, transport=way, timeout=60) as client:

        async def one(path: str) -> tuple[int, float]:
            began = time.perf_counter()
            try:
                status = (await client.get(path)).status_code
            except httpx2.HTTPError:
                status = 0
            return status, time.perf_counter() - began

        return list(await asyncio.gather(*map(one, paths)))


def alone(base: str, paths: list[str], host: int) -> Answers:
    """The same in a process of its own, so that asking for the crowd does not hold it up."""
    return asyncio.run(ask(base, paths, host))


async def another(base: str, paths: list[str]) -> Answers:
    """What another client is answered, who comes when the crowd is in the queue."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        await asyncio.get_running_loop().run_in_executor(process, os.getpid)  # it has started
        await asyncio.sleep(AFTER)
        return await asyncio.get_running_loop().run_in_executor(process, alone, base, paths, 3)


def told(answers: Answers) -> str:
    """How many were answered, and how long the slowest took."""
    well = [seconds for status, seconds in answers if status == 200]
    slowest = f", the slowest {max(well):.1f} s" if well else ""
    return f"{len(well)} of {len(answers)}{slowest}"


async def burst(base: str) -> list[str]:
    """A thousand Views from one client; then ten from another."""
    months = [f"{year}-{month:02}" for year in (2000, 2001, 2002) for month in range(1, 13)][:32]
    later = [f"{year}-{month:02}" for year in (2003, 2004, 2005) for month in range(1, 13)][:32]
    views = [f"{EMBED}/timeline.html?time={a}..{b}" for a in months for b in later][:1000]
    crowd = asyncio.create_task(ask(base, views, 2, many=1000))
    ten = await another(base, [f"{EMBED}/pressure.html?time={1995 + i}.." for i in range(10)])
    return [told(ten), told(await crowd)]


async def large(base: str) -> list[str]:
    """The four largest pictures; then a small text."""
    charts = ("timeline", "pressure", "activity", "law")
    pictures = [f"{EMBED}/{chart}.png?width=2000&scale=3" for chart in charts]
    crowd = asyncio.create_task(ask(base, pictures, 2))
    return [told(await another(base, [f"{EMBED}/tier.txt"])), told(await crowd)]


async def cold(base: str) -> list[str]:
    """Seventy-two Views that nobody has drawn, each asked for by forty clients."""
    views = [
        f"{EMBED}/{chart}.html?time={first}..{last}"
        for chart in ("timeline", "pressure", "activity")
        for first in range(1998, 2002) for last in range(2003, 2009)
    ]  # fmt: skip
    began = time.perf_counter()
    asked = await asyncio.gather(*(ask(base, views, 2 + i) for i in range(40)))
    seconds = time.perf_counter() - began
    rate = len(views) / seconds / (os.cpu_count() or 1)
    return [told([one for some in asked for one in some]), f"{rate:.1f} a second a core"]


CROWDS: dict[str, tuple[Crowd, tuple[str, str]]] = {
    "burst": (burst, ("ten from another client", "1,000 from one")),
    "large": (large, ("one small text", "four largest pictures")),
    "cold": (cold, ("40 clients × 72 cold Views", "HTML drawn")),
}


def measured(folder: Path, crowd: Crowd) -> list[str]:
    """What a crowd meets at a build."""
    server = Server(cwd=folder)
    server.start()
    try:
        time.sleep(5)  # what it draws ahead
        return asyncio.run(crowd(server.url))
    finally:
        server.stop()


def main() -> None:
    """Measure and print as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--beside", default="", help="a commit, which is measured beside this tree")
    parser.add_argument("--crowd", choices=CROWDS, help="only this one")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="build-") as place:
        builds = {"this tree": ROOT}
        if asked.beside:
            builds = {asked.beside: Path(place) / "tree"} | builds
            made = builds[asked.beside]
            git = ("git", "-C", str(ROOT), "worktree")
            subprocess.run([*git, "add", "--detach", str(made), asked.beside], check=True)
        before = os.getloadavg()[0]
        try:
            print("| crowd | who |", *(f"{name} |" for name in builds))
            print("|---|---|", *("---|" for _ in builds))
            for name in [asked.crowd] if asked.crowd else CROWDS:
                crowd, rows = CROWDS[name]
                found = [measured(folder, crowd) for folder in builds.values()]
                for row, cells in zip(rows, zip(*found, strict=True), strict=True):
                    print(f"| {name} | {row} |", *(f"{cell} |" for cell in cells), flush=True)
        finally:
            if asked.beside:
                subprocess.run([*git, "remove", "--force", str(made)], check=True)
    cores, memory = os.cpu_count(), psutil.virtual_memory().total >> 30
    print(f"\n{datetime.now(UTC):%Y-%m-%d %H:%M} UTC · {cores} cores, {memory} GB, "
          f"load {before:.1f} before")  # fmt: skip


if __name__ == "__main__":
    main()

"""A class of forty on the whole app: ``python -m tests.bench.room``.

Most students are real clients of the event stream, some are pages in Chromium. They follow all 16
scenes and answer all that is asked, twice; in every scene some phones lose the line, and some
answers are broken off and sent again. Half way, between two votes, the server is killed (SIGKILL)
and started again. At the end phones ask for the state, as those do that no stream reaches. All of
it on SQLite and on PostgreSQL, the clients on the same machine as the server.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import psutil
from playwright.async_api import Page, async_playwright

from components.classroom.invitation import lan_address
from components.dossier import load
from components.talk.questions import question
from components.talk.scenes import authored, steps
from tests.browser import chromium
from tests.browser.server import Server
from tests.classroom import postgres
from tests.classroom.class_room import Asker, Student, answer_of, token
from tests.talk.serving import DATA

#: Notes, in a page, when each state's heading and each chart's frame came.
_WATCH = """() => {
  window.came = [];
  const note = (what) => window.came.push([what, Date.now()]);
  new MutationObserver(() => note("scene"))
    .observe(document.getElementById("where"), { childList: true, characterData: true });
  new MutationObserver(() => note("scene"))
    .observe(document.getElementById("title"), { childList: true, characterData: true });
  document.addEventListener("load", (e) => e.target.tagName === "IFRAME" && note("chart"), true);
}"""


_FRAMED = "() => window.came.some(([what]) => what === 'chart')"


@dataclass
class Found:
    """What was measured on one database; times in milliseconds, memory in MB."""

    name: str
    put: list[float] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    pages: list[float] = field(default_factory=list)
    charts: list[float] = field(default_factory=list)
    again: list[float] = field(default_factory=list)
    first: list[float] = field(default_factory=list)
    before: float = 0
    after: float = 0
    back: float = 0
    poll: float = 0
    lost: int = 0
    breaks: int = 0
    answers: int = 0
    wrong: int = 0
    sent: int = 0


class Lesson:
    """One run."""

    def __init__(self, server: Server, said: argparse.Namespace) -> None:
        self.server, self.random, self.pages = server, random.Random(said.seed), said.pages
        self.asker = Asker(server.url)
        self.count, self.pace, self.found = said.students, said.pace, Found("")
        self.dossier = load(DATA)
        self.scenes = authored(self.dossier)
        self.steps = steps(self.scenes)

    async def hold(self) -> Found:
        """Hold it from first to last."""
        # The presenter has the talk before them when they open the room.
        (await self.asker.client.get(f"{self.server.url}/present", timeout=60)).raise_for_status()
        opened = await self.asker.ask("POST", "/rooms", json={"scenes": ""})
        self.code, self.key = opened["code"], {"Authorization": f"Bearer {opened['key']}"}
        self.found.before = self.memory()
        self.class_ = [Student(self.server.url, self.code, token(i)) for i in range(self.count)]
        self.lines = [asyncio.create_task(student.follow()) for student in self.class_]
        await self.all_at(0)
        self.found.after = self.memory()
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(
                executable_path=chromium.find(),
                args=[flag for flag in chromium.FLAGS if "resolver" not in flag],
            )
            phones = [await self.phone(await browser.new_page()) for _ in range(self.pages)]
            half = len(self.steps) // 2
            middle = next(n for n in range(half, len(self.steps)) if self.votes(n))
            for n in range(len(self.steps)):
                await self.step(n, phones, kill=n == middle)
            await browser.close()
        await self.check()
        await self.poll()
        await self.asker.ask("POST", f"/rooms/{self.code}/close", headers=self.key)
        await asyncio.wait_for(asyncio.gather(*self.lines), 30)
        return self.found

    async def phone(self, page: Page) -> Page:
        """A student's page, following."""
        await page.set_viewport_size({"width": 390, "height": 844})
        await page.goto(f"{self.server.url}/join/{self.code}")
        await page.wait_for_selector("iframe")
        await page.evaluate(_WATCH)
        return page

    async def step(self, n: int, phones: list[Page], *, kill: bool) -> None:
        """Move the class, wait until all have the step, let them answer."""
        if n:  # at step 0 all are already
            moved, clock = time.perf_counter(), 1000 * time.time()
            body = {"step": n}
            await self.asker.ask("PUT", f"/rooms/{self.code}/step", json=body, headers=self.key)
            put = 1000 * (time.perf_counter() - moved)
            await self.all_at(n)
            waits = [1000 * (student.seen[n] - moved) for student in self.class_]
            # The app is hardly up again, and all of it is done for the first time.
            after_kill = bool(self.found.back) and not self.found.first
            if after_kill:
                self.found.first = waits
            else:
                self.found.put.append(put)
                self.found.waits += waits
            await asyncio.sleep(self.pace)
            # The charts that the killed server had drawn were lost with it.
            anew = bool(self.found.back) and not self.found.again
            shown = self.scenes[self.steps[n].scene]
            framed = not self.steps[n].asking and shown.chart != "posterior"
            for page in phones:
                if framed:
                    await page.wait_for_function(_FRAMED, timeout=60_000)
                came = await page.evaluate("() => window.came.splice(0)")
                headings = [] if after_kill else self.found.pages
                charts = self.found.again if anew else self.found.charts
                for what, times in (("scene", headings), ("chart", charts)):
                    times += [at - clock for of, at in came if of == what and at >= clock][:1]
        asked = question(self.dossier, self.scenes[self.steps[n].scene])
        answers = []
        if asked and self.votes(n):
            scene = self.scenes[self.steps[n].scene].id
            answers = [self.answer(i, scene, asked.kind) for i in range(self.count)]
        sent = [asyncio.create_task(answer) for answer in answers]
        for i in self.random.sample(range(self.count), 4):  # phones that lose the line
            self.lines[i].cancel()
            self.lines[i] = asyncio.create_task(self.class_[i].follow())
            self.found.breaks += 1
        await asyncio.gather(*sent)
        if sent and asked:
            await self.again(self.scenes[self.steps[n].scene].id, asked.kind, kill=kill)

    def votes(self, n: int) -> bool:
        """Whether there is a vote at a step: an open question is only talked about."""
        asked = question(self.dossier, self.scenes[self.steps[n].scene])
        return self.steps[n].asking and asked is not None and bool(asked.options)

    async def again(self, scene: str, kind: str, *, kill: bool) -> None:
        """A second vote, in which everybody says something else."""
        for phase in ("closed", "discuss", "second"):
            if kill and phase == "second":
                await self.kill()
            body = {"scene": scene, "phase": phase}
            await self.asker.ask("PUT", f"/rooms/{self.code}/vote", json=body, headers=self.key)
        others = (
            self.asker.answer(self.code, token(i), scene, answer_of(i + 1, kind), vote=2)
            for i in range(self.count)
        )
        await asyncio.gather(*others)

    async def answer(self, i: int, scene: str, kind: str) -> None:
        """A first thought, often broken off in the middle, and a second one that counts."""
        headers = {"X-Student": token(i)}
        await asyncio.sleep(self.random.random())
        if self.random.random() < 0.5:
            url = f"/rooms/{self.code}/answers/{scene}?vote=1&sent={time.time_ns() // 10**6}"
            first = self.asker.client.put(url, json=answer_of(i + 1, kind), headers=headers)
            with suppress(TimeoutError, OSError, Exception):
                await asyncio.wait_for(first, self.random.random() / 50)
            # A request that was broken off may still arrive; nobody has a second thought at once.
            await asyncio.sleep(0.5)
        for _ in range(self.random.choice((1, 1, 2))):
            await self.asker.answer(self.code, token(i), scene, answer_of(i, kind), vote=1)

    async def kill(self) -> None:
        """SIGKILL; started again at the same port."""
        assert self.server.process
        self.server.process.kill()
        self.server.process.wait()
        killed = time.perf_counter()
        await asyncio.to_thread(self.server.start)
        await self.asker.ask("GET", f"/rooms/{self.code}")
        self.found.back = time.perf_counter() - killed

    async def all_at(self, n: int) -> None:
        """Wait until every student has a step; whoever has not after a minute has lost it."""
        waiting = [asyncio.create_task(student.at(n)) for student in self.class_]
        _, late = await asyncio.wait(waiting, timeout=60)
        self.found.lost += len(late)
        for student in self.class_:
            student.seen.setdefault(n, time.perf_counter())
        for task in late:
            task.cancel()

    async def check(self) -> None:
        """Count the answers that are there once, and those that are not as they were given."""
        path = f"/rooms/{self.code}/results.json"
        results = await self.asker.ask("GET", path, headers=self.key)
        for asked in filter(lambda asked: asked["options"], results["questions"]):
            given = Counter(
                (a["first"], a["second"])
                for a in results["answers"]
                if a["scene"] == asked["scene"]
            )
            said = [next(iter(answer_of(i, asked["kind"]).values())) for i in range(self.count + 1)]
            due = Counter(pairwise(said))
            self.found.answers += given.total()
            self.found.wrong += (given - due).total() + (due - given).total()
        self.found.sent = self.asker.tries

    async def poll(self) -> None:
        """Ask for a state that is the same, again and again."""
        path, times = f"/rooms/{self.code}", 2000
        headers = {"If-None-Match": (await self.asker.client.get(path)).headers["etag"]}
        process = psutil.Process(self.server.pid)
        before = sum(process.cpu_times()[:2])
        for i in range(times):
            mine = {**headers, "X-Student": token(i % self.count)}
            await self.asker.client.get(path, headers=mine)
        self.found.poll = 1000 * (sum(process.cpu_times()[:2]) - before) / times

    def memory(self) -> float:
        """Megabytes that the server holds."""
        return psutil.Process(self.server.pid).memory_info().rss / 1e6


def run(name: str, url: str, said: argparse.Namespace) -> Found:
    """Hold a lesson on one database."""
    os.environ["ROOMS_URL"] = url
    # Where phones reach it, as the room's address says.
    server = Server(address=lan_address() or "127.0.0.1")
    server.start()
    try:
        lesson = Lesson(server, said)
        lesson.found.name = name
        return asyncio.run(lesson.hold())
    finally:
        server.stop()


def table(runs: list[Found], said: argparse.Namespace) -> str:
    """The figures as a Markdown table."""

    def times(values: list[float]) -> str:
        return f"{statistics.median(values):.0f}, {max(values):.0f}" if values else "–"

    rows = [
        ("the presenter's request, ms: median, worst", [times(r.put) for r in runs]),
        ("the scene on a student's screen, ms: median, worst", [times(r.waits) for r in runs]),
        ("… on a page in Chromium: its heading", [times(r.pages) for r in runs]),
        ("… on a page in Chromium: its chart", [times(r.charts) for r in runs]),
        ("the first scene after SIGKILL and restart, ms: median, worst",
         [times(r.first) for r in runs]),
        ("… on a page in Chromium: its chart, with the next scene that has one",
         [times(r.again) for r in runs]),
        ("server's memory a student, kB",
         [f"{1000 * (r.after - r.before) / said.students:.0f}" for r in runs]),
        ("server's CPU time a poll, ms", [f"{r.poll:.2f}" for r in runs]),
        ("lines broken on purpose, beside the kill", [str(r.breaks) for r in runs]),
        ("scenes lost", [str(r.lost) for r in runs]),
        ("pairs of answers there once, of those given",
         [f"{r.answers - r.wrong} of {r.answers}" for r in runs]),
        ("pairs lost, doubled or not the last", [str(r.wrong) for r in runs]),
        ("back after SIGKILL, start of the app included, s", [f"{r.back:.1f}" for r in runs]),
    ]  # fmt: skip
    head = ["| | " + " | ".join(r.name for r in runs) + " |", "| --- |" + " ---: |" * len(runs)]
    return "\n".join(head + [f"| {what} | {' | '.join(cells)} |" for what, cells in rows])


def main() -> int:
    """Measure and print; 1 if a scene or an answer was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, default=40)
    parser.add_argument("--pages", type=int, default=3, help="in Chromium, beside the students")
    parser.add_argument(
        "--pace", type=float, default=2, help="seconds that a scene stands, at least"
    )
    parser.add_argument("--seed", type=int, default=353)
    said = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, postgres.running() as url:
        file = f"sqlite:///{Path(folder) / 'rooms.sqlite3'}"
        runs = [run("SQLite", file, said), run("PostgreSQL", url, said)]
    print(table(runs, said))
    load_now = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0
    print(
        f"\n{said.students} students and {said.pages} pages; "
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC · {os.cpu_count()} cores, load {load_now:.0f} at "
        f"the end · {platform.system()} · Python {platform.python_version()}"
    )
    return 1 if any(r.lost or r.wrong for r in runs) else 0


if __name__ == "__main__":
    sys.exit(main())

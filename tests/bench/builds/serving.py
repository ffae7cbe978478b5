"""A build's server: fresh or warm, what it answers, and what it spends on it."""

from __future__ import annotations

import gzip
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.bench.builds.build import DOSSIER, Build
from tests.bench.cpu import spent
from tests.browser.server import Server


@dataclass(frozen=True)
class Answer:
    """What came: seconds to the first byte and to the last, and the bytes on the line."""

    first: float
    whole: float
    size: int
    body: bytes
    status: int


@dataclass(frozen=True)
class Site:
    """A running server of a build."""

    url: str
    pid: int

    @property
    def cpu(self) -> float:
        """Seconds of CPU until now."""
        return spent(self.pid)

    def settle(self, *, seconds: float = 60) -> None:
        """Wait until it has nothing left to do, as after a start, or until ``seconds`` are over."""
        until, quiet = time.monotonic() + seconds, 0
        while quiet < 3 and time.monotonic() < until:
            before = self.cpu
            time.sleep(0.5)
            quiet = quiet + 1 if self.cpu - before < 0.04 else 0

    def get(self, path: str) -> Answer:
        """Ask for something, compressed with gzip if the server does that.

        Raises
        ------
        OSError
            If the answer is no success.
        """
        request = urllib.request.Request(self.url + path, headers={"Accept-Encoding": "gzip"})
        start = time.perf_counter()
        with urllib.request.urlopen(request, timeout=120) as answer:
            first = time.perf_counter() - start
            sent = answer.read()
            whole = time.perf_counter() - start
            packed = answer.headers.get("Content-Encoding") == "gzip"
            body = gzip.decompress(sent) if packed else sent
            if said := answer.headers.get("X-Dropped"):
                raise OSError(f"{path} was not understood: {said}")
            return Answer(first, whole, len(sent), body, answer.status)

    def embed(self, name: str, query: str = "") -> Answer:
        """Ask for an embed, for instance ``timeline.html``."""
        return self.get(f"/embed/{DOSSIER}/{name}" + (f"?{query}" if query else ""))


@contextmanager
def serving(build: Build) -> Iterator[Site]:
    """A fresh server of a build."""
    server = Server(script="app.py", cwd=build.folder)
    server.start()
    try:
        yield Site(server.url, server.pid)
    finally:
        server.stop()


@contextmanager
def warm(build: Build) -> Iterator[Site]:
    """A server that has drawn one chart and whatever it draws of its own accord."""
    with serving(build) as site:
        site.embed("timeline.html")
        site.settle()
        yield site

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
    """A running server of a build; ``up`` is the CPU that it took to come up."""

    url: str
    pid: int
    up: float

    @property
    def cpu(self) -> float:
        """Seconds of CPU until now."""
        return spent(self.pid)

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
        yield Site(server.url, server.pid, spent(server.pid))
    finally:
        server.stop()


@contextmanager
def warm(build: Build) -> Iterator[Site]:
    """A server whose worker runs and has drawn one chart, one that nothing else asks for."""
    with serving(build) as site:
        site.embed("timeline.html")
        yield site

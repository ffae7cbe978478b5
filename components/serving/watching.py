"""What whoever runs the app can watch: requests in a log, and counts for Prometheus."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable, Mapping, Sequence

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client import ProcessCollector as Process
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.serving.own_address import first_parts
from components.serving.responses import ascii_header

_log = logging.getLogger("353-0.requests")

#: Seconds; a drawing is given up after the last.
_STEPS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25)


class SwitchError(ValueError):
    """A setting that is neither on nor off; the message says what would be right."""


def switched(name: str, text: str) -> bool:
    """Read a setting that is on or off; off where it is not set.

    Raises
    ------
    SwitchError
        If it is neither.
    """
    known = {"": False, "off": False, "0": False, "on": True, "1": True}
    if text.strip().lower() not in known:
        raise SwitchError(f"{name}={text}: write on or off")
    return known[text.strip().lower()]


def to_standard_error() -> None:
    """Have requests written, one a line, where all else of the log goes."""
    if not _log.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        _log.addHandler(handler)
        _log.setLevel(logging.INFO)
        _log.propagate = False


class Counts:
    """Counts of this process.

    Parameters
    ----------
    parts : sequence of BaseRoute
        Our routes, whose first part of the address is counted apart.
    gauges : mapping of str to callable
        Name, whose words after "; " explain it, -> what gives its value.
    """

    def __init__(
        self, parts: Sequence[BaseRoute], gauges: Mapping[str, Callable[[], float]]
    ) -> None:
        self._registry = CollectorRegistry()
        Process(registry=self._registry)
        self._parts = first_parts(parts)
        told = ["part", "status"]
        self._requests = Counter(
            "app_requests", "Requests by part of the app", told, registry=self._registry
        )
        self._seconds = Histogram(
            "app_first_byte_seconds", "Until an answer begins", ["part"], buckets=_STEPS,
            registry=self._registry,
        )  # fmt: skip
        for said, value in gauges.items():
            name, _, words = said.partition("; ")
            Gauge(name, words, registry=self._registry).set_function(value)

    def count(self, path: str, status: int, seconds: float) -> None:
        """Count an answer."""
        first = path.lstrip("/").partition("/")[0].partition(".")[0]
        part = first if first in self._parts else "story" if not first else "other"
        self._requests.labels(part, str(status)).inc()
        self._seconds.labels(part).observe(seconds)

    async def answer(self, _: Request) -> Response:
        """All counts as Prometheus reads them."""
        return Response(
            generate_latest(self._registry), headers={"Cache-Control": "no-store"},
            media_type="text/plain; version=0.0.4; charset=utf-8",
        )  # fmt: skip

    def routes(self) -> list[BaseRoute]:
        """``/metrics``."""
        return [Route("/metrics", self.answer, methods=["GET"])]


class Watched:
    """Middleware that logs what failed, or every request, and counts.

    Whose request it was is never logged.

    Parameters
    ----------
    app : ASGI app
        Answers.
    every : bool
        Log answers that did not fail, too.
    counts : Counts, optional
        Where they are counted.
    """

    def __init__(self, app: ASGIApp, *, every: bool, counts: Counts | None = None) -> None:
        self._app, self._every, self._counts = app, every, counts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, known = time.perf_counter(), False

        def note(status: int, why: str = "") -> None:
            seconds = time.perf_counter() - began
            path = scope["path"].removeprefix(scope.get("root_path", ""))
            if self._counts:
                self._counts.count(path, status, seconds)
            if self._every or status >= 500:
                level = logging.ERROR if status >= 500 else logging.INFO
                said = f"{scope['method']} {ascii_header(path)} {status} {1000 * seconds:.0f} ms"
                _log.log(level, "%s%s", said, f": {why}" if why else "")

        async def sent(message: Message) -> None:
            nonlocal known
            if message["type"] == "http.response.start":
                known = True
                note(message["status"])
            await send(message)

        try:
            await self._app(scope, receive, sent)
        except Exception as error:
            if not known:
                note(500, f"{type(error).__name__}: {ascii_header(str(error))}")
            raise

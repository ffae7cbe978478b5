"""Whether the app is alive, and whether it is ready: what it needs answers."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import Callable, Mapping

import orjson
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

_log = logging.getLogger(__name__)

#: Seconds that a check may take, and that its answer counts.
PATIENCE, COUNTS = 3.0, 2.0
_HEADERS = {"Cache-Control": "no-store"}

Check = Callable[[], str]


class Readiness:
    """Asks what the app needs whether it answers, at most every other second.

    Parameters
    ----------
    checks : mapping of str to callable
        What is asked -> how: says in a word how it is, or raises.
    clock : callable
        Seconds that only grow.
    """

    def __init__(
        self, checks: Mapping[str, Check], *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._checks, self._clock = checks, clock
        self._lock, self._until = threading.Lock(), -1.0
        self._said: dict[str, str] = {}
        self._failed: set[str] = set()

    def ask(self) -> tuple[bool, dict[str, str]]:
        """Whether all is well, and what each says; blocks."""
        with self._lock:
            if self._clock() >= self._until:
                self._said = {name: self._one(name, check) for name, check in self._checks.items()}
                self._until = self._clock() + COUNTS
            return not self._failed, dict(self._said)

    def _one(self, name: str, check: Check) -> str:
        try:
            said = check()
        except Exception as error:  # whatever it was, the app cannot do its work
            if name not in self._failed:  # once, not at every probe
                _log.error("not ready, %s: %s: %s", name, type(error).__name__, error)
            self._failed.add(name)
            return "fails; the log says why"
        if name in self._failed:
            _log.warning("ready again: %s", name)
        self._failed.discard(name)
        return said


def routes(readiness: Readiness) -> list[BaseRoute]:
    """``/health``, which answers while the process does, and ``/ready``."""
    return [
        Route("/health", _alive, methods=["GET"]),
        Route("/ready", _answering(readiness), methods=["GET"]),
    ]


async def _alive(_: Request) -> Response:
    return PlainTextResponse("ok\n", headers=_HEADERS)


def _answering(readiness: Readiness) -> Callable[[Request], object]:
    async def ready(_: Request) -> Response:
        try:
            well, said = await asyncio.wait_for(asyncio.to_thread(readiness.ask), PATIENCE)
        except TimeoutError:
            well, said = False, {"checks": f"take more than {PATIENCE:.0f} seconds"}
        body = orjson.dumps({"ready": well, **said})
        return Response(body, 200 if well else 503, _HEADERS, "application/json")

    return ready

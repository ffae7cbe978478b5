"""Render process: a worker of the pool, ``python -m components.serving.render_process``.

vl-convert holds Python's lock for as long as it draws, which in a thread would stop every session
of the app. Here it has a process to itself, at low priority, which also compresses. It is spoken
to in pickles over its standard input and output, and ends when its input does, so it never
outlives the app.
"""

from __future__ import annotations

import logging
import os
import pickle
import signal
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO, Concatenate, ParamSpec, Protocol, TypeVar

from components.dossier import Dossier
from components.serving.responses import CachedResponse

ROOT = Path(__file__).parents[2]
P = ParamSpec("P")
T = TypeVar("T")

_log = logging.getLogger(__name__)


class RenderFailed(Exception):
    """A drawing could not be made; the message says why, the log says where."""


class Unavailable(RenderFailed):
    """There is no process to draw with; there may be a little later."""


class Died(RenderFailed):
    """The process ended by itself, or was killed by others."""


class Renderer(Protocol):
    """Whoever draws."""

    def render(
        self,
        function: Callable[Concatenate[Dossier, P], CachedResponse],
        dossier: Dossier,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> CachedResponse:
        """What a function of some module makes of a dossier; RenderFailed if it raises."""

    def stop(self) -> None:
        """Give back what is held; drawing again is possible."""


#: Dossiers that a process holds: enough for the cases that readers look at at one time.
MOST_HELD = 8


class RenderProcess:
    """A process that draws, started when first needed and replaced when it dies.

    One that dies while it draws may have been in the way of others (a system short of memory kills
    the largest): the drawing is tried once more.

    Parameters
    ----------
    seconds : float
        After which one drawing is given up and its process killed.
    drawings : int
        After which the process is replaced, so that what a library leaks is given back.
    """

    def __init__(self, *, seconds: float = 30, drawings: int = 2000) -> None:
        self._seconds, self._drawings = seconds, drawings
        self._process: subprocess.Popen[bytes] | None = None
        self._held: dict[str, str] = {}
        self._done = 0

    def render(
        self,
        function: Callable[Concatenate[Dossier, P], CachedResponse],
        dossier: Dossier,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> CachedResponse:
        """What a function of some module makes of a dossier; RenderFailed if it raises."""
        question = function, args, kwargs
        try:
            reply = self._ask("render", *self._holding(dossier), *question)
        except Died:
            reply = self._ask("render", *self._holding(dossier), *question)
        self._done += 1
        if isinstance(reply, CachedResponse):
            return reply
        _log.error("drawing failed: %s", reply)
        raise RenderFailed(str(reply).strip().rpartition("\n")[2])

    @property
    def pid(self) -> int | None:
        """Process id, if it runs."""
        return self._process.pid if self._process and self._process.poll() is None else None

    def stop(self) -> None:
        """End the process; the next drawing starts another."""
        process, self._process, self._held, self._done = self._process, None, {}, 0
        if process:
            process.kill()
            process.communicate()

    def _start(self) -> None:
        if self._done >= self._drawings:
            self.stop()
        if self.pid is None:
            self.stop()
            try:
                self._process = subprocess.Popen(
                    [sys.executable, "-m", "components.serving.render_process"],
                    cwd=ROOT,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                )
            except OSError as error:  # no memory, process or file descriptor left
                _log.error("no process can be started to draw with: %s", error)
                raise Unavailable(str(error)) from error

    def _holding(self, dossier: Dossier) -> tuple[str, str]:
        """Have the process hold a dossier; name and version by which it is asked for."""
        self._start()
        name, version = dossier.name, dossier.version
        if self._held.get(name) != version:
            self._ask("dossier", name, dossier.title, version, dict(dossier.tables))
            _hold(self._held, name, version)
        return name, version

    def _ask(self, *question: Any) -> Any:
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            raise RenderFailed("the process was stopped")
        late = threading.Event()

        def give_up() -> None:
            late.set()
            process.kill()

        limit = threading.Timer(self._seconds, give_up)
        limit.start()
        try:
            pickle.dump(question, process.stdin)
            process.stdin.flush()
            return pickle.load(process.stdout)
        except (OSError, ValueError, EOFError, pickle.UnpicklingError) as error:
            stopped = self._process is not process
            self.stop()
            reason = f"took over {self._seconds:g} s" if late.is_set() else "died"
            _log.error("drawing failed: the process %s", reason)
            kind = RenderFailed if late.is_set() or stopped else Died
            raise kind(f"the process {reason}") from error
        finally:
            limit.cancel()


def serve(source: BinaryIO, sink: BinaryIO) -> None:
    """Draw what is asked on ``source``, one answer a question on ``sink``, until it ends.

    Questions are tuples: ``("dossier", name, title, version, tables)`` to hold a dossier, and
    ``("render", name, version, function, args, kwargs)``. An answer is a ``CachedResponse``, or a
    string that says what went wrong.
    """
    held: dict[str, Dossier] = {}
    while True:
        try:
            question = pickle.load(source)
        except EOFError:
            return
        try:
            reply: CachedResponse | str | None = _reply(held, *question)
        except Exception:
            reply = traceback.format_exc()
        pickle.dump(reply, sink)
        sink.flush()


def _hold(held: dict[str, T], name: str, what: T) -> None:
    """Hold one of a name, and of all names the last few: the same ones at both ends of the pipe."""
    held.pop(name, None)
    held[name] = what
    if len(held) > MOST_HELD:
        del held[next(iter(held))]


def _reply(held: dict[str, Dossier], kind: str, *said: Any) -> CachedResponse | None:
    if kind == "dossier":
        name, title, version, tables = said
        # Of a dossier that changes under a running app, only the last version is asked for.
        _hold(held, name, Dossier(name, title, version, MappingProxyType(tables)))
        return None
    name, _, function, args, kwargs = said
    made: CachedResponse = function(held[name], *args, **kwargs)
    return made


def main() -> None:
    """Serve on standard input and output; whatever a library prints goes to standard error."""
    if hasattr(os, "nice"):
        os.nice(10)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the app, whose end ends us
    # Where the app ends while something is drawn, nobody is left to take it.
    with suppress(BrokenPipeError), os.fdopen(os.dup(1), "wb") as sink:
        os.dup2(2, 1)
        serve(sys.stdin.buffer, sink)


if __name__ == "__main__":
    main()

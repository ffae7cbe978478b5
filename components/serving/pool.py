"""Where drawings are ordered: a bounded queue, one order for equal wishes, and a bounded cache.

Nothing here blocks the event loop: an order is put down and awaited, threads of this module carry
it to worker processes, and whoever comes when the queue is full is sent away at once.
"""

from __future__ import annotations

import logging
import os
import pickle
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from components.dossier import Dossier
from components.embed.address import Ask
from components.serving.cache import Cache
from components.serving.responses import Stored

ROOT = Path(__file__).parents[2]
MEGABYTE = 1 << 20

_log = logging.getLogger(__name__)


class Busy(Exception):
    """The queue is full: the same wish is welcome a little later."""


class DrawingFailed(Exception):
    """A drawing could not be made; the message says why, the log says where."""


class Drawer(Protocol):
    """Whoever draws."""

    def draw(self, dossier: Dossier, ask: Ask, *, base_url: str, compress: bool = True) -> Stored:
        """Draw an embed; DrawingFailed if that cannot be done."""

    def make(self, function: Callable[..., Stored], dossier: Dossier, *said: Any) -> Stored:
        """What a function of some module makes of a dossier; DrawingFailed if it raises."""

    def picture(self, svg: str, format: str, filename: str) -> Stored:
        """Turn an SVG into a PNG or PDF."""

    def stop(self) -> None:
        """Give back what is held; drawing again is possible."""


class Worker:
    """A process that draws, started when first needed and replaced when it dies.

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
        self._held: tuple[str, str] | None = None
        self._done = 0

    def draw(self, dossier: Dossier, ask: Ask, *, base_url: str, compress: bool = True) -> Stored:
        """Draw an embed; DrawingFailed if that cannot be done."""
        return self._stored("draw", *self._given(dossier), ask, base_url, compress)

    def make(self, function: Callable[..., Stored], dossier: Dossier, *said: Any) -> Stored:
        """What a function of some module makes of a dossier; DrawingFailed if it raises."""
        return self._stored("make", *self._given(dossier), function, said)

    def picture(self, svg: str, format: str, filename: str) -> Stored:
        """Turn an SVG into a PNG or PDF."""
        self._start()
        return self._stored("picture", svg, format, filename)

    @property
    def pid(self) -> int | None:
        """Process id, if it runs."""
        return self._process.pid if self._process and self._process.poll() is None else None

    def stop(self) -> None:
        """End the process; the next drawing starts another."""
        process, self._process, self._held, self._done = self._process, None, None, 0
        if process:
            process.kill()
            process.communicate()

    def _start(self) -> None:
        if self._done >= self._drawings:
            self.stop()
        if self.pid is None:
            self.stop()
            self._process = subprocess.Popen(
                [sys.executable, "-m", "components.embed.worker"],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )

    def _given(self, dossier: Dossier) -> tuple[str, str]:
        """Have the process hold a dossier; name and version by which it is asked for."""
        self._start()
        held = dossier.name, dossier.version
        if self._held != held:
            self._say("dossier", held[0], dossier.title, held[1], dict(dossier.tables))
            self._held = held
        return held

    def _stored(self, *question: Any) -> Stored:
        reply = self._say(*question)
        self._done += 1
        if isinstance(reply, Stored):
            return reply
        _log.error("drawing failed: %s", reply)
        raise DrawingFailed(str(reply).strip().rpartition("\n")[2])

    def _say(self, *question: Any) -> Any:
        process = self._process
        assert process
        assert process.stdin
        assert process.stdout
        limit = threading.Timer(self._seconds, process.kill)
        limit.start()
        try:
            pickle.dump(question, process.stdin)
            process.stdin.flush()
            return pickle.load(process.stdout)
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            self.stop()
            reason = f"the process died or took over {self._seconds:g} s"
            _log.error("drawing failed: %s", reason)
            raise DrawingFailed(reason) from error
        finally:
            limit.cancel()


Order: TypeAlias = Callable[[Drawer], Stored]


class Desk:
    """Takes orders for drawings.

    Parameters
    ----------
    workers : sequence of Drawer, optional
        By default processes, one fewer than there are cores, so that the app keeps one.
    waiting : int
        Orders that may wait; one more is ``Busy``.
    memory : int
        Bytes of finished drawings that are kept.
    """

    def __init__(
        self,
        *,
        workers: Sequence[Drawer] | None = None,
        waiting: int = 16,
        memory: int = 64 * MEGABYTE,
    ) -> None:
        count = max(1, min(4, (os.cpu_count() or 2) - 1))
        self.workers = list(workers or (Worker() for _ in range(count)))
        self.cache: Cache[Stored] = Cache(memory)
        self._orders: queue.Queue[tuple[str, Order, Future[Stored]]] = queue.Queue(waiting)
        self._open: dict[str, Future[Stored]] = {}
        self._lock = threading.Lock()
        self._started = False

    def drawing(self, dossier: Dossier, ask: Ask, *, base_url: str) -> Future[Stored]:
        """Order an embed; see ``order``. A thread may wait for its ``result(timeout)``."""
        key = f"{dossier.version} {base_url}{ask.path()}"
        return self.order(key, lambda worker: worker.draw(dossier, ask, base_url=base_url))

    def order(self, key: str, order: Order) -> Future[Stored]:
        """Order a drawing.

        Parameters
        ----------
        key : str
            What is drawn; orders of one key that overlap are one.
        order : callable
            ``order(worker) -> Stored``, called in another thread.

        Returns
        -------
        Future of Stored
            Done already if the cache has it. It cannot be cancelled, since others may wait for it.

        Raises
        ------
        Busy
            If too many are waiting.
        """
        kept = self.cache.get(key)
        if kept is not None:
            done: Future[Stored] = Future()
            done.set_result(kept)
            return done
        with self._lock:
            if key in self._open:
                return self._open[key]
            kept = self.cache.get(key)  # finished between the look above and the lock
            future: Future[Stored] = Future()
            if kept is not None:
                future.set_result(kept)
                return future
            future.set_running_or_notify_cancel()
            try:
                self._orders.put_nowait((key, order, future))
            except queue.Full:
                raise Busy from None
            self._open[key] = future
            if not self._started:
                self._started = True
                for worker in self.workers:
                    threading.Thread(
                        target=self._work, args=(worker,), daemon=True, name="embed"
                    ).start()
        return future

    def _work(self, worker: Drawer) -> None:
        while True:
            key, order, future = self._orders.get()
            try:
                stored = order(worker)
            except Exception as error:
                if not isinstance(error, DrawingFailed):
                    _log.exception("drawing failed: %s", key)
                self._close(key)
                future.set_exception(error)
            else:
                self.cache.put(key, stored)
                self._close(key)
                future.set_result(stored)

    def _close(self, key: str) -> None:
        with self._lock:
            self._open.pop(key, None)

    def stop(self) -> None:
        """End the processes; a later order starts them again."""
        for worker in self.workers:
            worker.stop()

"""Worker pool for drawings: shares by client, single-flight by key, a cache bounded in bytes.

Nothing here blocks the event loop: a job is submitted and awaited, threads of this module carry it
to render processes, and whoever comes when there is no place is sent away at once. Heavy jobs wait
apart, and one worker takes none of them, so that a small wish never waits for a large one. What
nobody waits for any more is not drawn.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Sequence
from concurrent.futures import Future
from functools import partial

from components.serving.cache import Cache
from components.serving.client import client
from components.serving.render_process import (
    Renderer,
    RenderFailed,
    RenderProcess,
    Unavailable,
)
from components.serving.responses import CachedResponse
from components.serving.rows import Busy, Job, Rows, Wish

__all__ = ["Busy", "Job", "RenderPool"]

MEGABYTE = 1 << 20
#: Clients whose rows may be full at one time.
_CLIENTS = 8

_log = logging.getLogger(__name__)


class RenderPool:
    """Draws what is submitted.

    Parameters
    ----------
    workers : sequence of Renderer, optional
        The first, if there are more, takes no heavy jobs. By default two to four processes, and
        one fewer than there are cores where that leaves two, so that the app keeps one.
    waiting, heavy : int
        Light and heavy jobs that may wait for one client, an eighth of those for all; one more
        is ``Busy``.
    memory : int
        Bytes of finished drawings that are kept.
    """

    def __init__(
        self,
        *,
        workers: Sequence[Renderer] | None = None,
        waiting: int = 256,
        heavy: int = 16,
        memory: int = 64 * MEGABYTE,
    ) -> None:
        count = max(2, min(4, (os.cpu_count() or 2) - 1))
        self.workers = list(workers or (RenderProcess() for _ in range(count)))
        self.cache: Cache[CachedResponse] = Cache(memory)
        self._rows = {
            False: Rows(waiting, _CLIENTS * waiting),
            True: Rows(heavy, _CLIENTS * heavy),
        }
        self._open: dict[str, Wish] = {}
        self._changed = threading.Condition()
        self._started, self._turns = False, 0

    def submit(self, key: str, job: Job, *, heavy: bool = False) -> Future[CachedResponse]:
        """Have something drawn. A thread may wait for its ``result(timeout)``.

        Parameters
        ----------
        key : str
            What is drawn; jobs of one key that overlap are one.
        job : callable
            ``job(worker) -> CachedResponse``, called in another thread.
        heavy : bool
            Whether it may take a second or more.

        Returns
        -------
        Future of CachedResponse
            Done already if the cache has it. Whoever no longer waits cancels it: when all have,
            and it is not being drawn yet, it never is. It may fail with ``RenderFailed``, or with
            ``Busy`` if it lost its place to others.

        Raises
        ------
        Busy
            If too many are waiting.
        """
        future: Future[CachedResponse] = Future()
        with self._changed:
            wish, out = self._open.get(key), None
            if wish is None and (kept := self.cache.get(key)) is not None:
                future.set_result(kept)
                return future
            if wish:
                self._rows[heavy].share(wish, client())
            else:
                wish = Wish(key, client(), job, heavy)
                out = self._rows[heavy].put(wish)
                self._open[key] = wish
                self._start()
                self._changed.notify_all()
            wish.futures.append(future)
        future.add_done_callback(partial(self._left, wish))
        if out:
            self._finish(out, Busy())
        return future

    def warm(self, job: Job) -> None:
        """Have two workers, unless some have started, begin with a job that nobody waits for."""
        with self._changed:
            self._start(job)

    def _start(self, first: Job | None = None) -> None:
        if self._started:
            return
        self._started = True
        for number, worker in enumerate(self.workers):
            args = worker, number, first if number < 2 else None
            threading.Thread(target=self._work, args=args, daemon=True, name="render").start()

    def _work(self, worker: Renderer, number: int, first: Job | None) -> None:
        if first:
            try:
                first(worker)
            except Exception as error:  # whatever it was, this thread is there to draw
                _told("warming up", error)
        while True:
            wish = self._next(number)
            try:
                made = wish.job(worker)
            except Exception as error:
                self._finish(wish, _told(wish.key, error))
            else:
                self.cache.put(wish.key, made)
                self._finish(wish, made)

    def _next(self, number: int) -> Wish:
        """What a worker draws next; waits for it."""
        with self._changed:
            while True:
                for heavy in self._kinds(number):
                    if wish := self._rows[heavy].take():
                        self._turns += 1
                        return wish
                self._changed.wait()

    def _kinds(self, number: int) -> tuple[bool, ...]:
        """Whether a worker takes heavy jobs, and which it takes first."""
        if len(self.workers) > 1:
            return (True, False) if number else (False,)
        # All by itself it draws what is light, and now and then one that is not.
        return (False, True) if (self._turns + 1) % 4 else (True, False)

    def _left(self, wish: Wish, future: Future[CachedResponse]) -> None:
        """Somebody waits no longer."""
        if not future.cancelled():
            return
        with self._changed:
            wish.futures.remove(future)
            if not wish.futures and self._rows[wish.heavy].drop(wish):
                del self._open[wish.key]

    def _finish(self, wish: Wish, made: CachedResponse | Exception) -> None:
        with self._changed:
            self._open.pop(wish.key, None)
            futures = list(wish.futures)
        for future in futures:
            if not future.set_running_or_notify_cancel():
                continue
            if isinstance(made, Exception):
                future.set_exception(made)
            else:
                future.set_result(made)

    def stop(self) -> None:
        """End the processes; a later job starts them again."""
        for worker in self.workers:
            worker.stop()


def _told(key: str, error: Exception) -> RenderFailed:
    """What is said to those who wait; logged, unless the process that draws has done so."""
    if isinstance(error, RenderFailed):
        return error
    _log.error("drawing failed: %s", key, exc_info=error)
    kind = Unavailable if isinstance(error, OSError) else RenderFailed
    return kind(f"{type(error).__name__}: {error}")

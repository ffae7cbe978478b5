"""Worker pool for drawings: bounded queues, single-flight by key, and a cache bounded in bytes.

Nothing here blocks the event loop: a job is submitted and awaited, threads of this module carry it
to render processes, and whoever comes when the queue is full is sent away at once. Heavy jobs wait
in a queue of their own, and one worker takes none of them, so that a small wish never waits for a
large one.
"""

from __future__ import annotations

import logging
import os
import threading
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import NamedTuple, TypeAlias

from components.serving.cache import Cache
from components.serving.render_process import Renderer, RenderFailed, RenderProcess
from components.serving.responses import CachedResponse

MEGABYTE = 1 << 20

_log = logging.getLogger(__name__)

Job: TypeAlias = Callable[[Renderer], CachedResponse]


class Busy(Exception):
    """The queue is full: the same wish is welcome a little later."""


class _Waiting(NamedTuple):
    key: str
    job: Job
    future: Future[CachedResponse]


class _Queues:
    """Light and heavy jobs, each bounded, oldest first."""

    def __init__(self, light: int, heavy: int) -> None:
        self._most = {False: light, True: heavy}
        self._waiting: dict[bool, deque[_Waiting]] = {False: deque(), True: deque()}
        self._changed = threading.Condition()

    def put(self, waiting: _Waiting, *, heavy: bool) -> None:
        with self._changed:
            if len(self._waiting[heavy]) >= self._most[heavy]:
                raise Busy
            self._waiting[heavy].append(waiting)
            self._changed.notify_all()

    def take(self, *, light_only: bool) -> _Waiting:
        """The next job; heavy ones first, since there is one worker at least for the light."""
        kinds = (False,) if light_only else (True, False)
        with self._changed:
            while True:
                for heavy in kinds:
                    if self._waiting[heavy]:
                        return self._waiting[heavy].popleft()
                self._changed.wait()


class RenderPool:
    """Draws what is submitted.

    Parameters
    ----------
    workers : sequence of Renderer, optional
        The first, if there are more, takes no heavy jobs. By default two to four processes, and
        one fewer than there are cores where that leaves two, so that the app keeps one.
    waiting, heavy : int
        Light and heavy jobs that may wait; one more is ``Busy``.
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
        self._queues = _Queues(waiting, heavy)
        self._open: dict[str, Future[CachedResponse]] = {}
        self._lock = threading.Lock()
        self._started = False

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
            Done already if the cache has it. It cannot be cancelled, since others may wait for it.

        Raises
        ------
        Busy
            If too many are waiting.
        """
        future: Future[CachedResponse] = Future()
        with self._lock:
            if key in self._open:
                return self._open[key]
            kept = self.cache.get(key)
            if kept is not None:
                future.set_result(kept)
                return future
            future.set_running_or_notify_cancel()
            self._queues.put(_Waiting(key, job, future), heavy=heavy)
            self._open[key] = future
            self._start()
        return future

    def warm(self, job: Job) -> None:
        """Have two workers, unless some have started, begin with a job that nobody waits for."""
        with self._lock:
            self._start(job)

    def _start(self, first: Job | None = None) -> None:
        if self._started:
            return
        self._started = True
        for number, worker in enumerate(self.workers):
            light_only = number == 0 and len(self.workers) > 1
            args = worker, light_only, first if number < 2 else None
            threading.Thread(target=self._work, args=args, daemon=True, name="render").start()

    def _work(self, worker: Renderer, light_only: bool, first: Job | None) -> None:
        if first:
            try:
                first(worker)
            except Exception as error:  # whatever it was, this thread is there to draw
                _say("warming up", error)
        while True:
            key, job, future = self._queues.take(light_only=light_only)
            try:
                made = job(worker)
            except Exception as error:
                _say(key, error)
                self._close(key)
                future.set_exception(error)
            else:
                self.cache.put(key, made)
                self._close(key)
                future.set_result(made)

    def _close(self, key: str) -> None:
        with self._lock:
            self._open.pop(key, None)

    def stop(self) -> None:
        """End the processes; a later job starts them again."""
        for worker in self.workers:
            worker.stop()


def _say(key: str, error: Exception) -> None:
    """Log what failed, unless the process that draws has."""
    if not isinstance(error, RenderFailed):
        _log.error("drawing failed: %s", key, exc_info=error)

"""How a request waits for a drawing, and what it is told where there is none."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from typing import Any

from starlette.requests import Request

from components.serving import errors
from components.serving.errors import HttpError
from components.serving.render_process import RenderFailed, Unavailable
from components.serving.responses import CachedResponse
from components.serving.rows import Busy

#: Seconds that a request waits for a drawing, and after which it may come again.
PATIENCE, AGAIN = 25.0, 5
#: Seconds that a request waits which cannot come again, fewer than the proxy's 90; and between two
#: tries to have a place.
STEADY, PAUSE = 80.0, 0.5

#: What can come of it.
REFUSED = (Busy, RenderFailed, TimeoutError)


async def drawn(
    request: Request, ordered: Future[CachedResponse], *, seconds: float = PATIENCE
) -> CachedResponse:
    """Wait for what was ordered, as long as the reader does.

    Raises
    ------
    TimeoutError
        If it is not there in time, or the reader has hung up; it is no longer waited for then.
    RenderFailed, Busy
        As ``RenderPool.submit`` says.
    """
    if ordered.done():
        return ordered.result()
    made: asyncio.Future[Any] = asyncio.wrap_future(ordered)
    gone: asyncio.Future[Any] = asyncio.create_task(_gone(request))
    try:
        await asyncio.wait({made, gone}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        if made.done():
            return made.result()
        raise TimeoutError
    finally:
        made.cancel()
        gone.cancel()


async def steadily(
    request: Request, order: Callable[[], Future[CachedResponse]], *, seconds: float = STEADY
) -> CachedResponse:
    """Order something, again and again while there is no place for it, and wait for it.

    Raises
    ------
    TimeoutError, RenderFailed, Busy
        As ``drawn`` says; ``Busy`` only if there was no place in all the seconds.
    """
    until = time.monotonic() + seconds
    while True:
        left = until - time.monotonic()
        try:
            return await drawn(request, order(), seconds=max(left, 0))
        except Busy:
            if left < PAUSE or await request.is_disconnected():
                raise
        await asyncio.sleep(PAUSE)


async def _gone(request: Request) -> None:
    """Wait until a reader hangs up."""
    # A server that says the same again at once must not keep all others waiting.
    while (await request.receive())["type"] != "http.disconnect":  # noqa: ASYNC110
        await asyncio.sleep(0.05)


def within(ordered: Future[CachedResponse] | None, seconds: float) -> CachedResponse | None:
    """What was ordered, if it is there in some seconds; else it is no longer waited for. Blocks."""
    if ordered is None:
        return None
    with suppress(*REFUSED):
        return ordered.result(seconds)
    ordered.cancel()
    return None


def refusal(error: Exception) -> HttpError:
    """What a reader is told, of one of ``REFUSED``."""
    if isinstance(error, Unavailable):
        return errors.unavailable(AGAIN)
    return errors.failed() if isinstance(error, RenderFailed) else errors.busy(AGAIN)


async def answer(
    request: Request, order: Callable[[], Future[CachedResponse]], *, seconds: float = PATIENCE
) -> CachedResponse | HttpError:
    """Order something and wait for it; or what there is to say instead."""
    try:
        return await drawn(request, order(), seconds=seconds)
    except REFUSED as error:
        return refusal(error)

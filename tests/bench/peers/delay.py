"""A TCP proxy that holds back every byte for a while, both ways: a server far away."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from tests.browser.server import free_port

#: Seconds each way: a round trip of 100 ms.
EACH_WAY = 0.05


@contextmanager
def delayed(port: int, seconds: float = EACH_WAY) -> Iterator[int]:
    """A port behind which the other one answers late."""
    loop, own = asyncio.new_event_loop(), free_port()

    async def serve() -> None:
        async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            with suppress(OSError):
                far, near = await asyncio.open_connection("127.0.0.1", port)
                await asyncio.gather(_carry(reader, near, seconds), _carry(far, writer, seconds))

        await asyncio.start_server(meet, "127.0.0.1", own)

    # Playwright's own loop runs in this thread.
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    asyncio.run_coroutine_threadsafe(serve(), loop).result(10)
    try:
        yield own
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)


async def _carry(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, seconds: float
) -> None:
    """Pass bytes on, each as late after its arrival, and none waiting for those before."""
    queue: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
    loop = asyncio.get_running_loop()

    async def send() -> None:
        while True:
            due, data = await queue.get()
            await asyncio.sleep(max(0.0, due - loop.time()))
            if not data:
                break
            writer.write(data)
            with suppress(OSError):
                await writer.drain()
        with suppress(OSError):
            writer.close()

    sending = asyncio.create_task(send())
    with suppress(OSError):
        while data := await reader.read(65536):
            queue.put_nowait((loop.time() + seconds, data))
    queue.put_nowait((loop.time() + seconds, b""))
    await sending

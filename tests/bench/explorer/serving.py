"""The two servers that are compared, side by side on one machine, and what they use of it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.bench.cpu import spent
from tests.browser.server import Server

BARE = Path(__file__).with_name("bare.py")


@dataclass(frozen=True)
class Served:
    """A running server: ``cpu`` is in seconds since its start, ``memory`` in bytes resident."""

    name: str
    port: int
    pid: int

    @property
    def cpu(self) -> float:
        """Time on a processor, of the server and of the processes it started."""
        return spent(self.pid)

    @property
    def memory(self) -> int:
        """Resident memory of the server's own process."""
        return int(psutil.Process(self.pid).memory_info().rss)

    @property
    def url(self) -> str:
        """Address without a trailing slash."""
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def both() -> Iterator[tuple[Served, Served]]:
    """Our server and the bare page's, which gets Streamlit's own settings rather than ours."""
    with tempfile.TemporaryDirectory() as empty:
        ours, bare = Server(script="app.py"), Server(script=str(BARE), cwd=Path(empty))
        try:
            ours.start()
            bare.start()
            yield Served("ours", ours.port, ours.pid), Served("bare", bare.port, bare.pid)
        finally:
            ours.stop()
            bare.stop()

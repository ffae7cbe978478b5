"""Starts the real app for the browser tests, and reads what it logged."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]

#: Lines that a healthy server never writes.
_TROUBLE = re.compile(
    r"error|warning|traceback|exception|deprecat|critical|\bfail|\bcould not|did not", re.IGNORECASE
)


def trouble(log: str) -> list[str]:
    """The lines of a server's log that tell of an error, a warning or a traceback."""
    return [line for line in log.splitlines() if _TROUBLE.search(line)]


def free_port() -> int:
    """A port of 127.0.0.1 that nothing listens on now."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


@dataclass
class Server:
    """``streamlit run`` of one script, on a port of its own.

    TEST_APP names another script than app.py, relative to ``cwd``: the folder whose settings
    (``.streamlit/config.toml``) count.
    """

    script: str = field(default_factory=lambda: os.environ.get("TEST_APP", "app.py"))
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None
    cwd: Path = ROOT
    address: str = "127.0.0.1"

    def __post_init__(self) -> None:
        handle, name = tempfile.mkstemp(prefix="app-", suffix=".log")
        self._log, self._handle, self._read = Path(name), handle, 0

    @property
    def url(self) -> str:
        """Address without a trailing slash."""
        return f"http://{self.address}:{self.port}"

    @property
    def pid(self) -> int:
        """Process id of the running server."""
        assert self.process
        return self.process.pid

    def log(self) -> str:
        """Everything that the server has written so far."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    def fresh_trouble(self) -> list[str]:
        """Lines of trouble since the last call."""
        text = self.log()
        new, self._read = text[self._read :], len(text)
        return trouble(new)

    def start(self, *, seconds: float = 90) -> None:
        """Start and wait until the server says that it is well.

        Raises
        ------
        RuntimeError
            If it ends, or says nothing in time; with its log.
        """
        options = {
            "server.port": str(self.port),
            "server.address": self.address,
            "server.headless": "true",
            "server.fileWatcherType": "none",
            "browser.gatherUsageStats": "false",
        }
        command = [sys.executable, "-m", "streamlit", "run", self.script]
        command += [part for key, value in options.items() for part in (f"--{key}", value)]
        self.process = subprocess.Popen(
            command,
            cwd=self.cwd,
            stdin=subprocess.DEVNULL,
            stdout=self._handle,
            stderr=subprocess.STDOUT,
            env={
                "ROOMS_URL": f"sqlite:///{self._log.with_suffix('.sqlite3')}",
                **os.environ,
                "PYTHONUNBUFFERED": "1",
                "NO_COLOR": "1",
            },
        )
        until = time.monotonic() + seconds
        while time.monotonic() < until and self.process.poll() is None:
            if self._well():
                return
            time.sleep(0.1)
        self.stop()
        raise RuntimeError(f"{self.script} did not come up:\n{self.log()}")

    def wait_drawn(self, *, seconds: float = 60) -> None:
        """Give the app the time to draw what its pages begin with.

        The processes that draw start with it, at low priority: tests at work meanwhile would keep
        them from it. Whoever needs a drawing waits for it all the same.
        """
        wanted = {"": b"<figure>", "timeline": b"id=drawn-"}
        until = time.monotonic() + seconds
        while wanted and time.monotonic() < until:
            for path, mark in list(wanted.items()):
                with urllib.request.urlopen(f"{self.url}/{path}", timeout=60) as answer:
                    if mark in answer.read():
                        del wanted[path]
            time.sleep(0.2)

    def _well(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=5) as answer:
                return bool(answer.read() == b"ok")
        except (urllib.error.URLError, OSError):
            return False

    def stop(self) -> None:
        """End the server; a second call does nothing."""
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

"""WebKitGTK's MiniBrowser, led by its WebDriver, in a screen of its own."""

from __future__ import annotations

import base64
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2

from tests.browser.server import free_port
from tests.clients.firefox import CLICK


class WebKit:
    """One window."""

    complaints: tuple[str, ...] = ()

    def __init__(self, client: httpx2.Client) -> None:
        self._client, self._session = client, ""
        options = {"acceptInsecureCerts": True, "webkitgtk:browserOptions": {
            "binary": str(next(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))),
            "args": ["--automation"],
        }}  # fmt: skip
        found = self._say("POST", "", capabilities={"alwaysMatch": options})
        self._session = f"/{found['sessionId']}"

    def _say(self, method: str, path: str, **said: Any) -> Any:
        url = f"/session{self._session}{path}"
        body = {"json": said} if method == "POST" else {}
        got = self._client.request(method, url, **body).json()["value"]  # type: ignore[arg-type]
        assert not (isinstance(got, dict) and got.get("error")), got
        return got

    def size(self, width: int, height: int = 900) -> None:
        """Give the page a size: the window's is what its frame adds."""
        for _ in range(3):
            inner = self.run("[innerWidth, innerHeight]")
            if inner == [width, height]:
                return
            outer = self._say("GET", "/window/rect")
            across, down = outer["width"] + width - inner[0], outer["height"] + height - inner[1]
            self._say("POST", "/window/rect", x=0, y=0, width=across, height=down)
            time.sleep(0.5)

    def go(self, url: str) -> None:
        """Open an address, and wait for all of it."""
        self._say("POST", "/url", url=url)

    def run(self, expression: str) -> Any:
        """What an expression is in the page."""
        return self._say("POST", "/execute/sync", script=f"return {expression}", args=[])

    def point(self, x: float, y: float, *then: dict[str, Any]) -> None:
        """Move the pointer to a place."""
        act = [{"type": "pointerMove", "x": round(x), "y": round(y), "duration": 0}, *then]
        self._say("POST", "/actions", actions=[{"type": "pointer", "id": "mouse", "actions": act}])

    def opened_by_click(self, x: float, y: float) -> list[str]:
        """Addresses of the windows that a click at a place opens."""
        before = self._say("GET", "/window/handles")
        self.point(x, y, *CLICK)
        own = self._say("GET", "/window")
        for _ in range(50):
            if new := [w for w in self._say("GET", "/window/handles") if w not in before]:
                found = []
                for handle in new:
                    self._say("POST", "/window", handle=handle)
                    found.append(str(self._say("GET", "/url")))
                    self._say("DELETE", "/window")
                self._say("POST", "/window", handle=own)
                return found
            time.sleep(0.2)
        return []

    def picture(self, path: Path) -> None:
        """Keep what is seen as a PNG."""
        path.write_bytes(base64.b64decode(self._say("GET", "/screenshot")))

    def end(self) -> None:
        """Close it."""
        self._say("DELETE", "")


@contextmanager
def running(folder: Path) -> Iterator[WebKit]:
    """MiniBrowser in Xvfb."""
    port, display = free_port(), f":{90 + os.getpid() % 900}"
    # As root it would start its parts in a sandbox of namespaces, which containers refuse.
    env = {**os.environ, "DISPLAY": display, "HOME": str(folder),
           "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}  # fmt: skip
    screen = ["Xvfb", display, "-screen", "0", "1600x1400x24", "-nolisten", "tcp"]
    with (folder / "log").open("wb") as log:
        started = [subprocess.Popen(screen, stdout=log, stderr=log)]
        time.sleep(1)
        driver = ["WebKitWebDriver", f"--port={port}", "--host=127.0.0.1"]
        started.append(subprocess.Popen(driver, env=env, stdout=log, stderr=log))
        time.sleep(1)
        try:
            with httpx2.Client(base_url=f"http://127.0.0.1:{port}", timeout=90) as client:
                browser = WebKit(client)
                yield browser
                browser.end()
        finally:
            for process in reversed(started):
                process.terminate()
                process.wait(30)

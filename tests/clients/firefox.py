"""Firefox, led by WebDriver BiDi (https://w3c.github.io/webdriver-bidi), which it speaks itself."""

from __future__ import annotations

import base64
import json
import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

from tests.browser.server import free_port

_PREFERENCES = {
    # Nothing leaves the machine: what is not on loopback goes to a proxy that is not there.
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "app.update.disabledForTesting": True,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.enabled": False,
}


CLICK = ({"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0})


class Firefox:
    """One tab."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket, self._count = socket, 0
        self.complaints: list[str] = []
        secure = {"alwaysMatch": {"acceptInsecureCerts": True}}
        self._say("session.new", capabilities=secure)
        self._say("session.subscribe", events=["log.entryAdded"])
        self.tab = self._tabs()[0]

    def _say(self, method: str, **params: Any) -> Any:
        self._count += 1
        self._socket.send(json.dumps({"id": self._count, "method": method, "params": params}))
        while True:
            said = json.loads(self._socket.recv(timeout=90))
            if said.get("method") == "log.entryAdded" and said["params"]["level"] == "error":
                self.complaints.append(said["params"]["text"])
            if said.get("id") == self._count:
                assert said["type"] == "success", said
                return said["result"]

    def _tabs(self) -> list[str]:
        return [tab["context"] for tab in self._say("browsingContext.getTree")["contexts"]]

    def size(self, width: int, height: int = 900) -> None:
        """Give the page a size."""
        viewport = {"width": width, "height": height}
        self._say("browsingContext.setViewport", context=self.tab, viewport=viewport)

    def go(self, url: str) -> None:
        """Open an address, and wait for all of it."""
        self._say("browsingContext.navigate", context=self.tab, url=url, wait="complete")

    def run(self, expression: str) -> Any:
        """What an expression is in the page, by way of JSON."""
        found = self._say(
            "script.evaluate", expression=f"JSON.stringify({expression})", awaitPromise=False,
            target={"context": self.tab},
        )  # fmt: skip
        assert found["type"] == "success", found
        text = found["result"].get("value")
        return None if text is None else json.loads(text)

    def point(self, x: float, y: float, *then: dict[str, Any]) -> None:
        """Move the pointer to a place; a window that is not seen has no focus to give."""
        act = [{"type": "pointerMove", "x": round(x), "y": round(y)}, *then]
        mouse = {"type": "pointer", "id": "mouse", "actions": act}
        self._say("input.performActions", context=self.tab, actions=[mouse])

    def opened_by_click(self, x: float, y: float) -> list[str]:
        """Addresses of the tabs that a click at a place opens."""
        before = self._tabs()
        self.point(x, y, *CLICK)
        for _ in range(50):
            tabs = self._say("browsingContext.getTree")["contexts"]
            new = [tab["url"] for tab in tabs if tab["context"] not in before]
            if new and "about:blank" not in new:
                return new
            time.sleep(0.2)
        return []

    def picture(self, path: Path) -> None:
        """Keep what is seen as a PNG."""
        found = self._say("browsingContext.captureScreenshot", context=self.tab)
        path.write_bytes(base64.b64decode(found["data"]))


@contextmanager
def running(folder: Path) -> Iterator[Firefox]:
    """Firefox without a window, with a profile of its own."""
    lines = [f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in _PREFERENCES.items()]
    (folder / "user.js").write_text("\n".join(lines))
    log = folder / "log"
    command = ["firefox-esr", "--headless", "--no-remote", "--profile", str(folder)]
    command += [f"--remote-debugging-port={free_port()}", "about:blank"]
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
    try:
        for _ in range(600):
            if found := re.search(r"WebDriver BiDi listening on (ws://\S+)", log.read_text()):
                break
            assert process.poll() is None, log.read_text()
            time.sleep(0.1)
        assert found, log.read_text()
        with connect(f"{found[1]}/session", max_size=None, proxy=None) as socket:
            yield Firefox(socket)
    finally:
        process.terminate()
        process.wait(30)

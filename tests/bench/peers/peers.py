"""The pages that are compared: how each is started, and what in it is a filter, mark or card."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tests.browser.server import ROOT, free_port

APPS = Path(__file__).parent / "apps"
PLOTLY_MARKS = ".js-plotly-plot .scatterlayer .points path"


@dataclass(frozen=True)
class Page:
    """One page as a reader of a browser finds it.

    Attributes
    ----------
    name, path : str
        As the table has it, and its address on its server.
    charts, filters, marks, card : str
        CSS selectors: the charts, the buttons or boxes of the filter, the marks of the first
        chart, and where the card opens.
    brush : str
        The strip of time that is brushed; "" if there is none.
    many : int
        Charts that a filter changes.
    linked : bool
        Whether a chosen mark is enlarged in another chart.
    """

    name: str
    path: str
    charts: str
    filters: str
    marks: str
    card: str
    many: int = 2
    brush: str = ""
    linked: bool = True


@dataclass(frozen=True)
class Site:
    """A running server of one page."""

    page: Page
    port: int
    pid: int

    def url(self, port: int = 0) -> str:
        """Its page, by way of another port where one is given."""
        return f"http://127.0.0.1:{port or self.port}{self.page.path}"


#: Where a page of ours has its charts, marks and card, and where an earlier build had them.
OURS: dict[str, Any] = {
    "charts": ".linked-chart",
    "filters": ".st-key-w-pressure button",
    "marks": f".linked-chart {PLOTLY_MARKS}",
    "card": "[data-card]",
    "brush": ".st-key-brush .track",
}
EARLIER: dict[str, Any] = {
    **OURS,
    "charts": "[data-testid=stPlotlyChart]",
    "marks": PLOTLY_MARKS,
    "card": ".st-key-card, .st-key-card-open",
    "brush": "",
}

#: Pages of the app: name -> address, and how many charts a filter changes there.
APP = {
    "timeline": Page("ours, /timeline", "/timeline", many=1, linked=False, **OURS),
    "pressure": Page("ours, /pressure", "/pressure", **OURS),
}
PEERS = {
    "streamlit": Page(
        "Streamlit", "/", "[data-testid=stPlotlyChart]",
        "[data-testid=stButtonGroup] button", PLOTLY_MARKS, ".st-key-card",
    ),
    "dash": Page("Dash", "/", ".dash-graph", "#side input", PLOTLY_MARKS, "#card"),
    "vizro": Page(
        "Vizro", "/", ".dash-graph", "#side input", PLOTLY_MARKS, "#card, #card-text",
        linked=False,
    ),
    "panel": Page("Panel", "/panel_app", ".chart", ".bk-btn", PLOTLY_MARKS, ".card"),
    "plot": Page("Observable Plot, no server", "/", "#timeline, #activity", "#side button",
                 "#timeline .marks circle", "#card"),
}  # fmt: skip


def command(peer: str, python: Path, site: Path, port: int) -> list[str]:
    """What starts a peer's server."""
    own = str(python)
    return {
        "streamlit": [
            own, "-m", "streamlit", "run", str(APPS / "streamlit_app.py"), "--server.port",
            str(port), "--server.address", "127.0.0.1", "--server.headless", "true",
            "--browser.gatherUsageStats", "false", "--server.fileWatcherType", "none",
        ],
        "dash": [own, str(APPS / "dash_app.py"), str(port)],
        "vizro": [own, str(APPS / "vizro_app.py"), str(port)],
        "panel": [
            own, "-m", "panel", "serve", str(APPS / "panel_app.py"), "--port", str(port),
            "--address", "127.0.0.1", "--allow-websocket-origin", "*",
        ],
        "plot": [sys.executable, "-m", "tests.bench.peers.static_site", str(site), str(port)],
    }[peer]  # fmt: skip


@contextmanager
def serving(
    page: Page, words: list[str], port: int, *, cwd: Path = ROOT, env: dict[str, str] | None = None
) -> Iterator[Site]:
    """A server, until it is well, and its end.

    Raises
    ------
    RuntimeError
        If it does not come up; with its log.
    """
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            words, cwd=cwd, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
            env={**os.environ, **(env or {})},
        )  # fmt: skip
        site = Site(page, port, process.pid)
        try:
            if not _up(site, process):
                log.seek(0)
                told = log.read()[-1500:].decode(errors="replace")
                raise RuntimeError(f"{page.name} did not come up:\n{told}")
            yield site
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _up(site: Site, process: subprocess.Popen[bytes], *, seconds: float = 90) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(site.url(), timeout=5):
                return True
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    return False


def ours(
    folder: Path, name: str, path: str, where: Mapping[str, Any] = OURS
) -> tuple[Page, list[str], int]:
    """A build of the app: its page, and what starts its server, run in its folder."""
    port = free_port()
    words = [
        sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port),
        "--server.address", "127.0.0.1", "--server.headless", "true",
        "--browser.gatherUsageStats", "false", "--server.fileWatcherType", "none",
    ]  # fmt: skip
    page = APP[path]
    return replace(page, name=f"{name}, /{path}", **where), words, port

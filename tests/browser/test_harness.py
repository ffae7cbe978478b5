"""The harness must itself be able to fail."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import chromium
from tests.browser.harness import Record, axe
from tests.browser.server import Server, trouble

BAD = """<!doctype html><html lang="en"><title>bad</title><main style="overflow:auto;height:300px"
tabindex="0" data-testid="stMain"><h1>Bad</h1><div style="height:3000px"></div>
<p style="color:#bbb">pale</p>
<ul style="color:#bbb"><li>row<li>row<li>row<li>row<li>row<li style="background:#ccc">row</ul>
<img src="http://outside.invalid/x.png"></main><script>console.warn("careful")</script></html>"""


@pytest.fixture
def bad_url(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "index.html").write_text(BAD, encoding="utf-8")
    handler = partial(http.server.SimpleHTTPRequestHandler, directory=tmp_path)
    handler.func.log_message = lambda *_: None  # type: ignore[attr-defined]
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as site:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{site.server_port}/"
        site.shutdown()


def test_a_bad_page_is_caught(browser: Browser, bad_url: str) -> None:
    context = browser.new_context(viewport={"width": 800, "height": 400})
    page = context.new_page()
    record = Record()
    record.listen(page)
    page.goto(bad_url)
    found = axe(page)
    context.close()
    # The pale words and the nameless picture lie far below the fold. Of rows that look the same
    # three are judged, and each that looks otherwise.
    assert [line.split(" ")[0] for line in found] == ["color-contrast"] * 5 + ["image-alt"]
    assert record.outside() == ["http://outside.invalid/x.png"]
    assert any("careful" in line for line in record.console)
    with pytest.raises(AssertionError):
        record.assert_clean()
    record.forgive("careful|ERR_NAME_NOT_RESOLVED|404")
    with pytest.raises(AssertionError, match="left the machine"):
        record.assert_clean()


def test_trouble_in_a_log() -> None:
    well = "  You can now view your Streamlit app in your browser.\n  URL: http://127.0.0.1:1\n"
    assert trouble(well) == []
    assert trouble(well + "Traceback (most recent call last):\nx\nKeyError: 1") == [
        "Traceback (most recent call last):",
        "KeyError: 1",
    ]
    assert trouble("UserWarning: x") == ["UserWarning: x"]


def test_a_dead_app_is_told_with_its_log(tmp_path: Path) -> None:
    dead = Server(script=str(tmp_path / "missing.py"))
    with pytest.raises(RuntimeError, match="did not come up"):
        dead.start(seconds=30)


def test_named_browser_must_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    chromium.find.cache_clear()
    try:
        with pytest.raises(RuntimeError, match="no browser that starts"):
            chromium.find()
    finally:
        chromium.find.cache_clear()

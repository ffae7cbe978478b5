"""A page with pym.js, NPR's script for frames."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.articles import served
from tests.clients.conftest import Charts, Seen
from tests.clients.packages import npm

CLIENT = "pym.js"
_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>An article</title>
<link rel="icon" href="data:,"><div id="first"></div><div id="second"></div>
<script src="pym.min.js"></script><script>
for (const id of ["first", "second"]) new pym.Parent(id, "{src}", {{}});</script></html>"""
_TALL = "Math.ceil(document.documentElement.getBoundingClientRect().height)"


@pytest.fixture(scope="module")
def version() -> str:
    return "1.3.2"


@pytest.fixture
def script(version: str) -> Path:
    return npm({"pym.js": version}) / "node_modules/pym.js/dist/pym.v1.min.js"


def test_two_frames(
    browser: Browser, script: Path, charts: Charts, tmp_path: Path, seen: Seen
) -> None:
    """Two frames of one chart, 640 px wide, then 420: each as tall as its chart"""
    (tmp_path / "pym.min.js").write_bytes(script.read_bytes())
    (tmp_path / "index.html").write_text(_PAGE.format(src=charts.embed("tier")), encoding="utf-8")
    context = browser.new_context(ignore_https_errors=True)
    page = context.new_page()
    told = []
    with served(tmp_path) as paper:
        page.set_viewport_size({"width": 656, "height": 900})
        page.goto(paper)
        for width in (640, 420):
            page.set_viewport_size({"width": width + 16, "height": 900})
            for name, frame in zip(("first", "second"), page.frames[1:], strict=True):
                page.wait_for_timeout(500)
                tall = frame.evaluate(_TALL)
                page.wait_for_function(
                    "([id, tall]) => document.querySelector(`#${id} iframe`).clientHeight === tall",
                    arg=[name, tall],
                )
                told.append(f"{width}×{tall}")
    context.close()
    seen(", ".join(told))

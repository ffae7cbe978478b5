"""The pages of rows in a browser, and what the running app says where nothing stands."""

from __future__ import annotations

from collections.abc import Callable

import httpx2
import pytest
from playwright.sync_api import Page

from tests.browser.harness import axe


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/timeline", 200), ("/nothing-here", 404), ("/timeline/x", 404), ("/actor/firestoen", 404),
        ("/static/js/index.OLDHASH.js", 404), ("/_stcore/health", 200), ("/robots.txt", 200),
        ("/favicon.ico", 200), ("/manifest.json", 200), ("/embed/loader.js", 200),
        ("/event/firestone-call", 200), ("/timeline/", 301),
    ],
)  # fmt: skip
def test_the_running_app_knows_what_is_there(app_url: str, path: str, status: int) -> None:
    for method in ("GET", "HEAD"):
        assert httpx2.request(method, app_url + path, timeout=60).status_code == status


def test_streamlits_own_files_are_there(app_url: str) -> None:
    html = httpx2.get(f"{app_url}/timeline", timeout=60).text
    (file, *_) = [part for part in html.replace("./static", "/static").split('"')
                  if part.startswith("/static/js/") and part.endswith(".js")]  # fmt: skip
    assert httpx2.get(app_url + file, timeout=60).status_code == 200


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_a_page_of_a_row_is_read_without_scripts(
    app_url: str, new_page: Callable[..., Page], width: int, scheme: str
) -> None:
    url = f"{app_url}/event/firestone-call"
    for _ in range(60):  # until its charts are drawn
        html = httpx2.get(url, timeout=60).text
        if html.count("<template") == html.count("<figure"):
            break
    page = new_page(width=width, scheme=scheme, bypass_csp=True)  # for axe
    page.goto(url)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    drawn = page.evaluate(
        "[...document.querySelector('.chart').shadowRoot.children]"
        ".filter(s => s.tagName === 'svg' && s.getBoundingClientRect().height > 100).length"
    )
    assert drawn == 1
    page.get_by_role("link", name="Firestone", exact=True).first.click()
    assert page.url.endswith("/actor/firestone")

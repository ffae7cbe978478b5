"""The app, a browser and pages for the tests in this folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser import chromium
from tests.browser.harness import Record
from tests.browser.server import Server

#: Milliseconds that a page may take for what it does at once: a machine at work on other tests is
#: slow now and then.
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="package")
def server() -> Iterator[Server]:
    """The running app, once its pages are drawn; at the end its log must be free of trouble."""
    running = Server()
    running.start()
    try:
        running.wait_drawn()
        yield running
    finally:
        running.stop()
    rest = running.fresh_trouble()
    assert not rest, "in the server's log:\n" + running.log()


@pytest.fixture(scope="package")
def app_url(server: Server) -> str:
    """Address of the running app, without a trailing slash."""
    return server.url


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of the process."""
    path = chromium.find()
    if not path:
        pytest.fail("no Chromium found: run `python -m tests.browser.chromium`", pytrace=False)
    with chromium.opened(path) as browser:
        yield browser


@pytest.fixture(scope="package")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """What all pages share: the cache. Each load of Streamlit's 9 MB anew would cost 2 s."""
    shared = browser.new_context()
    yield shared
    shared.close()


@pytest.fixture(scope="package")
def phone(browser: Browser) -> Iterator[BrowserContext]:
    """What all pages of a phone share: it is touched, and knows no mouse."""
    shared = browser.new_context(has_touch=True, is_mobile=True)
    yield shared
    shared.close()


@pytest.fixture
def records() -> dict[Page, Record]:
    """What each page of the test said and asked for, by page."""
    return {}


@pytest.fixture
def new_page(
    browser: Browser,
    context: BrowserContext,
    phone: BrowserContext,
    server: Server,
    records: dict[Page, Record],
) -> Iterator[Callable[..., Page]]:
    """Make pages: ``new_page(width=390, scheme="dark")``, each a session of its own to the app.

    ``fresh=True``, or any option of Playwright's ``new_context``, gives a page that shares
    nothing with the others: another reader's browser. ``touch=True`` gives one of a phone.

    When the test ends, every page must have a clean console and have asked nobody but 127.0.0.1,
    and the server must have logged no trouble meanwhile. A test that provokes a message takes it
    back with ``records[page].forgive(pattern)``.
    """
    server.fresh_trouble()
    own: list[BrowserContext] = []

    def make(
        *,
        width: int = 1280,
        height: int = 900,
        scheme: Literal["light", "dark"] = "light",
        fresh: bool = False,
        touch: bool = False,
        **more: Any,
    ) -> Page:
        if fresh or more:
            own.append(browser.new_context(**more))
        shared = phone if touch else context
        page = (own[-1] if fresh or more else shared).new_page()
        page.set_default_timeout(PATIENCE)
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        records[page] = Record()
        records[page].listen(page)
        return page

    yield make
    for page in records:
        if page.url.startswith(server.url):
            page.evaluate("() => { localStorage.clear(); sessionStorage.clear() }")
        page.close()
    for alone in own:
        alone.close()
    for shared in (context, phone):
        shared.clear_cookies()
    for record in records.values():
        record.assert_clean()
    assert not server.fresh_trouble(), "in the server's log:\n" + server.log()


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A page 1280 wide, in light."""
    return new_page()

"""Every page, opened at its own address: clean, silent, within the machine, and accessible."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from components.ui.shell import PAGES
from tests.browser.harness import assert_accessible, goto, shot

PATHS = [page.path for page in PAGES]


@pytest.mark.parametrize("path", PATHS, ids=lambda p: p or "story")
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 390)])
def test_page(
    new_page: Callable[..., Page], app_url: str, path: str, scheme: str, width: int
) -> None:
    # The fixture itself fails on console messages, outside requests and the server's log.
    page = goto(new_page(width=width, scheme=scheme), f"{app_url}/{path}")
    assert page.locator("[data-testid=stException]").count() == 0
    assert page.locator("h1").count() == 1
    assert "353–0" in page.title()
    assert page.evaluate(
        "() => document.querySelector('[data-testid=stMain]').scrollWidth <= innerWidth"
    ), "the page is wider than the window"
    said = page.locator(".stPlotlyChart").evaluate_all("all => all.map(c => c.ariaLabel || '')")
    assert all(len(words) > 40 for words in said), said
    shot(page, f"{path or 'story'}-{scheme}-{width}")
    assert_accessible(page)


def test_an_unknown_value_in_the_address_is_named(
    new_page: Callable[..., Page], app_url: str
) -> None:
    page = goto(new_page(), f"{app_url}/timeline?pressure=martian&nonsense=1")
    assert "martian" in page.inner_text("[data-testid=stMain]")

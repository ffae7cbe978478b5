"""Every page, opened at its own address: clean, silent, within the machine, and accessible."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from components.theme import TOKENS, Mode
from components.ui.shell import PAGES
from tests.browser.harness import assert_accessible, goto, settled, shot

PATHS = [page.path for page in PAGES]
#: What each page is turned to in turn.
TURNS: tuple[tuple[Mode, int], ...] = (("light", 1280), ("dark", 390))

#: Whether the page has a paper of this colour, charts included.
_PAPER = """paper => {
  const main = document.querySelector('[data-testid=stMain], #page');
  const own = main && getComputedStyle(main).getPropertyValue('--paper').trim();
  return own && own.toLowerCase() === paper.toLowerCase();
}"""


@pytest.mark.parametrize("path", PATHS, ids=lambda p: p or "story")
def test_page(new_page: Callable[..., Page], app_url: str, path: str) -> None:
    """In a window by day; in the evening, turned dark, in a column as narrow as a phone."""
    # The fixture itself fails on console messages, outside requests and the server's log.
    page = goto(new_page(), f"{app_url}/{path}")
    assert "353–0" in page.title()
    # The face of icons holds few: a name that it does not know would stand there in letters.
    assert not page.locator("[data-testid=stIconMaterial]").evaluate_all(
        "all => all.filter(i => i.scrollWidth > 32).map(i => i.textContent)"
    )
    for scheme, width in TURNS:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function(_PAPER, arg=TOKENS[scheme].paper)
        page.wait_for_timeout(100)  # what the browser tells the server is on its way
        settled(page)
        assert page.locator("[data-testid=stException]").count() == 0
        assert page.locator("h1").count() == 1
        assert page.evaluate(
            "() => document.querySelector('[data-testid=stMain], #page').scrollWidth <= innerWidth"
        ), "the page is wider than the window"
        said = page.locator(".linked-chart").evaluate_all("all => all.map(c => c.ariaLabel || '')")
        assert all(len(words) > 40 for words in said), said
        shot(page, f"{path or 'story'}-{scheme}-{width}")
        assert_accessible(page)


def test_an_unknown_value_in_the_address_is_named(
    new_page: Callable[..., Page], app_url: str
) -> None:
    page = goto(new_page(), f"{app_url}/timeline?pressure=martian&nonsense=1")
    assert "martian" in page.inner_text("[data-testid=stMain]")

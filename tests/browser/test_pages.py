"""Every page, opened at its own address: clean, silent, within the machine, and accessible."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from components.theme import Mode
from components.ui.shell import PAGES
from tests.browser.articles import fetched
from tests.browser.harness import assert_accessible, goto, shot, turned, wait_until

PATHS = [page.path for page in PAGES]
#: In the evening on a phone, by day in a window: scheme, width, height.
READERS: tuple[tuple[Mode, int, int], ...] = (("dark", 390, 844), ("light", 1440, 900))

_SHIFTS = """() => {
  window.__shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.__shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
}"""

#: Pages whose first HTML has a chart in the place of the app's.
CHARTED = ("timeline", "pressure", "vote", "law", "world")

#: Top and left of what the cover and the app both have.
_PLACES = """(in_app) => {
  const of = (one) => {
    const box = document.querySelector(one)?.getBoundingClientRect();
    return box ? [box.left, box.top] : null;
  };
  return in_app
    ? [of('#root h1'), of('#root .st-key-filters'), of('#root [class*=st-key-plot-]')]
    : [of('#cover h1'), of('#cover .bar'), of('#cover [id^=drawn-]')];
}"""

#: Keeps where the first HTML has its head, filters and drawing, long before the app is there.
_COVERED = f"""addEventListener("DOMContentLoaded", async () => {{
  await document.fonts.ready;
  window.__covered = ({_PLACES})(false);
}});"""


def loaded(new_page: Callable[..., Page], url: str, *, charted: bool, **reader: Any) -> Page:
    """A page as a first reader meets it: what stands before the app does not move as it comes."""
    page = new_page(**reader, fresh=True)
    if charted:  # a server that has just started has not drawn all pages yet
        wait_until(page, lambda: b"id=drawn-" in fetched(url))
    page.add_init_script(f"({_SHIFTS})()")
    page.add_init_script(_COVERED)
    goto(page, url)
    page.wait_for_timeout(500)
    assert page.evaluate("window.__shift") < 0.1
    if charted:
        before, after = page.evaluate("window.__covered"), page.evaluate(_PLACES, True)
        for old, new in zip(before, after, strict=True):
            # A word that explains itself makes its line a little taller.
            assert old == pytest.approx(new, abs=6)
    return page


def assert_sound(page: Page) -> None:
    """Fail unless the page is named, whole, no wider than the window, and accessible."""
    assert "353–0" in page.title()
    # The face of icons holds few: a name that it does not know would stand there in letters.
    assert not page.locator("[data-testid=stIconMaterial]").evaluate_all(
        "all => all.filter(i => i.scrollWidth > 32).map(i => i.textContent)"
    )
    assert page.locator("[data-testid=stException]").count() == 0
    assert page.locator("h1").count() == 1
    assert page.evaluate(
        "() => document.querySelector('[data-testid=stMain], #page').scrollWidth <= innerWidth"
    ), "the page is wider than the window"
    said = page.locator(".linked-chart").evaluate_all("all => all.map(c => c.ariaLabel || '')")
    assert all(len(words) > 40 for words in said), said
    assert_accessible(page)


@pytest.mark.parametrize("path", PATHS, ids=lambda p: p or "story")
def test_page(new_page: Callable[..., Page], app_url: str, path: str) -> None:
    # The fixture itself fails on console messages, outside requests and the server's log.
    page = None
    for scheme, width, height in READERS:
        # What stands before the app differs with the window where it is a chart; elsewhere the
        # page of the phone is turned into the other.
        if path in CHARTED or page is None:
            page = loaded(
                new_page,
                f"{app_url}/{path}",
                charted=path in CHARTED,
                scheme=scheme,
                width=width,
                height=height,
            )
        else:
            page.set_viewport_size({"width": width, "height": height})
            turned(page, scheme)
        shot(page, f"{path or 'story'}-{scheme}-{width}")
        assert_sound(page)
        if path in CHARTED:
            page.goto("about:blank")  # nothing of it goes on while the next one is looked at

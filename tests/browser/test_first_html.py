"""What stands before the app does: read without scripts, and gone without a jump."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route

from components.ui import cache
from components.ui.openings import opening
from components.ui.shell import PAGES
from tests.browser.harness import assert_accessible, settled

PATHS = [page.path for page in PAGES]
SIZES = ((1440, 900), (390, 844))

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


@pytest.mark.parametrize("size", SIZES, ids=lambda s: str(s[0]))
@pytest.mark.parametrize("path", PATHS, ids=lambda p: p or "story")
def test_a_page_that_loads_moves_nothing(
    new_page: Callable[..., Page], app_url: str, path: str, size: tuple[int, int]
) -> None:
    page = new_page(width=size[0], height=size[1], fresh=True)
    page.add_init_script(f"({_SHIFTS})()")
    page.goto(f"{app_url}/{path}")
    settled(page)
    page.wait_for_timeout(500)
    assert page.evaluate("window.__shift") < 0.1
    if path in CHARTED:
        bare = new_page(java_script_enabled=False)
        bare.set_viewport_size({"width": size[0], "height": size[1]})
        before, after = _covered(bare, f"{app_url}/{path}"), page.evaluate(_PLACES, True)
        for old, new in zip(before, after, strict=True):
            # A word that explains itself makes its line a little taller.
            assert old == pytest.approx(new, abs=6)


def _covered(bare: Page, url: str) -> list[list[float] | None]:
    """Where the first HTML alone has its head, filters and drawing."""
    found: list[list[float] | None] = [None]
    for _ in range(40):  # a server that has just started has not drawn all pages yet
        bare.goto(url)
        found = bare.evaluate(_PLACES, False)
        if None not in found:
            break
        bare.wait_for_timeout(500)
    return found


def test_without_scripts_a_link_answers_with_the_chart_and_the_card(
    new_page: Callable[..., Page], app_url: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{app_url}/timeline?pressure=both&event=law-signed")
    assert page.locator("#cover svg.column a").count() > 10
    assert page.locator("#cover aside.open").is_visible()
    page.locator("#cover svg.column a[href*='event=duma-353-0']").first.click()
    assert page.url.endswith("/timeline?pressure=both&event=duma-353-0")
    page.select_option("select[name=pressure]", "inside")
    page.click("#cover .bar button")
    assert "pressure=inside" in page.url
    assert "event=duma-353-0" in page.url
    assert page.locator("option:checked").first.inner_text().strip() == "Inside"


def test_where_the_reader_stood_and_what_had_the_focus_are_taken_along(
    new_page: Callable[..., Page], app_url: str
) -> None:
    page = new_page(fresh=True)

    def late(route: Route) -> None:
        page.wait_for_timeout(600)
        route.continue_()

    page.route("**/static/js/index*", late)
    page.goto(f"{app_url}/timeline", wait_until="domcontentloaded")
    page.evaluate(
        """() => {
          document.getElementById('cover').scrollTop = 400;
          [...document.querySelectorAll('#cover nav a')].at(-2).focus({ preventScroll: true });
        }"""
    )
    settled(page)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 400
    assert page.evaluate("document.activeElement.textContent") == "Teach"


def test_the_cover_is_accessible(new_page: Callable[..., Page], app_url: str) -> None:
    page = new_page(fresh=True)
    page.route("**/static/js/**", lambda r: r.fulfill(body="", content_type="text/javascript"))
    page.goto(f"{app_url}/vote?event=duma-353-0")
    page.wait_for_timeout(500)
    assert opening("vote", cache.dossier()).title in page.inner_text("h1")
    assert_accessible(page)

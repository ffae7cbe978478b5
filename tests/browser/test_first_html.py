"""What stands before the app does: read without scripts (how it goes: ``test_pages``)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route

from components.ui import cache
from components.ui.openings import opening
from tests.browser.harness import assert_accessible, settled, wait_until


def test_without_scripts_a_link_answers_with_the_chart_and_the_card(
    new_page: Callable[..., Page], app_url: str
) -> None:
    page = new_page(java_script_enabled=False)

    def drawn() -> bool:  # a server that has just started has not drawn all pages yet
        page.goto(f"{app_url}/timeline?pressure=both&event=law-signed")
        return page.locator("#cover svg a:visible").count() > 10

    wait_until(page, drawn)
    assert page.locator("#cover aside.open").is_visible()
    page.locator("#cover svg a[href*='event=duma-353-0']:visible").first.click()
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
    # The browser holds the words in their place, not the pixel, while lines above them settle.
    stands = page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop")
    assert stands == pytest.approx(400, abs=8)
    page.wait_for_function("document.activeElement.textContent === 'Teach'")


def test_the_cover_is_accessible(new_page: Callable[..., Page], app_url: str) -> None:
    page = new_page(fresh=True)
    page.route("**/static/js/**", lambda r: r.fulfill(body="", content_type="text/javascript"))
    page.goto(f"{app_url}/vote?event=duma-353-0")
    page.wait_for_timeout(500)
    assert opening("vote", cache.dossier()).title in page.inner_text("h1")
    assert_accessible(page)

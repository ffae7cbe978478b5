"""Filters turned in a real browser: shown, counted and kept from page to page."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.harness import goto


def test_filters_are_shown_on_the_next_page_and_none_is_lost(
    new_page: Callable[..., Page], app_url: str
) -> None:
    page = goto(new_page(), f"{app_url}/timeline")
    pressures = page.locator(".st-key-w-pressure button")
    status = page.locator(".st-key-status")
    pressures.get_by_text("Outside", exact=True).click()
    expect(page).to_have_url(re.compile(r"/timeline\?pressure=outside$"))
    expect(status).to_contain_text("pushed from outside, alone or together")
    counted = re.search(r"\d+ of \d+", status.inner_text())
    assert counted

    page.locator(".st-key-masthead").get_by_text("Law", exact=True).click()
    expect(page).to_have_url(re.compile(r"/law\?pressure=outside$"))
    expect(status).to_contain_text(counted[0])
    # The next choice adds to what the bar shows: a bar that came up empty would lose it.
    pressures.get_by_text("Inside", exact=True).click()
    expect(page).to_have_url(re.compile(r"/law\?pressure=inside(~|%7E)outside$"))
    expect(status).to_contain_text("pushed from inside or from outside, alone or together")
    page.locator(".st-key-w-only label").first.click()
    expect(page).to_have_url(re.compile(r"\?pressure=inside-only(~|%7E)outside-only$"))
    expect(status).to_contain_text("pushed only from inside or only from outside")

    page.go_back()
    expect(page).to_have_url(re.compile(r"\?pressure=inside(~|%7E)outside$"))
    page.go_back()
    expect(page).to_have_url(re.compile(r"\?pressure=outside$"))
    expect(status).to_contain_text(counted[0])
    page.locator(".st-key-reset button").click()
    expect(status).to_contain_text(re.compile(r"(\d+) of \1 events"))
    expect(page).to_have_url(re.compile(r"/(law|timeline)$"))

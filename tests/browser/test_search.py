"""The search box, the terms and the list of sources, worked by keys alone."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.harness import assert_accessible, goto, settled


def test_enter_asks_and_back_goes_back_and_arrows_lead_to_what_was_found(
    new_page: Callable[..., Page], app_url: str
) -> None:
    page = goto(new_page(), f"{app_url}/method")
    box = page.get_by_role("combobox", name="Search everything")
    page.keyboard.press("/")
    expect(box).to_be_focused()
    page.keyboard.type("353")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=353")
    settled(page)
    expect(page.locator(".found a").first).to_have_attribute("href", "event/duma-353-0")
    page.go_back()
    page.wait_for_url("**/method")
    settled(page)

    page.keyboard.press("/")
    expect(box).to_be_focused()
    page.keyboard.press("Control+a")  # what was asked before
    page.keyboard.type("mizulna")
    # What the earlier words found is still in the list: a key waits for what these find.
    page.keyboard.press("ArrowDown")
    assert box.input_value() == "mizulna"
    expect(box).to_have_attribute("aria-activedescendant", "find-0")
    first = page.get_by_role("option").first
    assert first.get_attribute("href") == f"{app_url}/actor/mizulina"
    assert_accessible(page, ".st-key-masthead, [role=listbox]")
    page.keyboard.press("ArrowUp")
    expect(box).not_to_have_attribute("aria-activedescendant", "find-0")
    page.keyboard.press("ArrowUp")  # the last: all that was found
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/search\?.*\bq=mizulna"))
    settled(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Search")
    assert page.locator(".found li").count() > 5
    assert_accessible(page, ".found")

    # In a field a slash is a slash; Escape shuts the list.
    page.locator(".st-key-masthead").get_by_text("Sources", exact=True).click()
    page.wait_for_url("**/sources**")
    field = settled(page).get_by_label("Words")
    field.click()
    page.keyboard.press("Control+a")
    page.keyboard.type("127/1")
    assert field.input_value() == "127/1"
    box.fill("duma")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_a_term_explains_itself_by_key(new_page: Callable[..., Page], app_url: str) -> None:
    page = goto(new_page(width=390, height=844), f"{app_url}/world")
    term = page.locator("button.term").first
    term.focus()
    page.keyboard.press("Enter")
    said = page.locator(".term-says:popover-open")
    expect(said).to_be_visible()
    place = said.bounding_box()
    assert place
    assert place["x"] >= 0
    assert place["x"] + place["width"] <= 390
    page.keyboard.press("Escape")
    expect(said).to_have_count(0)
    expect(term).to_be_focused()

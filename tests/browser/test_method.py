"""The page on method and “Cite this view”, as a scholar and a journalist use them."""

from __future__ import annotations

import json
from collections.abc import Callable

from playwright.sync_api import Page

from components.ui.method import ASIDE, WORDS, anchor
from tests.browser.harness import assert_accessible, goto, settled

_TOP = "id => { const n = document.getElementById(id); return n && n.getBoundingClientRect().top }"


def test_a_link_from_an_embed_leads_to_a_section_and_each_is_one_click_away(
    new_page: Callable[..., Page], app_url: str
) -> None:
    page = goto(new_page(width=390, height=844), f"{app_url}/method#corrections")
    assert -20 < page.evaluate(_TOP, "corrections") < 700  # seen without scrolling

    page.set_viewport_size({"width": 1280, "height": 900})
    links = settled(page).locator(".contents a")
    hrefs = links.evaluate_all("all => all.map(a => a.getAttribute('href').slice(1))")
    assert {"corrections", *(anchor(head.removeprefix("## ")) for head in (*ASIDE, WORDS))} < set(
        hrefs
    )
    for href in hrefs:
        assert page.locator(f"[id='{href}']").count() == 1, href
    links.nth(4).click()
    page.wait_for_function(f"id => Math.abs(({_TOP})(id)) < 200", arg=hrefs[4])
    # A case of the codebook opens its row.
    link = page.locator(".st-key-codebook a[href*='timeline?event=firestone-call']").first
    assert link.evaluate("a => a.href") == f"{app_url}/timeline?event=firestone-call"


def test_what_is_seen_is_copied_as_a_citation(new_page: Callable[..., Page], app_url: str) -> None:
    page = goto(new_page(), f"{app_url}/timeline?stage=adoption")
    assert page.locator("h1").count() == 1
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_text("Cite this view").first.click()
    settled(page)
    codes = page.locator("[data-testid=stCode]")
    assert codes.count() == 3
    codes.nth(2).hover()
    codes.nth(2).locator("button").click()
    (item,) = json.loads(page.evaluate("() => navigator.clipboard.readText()"))
    assert item["URL"] == f"{app_url}/timeline?stage=adoption"
    assert item["type"] == "webpage"
    assert_accessible(page, "[data-testid=stCode], .note")

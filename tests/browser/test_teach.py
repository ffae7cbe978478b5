"""A teacher at the keyboard: put scenes in order, and take them to the wall."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from tests.browser.harness import Record, goto, settled, wait_until

HEADS = ".st-key-order h3"


def test_scenes_are_put_in_order_by_keyboard_presented_and_kept(
    new_page: Callable[..., Page], app_url: str, records: dict[Page, Record]
) -> None:
    page = goto(new_page(), f"{app_url}/teach?scenes=vote-date~the-grade~what-survived")
    heads = page.locator(HEADS)
    expect(heads).to_have_count(3)
    up = page.get_by_role("button", name="Move up: What was in the draft, and what in the law")
    down = page.get_by_role("button", name="Move down: What was in the draft, and what in the law")
    up.focus()
    # The button stays under the finger; at the top, where there is no further up, its neighbour.
    for place, button in ((1, up), (0, down)):
        page.keyboard.press("Enter")
        expect(heads.nth(place)).to_contain_text("What was in the draft")
        expect(settled(page).locator(":focus")).to_have_text(button.inner_text())
    page.get_by_role("button", name="Drop: Which day was the vote?").press("Enter")
    expect(heads).to_have_count(2)
    expect(page.locator(":focus")).to_contain_text("Drop: ")
    expect(page.get_by_role("link", name="Present")).to_have_attribute(
        "href", "/present?scenes=what-survived~the-grade"
    )
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Present").press("Enter")
    talk = opened.value
    expect(talk.locator(".step.now h2")).to_have_text("What was in the draft, and what in the law")
    with page.expect_download() as kept:
        page.get_by_role("button", name="Save the list as a file").click()
    assert kept.value.suggested_filename == "353-0-scenes.json"
    with page.expect_download() as slides:
        page.get_by_role("link", name="PowerPoint").click()
    assert slides.value.suggested_filename == "353-0-slides.pptx"
    # What is small on the page is what the class will see.
    page.wait_for_function("[...document.querySelectorAll('.scene img')].every(i => i.complete"
                           " && i.naturalWidth === 568)")  # fmt: skip

    # A file that takes long says so until it comes.
    held = list[Route]()
    page.route(
        "**/present/slides.pptx*",
        lambda route: held.append(route) if route.request.method == "HEAD" else route.continue_(),
    )
    link, said = page.get_by_role("link", name="PowerPoint"), page.locator(".making")

    def asked(times: int) -> Route:
        """What the server is asked, to be answered here."""
        page.wait_for_timeout(50)
        wait_until(page, lambda: len(held) == times)
        return held[-1]

    link.click()
    expect(said).to_have_text(re.compile("PowerPoint is being made … [0-9]+ s"))
    expect(said).to_have_attribute("role", "status")
    expect(link).to_have_attribute("aria-busy", "true")
    link.click()  # once is enough
    asked(1).fulfill(status=503, headers={"Retry-After": "1"})
    asked(2).fulfill(status=500)
    expect(said).to_have_text("PowerPoint could not be made. Press again to try once more.")
    expect(link).not_to_have_attribute("aria-busy", "true")
    with page.expect_download() as kept:
        link.click()
        asked(3).fulfill(status=200)
    assert kept.value.suggested_filename == "353-0-slides.pptx"
    expect(said).to_have_count(0)
    records[page].forgive(r"the server responded with a status of 50[03]")

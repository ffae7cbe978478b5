"""A teacher at the keyboard: put scenes in order, and take them to the wall."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.harness import goto, settled

HEADS = ".st-key-order h3"


def test_scenes_are_put_in_order_by_keyboard_and_presented(
    new_page: Callable[..., Page], app_url: str
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
                           " && i.naturalWidth === 640)")  # fmt: skip

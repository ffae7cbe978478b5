"""The strip below the timeline, brushed by mouse, by touch and by keys."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.harness import axe, goto, settled, turned

HEARD = """() => {
  window.heard = [];
  document.addEventListener("v353:time", (event) => window.heard.push(event.detail));
}"""


def opened(page: Page, url: str) -> Locator:
    """The strip of an open page, which listens from now on."""
    goto(page, url)
    page.evaluate(HEARD)
    strip = page.locator(".st-key-brush .brush")
    expect(strip).to_be_visible()
    strip.scroll_into_view_if_needed()
    return strip


def heard(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate("() => window.heard")
    return found


def box(found: Locator) -> dict[str, float]:
    place = found.bounding_box()
    assert place
    return {"x": place["x"], "y": place["y"], "width": place["width"], "height": place["height"]}


def at(page: Page, months: float) -> float:
    """Pixels from the window's left to so many months after the first of the strip."""
    track = box(page.locator(".st-key-brush .track"))
    count = page.locator(".st-key-brush .handle.to").get_attribute("aria-valuemax")
    return track["x"] + track["width"] * months / (int(count or 0) + 1)


def test_a_window_is_drawn_moved_and_clicked_by_mouse_and_its_handles_are_moved_by_keys(
    new_page: Callable[..., Page], app_url: str
) -> None:
    page = new_page(width=1440)
    strip = opened(page, f"{app_url}/timeline")
    y = box(strip)["y"] + 30
    page.mouse.move(at(page, 81.5), y)
    page.mouse.down()
    page.mouse.move(at(page, 84.5), y, steps=4)
    page.mouse.move(at(page, 86.5), y, steps=4)
    expect(page.locator(".st-key-brush output")).to_contain_text("October 2003 to March 2004: ")
    moving = heard(page)
    assert moving
    assert not any(event["done"] for event in moving)
    assert "time=" not in page.url  # the server has heard of nothing
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"\?time=2003-10\.\.2004-03$"))
    assert heard(page)[-1] == {"from": "2003-10", "to": "2004-03", "whole": False, "done": True}
    settled(page)
    strip.scroll_into_view_if_needed()  # what is drawn above it is of another height now
    y = box(strip)["y"] + 30

    page.mouse.move(at(page, 84), y)
    page.mouse.down()
    page.mouse.move(at(page, 86), y, steps=3)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"\?time=2003-12\.\.2004-05$"))
    settled(page)
    strip.scroll_into_view_if_needed()
    y = box(strip)["y"] + 30

    right = box(page.locator(".st-key-brush .handle.to"))
    page.mouse.move(right["x"] + 8, y)
    page.mouse.down()
    page.mouse.move(right["x"] + 8 + at(page, 2) - at(page, 0), y, steps=3)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"\?time=2003-12\.\.2004-07$"))
    settled(page)
    page.locator(".st-key-brush button").click()
    expect(page).to_have_url(re.compile(r"/timeline$"))
    assert heard(page)[-1]["whole"]
    settled(page)
    strip.scroll_into_view_if_needed()

    page.mouse.click(at(page, 80.5), box(strip)["y"] + 30)  # a click is a year
    expect(page).to_have_url(re.compile(r"\?time=2003-01\.\.2003-12$"))
    settled(page)

    # Handles are moved by keys, and are sound in both schemes.
    assert axe(page, ".st-key-brush") == []
    turned(page, "dark")
    assert axe(page, ".st-key-brush") == []
    start, end = strip.get_by_role("slider", name="From"), strip.get_by_role("slider", name="To")
    start.focus()
    page.keyboard.press("ArrowLeft")
    expect(start).to_have_attribute("aria-valuetext", "December 2002")
    expect(page).to_have_url(re.compile(r"time=2002-12\.\.2003-12$"))
    settled(page)
    expect(start).to_be_focused()  # the run that follows leaves the focus where it is
    page.keyboard.press("Shift+ArrowLeft")
    expect(page).to_have_url(re.compile(r"time=2001-12\.\.2003-12$"))
    settled(page)
    end.focus()
    page.keyboard.press("End")
    expect(end).to_have_attribute("aria-valuenow", end.get_attribute("aria-valuemax") or "")
    start.focus()
    page.keyboard.press("End")  # no further than the other
    expect(start).to_have_attribute("aria-valuenow", start.get_attribute("aria-valuemax") or "")
    settled(page)
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile(r"/timeline$"))
    assert heard(page)[-1]["done"]


def test_a_finger_pulls_a_handle_and_the_page_still_scrolls(
    new_page: Callable[..., Page], app_url: str
) -> None:
    page = new_page(width=390, height=844, has_touch=True, is_mobile=True)
    strip = opened(page, f"{app_url}/timeline?time=2003..2004")
    handles = strip.get_by_role("slider")
    for k in (0, 1):
        size = box(handles.nth(k))
        assert size["width"] >= 24
        assert size["height"] >= 24
    touch = page.context.new_cdp_session(page)

    def finger(kind: str, x: float, y: float) -> None:
        points = [] if kind == "touchEnd" else [{"x": x, "y": y}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    place = box(handles.nth(1))
    x, y = place["x"] + 8, place["y"] + 28
    far = at(page, 12) - at(page, 0)
    finger("touchStart", x, y)
    for k in range(1, 6):
        finger("touchMove", x + far * k / 5, y)
    finger("touchEnd", x + far, y)
    expect(page).to_have_url(re.compile(r"time=2003-01\.\.2005-12$|time=2003-01\.\.2005-1[01]$"))
    assert heard(page)[-1]["done"]
    # Down the strip a finger scrolls.
    assert page.locator(".st-key-brush .track").evaluate(
        "e => getComputedStyle(e).touchAction"
    ) == ("pan-y")

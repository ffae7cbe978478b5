"""What only a browser shows of the linked charts: one touch, keys, and no wait for the server."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.harness import assert_accessible, goto, settled

EVENT, OTHER = "duma-353-0", "law-signed"


def button(page: Page, chart: str, row: str) -> Any:
    return page.locator(f"[data-chart={chart}] .hits button[data-id='{row}']")


def middle(page: Page, chart: str, row: str) -> tuple[float, float]:
    found = button(page, chart, row)
    found.evaluate("b => b.scrollIntoView({ block: 'center' })")
    box = found.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def ready(page: Page, url: str) -> Page:
    """Open a page and wait until it can answer by itself."""
    goto(page, url).wait_for_function("() => document.documentElement.dataset.marks")
    return page


def assert_opened(page: Page) -> None:
    """Fail unless the card is in sight, before the server's answer and after."""
    card = page.locator("[data-card] h2").first
    expect(card).to_be_in_viewport()
    settled(page)
    expect(card).to_be_in_viewport()
    expect(page).to_have_url(re.compile(rf"\?event={EVENT}$"))
    assert_accessible(page, "[data-card]")


def test_one_click_opens_the_card_in_sight_and_another_draws_no_chart_anew(
    new_page: Callable[..., Page], app_url: str
) -> None:
    page = goto(new_page(width=1024), f"{app_url}/timeline")
    drawing = page.locator("[data-chart=timeline] .main-svg").first.element_handle()
    page.mouse.click(*middle(page, "timeline", EVENT))
    assert_opened(page)
    page.keyboard.press("Escape")  # the card covers marks in a window as narrow
    expect(page).to_have_url(f"{app_url}/timeline")
    settled(page)
    page.mouse.click(*middle(page, "timeline", OTHER))
    settled(page)
    expect(page).to_have_url(re.compile(rf"\?event={OTHER}$"))
    assert page.evaluate("svg => svg.isConnected", drawing), "it was taken away and drawn anew"


def test_one_tap_opens_it_and_shows_no_tooltip(new_page: Callable[..., Page], app_url: str) -> None:
    page = goto(new_page(width=390, height=844, touch=True), f"{app_url}/timeline")
    page.touchscreen.tap(*middle(page, "timeline", EVENT))
    expect(page.locator("[data-card] h2").first).to_be_in_viewport()
    expect(page.locator(".linked-tip:visible")).to_have_count(0)
    assert_opened(page)


def test_keys_reach_every_mark_and_a_filter_acts_at_once(
    new_page: Callable[..., Page], app_url: str
) -> None:
    page = ready(new_page(width=1440), f"{app_url}/timeline")
    marks = page.locator("[data-chart=timeline] .hits button")
    first = page.locator("[data-chart=timeline] .hits button[tabindex='0']")
    expect(first).to_have_count(1)
    first.focus()
    seen = set()
    for _ in range(marks.count()):
        seen.add(page.evaluate("() => document.activeElement.dataset.id"))
        page.keyboard.press("ArrowRight")
    assert len(seen) == marks.count()
    page.keyboard.press("Enter")
    card = page.locator("[data-card]")
    expect(card).to_be_focused()
    settled(page)
    expect(card).to_be_focused()
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    assert page.evaluate("() => document.activeElement.closest('.hits') !== null")

    expect(page).to_have_url(f"{app_url}/timeline")
    settled(page)
    shown = """() => [...document.querySelectorAll('[data-chart=timeline] .hits button')]
      .filter(b => !b.hidden).map(b => [b.dataset.id, b.style.left, b.style.top].join())"""
    before = page.evaluate(shown)
    at_once = page.evaluate(
        f"""async () => {{
          document.querySelectorAll(".st-key-w-pressure button")[1].click();
          await new Promise(requestAnimationFrame);
          return ({shown})();
        }}"""
    )
    assert 0 < len(at_once) < len(before)
    assert set(at_once) <= set(before), "no mark has moved"
    settled(page)
    assert page.evaluate(shown) == at_once, "the server's answer changes nothing"
    expect(page).to_have_url(re.compile(r"\?pressure=outside$"))


def test_a_filter_and_a_choice_are_seen_before_the_server_has_heard_of_them(
    new_page: Callable[..., Page], app_url: str
) -> None:
    page = ready(new_page(width=1440), f"{app_url}/pressure")
    page.wait_for_function(
        """() => performance.getEntriesByType("resource")
          .filter(e => e.name.endsWith("?pressure=outside") && e.responseEnd).length === 2"""
    )
    shown = """() => ["pressure", "activity"].map(chart =>
      [...document.querySelectorAll(`[data-chart=${chart}] .hits button`)]
        .filter(b => !b.hidden).map(b => [b.dataset.id, b.style.left, b.style.top].join()))"""
    before = page.evaluate(shown)
    chip = page.locator(".st-key-w-pressure button").nth(1)
    chip.hover()
    page.wait_for_selector("[data-chart=activity] .beside .main-svg", state="attached")
    # What Streamlit is sent waits for the charts: the next message over the wire finds them drawn.
    page.evaluate(
        f"""() => {{
          const send = WebSocket.prototype.send;
          WebSocket.prototype.send = function (...said) {{
            window.__seen ??= ({shown})();
            WebSocket.prototype.send = send;
            return send.apply(this, said);
          }};
        }}"""
    )
    chip.click()
    at_once = page.wait_for_function("() => window.__seen").json_value()
    assert [len(a) < len(b) for a, b in zip(at_once, before, strict=True)] == [True, True]
    expect(page).to_have_url(f"{app_url}/pressure?pressure=outside")
    settled(page)
    assert page.evaluate(shown) == at_once, "the server's answer changes nothing"
    assert_accessible(page, ".linked-chart")

    mark = page.locator("[data-chart=pressure] .hits button[data-kind=event]:not([hidden])").first
    place = middle(page, "pressure", mark.get_attribute("data-id") or "")
    # In one turn of the browser's, so that nothing can have come over the wire.
    seen = page.evaluate(
        """([x, y]) => {
          const hit = document.elementFromPoint(x, y);
          hit.dispatchEvent(new PointerEvent("click",
            { bubbles: true, clientX: x, clientY: y, detail: 1, pointerType: "mouse" }));
          return document.querySelector("[data-card] h2")?.textContent ?? "";
        }""",
        place,
    )
    assert seen, "the card stands there at once"

"""A reader's own spacing of letters, as WCAG 1.4.12 asks for, costs no label of a chart."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from components.graphic.metrics import overlaps
from tests.browser.harness import goto

SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important } p { margin-bottom: 2em !important }"""
#: Boxes of the letters of every label that is seen.
BOXES = """() => [...document.querySelectorAll("svg text")].map((text) => {
  const box = text.getBoundingClientRect(), size = parseFloat(getComputedStyle(text).fontSize);
  const middle = (box.top + box.bottom) / 2;
  return box.width ? [box.left, middle - size / 2, box.right, middle + size / 2, text.textContent]
    : null;
}).filter(Boolean)"""


@pytest.mark.parametrize("width", [360, 700, 1200])
def test_labels_of_an_embed_do_not_overlap(
    new_page: Callable[..., Page], app_url: str, width: int
) -> None:
    page = new_page(width=width)
    page.goto(f"{app_url}/embed/russia-2003/timeline.html")
    page.add_style_tag(content=SPACED)
    found = page.evaluate(BOXES)
    assert len(found) > 80
    boxes = [tuple(box[:4]) for box in found]
    clash = {(found[i][4], found[j][4]) for i, j in overlaps(boxes, slack=2)}
    assert {pair for pair in clash if pair[0] != pair[1]} == set()  # paper under a label is itself
    assert all(box[0] >= -1 and box[2] <= width + 1 for box in boxes)
    # What is read, not looked at, follows the reader.
    spacing = page.locator("th").first.evaluate("e => getComputedStyle(e).letterSpacing")
    assert float(spacing.removesuffix("px")) > 1


#: Words of chips, tabs and buttons that reach out of them, and what reaches out of the window.
CUT = """() => {
  const main = document.querySelector("[data-testid=stMain]"), wide = innerWidth;
  const out = (a, b) => a.top < b.top - 1 || a.bottom > b.bottom + 1 || a.right > b.right + 1;
  return [...main.querySelectorAll("button p, .st-key-masthead a")]
    .filter((e) => e.checkVisibility())
    .filter((e) => {
      const own = e.getBoundingClientRect(), button = e.closest("button") ?? main;
      return out(own, button.getBoundingClientRect()) || own.right > wide;
    })
    .map((e) => e.textContent);
}"""
#: Names on a chart that its frame cuts off for good.
LOST = """() => [...document.querySelectorAll(".linked-chart")].flatMap((chart) => {
  const frame = chart.parentElement.closest("[class*=st-key-plot-]");
  const right = frame.getBoundingClientRect().left + frame.scrollWidth;
  return [...chart.querySelectorAll(".textpoint")]
    .filter((text) => text.getBoundingClientRect().right > right + 2)
    .map((text) => text.textContent);
})"""
#: Whether a switch has an edge, and a chosen chip a ground of its own.
TOLD = """() => {
  const of = (selector, name) => {
    const found = document.querySelector(selector);
    return found && getComputedStyle(found)[name];
  };
  const ground = (on) => of(`.st-key-w-pressure [aria-pressed=${on}]`, "backgroundColor");
  return of(".st-key-w-only label > div", "borderTopStyle") === "solid"
    && ground(true) && ground(true) !== ground(false);
}"""


def test_a_page_is_read_at_400_percent_with_a_readers_spacing_and_colours(
    new_page: Callable[..., Page], app_url: str
) -> None:
    # A reader's system has its colours from the start: a page that is turned to them later now and
    # then stays as it was.
    page = new_page(width=320, forced_colors="active")
    goto(page, f"{app_url}/timeline?pressure=outside").wait_for_function(TOLD)
    assert page.evaluate(LOST) == []
    assert page.evaluate(CUT) == []
    page.add_style_tag(content=SPACED)
    assert page.evaluate(CUT) == []

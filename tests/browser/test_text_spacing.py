"""A reader's own spacing of letters, as WCAG 1.4.12 asks for, costs no label of a chart."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from components.graphic.metrics import overlaps

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

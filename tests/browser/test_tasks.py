"""What readers come to do, each in at most two actions: by mouse, by touch, by keys alone.

An action is a press, a stroke over the strip, or words typed into one field. Getting to a control
by Tab is none, but it must be possible.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.harness import goto, settled

MOST = 2
#: Presses of Tab after which a control counts as out of reach.
FAR = 400
#: The key that leads on to a control: an arrow within the same chart or group of chips, else Tab;
#: none where it has the focus.
_KEY = """e => {
  const held = document.activeElement;
  if (e.closest('button, a, input, summary') === held) return "";
  const group = e.closest('.hits, [role=toolbar], [role=radiogroup]');
  return group?.contains(held) ? "ArrowRight" : "Tab";
}"""
How = Literal["mouse", "touch", "keys"]
HOWS: tuple[How, ...] = ("mouse", "touch", "keys")


class Hand:
    """A reader's hand on one page; it counts what it does."""

    def __init__(self, page: Page, how: How) -> None:
        self.page, self.how, self.actions = page, how, 0

    def ready(self, had: int = 0) -> Page:
        """Begin another task at the top of the page, after so many actions; the page."""
        self.actions = had
        settled(self.page).locator("a[href='#stMain']").focus()
        return self.page

    def press(self, control: Locator) -> None:
        """Press a control, or a mark of a chart."""
        self.actions += 1
        expect(control).to_have_count(1)
        if self.how == "keys":
            self._reach(control)
            self.page.keyboard.press("Enter")
            return
        control.evaluate("e => e.scrollIntoView({ block: 'center' })")
        box = control.bounding_box()
        assert box
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        if self.how == "mouse":
            self.page.mouse.click(x, y)
        else:
            self.page.touchscreen.tap(x, y)

    def type(self, field: Locator, words: str) -> None:
        """Go into a field, write and confirm."""
        if self.how == "keys":
            self._reach(field)
        else:
            self.press(field)
            self.actions -= 1
        self.actions += 1
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(words)
        self.page.keyboard.press("Enter")

    def _reach(self, control: Locator) -> None:
        """Tab to it; within a chart, on by the arrow keys."""
        for _ in range(FAR):
            key = control.evaluate(_KEY)
            if not key:
                return
            self.page.keyboard.press(key)
        pytest.fail("no key leads to it")


@pytest.fixture(params=HOWS)
def hand(request: pytest.FixtureRequest, new_page: Callable[..., Page]) -> Hand:
    """One page for each way of using it."""
    how: How = request.param
    if how == "touch":
        page = new_page(width=390, height=844, touch=True)
    else:
        page = new_page(width=1440)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return Hand(page, how)


def mark(page: Page, chart: str, row: str) -> Locator:
    return page.locator(f"[data-chart={chart}] .hits button[data-id='{row}']").first


def chip(page: Page, words: str) -> Locator:
    return page.locator(".st-key-w-pressure button").get_by_text(words, exact=True)


def to(page: Page, title: str) -> None:
    """Go to another page by the masthead, which keeps what is in view."""
    page.locator(".st-key-masthead").get_by_text(title, exact=True).click()
    page.wait_for_url(f"**/{title.lower()}**")
    settled(page)


def test_what_readers_come_to_do_takes_two_actions_each(hand: Hand, app_url: str) -> None:
    """Each task goes on from where the one before it ended, as readers do."""
    page = goto(hand.page, f"{app_url}/pressure")
    who_pushed_from_outside_in_three_months_and_all_of_an_actor(hand)
    to(page, "Vote")
    expect(page.locator("[data-testid=stMain]")).not_to_contain_text("is in this view")
    page.locator(".st-key-reset button").click()  # on a phone the actor's card covers half the page
    expect(page).to_have_url(f"{app_url}/vote")
    chip(settled(page), "Outside").click()
    expect(page).to_have_url(f"{app_url}/vote?pressure=outside")
    link_citation_and_data_are_taken(hand)
    anything_is_found(hand)
    to(page, "Timeline")
    a_period_that_cannot_be_read_is_named(hand)
    all_is_shown_again_and_who_says_so_and_where_sources_disagree(hand, app_url)


def who_pushed_from_outside_in_three_months_and_all_of_an_actor(hand: Hand) -> None:
    page = hand.page
    hand.press(chip(page, "Outside"))
    settled(page)
    hand.type(page.locator("[class*=st-key-w-period] input"), "Oct-Dec 2003")
    expect(page).to_have_url(re.compile(r"pressure=outside&time=2003-10\.\.2003-12$"))
    settled(page)
    expect(page.locator(".st-key-status")).to_contain_text("October 2003 to December 2003")
    assert hand.actions <= MOST

    hand.ready(1)  # the filter is turned
    hand.press(mark(page, "activity" if hand.how == "touch" else "pressure", "firestone"))
    expect(page).to_have_url(re.compile(r"pressure=outside&time=[0-9.-]+&actor=firestone$"))
    settled(page)
    assert hand.actions <= MOST


def copied(hand: Hand, panel: str) -> str:
    """Open a panel under a chart, copy what it offers first, and give it."""
    page = hand.ready()
    tools = page.locator(f".tools[data-chart=votes] .{panel}")
    copy = tools.locator("[data-copy]").first
    hand.press(tools.locator("summary"))
    hand.press(copy)
    expect(copy).to_have_text("Copied")
    assert hand.actions <= MOST
    return str(page.evaluate("() => navigator.clipboard.readText()"))


def link_citation_and_data_are_taken(hand: Hand) -> None:
    page = hand.page
    assert copied(hand, "share") == f"{page.url}#chart-votes"
    assert page.url in copied(hand, "cite")

    hand.ready()
    tools = page.locator(".tools[data-chart=votes]")
    hand.press(tools.locator(".download summary"))
    with page.expect_download() as got:
        hand.press(tools.locator(".download a[href*='.csv']").first)
    assert got.value.suggested_filename.endswith(".csv")
    assert hand.actions <= MOST


def anything_is_found(hand: Hand) -> None:
    page = hand.ready()
    hand.type(page.get_by_role("combobox", name="Search everything"), "law duma")
    page.wait_for_url(re.compile(r"/search\?.*\bq=law"))
    settled(page)
    assert page.locator(".found li").count() > 2
    assert hand.actions <= MOST


def a_period_that_cannot_be_read_is_named(hand: Hand) -> None:
    page, before = hand.ready(), hand.page.url
    hand.type(page.locator("[class*=st-key-w-period] input"), "soon")
    expect(page.get_by_role("alert").first).to_contain_text("“soon” is no period")
    assert settled(page).url == before


def all_is_shown_again_and_who_says_so_and_where_sources_disagree(hand: Hand, app_url: str) -> None:
    page = hand.ready()
    hand.press(page.locator(".st-key-reset button"))
    expect(page).to_have_url(f"{app_url}/timeline")
    assert hand.actions <= MOST

    hand.ready()
    hand.press(page.locator(".disputes summary").first)
    expect(page.locator(".disputes li").first).to_be_visible()
    assert hand.actions <= MOST

    hand.ready()
    hand.press(mark(page, "timeline", "duma-353-0"))
    says = page.locator("[data-card]").get_by_text("Says who").first
    expect(says).to_be_visible()
    expect(page.locator("[data-card]").get_by_text("note 28").first).to_be_visible()
    expect(page.locator("[data-card] a[href*='source/']").first).to_be_visible()
    assert hand.actions <= MOST - 1

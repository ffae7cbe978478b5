"""The story: told in steps, by scripts or without, still or moving, and its ways on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page

from components.talk.steps import steps_of
from components.ui import cache
from tests.browser.harness import goto, wait_until

#: Titles of the steps whose picture is seen.
_SEEN = """() => [...document.querySelectorAll('.step')]
  .filter(s => getComputedStyle(s.querySelector('figure')).opacity === '1')
  .map(s => s.querySelector('h2').textContent)"""


@pytest.fixture
def titles() -> list[str]:
    return [step.scene.title for step in steps_of(cache.dossier())[1:]]


def opened(page: Page, app_url: str) -> Page:
    """The story, once its pictures are drawn."""
    wait_until(page, lambda: goto(page, app_url).locator(".step figure").count() > 0)
    return page


#: How a reader may want things to move.
MOTIONS: tuple[Literal["reduce", "no-preference"], ...] = ("reduce", "no-preference")


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)], ids=lambda s: str(s[0]))
def test_the_first_screen_says_why_and_the_picture_of_the_step_that_is_read_is_the_only_one(
    new_page: Callable[..., Page], app_url: str, titles: list[str], size: tuple[int, int]
) -> None:
    page = opened(new_page(width=size[0], height=size[1]), app_url)
    for part in (".score", "h1", ".what", ".why", ".skip"):
        box = page.locator(part).bounding_box()
        assert box
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= size[1], part
    for motion in MOTIONS:
        page.emulate_media(reduced_motion=motion)
        page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
        page.wait_for_function(f"() => ({_SEEN})().length === 0")
        for number in (0, 1, len(titles) - 1, 3):
            page.locator(".step").nth(number).evaluate("s => s.scrollIntoView({ block: 'center' })")
            page.wait_for_function(f"t => ({_SEEN})().join() === t", arg=titles[number])
            figure = page.locator(".step.on figure").bounding_box()
            words = page.locator(".step.on .words h2").bounding_box()
            assert figure
            assert words
            assert figure["y"] >= 0
            assert figure["y"] + figure["height"] <= size[1]
            apart = figure["x"] >= words["x"] + 200 or figure["y"] + figure["height"] <= words["y"]
            assert apart, "the picture covers the words"
        page.click(".skip")
        page.wait_for_function(f"() => ({_SEEN})().length === 0")
        assert not page.locator(".skip").is_visible()


def test_a_mark_opens_its_event(new_page: Callable[..., Page], app_url: str) -> None:
    page = opened(new_page(width=1440), app_url)
    marked = page.locator(".step", has=page.locator("figure a[href*='event=']")).first
    marked.evaluate("s => s.scrollIntoView({ block: 'center' })")
    mark = page.locator(".step.on figure a[href*='event=']").first
    href = mark.get_attribute("href")
    mark.click()
    page.wait_for_url(f"**/{href}")


def test_on_paper_and_without_scripts_every_picture_stands_by_its_words(
    new_page: Callable[..., Page], app_url: str, titles: list[str]
) -> None:
    paper = opened(new_page(), app_url)
    paper.emulate_media(media="print")
    assert paper.evaluate(_SEEN) == titles
    page = new_page(java_script_enabled=False)
    page.goto(app_url)
    assert page.locator(".step h2").all_inner_texts() == titles
    assert page.evaluate(_SEEN) == titles
    tops = page.locator(".step figure").evaluate_all("f => f.map(x => x.getBoundingClientRect().y)")
    assert tops == sorted(tops)
    assert page.locator("figure svg[aria-label]").count() == len(titles) + 1

"""Weighing with the keyboard alone, and the same weighing in another reader's browser."""

from __future__ import annotations

import os
from collections.abc import Callable

from playwright.sync_api import Page

from components.charts.shared.weighed import among
from components.ui import cache
from tests.browser.harness import assert_accessible, goto, settled, shot

DOSSIER = cache.dossier()
#: Explanations, and the end of a clue's digits: for those after the first six.
MANY = len(DOSSIER.explanations)
END = "2" * (MANY - 6)
#: How many clues are weighed one after the other: some, or with ALL_CLUES=1 all.
SOME = len(DOSSIER.claims) if os.environ.get("ALL_CLUES") else 3


def result(page: Page) -> str:
    return page.inner_text("section[aria-label='Your result']")


def weighed(page: Page) -> int:
    """How many clues the address holds."""
    return len(page.url.partition("weigh=")[2].partition("&")[0].split("~"))


def focus_on(page: Page, label: str, *, back: bool = False, most: int = 80) -> None:
    """Press Tab until what has this accessible name is in focus."""
    for _ in range(most):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        named = page.evaluate(
            """() => { const e = document.activeElement, words = e.getAttribute('aria-label');
              return words || (e.tagName === 'BUTTON' ? e.innerText : '') }"""
        )
        if label in named:
            return
    raise AssertionError(f"Tab never reaches {label!r}")


def test_weighing_by_keyboard_and_sending_the_link(
    new_page: Callable[..., Page], app_url: str
) -> None:
    page = goto(new_page(), f"{app_url}/evidence")
    focus_on(page, "Next clue")
    page.keyboard.press("Enter")
    settled(page)
    focus_on(page, "Mainly because a world norm had formed")
    page.keyboard.press("ArrowRight")
    settled(page)
    page.keyboard.press("ArrowRight")
    settled(page)
    first = page.url.partition("weigh=")[2].partition(".")[0]
    assert page.url.endswith(f"weigh={first}.422222{END}")
    before = result(page)
    assert f"{97 / (0.97 + 0.5 * (MANY - 1)):.1f} %" in before
    assert before.startswith(f"Yours. {among(MANY)}")
    focus_on(page, "Next clue", back=True)
    page.keyboard.press("Enter")
    settled(page)
    focus_on(page, "Mainly because the United States pressed")
    page.keyboard.press("ArrowLeft")
    settled(page)
    for n in range(2, SOME):
        assert weighed(page) == n
        focus_on(page, "Next clue", back=True)
        page.keyboard.press("Enter")
        settled(page)
        focus_on(page, "Mainly because a world norm had formed", most=4)
        page.keyboard.press("ArrowRight")
        settled(page)
    before, link = result(page), page.url
    assert weighed(page) == SOME
    shot(page, "evidence-weighed")
    assert_accessible(page, "section, article")

    told = f"{link}&rival={first}.022222{END}&event=tip-2002&outcome=witness-law"
    other = goto(new_page(fresh=True, scheme="dark", width=390), told)
    assert result(other) == before
    these = among(MANY).lower()
    other.get_by_label(f"Two weighings part on {SOME} of {SOME} judgements, {these}.").wait_for()
    other.get_by_label("Witnesses get protection: ").wait_for()
    assert other.url == told
    assert_accessible(other, "section, article")

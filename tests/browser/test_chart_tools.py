"""What stands under a chart, in a browser: copying, full screen, sorting, printing."""

from __future__ import annotations

import io
from collections.abc import Callable

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.harness import assert_accessible, goto, settled

#: What takes the cover away looks for the first time when the chart has long been there.
_LATE_COVER = """
const every = setInterval;
setInterval = (look, ms) => every(() => { if (ms !== 60 || performance.now() > 8000) look(); }, ms);
"""


def _sheets(pdf: bytes) -> list[tuple[str, float]]:
    """Every piece of text of a printed page, and where it begins, as a share of the width."""
    found = []
    for sheet in PdfReader(io.BytesIO(pdf)).pages:
        wide = float(sheet.mediabox.width)

        def note(text, cm, tm, _font, _size, wide=wide) -> None:
            if text.strip():
                found.append((text.strip(), (cm[0] * tm[4] + cm[4]) / wide))

        sheet.extract_text(visitor_text=note)
    return found


def assert_printed(page: Page) -> None:
    """Fail unless a sheet has the whole chart, and nothing of what only a screen needs."""
    words = _sheets(page.pdf(format="A4", print_background=True))
    said = " ".join(text for text, _ in words)
    assert "no source read says" in said
    assert "Download" not in said
    assert max(share for _, share in words) < 1


def test_a_link_leads_to_a_chart_which_is_copied_seen_alone_and_printed_whole_and_light(
    new_page: Callable[..., Page], app_url: str
) -> None:
    link = f"{app_url}/vote?pressure=both#chart-votes"
    page = new_page(scheme="dark")
    page.add_init_script(_LATE_COVER)
    goto(page, link)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.wait_for_function(
        "() => Math.abs(document.querySelector('.st-key-chart-votes')"
        ".getBoundingClientRect().top) < 500"
    )
    assert settled(page).url == link
    expect(page.locator(".st-key-status")).to_contain_text("pushed from both sides at once")
    tools = page.locator(".tools[data-chart=votes]")
    read = "() => navigator.clipboard.readText()"
    for name, holds in (("share", link), ("cite", "“")):
        summary = tools.locator(f".{name} summary")
        summary.focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(tools.locator(f".{name} [data-copy]").first).to_have_text("Copied")
        assert holds in page.evaluate(read)
        assert page.locator("details.tool[open]").count() == 1
        if name == "cite":
            assert_accessible(page, ".tools[data-chart=votes]")
        page.keyboard.press("Escape")
        assert page.locator("details.tool[open]").count() == 0
        expect(summary).to_be_focused()

    chart, button = page.locator(".st-key-chart-votes"), page.locator("[data-alone]").last
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_have_text("Leave full screen")
    expect(page.locator(".st-key-masthead")).to_be_hidden()
    expect(chart.locator(".main-svg").first).to_be_visible()
    box, size = chart.bounding_box(), page.viewport_size
    assert box
    assert size
    assert (box["x"], box["y"], box["width"]) == (0, 0, size["width"])
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(page.locator(".st-key-masthead")).to_be_visible()

    assert_printed(page)
    page.set_viewport_size({"width": 390, "height": 900})
    assert_printed(settled(page))
    # By the keys of the browser the drawing for paper is fetched first.
    page.evaluate("() => { window.printed = 0; window.print = () => { window.printed += 1 } }")
    page.keyboard.press("Control+p")
    page.wait_for_function("() => window.printed === 1")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 1000})
    image = page.locator(".st-key-chart-seats .on-paper")
    expect(image).to_be_visible()
    place = image.bounding_box()
    assert place
    assert place["x"] >= 0
    assert place["x"] + place["width"] <= 700
    assert page.locator(".st-key-plot-seats").is_hidden()
    paper = page.evaluate(
        "() => getComputedStyle(document.querySelector('.stApp')).backgroundColor"
    )
    assert paper == "rgb(251, 248, 242)"


def test_a_table_is_sorted_by_keyboard_and_keeps_its_head_in_sight(
    new_page: Callable[..., Page], app_url: str
) -> None:
    page = goto(new_page(), f"{app_url}/timeline?table=timeline")
    rows = page.locator(".chart-table tbody tr")
    many = rows.count()
    head = page.locator(".chart-table th", has=page.get_by_role("button", name="When", exact=True))
    keys = "all => all.map(cell => cell.dataset.key).filter(Boolean)"
    for way in ("ascending", "descending"):
        head.locator("button").focus()
        page.keyboard.press("Enter")
        expect(head).to_have_attribute("aria-sort", way)
        days = page.locator(".chart-table td[data-key]").evaluate_all(keys)
        assert days == sorted(days, reverse=way == "descending")
        assert rows.count() == many
    assert len(days) > 40
    scroll = page.locator(".chart-table")
    scroll.evaluate("node => node.scrollTo(0, 1e6)")
    assert head.evaluate("node => node.getBoundingClientRect().top") >= scroll.evaluate(
        "node => node.getBoundingClientRect().top"
    )
    assert page.locator(".st-key-plot-timeline").is_hidden()
    assert_accessible(page, ".chart-table")

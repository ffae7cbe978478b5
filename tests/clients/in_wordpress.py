"""An author without special rights pastes an address into WordPress; readers open the post."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from components.embed.address import EmbedRequest
from components.embed.snippets import codes
from tests.clients import wordpress
from tests.clients.conftest import Charts, Seen
from tests.clients.packages import debian

CLIENT = "WordPress"
WRITERS = {"blocks": wordpress.write_in_blocks, "classic": wordpress.write_in_classic}
#: A chart that WordPress, which cuts at 1000 pixels, has no room for, one that it has room for, a
#: page of the app, and a View.
ADDRESSES = {
    "timeline": "/embed/russia-2003/timeline.html",
    "tier": "/embed/russia-2003/tier.html",
    "page": "/evidence",
    "view": "/vote?pressure=outside",
}
_SIZES = """() => { const root = document.documentElement; return {
  tall: Math.ceil(root.getBoundingClientRect().height), room: innerHeight,
  wide: root.scrollWidth, column: innerWidth } }"""


@pytest.fixture(scope="module")
def version() -> str:
    return debian(*wordpress.PACKAGES)


@pytest.fixture(scope="module")
def site(version: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with wordpress.running(tmp_path_factory.mktemp("wordpress")) as url:
        yield url


@pytest.fixture(scope="module")
def author(browser: Browser, site: str) -> Iterator[BrowserContext]:
    context = browser.new_context(
        ignore_https_errors=True,
        permissions=["clipboard-read", "clipboard-write"],
        viewport={"width": 1280, "height": 900},
    )
    wordpress.log_in(context, site)
    yield context
    context.close()


@pytest.fixture(scope="module")
def posts(author: BrowserContext, site: str, charts: Charts) -> dict[tuple[str, str], str]:
    """Address of each post, by editor and what was pasted."""
    found = {}
    for address in ADDRESSES.values():
        charts.get(address)  # the first drawings after a start take their time
    for editor, write in WRITERS.items():
        for name, address in ADDRESSES.items():
            page = author.new_page()
            found[editor, name] = write(page, site, charts.url + address)
            page.close()
        author.clear_cookies(name="editor")
    return found


def opened(page: Page, address: str, theme: str) -> None:
    page.goto(f"{address}&theme={theme}")
    page.locator("iframe.wp-embedded-content").scroll_into_view_if_needed()
    # WordPress shows a quotation until the chart has told its height.
    page.locator("blockquote.wp-embedded-content").wait_for(state="hidden")


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("theme", wordpress.THEMES)
@pytest.mark.parametrize("editor", WRITERS)
def test_the_whole_chart(
    browser: Browser,
    posts: dict[tuple[str, str], str],
    editor: str,
    theme: str,
    width: int,
    seen: Seen,
) -> None:
    """A pasted address: the whole chart, nothing scrolls in it, and its link opens"""
    context = browser.new_context(
        ignore_https_errors=True, viewport={"width": width, "height": 900}
    )
    told = []
    for name in ADDRESSES:
        page = context.new_page()
        opened(page, posts[editor, name], theme)
        inside = page.frames[1]
        page.wait_for_function(
            "tall => document.querySelector('iframe').clientHeight === tall",
            arg=inside.evaluate(_SIZES)["tall"],
        )
        found = inside.evaluate(_SIZES)
        assert found["tall"] == found["room"], name
        assert found["wide"] == found["column"] <= width, name
        overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert overflow <= 0, name
        # A telephone's bars come and go: the theme sets its own height then.
        page.set_viewport_size({"width": width, "height": 700})
        page.wait_for_timeout(300)
        assert inside.evaluate(_SIZES)["room"] == found["tall"], name
        told.append(f"{name} {found['column']}×{found['tall']}")
        host = inside.evaluate("location.origin")
        inside.locator("a.X").click()
        page.wait_for_url(f"{host}/**")
        page.close()
    context.close()
    seen(f"{', '.join(told)}; each link led to the app")


def test_the_frames_code_from_an_author(
    author: BrowserContext, site: str, charts: Charts, seen: Seen
) -> None:
    """Our code for a frame, which an author may not post: a link is left in its place"""
    ask = EmbedRequest("russia-2003", "tier", "html")
    content = codes(ask, title="A chart", base_url=charts.url)["iframe"]
    page = author.new_page()
    page.goto(f"{site}/wp-admin/post-new.php")
    page.locator(".editor-post-title").wait_for(timeout=90_000)
    post = page.evaluate(
        "content => wp.apiFetch({path: '/wp/v2/posts', method: 'POST', data: "
        "{title: 'Code', status: 'publish', content}}).then(post => post.link)",
        content,
    )
    page.goto(post)
    assert page.locator("iframe").count() == 0
    link = page.get_by_role("link", name="A chart")
    assert link.get_attribute("href") == charts.url + ask.path()
    quote = page.locator("blockquote", has=link)
    assert quote.evaluate("quote => getComputedStyle(quote).clipPath") == "none"
    box = link.bounding_box()
    assert box
    assert box["width"] > 20
    page.close()
    seen(f"a link of {round(box['width'])} × {round(box['height'])} px")


@pytest.mark.parametrize("editor", WRITERS)
def test_without_scripts_a_link_is_left(
    browser: Browser, posts: dict[tuple[str, str], str], editor: str, seen: Seen
) -> None:
    """The post with scripts off, or in a feed: a link to the chart"""
    context = browser.new_context(ignore_https_errors=True, java_script_enabled=False)
    page = context.new_page()
    page.goto(posts[editor, "timeline"])
    link = page.locator("blockquote.wp-embedded-content a")
    assert link.is_visible()
    assert "/embed/russia-2003/timeline.html" in str(link.get_attribute("href"))
    seen(f"“{link.inner_text()}”")
    context.close()

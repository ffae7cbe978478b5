"""The article test: five embeds in plain HTML, live and exported, with and without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from components.charts import CHARTS
from components.dossier import Dossier
from components.embed.site import export as exporting
from components.embed.site import index
from components.embed.site.export import Options, export
from components.serving.frame_heights import Heights
from components.serving.render_process import RenderProcess
from components.ui import cache
from tests.browser.articles import WAYS, article, frame_alone, measured, served
from tests.browser.harness import shot, wait_until

WIDTHS = (390, 768, 1200)
#: Charts that an article shows in frames, where scripts may run.
FRAMED = [chart for way, chart in WAYS.items() if way != "image"]

#: Sum of layout shifts so far, with what moved.
_SHIFTS = """() => new Promise((done) => {
  let sum = 0; const moved = [];
  new PerformanceObserver((list) => {
    for (const e of list.getEntries()) {
      sum += e.value;
      for (const { node } of e.sources) moved.push(((node && node.outerHTML) || "").slice(0, 80));
    }
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done([sum, moved]), 200);
})"""
_FITS = "() => document.documentElement.scrollWidth <= innerWidth"
_AT_END = "() => scrollY + innerHeight >= document.documentElement.scrollHeight - 1"
_TALL = "() => Math.ceil(document.documentElement.getBoundingClientRect().height)"


@pytest.fixture(scope="module")
def tall(dossier: Dossier) -> dict[str, Heights]:
    return measured(dossier)


@pytest.fixture(scope="module")
def site(dossier: Dossier, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """An exported site of the five charts on a plain file server: its address and folder."""
    target = tmp_path_factory.mktemp("exported") / "site"
    with served(target) as url, pytest.MonkeyPatch.context() as patch:
        for module in (exporting, index):
            patch.setattr(module, "filled", lambda _: {c: CHARTS[c] for c in WAYS.values()})
        # An article asks for no other (all of them: tests/embed/test_export).
        patch.setattr(exporting, "FORMATS", ("html", "svg", "png"))
        export(dossier, target, Options(site_url=url, pinned=False), renderers=[RenderProcess()])
        yield url, target


@pytest.fixture(scope="module", params=["live", "exported"])
def source(request: pytest.FixtureRequest) -> tuple[str, str]:
    """Where the embeds come from: a name, and an address."""
    if request.param == "live":
        return "live", request.getfixturevalue("app_url")
    return "exported", request.getfixturevalue("site")[0]


@pytest.fixture(scope="module")
def paper(
    source: tuple[str, str],
    dossier: Dossier,
    tall: dict[str, Heights],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[str, str, Path]]:
    """A newspaper's server: where its embeds come from, its address, and its folder."""
    name, base = source
    folder = tmp_path_factory.mktemp(f"paper-{name}")
    text = article(base, dossier, tall, live=name == "live")
    (folder / "index.html").write_text(text, encoding="utf-8")
    (folder / "sandbox.html").write_text(
        '<!doctype html><html lang="en"><title>Sandboxed</title><link rel="icon" href="data:,">'
        '<body style="margin:0"><iframe sandbox="allow-scripts" src="index.html" title="Article" '
        'style="width:100%;height:9000px;border:0"></iframe>',
        encoding="utf-8",
    )
    for chart in WAYS.values():
        alone = frame_alone(base, dossier, chart, tall[chart])
        (folder / f"{chart}.html").write_text(alone, encoding="utf-8")
    with served(folder) as url:
        yield name, url, folder


def read_through(page: Page, charts: list[str]) -> None:
    """Scroll to the end as a reader does, and wait for the frames and pictures that are lazy."""
    for _ in range(40):
        page.mouse.wheel(0, 500)
        page.wait_for_timeout(40)
        if page.evaluate(_AT_END):
            break
    arrived(page, charts)
    for picture in page.locator("img").all():
        expect(picture).to_have_js_property("complete", True)


def arrived(page: Page, charts: list[str]) -> None:
    """Wait until these charts, and no others, are in frames, and loaded."""
    wait_until(page, lambda: sorted(embeds(page)) == sorted(charts))
    assert sorted(embeds(page)) == sorted(charts)
    for frame in page.frames:
        frame.wait_for_load_state()


def embeds(page: Page) -> dict[str, Frame]:
    """The frames of embeds, by chart."""
    return {
        f.url.rpartition("/")[2].partition(".")[0]: f for f in page.frames if "/embed/" in f.url
    }


def assert_drawn(frame: Frame, chart: str) -> None:
    """Fail unless the embed shows its chart, and nothing sticks out."""
    heading = CHARTS[chart].heading(cache.dossier())
    assert frame.locator("h1").inner_text() == heading.title
    shown = [s for s in frame.locator("svg").all() if s.is_visible()]
    assert shown
    assert any("Explore this chart" in t for t in frame.locator("a").all_inner_texts())
    assert frame.evaluate(_FITS)


def fits(frame: Frame) -> bool:
    """Whether a frame is as tall as what it shows."""
    box = frame.frame_element().bounding_box()
    return box is not None and abs(box["height"] - frame.evaluate(_TALL)) <= 1


def assert_heights_fit(page: Page, charts: list[str]) -> None:
    """Fail unless every frame is soon as tall as what it shows."""
    wait_until(page, lambda: all(fits(embeds(page)[chart]) for chart in charts))


def test_the_article(new_page: Callable[..., Page], paper: tuple[str, str, Path]) -> None:
    name, url, _ = paper
    for width in WIDTHS:
        page = new_page(width=width)
        page.goto(url)
        read_through(page, FRAMED)
        for chart in FRAMED:
            assert_drawn(embeds(page)[chart], chart)
        assert_heights_fit(page, FRAMED)
        picture = page.locator("#image img")
        pixels = 720 if width < 680 else 1280
        assert picture.evaluate("i => i.complete && i.naturalWidth") == pixels
        assert page.evaluate(_FITS)
        for frame in page.locator("iframe").all():
            assert frame.get_attribute("title")
        shot(page, f"embed-article-{name}-{width}")
        sum_, moved = page.evaluate(_SHIFTS)
        assert sum_ == 0, moved


def test_the_article_without_scripts(
    new_page: Callable[..., Page], paper: tuple[str, str, Path]
) -> None:
    name, url, _ = paper
    framed = [WAYS["iframe"], WAYS["oembed"]]
    page = new_page(width=WIDTHS[0], java_script_enabled=False)
    page.goto(url)
    read_through(page, framed)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert sorted(embeds(page)) == sorted(framed)
        for chart in framed:
            assert_drawn(embeds(page)[chart], chart)
        for way in ("loader", "image", "noscript"):
            picture = page.locator(f"#{way} img")
            assert picture.get_attribute("alt") == f"Alt text of {WAYS[way]}."
            box = picture.bounding_box()
            assert box
            assert box["width"] > 300
            assert box["height"] > 150
            source = page.locator(f"#{way} source")
            phones = "width=360" if name == "live" else "--width-360-"
            assert phones in (source.get_attribute("srcset") or "")
        shot(page, f"embed-article-{name}-{width}-noscript")


def test_the_article_in_a_sandbox(
    new_page: Callable[..., Page], paper: tuple[str, str, Path]
) -> None:
    name, url, _ = paper
    page = new_page(width=WIDTHS[0], height=9000)
    page.goto(f"{url}/sandbox.html")
    arrived(page, FRAMED)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 9000})
        assert_heights_fit(page, FRAMED)
        assert sorted(embeds(page)) == sorted(FRAMED)
        for chart in FRAMED:
            assert_drawn(embeds(page)[chart], chart)
        shot(page, f"embed-article-{name}-{width}-sandbox")


def test_a_bare_frame_has_room(new_page: Callable[..., Page], paper: tuple[str, str, Path]) -> None:
    """Without any script the height in the code must do: never too low, and little too high."""
    _, url, _ = paper
    page, found = new_page(width=360), {}
    for chart in WAYS.values():
        page.goto(f"{url}/{chart}.html")
        page.locator("iframe").scroll_into_view_if_needed()
        arrived(page, [chart])
        for width in (360, *WIDTHS):
            page.set_viewport_size({"width": width, "height": 900})
            box = page.locator("iframe").bounding_box()
            assert box
            found[chart, width] = round(box["height"] - embeds(page)[chart].evaluate(_TALL))
    assert all(0 <= spare <= 80 for spare in found.values()), found


def test_an_article_on_disk(browser: Browser, paper: tuple[str, str, Path]) -> None:
    _, _, folder = paper
    page = browser.new_page(viewport={"width": 768, "height": 900})
    said: list[str] = []
    page.on("console", lambda m: said.append(m.text))
    page.goto((folder / "index.html").as_uri())
    read_through(page, FRAMED)
    for chart in FRAMED:
        assert_drawn(embeds(page)[chart], chart)
    assert_heights_fit(page, FRAMED)
    page.close()
    assert said == []


def test_the_exported_site_on_disk(browser: Browser, site: tuple[str, Path]) -> None:
    page = browser.new_page(viewport={"width": 768, "height": 900})
    said: list[str] = []
    page.on("console", lambda m: said.append(m.text))
    page.goto((site[1] / "index.html").as_uri())
    framed = list(WAYS.values())
    read_through(page, framed)
    for chart in framed:
        assert_drawn(embeds(page)[chart], chart)
    assert_heights_fit(page, framed)
    shot(page, "embed-site-on-disk")
    # Its codes give phones a picture of their own.
    text = unescape((site[1] / "index.html").read_text(encoding="utf-8"))
    named = re.findall(rf'srcset="{re.escape(site[0])}/([^"]+)"', text)
    assert len(named) == 2 * len(WAYS)
    assert all((site[1] / path).is_file() for path in named)
    page.locator("a", has_text="SVG").first.click()
    assert page.locator("svg").first.is_visible()
    page.close()
    assert said == []

"""The HTML document: what stands in it, what it asks for (nothing), and how it behaves."""

from __future__ import annotations

import gzip
import io
import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader
from starlette.testclient import TestClient

from components.charts import CHARTS
from components.dossier import Dossier
from components.embed import document as page
from components.embed import parse, render
from components.embed.heights import heights
from components.embed.render import data_of
from components.theme import DARK, LIGHT
from components.view import View
from tests.browser import chromium
from tests.browser.harness import axe
from tests.embed.minified import minified
from tests.embed.sites import site


def document(
    dossier: Dossier, query: str = "", *, chart: str = "timeline", base_url: str = ""
) -> str:
    ask, dropped = parse(dossier, chart, "html", query)
    assert not dropped
    return render(dossier, ask, base_url=base_url).body.decode()


class Document(HTMLParser):
    """The parts of a document that the tests look at."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.labelled: list[str] = []
        self.described: list[str] = []
        self.rows: list[list[str]] = []
        self.linked: list[tuple[str, dict[str, str]]] = []
        self._cell = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if "id" in found:
            self.ids.append(found["id"])
        if found.get("role") == "img":
            self.labelled.append(found["aria-labelledby"])
        self.described += [v for k, v in found.items() if k == "aria-describedby"]
        self.linked += [(tag, found)] if {"href", "src", "srcset"} & set(found) else []
        if tag == "tr":
            self.rows.append([])
        self._cell = tag in ("td", "th")
        if self._cell:
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        self._cell = False

    def handle_data(self, data: str) -> None:
        if self._cell:
            self.rows[-1][-1] += data


def test_the_table_holds_every_row_in_view(dossier: Dossier) -> None:
    for chart in CHARTS:
        data = data_of(dossier, chart, View())
        html = document(dossier, chart=chart)
        found = Document(html)
        if not data.ids:  # a table without rows yet: the embed says so and has none
            assert f"None of the {CHARTS[chart].unit} is in this view." in html
            assert found.rows == []
            continue
        assert found.rows[0] == list(data.heads), chart
        assert found.rows[1:] == [list(row) for row in data.rows], chart


def test_every_mark_is_named_by_a_row_and_ids_stand_once(dossier: Dossier) -> None:
    for chart in CHARTS:
        found = Document(document(dossier, chart=chart))
        assert bool(found.labelled) == bool(data_of(dossier, chart, View()).ids), chart
        assert set(found.labelled) <= set(found.ids)
        assert set(found.described) == ({"d"} if found.labelled else set())
        assert len(found.ids) == len(set(found.ids)), chart


def test_one_drawing_serves_column_and_full_width_of_a_timeline(dossier: Dossier) -> None:
    for query in ("", "pressure=both", "time=2003-10..2004-04&event=duma-353-0"):
        html = document(dossier, query)
        assert re.findall(r"<svg [^>]*class=(\w)", html) == ["S", "F"]
    assert re.findall(r"<svg [^>]*class=(\w)", document(dossier, chart="seats")) == ["S", "M", "L"]


def on_the_wire(client: TestClient, path: str) -> int:
    """Bytes of an answer in gzip, headers included, and those that the server adds."""
    said = "HTTP/1.1 200 OK\r\ndate: Wed, 25 Nov 2026 22:00:00 GMT\r\nserver: uvicorn\r\n\r\n"
    with client.stream("GET", path, headers={"Accept-Encoding": "gzip"}) as answer:
        body = b"".join(answer.iter_raw())
    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(body) == client.get(path).content
    return len(said) + len(body) + sum(len(n) + len(v) + 4 for n, v in answer.headers.raw)


def test_every_chart_is_at_most_18_kb_on_the_wire_with_gzip(dossier: Dossier) -> None:
    """Of the whole dossier; the decisive years have at most 16.8 kB."""
    with TestClient(site(dossier), base_url="https://353-0.example.org") as client:
        for query, most in (("?time=2000-10..2004-08", 16_800), ("", 18_000)):
            path = f"/embed/{dossier.name}/{{}}.html{query}"
            sizes = {chart: on_the_wire(client, path.format(chart)) for chart in CHARTS}
            assert max(sizes.values()) <= most, sizes
    assert len(page.SCRIPT) <= 4096


def test_nothing_is_asked_for(dossier: Dossier) -> None:
    html = document(dossier)
    assert {tag for tag, _ in Document(html).linked} == {"a", "use"}
    assert "url(" not in html
    assert "@import" not in html
    live = Document(document(dossier, base_url="https://example.org")).linked
    assert {attrs["rel"] for tag, attrs in live if tag == "link"} == {"canonical", "alternate"}


def test_previews_and_oembed_are_told_where_to_look(dossier: Dossier) -> None:
    html = document(dossier, "event=duma-353-0&title=off", base_url="https://e.org/x/")
    own = "https://e.org/x/embed/russia-2003/timeline.html?event=duma-353-0"
    assert f'<link rel=canonical href="{own}&amp;title=off">' in html
    assert (
        'href="https://e.org/x/oembed?url=https%3A%2F%2Fe.org%2Fx%2Fembed%2Frussia-2003%2F'
        'timeline.html%3Fevent%3Dduma-353-0%26title%3Doff"'
    ) in html
    assert (
        'og:image content="https://e.org/x/embed/russia-2003/timeline.png?event=duma-353-0'
        '&amp;title=off&amp;size=card"'
    ) in html
    told = dict(re.findall(r'<meta property=([\w:]+) content="([^"]*)"', html))
    assert told["og:url"] == f"{own}&amp;title=off"
    assert {k: told[k] for k in ("og:type", "og:site_name", "twitter:card", "og:image:width",
                                 "og:image:height")} == {
        "og:type": "website", "og:site_name": "353–0", "twitter:card": "summary_large_image",
        "og:image:width": "1200", "og:image:height": "630",
    }  # fmt: skip
    assert told["og:image:alt"] == told["og:title"] != ""
    assert "oembed" not in document(dossier)


def test_flags_change_what_they_say(dossier: Dossier) -> None:
    tier = CHARTS["tier"].heading(dossier)
    whole, plain, bare, still, clear = (
        document(dossier, query, chart="tier")
        for query in ("", "plain", "title=off", "static", "transparent")
    )
    assert f"<h1 id=t>{tier.title}</h1><p class=U>" in whole
    assert f"<h1 id=t class=V>{tier.title}</h1><svg" in bare
    assert "<details>" in bare
    assert "<details>" not in plain
    assert "<div hidden><p id=d>" in plain
    assert "Explore this chart" not in plain
    assert "Sources: " in plain
    assert "<script>" not in still
    assert "script-src" not in still
    assert "html{background:none!important}" in clear
    assert "html{background:none!important}" not in whole


def test_colours_follow_the_theme(dossier: Dossier) -> None:
    auto, light, dark, clear = (
        document(dossier, query, chart="tier")
        for query in ("", "theme=light", "theme=dark", "transparent")
    )
    assert f"--paper:{DARK.paper}" in auto
    assert "(prefers-color-scheme:dark)" in auto
    assert DARK.paper not in light
    assert f"@media screen{{:root{{--both:{DARK.both}" in dark
    # On paper it is light, whatever the screen is.
    assert f":root{{--both:{LIGHT.both}" in dark
    # What is beneath is not known, so the reader's system is no guide.
    assert DARK.paper not in clear


def test_the_policy_lets_our_script_run_and_no_other(dossier: Dossier) -> None:
    html = document(dossier)
    script = re.findall(r"<script>(.*?)</script>", html, flags=re.S)
    assert script == [page.SCRIPT]
    digest = b64encode(sha256(script[0].encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in html
    assert page.policy().startswith("default-src 'none';")


def test_what_is_sent_is_its_source_made_short() -> None:
    for place, text in minified():
        assert place.read_text(encoding="utf-8") == text, f"{place.name}: run make format"


def test_sizes_are_those_of_the_style() -> None:
    found = re.findall(r"\(max-width:(\d+)px\)\{\.F\{zoom:([\d.]+)", page.STYLE)
    assert sorted((int(end) + 1, float(scale)) for end, scale in found) == list(page.ZOOMS)
    for name, most in page.GROWS.items():
        assert f".{name}{{max-width:{most}px" in page.STYLE


# --- in a browser ---------------------------------------------------------------------------------


#: Letters beyond the edges of the frame.
_STICKS_OUT = """all => all.filter(t => {
  const at = t.getBoundingClientRect();
  return at.width && (at.left < -1 || at.right > innerWidth + 1);
}).map(t => t.textContent)"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = chromium.find()
    if not path:
        pytest.skip("no Chromium found: run `python -m tests.browser.chromium`")
    with chromium.opened(path) as browser:
        yield browser


@pytest.fixture(scope="module")
def file(dossier: Dossier, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("embed") / "timeline.html"
    path.write_text(document(dossier), encoding="utf-8")
    return path


def opened(browser: Browser, file: Path, width: int, **options: Any) -> tuple[Page, list[str]]:
    context = browser.new_context(viewport={"width": width, "height": 900}, **options)
    tab = context.new_page()
    said: list[str] = []
    tab.on("console", lambda m: said.append(m.text))
    tab.on("pageerror", lambda e: said.append(str(e)))
    tab.on("request", lambda r: said.append(r.url) if r.url != file.as_uri() else None)
    tab.goto(file.as_uri())
    if options.get("java_script_enabled", True):  # it begins when the chart is drawn
        tab.wait_for_selector("[role=status]", state="attached")
    return tab, said


def names_of(tab: Page) -> list[str]:
    tree = tab.context.new_cdp_session(tab).send("Accessibility.getFullAXTree")["nodes"]
    return [n["name"]["value"] for n in tree if not n["ignored"] and n["role"]["value"] == "image"]


@pytest.mark.parametrize("width", [360, 640, 1000])
def test_without_scripts_each_mark_is_named_and_nothing_moves(
    browser: Browser, file: Path, dossier: Dossier, width: int
) -> None:
    tab, said = opened(browser, file, width, java_script_enabled=False)
    data = data_of(dossier, "timeline", View())
    expected = [" ".join(filter(None, row)) for row in data.rows]
    assert sorted(names_of(tab)) == sorted(expected)
    assert not said
    tab.context.close()


@pytest.mark.parametrize("width", [240, 320, 499, 500, 559, 560, 631, 632, 919, 920, 1600])
def test_one_drawing_is_seen_and_no_width_scrolls_sideways(
    browser: Browser, file: Path, width: int
) -> None:
    tab, said = opened(browser, file, width)
    seen = tab.eval_on_selector_all(
        "main>svg", "all => all.filter(s => s.getClientRects().length).map(s => s.classList[0])"
    )
    assert seen == ["S" if width < page.BREAKS[0] else "F"]
    assert tab.eval_on_selector_all("main>svg text", _STICKS_OUT) == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    size = tab.evaluate("parseFloat(getComputedStyle(document.querySelector('.F text')).fontSize)")
    assert size >= 11
    assert not said
    tab.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, file: Path, scheme: str) -> None:
    tab, said = opened(browser, file, 640, color_scheme=scheme, bypass_csp=True)
    assert axe(tab) == []
    tab.locator("summary").click()
    assert axe(tab) == []
    assert not said
    tab.context.close()


def test_arrow_keys_walk_from_mark_to_mark(browser: Browser, file: Path, dossier: Dossier) -> None:
    tab, said = opened(browser, file, 700, reduced_motion="reduce")
    rows = data_of(dossier, "timeline", View()).rows
    tab.keyboard.press("Tab")
    for _ in range(3):
        tab.keyboard.press("ArrowRight")
    tab.keyboard.press("ArrowLeft")
    focused = "document.activeElement.getAttribute('aria-labelledby')"
    assert tab.evaluate(focused) == "r2"
    assert tab.inner_text("[role=status]") == f"3 / {len(rows)}"
    assert tab.evaluate("document.activeElement.matches(':focus-visible')")
    said_so = tab.inner_text(".K")
    assert rows[2][1] in said_so
    assert f"Source: {rows[2][5]}" in said_so
    tab.keyboard.press("ArrowDown")
    below = tab.evaluate("document.activeElement.getBoundingClientRect().top")
    tab.keyboard.press("ArrowUp")
    assert tab.evaluate("document.activeElement.getBoundingClientRect().top") < below
    tab.keyboard.press("End")
    assert tab.evaluate(focused) == f"r{len(rows) - 1}"
    tab.keyboard.press("Escape")
    assert tab.locator(".K").is_hidden()
    tab.keyboard.press("Enter")
    assert tab.locator("details").get_attribute("open") is not None
    # One stop for the whole chart, then on.
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.tagName") == "SUMMARY"
    assert not said
    tab.context.close()


def test_the_pointer_names_the_nearest_mark_and_its_side_stays(
    browser: Browser, file: Path
) -> None:
    tab, said = opened(browser, file, 700, reduced_motion="reduce")
    mark = tab.locator(".F [role=img]").nth(40)
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box
    tab.mouse.move(box["x"] - 3, box["y"] + box["height"] / 2)
    assert tab.locator(".K").is_visible()
    assert tab.locator(".F.D").count() == 1
    faded = tab.eval_on_selector_all(
        ".F [role=img]", "all => all.map(m => [m.classList.contains('O'), "
        "getComputedStyle(m).opacity])"
    )  # fmt: skip
    assert {opacity for stays, opacity in faded if stays} == {"1"}
    assert {opacity for stays, opacity in faded if not stays} == {"0.25"}
    tab.mouse.move(699, 899)
    assert tab.locator(".K").is_hidden()
    assert not said
    tab.context.close()


def test_the_height_is_told_in_every_dialect(browser: Browser, file: Path, tmp_path: Path) -> None:
    (tmp_path / "article.html").write_text(
        "<script>all=[];addEventListener('message',e=>all.push(e.data))</script>"
        f"<iframe src='{file.as_uri()}?childId=box-1' width=400 height=99 "
        "sandbox='allow-scripts'></iframe>"
    )
    tab = browser.new_page()
    tab.goto((tmp_path / "article.html").as_uri())
    tab.wait_for_function("all.length >= 4")
    frame = tab.frames[1]
    frame.evaluate("new Promise(seen => requestAnimationFrame(() => requestAnimationFrame(seen)))")
    frame.evaluate("parent.postMessage('last', '*')")
    tab.wait_for_function("all.includes('last')")
    told = tab.evaluate("all.slice(0, all.indexOf('last'))")
    assert len(told) == 4  # each kind once
    height = next(m["height"] for m in told if isinstance(m, dict) and "type" in m)
    assert height > 400
    for message in (
        {"type": "353-0:height", "height": height},
        {"sentinel": "amp", "type": "embed-size", "height": height},
        {"datawrapper-height": {"timeline": height}},
        f"pymxPYMxbox-1xPYMxheightxPYMx{height}",
    ):
        assert message in told
    before = tab.evaluate("all.length")
    frame.click("summary")
    tab.wait_for_function(f"all.length > {before}")
    assert tab.evaluate("all.at(-1)") != told[-1]
    tab.evaluate("all = []; document.querySelector('iframe').contentWindow.postMessage('?', '*')")
    tab.wait_for_function("all.length >= 4")
    tab.close()


@pytest.mark.parametrize("chart", ["timeline", "tier", "seats"])
def test_the_height_is_known_beforehand(
    browser: Browser, dossier: Dossier, chart: str, tmp_path: Path
) -> None:
    path = tmp_path / "chart.html"
    path.write_text(document(dossier, chart=chart), encoding="utf-8")
    ask, _ = parse(dossier, chart, "html", "")
    known = heights(dossier, ask)
    for width in (360, 640, 1000):
        tab, _ = opened(browser, path, width)
        real = tab.evaluate("document.documentElement.getBoundingClientRect().height")
        assert known.at(width) == pytest.approx(real, abs=60), (chart, width)
        tab.context.close()


def test_the_short_form_is_seen_whole_at_any_width(
    browser: Browser, dossier: Dossier, tmp_path: Path
) -> None:
    tab = browser.new_page()
    for chart in CHARTS:
        ask, _ = parse(dossier, chart, "html", "height=short")
        path = tmp_path / f"{chart}.html"
        path.write_bytes(render(dossier, ask).body)
        known = heights(dossier, ask)
        tab.goto(path.as_uri())
        for width in (240, 280, 360, 479, 480, 640, 1600):
            tab.set_viewport_size({"width": width, "height": 600})
            real, wide = tab.evaluate(
                "() => [document.documentElement.getBoundingClientRect().height,"
                " document.documentElement.scrollWidth]"
            )
            assert real <= 600, (chart, width)
            assert known.at(width) >= real, (chart, width)
            assert wide <= width, (chart, width)
    tab.close()


def test_in_a_sandbox_wordpress_is_told_the_height_and_follows_our_links(
    browser: Browser, dossier: Dossier
) -> None:
    ask, _ = parse(dossier, "tier", "html", "")
    body = render(dossier, ask, base_url="https://charts.example").body
    parent = """<script>all = []; onmessage = (e) => all.push(e.data)</script>
      <iframe sandbox=allow-scripts src='https://charts.example/embed/t/tier.html#?secret=aB3x'
      width=600 height=400></iframe>"""
    tab = browser.new_page()
    tab.route("https://charts.example/**", lambda r: r.fulfill(body=body, content_type="text/html"))
    tab.route("https://news.example/", lambda r: r.fulfill(body=parent, content_type="text/html"))
    tab.goto("https://news.example/")
    tab.wait_for_function("all.some(m => m.message === 'height')")
    said = tab.evaluate("all.find(m => m.message === 'height')")
    assert said == {"message": "height", "value": said["value"], "secret": "aB3x"}
    assert said["value"] > 400
    frame = tab.frames[1]
    own = frame.locator("a.X")
    own.click()
    tab.wait_for_function("all.some(m => m.message === 'link')")
    assert tab.evaluate("all.find(m => m.message === 'link')") == {
        "message": "link", "value": own.get_attribute("href"), "secret": "aB3x",
    }  # fmt: skip
    # No window opens from there: the address of any other link is written out.
    other = frame.locator("footer a[rel='license noopener']")
    other.click()
    address = other.get_attribute("href") or "-"
    assert address in frame.locator("footer").inner_text()
    other.click()
    assert frame.locator("footer").inner_text().count(address) == 1
    tab.close()


@pytest.mark.parametrize("chart", CHARTS)
def test_printed_alone_it_is_one_sheet(
    browser: Browser, dossier: Dossier, chart: str, tmp_path: Path
) -> None:
    path = tmp_path / "chart.html"
    path.write_text(document(dossier, chart=chart), encoding="utf-8")
    tab = browser.new_page()
    tab.goto(path.as_uri())
    for lying in (False, True):
        sheets = PdfReader(io.BytesIO(tab.pdf(format="A4", landscape=lying))).pages
        assert len(sheets) == 1, "lying" if lying else "upright"
    tab.close()

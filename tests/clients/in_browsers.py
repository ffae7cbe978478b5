"""Other browsers than Chromium, which the rest of the tests use."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tests.browser.articles import served
from tests.clients import firefox, webkit
from tests.clients.conftest import Charts, Seen
from tests.clients.packages import debian

CLIENT = "browser"
BROWSERS = {
    "Firefox": (firefox.running, ("firefox-esr",)),
    "WebKitGTK": (webkit.running, ("webkit2gtk-driver", "xvfb")),
}
#: An article with three ways to embed, in columns of a desk and of a phone.
_ARTICLE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>An article</title>
<link rel="icon" href="data:,"><script>
const told = {{}};
addEventListener("message", ({{ data, source }}) => {{
  for (const figure of document.querySelectorAll("figure")) {{
    const place = figure.querySelector("v353-embed");
    const frame = (place ? place.shadowRoot || place : figure).querySelector("iframe");
    if (frame && frame.contentWindow === source && data.type === "353-0:height")
      told[figure.id] = () => [data.height, frame.clientHeight];
  }}
}});</script>{figures}<script src="{loader}"></script></html>"""
_DRAWN = "document.querySelectorAll('.js-plotly-plot .main-svg').length"


@pytest.fixture(scope="module", params=BROWSERS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def version(name: str) -> str:
    return debian(*BROWSERS[name][1])


@pytest.fixture(scope="module")
def other(name: str, version: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with BROWSERS[name][0](tmp_path_factory.mktemp(name)) as browser:
        yield browser


@pytest.fixture(autouse=True)
def client(name: str, record_property: Callable[[str, Any], None]) -> None:
    record_property("client", name)


def until(other: Any, expression: str) -> None:
    for _ in range(300):
        if other.run(expression):
            return
        time.sleep(0.2)
    raise AssertionError(f"never: {expression}")


def test_embeds_in_an_article(other: Any, charts: Charts, tmp_path: Path, seen: Seen) -> None:
    """Pasted code, loader and element, 640 and 358 px wide: each frame as tall as its chart"""
    src = charts.embed("tier")
    charts.get(
        src.removeprefix(charts.url)
    )  # in the first moments after a start heights are guessed
    answer = json.loads(charts.get(f"/oembed?url={quote(src, safe='')}"))
    ways = {
        # As on a page without our loader: then its own styles give it its height.
        "pasted": answer["html"].replace('loading="lazy"', "").replace("data-v353", ""),
        "loader": f'<div class="v353-embed" data-src="{src}"></div>',
        "element": f'<v353-embed src="{src}"></v353-embed>',
    }
    figures = "".join(
        f'<figure id="{way}-{width}" style="margin:0;width:{width}px">{code}</figure>'
        for way, code in ways.items()
        for width in (640, 358)
    )
    page = _ARTICLE.format(figures=figures, loader=f"{charts.url}/embed/loader.js")
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    other.size(700, 1000)
    with served(tmp_path) as paper:
        other.go(paper)
        for way in [f"{way}-{width}" for way in ways for width in (640, 358)]:
            other.run(f"document.getElementById('{way}').scrollIntoView() || 1")
            until(other, f"'{way}' in told")
        time.sleep(2)
        found = other.run("Object.fromEntries(Object.entries(told).map(([k, v]) => [k, v()]))")
    for way, (tall, room) in found.items():
        spare = tall // 12 if way.startswith("pasted") else 0
        assert tall <= room <= tall + spare, (way, found)
    seen(", ".join(f"{way} {tall}/{room}" for way, (tall, room) in found.items()))


@pytest.mark.parametrize("width", [1200, 640])
def test_an_embed_alone(other: Any, charts: Charts, width: int, seen: Seen) -> None:
    """A chart's document: no sideways scrolling, a mark says what it is, a link opens"""
    other.size(width, 1300)
    other.go(charts.embed("tier"))
    assert other.run("document.documentElement.scrollWidth <= innerWidth")
    until(other, "document.querySelector('[role=img][tabindex=\"0\"]')?.tagName")
    other.point(
        *other.run(
            "[...document.querySelectorAll('[role=img][tabindex=\"0\"]')]"
            ".map(mark => mark.getBoundingClientRect()).filter(box => box.width)"
            ".map(box => [box.x + box.width / 2, box.y + box.height / 2])[0]"
        )
    )
    until(other, "document.querySelector('.K:not([hidden])')?.textContent")
    words = other.run("document.querySelector('.K').textContent")
    place = other.run(
        "(r => [r.left + 20, r.top + 8])(document.querySelector('a.X').getBoundingClientRect())"
    )
    assert other.opened_by_click(*place) == [f"{charts.url}/world"]
    # Firefox asks for an icon itself, which the document forbids.
    assert [words for words in other.complaints if "favicon.ico" not in words] == []
    seen(f"“{words[:40]}”; the link opened /world")


@pytest.mark.parametrize("page", ["/timeline", "/vote", "/evidence"])
def test_the_app(other: Any, charts: Charts, page: str, seen: Seen) -> None:
    """A page of the app: its charts are drawn, nothing scrolls sideways"""
    other.size(1200, 1000)
    other.go(charts.url + page)
    until(other, f"{_DRAWN} > 0")
    assert other.run("document.documentElement.scrollWidth <= innerWidth")
    seen(f"{other.run(_DRAWN)} drawings, “{other.run('document.title')}”")

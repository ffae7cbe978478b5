"""Reader modes, which keep an article's text and drop its frames."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from components.embed.address import EmbedRequest
from components.embed.snippets import codes
from tests.clients.conftest import Charts, Seen
from tests.clients.packages import npm, pypi
from tests.clients.scripts import node, python

CLIENT = "reader mode"
_WORDS = (
    "<p>A paragraph of the article, as long as paragraphs of articles are, so that there is text "
    "before and after every chart, and with commas, as text has them, here and there.</p>"
) * 3
READERS = {"@mozilla/readability": "0.6.0", "readability-lxml": "0.9"}


@pytest.fixture(scope="module", params=READERS)
def reader(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def version(reader: str) -> str:
    return READERS[reader]


@pytest.fixture(scope="module")
def read(reader: str, version: str, charts: Charts) -> Callable[[Path], str]:
    if reader == "readability-lxml":
        interpreter = pypi({reader: version})
        return lambda file: str(python("readable.py", interpreter, charts, str(file)))
    folder = npm({reader: version, "jsdom": "26.1.0"})
    return lambda file: str(node("readable.cjs", folder, charts, str(file)))


@pytest.mark.parametrize("way", ["iframe", "oembed", "image", "element"])
def test_an_article(
    read: Callable[[Path], str],
    reader: str,
    charts: Charts,
    way: str,
    tmp_path: Path,
    seen: Seen,
    record_property: Callable[[str, Any], None],
) -> None:
    """An article with a chart in it: a link to the chart is left, or its picture"""
    record_property("client", reader)
    src = charts.embed("tier")
    ask = EmbedRequest("russia-2003", "tier", "html")
    given = codes(ask, title="A chart", base_url=charts.url, alt="Alt text.")
    given["oembed"] = json.loads(charts.get(f"/oembed?url={quote(src, safe='')}"))["html"]
    given["element"] = f'<v353-embed src="{src}"><a href="{src}">A chart</a></v353-embed>'
    article = tmp_path / "article.html"
    article.write_text(
        f"<!doctype html><title>Art</title><article><h1>Art</h1>{_WORDS}{given[way]}{_WORDS}"
        "</article>",
        encoding="utf-8",
    )
    left = read(article)
    assert "A paragraph of the article" in left
    (link,) = re.findall(r'<a href="([^"]*)"', left)
    assert link.startswith(charts.url)
    if way == "image":
        assert 'alt="Alt text."' in left
    seen("its picture with alt text and a link" if "<img" in left else "a link to the chart")

"""Readers of previews, as chats and social networks have them."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from components.embed.oembed import thumbnail
from tests.clients.conftest import Charts, Seen
from tests.clients.packages import npm, pypi
from tests.clients.scripts import node, python

CLIENT = "link preview"
NPM = {"unfurl.js": "6.4.0", "open-graph-scraper": "6.12.0", "@extractus/oembed-extractor": "6.0.0"}
PYPI = {"linkpreview": "0.13.2", "extruct": "0.18.0", "micawber": "0.8.0"}
#: What readers of the frame's code must find in it.
ADDRESSES = {
    "/embed/russia-2003/timeline.html?pressure=outside": "timeline.html?pressure=outside",
    "/vote?pressure=outside": "seats.html?pressure=outside",
}


@pytest.fixture(scope="module", params=[*NPM, *PYPI])
def reader(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def version(reader: str) -> str:
    return (NPM | PYPI)[reader]


@pytest.fixture(scope="module")
def read(reader: str, version: str, charts: Charts) -> Callable[[str], dict[str, Any]]:
    if reader in NPM:
        folder = npm({reader: version})
        return lambda url: node("previews.cjs", folder, charts, reader, url)
    interpreter: Path = pypi({reader: version})
    return lambda url: python("previews.py", interpreter, charts, reader, url)


@pytest.mark.parametrize("path", ADDRESSES)
def test_a_link(
    read: Callable[[str], dict[str, Any]],
    reader: str,
    charts: Charts,
    path: str,
    seen: Seen,
    record_property: Callable[[str, Any], None],
) -> None:
    """A link to a View: title, words, a picture of 1200 × 630 or smaller, the frame of that View"""
    record_property("client", reader)
    charts.get(path)
    found = read(charts.url + path)
    assert found["title"]
    assert found.get("description", "-")
    picture = found["image"]
    assert "pressure=outside" in picture
    size = thumbnail("", charts.get(picture.removeprefix(charts.url)))
    assert size
    assert abs(size.width / size.height - 1200 / 630) < 0.01
    if "html" in found:
        (src,) = re.findall(r'<iframe src="([^"]*)"', found["html"])
        assert unescape(src).startswith(charts.url)
        assert ADDRESSES[path] in unescape(src)
    told = "with its frame" if "html" in found else "no frame asked for"
    seen(f"“{found['title'][:50]}”, picture {size.width} × {size.height}, {told}")

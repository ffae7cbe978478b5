"""Ghost's own code for a pasted address, out of its package."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.clients.conftest import Charts, Seen
from tests.clients.packages import npm, packed
from tests.clients.scripts import node

CLIENT = "Ghost"
VERSION = "6.65.0"
_SERVICE = "core/server/services/oembed/oembed-service.js"
#: What that file asks for, as Ghost's package.json pins it.
_NEEDS = {
    "@extractus/oembed-extractor": "3.2.1", "@tryghost/errors": "3.3.14",
    "@tryghost/image-transform": "1.4.18", "@tryghost/logging": "5.4.5", "@tryghost/tpl": "2.3.14",
    "charset": "1.0.1", "cheerio": "1.2.0", "file-type": "21.3.4", "got": "16.0.0",
    "iconv-lite": "0.7.3", "lodash": "4.18.1", "tldts": "7.4.4",
} | dict.fromkeys(
    ("metascraper", *(f"metascraper-{part}" for part in (
        "amazon", "author", "description", "image", "logo", "logo-favicon", "publisher", "title",
        "url",
    ))), "5.55.2",
)  # fmt: skip


@pytest.fixture(scope="module")
def service(version: str) -> Path:
    """The file, where it finds what it needs."""
    return Path(shutil.copy(packed("ghost", version, _SERVICE) / _SERVICE, npm(_NEEDS)))


@pytest.fixture(scope="module")
def version() -> str:
    return VERSION


@pytest.mark.parametrize("path", ["/embed/russia-2003/timeline.html?pressure=outside", "/vote"])
def test_a_pasted_address(service: Path, charts: Charts, path: str, seen: Seen) -> None:
    """A pasted address: a card that names the chart, with its picture (frames are for a list)"""
    charts.get(path)
    found = node("ghost.cjs", service.parent, charts, str(service), charts.url + path)
    # Ghost drops the frame of every provider that is not in its own list.
    assert found["type"] == "bookmark"
    said = found["metadata"]
    assert said["publisher"] == "353–0"
    assert said["title"]
    assert said["description"]
    size = found["stored"][said["thumbnail"]]
    assert size > 10_000
    seen(f"{found['type']} “{said['title'][:40]}”, picture of {size} bytes")

"""An article in AMP."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.clients.conftest import Charts, Seen
from tests.clients.packages import npm
from tests.clients.scripts import node

CLIENT = "AMP validator"
_STYLE = (
    "<style amp-boilerplate>body{-webkit-animation:-amp-start 8s steps(1,end) 0s 1 normal both;"
    "-moz-animation:-amp-start 8s steps(1,end) 0s 1 normal both;-ms-animation:-amp-start 8s "
    "steps(1,end) 0s 1 normal both;animation:-amp-start 8s steps(1,end) 0s 1 normal both}"
    + "".join(
        f"@{kind}keyframes -amp-start{{from{{visibility:hidden}}to{{visibility:visible}}}}"
        for kind in ("-webkit-", "-moz-", "-ms-", "-o-", "")
    )
    + "</style><noscript><style amp-boilerplate>body{-webkit-animation:none;-moz-animation:none;"
    "-ms-animation:none;animation:none}</style></noscript>"
)
_PAGE = """<!doctype html><html amp lang="en"><head><meta charset="utf-8">
<script async src="https://cdn.ampproject.org/v0.js"></script>
<script async custom-element="amp-iframe" src="https://cdn.ampproject.org/v0/amp-iframe-0.1.js">
</script><title>An article</title><link rel="canonical" href="https://paper.example/article">
<meta name="viewport" content="width=device-width">{style}</head><body><h1>An article</h1>
<amp-iframe width="640" height="700" layout="responsive" frameborder="0" resizable
sandbox="allow-scripts allow-popups" src="{src}"><div overflow tabindex="0" role="button"
aria-label="All of it">All of it</div></amp-iframe></body></html>"""


@pytest.fixture(scope="module")
def version() -> str:
    return "1.0.38"


def test_an_article(charts: Charts, version: str, tmp_path: Path, seen: Seen) -> None:
    """An article with a chart in amp-iframe: valid"""
    folder = npm({"amphtml-validator": version})
    article = tmp_path / "article.html"
    article.write_text(_PAGE.format(style=_STYLE, src=charts.embed("tier")), encoding="utf-8")
    found = node("amp.cjs", folder, charts, str(article))
    if "missing" in found:
        words = " ".join(found["missing"].split())[:120]
        pytest.skip(f"its package has no rules; it fetches them from its own host: {words}")
    assert found == {"status": "PASS", "errors": []}
    seen(found["status"])

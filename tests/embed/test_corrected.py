"""Corrections for others: the feed, the JSON, and the line below a chart that is pinned."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from xml.etree import ElementTree

import feedparser
import pytest
from playwright.sync_api import Browser, Route
from starlette.testclient import TestClient

from components.charts import CHARTS
from components.dossier import Dossier
from components.embed import document, parse, render, since
from components.embed.corrected import written
from components.embed.since import ATOM, JSON
from tests.browser import chromium
from tests.browser.harness import wait_until
from tests.embed.sites import Here, site
from tests.query.test_corrections import change, with_changes

BASE = "https://charts.example"


@pytest.fixture
def made(dossier: Dossier) -> Dossier:
    """The real dossier with three corrections."""
    return with_changes(
        dossier,
        change("vote-day", "2026-11-20", "events", "duma-353-0", column="date", was="a < b & c"),
        change("tier", "2026-12-01", "measures", "russia-tier/2003", now="x\x0by"),
        change("book", "2026-11-30", "sources", "johnson-2009"),
    )


def test_the_feed_is_one(made: Dossier) -> None:
    feed = feedparser.parse(written(made, ATOM, BASE))
    assert (feed.bozo, feed.version) == (False, "atom10")
    assert feed.feed.title == f"Corrections: {made.title}"
    assert feed.feed.author == "353–0 contributors"
    assert feed.feed.updated == "2026-12-01T00:00:00Z"
    links = {link.rel: link.href for link in feed.feed.links}
    assert links["self"] == f"{BASE}/corrections.atom"
    assert links["alternate"] == f"{BASE}/method#corrections"
    assert [e.id for e in feed.entries] == [
        f"tag:russia-2003,2026-01-01:corrections/{id}" for id in ("tier", "book", "vote-day")
    ]
    last = feed.entries[-1]
    assert last.link == f"{BASE}/timeline?event=duma-353-0"
    assert last.updated == last.published == "2026-11-20T00:00:00Z"
    assert "a < b &amp; c" in last.summary or "a < b & c" in last.summary
    assert last.tags[0].term == "events"


def test_what_atom_asks_of_a_feed(made: Dossier, dossier: Dossier) -> None:
    """RFC 4287, 4.1.1 and 4.1.2: the elements that must be there, once."""
    for some in (made, with_changes(dossier)):
        root = ElementTree.fromstring(written(some, ATOM, BASE))
        name = "{http://www.w3.org/2005/Atom}"
        for one in (root, *root.iter(f"{name}entry")):
            for needed in ("id", "title", "updated"):
                (found,) = one.findall(name + needed)
                assert found.text
            assert re.fullmatch(
                r"tag:[a-z0-9-]+,\d{4}-\d\d-\d\d:\S+", one.findtext(f"{name}id", "")
            )
            assert one.find(f"{name}link[@rel='alternate']") is not None
        assert root.findtext(f"{name}author/{name}name")
        ids = [e.findtext(f"{name}id") for e in root.iter(f"{name}entry")]
        assert len(set(ids)) == len(ids) == len(some.changes)


def test_ids_stay_where_the_feed_is_moved(made: Dossier) -> None:
    here, there = (feedparser.parse(written(made, ATOM, b)) for b in (BASE, "https://else.example"))
    assert [e.id for e in here.entries] == [e.id for e in there.entries]
    assert here.feed.id == there.feed.id
    assert here.entries[0].link != there.entries[0].link


def test_the_json_names_the_charts_of_each_correction(made: Dossier) -> None:
    said = json.loads(written(made, JSON, BASE))
    assert (said["version"], said["page"]) == (made.version, f"{BASE}/method#corrections")
    charts = {c["id"]: c["charts"] for c in said["corrections"]}
    assert {"timeline", "seats"} <= set(charts["vote-day"]) <= set(CHARTS)
    assert "tier" in charts["tier"]
    assert "timeline" not in charts["tier"]
    assert charts["book"] == []
    assert json.loads(written(made, JSON, ""))["page"] == "method#corrections"


def test_the_routes(made: Dossier) -> None:
    with TestClient(site(made, Here()), base_url=BASE) as client:
        for name, kind in (
            (ATOM, "application/atom+xml; charset=utf-8"),
            (JSON, "application/json"),
        ):
            got = client.get(f"/{name}")
            assert (got.status_code, got.headers["content-type"]) == (200, kind)
            assert got.content == written(made, name, BASE)
            assert got.headers["access-control-allow-origin"] == "*"
            same = client.get(f"/{name}", headers={"If-None-Match": got.headers["etag"]})
            assert same.status_code == 304
            assert client.post(f"/{name}").status_code == 405


# Pinned documents.


def pinned(dossier: Dossier, base_url: str = BASE, more: str = "") -> str:
    ask, dropped = parse(dossier, "tier", "html", f"v={dossier.version}{more}")
    assert not dropped
    return render(dossier, ask, base_url=base_url).body.decode()


@pytest.fixture
def dated(made: Dossier) -> Dossier:
    """The same with a version as real ones are spelled."""
    return replace(made, version="0123456789ab")


def test_only_a_pinned_document_asks(dated: Dossier) -> None:
    html = pinned(dated)
    assert re.search(r"<main data-since=\"2026-12-01\" data-asks=\"([^\"]+)\"", html)[1] == (  # type: ignore[index]
        f"{BASE}/corrections.json"
    )
    scripts = re.findall(r"<script>(.*?)</script>", html, flags=re.S)
    assert scripts == [document.SCRIPT, document.SINCE]
    digest = b64encode(sha256(scripts[1].encode()).digest()).decode()
    assert f"'sha256-{digest}';connect-src {BASE};" in html
    assert 'data-asks="../../corrections.json"' in pinned(dated, "")
    assert "connect-src 'self';" in pinned(dated, "")
    static = pinned(dated, more="&static")
    ask, _ = parse(dated, "tier", "html", "")
    following = render(dated, ask, base_url=BASE).body.decode()
    for html in (static, following):
        assert "data-since" not in html
        assert "connect-src" not in html
        assert document.SINCE not in html


def test_the_header_says_what_the_document_says(dated: Dossier) -> None:
    with TestClient(site(dated, Here()), base_url=BASE) as client:
        path = f"/embed/{dated.name}/tier.html"
        rules = client.get(f"{path}?v={dated.version}").headers["content-security-policy"]
        assert f"connect-src {BASE}" in rules
        assert rules.count("'sha256-") == 2
        for query in ("", f"?v={dated.version}&static"):
            rules = client.get(path + query).headers["content-security-policy"]
            assert "connect-src" not in rules
        assert since.origin("https://a.example;script-src *") == "'none'"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = chromium.find()
    assert path
    with chromium.opened(path) as browser:
        yield browser


@pytest.mark.parametrize(
    ("later", "line"),
    [
        ("2026-12-02", "Corrected since this version (1)"),
        ("2026-12-01", ""),  # the document knows of that day
        (None, ""),  # nobody answers
    ],
)
def test_the_line_below_a_pinned_chart(
    browser: Browser, dated: Dossier, later: str | None, line: str
) -> None:
    html = pinned(dated)
    asked = []

    def answer(route: Route) -> None:
        url = route.request.url
        if not url.endswith(JSON):
            route.fulfill(body=html, content_type="text/html; charset=utf-8")
            return
        asked.append(url)
        if later is None:
            route.fulfill(status=500, body="")
            return
        changed = with_changes(
            dated,
            change("new", later, "measures", "russia-tier/2004"),
            change("other", "2027-01-01", "sources", "johnson-2009"),
        )
        route.fulfill(body=written(changed, JSON, BASE).decode(), content_type="application/json")

    tab = browser.new_page()
    errors: list[str] = []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    tab.route("**/*", answer)
    tab.goto(f"{BASE}/embed/{dated.name}/tier.html?v={dated.version}")
    before = tab.locator("main > svg").first.evaluate("node => node.outerHTML")
    tab.wait_for_load_state("networkidle")
    wait_until(tab, lambda: bool(asked))
    tab.wait_for_timeout(300)  # nothing tells of a line that does not come
    assert asked == [f"{BASE}/corrections.json"]
    said = tab.locator("footer a[href$='method#corrections']")
    assert said.count() == bool(line)
    if line:
        assert said.inner_text() == line
        assert tab.locator("footer > p").nth(1).locator("a").inner_text() == line
    # The marks get their tab stops from the other script; the drawing itself stays.
    strip = re.compile(r' tabindex="-?\d"')
    after = tab.locator("main > svg").first.evaluate("node => node.outerHTML")
    assert strip.sub("", after) == strip.sub("", before)
    assert errors == []
    tab.close()

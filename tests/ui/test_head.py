"""What a link's preview says is what the link shows: title, address, picture and discovery."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import quote

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.charts import PAGES as CHARTED
from components.dossier import Dossier
from components.ui import head, html_shell
from components.ui.shell import PAGES, Page
from components.view import View

BASE = "http://case.example"


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(Starlette(routes=html_shell.routes()), base_url=BASE)


def told(html: str) -> dict[str, str]:
    """What stands in a document's head, by name."""
    found = {
        name: unescape(words)
        for name, words in re.findall(r"<meta (?:property|name)='([\w:]+)' content='([^']*)'", html)
    }
    found["canonical"] = unescape(re.findall(r"<link rel='canonical' href='([^']*)'", html)[0])
    found["title"] = unescape(re.findall(r"<title>([^<]*)</title>", html)[0])
    found["oembed"] = unescape("".join(re.findall(r'json\+oembed" href="([^"]*)"', html)))
    return found


@pytest.mark.parametrize(
    ("path", "query", "canonical", "title", "picture"),
    [
        ("timeline", "pressure=outside&time=2003&junk=1",
         "timeline?pressure=outside&time=2003..2003",
         "19 events, 10 of them pushed from both sides at once; 2 more possibly",
         "page/timeline.png?pressure=outside&time=2003..2003"),
        ("timeline", "time=2003-10..", "timeline?time=2003-10..open", None,
         "page/timeline.png?time=2003-10..open"),
        ("", "", "", "How Russia outlawed human trafficking, and who pushed", "page/story.png"),
        ("vote", "weigh=.1234", "vote", "353 for, none against, 97 of 450 seats unknown",
         "page/vote.png"),
        ("pressure", "event=firestone-call", "pressure?event=firestone-call",
         "Firestone telephones Paleev", "event/firestone-call.png"),
        ("law", "actor=firestone", "law?actor=firestone", "Thomas Firestone",
         "actor/firestone.png"),
        ("sources", "", "sources", None, "page/sources.png"),
    ],
)  # fmt: skip
def test_the_head_is_of_the_view(
    client: TestClient, path: str, query: str, canonical: str, title: str | None, picture: str
) -> None:
    found = told(client.get(f"/{path}?{query}").text)
    url = f"{BASE}/{canonical}"
    assert found["canonical"] == found["og:url"] == url
    assert found["og:image"] == f"{BASE}/card/russia-2003/{picture}"
    assert (found["og:image:width"], found["og:image:height"]) == ("1200", "630")
    charted = path in ("", *CHARTED)  # else nothing stands at the address to be embedded
    advertised = f"{BASE}/oembed?url={quote(url, safe='')}&format=json"
    assert found["oembed"] == (advertised if charted else "")
    assert title is None or found["og:title"] == title
    assert found["og:title"] not in ("", "353–0")


def test_the_description_and_the_tab_say_what_is_in_view(client: TestClient) -> None:
    found = told(client.get("/timeline?pressure=outside&time=2003..2003").text)
    words = "pushed from outside, alone or together · 2003"
    assert found["title"] == f"Timeline: {words} · 353–0"
    assert found["description"].startswith(f"In view: {words}. ")
    assert found["description"] == found["og:description"]
    assert told(client.get("/timeline").text)["title"] == "Timeline · 353–0"


def test_every_page_is_described_by_what_it_holds(client: TestClient) -> None:
    said = [told(client.get(f"/{page.path}").text)["description"] for page in PAGES]
    assert len({words[:80] for words in said}) == len(PAGES)
    assert all(words.endswith((".", "…")) and "  " not in words for words in said)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_every_page_has_a_sentence(dossier: Dossier, page: Page) -> None:
    found = head.headline(dossier, page.path, page.title, View())
    assert len(found) > 20


@pytest.mark.parametrize(
    "query", ["q=%3C/title%3E%3Cscript%3Ealert(1)%3C/script%3E", "q='%20onload='x", "x" * 5000,
              "q=" + "%3C" * 90, "event=%3Cscript%3E"],
)  # fmt: skip
def test_hostile_addresses_stay_words(client: TestClient, query: str) -> None:
    got = client.get(f"/timeline?{query}")
    assert got.status_code == 200
    assert "<script>alert" not in got.text
    assert "content='In view: text: “' onload=" not in got.text
    found = told(got.text)
    assert found["canonical"].isascii()


def test_a_stranger_cannot_fill_the_memory(client: TestClient) -> None:
    for n in range(70):
        client.get(f"/timeline?q=word{n}")
    kept = head.headline.cache_info()
    assert kept.currsize <= (kept.maxsize or 0) <= 256
    assert 0 < len(html_shell._answered) <= 256


@pytest.mark.parametrize("path", ["/", "/timeline", "/embed-builder", "/sources"])
def test_a_page_loads_nothing_from_elsewhere_and_stands_in_no_strange_frame(
    client: TestClient, path: str
) -> None:
    said = client.get(path).headers
    rules = dict(rule.strip().split(" ", 1) for rule in said["content-security-policy"].split(";"))
    assert rules["frame-ancestors"] == rules["default-src"] == "'self'"
    assert said["x-frame-options"] == "SAMEORIGIN"
    assert not any("http" in sources or "*" in sources for sources in rules.values())


@pytest.mark.parametrize("path", ["", "timeline"])
def test_the_dark_is_for_screens_and_paper_stays_light(client: TestClient, path: str) -> None:
    html = client.get(f"/{path}").text
    dark = re.findall(r"@media([^{]*)prefers-color-scheme: ?dark", html)
    assert dark
    assert all(words.split()[:2] == ["screen", "and"] for words in dark), dark

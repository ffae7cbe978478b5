"""What is not there is a 404 that offers the nearest; what is there is left alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import streamlit
from starlette.testclient import TestClient

from components.dossier import Dossier
from components.entity import lost
from components.query.entities import named
from tests.entity.conftest import PAGES


def offered(html: str) -> list[str]:
    near = re.search(r"<ul class='near'>(.*?)</ul>", html, re.S)
    return re.findall(r"href='/([^']*)'", near[1]) if near else []


@pytest.mark.parametrize(
    ("path", "first"),
    [
        ("/actor/firestoen", "actor/firestone"),
        ("/actor/Firestone", "actor/firestone"),
        ("/event/duma-353-", "event/duma-353-0"),
        ("/event/firestone-c", "event/firestone-call"),
        ("/actor/law-signed", "event/law-signed"),
        ("/firestone", "actor/firestone"),
        ("/timelin", "timeline"),
        ("/Timeline", "timeline"),
        ("/timeline/x", "timeline"),
        ("/provision/law-traficking", "provision/law-trafficking"),
    ],
)
def test_the_nearest_is_offered_first(client: TestClient, path: str, first: str) -> None:
    got = client.get(path)
    assert got.status_code == 404
    assert "frame-ancestors 'self'" in got.headers["content-security-policy"]
    assert got.headers["content-type"] == "text/html; charset=utf-8"
    assert "<h1>Nothing stands at this address</h1>" in got.text
    assert offered(got.text)[0] == first


@pytest.mark.parametrize(
    "path",
    ["/nothing-here-at-all", "/actor/" + "x" * 3000, "/a/b/c/d", "/%00", "/%F0%9F", "/actor/"],
)
def test_the_unlike_is_offered_nothing(client: TestClient, path: str) -> None:
    got = client.get(path)
    assert got.status_code == 404
    assert offered(got.text) == []
    assert "href='/timeline'" in got.text


@pytest.mark.parametrize(
    "path", ["/static/js/index.OLDHASH.js", "/.well-known/x", "/x.php", "/static/%00.js",
             "/static/" + "x" * 300 + ".js", "/apple-touch-icon.png", "/static/../../app.py"],
)  # fmt: skip
def test_who_asks_for_a_file_gets_a_line(client: TestClient, path: str) -> None:
    got = client.get(path)
    assert got.status_code == 404
    assert got.text == "No such file.\n"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/timeline", "a page"), ("/", "a page"), ("/_stcore/health", "the app"),
        ("/media/abc.png", "the app"), ("/component/x/index.html", "the app"),
        ("/static/js/index.abc.js", "the app"), ("/favicon.png", "the app"),
        ("/timeline/", "the app"), ("//elsewhere.example", "the app"),
    ],
)  # fmt: skip
def test_what_is_there_is_left_alone(client: TestClient, path: str, text: str) -> None:
    got = client.get(f"http://case.example{path}")
    assert (got.status_code, got.text) == (200, text)


def test_our_own_addresses_are_known_without_a_look_at_the_disk(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked, real = [], lost.Lost._file

    def file(self: lost.Lost, path: str) -> bool:
        looked.append(path)
        return real(self, path)

    monkeypatch.setattr(lost.Lost, "_file", file)
    for path in ("/timeline", "/timeline/", "/robots.txt", "/favicon.png"):
        assert client.get(path).status_code == 200
    assert looked == ["/favicon.png"]


def test_a_head_has_no_body_and_a_post_is_not_ours(client: TestClient) -> None:
    got = client.head("/nothing-here")
    assert (got.status_code, got.content) == (404, b"")
    assert client.post("/nothing-here").text == "the app"


def test_what_was_asked_is_shown_as_text(client: TestClient) -> None:
    got = client.get("/%3Cscript%3Ealert(1)%3C/script%3E%E2%80%AE")
    assert "<script>" not in got.text
    assert "\u202e" not in got.text


def test_streamlits_own_addresses_are_known() -> None:
    """Each first part of its routes, as its code names them."""
    server = Path(streamlit.__file__).parent / "web" / "server" / "starlette"
    text = "\n".join(p.read_text(encoding="utf-8") for p in server.glob("*.py"))
    parts = re.findall(r'^(?:BASE_ROUTE\w*|_ROUTE_\w+|_OAUTH\w*): Final = f?"([^"{]+)', text, re.M)
    firsts = {part.strip("/").partition("/")[0] for part in parts}
    assert {"_stcore", "media", "component"} <= firsts
    assert firsts - {"static"} <= set(lost.STREAMLIT)


def test_looking_for_the_nearest_is_quick(dossier: Dossier) -> None:
    assert len(named(dossier)) > 300
    assert lost.nearest(dossier, "/" + "a-" * 40, PAGES) == []


@pytest.mark.parametrize(
    ("path", "media", "words"),
    [
        ("/robots.txt", "text/plain; charset=utf-8",
         "Sitemap: http://case.example/sitemap.xml"),
        ("/sitemap.xml", "application/xml", "<loc>http://case.example/actor/firestone</loc>"),
        ("/sitemap.xml", "application/xml", "<loc>http://case.example/timeline</loc>"),
        ("/favicon.svg", "image/svg+xml", "<svg"), ("/favicon.ico", "image/svg+xml", "<svg"),
    ],
)  # fmt: skip
def test_what_machines_ask_for(client: TestClient, path: str, media: str, words: str) -> None:
    got = client.get(path)
    assert got.status_code == 200
    assert got.headers["content-type"] == media
    assert words in got.text


def test_the_map_names_every_page_once(client: TestClient, dossier: Dossier) -> None:
    found = re.findall("<loc>([^<]*)</loc>", client.get("/sitemap.xml").text)
    assert len(found) == len(set(found)) == len(PAGES) + len(named(dossier))


def test_a_face_is_served(client: TestClient) -> None:
    html = client.get("/nothing-here").text
    (face, *_) = re.findall(r"href='(/faces/[^']*\.woff2)'", html)
    got = client.get(face)
    assert got.headers["content-type"] == "font/woff2"
    assert got.content[:4] == b"wOF2"


def test_a_page_for_which_nothing_is_coded_offers_those_there_are(dossier: Dossier) -> None:
    html = lost.document(dossier, "/world", PAGES[:3], "/", lacks="World")
    assert "This dossier has no page “World”" in html
    assert offered(html) == ["timeline", "pressure"]
    assert "Did you mean" not in html

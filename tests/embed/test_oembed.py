"""What a CMS is told about our addresses, and about others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from components.charts import CHARTS, leading
from components.dossier import Dossier
from components.embed import jobs, routes
from components.embed.address import EmbedRequest, parse
from components.embed.heights import heights
from components.embed.oembed import ask_of, discovery_link, endpoint, thumbnail
from components.embed.options import EmbedOptions
from components.serving.responses import CachedResponse
from tests.embed.sites import Here, Stub, site

HOST = "https://charts.example"
EMBED = f"{HOST}/embed/russia-2003/tier.html"


@pytest.fixture(scope="module")
def client(dossier: Dossier) -> Iterator[TestClient]:
    with TestClient(site(dossier, Here()), base_url=HOST) as opened:
        yield opened


@pytest.fixture(scope="module")
def stub(dossier: Dossier) -> Iterator[TestClient]:
    with TestClient(site(dossier, Stub()), base_url=HOST) as opened:
        yield opened


class Measuring(Stub):
    """Measures only once its gate is open."""

    def __init__(self) -> None:
        super().__init__()
        self.gate.clear()

    def render(
        self, function: Callable[..., CachedResponse], dossier: Dossier, *args: Any, **kwargs: Any
    ) -> CachedResponse:
        if function is jobs.measured:
            assert self.gate.wait(20)
        return super().render(function, dossier, *args, **kwargs)


def src_of(html: str) -> str:
    (src,) = re.findall(r'<iframe src="([^"]*)"', html)
    return unescape(src)


def test_an_embed(client: TestClient, dossier: Dossier) -> None:
    url = f"{EMBED}?pressure=outside&theme=dark"
    got = client.get("/oembed", params={"url": url})
    assert got.status_code == 200
    assert got.headers["content-type"] == "application/json"
    said: dict[str, Any] = got.json()
    assert {k: said[k] for k in ("type", "version", "provider_name", "provider_url", "title")} == {
        "type": "rich", "version": "1.0", "provider_name": "353–0", "provider_url": f"{HOST}/",
        "title": CHARTS["tier"].heading(dossier).title,
    }  # fmt: skip
    assert src_of(said["html"]) == url
    assert 'loading="lazy"' in said["html"]
    assert f'title="{CHARTS["tier"].heading(dossier).title}"' in said["html"]
    assert said["width"] == 640
    assert 300 < said["height"] < 1500
    png = client.get(said["thumbnail_url"])
    size = thumbnail("", png.content)
    assert size
    assert (size.width, size.height) == (said["thumbnail_width"], said["thumbnail_height"])
    again = client.get(
        "/oembed", params={"url": url}, headers={"If-None-Match": got.headers["etag"]}
    )
    assert again.status_code == 304


def test_xml_says_the_same(client: TestClient) -> None:
    wanted = client.get("/oembed", params={"url": EMBED}).json()
    got = client.get("/oembed", params={"url": EMBED, "format": "xml"})
    assert got.headers["content-type"] == "text/xml; charset=utf-8"
    root = ElementTree.fromstring(got.content)
    assert root.tag == "oembed"
    assert {child.tag: child.text for child in root} == {k: str(v) for k, v in wanted.items()}


@pytest.mark.parametrize(
    ("given", "width", "height"),
    [
        ({"maxwidth": "400"}, 400, None), ({"maxheight": "333"}, 640, 333),
        ({"maxwidth": "320", "maxheight": "333"}, 320, 333), ({"maxwidth": "9999"}, 640, None),
        ({"maxwidth": "wide", "maxheight": "-3"}, 640, None), ({"maxwidth": "0"}, 640, None),
        ({"maxwidth": ""}, 640, None), ({"maxwidth": "٣٠٠"}, 640, None),
    ],
)  # fmt: skip
def test_what_the_consumer_has_room_for(
    stub: TestClient, dossier: Dossier, given: dict[str, str], width: int, height: int | None
) -> None:
    said = stub.get("/oembed", params={"url": EMBED} | given).json()
    assert said["width"] == width
    whole = heights(dossier, EmbedRequest("russia-2003", "tier", "html"))
    assert said["height"] == height or (height is None and said["height"] == whole.at(width))
    assert f"max-width:{width}px" in said["html"]


@pytest.mark.parametrize("width", [None, 500, 1200])
def test_where_the_whole_has_no_room_the_short_form_stands(
    client: TestClient, dossier: Dossier, width: int | None
) -> None:
    """Of the frame that is given, which is a column's however much room there is beside it."""
    url = f"{HOST}/embed/russia-2003/evidence.html"
    whole = heights(dossier, EmbedRequest("russia-2003", "evidence", "html"))
    column = min(width or 640, 640)
    needed = max(whole.at(w) for w in range(320, column + 1))  # on a phone it is narrower
    assert needed > whole.at(column)
    for most, short in ((needed, False), (needed - 1, True), (600, True)):
        room = {"maxheight": str(most)} | ({"maxwidth": str(width)} if width else {})
        said = client.get("/oembed", params={"url": url} | room).json()
        assert ("height=short" in said["html"]) == short
        assert said["height"] <= (600 if short else needed)


@pytest.mark.parametrize("chart", ["timeline", "tier"])
def test_before_heights_are_known_the_short_form_fits(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch, chart: str
) -> None:
    monkeypatch.setattr(routes, "MOMENT", 0.01)
    drawer = Measuring()
    with TestClient(site(dossier, drawer), base_url=HOST) as asker:
        url = f"{HOST}/embed/russia-2003/{chart}.html"
        capped = asker.get("/oembed", params={"url": url, "maxheight": "750"}).json()
        assert src_of(capped["html"]).endswith("?height=short")
        assert capped["height"] == 600
        free = asker.get("/oembed", params={"url": url}).json()
        assert src_of(free["html"]) == url
        drawer.gate.set()


def shown_by_wordpress(html: str) -> tuple[str, str]:
    """The quotation and the frame that WordPress finds, as it strips and searches an answer."""
    kept = re.sub(r"<(?!/?(?:a|blockquote|iframe)\b)[^>]*>", "", html)
    kept = re.sub(r' (?:style|tabindex)="[^"]*"', "", kept)
    found = re.search("(<blockquote>.*?</blockquote>)?.*(<iframe.*?></iframe>)", kept, re.DOTALL)
    assert found
    return found[1] or "", found[2]


def test_wordpress_finds_the_quotation_for_which_it_loads_its_script(client: TestClient) -> None:
    html = client.get("/oembed", params={"url": f"{EMBED}?q=%22a%22", "maxwidth": 500}).json()[
        "html"
    ]
    quote, frame = shown_by_wordpress(html)
    (href,) = re.findall('<blockquote><a href="([^"]*)">[^<]+</a></blockquote>', quote)
    assert unescape(href) == src_of(html)
    assert 'width="100%"' in frame  # a theme that scales frames by their size would cut it
    assert html.startswith("<blockquote style=")  # else it would be seen on other pages


def test_nothing_is_drawn_for_an_answer(dossier: Dossier) -> None:
    drawer = Stub()
    with TestClient(site(dossier, drawer), base_url=HOST) as asker:
        for chart in CHARTS:
            url = f"{HOST}/embed/russia-2003/{chart}.html?time=2003"
            for kind in ("rich", "photo"):
                assert asker.get("/oembed", params={"url": url, "type": kind}).status_code == 200
        assert drawer.drawn == []
        url = f"{HOST}/embed/russia-2003/tier.html?time=2003"
        tall = heights(dossier, EmbedRequest("russia-2003", "tier", "html")).at(640)
        guessed = asker.get("/oembed", params={"url": url}).json()["height"]
        assert guessed == tall + 28  # a line says what is in view
        asker.get(url)  # now its own are known: the stub's
        assert asker.get("/oembed", params={"url": url}).json()["height"] == 500


@pytest.mark.parametrize("query", ["pressure=outside", "time=2003", "plain", "title=off"])
def test_a_view_finds_room_in_what_is_kept_for_the_whole(dossier: Dossier, query: str) -> None:
    for chart in CHARTS:
        ask, _ = parse(dossier, chart, "html", query)
        flags = EmbedOptions(plain=ask.flags.plain, title=ask.flags.title)
        whole = heights(dossier, EmbedRequest("russia-2003", chart, "html", flags=flags))
        if ask.view.query():
            whole = whole.plus(28)
        for width in (320, 360, 640, 920):
            assert heights(dossier, ask).at(width) <= whole.at(width) + 8, (chart, width)


@pytest.mark.parametrize(
    ("given", "size"),
    [
        ({}, (1200, 630)), ({"maxwidth": "1199"}, (600, 315)), ({"maxwidth": "640"}, (600, 315)),
        ({"maxwidth": "599"}, (400, 210)), ({"maxwidth": "300"}, (240, 126)),
        ({"maxheight": "400"}, (600, 315)), ({"maxheight": "100"}, None),
        ({"maxwidth": "200"}, None),
    ],
)  # fmt: skip
def test_pictures_fit_or_are_left_out(
    client: TestClient, given: dict[str, str], size: tuple[int, int] | None
) -> None:
    said = client.get("/oembed", params={"url": EMBED} | given).json()
    photo = client.get("/oembed", params={"url": EMBED, "type": "photo"} | given)
    if size is None:
        assert not any(key.startswith("thumbnail") for key in said)
        assert photo.status_code == 404
        return
    found = client.get(said["thumbnail_url"])
    assert found.headers["content-type"] == "image/png"
    png = thumbnail("", found.content)
    assert png
    assert (png.width, png.height) == size
    assert (said["thumbnail_width"], said["thumbnail_height"]) == size
    told = photo.json()
    assert (told["type"], told["url"]) == ("photo", said["thumbnail_url"])
    assert (told["width"], told["height"]) == size
    assert "html" not in told


def test_what_does_not_fit_comes_in_its_short_form(stub: TestClient) -> None:
    url = f"{HOST}/embed/russia-2003/timeline.html?time=2003"
    low = stub.get("/oembed", params={"url": url, "maxheight": "700"}).json()
    assert (
        src_of(low["html"])
        == f"{HOST}/embed/russia-2003/timeline.html?time=2003..2003&height=short"
    )
    assert low["height"] <= 700
    high = stub.get("/oembed", params={"url": url, "maxheight": "6000"}).json()
    assert "height=short" not in high["html"]


def test_a_picture_keeps_view_and_looks(client: TestClient) -> None:
    url = f"{EMBED}?pressure=outside&theme=dark&title=off"
    said = client.get("/oembed", params={"url": url, "maxwidth": "800"}).json()
    assert said["thumbnail_url"] == (
        f"{HOST}/embed/russia-2003/tier.png?pressure=outside&theme=dark&title=off&size=card-600"
    )


@pytest.mark.parametrize(
    ("params", "status"),
    [
        ({}, 400), ({"url": ""}, 400), ({"url": EMBED, "format": "yaml"}, 501),
        ({"url": EMBED, "format": "json"}, 200), ({"url": EMBED, "format": "xml"}, 200),
        ({"url": f"{HOST}/nowhere"}, 404), ({"url": f"{HOST}/sources"}, 404),
        ({"url": "https://evil.example/embed/russia-2003/tier.html"}, 404),
        ({"url": "https://charts.example.evil.example/timeline"}, 404),
        ({"url": "https://charts.example@evil.example/timeline"}, 404),
        ({"url": "https://evil.example@charts.example/timeline"}, 404),
        ({"url": "//charts.example/timeline"}, 404), ({"url": "file:///etc/passwd"}, 404),
        ({"url": "javascript:alert(1)"}, 404), ({"url": "http://[::1"}, 404),
        ({"url": "http://169.254.169.254/timeline"}, 404),
        ({"url": f"{EMBED}?v=0123456789ab"}, 404),
        ({"url": f"{HOST}/embed/russia-2003/tier.exe"}, 404),
        ({"url": f"{HOST}/embed/other/tier.html"}, 404),
        ({"url": f"{HOST}/embed/russia-2003/%ff.html"}, 404),
        ({"url": f"{HOST}/timeline?q=" + "a" * 9000}, 400),
    ],
)  # fmt: skip
def test_status(stub: TestClient, params: dict[str, str], status: int) -> None:
    assert stub.get("/oembed", params=params).status_code == status


@pytest.mark.parametrize(
    ("url", "chart", "query"),
    [
        (f"{HOST}/timeline?stage=drafting", "timeline", "stage=drafting"),
        (f"{HOST}/", "timeline", ""), (HOST, "timeline", ""),
        ("http://charts.example/pressure/", "pressure", ""),
        ("https://CHARTS.example/vote?event=duma-353-0", "seats", "event=duma-353-0"),
        ("/embed/russia-2003/law.svg?width=900", "law", ""),
        (f"{HOST}/case/russia-2003/embed/russia-2003/law.svg", "law", ""),
        (f"{HOST}/case/russia-2003/timeline?stage=drafting", "timeline", "stage=drafting"),
        (f"{HOST}/embed/russia-2003/tier.png?theme=dark&sure=certainly&time=2003", "tier",
         "time=2003..2003&sure=certainly&theme=dark"),
        (f"{HOST}/world?nonsense=1#top", "tier", ""),
    ],
)  # fmt: skip
def test_addresses_that_are_ours(dossier: Dossier, url: str, chart: str, query: str) -> None:
    ask = ask_of(url, (HOST,), lambda _: dossier, ("russia-2003",))
    assert ask
    assert (ask.chart, ask.format, ask.query()) == (chart, "html", query)


def test_below_a_prefix(dossier: Dossier) -> None:
    bases = ("https://paper.example/charts", HOST)
    names = ("russia-2003",)
    found = ask_of("https://paper.example/charts/timeline", bases, lambda _: dossier, names)
    assert found
    for url in ("https://paper.example/timeline", "https://paper.example/chartsy/timeline"):
        assert ask_of(url, bases, lambda _: dossier, names) is None


def test_no_address_is_ever_fetched(stub: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("somebody went out")

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert stub.get("/oembed", params={"url": "http://10.0.0.1/timeline"}).status_code == 404
    assert stub.get("/oembed", params={"url": EMBED}).status_code == 200


class Links(HTMLParser):
    """Collects <link> elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[dict[str, str | None]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag == "link"
        self.found.append(dict(attrs))


def test_discovery(client: TestClient) -> None:
    url = f"{HOST}/timeline?q=%22a%22&stage=drafting"
    links = Links(discovery_link(url, title='<b>"T"</b> & co')).found
    assert [link["type"] for link in links] == ["application/json+oembed", "text/xml+oembed"]
    for link in links:
        assert link["rel"] == "alternate"
        assert link["title"] == '<b>"T"</b> & co'
        assert client.get(str(link["href"])).status_code == 200
    asked = parse_qs(urlsplit(str(links[0]["href"])).query)
    assert asked == {"url": [url], "format": ["json"]}


def test_the_embed_names_its_own_answer(client: TestClient) -> None:
    page = client.get(EMBED).text
    (href,) = re.findall(r'application/json\+oembed href="([^"]*)"', page)
    assert src_of(client.get(unescape(href)).json()["html"]) == EMBED


def test_endpoint_below_a_prefix() -> None:
    url = "https://paper.example/charts/timeline"
    assert endpoint(url, base_url="https://paper.example/charts").startswith(
        "https://paper.example/charts/oembed?url=https%3A%2F%2Fpaper"
    )
    assert endpoint(url).startswith("https://paper.example/oembed?")


def test_every_page_with_charts_has_one() -> None:
    assert [leading(page) for page in ("", "vote", "world", "teach")] == [
        "timeline", "seats", "tier", "timeline",
    ]  # fmt: skip

"""What the routes answer, header by header."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree

import brotli
import pytest
from pypdf import PdfReader
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.testclient import TestClient

from components.charts import CHARTS
from components.dossier import Dossier
from components.embed import jobs
from components.embed.address import parse
from components.embed.errors import no_chart
from components.embed.jobs import draw
from components.embed.options import FORMATS
from components.serving import errors
from components.serving.responses import ascii_header, chosen, disposition, matches
from tests.embed.sites import Here, Stub, site

ROOT = "/embed/russia-2003"
PLAIN = {"Accept-Encoding": "identity"}


@pytest.fixture(scope="module")
def real(dossier: Dossier) -> Iterator[TestClient]:
    """The routes as they are, drawing for real."""
    with TestClient(site(dossier, Here(), base_url="")) as client:
        yield client


@pytest.fixture(scope="module")
def stub(dossier: Dossier) -> Iterator[TestClient]:
    """The routes with drawings that cost nothing."""
    with TestClient(site(dossier, Stub())) as client:
        yield client


@pytest.mark.parametrize("format", FORMATS)
def test_answers_what_is_rendered(real: TestClient, dossier: Dossier, format: str) -> None:
    query = "pressure=outside"
    ask, _ = parse(dossier, "tier", format, query)
    wanted = draw(dossier, ask, base_url="")
    got = real.get(f"{ROOT}/tier.{format}?{query}", headers=PLAIN)
    assert got.status_code == 200
    assert got.content == wanted.body
    assert got.headers["content-type"] == wanted.media_type
    assert got.headers["content-length"] == str(len(wanted.body))
    assert got.headers["x-content-type-options"] == "nosniff"
    assert got.headers["access-control-allow-origin"] == "*"
    assert "x-frame-options" not in got.headers
    assert "x-dropped" not in got.headers
    assert "set-cookie" not in got.headers


def test_the_policy_names_the_script_in_the_page(real: TestClient) -> None:
    got = real.get(f"{ROOT}/tier.html")
    (script,) = re.findall(r"<script>(.*?)</script>", got.text, re.DOTALL)
    digest = b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = dict(
        rule.strip().partition(" ")[::2]
        for rule in got.headers["content-security-policy"].split(";")
    )
    assert policy["script-src"] == f"'sha256-{digest}'"
    assert policy["default-src"] == "'none'"
    assert "frame-ancestors" not in policy  # even the star would shut out sandboxes and files
    static = real.get(f"{ROOT}/tier.html?static")
    assert "<script" not in static.text
    assert "script-src" not in static.headers["content-security-policy"]


def test_each_encoding_has_its_own_tag(stub: TestClient) -> None:
    url = f"{ROOT}/timeline.svg"
    tags = {}
    for encoding, unpack in (
        ("identity", bytes),
        ("gzip", gzip.decompress),
        ("br", brotli.decompress),
    ):
        with stub.stream("GET", url, headers={"Accept-Encoding": encoding}) as got:
            raw = b"".join(got.iter_raw())
            assert got.headers.get("content-encoding", "identity") == encoding
            assert got.headers["vary"] == "Accept-Encoding"
            assert int(got.headers["content-length"]) == len(raw)
            assert unpack(raw).startswith(url.encode())
            tags[encoding] = got.headers["etag"]
    assert len(set(tags.values())) == 3
    assert all(re.fullmatch(r'"[0-9a-z-]+"', tag) for tag in tags.values())
    same = stub.get(url, headers={"Accept-Encoding": "br", "If-None-Match": f'"x", {tags["br"]}'})
    assert same.status_code == 304
    assert same.content == b""
    assert same.headers["etag"] == tags["br"]
    assert same.headers["cache-control"].startswith("public")
    assert same.headers["vary"] == "Accept-Encoding"
    other = stub.get(url, headers={"Accept-Encoding": "br", "If-None-Match": tags["gzip"]})
    assert other.status_code == 200


@pytest.mark.parametrize("encoding", ["identity", "gzip", "br"])
def test_head_says_what_get_says(stub: TestClient, encoding: str) -> None:
    url, headers = f"{ROOT}/timeline.csv", {"Accept-Encoding": encoding}
    got, head = stub.get(url, headers=headers), stub.head(url, headers=headers)
    assert head.status_code == 200
    assert dict(head.headers) == dict(got.headers)
    assert head.content == b""
    lost = stub.head("/embed/nowhere/x.csv")
    assert (lost.status_code, lost.content) == (404, b"")
    assert int(lost.headers["content-length"]) > 50


def test_nothing_is_compressed_twice(dossier: Dossier) -> None:
    """Below the middleware that Streamlit uses."""
    app = site(dossier, Stub(), middleware=[Middleware(GZipMiddleware, minimum_size=500)])
    with TestClient(app) as client:
        for accept, sent in (
            ("br, gzip", "br"), ("gzip", "gzip"), ("gzip;q=0", "identity"),
            ("identity;q=1, gzip;q=0.2", "identity"),
        ):  # fmt: skip
            got = client.get(f"{ROOT}/timeline.svg", headers={"Accept-Encoding": accept})
            assert got.headers["content-encoding"] == sent
            assert got.content.startswith(b"/embed/")
            assert got.headers["vary"] == "Accept-Encoding"
        got = client.get(f"{ROOT}/timeline.png", headers={"Accept-Encoding": "br, gzip"})
        assert "content-encoding" not in got.headers
        assert "vary" not in got.headers


@pytest.mark.parametrize(
    ("accept", "encoding"),
    [
        ("", "identity"), ("gzip", "gzip"), ("gzip, br", "br"), ("br;q=0.1, gzip", "gzip"),
        ("*", "br"), ("*;q=0.5, br;q=0", "gzip"), ("br;q=0, gzip;q=0", "identity"),
        ("*;q=0", "identity"), ("GZIP;Q=1.0", "gzip"), ("identity, gzip;q=0.9", "identity"),
        ("br;q=nonsense, gzip;q=0.1", "gzip"), (",,;=,", "identity"), ("zstd, deflate", "identity"),
    ],
)  # fmt: skip
def test_encoding_is_the_client_s_choice(accept: str, encoding: str) -> None:
    assert chosen(accept, ("identity", "gzip", "br")) == encoding


def test_tags_are_compared_whole() -> None:
    assert matches('W/"abc", "def"', '"abc"')
    assert matches(" * ", '"abc"')
    assert not matches('"abcd"', '"abc"')
    assert not matches("abc", '"abc"')
    assert not matches("", '"abc"')


def test_pinned_following_gone(stub: TestClient, dossier: Dossier) -> None:
    url = f"{ROOT}/timeline.html"
    following = stub.get(url).headers["cache-control"]
    assert following == "public, max-age=300, stale-while-revalidate=86400"
    pinned = stub.get(f"{url}?v={dossier.version}").headers["cache-control"]
    assert pinned == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("format", FORMATS)
def test_a_version_that_is_gone_says_so(stub: TestClient, dossier: Dossier, format: str) -> None:
    got = stub.get(f"{ROOT}/tier.{format}?pressure=inside&v=0123456789ab")
    assert got.status_code == 410
    kind = {"html": "text/html", "svg": "image/svg+xml", "png": "image/png", "csv": "text/csv",
            "pdf": "application/pdf", "json": "application/json", "txt": "text/plain"}  # fmt: skip
    assert got.headers["content-type"].startswith(kind[format])
    newest = f"{ROOT}/tier.{format}?pressure=inside"
    assert got.headers["link"] == f'<{newest}>; rel="latest-version"'
    assert "0123456789ab" in got.text  # the stub's png and pdf are the svg
    assert dossier.version in got.text
    assert newest.replace("&", "&amp;") in got.text
    assert "immutable" not in got.headers["cache-control"]


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("where", ["russia-2003/nothing", "nowhere/timeline"])
def test_what_is_not_there(stub: TestClient, where: str, format: str) -> None:
    got = stub.get(f"/embed/{where}.{format}")
    assert got.status_code == 404
    exists = [f"/embed/russia-2003/{c}.{format}" for c in CHARTS]
    assert all(url in got.text for url in (exists if "russia" in where else exists[:1]))
    assert "nothing" not in got.text
    assert "nowhere" not in got.text
    if format == "json":
        assert json.loads(got.text)["status"] == 404
    if format == "csv":
        rows = list(csv.reader(io.StringIO(got.text)))
        assert rows[0] == ["error", "address"]
        assert {len(row) for row in rows} == {2}
    if format == "svg":
        assert ElementTree.fromstring(got.text).tag.endswith("svg")


@pytest.mark.parametrize(
    "path",
    ["/embed/", "/embed/russia-2003", "/embed/russia-2003/", "/embed/russia-2003/timeline",
     "/embed/russia-2003/timeline.exe", "/embed/russia-2003/a/b.html", "/embed/x", "/embed/.html",
     "/embed/russia-2003/timeline.html/", "/embed/russia-2003/.html"],
)  # fmt: skip
def test_no_address_below_embed_falls_through(stub: TestClient, path: str) -> None:
    got = stub.get(path)
    assert got.status_code == 404
    assert got.headers["content-type"].startswith("text/html")
    assert "/embed/russia-2003/timeline.html" in got.text


def test_real_pictures_of_a_refusal(real: TestClient, dossier: Dossier) -> None:
    png, pdf = (real.get(f"{ROOT}/nothing.{f}").content for f in ("png", "pdf"))
    assert png.startswith(b"\x89PNG")
    assert pdf.startswith(b"%PDF")
    assert "No such chart" in PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    svg = errors.render_error(no_chart(dossier, "pdf"), "svg").decode()
    assert {jobs.picture(svg, "pdf") for _ in range(3)} == {pdf}


def test_the_valid_part_is_drawn_and_the_rest_named(stub: TestClient) -> None:
    got = stub.get(f"{ROOT}/timeline.svg?pressure=outside~nix&scale=2&colour=%C3%A9%0D%0AX:1")
    assert got.status_code == 200
    assert got.text.startswith(f"{ROOT}/timeline.svg?pressure=outside ")
    said = got.headers["x-dropped"]
    assert said.isascii()
    assert said.isprintable()
    assert "pressure=nix: no such pressure" in said
    assert "colour=%C3%A9" in said
    assert "scale=2: has no effect on svg" in said


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 200), ("pressure=international~both", 200), ("pressure=nix", 400),
        ("presure=international", 400), ("theme=pink", 400),
        ("v=latest", 400), ("theme=auto", 200), ("scale=2", 200), ("width=99999", 200),
        ("utm_source=x&fbclid=y", 200), ("childId=a&parentUrl=b&initialWidth=3", 200),
        ("utm_source=x&pressure=nix", 400), ("pressure=nix&theme=dark", 200), ("embed=true", 200),
        ("&&&", 200), ("=", 400), ("%", 400), ("a" * 4097, 414), ("q=" + "a" * 4000, 200),
    ],
)  # fmt: skip
def test_when_nothing_valid_is_left(stub: TestClient, query: str, status: int) -> None:
    got = stub.get(f"{ROOT}/timeline.svg?{query}")
    assert got.status_code == status
    if status == 400:
        assert "x-dropped" in got.headers
        assert "Nothing valid is left" in got.text


@pytest.mark.parametrize("format", FORMATS)
def test_a_refusal_carries_no_markup_in(stub: TestClient, format: str) -> None:
    got = stub.get(f"{ROOT}/timeline.{format}?%3Cscript%3Ealert(1)%3C/script%3E=%3D1%2B1%0A\"'")
    assert got.status_code == 400
    if format in ("html", "svg", "png", "pdf"):
        assert "<script" not in got.text
    if format in ("svg", "png", "pdf"):
        ElementTree.fromstring(got.text)
    if format == "csv":
        cells = [cell for row in csv.reader(io.StringIO(got.text)) for cell in row]
        assert not [cell for cell in cells if cell[:1] in tuple("=+-@\t\r")]


def test_a_chart_of_nothing_is_no_chart(dossier: Dossier) -> None:
    """What the dossier has no row for is offered nowhere, and its address offers what there is."""
    bare = replace(dossier, tables={**dossier.tables, "measures": dossier.measures[:0]})
    with TestClient(site(bare, Stub()), base_url="https://charts.example") as client:
        got = client.get(f"{ROOT}/tier.html?time=2003")
        assert got.status_code == 404
        assert f'{ROOT}/timeline.html"' in got.text
        assert "tier.html" not in got.text
        known = client.get(f"{ROOT}/timeline.html")
        url = f"https://charts.example{ROOT}/"
        answers = [
            client.get("/oembed", params={"url": url + c}) for c in ("tier.html", "timeline.html")
        ]
    assert known.status_code == 200
    assert [answer.status_code for answer in answers] == [404, 200]


def test_headers_hold_what_headers_can() -> None:
    assert ascii_header("a=é\r\nb\x00") == "a=%C3%A9%0D%0Ab%00"
    assert len(ascii_header("é " * 5000)) <= 1000
    assert len(ascii_header("é" * 5000)) <= 1000
    name = disposition('a"b\\c\r\nд.svg', "image/svg+xml")
    assert name.startswith(
        "inline; filename=\"a-b-c-.svg\"; filename*=UTF-8''a%22b%5Cc%0D%0A%D0%B4"
    )
    assert disposition("a.csv", "text/csv; charset=utf-8") == 'attachment; filename="a.csv"'


def test_methods(stub: TestClient) -> None:
    url = f"{ROOT}/timeline.json"
    assert stub.post(url).status_code == 405
    asked = stub.options(url, headers={"Origin": "https://paper.example"})
    assert asked.status_code == 204
    assert asked.headers["access-control-allow-origin"] == "*"
    assert asked.headers["access-control-allow-methods"] == "GET, HEAD"


def test_links_lead_back_to_where_the_request_came_in(dossier: Dossier) -> None:
    with TestClient(site(dossier, Here()), base_url="https://charts.example/") as client:
        own = client.get(f"{ROOT}/tier.html").text
    assert 'href="https://charts.example/world"' in own
    with TestClient(site(dossier, Here(), base_url="https://public.example/x")) as client:
        fixed = client.get(f"{ROOT}/tier.html").text
    assert 'href="https://public.example/x/world"' in fixed


def test_loader(stub: TestClient) -> None:
    got = stub.get("/embed/loader.js")
    assert got.headers["content-type"].startswith("text/javascript")
    assert "v353-embed" in got.text
    assert len(got.content) < 5000
    again = stub.get("/embed/loader.js", headers={"If-None-Match": got.headers["etag"]})
    assert again.status_code == 304

"""The embeds' routes on the port of the real app, below Streamlit's own middleware."""

from __future__ import annotations

import gzip
import http.client
import json
import re
import threading
import time
from collections.abc import Callable
from urllib.parse import quote, urlsplit

import brotli
import pytest
from playwright.sync_api import Page

from tests.browser.articles import fetched
from tests.browser.harness import assert_accessible

ROOT = "/embed/russia-2003"


def ask(
    app: str, path: str, method: str = "GET", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and raw body of one answer."""
    connection = http.client.HTTPConnection(urlsplit(app).netloc, timeout=90)
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, headers=sent)
    answer = connection.getresponse()
    found = answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()
    connection.close()
    return found


def test_streamlit_s_middleware_leaves_answers_alone(app_url: str) -> None:
    url = f"{ROOT}/timeline.html"
    plain = fetched(app_url + url)
    tags = set()
    for encoding, unpack in (("gzip", gzip.decompress), ("br", brotli.decompress)):
        status, headers, body = ask(app_url, url, Accept_Encoding=encoding)
        assert (status, headers["content-encoding"]) == (200, encoding)
        assert int(headers["content-length"]) == len(body)
        assert unpack(body) == plain
        assert "set-cookie" not in headers
        assert "x-frame-options" not in headers
        tags.add(headers["etag"])
        same, _, nothing = ask(
            app_url, url, Accept_Encoding=encoding, If_None_Match=headers["etag"]
        )
        assert (same, nothing) == (304, b"")
        head, said, nothing = ask(app_url, url, "HEAD", Accept_Encoding=encoding)
        assert (head, nothing) == (200, b"")
        assert {**said, "date": ""} == {**headers, "date": ""}
    assert len(tags) == 2
    _, headers, body = ask(app_url, url, Accept_Encoding="gzip;q=0")
    assert body == plain
    _, headers, body = ask(app_url, f"{ROOT}/timeline.pdf", Accept_Encoding="gzip")
    assert gzip.decompress(body).startswith(b"%PDF")


@pytest.mark.parametrize("path", ["/embed/", "/embed/nowhere", f"{ROOT}/timeline", "/embed/%0A"])
def test_streamlit_s_page_answers_for_no_embed(app_url: str, path: str) -> None:
    status, _, body = ask(app_url, path)
    assert status == 404
    assert b"There are these" in body or b"The charts of" in body


def test_oembed_of_a_page(app_url: str) -> None:
    status, _, body = ask(
        app_url, f"/oembed?url={quote(f'{app_url}/vote?stage=adoption', safe='')}"
    )
    assert status == 200
    assert f'src="{app_url}{ROOT}/seats.html?stage=adoption"' in json.loads(body)["html"]


def test_a_burst_leaves_the_app_alive(app_url: str) -> None:
    """Many drawings wished for at once; meanwhile the app answers as ever."""
    codes: list[int] = []

    def wish(i: int) -> None:
        codes.append(ask(app_url, f"{ROOT}/timeline.svg?width={700 + i}")[0])

    crowd = [threading.Thread(target=wish, args=(i,)) for i in range(60)]
    for one in crowd:
        one.start()
    while any(one.is_alive() for one in crowd):
        assert ask(app_url, "/_stcore/health")[0] == 200
        time.sleep(0.05)
    for one in crowd:
        one.join()
    assert set(codes) <= {200, 503}
    assert codes.count(200) >= 16


@pytest.mark.parametrize(
    ("path", "says"),
    [
        (f"{ROOT}/nothing.html", "No such chart"),
        (f"{ROOT}/tier.html?v=0123456789ab", "This version is gone"),
    ],
    ids=["chart", "version"],
)
def test_refusals_are_pages_too(
    new_page: Callable[..., Page], app_url: str, records: dict, path: str, says: str
) -> None:
    page = new_page(width=390)
    page.goto(app_url + path)
    assert page.locator("h1").inner_text() == says
    assert_accessible(page)
    page.emulate_media(color_scheme="dark")
    assert_accessible(page)
    records[page].forgive("status of 4(04|10)")
    page.locator("a").first.click()
    page.locator("svg").first.wait_for(state="attached")


def test_explore_leads_back_to_the_same_view(app_url: str) -> None:
    html = fetched(f"{app_url}{ROOT}/timeline.html?stage=adoption").decode("utf-8")
    (href,) = re.findall(r"""<a[^>]*href=["']?([^"'\s>]+)[^>]*>\s*Explore this chart""", html)
    assert href == f"{app_url}/timeline?stage=adoption"  # opened in test_method

"""The app behind nginx with TLS, at a host of its own and under /charts/: every kind of address.

No part of ``make test``: ``make test-deploy``. Needs nginx and openssl.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import quote, urlsplit

import httpx2
import pytest

from tests.browser.server import Server, free_port
from tests.deploy.nginx import NGINX, OPENSSL, certificate, filled, running

HOST = "charts.test"
pytestmark = pytest.mark.skipif(not (NGINX and OPENSSL), reason="there is no nginx, or no openssl")


@dataclass
class Front:
    """What readers see."""

    public: str
    client: httpx2.Client
    app: Server
    app_knows: bool

    def get(self, address: str, **options: object) -> httpx2.Response:
        """Ask for an absolute address of ours, or a path below the public one."""
        path = address.removeprefix(self.public)
        assert "://" not in path, f"not ours: {address}"
        return self.client.get(urlsplit(self.public).path + path, **options)  # type: ignore[arg-type]


@contextmanager
def environment(**values: str) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.update(values)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


@pytest.fixture(scope="module", params=["", "/charts", "/charts without PUBLIC_URL"])
def front(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Front]:
    folder: Path = tmp_path_factory.mktemp("front")
    prefix, _, without = request.param.partition(" ")
    https, plain, app = free_port(), free_port(), Server(address="::ffff:127.0.0.1")
    public = f"https://{HOST}:{https}{prefix}"
    certificate(folder, HOST)
    config = filled(
        folder, APP=f"127.0.0.1:{app.port}", PREFIX=prefix, TLS=str(folder), HTTP=str(plain),
        CACHE=str(folder / "cache"), HTTPS=str(https),
    )  # fmt: skip
    if (
        without
    ):  # then the proxy takes the path away and says so, and passes on the host with its port
        text = (folder / "charts.conf").read_text()
        text = text.replace('X-Forwarded-Prefix ""', f'X-Forwarded-Prefix "{prefix}"')
        text = text.replace("Host $host", "Host $http_host")
        text = text.replace("proxy_pass http://charts;", f"rewrite ^{prefix}(/.*) $1 break;\n"
                            "proxy_pass http://charts;")  # fmt: skip
        (folder / "charts.conf").write_text(text)
    app.address = "127.0.0.1"
    given = {} if without else {"PUBLIC_URL": public}
    with environment(**given), running(config):
        app.start()
        base = f"https://127.0.0.1:{https}"
        with httpx2.Client(
            base_url=base, headers={"Host": f"{HOST}:{https}"}, verify=False, timeout=60
        ) as client:
            try:
                yield Front(public, client, app, not without)
            finally:
                app.stop()


def own(front: Front, text: str) -> set[str]:
    """Absolute addresses of a text that lead to this machine."""
    found = {unescape(a) for a in re.findall(r"https?://[^\s\"'<>\\),`]+", text)}
    return {a for a in found if HOST in a or "127.0.0.1" in a or "localhost" in a}


SEEDS = [
    "/", "/timeline?pressure=outside", "/vote", "/evidence", "/embed-builder", "/teach",
    "/embed/russia-2003/tier.html?time=2003", "/embed/russia-2003/tier.txt",
    "/embed/russia-2003/tier.svg", "/embed/russia-2003/tier.json", "/event/firestone-call",
    "/sitemap.xml", "/robots.txt", "/corrections.json", "/corrections.atom", "/present",
    "/present/deck.html", "/join",
]  # fmt: skip


@pytest.mark.parametrize("path", SEEDS)
def test_an_answer_names_the_public_address_only(front: Front, path: str) -> None:
    got = front.get(path)
    assert got.status_code == 200, got.text[:300]
    found = own(front, got.text)
    assert [a for a in found if not a.startswith(front.public)] == []
    if path not in ("/present", "/join", "/embed-builder", "/teach"):
        assert found, "it names no address of its own"


def test_what_previews_follow_is_there(front: Front) -> None:
    for path in ("/", "/world", "/evidence", "/timeline?time=2003", "/event/firestone-call",
                 "/embed/russia-2003/law.html?pressure=outside"):  # fmt: skip
        html = front.get(path).text
        told = dict(re.findall(r"""<meta property=['"]?(og:\w+)['"]? content=['"]([^'"]*)""", html))
        (canonical,) = re.findall(r"rel=['\"]?canonical['\"]? href=['\"]([^'\"]*)", html)
        assert unescape(canonical) == unescape(told["og:url"])
        assert front.get(unescape(canonical)).status_code == 200
        image = front.get(unescape(told["og:image"]))
        assert image.headers["content-type"] == "image/png"
        (oembed,) = re.findall(r"application/json\+oembed['\"]? href=['\"]([^'\"]*)", html)
        answer = front.get(unescape(oembed)).json()
        (src,) = re.findall(r'src="([^"]*)"', answer["html"])
        assert front.get(unescape(src)).headers["content-type"] == "text/html; charset=utf-8"
        assert front.get(answer["thumbnail_url"]).headers["content-type"] == "image/png"


def test_oembed_knows_its_own_addresses(front: Front) -> None:
    url = quote(f"{front.public}/embed/russia-2003/tier.html", safe="")
    assert front.get(f"/oembed?url={url}").json()["provider_url"] == f"{front.public}/"
    assert front.get(f"/oembed?url={url}&type=photo").json()["url"].startswith(front.public)
    other = quote(f"http://127.0.0.1:{front.app.port}/embed/russia-2003/tier.html", safe="")
    assert front.get(f"/oembed?url={other}").status_code == 404


def test_a_room_is_joined_by_the_public_address(front: Front) -> None:
    path = urlsplit(front.public).path
    room = front.client.post(f"{path}/rooms", json={"scenes": ""}).json()
    assert room["join"] == f"{front.public}/join/{room['code']}"
    assert room["reachable"] is True
    assert front.get(room["join"]).status_code == 200
    headers = {"X-Student": "a" * 20}
    assert front.client.put(f"{path}/rooms/{room['code']}/me", json={}, headers=headers).is_success
    with front.client.stream("GET", f"{path}/rooms/{room['code']}/events") as stream:
        first = next(stream.iter_lines())
    assert first  # it is not held back


def test_the_pages_socket_opens(front: Front) -> None:
    from playwright.sync_api import sync_playwright

    from tests.browser.chromium import find

    port = urlsplit(front.public).port
    arguments = ["--no-sandbox", "--ignore-certificate-errors",
                 f"--host-resolver-rules=MAP {HOST} 127.0.0.1"]  # fmt: skip
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=arguments)
        page = browser.new_context(ignore_https_errors=True).new_page()
        lost: list[str] = []
        page.on("response", lambda r: lost.append(r.url) if r.status >= 400 else None)
        page.goto(f"{front.public}/embed-builder")
        code = page.locator("code").first
        code.wait_for(timeout=60_000)
        assert f'src="{front.public}/embed/russia-2003/' in code.inner_text()
        hrefs = page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)")
        ours = [a for a in hrefs if f":{port}" in a]
        assert ours
        assert [a for a in ours if not a.startswith(front.public)] == []
        assert lost == []
        browser.close()


@pytest.mark.parametrize("path", ["/metrics", "/ready", "/_stcore/metrics"])
def test_what_is_for_whoever_runs_it_is_kept_inside(front: Front, path: str) -> None:
    assert front.get(path).status_code == 404


def test_the_proxy_keeps_embeds_and_no_host(front: Front) -> None:
    path = "/embed/russia-2003/votes.txt?time=2003"
    front.get(path)
    assert front.get(path).headers["x-cache"] == "HIT"
    strange = front.get(path, headers={"Host": "evil.example"})
    if front.app_knows:
        assert "evil.example" not in strange.text
    # Without a public address a Host that the proxy passes on is believed, for its asker alone.
    assert "evil.example" not in front.get(path).text
    assert json.loads(front.get("/corrections.json").text)["page"].startswith(front.public)

"""Where the app answers: what is set, what a request and a proxy say, and who is believed."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from components.serving import own_address as own
from components.serving.own_address import Addressed, own_address
from components.serving.public_url import AddressError, apart, checked, trusted

LOCAL = ("127.0.0.1", "::1", "::ffff:127.0.0.1")
HTTPS = {"Host": "charts.example.org", "X-Forwarded-Proto": "https",
         "X-Forwarded-For": "203.0.113.7"}  # fmt: skip


OWN = [
    Route(path, lambda _: None)
    for path in ("/", "/embed/{rest:path}", "/rooms{rest:path}", "/oembed", "/sitemap.xml")
]


async def said(request: Request) -> JSONResponse:
    client = request.client.host if request.client else ""
    return JSONResponse([own_address(request), client, str(request.url.query)])


def ask(
    path: str = "/here", headers: dict[str, str] | None = None, *, client: str = "198.51.100.2",
    server: str = "http://192.0.2.2:8501", public_url: str = "", prefix: str = "",
    named: str | None = None,
) -> Any:  # fmt: skip
    """The answer to a request that reaches a server at ``server`` from ``client``."""
    between = Middleware(Addressed, public_url=public_url, trusted=trusted(named), prefix=prefix)
    app = Starlette(routes=[Route("/here", said), Route("/", said)], middleware=[between])
    with TestClient(app, base_url=server, client=(client, 50_000), follow_redirects=False) as asker:
        return asker.get(path, headers=headers or {})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ""), ("  ", ""), ("https://charts.example.org", "https://charts.example.org"),
        ("https://Charts.Example.org:443/", "https://charts.example.org"),
        ("HTTP://charts.example.org:8080/a/b/", "http://charts.example.org:8080/a/b"),
        ("https://charts.example.org:80", "https://charts.example.org:80"),
        ("http://[2001:db8::1]:8501/x", "http://[2001:db8::1]:8501/x"),
        ("http://10.0.0.1/~desk/a.b_c-d", "http://10.0.0.1/~desk/a.b_c-d"),
    ],
)  # fmt: skip
def test_a_public_address_has_one_spelling(text: str, found: str) -> None:
    assert checked(text) == found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("charts.example.org", "does not begin with https://"), ("ftp://a.example", "begin with"),
        ("//a.example", "begin with"), ("javascript:alert(1)", "begin with"),
        ("https://", "names no host"), ("https:///charts", "names no host"),
        ("https://a b.example", "names no host"), ("https://a..example", "names no host"),
        ("https://-a.example", "names no host"), ('https://a".example', "names no host"),
        ("https://me:secret@a.example", "user's name"), ("https://a.example:", "no port"),
        ("https://a.example:99999", "is no address"), ("https://a.example:x", "is no address"),
        ("https://a.example:0", "no port"), ("https://[::1", "is no address"),
        ("https://a.example/x?y=1", "goes on"), ("https://a.example/x#y", "goes on"),
        ("https://a.example/?", "goes on"), ("https://a.example//x", "path"),
        ("https://a.example/../x", "path"), ("https://a.example/x/./y", "path"),
        ("https://a.example/ж", "path"), ("https://a.example/%2e%2e", "path"),
        ("https://пример.рф", "xn--e1afmkfd.xn--p1ai"),
    ],
)  # fmt: skip
def test_nonsense_is_told_from_an_address(text: str, said: str) -> None:
    with pytest.raises(AddressError, match="write ") as caught:
        checked(text)
    assert str(caught.value).startswith(f"PUBLIC_URL={text}: ")
    assert said in str(caught.value)


@pytest.mark.parametrize("prefix", ["", "/charts", "/charts/embed", "/embeds"])
def test_a_prefix_apart_from_the_apps_own_addresses(prefix: str) -> None:
    apart(prefix, own.first_parts(OWN))


@pytest.mark.parametrize("prefix", ["/embed", "/rooms/x", "/oembed", "/_stcore", "/sitemap"])
def test_a_prefix_that_could_not_be_told_from_them(prefix: str) -> None:
    with pytest.raises(AddressError, match=f"below {prefix}: .*choose another path"):
        apart(prefix, own.first_parts(OWN))


def test_a_proxy_is_named_by_its_address() -> None:
    assert trusted(None) == ["127.0.0.1", "::1"]
    assert trusted("*") == ["*"]
    assert trusted("10.0.0.5, 10.1.0.0/16,::1") == ["10.0.0.5", "10.1.0.0/16", "::1"]
    with pytest.raises(AddressError, match="nginx is no address or network; write 10"):
        trusted("127.0.0.1,nginx")


@pytest.mark.parametrize("client", LOCAL)
def test_a_proxy_on_this_machine_is_believed(client: str) -> None:
    got = ask(headers=HTTPS, client=client)
    assert got.json()[:2] == ["https://charts.example.org", "203.0.113.7"]
    assert "Host" in got.headers["vary"]
    below = ask(headers=HTTPS | {"X-Forwarded-Prefix": "/charts/"}, client=client)
    assert below.json()[0] == "https://charts.example.org/charts"


@pytest.mark.parametrize("said", ["HTTPS", "https,http", "https, https", " https "])
def test_the_first_of_several_proxies_says_how_readers_came(said: str) -> None:
    got = ask(headers=HTTPS | {"X-Forwarded-Proto": said}, client="127.0.0.1")
    assert got.json()[0] == "https://charts.example.org"


@pytest.mark.parametrize("client", ["10.0.0.5", "::ffff:10.0.0.5"])
def test_others_are_believed_when_they_are_named(client: str) -> None:
    given = HTTPS | {"X-Forwarded-Prefix": "/charts"}
    assert ask(headers=given, client=client).json()[:2] == ["", "10.0.0.5"]
    for named in ("10.0.0.5", "10.0.0.0/8,::1", "*"):
        got = ask(headers=given, client=client, named=named).json()
        assert got[:2] == ["https://charts.example.org/charts", "203.0.113.7"]
    assert ask(headers=given, client="127.0.0.1", named="10.0.0.5").json()[0] == ""


def test_what_the_server_itself_believed_stays_believed() -> None:
    """Uvicorn puts the reader's address in the place of the proxy's, and port 0."""
    between = Middleware(Addressed, trusted=trusted(None))
    app = Starlette(routes=[Route("/here", said)], middleware=[between])
    with TestClient(app, base_url="https://charts.example.org", client=("203.0.113.7", 0)) as it:
        assert it.get("/here", headers=HTTPS).json()[0] == "https://charts.example.org"


@pytest.mark.parametrize(
    ("host", "found"),
    [
        ("192.0.2.2:8501", "http://192.0.2.2:8501"), ("localhost:8501", "http://localhost:8501"),
        ("127.0.0.1:8501", "http://127.0.0.1:8501"), ("[::1]:8501", "http://[::1]:8501"),
        ("LOCALHOST:8501", "http://localhost:8501"), ("desk:8501", "http://desk:8501"),
        ("desk.local:8501", "http://desk.local:8501"),
        ("evil.example", ""), ("evil.example:8501", ""), ("192.0.2.3:8501", ""),
        ("localhost:22", ""), ("localhost", ""), ("localhost.evil.example:8501", ""),
        ("desk.evil.example:8501", ""), ('"><script>:8501', ""), ("", ""),
    ],
)  # fmt: skip
def test_only_the_names_of_this_machine_are_repeated(
    monkeypatch: pytest.MonkeyPatch, host: str, found: str
) -> None:
    monkeypatch.setattr(own, "_names", lambda: frozenset({"localhost", "127.0.0.1", "::1",
                                                          "desk", "desk.local"}))  # fmt: skip
    assert ask(headers={"Host": host}).json()[0].lower() == found


@pytest.mark.parametrize("prefix", ["//evil.example", "/a/../b", '/"><b>', "evil", "/a?b", "/a b"])
def test_a_prefix_that_is_none_is_passed_over(prefix: str) -> None:
    given = HTTPS | {"X-Forwarded-Prefix": prefix}
    assert ask(headers=given, client="127.0.0.1").json()[0] == "https://charts.example.org"


@pytest.mark.parametrize("headers", [{}, HTTPS, {"Host": "evil.example"}, {"Host": ""}])
@pytest.mark.parametrize("path", ["/here?a=1", "/charts/here?a=1"])
def test_the_public_address_rules(path: str, headers: dict[str, str]) -> None:
    for client in ("127.0.0.1", "198.51.100.2"):
        got = ask(path, headers, client=client, public_url="https://news.example.org/charts")
        assert got.json()[::2] == ["https://news.example.org/charts", "a=1"]
        assert "vary" not in got.headers


@pytest.mark.parametrize(
    ("public_url", "prefix"), [("https://a.example/charts", ""), ("", "/charts")]
)
def test_a_prefix_has_a_slash_behind_it(public_url: str, prefix: str) -> None:
    where: Any = {"public_url": public_url, "prefix": prefix}
    got = ask("/charts?time=2003", **where)
    assert (got.status_code, got.headers["location"]) == (308, "charts/?time=2003")
    assert ask("/charts/", **where).status_code == 200
    assert ask("/charts/here", **where).status_code == 200
    assert ask("/chartshere", **where).status_code == 404


def test_two_prefixes_one_outside_one_inside() -> None:
    both: Any = {"public_url": "https://a.example/news", "prefix": "/charts"}
    for path in ("/news/here", "/charts/here", "/here"):
        assert ask(path, **both).json()[0] == "https://a.example/news"


def test_a_socket_takes_the_public_host_for_its_pages_only() -> None:
    heard = []

    async def listen(scope: Any, receive: Any, send: Any) -> None:
        heard.append(dict(scope["headers"])[b"host"])

    app = Addressed(listen, public_url="https://a.example", trusted=trusted(None))
    for origin in (b"https://a.example", b"https://evil.example", b"http://inner:8501"):
        headers = [(b"host", b"inner:8501"), (b"origin", origin)]
        scope = {"type": "websocket", "path": "/s", "headers": headers, "scheme": "ws",
                 "client": ("127.0.0.1", 9), "server": ("127.0.0.1", 8501)}  # fmt: skip
        asyncio.run(app(scope, None, None))  # type: ignore[arg-type]
    assert heard == [b"a.example", b"inner:8501", b"inner:8501"]

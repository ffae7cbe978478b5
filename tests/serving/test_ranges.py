"""Files in part and again: what RFC 9110 says of conditions and ranges."""

from __future__ import annotations

from email.utils import formatdate

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import Headers
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.testclient import TestClient

from components.serving.ranges import respond_file
from components.serving.responses import compressed

BODY = bytes(range(256)) * 8
FILE = compressed(BODY, "text/csv; charset=utf-8", "")
CHANGED = 1_700_000_000.7
LAST = formatdate(int(CHANGED), usegmt=True)


def ask(method: str = "GET", **asked: str) -> Response:
    headers = Headers({name.replace("_", "-"): value for name, value in asked.items()})
    return respond_file(
        FILE, headers, method=method, headers={"Cache-Control": "x"}, modified=CHANGED
    )


def test_the_whole_says_how_it_can_be_asked_for() -> None:
    answer = ask()
    assert (answer.status_code, answer.body) == (200, BODY)
    assert answer.headers["last-modified"] == LAST
    assert answer.headers["accept-ranges"] == "bytes"
    assert answer.headers["etag"] == FILE.tags["identity"]
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("range", "first", "end"),
    [
        ("bytes=0-0", 0, 1), ("bytes=5-9", 5, 10), ("bytes=2000-", 2000, 2048),
        ("bytes=-48", 2000, 2048), ("bytes=-9999", 0, 2048), ("bytes=2047-9999", 2047, 2048),
        ("bytes = 5 - 9", 5, 10),
    ],
)  # fmt: skip
def test_a_part(range: str, first: int, end: int) -> None:
    answer = ask(range=range, accept_encoding="gzip, br")
    assert (answer.status_code, answer.body) == (206, BODY[first:end])
    assert answer.headers["content-range"] == f"bytes {first}-{end - 1}/2048"
    assert answer.headers["content-length"] == str(end - first)
    assert answer.headers["etag"] == FILE.tags["identity"]


@pytest.mark.parametrize("range", ["bytes=2048-", "bytes=9999-10000", "bytes=-0"])
def test_a_part_that_is_not_there(range: str) -> None:
    answer = ask(range=range)
    assert (answer.status_code, answer.body) == (416, b"")
    assert answer.headers["content-range"] == "bytes */2048"


@pytest.mark.parametrize("range", ["bytes=9-5", "bytes=-", "lines=0-5", "bytes=0-1,4-5", "x", ""])
def test_what_is_no_range_gets_the_whole(range: str) -> None:
    answer = ask(range=range)
    assert (answer.status_code, answer.body) == (200, BODY)


@given(st.text(max_size=30) | st.from_regex(r"bytes=[0-9]{0,20}-[0-9]{0,20}", fullmatch=True))
def test_no_range_breaks_it(range: str) -> None:
    headers = Headers(raw=[(b"range", range.encode("latin-1", "replace"))])
    answer = respond_file(FILE, headers, method="GET", headers={}, modified=CHANGED)
    assert answer.status_code in (200, 206, 416)
    assert int(answer.headers.get("content-length", 0)) == len(answer.body)


@pytest.mark.parametrize(
    ("condition", "status"),
    [
        ({"if_range": FILE.tags["identity"]}, 206),
        ({"if_range": LAST}, 206),
        ({"if_range": FILE.tags["gzip"]}, 200),  # of other bytes
        ({"if_range": '"other"'}, 200),
        ({"if_range": formatdate(CHANGED - 60, usegmt=True)}, 200),
        ({"if_none_match": FILE.tags["identity"]}, 304),
        ({"if_none_match": '"other"'}, 206),
        ({"if_modified_since": LAST}, 304),
        ({"if_modified_since": formatdate(CHANGED - 60, usegmt=True)}, 206),
        ({"if_modified_since": LAST, "if_none_match": '"other"'}, 206),
        ({"if_modified_since": "yesterday"}, 206),
    ],
)
def test_conditions(condition: dict[str, str], status: int) -> None:
    answer = ask(range="bytes=0-9", **condition)
    assert answer.status_code == status
    if status == 304:
        assert answer.body == b""
        kept = {"etag", "last-modified", "cache-control", "vary"}
        assert kept <= set(answer.headers)
        assert not {"content-length", "content-type", "content-range"} & set(answer.headers)


def test_head_has_no_parts() -> None:
    answer = ask("HEAD", range="bytes=0-9")
    assert (answer.status_code, answer.body) == (200, b"")
    assert answer.headers["content-length"] == "2048"


def test_nobody_compresses_a_part() -> None:
    async def app(scope: dict, receive: object, send: object) -> None:
        asked = Request(scope).headers
        answer = respond_file(FILE, asked, method="GET", headers={}, modified=CHANGED)
        await answer(scope, receive, send)  # type: ignore[arg-type]

    client = TestClient(GZipMiddleware(app))  # type: ignore[arg-type]
    got = client.get("/", headers={"Range": "bytes=0-999", "Accept-Encoding": "gzip"})
    assert (got.status_code, got.content) == (206, BODY[:1000])

"""Files that can be asked for again, or in part: dates, conditions and ranges of bytes."""

from __future__ import annotations

import re
from dataclasses import replace
from email.utils import formatdate, parsedate_to_datetime

from starlette.datastructures import Headers
from starlette.responses import Response

from components.serving.responses import CachedResponse, respond

_RANGE = re.compile(r"\s*bytes\s*=\s*(\d{0,18})\s*-\s*(\d{0,18})\s*")
_CSP = "content-security-policy"


def respond_file(
    stored: CachedResponse,
    asked: Headers,
    *,
    method: str,
    headers: dict[str, str],
    modified: float,
) -> Response:
    """Answer a request with a file: 200, 206, 304 or 416.

    Of several ranges, and of what is none, the whole is sent, as RFC 9110 lets us.

    Parameters
    ----------
    stored, asked, method, headers
        As ``respond`` takes them.
    modified : float
        When the file was last changed, seconds since 1970.
    """
    last = formatdate(int(modified), usegmt=True)
    said = headers | {"Last-Modified": last, "Accept-Ranges": "bytes"}
    answer = respond(stored, asked, method=method, headers=said)
    unchanged = "if-none-match" not in asked and _since(asked, int(modified))
    if answer.status_code == 304 or unchanged:
        return Response(status_code=304, headers=_kept(answer))
    found = _RANGE.fullmatch(asked.get("range", ""))
    current = asked.get("if-range", last) in (last, stored.tags["identity"])
    if method != "GET" or found is None or not current:
        return answer
    bounds = _bounds(found[1], found[2], len(stored.body))
    if bounds is None:
        return answer
    first, end = bounds
    if first >= end:
        headers = {"Content-Range": f"bytes */{len(stored.body)}", "Accept-Ranges": "bytes"}
        return Response(status_code=416, headers=headers)
    # A part is one of the bytes as they are; compressed they would be others.
    plain = replace(stored, variants={"identity": stored.body})
    part = respond(plain, Headers({}), method=method, headers=said)
    sent = dict(part.headers) | {
        "content-range": f"bytes {first}-{end - 1}/{len(stored.body)}",
        "content-length": str(end - first),
        "content-encoding": "identity",  # else a middleware compresses the part
        "vary": "Accept-Encoding",
    }
    return Response(stored.body[first:end], status_code=206, headers=sent)


def _bounds(first: str, last: str, size: int) -> tuple[int, int] | None:
    """First byte and the one after the last; None if it is no range, equal if there is nothing."""
    if not first:
        return (max(0, size - int(last)), size) if last else None
    if last and int(last) < int(first):
        return None
    return int(first), min(int(last) + 1, size) if last else size


def _since(asked: Headers, modified: int) -> bool:
    """Whether a client has the file as it is, by its date."""
    try:
        return modified <= parsedate_to_datetime(asked["if-modified-since"]).timestamp()
    except (KeyError, ValueError, OverflowError):
        return False


def _kept(answer: Response) -> dict[str, str]:
    """Headers of a 304: those that say how long and for whom, none of the body."""
    return {k: v for k, v in answer.headers.items() if not k.startswith("content-") or k == _CSP}

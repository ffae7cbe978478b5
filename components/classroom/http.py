"""How a class room reads requests and words its answers: JSON, strict, and never an echo."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from functools import wraps
from math import ceil
from typing import Any

import orjson
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response

from components.classroom.door import Full, Locked
from components.classroom.invitation import Reached, reach
from components.classroom.room import NoRoom, NotAsked, OfAnother
from components.serving.cases import elsewhere
from components.serving.own_address import bare, own_address

COMMON = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'",
}

_TOKEN = re.compile(r"[A-Za-z0-9_-]{16,64}")
_KEY = re.compile(r"[Bb]earer ([A-Za-z0-9_-]{1,128})")
_HOST = re.compile(r"[A-Za-z0-9.:\[\]_-]{1,255}")

Handler = Callable[[Any, Request], Awaitable[Response]]


class Refused(Exception):
    """An answer other than 200, with words for people.

    Parameters
    ----------
    status : int
        Of the answer.
    words : str
        What is wrong, or wanted; our own words only.
    wait : float
        Seconds after which to try again; 0 if that would not help.
    """

    def __init__(self, status: int, words: str, wait: float = 0) -> None:
        super().__init__(words)
        self.status, self.words = status, words
        self.headers = {"Retry-After": str(ceil(wait))} if wait else {}


NO_ROOM = Refused(404, "There is no such room. It may have been closed.")


def in_json(body: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """Answer in JSON."""
    return Response(orjson.dumps(body), status, COMMON | (headers or {}), "application/json")


def refusing(handler: Handler) -> Handler:
    """Turn what can go wrong into an answer."""

    @wraps(handler)
    async def answer(self: Any, request: Request) -> Response:
        try:
            return await handler(self, request)
        except Refused as error:
            refused = error
        except NoRoom:
            refused = NO_ROOM
        except OfAnother as other:
            # 307 keeps the method, what was sent and, on the same host, the presenter's key.
            return RedirectResponse(elsewhere(request, str(other)), 307)
        except NotAsked:
            refused = Refused(409, "This question does not stand now.")
        except Full:
            refused = Refused(503, "There is no place left.", 60)
        except Locked:
            refused = Refused(423, "The door is locked: you can follow, and not answer.")
        except ClientDisconnect:
            refused = Refused(400, "The request broke off.")
        except SQLAlchemyError:
            refused = Refused(503, "The rooms cannot be reached just now. Try again.", 2)
        return in_json({"error": refused.words}, refused.status, refused.headers)

    return answer


async def body_of(request: Request, most: int) -> dict[str, Any]:
    """The JSON object that was sent, of at most ``most`` bytes; else Refused."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise Refused(415, "Send application/json.")
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > most:
            raise Refused(413, f"At most {most} bytes are read here.")
    try:
        found = orjson.loads(body)
    except orjson.JSONDecodeError:
        raise Refused(400, "This is no JSON.") from None
    if not isinstance(found, dict):
        raise Refused(400, "A JSON object is wanted.")
    return found


def token_of(request: Request, *, wanted: bool = True) -> str:
    """The number that a student's phone made up; else Refused, or "" where it is not wanted."""
    token = request.headers.get("x-student", "")
    if (wanted or token) and not _TOKEN.fullmatch(token):
        raise Refused(401, "X-Student is wanted: 16 to 64 letters and figures of your own.")
    return token


def key_of(request: Request) -> str:
    """The presenter's key, right or wrong; Refused if none was sent."""
    found = _KEY.fullmatch(request.headers.get("authorization", ""))
    if not found:
        raise Refused(401, "The presenter's key is wanted.")
    return found[1]


def reached_by(request: Request) -> Reached:
    """How the app was reached; Refused where the request names no host."""
    if not _HOST.fullmatch(request.base_url.netloc):
        raise Refused(400, "The request names no host.")
    own, port = request.scope.get("server") or ("", None)
    asker = bare(request.client.host) if request.client else ""
    near = asker in {"127.0.0.1", "::1", bare(own)}
    return Reached(str(request.base_url).rstrip("/"), port, near)


def phones_base(request: Request) -> str:
    """Address that phones' embeds will name as the app's. Blocks for up to a third of a second."""
    return reach(*reached_by(request))[0] if own_address(request) else ""

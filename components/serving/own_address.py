"""Where the app answers, as a request names it."""

from __future__ import annotations

import re

from starlette.requests import Request

_HOST = re.compile(r"[A-Za-z0-9.:\[\]_-]{1,255}")


def own_address(request: Request) -> str:
    """Address of the app without a slash at its end; "" where the request names no sound host."""
    url = request.base_url
    return str(url).rstrip("/") if _HOST.fullmatch(url.netloc) else ""

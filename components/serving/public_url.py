"""The app's public address, as whoever runs it gives it, and whose word on it is taken.

``PUBLIC_URL`` has scheme, host and perhaps a path below which a proxy keeps the app:
``https://news.example.org/charts``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from functools import lru_cache
from ipaddress import ip_network
from urllib.parse import SplitResult, urlsplit

NAME = "PUBLIC_URL"
TRUSTED = "FORWARDED_ALLOW_IPS"
_FORM = "write https://charts.example.org or https://news.example.org/charts"
#: A path of a prefix, and a host: a name, an IPv4 address, or an IPv6 address in brackets.
PREFIX = re.compile(r"(?:/(?!\.{1,2}(?:/|$))[A-Za-z0-9._~-]+)*")
_HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.?)+|[0-9a-f:.]*:[0-9a-f:.]*")
_USUAL = {"http": 80, "https": 443}


class AddressError(ValueError):
    """A setting that is no address; the message says what would be right."""


def checked(text: str) -> str:
    """Give a public address back in its one spelling, without a slash at its end; "" if none.

    Raises
    ------
    AddressError
        If it is no address of http or https, or has what a public address has not.
    """
    text = text.strip()
    if not text:
        return ""
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise AddressError(f"{NAME}={text}: is no address; {_FORM}") from None
    if fault := _fault(text, parts):
        raise AddressError(f"{NAME}={text}: {fault}; {_FORM}")
    host = f"[{parts.hostname}]" if ":" in str(parts.hostname) else parts.hostname
    own = f":{port}" if port and port != _USUAL[parts.scheme] else ""
    return f"{parts.scheme}://{host}{own}{parts.path.rstrip('/')}"


def apart(prefix: str, own: Iterable[str]) -> None:
    """Hold a prefix against the app's own addresses, of which it must be told.

    Parameters
    ----------
    own : iterable of str
        First parts of the app's addresses.

    Raises
    ------
    AddressError
        If the prefix begins as one of them does.
    """
    first = prefix.strip("/").partition("/")[0]
    if first and first in set(own):
        raise AddressError(
            f"the app cannot stand below {prefix}: it has addresses of its own that begin so; "
            "choose another path"
        )


def _fault(text: str, parts: SplitResult) -> str:
    """What is wrong with it; "" if nothing."""
    host = parts.hostname or ""
    if parts.scheme not in _USUAL:
        return "does not begin with https:// or http://"
    if not host.isascii():
        return f"write the host as networks do: {_ascii(host)}"
    rules = (
        (not _HOST.fullmatch(host) or len(host) > 253, "names no host"),
        ("@" in parts.netloc, "holds a user's name"),
        (parts.netloc.endswith(":") or parts.port == 0, "holds no port behind its colon"),
        ("?" in text or "#" in text, "goes on after its path"),
        (not PREFIX.fullmatch(parts.path.rstrip("/")) or "//" in parts.path,
         "has a path of other signs than letters, figures and - . _ ~"),
    )  # fmt: skip
    return next((said for wrong, said in rules if wrong), "")


def _ascii(host: str) -> str:
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return "in letters a to z"


@lru_cache(maxsize=1)
def public_url() -> str:
    """What ``PUBLIC_URL`` says, checked once; "" where it is not set."""
    return checked(os.environ.get(NAME, ""))


def proxies() -> list[str]:
    """What ``FORWARDED_ALLOW_IPS`` says, as ``trusted`` reads it."""
    return trusted(os.environ.get(TRUSTED))


def trusted(text: str | None) -> list[str]:
    """Addresses of the proxies that are believed: as given, else those of this machine.

    Parameters
    ----------
    text : str or None
        Addresses and networks with commas between them, or ``*`` for all.

    Raises
    ------
    AddressError
        If one of them is neither: a name would never be compared with an address.
    """
    given = ["127.0.0.1", "::1"] if text is None else [part.strip() for part in text.split(",")]
    if given == ["*"]:
        return given
    for part in filter(None, given):
        try:
            ip_network(part)
        except ValueError:
            raise AddressError(
                f"{TRUSTED}={text}: {part} is no address or network; write 10.0.0.5, 10.0.0.0/8 "
                "or *, with commas between several"
            ) from None
    return given

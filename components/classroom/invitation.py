"""How students find a room: an address that their phones can reach, and its QR code."""

from __future__ import annotations

import io
import socket
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import urlsplit, urlunsplit

import segno

_OWN = {"localhost", "127.0.0.1", "::1", "0.0.0.0"}

_SAME = "Phones must be in the same network as this computer."
_STUCK = (
    " If the page does not open on them, the network keeps its devices apart or a firewall stands "
    "between: use a hotspot, or have port {port} opened."
)
_ALONE = (
    "The app listens to this computer alone, so that no phone can reach it. Start it again without "
    "server.address: make run listens to the whole network."
)
_NO_NETWORK = (
    "This computer is in no network, so that no phone can reach it. Join one and try again."
)
_ELSEWHERE = (
    "This address leads to your computer alone. Open the talk at the address that phones use; who "
    "runs the app can name it in PUBLIC_URL."
)


class Reached(NamedTuple):
    """How the presenter reached the app.

    Attributes
    ----------
    base_url : str
        Address, without a slash at its end.
    port : int or None
        That the server listens to; no other is ever asked whether it answers.
    near : bool
        Whether the presenter sits at this machine.
    """

    base_url: str
    port: int | None = None
    near: bool = True


def invitation(reached: Reached, code: str) -> dict[str, Any]:
    """Address, QR code and advice for a room. Blocks for up to a third of a second.

    Parameters
    ----------
    reached : Reached
        How the presenter reached the app.
    code : str
        Of the room.

    Returns
    -------
    dict
        ``code``, ``join`` (address), ``qr`` (SVG), ``reachable`` and ``advice`` ("" if none).
    """
    base, reachable, advice = reach(*reached)
    join = f"{base}/join/{code}"
    return {
        "code": code, "join": join, "at": f"{base}/join", "qr": qr(join),
        "reachable": reachable, "advice": advice,
    }  # fmt: skip


def reach(base_url: str, port: int | None = None, near: bool = True) -> tuple[str, bool, str]:
    """The address at which phones reach the app, whether they can, and what to do if not.

    Takes what ``Reached`` has.
    """
    url = urlsplit(base_url)
    if url.hostname not in _OWN:
        return base_url, True, ""
    named = url.port or (443 if url.scheme == "https" else 80)
    if not near or (port or named) != named:
        return base_url, False, _ELSEWHERE
    own = lan_address()
    if own is None:
        return base_url, False, _NO_NETWORK
    host = f"[{own}]" if ":" in own else own
    base = urlunsplit(url._replace(netloc=f"{host}:{url.port}" if url.port else host))
    if not _answers(own, named):
        return base, False, _ALONE
    return base, True, _SAME + _STUCK.format(port=named)


def lan_address() -> str | None:
    """Find this machine's address in its network; None without one. Sends nothing."""
    # A datagram socket that is connected has chosen the way it would go, and stays silent.
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
        try:
            way.connect(("192.0.2.1", 9))
            found = str(way.getsockname()[0])
        except OSError:
            return None
    return None if found.startswith(("127.", "0.")) else found


def _answers(host: str, port: int) -> bool:
    try:
        with socket.create_connection((host, port), timeout=0.3):
            return True
    except OSError:
        return False


@lru_cache(maxsize=64)
def qr(text: str) -> str:
    """What ``drawn`` gives, kept: a class asks for it again and again."""
    return drawn(text)


def drawn(text: str) -> str:
    """A QR code as SVG, black on white with the quiet zone that readers need."""
    out = io.BytesIO()
    # Left to itself it writes some letters as Shift_JIS, which few readers tell from Latin 1.
    made = segno.make(text, error="m", micro=False, encoding="utf-8")
    look = {"border": 4, "dark": "#000", "light": "#fff", "omitsize": True, "xmldecl": False}
    made.save(out, kind="svg", nl=False, **look)
    return out.getvalue().decode()

"""What search engines and browsers ask every site for: robots.txt, sitemap.xml, its sign."""

from __future__ import annotations

from functools import lru_cache

from components.dossier import Dossier
from components.entity.shell import Pages
from components.query.entities import named
from components.serving.responses import CachedResponse, compressed
from components.theme import DARK, LIGHT
from components.wording.templates import fill

#: Name of each file -> its media type.
FILES = {
    "robots.txt": "text/plain; charset=utf-8",
    "sitemap.xml": "application/xml",
    "favicon.svg": "image/svg+xml",
    "favicon.ico": "image/svg+xml",
}


def robots(addresses: tuple[str, ...]) -> str:
    """What robots may ask for, and where the map of each case stands.

    Parameters
    ----------
    addresses : tuple of str
        Where each case answers, without a slash at its end.
    """
    maps = "".join(f"Sitemap: {address}/sitemap.xml\n" for address in addresses)
    return f"User-agent: *\nDisallow: /_stcore/\n{maps}"


@lru_cache(maxsize=32)
def stored(dossier: Dossier, name: str, base_url: str, pages: Pages) -> CachedResponse:
    """One of ``FILES``.

    Parameters
    ----------
    base_url : str
        Where the app answers, without a slash at its end.
    pages : tuple of (str, str)
        Path and name of the explorer's pages.
    """
    if name == "robots.txt":
        body = robots((base_url,))
    elif name == "sitemap.xml":
        paths = [path for path, _ in pages] + list(named(dossier))
        body = fill("entity/sitemap.xml", addresses=[f"{base_url}/{path}" for path in paths])
    else:
        body = fill("entity/favicon.svg", light=LIGHT, dark=DARK)
    return compressed(body.encode(), FILES[name], "")

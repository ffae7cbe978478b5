"""What previews of a link read: addresses of pictures, and the head of an embed."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from components.embed.address import EmbedRequest
from components.embed.options import SIZES
from components.embed.own_words import credit
from components.embed.wording import WORDS, cut
from components.view import View


def card_path(dossier: str, kind: str, name: str, view: View | None = None) -> str:
    """Address below the app of a picture for previews of a link: ``/card/case/event/call.png``.

    Parameters
    ----------
    kind, name : str
        Of a row that has a page, or "page" and the path of a page ("story" for the first).
    view : View, optional
        Of a page.
    """
    query = view.query() if view else ""
    own = f"/card/{quote(dossier, safe='')}/{quote(kind, safe='')}/{quote(name, safe='')}.png"
    return f"{own}?{query}" if query else own


def told(
    ask: EmbedRequest, title: str, shows: str, *, base_url: str, site_url: str = ""
) -> dict[str, Any]:
    """What link previews and oEmbed consumers look for; they need whole addresses.

    Parameters
    ----------
    title, shows : str
        Of the chart.
    base_url : str
        Of the live app; may be empty.
    site_url : str
        Of the exported site, where the embed is a file of one.

    Returns
    -------
    dict
        ``page`` and ``oembed`` (addresses) and ``graph`` (what Open Graph calls its properties);
        empty where no address is known.
    """
    if not (site_url or base_url):
        return {}
    picture = ask.replace(format="png", size="card", plain=False)
    if site_url:
        page, image = f"{site_url}/{ask.file()}", f"{site_url}/{picture.file()}"
        oembed = f"{site_url}/{oembed_file(ask.file(), 'json')}"
    else:
        base = base_url.rstrip("/")
        page, image = base + ask.path(), base + picture.path()
        oembed = f"{base}/oembed?url={quote(page, safe='')}"
    width, height = SIZES["card"]
    said = cut(f"{credit(ask.flags)} {shows}".strip(), 200)
    graph = {
        "twitter:card": "summary_large_image", "og:type": "website",
        "og:site_name": WORDS["en"]["maker"], "og:title": title,
        "og:url": page, "og:description": said, "og:image": image,
        "og:image:width": width, "og:image:height": height, "og:image:alt": title,
    }  # fmt: skip
    return {"page": page, "oembed": oembed, "graph": graph}


def oembed_file(file: str, format: str) -> str:
    """Path in a site of the oEmbed answer for one of its documents."""
    return f"oembed/{file.rpartition('/')[2].removesuffix('.html')}.{format}"

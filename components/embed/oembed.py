"""oEmbed (https://oembed.com): who pastes one of our addresses into a CMS gets the chart.

Addresses are read, never fetched: only paths of this app are known here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Literal, NamedTuple
from urllib.parse import quote, unquote, urlsplit
from xml.sax.saxutils import escape as xml_escape

from components.charts import CHARTS, PAGES, leading
from components.charts.filled import fills, first_of, has_page
from components.dossier import Dossier
from components.embed import snippets
from components.embed.address import EmbedRequest, parse, unknown_style
from components.embed.options import FORMATS, SHRUNK, SIZES
from components.serving.cases import prefix_of
from components.serving.frame_heights import Heights

PROVIDER = "353–0"
MEDIA = {"json": "application/json", "xml": "text/xml; charset=utf-8"}

#: Seconds that a consumer may keep an answer.
CACHE_AGE = 86400

#: Pixels of the column that is left on a small phone.
_NARROW = 320

#: Longest title handed to a CMS.
LONG = 200


class Thumbnail(NamedTuple):
    """A PNG with its size, which the standard wants with it.

    Attributes
    ----------
    url : str
        Absolute.
    width, height : int
        Pixels.
    """

    url: str
    width: int
    height: int


@dataclass(frozen=True)
class Answer:
    """An oEmbed answer.

    Attributes
    ----------
    title : str
        Headline.
    kind, content : str
        ``rich`` with the code to put into the page, or ``photo`` with a picture's address.
    width, height : int
        Pixels that it takes, within what the consumer allows.
    provider_url : str
        The app.
    thumbnail : Thumbnail or None
        A preview.
    """

    title: str
    kind: Literal["rich", "photo"]
    content: str
    width: int
    height: int
    provider_url: str
    thumbnail: Thumbnail | None

    def fields(self) -> dict[str, str | int]:
        """The fields of the answer, in the order of the standard."""
        said: dict[str, str | int] = {
            "type": self.kind, "version": "1.0", "title": self.title,
            "provider_name": PROVIDER, "provider_url": self.provider_url, "cache_age": CACHE_AGE,
            _CONTENT[self.kind]: self.content, "width": self.width, "height": self.height,
        }  # fmt: skip
        if self.thumbnail:
            said |= {
                "thumbnail_url": self.thumbnail.url,
                "thumbnail_width": self.thumbnail.width,
                "thumbnail_height": self.thumbnail.height,
            }
        return said

    def written(self, format: str) -> bytes:
        """The answer as ``json`` or ``xml``."""
        if format == "json":
            return json.dumps(self.fields(), ensure_ascii=False).encode()
        inner = "".join(f"<{k}>{xml_escape(str(v))}</{k}>" for k, v in self.fields().items())
        head = '<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n'
        return f"{head}<oembed>{inner}</oembed>\n".encode()


#: What the content of each type is called.
_CONTENT = {"rich": "html", "photo": "url"}

Load = Callable[[str], Dossier | None]


def ask_of(
    url: str, bases: tuple[str, ...], load: Load, names: tuple[str, ...]
) -> EmbedRequest | None:
    """Which embed an address means: one of ours, or a page of the app.

    Parameters
    ----------
    url : str
        Absolute, or a path of ours.
    bases : tuple of str
        Our addresses, each perhaps with a path prefix; http and https count as one.
    load : callable
        Name -> Dossier.
    names : tuple of str
        The dossiers; the first is the app's.

    Returns
    -------
    EmbedRequest or None
        Always of ``html``; None if the address is not ours, or nothing (any more) stands there.
    """
    try:
        parts = urlsplit(url)
        path = unquote(parts.path, errors="strict")
    except ValueError:
        return None
    if parts.scheme or parts.netloc:
        path = below(parts.scheme, parts.netloc, path, bases) or ""
    if not path.startswith("/"):
        return None
    if names and path.startswith(f"{prefix_of(names[0])}/"):
        path = path.removeprefix(prefix_of(names[0]))
    if path.startswith("/embed/"):
        page = None
        name, _, file = path.removeprefix("/embed/").partition("/")
        chart, _, format = file.rpartition(".")
        if name not in names or format not in FORMATS:
            return None
    else:
        page = path.strip("/")
        if not names or page not in ("", *PAGES):
            return None
        name, chart = names[0], leading(page)
    dossier = load(name)
    if dossier is None or chart not in CHARTS or not (page is None or has_page(dossier, page)):
        return None
    chart = first_of(dossier, page) if page else chart
    if not fills(dossier, chart):
        return None
    ask, dropped = parse(dossier, chart, "html", parts.query)
    return ask if not unknown_style(dropped) and ask.flags.v in (None, dossier.version) else None


def below(scheme: str, netloc: str, path: str, bases: tuple[str, ...]) -> str | None:
    """The path below that of our address which it begins with; None if with none."""
    for base in bases:
        own = urlsplit(base)
        prefix = own.path.rstrip("/")
        if (
            scheme in ("http", "https")
            and netloc.lower() == own.netloc.lower()
            and (path == prefix or path.startswith(f"{prefix}/"))
        ):
            return path[len(prefix) :] or "/"
    return None


def fits(tall: Heights | None, width: int | None, most: int | None) -> bool:
    """Whether a document is known to have room, in its column and in a phone's.

    Always where the consumer names no height.
    """
    column = min(width or snippets.COLUMN, snippets.COLUMN)
    return not most or (tall is not None and tall.most(min(_NARROW, column), column) <= most)


def rich(
    src: str,
    *,
    title: str,
    provider_url: str,
    heights: Heights,
    maxwidth: int | None = None,
    maxheight: int | None = None,
    thumbnail: Thumbnail | None = None,
) -> Answer:
    """The answer for an embed, as a frame.

    Parameters
    ----------
    src : str
        Absolute address of the document.
    title : str
        Of the chart.
    provider_url : str
        Absolute address of the app or site.
    heights : Heights
        What the document takes at each width.
    maxwidth, maxheight : int, optional
        What the consumer has room for.
    thumbnail : Thumbnail, optional
        A preview, if there is one that fits.
    """
    width = min(maxwidth or snippets.COLUMN, snippets.COLUMN)
    height = min(heights.at(width), maxheight or heights.at(width))
    title = snippets.one_line(title)[:LONG]
    frame = snippets.iframe(src, title=title, heights=heights, width=width, most=maxheight)
    return Answer(
        title=title,
        kind="rich",
        content=snippets.beside(src, title) + frame,
        width=width,
        height=height,
        provider_url=provider_url,
        thumbnail=thumbnail,
    )


def photo(*, title: str, provider_url: str, picture: Thumbnail) -> Answer:
    """The answer for an embed, as a picture: for systems that take no frame."""
    title = snippets.one_line(title)[:LONG]
    return Answer(title, "photo", picture.url, picture.width, picture.height, provider_url, picture)


def preview(
    ask: EmbedRequest, maxwidth: int | None = None, maxheight: int | None = None
) -> tuple[EmbedRequest, int, int] | None:
    """The largest picture of a known size for which there is room, with its size.

    Nothing is drawn for it. None where no picture is small enough.
    """
    full, tall = SIZES["card"]
    for size, width in {"card": full, **SHRUNK}.items():
        height = width * tall // full
        if width <= (maxwidth or width) and height <= (maxheight or height):
            return ask.replace(format="png", size=size, plain=False), width, height
    return None


def thumbnail(
    url: str, png: bytes, *, maxwidth: int | None = None, maxheight: int | None = None
) -> Thumbnail | None:
    """A preview with the size that stands in the PNG's header; None if it does not fit."""
    if png[:8] != b"\x89PNG\r\n\x1a\n" or len(png) < 24:
        return None
    width, height = (int.from_bytes(png[i : i + 4], "big") for i in (16, 20))
    fits = width <= (maxwidth or width) and height <= (maxheight or height)
    return Thumbnail(url, width, height) if fits else None


def number(text: str | None) -> int | None:
    """A size that a consumer gives; what is no size is passed over."""
    return int(text) if text and re.fullmatch(r"[1-9][0-9]{0,4}", text) else None


def endpoint(url: str, format: str = "json", *, base_url: str | None = None) -> str:
    """Address that answers for ``url``; ``base_url`` defaults to the host that ``url`` names."""
    if base_url is None:
        parts = urlsplit(url)
        base_url = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
    return f"{base_url}/oembed?url={quote(url, safe='')}&format={format}"


def discovery_link(url: str, *, title: str = "", base_url: str | None = None) -> str:
    """The ``<link>`` elements by which a CMS that is given ``url`` finds the oEmbed answers.

    Parameters
    ----------
    url : str
        Address of an embed or of a page; absolute, since consumers resolve nothing.
    title : str
        Of the chart, as plain text.
    base_url : str, optional
        Of the app, if it does not stand at the root of the host of ``url``.
    """
    named = f' title="{escape(title)}"' if title else ""
    kinds = {"json": "application/json+oembed", "xml": "text/xml+oembed"}
    return "".join(
        f'<link rel="alternate" type="{kind}" '
        f'href="{escape(endpoint(url, format, base_url=base_url))}"{named}>'
        for format, kind in kinds.items()
    )

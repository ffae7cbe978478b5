"""Embeds as jobs of the worker pool: what a render process makes of a request."""

from __future__ import annotations

import re
from concurrent.futures import Future
from html import unescape

from components.charts.filled import filled
from components.dossier import Dossier
from components.embed.address import EmbedRequest
from components.embed.heights import heights
from components.embed.options import EmbedOptions
from components.embed.render import MEDIA, render
from components.graphic.writers import pdf, png
from components.serving.frame_heights import Heights
from components.serving.pool import RenderPool
from components.serving.responses import CachedResponse, compressed

#: Device pixels across from which a picture may take a second.
LARGE = 2000


def submit(
    pool: RenderPool, dossier: Dossier, ask: EmbedRequest, *, base_url: str
) -> Future[CachedResponse]:
    """Have a pool draw an embed, or give what it has; ``Busy`` if too many are waiting."""
    width, _, scale = ask.flags.box
    return pool.submit(
        _key(dossier, ask, base_url),
        lambda worker: worker.render(draw, dossier, ask, base_url=base_url),
        heavy=ask.format == "png" and width * scale > LARGE,
    )


def _key(dossier: Dossier, ask: EmbedRequest, base_url: str) -> str:
    return f"{dossier.version} {base_url}{ask.path()}"


def known_heights(
    pool: RenderPool, dossier: Dossier, ask: EmbedRequest, *, base_url: str
) -> Heights | None:
    """An embed's heights, if it has been drawn; nothing is drawn for them."""
    kept = pool.cache.get(_key(dossier, ask, base_url))
    return kept.heights if kept else None


def whole_heights(pool: RenderPool, dossier: Dossier, ask: EmbedRequest) -> Future[CachedResponse]:
    """Have the heights of a whole chart in an embed's form measured, once for all its Views."""
    own = ask.flags
    flags = EmbedOptions(
        plain=own.plain, title=own.title, height=own.height,
        headline=own.headline, note=own.note, alt=own.alt, style=own.style,
    )  # fmt: skip
    whole = EmbedRequest(dossier.name, ask.chart, "html", flags=flags)
    key = f"{dossier.version} heights {whole.path()}"
    return pool.submit(key, lambda worker: worker.render(measured, dossier, whole))


def measured(dossier: Dossier, ask: EmbedRequest) -> CachedResponse:
    """Heights without a document; a job of the pool."""
    return compressed(b"", MEDIA["html"], "", heights=heights(dossier, ask))


def ahead(pool: RenderPool, dossier: Dossier) -> None:
    """Have every chart's heights measured before a content system asks for them."""
    for chart in filled(dossier):
        whole_heights(pool, dossier, EmbedRequest(dossier.name, chart, "html"))


def draw(
    dossier: Dossier, ask: EmbedRequest, *, base_url: str, site_url: str = ""
) -> CachedResponse:
    """Render an embed and make it ready to be sent."""
    drawn = render(dossier, ask, base_url=base_url, site_url=site_url)
    # Known only while the drawings are at hand, and asked for by whoever writes a frame for it.
    tall = heights(dossier, ask) if ask.format == "html" else None
    return compressed(drawn.body, drawn.media_type, drawn.filename, heights=tall)


def draw_svg(_: Dossier, svg: str, format: str) -> CachedResponse:
    """Turn an SVG that is no chart into a PNG or PDF, ready to be sent."""
    return compressed(picture(svg, format), MEDIA[format], "")


def picture(svg: str, format: str) -> bytes:
    """Turn an SVG with a title into a PNG (at scale 2) or a PDF, the same bytes every time."""
    if format == "png":
        return png.from_svg(svg, scale=2)
    title = re.search("<title[^>]*>(.*?)</title>", svg, re.S)
    return pdf.from_svg(svg, title=unescape(title[1]) if title else "", lang="en")

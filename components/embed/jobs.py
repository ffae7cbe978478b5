"""Embeds as jobs of the worker pool: what a render process makes of a request."""

from __future__ import annotations

import re
from concurrent.futures import Future
from html import unescape

from components.dossier import Dossier
from components.embed.address import EmbedRequest
from components.embed.heights import heights
from components.embed.render import MEDIA, render
from components.graphic.writers import pdf, png
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
        f"{dossier.version} {base_url}{ask.path()}",
        lambda worker: worker.render(draw, dossier, ask, base_url=base_url),
        heavy=ask.format == "png" and width * scale > LARGE,
    )


def draw(
    dossier: Dossier, ask: EmbedRequest, *, base_url: str, compress: bool = True
) -> CachedResponse:
    """Render an embed and make it ready to be sent."""
    drawn = render(dossier, ask, base_url=base_url)
    # Known only while the drawings are at hand, and asked for by whoever writes a frame for it.
    tall = heights(dossier, ask) if ask.format == "html" else None
    return compressed(drawn.body, drawn.media_type, drawn.filename, heights=tall, compress=compress)


def draw_svg(_: Dossier, svg: str, format: str) -> CachedResponse:
    """Turn an SVG that is no chart into a PNG or PDF, ready to be sent."""
    return compressed(picture(svg, format), MEDIA[format], "")


def picture(svg: str, format: str) -> bytes:
    """Turn an SVG with a title into a PNG (at scale 2) or a PDF, the same bytes every time."""
    if format == "png":
        return png.from_svg(svg, scale=2)
    title = re.search("<title[^>]*>(.*?)</title>", svg, re.S)
    return pdf.from_svg(svg, title=unescape(title[1]) if title else "", lang="en")

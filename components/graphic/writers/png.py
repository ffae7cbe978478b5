"""PNG writer: an SVG as a picture with a palette, at about an eighth of the bytes."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import vl_convert
from PIL import Image

from components.graphic.writers import faces  # noqa: F401  # it makes our faces known

#: Rows of pixels that are looked at together, so that a large picture is never held twice.
_STRIP = 64


def from_svg(svg: str, *, scale: float) -> bytes:
    """Draw an SVG, ``scale`` pixels a unit; the same bytes every time."""
    return shrunk(vl_convert.svg_to_png(svg, scale=scale))


def shrunk(png: bytes) -> bytes:
    """Write a PNG with a palette of its 256 commonest colours.

    Those are all but the rarest tints at the edges of letters; the rest goes to the nearest. A
    picture without paper keeps its colours, and is only packed better.
    """
    image: Image.Image = Image.open(io.BytesIO(png))
    if image.mode == "RGBA":
        image = _painted(image) or image
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=7)
    return out.getvalue()


def _painted(image: Image.Image) -> Image.Image | None:
    """The picture with a palette; None if it is not opaque all over.

    Drawings are long runs of one colour, so runs are counted, not pixels. Pillow's own choice of
    the nearest colour is not exact.
    """
    size, (packed, lengths) = image.size, _runs(image)
    if (packed & 255).min() < 255:
        return None
    image.close()
    colours, run = np.unique(packed >> 8, return_inverse=True)
    counts = np.bincount(run, lengths)
    every, common = _parts(colours), _parts(colours[np.lexsort((colours, -counts))[:256]])
    # Squared distance but for a term that is the same for each; whole numbers, which floats hold.
    apart = (common**2).sum(axis=1) - 2 * every @ common.T
    nearest = apart.argmin(axis=1).astype(np.uint8)
    pixels = np.repeat(nearest[run], lengths)
    made = Image.frombuffer("P", size, pixels, "raw", "P", 0, 1)
    made.putpalette(common.astype(np.uint8).tobytes())
    return made


def _runs(image: Image.Image) -> tuple[Any, Any]:
    """Colours (RGBA, packed into a number) of the runs of equal pixels, and their lengths."""
    colours, lengths = [], []
    for top in range(0, image.height, _STRIP):
        strip = image.crop((0, top, image.width, min(top + _STRIP, image.height)))
        pixels = np.asarray(strip).view(np.uint32).ravel()
        changes = np.flatnonzero(pixels[1:] != pixels[:-1]) + 1
        starts = np.concatenate(([0], changes))
        colours.append(pixels.view(">u4")[starts])
        lengths.append(np.diff(starts, append=pixels.size))
    return np.concatenate(colours).astype(np.uint32), np.concatenate(lengths)


def _parts(packed: Any) -> Any:
    """Red, green and blue of packed colours."""
    parts = [packed >> 16, packed >> 8 & 255, packed & 255]
    return np.stack(parts, axis=-1).astype(np.float32)

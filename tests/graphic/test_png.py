"""The palette of a PNG: exact while it suffices, the commonest colours where it does not."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from components.graphic.writers import png


def packed(pixels: np.ndarray) -> bytes:
    out = io.BytesIO()
    Image.fromarray(pixels.astype(np.uint8)).save(out, "PNG")
    return out.getvalue()


def opaque(colours: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
    whole = np.full((*shape, 4), 255)
    whole[..., :3] = colours.reshape(*shape, 3)
    return whole


def shown(made: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(made)).convert("RGBA"))


# More rows than are looked at together, and a last strip that is shorter.
@pytest.mark.parametrize("shape", [(1, 1), (3, 7), (64, 5), (150, 31)])
def test_a_palette_that_suffices_changes_no_pixel(shape: tuple[int, int]) -> None:
    random = np.random.default_rng(1)
    some = random.integers(0, 256, (256, 3))
    pixels = opaque(some[random.integers(0, 256, shape)], shape)
    made = png.shrunk(packed(pixels))
    assert Image.open(io.BytesIO(made)).mode == "P"
    assert np.array_equal(shown(made), pixels)


def test_the_rarest_colours_go_to_the_nearest_of_the_commonest() -> None:
    greys = np.repeat(np.arange(256), 3).reshape(256, 3)  # the commonest: twice each
    rare = greys[10:250:10] + np.array([1, 0, -1])  # grey but for one, and no two greys as near
    colours = np.concatenate([greys, greys, rare])
    found = shown(png.shrunk(packed(opaque(colours, (len(colours), 1)))))[:, 0, :3]
    assert np.array_equal(found, np.concatenate([greys, greys, greys[10:250:10]]))


def test_a_picture_without_paper_keeps_its_colours() -> None:
    random = np.random.default_rng(2)
    pixels = random.integers(0, 256, (70, 40, 4))
    assert np.array_equal(shown(png.shrunk(packed(pixels))), pixels)


def test_a_drawing_is_the_same_each_time() -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" '
        'height="30" fill="#fbf8f2"/><circle cx="9" cy="9" r="7" fill="#c33"/></svg>'
    )
    assert len({png.from_svg(svg, scale=3) for _ in range(3)}) == 1
    assert Image.open(io.BytesIO(png.from_svg(svg, scale=3))).size == (120, 90)

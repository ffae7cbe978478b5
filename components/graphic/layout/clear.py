"""Words that have no room beside others: left out, the least of them first."""

from __future__ import annotations

from components.graphic.graphic import Curve, Graphic, Text
from components.graphic.ink import Inks
from components.graphic.metrics import Box, overlaps

#: Places of a curve that are looked at, and pixels by which boxes may share.
_PLACES, _SLACK = 48, 1.5

Place = tuple[float, float]
_Path = tuple[Curve, list[Place]]


def cleared(g: Graphic, width: float) -> Graphic:
    """Leave out words that run into others, or that a curve runs through; changes ``g``.

    Of two texts the bold one stays, then the one that is not muted, then the first. What is left
    out is told by its mark and by the table. A text in the middle of its own curve is the curve's.

    Parameters
    ----------
    width : float
        Pixels over which the graphic is drawn.
    """
    boxes = g.boxes(width)
    counts = [k for k, text in enumerate(g.texts) if _plain(text)]
    paths = [(c, c.through(_PLACES)) for c in g.curves] if counts else []
    out = {k for k in counts if _struck(g, g.texts[k], boxes[k], paths, width)}
    for pair in overlaps(boxes, slack=_SLACK):
        if not out & set(pair):
            out.add(min(pair, key=lambda k: (*_worth(g.texts[k]), -k)))
    g.texts = [text for k, text in enumerate(g.texts) if k not in out]
    return g


def _worth(text: Text) -> tuple[bool, bool]:
    return (bool(text.bold), text.color != Inks.muted)


def _plain(text: Text) -> bool:
    """Whether a text is a count, which no reader misses beside its curve."""
    return text.text.replace(",", "").isdigit()


def _struck(g: Graphic, text: Text, box: Box, paths: list[_Path], width: float) -> bool:
    through = {curve.of for curve, path in paths if _crosses(g, curve, path, box, width)}
    return bool(through) and not (text.align == "center" and text.of and text.of in through)


def _crosses(g: Graphic, curve: Curve, path: list[Place], box: Box, width: float) -> bool:
    left, top, right, bottom = box
    tall, half, scale = (bottom - top) / 8, 1 + curve.width / 2, g.scale(width)
    high, low = top + tall - half, bottom - tall + half
    return any(
        high < y < low and left - half < g.left + (x - g.low) * scale < right + half
        for x, y in path
    )

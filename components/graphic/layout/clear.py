"""Words that have no room beside others: left out, the least of them first."""

from __future__ import annotations

from components.graphic.graphic import Curve, Graphic, Text
from components.graphic.ink import Inks
from components.graphic.metrics import Box, overlaps

#: Places of a curve that are looked at, and pixels by which boxes may share.
_PLACES, _SLACK = 48, 1.5


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
    out = {k for k, (text, box) in enumerate(zip(g.texts, boxes, strict=True))
           if _plain(text) and _struck(g, text, box, width)}  # fmt: skip
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


def _struck(g: Graphic, text: Text, box: Box, width: float) -> bool:
    through = {curve.of for curve in g.curves if _crosses(g, curve, box, width)}
    return bool(through) and not (text.align == "center" and text.of and text.of in through)


def _crosses(g: Graphic, curve: Curve, box: Box, width: float) -> bool:
    left, top, right, bottom = box
    tall, half, scale = (bottom - top) / 8, 1 + curve.width / 2, g.scale(width)
    return any(
        left - half < g.left + (x - g.low) * scale < right + half
        and top + tall - half < y < bottom - tall + half
        for x, y in curve.through(_PLACES)
    )

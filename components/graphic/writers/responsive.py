"""One drawing for every width: two drawings of one design, read as one that stretches.

A design that only spreads out, as a chart of time does, puts each thing at ``a + b * width``. Drawn
at two widths both are known, and SVG can say them: what grows with the width stands in a nested
``<svg>`` without fixed proportions, what keeps its size (symbols, letters) at a percentage. So text
keeps its size at any width, and one drawing is sent instead of two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from components.graphic.writers.path import Segment
from components.graphic.writers.shapes import Drawing, Piece

#: Pixels that may be lost in the reading.
SLACK = 0.3


class Placed(NamedTuple):
    """A piece of a fluid drawing.

    Attributes
    ----------
    piece : Piece
        Of the narrower drawing, moved so that the fluid part begins at 0.
    percent : float or None
        Where it stands, in percent of the fluid part; None for what grows with it.
    shift : float
        Pixels from there to the right, of a text.
    """

    piece: Piece
    percent: float | None
    shift: float = 0.0


@dataclass(frozen=True)
class Fluid:
    """A drawing that stretches.

    Attributes
    ----------
    left, height : float
        Pixels at the left that do not stretch, and the height, which does not either.
    width : float
        Pixels of the part that stretches, in the narrower drawing.
    pieces : tuple of Placed
        From back to front.
    """

    left: float
    width: float
    height: float
    pieces: tuple[Placed, ...]


def fluid(narrow: Drawing, wide: Drawing) -> Fluid | None:
    """Read two drawings of one design as one that stretches; None if they are not of one design."""
    own, other = _bare(narrow), _bare(wide)
    pairs = list(zip(own, other, strict=False))
    if (
        len(own) != len(other)
        or abs(narrow.height - wide.height) > SLACK
        or wide.width <= narrow.width
        or not all(_alike(a, b) for a, b in pairs)
    ):
        return None
    left = _left(pairs, narrow.width, wide.width)
    inner = narrow.width - left
    read = _reader(left, inner, (wide.width - left) / inner)
    papers = {**_papers(wide), **_papers(narrow)}
    found: list[Placed] = []
    for a, b in pairs:
        placed = read(a, b)
        if placed is None:
            return None
        # Paper under a text is drawn where either width needs it.
        paper = papers.get(_name(a)) or papers.get(_name(b))
        if paper is not None:
            under = placed.piece._replace(paint=paper.paint, part="halo")
            found.append(placed._replace(piece=under))
        found.append(placed)
    return Fluid(left, inner, narrow.height, tuple(found))


def _bare(drawing: Drawing) -> list[Piece]:
    return [p for p in drawing.pieces if p.part != "halo"]


def _name(piece: Piece) -> tuple[float, float, str]:
    return (piece.x, piece.y, piece.text)


def _papers(drawing: Drawing) -> dict[tuple[float, float, str], Piece]:
    return {_name(p): p for p in drawing.pieces if p.part == "halo"}


def _alike(a: Piece, b: Piece) -> bool:
    same = (a.tag, a.paint, a.part, a.text, a.tip) == (b.tag, b.paint, b.part, b.text, b.tip)
    return same and not a.turn and not b.turn and abs(a.y - b.y) < SLACK


def _left(pairs: Sequence[tuple[Piece, Piece]], narrow: float, wide: float) -> float:
    """Pixels at the left that do not stretch, as most symbols and lines have it."""
    votes: Counter[float] = Counter()
    for a, b in pairs:
        if a.tag == "text":
            continue
        share = (b.x - a.x) / (wide - narrow)
        if 0.02 < share < 0.98:
            votes[round((a.x - share * narrow) / (1 - share), 1)] += 1
    left, _ = votes.most_common(1)[0] if votes else (0.0, 0)
    return 0.0 if abs(left) < 1 else left


def _reader(left: float, inner: float, grown: float) -> Callable[[Piece, Piece], Placed | None]:
    def read(a: Piece, b: Piece) -> Placed | None:
        a = a._replace(x=a.x - left)
        b = b._replace(x=b.x - left)
        points, later = _points(a), _points(b)
        if len(points) != len(later):
            return None
        # Where a point stands at width 0 if it moves evenly: 0 if it only grows.
        still = [p - (q - p) / (grown - 1) for p, q in zip(points, later, strict=True)]
        if a.tag in ("path", "rect") and all(abs(s) < SLACK for s in still):
            return Placed(a, None)
        share = (b.x - a.x) / (grown - 1)
        shift = a.x - share
        percent = 100 * share / inner
        if a.tag == "text":
            return Placed(a, percent, shift)
        if _same_form(a, b) and (a.tag != "circle" or abs(shift) < SLACK):
            if a.tag == "circle":
                return Placed(a, percent)
            moved = a._replace(tag="path", shape=_shifted(_shape(a), shift))
            return Placed(moved, percent)
        return None

    return read


def _points(piece: Piece) -> list[float]:
    """Horizontal places of a piece."""
    if piece.tag == "rect":
        return [piece.x, piece.x + piece.size[0]]
    if piece.tag == "path":
        return [piece.x + x for name, n in piece.shape if n for x in _across(name, n)]
    return [piece.x]


def _across(name: str, numbers: tuple[float, ...]) -> tuple[float, ...]:
    return numbers[5:6] if name == "A" else numbers[::2]


def _same_form(a: Piece, b: Piece) -> bool:
    if [n for n, _ in a.shape] != [n for n, _ in b.shape]:
        return False
    numbers = ((x, y) for (_, p), (_, q) in zip(a.shape, b.shape, strict=True)
               for x, y in zip(p, q, strict=True))  # fmt: skip
    sizes = zip(a.size, b.size, strict=True)
    return all(abs(x - y) < SLACK for pair in (numbers, sizes) for x, y in pair)


def _shape(piece: Piece) -> tuple[Segment, ...]:
    if piece.tag == "path":
        return piece.shape
    w, h = piece.size
    return (("M", (0.0, 0.0)), ("L", (w, 0.0)), ("L", (w, h)), ("L", (0.0, h)), ("Z", ()))


def _shifted(shape: tuple[Segment, ...], dx: float) -> tuple[Segment, ...]:
    if abs(dx) < SLACK:
        return shape
    moved = []
    for name, n in shape:
        if name == "A":
            moved.append((name, (*n[:5], n[5] + dx, n[6])))
        else:
            moved.append((name, tuple(x + (0 if i % 2 else dx) for i, x in enumerate(n))))
    return tuple(moved)

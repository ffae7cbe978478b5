"""Looks of the drawings of a page: each once as a CSS class, each colour once as a variable.

So one drawing serves light and dark, and three drawings share what they have in common.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from components.graphic.ink import Ink
from components.graphic.writers.path import number
from components.graphic.writers.shapes import NOTHING, Drawing, Paint, Shape, meet

#: Attribute of ours that says that a text is laid on paper.
HALO = "halo"
#: Looks of what is not seen but can be pointed at.
UNSEEN: Paint = (*NOTHING, ("pointer-events", "all"))


class Styles:
    """Looks of all drawings of a page as CSS classes, and their inks as variables.

    Parameters
    ----------
    shapes : iterable of Shape
        All that are drawn, folded.
    """

    def __init__(self, shapes: Iterable[Shape]) -> None:
        counts = Counter(s.paint for s in shapes if s.paint)
        self._classes = {paint: _letters(i) for i, (paint, _) in enumerate(counts.most_common())}
        # Like rules beside each other, for the sake of compression.
        rules = sorted((self._rules(p), c) for p, c in self._classes.items())
        self.css = "".join(f".{c}{{{rule}}}" for rule, c in rules)

    def of(self, paint: Paint) -> str:
        """Class of a look; empty if it says nothing."""
        return self._classes.get(paint, "")

    def tokens(self) -> set[str]:
        """Names of the theme's tokens that the drawings use."""
        inks = {v.token for paint in self._classes for _, v in paint if isinstance(v, Ink)}
        return {token.replace("_", "-") for token in inks}

    def _rules(self, paint: Paint) -> str:
        rules = []
        for name, value in paint:
            if name == HALO:
                paper = colour(value)
                rules.append(f"stroke:{paper};stroke-width:3")
            elif (name, value) == ("fill", "none"):
                continue  # so is the whole drawing
            elif name in ("fill", "stroke"):
                rules.append(f"{name}:{colour(value)}")
            elif name == "font-size":
                rules.append(f"{name}:{value}px")
            elif name == "font-family":
                rules.append("font-family:var(--serif)")
            else:
                rules.append(f"{name}:{value}")
        return ";".join(rules)


def colour(value: str | Ink) -> str:
    """An ink, or a colour, as CSS writes it."""
    if isinstance(value, str):
        return value
    name = value.token.replace("_", "-")
    share = number(value.percent, 1)
    if share == "100":
        return f"var(--{name})"
    return f"color-mix(in srgb,var(--{name}) {share}%,var(--paper))"


def merged(drawing: Drawing) -> Drawing:
    """Say in one rectangle what a drawing says in two or three: a box, its edge, and its words.

    A box laid a pixel within another is that other's inside; a box that nobody sees, laid over one
    that is seen, gives it its words.
    """
    kept: list[Shape] = []
    seen: dict[tuple[float, ...], int] = {}
    for p in drawing.shapes:
        box = _corners(p, 0)
        at = seen.get(box, -1)
        if at >= 0 and p.tip and p.paint == NOTHING and not kept[at].tip:
            kept[at] = kept[at]._replace(tip=p.tip)
            continue
        if p.tag == "rect" and not p.tip and [name for name, _ in p.paint] == ["fill"]:
            at = seen.get(_corners(p, 1), -1)
            free = at >= 0 and not any(meet(q.box, p.box) for q in kept[at + 1 :])
            if free and len(kept[at].paint) == 1:
                kept[at] = _edged(kept[at], p)
                continue
            seen[box] = len(kept)
        kept.append(p)
    return replace(drawing, shapes=tuple(kept))


def _edged(outer: Shape, inner: Shape) -> Shape:
    """The inner box with what is seen of the outer one as its edge."""
    (w, h), (_, edge) = outer.size, outer.paint[0]
    paint = (*inner.paint, ("stroke", edge))
    return outer._replace(x=outer.x + 0.5, y=outer.y + 0.5, size=(w - 1, h - 1), paint=paint)


def _corners(shape: Shape, grow: float) -> tuple[float, ...]:
    """Edges of a rectangle, moved outwards; nothing for all else."""
    if shape.tag != "rect":
        return ()
    (w, h), (x, y) = shape.size, (shape.x, shape.y)
    edges = (x - grow, y - grow, x + w + grow, y + h + grow)
    return tuple(round(e, 2) for e in edges)


def styles_of(drawings: Iterable[Drawing]) -> Styles:
    """Looks of all drawings of a page."""
    return Styles(shape for drawing in drawings for shape in folded(drawing.shapes))


def folded(shapes: Iterable[Shape]) -> list[Shape]:
    """Make a text and the paper under it one shape, and a mark of no size one to point at."""
    found = list(shapes)
    paper = {(p.x, p.y, p.text): dict(p.paint)["stroke"] for p in found if p.part == "halo"}
    kept = []
    for p in found:
        if p.part == "halo":
            continue
        if p.tag == "text" and (p.x, p.y, p.text) in paper:
            p = p._replace(paint=(*p.paint, (HALO, paper[p.x, p.y, p.text])))
        kept.append(grown(p))
    return kept


def grown(shape: Shape) -> Shape:
    """Let an unseen mark be pointed at, and give one of no size a circle."""
    if not shape.tip or shape.tag == "text":
        return shape
    small = shape.tag == "circle" and shape.size[0] == 0
    if not small and shape.paint != NOTHING:
        return shape
    shape = shape._replace(paint=UNSEEN)
    if shape.tag != "circle":
        return shape
    # Whole pixels are near enough to point at.
    size = (6.0,) if small else shape.size
    return shape._replace(x=round(shape.x), y=round(shape.y), size=size)


def _letters(number: int) -> str:
    """Names a, b, … z, aa, ab, …: short, and never those of the page's own classes (capitals)."""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(97 + rest) + name
    return name

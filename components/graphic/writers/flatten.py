"""From a graphic to shapes: where everything stands at a width, from back to front."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import floor

from components.graphic.graphic import STRIKE, Curve, Dots, Graphic, Line, Mark, Text
from components.graphic.ink import Ink, Inks
from components.graphic.writers.path import Segment, number
from components.graphic.writers.shapes import NOTHING, Drawing, Paint, Shape, meet
from components.graphic.writers.symbols import outline_of
from components.theme import SERIF
from components.wording.cleaning import clean


def draw(graphic: Graphic, width: float, *, up_to: float = 0.0) -> Drawing:
    """Flatten a graphic.

    Parameters
    ----------
    graphic : Graphic
        Its texts may hold anything; they are cleaned.
    width : float
        Pixels, margins included.
    up_to : float
        Widest that it is stretched to, if it is: a text is laid on paper where a line passes under
        it at either width.
    """
    at = _Place(graphic, width)
    widths = [width, up_to] if up_to else [width]
    found = [
        *_rects(graphic, at), *_curves(graphic.curves, at), *_lines(graphic.lines, at),
        *_dots(graphic.dots, at), *_marks(graphic.marks, at), *_texts(graphic, at, widths),
        *_targets(graphic, at),
    ]  # fmt: skip
    once = [s for i, s in enumerate(found) if i == 0 or s != found[i - 1]]
    return Drawing(width, graphic.height, tuple(_gathered(once)), graphic.left)


class _Place:
    """From a graphic's units to pixels, and to percentages of the part that stretches."""

    def __init__(self, graphic: Graphic, width: float) -> None:
        self.low, self.left = graphic.low, graphic.left
        self.span = graphic.high - graphic.low
        self.scale = graphic.scale(width)

    def x(self, unit: float) -> float:
        return self.left + (unit - self.low) * self.scale

    def percent(self, unit: float) -> float:
        return 100 * (unit - self.low) / self.span


def _rects(graphic: Graphic, at: _Place) -> Iterator[Shape]:
    for r in graphic.rects:
        yield _rect(at, r.x0, r.x1, r.y0, r.y1, (("fill", r.color),))


def _targets(graphic: Graphic, at: _Place) -> Iterator[Shape]:
    # An article has no period to choose.
    for t in (t for t in graphic.targets if t.kind != "period"):
        shape = _rect(at, t.x0, t.x1, t.y0, t.y1, NOTHING)
        yield shape._replace(part="marks", tip=str(clean(t.tip))) if t.tip else shape


def _rect(at: _Place, x0: float, x1: float, y0: float, y1: float, paint: Paint) -> Shape:
    left, right = sorted((at.x(x0), at.x(x1)))
    top, bottom = sorted((y0, y1))
    return Shape("rect", left, top, size=(right - left, bottom - top), paint=paint)


def _stroked(color: Ink, width: float, dash: str = "") -> Paint:
    said = number(width, 2)
    return (
        ("fill", "none"), ("stroke", color),
        *((("stroke-width", said),) if said != "1" else ()),
        *((("stroke-dasharray", dash),) if dash else ()),
    )  # fmt: skip


def _lines(lines: Iterable[Line], at: _Place) -> Iterator[Shape]:
    """Solid lines first, as dotted ones are read above them."""
    for line in sorted(lines, key=lambda n: n.dash != "solid"):
        x, y = at.x(line.x0), line.y0
        path: tuple[Segment, ...] = (("M", (0.0, 0.0)), ("L", (at.x(line.x1) - x, line.y1 - y)))
        dash = "" if line.dash == "solid" else "1,3"
        yield Shape("path", x, y, path, paint=_stroked(line.color, line.width, dash))


def _curves(curves: list[Curve], at: _Place) -> Iterator[Shape]:
    for curve in sorted(curves, key=lambda c: c.dash != "solid"):
        (x, y), *pulls = ((at.x(across), down) for across, down in curve.points)
        bent = tuple(n for px, py in pulls for n in (px - x, py - y))
        dash = "" if curve.dash == "solid" else "5,4"
        paint = _stroked(curve.color, curve.width, dash)
        yield Shape("path", x, y, (("M", (0.0, 0.0)), ("C", bent)), paint=paint)
    for curve in curves:
        if curve.arrow:
            unit, y = curve.points[-1]
            name, paint = f"triangle-{curve.arrow}", (("fill", curve.color),)
            yield _symbol(at, unit, y, name, curve.arrow_area, paint)


def _symbol(at: _Place, unit: float, y: float, name: str, area: float, paint: Paint) -> Shape:
    x, percent = at.x(unit), at.percent(unit)
    if name == "circle":
        return Shape("circle", x, y, size=(area**0.5 / 2,), paint=paint, percent=percent)
    return Shape("path", x, y, outline_of(name, area), paint=paint, percent=percent)


def _dots(dots: Iterable[Dots], at: _Place) -> Iterator[Shape]:
    """One path of lines of no length with round ends, for hundreds of circles weigh too much."""
    for d in dots:
        path = tuple(
            segment for x, y in d.places for segment in (("M", (at.x(x), y)), ("L", (at.x(x), y)))
        )
        for k, (color, width) in enumerate(d.strokes(at.scale)):
            paint = (*_stroked(color, width), ("stroke-linecap", "round"))
            shape = Shape("path", 0.0, 0.0, path, paint=paint)
            yield shape if k else shape._replace(part="marks", tip=str(clean(d.tip)))


def _marks(marks: list[Mark], at: _Place) -> Iterator[Shape]:
    """Halos, marks, and the strokes through some."""
    for m in marks:
        if m.halo:
            yield _symbol(at, m.x, m.y, "circle", m.halo_area, (("fill", Inks.accent),))
    for m in marks:
        shape = _symbol(at, m.x, m.y, m.symbol, m.area, _look(m))
        # A legend's mark stands for no row.
        named = m.id is not None and m.tip
        yield shape._replace(part="marks", tip=str(clean(m.tip))) if named else shape
    for m in marks:
        if m.struck:
            across, up = STRIKE
            path: tuple[Segment, ...] = (("M", (-across, up)), ("L", (across, -up)))
            place, paint = at.percent(m.x), _stroked(m.color, 1.6)
            yield Shape("path", at.x(m.x), m.y, path, paint=paint, percent=place)


def _look(m: Mark) -> Paint:
    if m.size == 0:
        return NOTHING
    if m.hollow:
        return (("fill", Inks.paper), ("stroke", m.color), ("stroke-width", "1.8"))
    return (("fill", m.color), ("stroke", Inks.paper))


def _texts(graphic: Graphic, at: _Place, widths: list[float]) -> Iterator[Shape]:
    """Texts by style; before them, paper under those that a line runs under."""
    crossed = {i for width in widths for i in graphic.crossed(width)}
    styles: dict[tuple[str, bool, bool, bool], list[int]] = {}
    for i, t in enumerate(graphic.texts):
        styles.setdefault((t.align, t.bold, t.italic, t.serif), []).append(i)
    for indices in styles.values():
        for i in indices:
            if i in crossed:
                yield _text(graphic.texts[i], at, halo=True)
    for indices in styles.values():
        for i in indices:
            yield _text(graphic.texts[i], at)


_ANCHOR = {"center": "middle", "right": "end"}


def _text(t: Text, at: _Place, *, halo: bool = False) -> Shape:
    paint: list[tuple[str, str | Ink]] = [("fill", t.color)]
    if halo:
        paint += [("stroke", Inks.paper), ("stroke-width", "3"), ("stroke-linejoin", "round")]
    paint += [("font-family", SERIF)] if t.serif else []
    paint.append(("font-size", number(t.size, 2)))
    paint += [("font-weight", "600")] if t.bold else []
    paint += [("font-style", "italic")] if t.italic else []
    paint += [("text-anchor", _ANCHOR[t.align])] if t.align in _ANCHOR else []
    # From the middle of the letters to the line that they stand on.
    y = t.y + floor(0.3 * t.size + 0.5)
    return Shape(
        "text", at.x(t.x) + t.shift, y, paint=tuple(paint), part="halo" if halo else "labels",
        text=str(clean(t.text)), percent=at.percent(t.x), shift=t.shift,
    )  # fmt: skip


def _gathered(shapes: list[Shape]) -> list[Shape]:
    """Bring lines and grounds of one look together, where none passes over another on the way.

    What follows each other in one look is then written as one path.
    """
    found: list[Shape] = []
    for shape in shapes:
        place = len(found)
        if shape.part == "ground":
            i = len(found) - 1
            while i >= 0 and found[i].part == "ground" and len(found) - i < 200:
                if found[i].paint == shape.paint:
                    place = i + 1
                    break
                if meet(found[i].box, shape.box):
                    break
                i -= 1
        found.insert(place, shape)
    return found

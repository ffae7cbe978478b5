"""The SVG that Vega writes, read into a flat list of pieces: no nesting, no transforms, rounded.

Vega's own SVG carries roles, empty groups and sixteen digits a number; what is read here is only
what is seen, with each mark's words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import cos, radians, sin
from typing import NamedTuple
from xml.etree import ElementTree

from components.graphic.writers.path import Segment, circle_of, number, rect_of, segments, write

Pairs = tuple[tuple[str, str], ...]

#: Attributes of looks that are kept, with the value that needs no saying.
_LOOKS = {
    "fill": "", "stroke": "none", "stroke-width": "1", "stroke-dasharray": "", "opacity": "1",
    "fill-opacity": "1", "stroke-opacity": "1", "stroke-linecap": "butt",
    "stroke-linejoin": "miter", "font-family": "", "font-size": "", "font-weight": "normal",
    "font-style": "normal", "text-anchor": "start",
}  # fmt: skip
#: Letter in place of a text whose words are its label (see ``render``).
STAND_IN = "¤"
_TRANSLATE = re.compile(r"translate\(([^,)]+),([^)]+)\)")
_ROTATE = re.compile(r"rotate\(([^,)]+)\)")


class Piece(NamedTuple):
    """One thing seen.

    Attributes
    ----------
    tag : str
        "path", "circle", "rect" or "text".
    x, y : float
        Where it stands: origin of a path, centre of a circle, corner of a rectangle, anchor of a
        text.
    shape : tuple of Segment
        Of a path, around its origin.
    size : tuple of float
        Radius of a circle; width and height of a rectangle.
    turn : float
        Degrees by which a path or text is turned around its origin.
    paint : tuple of (str, str)
        Attributes of looks, without those that say the default.
    part : str
        "marks", "labels", "halo" (paper under a label), "axis" or "ground".
    text : str
        Of a text.
    tip : str
        Words of a mark, as in the chart's frame; empty for all else.
    """

    tag: str
    x: float
    y: float
    shape: tuple[Segment, ...] = ()
    size: tuple[float, ...] = ()
    turn: float = 0.0
    paint: Pairs = ()
    part: str = "ground"
    text: str = ""
    tip: str = ""

    @property
    def place(self) -> Pairs:
        """Attributes of geometry."""
        x, y = number(self.x), number(self.y)
        if self.tag == "circle":
            return (("cx", x), ("cy", y), ("r", number(self.size[0])))
        if self.tag == "rect":
            # Both edges are rounded, so that neighbours meet.
            left, top = round(self.x, 1), round(self.y, 1)
            right, bottom = round(self.x + self.size[0], 1), round(self.y + self.size[1], 1)
            return (
                ("x", x), ("y", y),
                ("width", number(right - left)), ("height", number(bottom - top)),
            )  # fmt: skip
        if self.turn:
            spin = ("transform", f"translate({x} {y})rotate({number(self.turn)})")
            return (("d", write(self.shape, 0, 0)), spin) if self.tag == "path" else (spin,)
        if self.tag == "path":
            return (("d", write(self.shape, self.x, self.y)),)
        return (("x", x), ("y", y))

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom, with room for an edge; of a text only its anchor."""
        xs, ys = [self.x], [self.y]
        if self.tag == "circle":
            xs, ys = [self.x - self.size[0], self.x + self.size[0]], [
                self.y - self.size[0], self.y + self.size[0],
            ]  # fmt: skip
        elif self.tag == "rect":
            xs.append(self.x + self.size[0])
            ys.append(self.y + self.size[1])
        for _, numbers in self.shape:
            xs += [self.x + n for n in numbers[-2::2]]
            ys += [self.y + n for n in numbers[-1::2]]
        return min(xs) - 2, min(ys) - 2, max(xs) + 2, max(ys) + 2


@dataclass(frozen=True)
class Drawing:
    """A chart drawn at one width.

    Attributes
    ----------
    width, height : float
        Pixels.
    paper : str
        Colour behind all.
    pieces : tuple of Piece
        From back to front.
    dark : tuple of (str, str)
        For each colour that differs in the dark: light hex, dark hex.
    """

    width: float
    height: float
    paper: str
    pieces: tuple[Piece, ...]
    dark: Pairs = ()

    @property
    def tips(self) -> tuple[str, ...]:
        """Words of the marks, one a mark, from back to front."""
        return tuple(p.tip for p in self.pieces if p.tip)


def read(svg: str, *, dark: Pairs = ()) -> Drawing:
    """Read an SVG written by Vega.

    Parameters
    ----------
    svg : str
        As ``vl_convert.vegalite_to_svg`` returns it.
    dark : tuple of (str, str)
        Kept in the Drawing.

    Raises
    ------
    ValueError
        If it uses what would be lost here: images, gradients, clips or other transforms.
    """
    root = ElementTree.fromstring(svg)
    found: list[Piece] = []
    paper = ""
    for child in root:
        if _tag(child) == "rect":
            paper = child.get("fill", "")
        else:
            _walk(child, 0.0, 0.0, "", found)
    width, height = (float(x) for x in root.get("viewBox", "0 0 0 0").split()[2:])
    return Drawing(width, height, paper, tuple(_gathered(_once(found))), dark)


def _tag(node: ElementTree.Element) -> str:
    return node.tag.rpartition("}")[2]


def _walk(node: ElementTree.Element, x: float, y: float, role: str, found: list[Piece]) -> None:
    tag = _tag(node)
    if tag not in ("g", "path", "line", "text") or "clip-path" in node.attrib:
        raise ValueError(f"a chart for print cannot hold <{tag}> or clips")
    classes = node.get("class", "")
    frame = classes in ("background", "foreground") and "stroke" not in node.attrib
    if frame and node.get("fill", "none") in ("none", "transparent"):
        return
    dx, dy, turn = _moved(node.get("transform", ""))
    if tag == "g":
        if turn:
            raise ValueError("a chart for print cannot turn a group")
        role = classes if "role-" in classes else role
        for child in node:
            _walk(child, x + dx, y + dy, role, found)
    else:
        found.extend(_pieces(node, tag, x + dx, y + dy, turn, role))


def _moved(transform: str) -> tuple[float, float, float]:
    """Shift and turn (degrees) of a transform; what follows a turn is left to ``_text``."""
    if not transform:
        return 0.0, 0.0, 0.0
    turn = _ROTATE.search(transform)
    before = transform[: turn.start()] if turn else transform
    if re.search("scale|matrix|skew", transform):
        raise ValueError(f"a chart for print cannot hold the transform {transform}")
    moves = [(float(a), float(b)) for a, b in _TRANSLATE.findall(before)]
    return (
        sum(a for a, _ in moves),
        sum(b for _, b in moves),
        float(turn.group(1)) if turn else 0.0,
    )


def _pieces(
    node: ElementTree.Element, tag: str, x: float, y: float, turn: float, role: str
) -> list[Piece]:
    tip = node.get("aria-label", "") if node.get("role") == "graphics-symbol" else ""
    paint = _paint(node)
    looks = dict(paint)
    part = "axis" if "role-axis" in role else "marks" if tip else "ground"
    if tag == "text":
        part = "axis" if part == "axis" else "halo" if "stroke" in looks else "labels"
        return [
            Piece("text", a, b, turn=turn, paint=paint, part=part, text=words)
            for a, b, text in _texts(node, x, y, turn)
            if (words := tip if text == STAND_IN else text).strip()
        ]
    if looks.get("fill") == "none" and "stroke" not in looks and not tip:
        return []
    if tag == "line":
        end = (float(node.get("x2", 0)), float(node.get("y2", 0)))
        line: tuple[Segment, ...] = (("M", (0.0, 0.0)), ("L", end))
        return [Piece("path", x, y, line, paint=paint, part=part, tip=tip)]
    shape = tuple(segments(node.get("d", "")))
    if not shape:
        return []
    circle, rect = circle_of(shape), rect_of(shape)
    moved = bool(node.get("transform"))
    if circle is not None:
        cx, cy, r = circle
        return [Piece("circle", cx + x, cy + y, size=(r,), paint=paint, part=part, tip=tip)]
    if rect is not None and not moved:
        left, top, *size = rect
        return [Piece("rect", left + x, top + y, size=tuple(size), paint=paint, part=part, tip=tip)]
    return [Piece("path", x, y, shape, turn=turn, paint=paint, part=part, tip=tip)]


def _texts(
    node: ElementTree.Element, x: float, y: float, turn: float
) -> list[tuple[float, float, str]]:
    """Anchor and words of each line of a text."""
    if turn:
        # What is moved after the turn is moved along it.
        after = _TRANSLATE.findall(node.get("transform", "").partition("rotate")[2])
        a, b = sum(float(m) for m, _ in after), sum(float(m) for _, m in after)
        sine, cosine = sin(radians(turn)), cos(radians(turn))
        return [(x + a * cosine - b * sine, y + a * sine + b * cosine, node.text or "")]
    found = [(x, y, node.text or "")] if not len(node) else []
    for line in node:
        y += float(line.get("dy", 0))
        found.append((x, y, line.text or ""))
    return found


def _paint(node: ElementTree.Element) -> Pairs:
    looks = {name: node.get(name, "") for name in _LOOKS}
    looks["fill"] = looks["fill"] or "none"
    if looks["fill"] == "transparent":
        looks["fill"] = "none"
    if looks["stroke"] in ("", "transparent", "none") or looks["stroke-width"] == "0":
        for name in list(looks):
            if name.startswith("stroke"):
                looks[name] = ""
    looks["font-size"] = looks["font-size"].removesuffix("px")
    if looks["font-weight"] == "400":
        looks["font-weight"] = "normal"
    for name in ("font-size", "stroke-width", "opacity", "fill-opacity", "stroke-opacity"):
        if looks[name]:
            looks[name] = number(float(looks[name]), 2)
    return tuple((n, v) for n, v in looks.items() if v and v != _LOOKS[n])


def _once(pieces: list[Piece]) -> list[Piece]:
    """Leave out exact repetitions that follow each other."""
    return [p for i, p in enumerate(pieces) if i == 0 or p != pieces[i - 1]]


def _gathered(pieces: list[Piece]) -> list[Piece]:
    """Bring lines and grounds of one look together, where none passes over another on the way.

    What follows each other in one look is then written as one path.
    """
    found: list[Piece] = []
    for piece in pieces:
        place = len(found)
        if piece.part == "ground" and piece.tag != "text":
            i = len(found) - 1
            while i >= 0 and found[i].part == "ground" and len(found) - i < 200:
                if found[i].paint == piece.paint:
                    place = i + 1
                    break
                if meet(found[i].box, piece.box):
                    break
                i -= 1
        found.insert(place, piece)
    return found


def meet(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    """Whether two boxes share any area."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]

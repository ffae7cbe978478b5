"""Looks of the drawings of a page: each once as a CSS class, each colour once as a variable.

So one drawing serves light and dark, and three drawings share what they have in common.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from components.graphic.graphic import mix
from components.graphic.writers.shapes import Drawing, Pairs, Piece, meet
from components.theme import DARK, LIGHT

#: Attribute of ours that says that a text is laid on paper.
HALO = "halo"
#: Looks of what is not seen but can be pointed at.
UNSEEN = (("fill", "none"), ("pointer-events", "all"))
_TOKEN = {value.upper(): name.replace("_", "-") for name, value in reversed(vars(LIGHT).items())}


class Styles:
    """Looks of all drawings of a page as CSS classes, and their colours as variables.

    Parameters
    ----------
    pieces : iterable of Piece
        All that are drawn, folded, in light colours.
    dark : mapping of str to str
        Light colour -> dark colour, where they differ.
    """

    def __init__(self, pieces: Iterable[Piece], dark: Mapping[str, str]) -> None:
        counts = Counter(p.paint for p in pieces if p.paint)
        self._classes = {paint: _letters(i) for i, (paint, _) in enumerate(counts.most_common())}
        self._dark = {light.upper(): color for light, color in dark.items()}
        self._names: dict[str, str] = {}
        # Like rules beside each other, for the sake of compression.
        rules = sorted((self._rules(p), c) for p, c in self._classes.items())
        self.css = "".join(f".{c}{{{rule}}}" for rule, c in rules)

    def of(self, paint: Pairs) -> str:
        """Class of a look; empty if it says nothing."""
        return self._classes.get(paint, "")

    def colours(self) -> dict[str, tuple[str, str]]:
        """Variable name -> light and dark colour, for those that are no token of the theme."""
        return {
            name: (light, self._dark.get(light, light))
            for light, name in self._names.items()
            if light not in _TOKEN
        }

    def tokens(self) -> set[str]:
        """Names of the theme's tokens that the drawings use."""
        return {name for light, name in self._names.items() if light in _TOKEN}

    def _colour(self, value: str) -> str:
        if not value.startswith("#"):
            return value
        light = value.upper()
        if light not in _TOKEN:
            for token, share in _mixes().get(light, ()):
                dark = mix(getattr(DARK, token), DARK.paper, share / 100)
                if self._dark.get(light, light) == dark:
                    self._names[getattr(LIGHT, token).upper()] = name = token.replace("_", "-")
                    return f"color-mix(in srgb,var(--{name}) {share}%,var(--paper))"
        name = _TOKEN.get(light) or self._names.get(light) or f"c{len(self._names)}"
        self._names[light] = name
        return f"var(--{name})"

    def _rules(self, paint: Pairs) -> str:
        rules = []
        for name, value in paint:
            if name == HALO:
                paper = self._colour(value)
                rules.append(f"stroke:{paper};stroke-width:3")
            elif (name, value) == ("fill", "none"):
                continue  # so is the whole drawing
            elif name in ("fill", "stroke"):
                rules.append(f"{name}:{self._colour(value)}")
            elif name == "font-size":
                rules.append(f"{name}:{value}px")
            elif name == "font-family":
                if value.split(",")[-1].strip() == "serif":
                    rules.append("font-family:var(--serif)")
            else:
                rules.append(f"{name}:{value}")
        return ";".join(rules)


def merged(drawing: Drawing) -> Drawing:
    """Say in one rectangle what a drawing says in two or three: a box, its edge, and its words.

    A box laid a pixel within another is that other's inside; a box that nobody sees, laid over one
    that is seen, gives it its words.
    """
    kept: list[Piece] = []
    seen: dict[tuple[float, ...], int] = {}
    for p in drawing.pieces:
        box = _corners(p, 0)
        at = seen.get(box, -1)
        if at >= 0 and p.tip and p.paint == UNSEEN[:1] and not kept[at].tip:
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
    return replace(drawing, pieces=tuple(kept))


def _edged(outer: Piece, inner: Piece) -> Piece:
    """The inner box with what is seen of the outer one as its edge."""
    (w, h), (_, edge) = outer.size, outer.paint[0]
    paint = (*inner.paint, ("stroke", edge))
    return outer._replace(x=outer.x + 0.5, y=outer.y + 0.5, size=(w - 1, h - 1), paint=paint)


def _corners(piece: Piece, grow: float) -> tuple[float, ...]:
    """Edges of a rectangle, moved outwards; nothing for all else."""
    if piece.tag != "rect" or piece.turn:
        return ()
    (w, h), (x, y) = piece.size, (piece.x, piece.y)
    edges = (x - grow, y - grow, x + w + grow, y + h + grow)
    return tuple(round(e, 2) for e in edges)


def folded(pieces: Iterable[Piece]) -> list[Piece]:
    """Make a text and the paper under it one piece, and a mark of no size one to point at."""
    found = list(pieces)
    paper = {(p.x, p.y, p.text): dict(p.paint)["stroke"] for p in found if p.part == "halo"}
    kept = []
    for p in found:
        if p.part == "halo":
            continue
        if p.tag == "text" and (p.x, p.y, p.text) in paper:
            p = p._replace(paint=(*p.paint, (HALO, paper[p.x, p.y, p.text])))
        kept.append(grown(p))
    return kept


def grown(piece: Piece) -> Piece:
    """Let an unseen mark be pointed at, and give one of no size a circle."""
    if not piece.tip or piece.tag == "text":
        return piece
    small = piece.tag == "circle" and piece.size[0] == 0
    if not small and piece.paint != UNSEEN[:1]:
        return piece
    piece = piece._replace(paint=UNSEEN)
    if piece.tag != "circle":
        return piece
    # Whole pixels are near enough to point at.
    size = (6.0,) if small else piece.size
    return piece._replace(x=round(piece.x), y=round(piece.y), size=size)


@lru_cache(maxsize=1)
def _mixes() -> dict[str, list[tuple[str, int]]]:
    """Light hex -> the tokens, and percents of them, that give it when laid over paper."""
    found: dict[str, list[tuple[str, int]]] = {}
    for token, value in vars(LIGHT).items():
        for share in range(1, 100):
            found.setdefault(mix(value, LIGHT.paper, share / 100), []).append((token, share))
    return found


def _letters(number: int) -> str:
    """Names a, b, … z, aa, ab, …: short, and never those of the page's own classes (capitals)."""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(97 + rest) + name
    return name

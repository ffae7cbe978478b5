"""A Drawing as SVG: inside a page, where one drawing serves light and dark, and as a file.

In a page colours are CSS variables and looks are classes that all drawings of the page share.
In a file they are plain attributes and hex colours, in named groups, for Illustrator and Inkscape.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from itertools import groupby
from typing import TypeVar

from components.graphic.writers.path import number, write
from components.graphic.writers.responsive import Fluid, Placed
from components.graphic.writers.shapes import Drawing, Pairs, Piece
from components.graphic.writers.svg_styles import UNSEEN, Styles, folded, grown

SANS = "'Source Sans 3', 'Source Sans', 'Helvetica Neue', Arial, sans-serif"
SERIF = "'Source Serif 4', 'Source Serif', Georgia, 'Times New Roman', serif"

T = TypeVar("T")

#: Geometry of an element, the piece it stands for, and whether lines may be added to it.
Written = tuple[Pairs, Piece, bool]

_GROUPS = {"ground": "ground", "axis": "axis", "marks": "marks", "labels": "labels",
           "halo": "label-paper"}  # fmt: skip


def inline(drawing: Drawing, styles: Styles, rows: Mapping[str, int], *, attributes: str) -> str:
    """Write a drawing for an HTML page.

    Parameters
    ----------
    drawing : Drawing
        In light colours.
    styles : Styles
        Of all drawings of the page.
    rows : mapping of str to int
        Words of a mark -> number of its row; the row's element has the id ``r{number}`` and names
        the mark, so that no text stands twice.
    attributes : str
        Of the ``<svg>``, written as they are.
    """
    parts = []
    for carded, run in groupby(_cards(folded(drawing.pieces)), key=lambda card: len(card) > 1):
        if carded:
            parts += [_card(card, styles, rows) for card in run]
            continue
        ordered = _by_look([card[0] for card in run], lambda p: p)
        for paint, same in groupby(ordered, key=lambda p: p.paint):
            pieces = _joined(same)
            name = styles.of(paint)
            alone = len(pieces) == 1
            body = "".join(_inline(w, name if alone else "", rows) for w in pieces)
            parts.append(body if alone or not name else f"<g class={name}>{body}</g>")
    box = f"0 0 {drawing.width:g} {drawing.height:g}"
    return f'<svg viewBox="{box}" {attributes}>{"".join(parts)}</svg>'


def _cards(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Each mark that is a box with all that lies in it; each other piece alone."""
    cards = [[p] for p in pieces]
    homes = [i for i, p in enumerate(pieces) if p.tag == "rect" and p.tip]
    for i, p in enumerate(pieces):
        home = next((k for k in homes if _within(p.box, pieces[k].box)), i)
        if home != i and i not in homes:
            cards[home].append(p)
            cards[i] = []
    return [card for card in cards if card]


def _within(inner: tuple[float, ...], outer: tuple[float, ...]) -> bool:
    return (
        outer[0] <= inner[0] and outer[1] <= inner[1]
        and inner[2] <= outer[2] and inner[3] <= outer[3]
    )  # fmt: skip


def _card(card: Sequence[Piece], styles: Styles, rows: Mapping[str, int]) -> str:
    """A box and what lies in it, as from the box's corner: so most cards have the same letters."""
    x, y = round(card[0].x), round(card[0].y)  # letters stand on whole pixels
    moved = (p._replace(x=p.x - x, y=p.y - y) for p in card)
    body = "".join(_inline((p.place, p, False), styles.of(p.paint), rows) for p in moved)
    return f"<g transform=translate({number(x)},{number(y)})>{body}</g>"


def stretched(drawing: Fluid, styles: Styles, rows: Mapping[str, int], *, attributes: str) -> str:
    """Write a drawing that stretches, for an HTML page; else as ``inline``."""
    forms: dict[str, str] = {}
    parts = []
    kept = [p for p in drawing.pieces if p.piece.part != "halo"]
    pieces = folded(p.piece for p in drawing.pieces)
    placed = [p._replace(piece=piece) for p, piece in zip(kept, pieces, strict=True)]
    placed = _by_look(placed, lambda p: p.piece)
    height = f"{drawing.height:g}"
    for grows, run in groupby(placed, key=lambda p: p.percent is None):
        body = []
        for paint, same in groupby(run, key=lambda p: p.piece.paint):
            name = styles.of(paint)
            if grows:
                written = [_inline(w, "{}", rows) for w in _joined(p.piece for p in same)]
            else:
                written = [_at_percent(p, forms, rows) for p in same]
            alone = len(written) == 1
            own = f" class={name}" if name and alone else ""
            text = "".join(w.replace(" class={}", own, 1) for w in written)
            body.append(text if alone or not name else f"<g class={name}>{text}</g>")
        inner = "".join(body)
        box = f'viewBox="0 0 {drawing.width:g} {height}" preserveAspectRatio=none'
        parts.append(f"<svg {box} height={height}>{inner}</svg>" if grows else inner)
    defs = "".join(f'<path id={name} d="{d}"/>' for d, name in forms.items())
    look = f"height:{height}px" + (
        f";margin-left:{drawing.left:g}px;width:calc(100% - {drawing.left:g}px)"
        if drawing.left else ""
    )  # fmt: skip
    return f'<svg style="{look}" {attributes}><defs>{defs}</defs>{"".join(parts)}</svg>'


def _at_percent(placed: Placed, forms: dict[str, str], rows: Mapping[str, int]) -> str:
    piece = placed.piece
    # A label may stand half a pixel off its mark; a mark that is seen may not stand off its date.
    seen = piece.tag != "text" and piece.paint != UNSEEN
    percent = number(placed.percent or 0.0, 2 if seen else 1)
    label = f" role=img aria-labelledby=r{rows[piece.tip]}" if piece.tip in rows else ""
    where = "" if percent == "0" else f"{percent}%"
    y = number(piece.y)
    if piece.tag == "text":
        shift = number(placed.shift, 0)
        place = (f" x={where}" if where else "") + f" y={number(piece.y, 0)}"
        place += "" if shift == "0" else f" dx={shift}"
        return f"<text class={{}}{place}>{escape(piece.text, quote=False)}</text>"
    if piece.tag == "circle":
        size = number(piece.size[0])
        return f"<circle class={{}} cx={where or 0} cy={y} r={size}{label} />"
    form = write(piece.shape, 0, 0)
    name = forms.setdefault(form, f"f{len(forms)}")
    return f"<use class={{}} href=#{name}" + (f" x={where}" if where else "") + f" y={y}{label} />"


def _joined(pieces: Iterable[Piece]) -> list[Written]:
    """Geometry and piece of each element: lines of one look, without words, are one path."""
    found: list[Written] = []
    for piece in pieces:
        bare = piece.tag == "path" and not piece.tip and not piece.turn
        # Where colours add up, a path that crosses itself would look other than two.
        bare = bare and not any("opacity" in name for name, _ in piece.paint)
        if bare and found and found[-1][2]:
            place, last, _ = found[-1]
            found[-1] = ((("d", place[0][1] + piece.place[0][1]),), last, True)
        else:
            found.append((piece.place, piece, bare))
    return found


def _inline(written: Written, name: str, rows: Mapping[str, int]) -> str:
    place, piece, _ = written
    if piece.tag == "text" and not piece.turn:
        # Letters need no tenths.
        place = (("x", number(piece.x, 0)), ("y", number(piece.y, 0)))
    head = f"<{piece.tag}" + (f" class={name}" if name else "")
    head += "".join(f" {k}={_bare(v)}" for k, v in place if v != "0")
    if piece.tip in rows:
        head += f" role=img aria-labelledby=r{rows[piece.tip]}"
    if piece.tag == "text":
        return f"{head}>{escape(piece.text, quote=False)}</text>"
    return f"{head} />"  # after a bare value the slash would be part of it


def _bare(value: str) -> str:
    """Attribute value for HTML, quoted only where it must be."""
    return f'"{escape(value)}"' if any(c in value for c in " \"'=<>`&") else value


def _by_look(items: Sequence[T], piece: Callable[[T], Piece]) -> list[T]:
    """Bring texts that follow each other into runs of one look; texts never overlap."""
    found: list[T] = []
    for text, run in groupby(items, key=lambda item: piece(item).tag == "text"):
        held = list(run)
        if text:
            first = {p: i for i, p in reversed(list(enumerate(piece(t).paint for t in held)))}
            held.sort(key=lambda item: first[piece(item).paint])
        found += held
    return found


def layers(drawing: Drawing, names: Mapping[str, str]) -> str:
    """Write a drawing's pieces for an SVG file: named groups, plain attributes.

    Parameters
    ----------
    drawing : Drawing
        In the colours it is to have.
    names : mapping of str to str
        Words of a mark -> id of its row, from which its element's id is made.
    """
    taken: Counter[str] = Counter()
    out = []
    for part, run in groupby(map(grown, drawing.pieces), key=lambda p: p.part):
        name = _unique(_GROUPS[part], taken)
        body = []
        for paint, same in groupby(run, key=lambda p: p.paint):
            pieces = [_element(w, names, taken) for w in _joined(same)]
            looks = _attributes(paint)
            body.append(f"<g{looks}>{''.join(pieces)}</g>")
        out.append(f'<g id="{name}">{"".join(body)}</g>')
    return "".join(out)


def _element(written: Written, names: Mapping[str, str], taken: Counter[str]) -> str:
    place, piece, _ = written
    own = ""
    if piece.tip:
        letters = "".join(
            c if c.isascii() and (c.isalnum() or c in "-_") else "-"
            for c in names.get(piece.tip, "")
        )
        own = f' id="{_unique(f"mark-{letters[:80]}", taken)}"'
    head = f"<{piece.tag}{own}{_attributes(place)}"
    if piece.tag == "text":
        return f"{head}>{escape(piece.text, quote=False)}</text>"
    if piece.tip:
        return f"{head}><title>{escape(piece.tip, quote=False)}</title></{piece.tag}>"
    return f"{head}/>"


def _attributes(pairs: Pairs) -> str:
    """Attributes for XML; the sans-serif face stands at the root of the file."""
    return "".join(
        f' {name}="{attribute(value)}"'
        for name, value in pairs
        if name != "font-family" or not value.endswith("sans-serif")
    )


def attribute(value: str) -> str:
    """Escape a value that stands between double quotes."""
    return escape(value, quote=False).replace('"', "&quot;")


def _unique(name: str, taken: Counter[str]) -> str:
    taken[name] += 1
    return name if taken[name] == 1 else f"{name}.{taken[name]}"

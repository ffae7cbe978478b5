"""A drawing as SVG: inside a page, where one drawing serves light and dark, and as a file.

In a page colours are CSS variables and looks are classes that all drawings of the page share.
In a file they are plain attributes and hex colours, in named groups, for Illustrator and Inkscape.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import groupby

from components.graphic.ink import Ink
from components.graphic.writers.path import number, write
from components.graphic.writers.shapes import Drawing, Paint, Pairs, Shape
from components.graphic.writers.svg_styles import UNSEEN, Styles, folded, grown
from components.theme import Tokens

#: The third of each is our own copy, by which a picture has its face on a machine without any.
SANS = "'Source Sans 3', 'Source Sans', 'Own Sans', 'Helvetica Neue', Arial, sans-serif"
SERIF = "'Source Serif 4', 'Source Serif', 'Own Serif', Georgia, 'Times New Roman', serif"

#: Geometry of an element, the shape it stands for, and whether lines may be added to it.
Written = tuple[Pairs, Shape, bool]

_GROUPS = {"ground": "ground", "marks": "marks", "labels": "labels", "halo": "label-paper"}


def inline(drawing: Drawing, styles: Styles, rows: Mapping[str, int], *, attributes: str) -> str:
    """Write a drawing for an HTML page.

    Parameters
    ----------
    drawing : Drawing
        At one width, to which it keeps its proportions.
    styles : Styles
        Of all drawings of the page.
    rows : mapping of str to int
        Words of a mark -> number of its row; the row's element has the id ``r{number}`` and names
        the mark, so that no text stands twice.
    attributes : str
        Of the ``<svg>``, written as they are.
    """
    parts = []
    for carded, run in groupby(_cards(folded(drawing.shapes)), key=lambda card: len(card) > 1):
        if carded:
            parts += [_card(card, styles, rows) for card in run]
            continue
        ordered = _by_look([card[0] for card in run])
        for paint, same in groupby(ordered, key=lambda p: p.paint):
            shapes = _joined(same)
            name = styles.of(paint)
            alone = len(shapes) == 1
            body = "".join(_inline(w, name if alone else "", rows) for w in shapes)
            parts.append(body if alone or not name else f"<g class={name}>{body}</g>")
    box = f"0 0 {drawing.width:g} {drawing.height:g}"
    return f'<svg viewBox="{box}" {attributes}>{"".join(parts)}</svg>'


_NAMED = re.compile(
    r"<(\w+)((?: [\w-]+=(?:\"[^\"]*\"|[^\s>\"]+))*?) role=img aria-labelledby=r(\d+) />"
)


def linked(svg: str, marks: Sequence[tuple[str, str]]) -> str:
    """Have the marks of a drawing for an HTML page bear their names, and lead somewhere.

    Parameters
    ----------
    svg : str
        As ``inline`` or ``stretched`` wrote it.
    marks : sequence of (str, str)
        Name and address of each row's mark; an empty address is none.
    """

    def mark(found: re.Match[str]) -> str:
        tag, place, (name, href) = found[1], found[2], marks[int(found[3])]
        said = f'aria-label="{attribute(name)}"'
        if not href:
            return f"<{tag}{place} role=img {said} />"
        return f'<a href="{attribute(href)}" {said}><{tag}{place} /></a>'

    return _NAMED.sub(mark, svg)


def apart(svg: str, name: str) -> str:
    """Give the forms of a stretched drawing names that no other drawing of the page has."""
    return re.sub(r"(<path id=|href=#)f(\d+)", rf"\g<1>{name}-\g<2>", svg)


def _cards(shapes: Sequence[Shape]) -> list[list[Shape]]:
    """Each mark that is a box with all that lies in it; each other shape alone."""
    homes = [(i, s.box) for i, s in enumerate(shapes) if s.tag == "rect" and s.tip]
    if not homes:
        return [[s] for s in shapes]
    named = {i for i, _ in homes}
    cards = [[s] for s in shapes]
    for i, s in enumerate(shapes):
        if i in named:
            continue
        box = s.box
        home = next((k for k, room in homes if _within(box, room)), None)
        if home is not None:
            cards[home].append(s)
            cards[i] = []
    return [card for card in cards if card]


def _within(inner: tuple[float, ...], outer: tuple[float, ...]) -> bool:
    return (
        outer[0] <= inner[0] and outer[1] <= inner[1]
        and inner[2] <= outer[2] and inner[3] <= outer[3]
    )  # fmt: skip


def _card(card: Sequence[Shape], styles: Styles, rows: Mapping[str, int]) -> str:
    """A box and what lies in it, as from the box's corner: so most cards have the same letters."""
    x, y = round(card[0].x), round(card[0].y)  # letters stand on whole pixels
    moved = (p._replace(x=p.x - x, y=p.y - y) for p in card)
    body = "".join(_inline((p.place, p, False), styles.of(p.paint), rows) for p in moved)
    return f"<g transform=translate({number(x)},{number(y)})>{body}</g>"


def stretched(drawing: Drawing, styles: Styles, rows: Mapping[str, int], *, attributes: str) -> str:
    """Write a drawing that stretches, for an HTML page; else as ``inline``.

    What grows with the width stands in a nested ``<svg>`` without fixed proportions; what keeps its
    size (symbols, letters) stands at a percentage.
    """
    forms: dict[str, str] = {}
    parts = []
    left, height = drawing.left, f"{drawing.height:g}"
    moved = (s._replace(x=s.x - left) for s in drawing.shapes)
    for grows, run in groupby(_by_look(folded(moved)), key=lambda s: s.percent is None):
        body = []
        for paint, same in groupby(run, key=lambda s: s.paint):
            name = styles.of(paint)
            if grows:
                written = [_inline(w, "{}", rows) for w in _joined(same)]
            else:
                written = [_at_percent(s, forms, rows) for s in same]
            alone = len(written) == 1
            own = f" class={name}" if name and alone else ""
            text = "".join(w.replace(" class={}", own, 1) for w in written)
            body.append(text if alone or not name else f"<g class={name}>{text}</g>")
        inner = "".join(body)
        box = f'viewBox="0 0 {drawing.width - left:g} {height}" preserveAspectRatio=none'
        parts.append(f"<svg {box} height={height}>{inner}</svg>" if grows else inner)
    defs = "".join(f'<path id={name} d="{d}"/>' for d, name in forms.items())
    look = f"height:{height}px"
    look += f";margin-left:{left:g}px;width:calc(100% - {left:g}px)" if left else ""
    return f'<svg style="{look}" {attributes}><defs>{defs}</defs>{"".join(parts)}</svg>'


def _at_percent(shape: Shape, forms: dict[str, str], rows: Mapping[str, int]) -> str:
    # A label may stand half a pixel off its mark; a mark that is seen may not stand off its date.
    seen = shape.tag != "text" and shape.paint != UNSEEN
    percent = number(shape.percent or 0.0, 2 if seen else 1)
    label = f" role=img aria-labelledby=r{rows[shape.tip]}" if shape.tip in rows else ""
    where = "" if percent == "0" else f"{percent}%"
    y = number(shape.y)
    if shape.tag == "text":
        shift = number(shape.shift, 0)
        place = (f" x={where}" if where else "") + f" y={number(shape.y, 0)}"
        place += "" if shift == "0" else f" dx={shift}"
        return f"<text class={{}}{place}>{escape(shape.text, quote=False)}</text>"
    if shape.tag == "circle":
        size = number(shape.size[0])
        return f"<circle class={{}} cx={where or 0} cy={y} r={size}{label} />"
    form = write(shape.path, 0, 0)
    name = forms.setdefault(form, f"f{len(forms)}")
    return f"<use class={{}} href=#{name}" + (f" x={where}" if where else "") + f" y={y}{label} />"


def _joined(shapes: Iterable[Shape]) -> list[Written]:
    """Geometry and shape of each element: lines of one look, without words, are one path."""
    found: list[Written] = []
    for shape in shapes:
        bare = shape.tag == "path" and not shape.tip
        if bare and found and found[-1][2]:
            place, last, _ = found[-1]
            found[-1] = ((("d", place[0][1] + shape.place[0][1]),), last, True)
        else:
            found.append((shape.place, shape, bare))
    return found


def _inline(written: Written, name: str, rows: Mapping[str, int]) -> str:
    place, shape, _ = written
    if shape.tag == "text":
        # Letters need no tenths.
        place = (("x", number(shape.x, 0)), ("y", number(shape.y, 0)))
    head = f"<{shape.tag}" + (f" class={name}" if name else "")
    head += "".join(f" {k}={_bare(v)}" for k, v in place if v != "0")
    if shape.tip in rows:
        head += f" role=img aria-labelledby=r{rows[shape.tip]}"
    if shape.tag == "text":
        return f"{head}>{escape(shape.text, quote=False)}</text>"
    return f"{head} />"  # after a bare value the slash would be part of it


def _bare(value: str) -> str:
    """Attribute value for HTML, quoted only where it must be."""
    return f'"{escape(value)}"' if any(c in value for c in " \"'=<>`&") else value


def _by_look(shapes: Sequence[Shape]) -> list[Shape]:
    """Bring texts that follow each other into runs of one look; texts never overlap."""
    found: list[Shape] = []
    for text, run in groupby(shapes, key=lambda s: s.tag == "text"):
        held = list(run)
        if text:
            first = {paint: i for i, paint in reversed(list(enumerate(s.paint for s in held)))}
            held.sort(key=lambda s: first[s.paint])
        found += held
    return found


def layers(drawing: Drawing, names: Mapping[str, str], *, tokens: Tokens, before: str = "") -> str:
    """Write a drawing's shapes for an SVG file: named groups, plain attributes.

    Parameters
    ----------
    drawing : Drawing
        At one width.
    names : mapping of str to str
        Words of a mark -> id of its row, from which its element's id is made.
    tokens : Tokens
        Its colours.
    before : str
        What every id begins with, where the drawing may come to stand beside another.
    """
    taken: Counter[str] = Counter()
    out = []
    for part, run in groupby(map(grown, drawing.shapes), key=lambda p: p.part):
        name = _unique(_GROUPS[part], taken)
        body = []
        for paint, same in groupby(run, key=lambda p: p.paint):
            shapes = [_element(w, names, taken, before) for w in _joined(same)]
            looks = _attributes(_settled(paint, tokens))
            body.append(f"<g{looks}>{''.join(shapes)}</g>")
        out.append(f'<g id="{before}{name}">{"".join(body)}</g>')
    return "".join(out)


def _element(written: Written, names: Mapping[str, str], taken: Counter[str], before: str) -> str:
    place, shape, _ = written
    own = ""
    if shape.tip:
        letters = "".join(
            c if c.isascii() and (c.isalnum() or c in "-_") else "-"
            for c in names.get(shape.tip, "")
        )
        own = f' id="{before}{_unique(f"mark-{letters[:80]}", taken)}"'
    head = f"<{shape.tag}{own}{_attributes(place)}"
    if shape.tag == "text":
        return f"{head}>{escape(shape.text, quote=False)}</text>"
    if shape.tip:
        return f"{head}><title>{escape(shape.tip, quote=False)}</title></{shape.tag}>"
    return f"{head}/>"


def _settled(paint: Paint, tokens: Tokens) -> Pairs:
    return tuple((name, v.on(tokens) if isinstance(v, Ink) else v) for name, v in paint)


def _attributes(pairs: Pairs) -> str:
    return "".join(f' {name}="{attribute(value)}"' for name, value in pairs)


def attribute(value: str) -> str:
    """Escape a value that stands between double quotes."""
    return escape(value, quote=False).replace('"', "&quot;")


def _unique(name: str, taken: Counter[str]) -> str:
    taken[name] += 1
    return name if taken[name] == 1 else f"{name}.{taken[name]}"

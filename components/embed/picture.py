"""A chart as one picture with its headline, filters and sources: the SVG behind PNG and PDF too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape

from components.embed.styles import Style
from components.embed.wording import LONG, cut
from components.graphic.metrics import wrap
from components.graphic.writers.path import number
from components.graphic.writers.shapes import Drawing
from components.graphic.writers.svg import attribute, layers
from components.theme import Mode, Tokens

#: Pixels around the chart, below the head and above the foot.
PAD, GAP = 16.0, 12.0
#: Around a picture of a named size, in its own pixels.
EDGE = 40.0
#: In such a picture a drawing is never larger, and smaller only where nothing else fits.
LARGEST, LEGIBLE = 2.2, 1.15


@dataclass(frozen=True)
class Caption:
    """What stands around a chart in a picture; empty texts are left out.

    Attributes
    ----------
    title, shows, filters : str
        Above the chart.
    foot : tuple of str
        Lines below it.
    alt : str
        Description for readers who do not see it.
    """

    title: str
    shows: str
    filters: str
    foot: tuple[str, ...]
    alt: str


@dataclass(frozen=True)
class Looks:
    """How a picture looks.

    Attributes
    ----------
    name : str
        What every id begins with, so that an article can hold several pictures.
    style : Style
        Whose look it has.
    mode : {"light", "dark"}
        Which colours of it.
    headed : bool
        Whether title and standfirst are written out.
    transparent : bool
        No paper behind it.
    """

    name: str
    style: Style
    mode: Mode
    headed: bool
    transparent: bool

    @property
    def tokens(self) -> Tokens:
        """Its colours."""
        return self.style.tokens(self.mode)


def compose(
    drawing: Drawing | None,
    caption: Caption,
    names: dict[str, str],
    looks: Looks,
    *,
    width: int,
    inner: float,
) -> str:
    """Write a picture that is as tall as it needs, as an SVG file.

    Parameters
    ----------
    drawing : Drawing or None
        None where nothing is in view.
    caption : Caption
        ``title`` names the picture even where it is not headed.
    names : dict of str to str
        Words of a mark -> id of its row.
    width : int
        Pixels of the picture; all is scaled to it.
    inner : float
        Pixels of the chart before that.
    """
    outer = inner + 2 * PAD
    small = inner < 500
    sizes = (20, 14, 14, 15) if small else (24, 15, 14, 15)
    head, y = _head(caption, looks, drawing is None, sizes, inner, PAD, PAD)
    y += GAP if head else 0
    chart = ""
    if drawing is not None:
        chart = _chart(drawing, names, looks, PAD, y, 1)
        y += drawing.height + GAP
    foot: list[str] = []
    for line in caption.foot:
        lines, y = _block(
            cut(line, 2 * LONG), "", 11.5, 1.4, looks.tokens.muted, False, inner, PAD, y
        )
        foot += lines
    height = round(y + PAD - 4)
    scale = width / outer
    size = (width, height * scale)
    return _file(size, (outer, height), caption, looks, head, chart, foot)


def fitted(
    drawings: Sequence[Drawing],
    caption: Caption,
    names: dict[str, str],
    looks: Looks,
    *,
    width: int,
    height: int,
) -> str:
    """Write a picture of one size, as an SVG file: the head above, the sources at its foot.

    Parameters
    ----------
    drawings : sequence of Drawing
        The chart in several shapes; the projector's, which leaves out what has no room, is the
        last. None where nothing is in view.
    """
    flat, tall = height < 0.75 * width, height > 1.5 * width
    # What a phone lays over a story, above and below.
    above, below = (180.0, 200.0) if tall else (EDGE, EDGE)
    room, sizes, small = width - 2 * EDGE, (44, 25, 22, 28), 17.0
    if flat:
        caption, sizes, small = replace(caption, shows=""), (38, 22, 20, 24), 15.0
    head, top = _head(caption, looks, not drawings, sizes, room, EDGE, above)
    foot: list[str] = []
    bottom = height - below
    muted = looks.tokens.muted
    for line in reversed(caption.foot):
        words = cut(line, LONG // 2 if flat else LONG)
        bottom -= 1.4 * small * len(wrap(words, small, room)) + 4
        foot = _block(words, "", small, 1.4, muted, False, room, EDGE, bottom)[0] + foot
    chart = ""
    if drawings:
        across, down = room, bottom - top - 2 * GAP
        drawing, scale = _best(drawings, across, down)
        x = EDGE + (across - scale * drawing.width) / 2
        y = top + GAP + (down - scale * drawing.height) / 2
        chart = _chart(drawing, names, looks, x, y, scale)
    box = (float(width), float(height))
    return _file(box, box, caption, looks, head, chart, foot)


def _best(drawings: Sequence[Drawing], across: float, down: float) -> tuple[Drawing, float]:
    """The drawing whose letters are largest in a room; what says less only where it must."""
    fits = [min(across / d.width, down / d.height, LARGEST) for d in drawings]
    *whole, stage = fits
    place = whole.index(max(whole))
    if fits[place] < LEGIBLE and stage > fits[place]:
        place = len(fits) - 1
    return drawings[place], fits[place]


def _head(
    caption: Caption, looks: Looks, empty: bool, sizes: tuple[int, int, int, int],
    room: float, x: float, y: float,
) -> tuple[list[str], float]:  # fmt: skip
    """Title, standfirst, filters and, where nothing is drawn, words; and where they end."""
    t, head, serif = looks.tokens, [], looks.style.faces()[1]
    texts = (
        (caption.title if looks.headed else "", serif, 1.2, t.ink, True),
        (caption.shows if looks.headed else "", "", 1.4, t.muted, False),
        (caption.filters, "", 1.4, t.ink, False),
        (caption.alt if empty else "", "", 1.4, t.ink, False),
    )
    for (text, family, leading, color, bold), size in zip(texts, sizes, strict=True):
        lines, y = _block(cut(text), family, size, leading, color, bold, room, x, y)
        head += lines
    return head, y


def _chart(
    drawing: Drawing, names: dict[str, str], looks: Looks, x: float, y: float, scale: float
) -> str:
    moved = f"translate({number(x)} {number(y)})"
    moved += "" if scale == 1 else f" scale({scale:.4g})"
    shapes = layers(drawing, names, tokens=looks.tokens, before=f"{looks.name}-")
    return f'<g id="{looks.name}-chart" transform="{moved}">{shapes}</g>'


def _file(
    size: tuple[float, float], box: tuple[float, float], caption: Caption, looks: Looks,
    head: list[str], chart: str, foot: list[str],
) -> str:  # fmt: skip
    name, sans = looks.name, attribute(looks.style.faces()[0])
    whole = f'width="{box[0]:g}" height="{box[1]:g}"'
    fill, radius = looks.tokens.paper, looks.style.radius
    corners = f' rx="{radius}"' if radius else ""
    paper = "" if looks.transparent else f'<rect id="{name}-paper" {whole}{corners} fill="{fill}"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size[0]:g}" '
        f'height="{number(size[1])}" viewBox="0 0 {box[0]:g} {box[1]:g}" role="img" '
        f'aria-labelledby="{name}-title {name}-desc" font-family="{sans}" '
        'stroke-miterlimit="10">'
        f'<title id="{name}-title">{_text(cut(caption.title))}</title>'
        f'<desc id="{name}-desc">{_text(caption.alt)}</desc>{paper}'
        + (f'<g id="{name}-head">{"".join(head)}</g>' if head else "")
        + chart
        + (f'<g id="{name}-foot">{"".join(foot)}</g>' if foot else "")
        + "</svg>\n"
    )


def _block(
    text: str, family: str, size: float, leading: float, color: str, bold: bool,
    width: float, x: float, y: float,
) -> tuple[list[str], float]:  # fmt: skip
    """Lines of text from ``y`` down, in a family of their own or "",, and where they end."""
    if not text:
        return [], y
    looks = f' font-size="{size:g}" fill="{color}"'
    if family:
        looks += f' font-family="{attribute(family)}"'
    if bold:
        looks += ' font-weight="600"'
    lines = []
    for line in wrap(text, size, width, bold=bold):
        lines.append(f'<text x="{x:g}" y="{number(y + size)}"{looks}>{_text(line)}</text>')
        y += size * leading
    return lines, y + 4


def _text(text: str) -> str:
    return escape(text, quote=False)

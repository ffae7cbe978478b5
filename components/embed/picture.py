"""A chart as one picture with its headline, filters and sources: the SVG behind PNG and PDF too."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from components.embed.wording import LONG, cut
from components.graphic.metrics import wrap
from components.graphic.writers.path import number
from components.graphic.writers.shapes import Drawing
from components.graphic.writers.svg import SANS, SERIF, attribute, layers
from components.theme import TOKENS, Mode

#: Pixels around the chart, below the head and above the foot.
PAD, GAP = 16.0, 12.0


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


def compose(
    drawing: Drawing | None,
    caption: Caption,
    names: dict[str, str],
    *,
    mode: Mode,
    width: int,
    inner: float,
    headed: bool,
    transparent: bool,
    name: str,
) -> str:
    """Write the SVG file.

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
    headed : bool
        Whether title and standfirst are written out.
    name : str
        What every id begins with, so that an article can hold several pictures.
    """
    t = TOKENS[mode]
    outer = inner + 2 * PAD
    small = inner < 500
    head: list[str] = []
    y = PAD
    texts = (
        (caption.title if headed else "", SERIF, 20 if small else 24, 1.2, t.ink, True),
        (caption.shows if headed else "", SANS, 14 if small else 15, 1.4, t.muted, False),
        (caption.filters, SANS, 14, 1.4, t.ink, False),
        (caption.alt if drawing is None else "", SANS, 15, 1.4, t.ink, False),
    )
    for text, family, size, leading, color, bold in texts:
        lines, y = _block(cut(text), family, size, leading, color, bold, inner, y)
        head += lines
    y += GAP if head else 0
    chart = ""
    if drawing is not None:
        moved = f"translate({PAD:g} {number(y)})"
        chart = (
            f'<g id="{name}-chart" transform="{moved}">'
            f"{layers(drawing, names, mode=mode, before=f'{name}-')}</g>"
        )
        y += drawing.height + GAP
    foot: list[str] = []
    for line in caption.foot:
        lines, y = _block(cut(line, 2 * LONG), SANS, 11.5, 1.4, t.muted, False, inner, y)
        foot += lines
    height = round(y + PAD - 4)
    whole = f'width="{outer:g}" height="{height}"'
    paper = "" if transparent else f'<rect id="{name}-paper" {whole} fill="{t.paper}"/>'
    scale = width / outer
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" '
        f'height="{number(height * scale)}" viewBox="0 0 {outer:g} {height}" role="img" '
        f'aria-labelledby="{name}-title {name}-desc" font-family="{attribute(SANS)}" '
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
    width: float, y: float,
) -> tuple[list[str], float]:  # fmt: skip
    """Lines of text from ``y`` down, and where they end."""
    if not text:
        return [], y
    looks = f' font-size="{size:g}" fill="{color}"'
    if family != SANS:
        looks += f' font-family="{attribute(family)}"'
    if bold:
        looks += ' font-weight="600"'
    lines = []
    for line in wrap(text, size, width, bold=bold):
        lines.append(f'<text x="{PAD:g}" y="{number(y + size)}"{looks}>{_text(line)}</text>')
        y += size * leading
    return lines, y + 4


def _text(text: str) -> str:
    return escape(text, quote=False)

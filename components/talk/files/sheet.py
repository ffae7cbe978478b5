"""Pages of A4, set from the top down as SVG and bound to a PDF with real text."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape

from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, TextStringObject

from components.embed.wording import cut
from components.graphic.metrics import broken
from components.graphic.writers import pdf
from components.graphic.writers.path import number
from components.graphic.writers.svg import SANS, SERIF, attribute
from components.theme import LIGHT

#: Points of a page and its margin.
WIDE, HIGH, EDGE = 595.0, 842.0, 48.0
#: Points from line to line for each point of a letter.
LEADING = 1.35


@dataclass
class Sheet:
    """A page being set, from the top down; texts are cut to ``most`` letters."""

    most: int
    parts: list[str] = field(default_factory=list)
    y: float = EDGE

    def write(
        self, text: str, size: float, *, x: float = EDGE, width: float = WIDE - 2 * EDGE,
        color: str = LIGHT.ink, serif: bool = False, bold: bool = False, after: float = 4,
        whole: bool = False,
    ) -> None:  # fmt: skip
        """Set a paragraph; ``whole`` if it is ours, which is never cut."""
        for line in broken(text if whole else cut(text, self.most), size, width, bold=bold):
            self.line(line, size, x, color=color, serif=serif, bold=bold)
            self.y += LEADING * size
        self.y += after

    def line(
        self, text: str, size: float, x: float, *, color: str = LIGHT.ink, serif: bool = False,
        bold: bool = False,
    ) -> None:  # fmt: skip
        """Set one line, and stay on it."""
        looks = f'x="{number(x)}" y="{number(self.y + size)}" font-size="{size:g}" fill="{color}"'
        looks += f' font-family="{attribute(SERIF)}"' if serif else ""
        looks += ' font-weight="600"' if bold else ""
        self.parts.append(f"<text {looks}>{escape(text, quote=False)}</text>")

    def box(self, x: float, size: float) -> None:
        """Draw a box to tick, as high as the line that it stands on."""
        place = f'x="{number(x)}" y="{number(self.y + 0.25 * size)}"'
        square = f'width="{0.8 * size:g}" height="{0.8 * size:g}"'
        self.parts.append(f'<rect {place} {square} fill="none" stroke="{LIGHT.ink}"/>')

    def rule(self, *, color: str = LIGHT.rule, weight: float = 0.7, after: float = 8) -> None:
        """Draw a line from margin to margin."""
        ends = f'x1="{EDGE:g}" x2="{WIDE - EDGE:g}" y1="{self.y:g}" y2="{self.y:g}"'
        self.parts.append(f'<line {ends} stroke="{color}" stroke-width="{weight:g}"/>')
        self.y += after

    @property
    def room(self) -> float:
        """Points that are left; below 0 it has run over."""
        return HIGH - EDGE + 10 - self.y

    def svg(self) -> str:
        """The page."""
        size = f'width="{WIDE:g}" height="{HIGH:g}"'
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {WIDE:g} {HIGH:g}" '
            f'font-family="{attribute(SANS)}" stroke-miterlimit="10">{"".join(self.parts)}</svg>'
        )


def bound(pages: Iterable[Sheet], title: str) -> bytes:
    """Pages as a PDF with a title and a language; the same for the same input, in any process."""
    whole = PdfWriter()
    for page in pages:
        whole.append(PdfReader(io.BytesIO(pdf.from_svg(page.svg(), title=title, lang="en"))))
    whole.add_metadata({"/Title": title, "/Author": "353–0", "/Producer": "353–0"})
    whole.root_object[NameObject("/Lang")] = TextStringObject("en")
    out = io.BytesIO()
    whole.write(out)
    return out.getvalue()

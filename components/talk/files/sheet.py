"""Pages of A4, set from the top down and bound to a PDF with real text.

Texts, lines and boxes are written as they are. Drawings are SVG, laid over them; so is a line in a
script that our faces lack, which is drawn with what the machine has. (Drawing each letter as SVG
takes a tenth of a millisecond: seconds for a document.)
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from html import escape
from typing import Any

from pypdf import PdfWriter
from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from components.embed.wording import cut
from components.graphic.metrics import broken
from components.graphic.writers import faces, pdf
from components.graphic.writers.path import number
from components.graphic.writers.svg import SANS, SERIF, attribute
from components.graphic.writers.tags import ARTIFACT, END, Marks, Tag, surround
from components.theme import LIGHT

#: Points of a page and its margin.
WIDE, HIGH, EDGE = 595.0, 842.0, 48.0
#: Points from line to line for each point of a letter; letters of a title.
LEADING, _TITLE = 1.35, 18.0

_FACES = {
    (serif, bold): TTFont(name, faces.FOLDER / f"{name}.ttf")
    for serif, family in ((False, "OwnSans"), (True, "OwnSerif"))
    for bold, name in ((False, f"{family}-Regular"), (True, f"{family}-SemiBold"))
}
for _face in _FACES.values():
    registerFont(_face)
#: Writes something on a page, whose heights are told from below.
Stroke = Callable[[Any], None]


@dataclass
class Sheet:
    """A page being set, from the top down; texts are cut to ``most`` letters."""

    most: int
    strokes: list[tuple[Tag, Stroke]] = field(default_factory=list)
    drawings: list[str] = field(default_factory=list)
    y: float = EDGE

    def write(
        self, text: str, size: float, *, x: float = EDGE, width: float = WIDE - 2 * EDGE,
        color: str = LIGHT.ink, serif: bool = False, bold: bool = False, after: float = 4,
        whole: bool = False, tag: Tag | None = None,
    ) -> None:  # fmt: skip
        """Set a paragraph, or a heading in serif; ``whole`` if it is ours, which is never cut."""
        heading = "H1" if size >= _TITLE else "H2"
        tag = tag or Tag(heading if serif else "P")
        for line in broken(text if whole else cut(text, self.most), size, width, bold=bold):
            self.line(line, size, x, color=color, serif=serif, bold=bold, tag=tag)
            self.y += LEADING * size
        self.y += after

    def line(
        self, text: str, size: float, x: float, *, color: str = LIGHT.ink, serif: bool = False,
        bold: bool = False, tag: Tag | None = None,
    ) -> None:  # fmt: skip
        """Set one line of what has this tag, by default a paragraph of its own; stay on it."""
        face, y, tag = _FACES[serif, bold], self.y + size, tag or Tag("P")
        if all(ord(letter) in face.face.charToGlyph for letter in text):
            self.strokes.append((tag, partial(_text, x, y, text, face.fontName, size, color)))
            return
        self.strokes.append((tag, partial(_heard, text)))
        looks = f'x="{number(x)}" y="{number(y)}" font-size="{size:g}" fill="{color}"'
        looks += f' font-family="{attribute(SERIF)}"' if serif else ""
        looks += ' font-weight="600"' if bold else ""
        self.drawings.append(f"<text {looks}>{escape(text, quote=False)}</text>")

    def box(self, x: float, size: float) -> None:
        """Draw a box to tick, as high as the line that it stands on."""
        self.add(partial(square, x, self.y + 0.25 * size, 0.8 * size, 1.0))

    def rule(self, *, color: str = LIGHT.rule, weight: float = 0.7, after: float = 8) -> None:
        """Draw a line from margin to margin."""
        self.add(partial(_rule, self.y, color, weight))
        self.y += after

    def add(self, *strokes: Stroke, tag: Tag = ARTIFACT) -> None:
        """Write something that is no line of text."""
        self.strokes += [(tag, stroke) for stroke in strokes]

    def figure(self, svg: str, alt: str) -> None:
        """Lay a drawing over the page, which is read out at this place as ``alt``."""
        self.drawings.append(svg)
        self.add(partial(_heard, alt), tag=Tag("Figure", alt))

    @property
    def room(self) -> float:
        """Points that are left; below 0 it has run over."""
        return HIGH - EDGE + 10 - self.y

    def svg(self) -> str:
        """What of the page is drawn."""
        size = f'width="{WIDE:g}" height="{HIGH:g}"'
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {WIDE:g} {HIGH:g}" '
            f'font-family="{attribute(SANS)}" stroke-miterlimit="10">{"".join(self.drawings)}</svg>'
        )


def text_at(
    x: float, y: float, text: str, size: float, *, bold: bool = False, color: str = LIGHT.ink
) -> Stroke:
    """A text in the middle of ``x``, on the line ``y`` from the top; in our faces only."""
    face = _FACES[False, bold].fontName
    return partial(_text, x - stringWidth(text, face, size) / 2, y, text, face, size, color)


def _text(x: float, y: float, text: str, face: str, size: float, color: str, on: Any) -> None:
    on.setFont(face, size)
    on.setFillColor(HexColor(color))
    on.drawString(x, HIGH - y, text)


def _heard(text: str, on: Any) -> None:
    """Say what is drawn over the page, at its place in what is read out."""
    on.addLiteral(f"/Span <</ActualText <feff{text.encode('utf-16-be').hex()}>>> BDC {END}")


def square(x: float, y: float, size: float, weight: float, on: Any) -> None:
    """Write an empty square from its upper left corner."""
    on.setStrokeColor(HexColor(LIGHT.ink))
    on.setLineWidth(weight)
    on.rect(x, HIGH - y - size, size, size)


def _rule(y: float, color: str, weight: float, on: Any) -> None:
    on.setStrokeColor(HexColor(color))
    on.setLineWidth(weight)
    on.line(EDGE, HIGH - y, WIDE - EDGE, HIGH - y)


def bound(pages: Iterable[Sheet], title: str) -> bytes:
    """Pages as a PDF with a title and a language; the same for the same input, in any process."""
    pages, written, marks = list(pages), io.BytesIO(), Marks()
    first = _FACES[False, False].fontName
    on = Canvas(written, (WIDE, HIGH), invariant=1, initialFontName=first)
    for page in pages:
        marks.turn()
        for tag, stroke in page.strokes:
            on.addLiteral(marks.begin(tag))
            stroke(on)
            on.addLiteral(END)
        on.showPage()
    on.save()
    whole = PdfWriter(clone_from=written)
    for below, sheet in zip(whole.pages, pages, strict=True):
        if sheet.drawings:
            laid = PdfWriter(clone_from=io.BytesIO(pdf.drawn(sheet.svg()))).pages[0]
            surround(laid, marks.begin(ARTIFACT))
            below.merge_page(laid)
            below.compress_content_streams()
    marks.write(whole, title=title, lang="en")
    out = io.BytesIO()
    whole.write(out)
    return out.getvalue()

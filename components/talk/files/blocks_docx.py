"""A document as DOCX, for Word and LibreOffice: styles of theirs, so that it can be edited."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import singledispatch
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from components.embed import wording
from components.talk.files.blocks import Block, Break, Heading, Lines, Points, Table, Text
from components.talk.files.office import settled
from components.talk.files.pptx_master import SANS, SERIF
from components.theme import LIGHT

MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EDGE = Mm(18)
#: Points of letters of headings by level, and of a table.
_HEADS, _CELL = (26, 16, 12), 9


def written(blocks: Sequence[Block], title: str) -> bytes:
    """Write a document; the same for the same input, in any process."""
    made = _blank(title)
    for block in blocks:
        _put(block, made)
    out = io.BytesIO()
    made.save(out)
    return settled(out.getvalue())


def _blank(title: str) -> Any:
    """An empty document of A4, in our faces and colours."""
    made = Document()
    page = made.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = _EDGE
    _letters(made.styles["Normal"], SANS, 10.5)
    made.styles["Normal"].paragraph_format.space_after = Pt(4)
    for level, size in enumerate(_HEADS):
        style = made.styles[f"Heading {level}" if level else "Title"]
        _letters(style, SERIF, size)
        style.font.bold, style.font.color.rgb = True, RGBColor.from_string(LIGHT.ink[1:])
        style.paragraph_format.space_after = Pt(4)
    _numbered(page.footer.paragraphs[0], title)
    about = made.core_properties
    about.title, about.author, about.last_modified_by = title, "353–0", "353–0"
    about.comments, about.keywords, about.language = wording.LICENCE_URL, "CC BY 4.0", "en"
    about.revision = 1
    return made


def _letters(style: Any, face: str, size: float) -> None:
    style.font.name, style.font.size = face, Pt(size)
    fonts = style.element.rPr.rFonts
    for name in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[name]  # the template's faces would win
    for script in ("hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), face)


def _numbered(foot: Any, title: str) -> None:
    """The title and the number of the page."""
    run = foot.add_run(f"{title} · ")
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        part.text = text or None
        run._r.append(part)
    run.font.size, run.font.color.rgb = Pt(8), RGBColor.from_string(LIGHT.muted[1:])


@singledispatch
def _put(block: Block, made: Any) -> None:
    raise TypeError(f"no block: {block!r}")


@_put.register
def _heading(block: Heading, made: Any) -> None:
    made.add_heading(block.text, block.level)


@_put.register
def _text(block: Text, made: Any) -> None:
    run = made.add_paragraph().add_run(block.text)
    run.bold = block.looks == "bold" or None
    if block.looks == "muted":
        run.font.size, run.font.color.rgb = Pt(9), RGBColor.from_string(LIGHT.muted[1:])


@_put.register
def _points(block: Points, made: Any) -> None:
    for text in block.texts:
        made.add_paragraph(text, style="List Bullet")


@_put.register
def _table(block: Table, made: Any) -> None:
    table = made.add_table(rows=0, cols=len(block.head), style="Table Grid")
    table.autofit = False
    # Its head stays with the first row, and what is said before it with both
    if (before := table._tbl.getprevious()) is not None and before.tag == qn("w:p"):
        Paragraph(before, made).paragraph_format.keep_with_next = True
    page = made.sections[0]
    room = page.page_width - page.left_margin - page.right_margin
    for column, share in zip(table.columns, block.shares, strict=True):
        column.width = Emu(int(room * share))
    for n, row in enumerate((block.head, *block.rows)):
        line = table.add_row()
        marks = line._tr.get_or_add_trPr()
        marks.append(OxmlElement("w:cantSplit"))
        if not n:
            marks.append(OxmlElement("w:tblHeader"))  # said again on each page
        for cell, text, share in zip(line.cells, row, block.shares, strict=True):
            cell.width = Emu(int(room * share))
            run = cell.paragraphs[0].add_run(text)
            run.font.size, run.bold = Pt(_CELL), (not n) or None
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.LEFT
            cell.paragraphs[0].paragraph_format.keep_with_next = not n and bool(block.rows)
    made.add_paragraph()


@_put.register
def _lines(block: Lines, made: Any) -> None:
    for _ in range(block.number):
        line = made.add_paragraph()
        line.paragraph_format.space_after = Pt(8)
        edge = OxmlElement("w:bottom")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "1"), ("color", "999999")):
            edge.set(qn(f"w:{name}"), value)
        borders = OxmlElement("w:pBdr")
        borders.append(edge)
        about = line._p.get_or_add_pPr()
        about.insert_element_before(borders, "w:spacing", "w:ind", "w:jc", "w:rPr")


@_put.register
def _break(_: Break, made: Any) -> None:
    made.add_page_break()

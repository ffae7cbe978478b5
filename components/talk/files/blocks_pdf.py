"""A document as a PDF of A4 pages with real text; see ``sheet``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import singledispatch

from components.graphic.metrics import broken
from components.graphic.writers.tags import ARTIFACT, Tag
from components.talk.files.blocks import Block, Break, Heading, Lines, Points, Table, Text
from components.talk.files.sheet import EDGE, HIGH, LEADING, WIDE, Sheet, bound
from components.theme import LIGHT

#: Points of letters: of a text, of a table, of what stands back, and of headings by level.
_TEXT, _CELL, _SMALL, _HEADS = 10.0, 9.0, 8.5, (26.0, 16.0, 12.0)
_WIDTH, _GAP, _LINE = WIDE - 2 * EDGE, 8.0, 20.0
#: What a heading must have below it on its page.
_WITH = 70.0


class _Pages:
    """Pages that are begun as they are needed, each with its number."""

    def __init__(self, title: str) -> None:
        self.sheets: list[Sheet] = []
        self._title = title
        self.turn()

    @property
    def sheet(self) -> Sheet:
        return self.sheets[-1]

    def turn(self) -> None:
        """Begin a page."""
        self.sheets.append(Sheet(most=1 << 20))
        foot = Sheet(most=1 << 20, y=HIGH - EDGE + 14)
        said = f"{self._title} · {len(self.sheets)}"
        foot.line(said, 8, EDGE, color=LIGHT.muted, tag=ARTIFACT)
        self.sheet.strokes += foot.strokes
        self.sheet.drawings += foot.drawings

    def need(self, points: float) -> bool:
        """Begin a page unless this one has room; whether it did."""
        if self.sheet.room >= points:
            return False
        self.turn()
        return True


def written(blocks: Sequence[Block], title: str) -> bytes:
    """Write a document; the same for the same input, in any process."""
    pages = _Pages(title)
    for block in blocks:
        _put(block, pages)
    return bound(pages.sheets, title)


@singledispatch
def _put(block: Block, pages: _Pages) -> None:
    raise TypeError(f"no block: {block!r}")


@_put.register
def _heading(block: Heading, pages: _Pages) -> None:
    size = _HEADS[block.level]
    pages.need(LEADING * size + _WITH)
    if pages.sheet.y > EDGE:
        pages.sheet.y += size / 2
    tag = Tag(f"H{block.level + 1}")
    pages.sheet.write(block.text, size, serif=True, bold=True, tag=tag)


@_put.register
def _text(block: Text, pages: _Pages) -> None:
    muted = block.looks == "muted"
    size, color = (_SMALL, LIGHT.muted) if muted else (_TEXT, LIGHT.ink)
    bold = block.looks == "bold"
    if bold:  # it heads what follows
        pages.need(3 * LEADING * size)
    _flow(pages, block.text, size, EDGE, color=color, bold=bold)
    pages.sheet.y += 4


@_put.register
def _points(block: Points, pages: _Pages) -> None:
    held = Tag("L")
    for text in block.texts:
        item = Tag("LI", within=held)
        pages.need(LEADING * _TEXT)
        pages.sheet.line("•", _TEXT, EDGE + 2, tag=Tag("Lbl", within=item))
        _flow(pages, text, _TEXT, EDGE + 14, tag=Tag("LBody", within=item))
    pages.sheet.y += 5


def _flow(
    pages: _Pages, text: str, size: float, x: float, *, color: str = LIGHT.ink, bold: bool = False,
    tag: Tag | None = None,
) -> None:  # fmt: skip
    """Set paragraphs line by line, over as many pages as they take."""
    for paragraph in text.split("\n"):
        own = tag or Tag("P")
        for line in broken(paragraph, size, WIDE - EDGE - x, bold=bold):
            pages.need(LEADING * size)
            pages.sheet.line(line, size, x, color=color, bold=bold, tag=own)
            pages.sheet.y += LEADING * size


@_put.register
def _table(block: Table, pages: _Pages) -> None:
    widths = [share * _WIDTH - _GAP for share in block.shares]
    places = [EDGE + sum(block.shares[:i]) * _WIDTH for i in range(len(widths))]
    head, table = _cells(block.head, widths, bold=True), Tag("Table")
    _row(pages, head, places, bold=True, tags=_tags("TH", table, head))
    for row in block.rows:
        cells = _cells(row, widths)
        high = LEADING * _CELL * max(map(len, cells)) + 6
        # A row stays whole where a page could hold it.
        if high < HIGH - 2 * EDGE - _WITH and pages.need(high):
            _row(pages, head, places, bold=True, tags=[ARTIFACT] * len(head))
        pages.sheet.rule(after=3)
        _row(pages, cells, places, tags=_tags("TD", table, cells))
    pages.sheet.rule(after=10)


def _cells(row: Sequence[str], widths: Sequence[float], *, bold: bool = False) -> list[list[str]]:
    """The lines of each cell."""
    return [
        [line for part in text.split("\n") for line in broken(part, _CELL, width, bold=bold)]
        for text, width in zip(row, widths, strict=True)
    ]


def _tags(kind: str, table: Tag, cells: Sequence[Sequence[str]]) -> list[Tag]:
    """The tags of a row's cells."""
    row = Tag("TR", within=table)
    return [Tag(kind, within=row) for _ in cells]


def _row(
    pages: _Pages, cells: Sequence[Sequence[str]], places: Sequence[float], *, tags: Sequence[Tag],
    bold: bool = False,
) -> None:  # fmt: skip
    for n in range(max(map(len, cells))):
        pages.need(LEADING * _CELL)
        for lines, x, tag in zip(cells, places, tags, strict=True):
            if n < max(len(lines), 1):  # an empty cell has its place in the table, too
                pages.sheet.line(lines[n] if lines else "", _CELL, x, bold=bold, tag=tag)
        pages.sheet.y += LEADING * _CELL
    pages.sheet.y += 3


@_put.register
def _lines(block: Lines, pages: _Pages) -> None:
    for _ in range(block.number):
        pages.need(_LINE)
        pages.sheet.y += _LINE
        pages.sheet.rule(after=0)
    pages.sheet.y += 10


@_put.register
def _break(_: Break, pages: _Pages) -> None:
    if pages.sheet.y > EDGE:
        pages.turn()

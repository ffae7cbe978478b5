"""A workbook as openpyxl holds it -> ODS: the same texts, lists and remarks."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from odfdo import Column, Document, Element, Paragraph, Row, Table
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.workbook import Workbook

from components.dossier.worksheets import ASKED, DOWN

#: Every cell is a text by its format, so that nothing typed becomes a day or a number.
_TEXT = (
    '<number:text-style style:name="N-text"><number:text-content/></number:text-style>',
    '<style:style style:name="text" style:family="table-cell" style:data-style-name="N-text">'
    '<style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"/>'
    "</style:style>",
    '<style:style style:name="head" style:family="table-cell" style:data-style-name="N-text">'
    '<style:text-properties fo:font-weight="bold"/></style:style>',
    '<style:style style:name="asked" style:family="table-cell" style:data-style-name="N-text">'
    f'<style:table-cell-properties fo:background-color="#{ASKED.fgColor.rgb[2:].lower()}"/>'
    '<style:text-properties fo:font-weight="bold"/></style:style>',
)
_AREA = re.compile(r"'?(?P<tab>[^'!]+)'?!\$(?P<a>[A-Z]+)\$(?P<from>\d+):\$[A-Z]+\$(?P<to>\d+)")


def as_ods(book: Workbook) -> bytes:
    """Write a workbook as an ODS file."""
    made = Document("spreadsheet")
    made.body.clear()
    (styles,) = made.content.get_elements("//office:automatic-styles")
    letters = [one.width for tab in book for one in tab.column_dimensions.values()]
    for style in (*_TEXT, *map(_wide, {13, *map(round, letters)})):
        styles.append(Element.from_tag(style))
    rules = Element.from_tag("table:content-validations")
    tables = [_tab(tab, rules) for tab in book.worksheets]
    for part in (rules, *tables):
        made.body.append(part)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _wide(letters: int) -> str:
    """Style of a column of so many letters."""
    return (
        f'<style:style style:name="wide-{letters}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{0.2 * letters:.1f}cm"/></style:style>'
    )


def _tab(tab: Any, rules: Element) -> Table:
    table = Table(tab.title)
    listed = dict(_lists(tab, rules))
    most = max([tab.max_column, *listed])
    for place in range(1, most + 1):
        width = round(tab.column_dimensions[get_column_letter(place)].width)
        column = Column(style=f"wide-{width}")
        column.set_attribute("table:default-cell-style-name", "text")
        table.append(column)
    written: dict[int, dict[int, Any]] = {}
    for (row, place), cell in tab._cells.items():
        if cell.value is not None:
            written.setdefault(row, {})[place] = cell
    last = max(written, default=0)
    for number in range(1, last + 1):
        table.append(_row(written.get(number, {}), listed if number > 1 else {}, most))
    if listed:
        rest = _row({}, listed, most)
        rest.set_attribute("table:number-rows-repeated", str(max(1, DOWN - last)))
        table.append(rest)
    return table


def _row(cells: Mapping[int, Any], listed: Mapping[int, str], most: int) -> Row:
    """One row; like cells without a text stand as one that is repeated."""
    row = Row()
    for (name, empty), group in groupby(
        range(1, most + 1), key=lambda p: (listed.get(p), 0 if p not in cells else p)
    ):
        places = list(group)
        one = Element.from_tag("table:table-cell")
        if name:
            one.set_attribute("table:content-validation-name", name)
        if empty:
            _write(one, cells[empty])
        else:
            one.set_attribute("table:style-name", "text")
            one.set_attribute("table:number-columns-repeated", str(len(places)))
        Element.append(row, one)
    return row


def _write(one: Element, cell: Any) -> None:
    asked = cell.fill is not None and cell.fill.fgColor.rgb == ASKED.fgColor.rgb
    style = "asked" if asked else "head" if cell.font.bold else "text"
    one.set_attribute("table:style-name", style)
    one.set_attribute("office:value-type", "string")
    if cell.comment:
        remark = Element.from_tag("office:annotation")
        remark.append(Paragraph(cell.comment.text))
        one.append(remark)
    for line in str(cell.value).split("\n"):
        one.append(Paragraph(line))


def _lists(tab: Any, rules: Element) -> Iterator[tuple[int, str]]:
    """Place of each column that has a list, and the name of its rule, which is added."""
    for number, choice in enumerate(tab.data_validations.dataValidation):
        area = _AREA.fullmatch(choice.formula1)
        if area:
            source = f"[${area['tab']}.${area['a']}${area['from']}:.${area['a']}${area['to']}]"
        else:
            words = choice.formula1.strip('"').split(",")
            source = ";".join(f'"{word}"' for word in words)
        rule = Element.from_tag("table:content-validation")
        letter = re.match("[A-Z]+", str(choice.sqref))
        place = column_index_from_string(letter[0]) if letter else 1
        name = f"{tab.title}-{number}"
        for key, value in {
            "name": name, "condition": f"of:cell-content-is-in-list({source})",
            "allow-empty-cell": "true", "display-list": "unsorted",
            "base-cell-address": f"{tab.title}.{get_column_letter(place)}2",
        }.items():  # fmt: skip
            rule.set_attribute(f"table:{key}", value)
        said = Element.from_tag("table:error-message")
        kind = "stop" if choice.errorStyle in (None, "stop") else "warning"
        said.set_attribute("table:message-type", kind)
        said.set_attribute("table:display", "true")
        rule.append(said)
        rules.append(rule)
        yield place, name

"""A dossier, or an empty one, as a workbook to be filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Literal

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from components.dossier.columns import Column
from components.dossier.package import describe
from components.dossier.progress import NEEDS
from components.dossier.schema import TABLES
from components.dossier.settings import SETTINGS
from components.dossier.words import LISTS as WORD_LISTS
from components.dossier.words import OPEN, Likes, likes
from components.dossier.worksheets import (
    ASKED,
    BOLD,
    DOWN,
    TEXT,
    add_list,
    book_bytes,
    choose,
    fit,
    write_text,
)

from .made import LEFT_OUT
from .reading import ABOUT, offered
from .tables import LICENCE

Form = Literal["xlsx", "ods"]
FIRST, LISTS, EXAMPLES, KEYS = "Read me first", "Lists", "Examples", "Settings"
#: The tables in the order of an author's work; the rest follow in the schema's.
ORDER = ("sources", "events", "actors", "pressures", "votes", "provisions", "explanations")
_FREE = PatternFill("solid", fgColor="FFE7E6E6")
_WIDTHS = {
    "id": 24, "title": 40, "name": 32, "summary": 50, "description": 50, "statement": 50,
    "source": 36, "date": 20, "note": 40, "caption": 50, "notes": 50, "url": 36, "value": 40,
}  # fmt: skip
_WIDTH = 18
_STEPS = (
    "A dossier tells how a law came to be, and who says so. Each tab is a table, each row a fact. "
    "Yellow columns have to be filled in. Grey ones may be left out: point at the head of a "
    "column to read what it holds, and what it is if you leave it out.",
    f"1. {ABOUT}: the title, and what the dossier is about.",
    "2. sources: what you have read. Write them down first, for every fact names one.",
    "3. events: what happened. The date is written as far as it is known: 2003, 2003-10, "
    "2003-10-27; 2003-10~ for about then, 2003-10? for perhaps; 2003-10/2004-02 for a span; "
    "../2003-12-08 for not after that day. Keep these columns as text.",
    "4. actors, then pressures: who pressed whom, in which event, and how.",
    "5. votes and provisions: who voted how, and what the text says. What no source says stays "
    "empty: empty is unknown, and is never read as zero.",
    "6. explanations and claims: the rival answers to why it passed, and the clues for and "
    "against each. scenes: the story in steps.",
    "7. Under source write the id of the source, an @ and where in it: doe-2009 @ p. 12; "
    "times-2003 @ paragraph 3. Left out, a row has the source of its event, vote or series, or "
    "else that of the whole case, if the tab case has one under the key source. What "
    'contradicts a row, or speaks of one column of it, goes into citations. In any column " '
    "repeats the cell above.",
    "8. case: what pages call the country, which vote is the one on the law, your own headlines. "
    "All may be left out; the tab Settings lists them.",
    "9. Save as xlsx or ods. Columns and tabs of your own are left alone. Then look at it: "
    "353-0 preview FILE, or the page New of the app. 353-0 import FILE makes a dossier of it.",
)
_EXAMPLES: dict[str, dict[str, str]] = {
    "sources": {"id": "doe-2009", "kind": "book", "authors": "Doe, Ann", "year": "2009",
                "title": "How the Ports Were Opened", "publisher": "A University Press",
                "language": "en", "read": "excerpt"},
    "events": {"date": "1911-03~", "title": "Dockers stop work in three ports",
               "kind": "campaign", "stage": "agenda", "source": "doe-2009 @ p. 12"},
    "actors": {"name": "Dockers’ union", "kind": "NGO", "side": "domestic", "arena": "society",
               "country": "NO", "source": "doe-2009 @ p. 11"},
    "pressures": {"event_id": "Dockers stop work in three ports", "from_actor": "Dockers’ union",
                  "to_actor": "Cabinet", "mechanism": "mobilisation"},
    "votes": {"event_id": "The house votes", "chamber": "Lower house", "country": "NO",
              "yes": "78", "no": "31", "seats": "126", "result": "passed"},
    "provisions": {"law": "Ports Act 1912", "event_id": "The law is signed",
                   "title": "Work at night ends", "theme": "scope", "version": "enacted"},
    "explanations": {"title": "Because the ports stood still"},
    "claims": {"statement": "The minister gave in on the third day of the strike.",
               "claimant": "Ann Doe", "explanation_id": "Because the ports stood still",
               "direction": "for", "test": "hoop"},
}  # fmt: skip


def template(
    name: str,
    tables: Mapping[str, Sequence[Mapping[str, str]]] = MappingProxyType({}),
    head: Mapping[str, Any] = MappingProxyType({}),
    *,
    form: Form = "xlsx",
) -> bytes:
    """Write the workbook of a dossier.

    Parameters
    ----------
    name : str
        What the dossier is called in addresses: small letters, digits, hyphens.
    tables : mapping of sequence of mapping, optional
        Table -> its rows as they stand in the CSV; without any it is empty.
    head : mapping, optional
        What stands in datapackage.json above the resources.
    form : str, optional
        Which file is written.

    Returns
    -------
    bytes
        A file with a tab a table.
    """
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    first.title = FIRST
    _instruct(first)
    _about(book.create_sheet(ABOUT), {"name": name, **head})
    tabs = {t: book.create_sheet(t) for t in (*ORDER, *(t for t in TABLES if t not in ORDER))}
    _examples(book.create_sheet(EXAMPLES))
    _settings(book.create_sheet(KEYS))
    lists = book.create_sheet(LISTS)
    for table, tab in tabs.items():
        _fill(tab, table, tables.get(table, ()), lists, likes(tables.get("words", ())))
    if form == "ods":
        from .ods import as_ods

        return as_ods(book)
    book.properties.creator = name
    return book_bytes(book)


def _instruct(tab: Worksheet) -> None:
    tab.column_dimensions["A"].width = 110
    for row, line in enumerate((*_STEPS, "", *_needs()), start=1):
        write_text(tab, row, 1, line)
        tab.row_dimensions[row].height = 15 * (1 + len(line) // 105)
    tab["A1"].font = Font(name="Calibri", size=12, bold=True)
    fit(tab)


def _needs() -> list[str]:
    lines = ["What a page needs before it shows anything:"]
    for need in NEEDS:
        parts = [f"{n} of {t}" for t, n in need.rows.items()] + [need.choice]
        lines.append(f"{need.page}: {', '.join(filter(None, parts))}")
    return lines


def _about(tab: Worksheet, head: Mapping[str, Any]) -> None:
    licences = head.get("licenses") or [{"name": LICENCE}]
    rows = {
        "name": head["name"], "title": head.get("title", ""),
        "description": head.get("description", ""), "licence": licences[0].get("name", LICENCE),
    }  # fmt: skip
    for row, (key, value) in enumerate(rows.items(), start=1):
        write_text(tab, row, 1, key).font = BOLD
        write_text(tab, row, 2, value)
    tab.column_dimensions["A"].width, tab.column_dimensions["B"].width = _WIDTH, 90


def _examples(tab: Worksheet) -> None:
    """Made-up rows to look at; nobody reads them back."""
    write_text(tab, 1, 1, "Made-up rows, to see what one looks like. This tab is not read.")
    row = 2
    for table, cells in _EXAMPLES.items():
        write_text(tab, row + 1, 1, table).font = BOLD
        for place, (name, text) in enumerate(cells.items(), start=2):
            write_text(tab, row + 1, place, name).font = BOLD
            write_text(tab, row + 2, place, text)
            tab.column_dimensions[get_column_letter(place)].width = 26
        row += 3


def _settings(tab: Worksheet) -> None:
    """The keys of ``case`` to choose from; nobody reads them back."""
    rows = [("key", "what its value is", "what it is for", "left out")]
    rows += [(one.key, one.kind, one.what, one.default) for one in SETTINGS]
    for row, cells in enumerate(rows, start=1):
        for place, text in enumerate(cells, start=1):
            write_text(tab, row, place, text)
    for head in tab[1]:
        head.font = BOLD
    for letter, width in zip("ABCD", (28, 18, 70, 55), strict=True):
        tab.column_dimensions[letter].width = width
    tab.freeze_panes = "A2"


def _fill(
    tab: Worksheet,
    table: str,
    rows: Sequence[Mapping[str, str]],
    lists: Worksheet,
    own: Likes,
) -> None:
    for place, spec in enumerate(offered(table), start=1):
        letter = get_column_letter(place)
        asked = spec.required and (table, spec.name) not in LEFT_OUT
        head = write_text(tab, 1, place, spec.name)
        head.font, head.fill = BOLD, ASKED if asked else _FREE
        head.comment = Comment(_remark(table, spec, asked=asked), "353–0", height=140, width=300)
        column = tab.column_dimensions[letter]
        column.width = _WIDTHS.get(spec.name, _WIDTH)
        if spec.kind in ("string", "boolean"):
            column.number_format = TEXT
        choices = spec.adding(own.get((table, spec.name), ()))
        _list(tab, lists, table, choices, f"{letter}2:{letter}{DOWN}")
        for row, cells in enumerate(rows, start=2):
            if cells.get(spec.name):
                write_text(tab, row, place, cells[spec.name])
    tab.freeze_panes = "A2"
    fit(tab)


def _remark(table: str, spec: Column, *, asked: bool) -> str:
    """What stands under the head of a column."""
    parts = [describe(table) if spec.name == "id" else "", f"{spec.description}."]
    if spec.enum:
        parts.append(f"One of: {', '.join(spec.enum)}.")
    if target := TABLES[table].REFS.get(spec.name):
        parts.append(f"The id or the title of one of {target}.")
    if (table, spec.name) == ("case", "key"):
        parts.append(f"They stand in the tab {KEYS}.")
    if not asked:
        parts.append("Made if you leave it out." if spec.required else "May be empty.")
    return " ".join(filter(None, parts))


def _list(tab: Worksheet, lists: Worksheet, table: str, spec: Column, area: str) -> None:
    target = TABLES[table].REFS.get(spec.name)
    if spec.kind == "boolean":
        choose(tab, area, '"true,false"')
    elif (table, spec.name) == ("words", "like"):
        cores = [word for listed in WORD_LISTS.values() for word in listed.core]
        choose(tab, area, add_list(lists, "words: like", cores))
    elif spec.enum:
        # A word of the case's own may be added to some lists
        closed = (table, spec.name) not in OPEN
        choose(tab, area, add_list(lists, f"{table}: {spec.name}", spec.enum), only=closed)
    elif target:
        choose(tab, area, f"{target}!$A$2:$A${DOWN}", only=False)

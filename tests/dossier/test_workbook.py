"""A dossier goes into a workbook and comes back whole; what cannot be told is asked."""

from __future__ import annotations

import datetime
import io
import json
import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from odfdo import Document

from components.__main__ import main
from components.charts import CHARTS
from components.dossier import load
from components.dossier.check import check
from components.dossier.columns import column
from components.dossier.draft import draft
from components.dossier.progress import progress
from components.dossier.schema import TABLES
from components.dossier.settings import SETTINGS
from components.dossier.table_columns import TABLE_NAMES
from components.dossier.workbook.cells import Raw, Unclear, as_text
from components.dossier.workbook.commands import changes, rows_of
from components.dossier.workbook.made import complete
from components.dossier.workbook.reading import offered
from components.dossier.workbook.tables import Taken, csvs, take
from components.dossier.workbook.tabs import ROWS, BookError, read_tabs
from components.dossier.workbook.template import Form, template
from components.view import View

from . import books, ports, small

DATE = column("events", "date")
TEXT = column("events", "title")
DAY = datetime.date(2003, 12, 8)


def taken(data: bytes, **given: Any) -> Taken:
    return take(read_tabs(data), "small", today="2026-11-01", **given)


def written(folder: Path, form: Form = "xlsx") -> bytes:
    tables = {table: rows_of(folder, table) for table in TABLE_NAMES}
    head = json.loads((folder / "datapackage.json").read_bytes())
    return template("small", tables, head, form=form)


def said(data: bytes) -> list[str]:
    found = taken(data)
    return [found.said(problem) for problem in found.problems]


def authored_csvs(folder: Path) -> dict[str, bytes]:
    return {f"{t}.csv": (folder / f"{t}.csv").read_bytes() for t in TABLE_NAMES}


@pytest.mark.parametrize(("shipped", "form"), [(False, "xlsx"), (True, "xlsx"), (False, "ods")])
def test_what_is_written_is_read_back_to_the_byte(
    folder: Path, form: Form, *, shipped: bool
) -> None:
    place = Path("data/russia-2003") if shipped else folder
    assert dict(csvs(taken(written(place, form)))) == authored_csvs(place)


def test_an_ods_file_has_lists_and_columns_of_text() -> None:
    made = Document(io.BytesIO(template("s", form="ods")))
    events = made.body.get_table(name="events")
    assert events is not None
    styles = {c.get_attribute("table:default-cell-style-name")
              for c in events.get_elements("table:table-column")}  # fmt: skip
    (text,) = [s for s in made.content.get_elements("//style:style")
               if s.get_attribute("style:name") in styles]  # fmt: skip
    forms = [
        s.get_attribute("style:name") for s in made.content.get_elements("//number:text-style")
    ]
    assert text.get_attribute("style:data-style-name") in forms
    head, empty = events.get_elements("table:table-row")
    titles = [c.get_elements("text:p")[0].inner_text for c in head.children]
    places = [
        cell
        for cell in empty.children
        for _ in range(int(cell.get_attribute("table:number-columns-repeated") or 1))
    ]
    name = places[titles.index("kind")].get_attribute("table:content-validation-name")
    rules = made.body.get_elements("//table:content-validation")
    (kind,) = [r for r in rules if r.get_attribute("table:name") == name]
    asked = str(kind.get_attribute("table:condition"))
    assert asked.startswith("of:cell-content-is-in-list([$Lists.$")
    assert int(str(empty.get_attribute("table:number-rows-repeated"))) > 1000


@pytest.mark.parametrize(
    "write", [books.openpyxl_book, books.xlsxwriter_book, books.odfpy_book]
)  # fmt: skip
def test_every_library_writes_a_workbook_that_is_read(
    write: Callable[[books.Rows], bytes], folder: Path
) -> None:
    data = write(books.rows())
    assert said(data) == []
    assert dict(csvs(taken(data))) == authored_csvs(folder)


@pytest.mark.parametrize("form", ["ods", "xlsx:Calc MS Excel 2007 XML"])
def test_libreoffice_saves_what_is_read_to_the_byte(
    form: str, folder: Path, tmp_path: Path
) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    (tmp_path / "s.xlsx").write_bytes(written(folder))
    subprocess.run(
        [office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to",
         form, "--outdir", "out", "s.xlsx"],
        cwd=tmp_path, check=True, capture_output=True, timeout=150,
    )  # fmt: skip
    saved = tmp_path / f"out/s.{form.partition(':')[0]}"
    if not saved.exists():
        pytest.skip("LibreOffice is installed without Calc")
    assert dict(csvs(taken(saved.read_bytes()))) == authored_csvs(folder)


CELLS: list[tuple[Any, str, Any, str]] = [
    # what was typed or made, what the format shows, column, what it is taken for
    ("2003-12-08", "", DATE, "2003-12-08"),
    (" ../2003-12-08 ", "", DATE, "../2003-12-08"),
    (2003, "", DATE, "2003"),  # a bare year becomes a number
    (476.0, "", DATE, "0476"),
    (20.03, "percent", DATE, "2003%"),  # perhaps about 2003
    (DAY, "day", DATE, "2003-12-08"),
    (datetime.datetime(2003, 10, 1), "month", DATE, "2003-10"),  # months in words
    (datetime.datetime(2003, 1, 1), "year", DATE, "2003"),
    ("08.12.2003", "", DATE, "2003-12-08"),
    ("25/12/2003", "", DATE, "2003-12-25"),
    ("08/08/2003", "", DATE, "2003-08-08"),
    (datetime.date(1066, 10, 14), "day", DATE, "1066-10-14"),
    (353, "", column("votes", "yes"), "353"),
    ("353", "", column("votes", "yes"), "353"),
    (7.5, "", column("provisions", "max_years"), "7.5"),
    ("7,5", "", column("provisions", "max_years"), "7.5"),
    (127.1, "", column("provisions", "article"), "127.1"),
    (True, "", column("events", "landmark"), "true"),
    ("WAHR", "", column("events", "landmark"), "true"),
    ("faux", "", column("events", "landmark"), "false"),
    ("ИСТИНА", "", column("events", "landmark"), "true"),
    ("two\r\nlines", "", TEXT, "two\nlines"),
    (None, "", TEXT, ""),
]


@pytest.mark.parametrize(("value", "shows", "spec", "wanted"), CELLS)
def test_a_cell_is_what_its_author_wrote(value: Any, shows: Any, spec: Any, wanted: str) -> None:
    assert as_text(Raw(value, shows), spec) == wanted


UNCLEAR: list[tuple[Raw, Any, str]] = [
    (Raw("02/10/1986"), DATE, "two ways; write 1986-02-10 or 1986-10-02"),
    (Raw(37963), DATE, r"a number \(37963\) where a date"),
    (Raw(-44), DATE, "a number"),
    (Raw(2003.5), DATE, "a number"),
    (Raw(True), TEXT, "made a truth"),
    (Raw(datetime.datetime(2026, 5, 10), "day"), column("citations", "locator"), "made a day"),
    (Raw(datetime.datetime(2003, 12, 8, 14, 30), "day"), DATE, "write the day alone, such as 2003"),
    (Raw(datetime.time(5, 10), "time"), TEXT, "time of day"),
    (Raw(datetime.timedelta(days=1), "time"), TEXT, "time of day"),
    (Raw(None, formula=True), TEXT, "a formula without its value"),
    (Raw(0.07, "percent"), column("measures", "value"), "a per cent"),
]


@pytest.mark.parametrize(("raw", "spec", "asked"), UNCLEAR)
def test_what_cannot_be_told_is_asked(raw: Raw, spec: Any, asked: str) -> None:
    with pytest.raises(Unclear, match=asked):
        as_text(raw, spec)


@given(st.dates(datetime.date(1, 1, 1)), st.sampled_from(["day", "month", "year"]))
def test_a_day_never_becomes_another(day: datetime.date, shows: Any) -> None:
    text = as_text(Raw(day, shows), DATE)
    assert day.isoformat().startswith(text)
    assert len(text) == {"day": 10, "month": 7, "year": 4}[shows]


def test_the_format_of_a_cell_says_how_much_of_a_day_is_meant() -> None:
    def edit(book: Any) -> None:
        for row, form in ((2, "mmm yyyy"), (3, "dd.mm.yyyy")):
            cell = book["events"].cell(row, 2)
            cell.value, cell.number_format = datetime.datetime(2003, 12, 1), form

    data = books.edited(books.openpyxl_book(books.rows()), edit)
    assert [ln.values["date"] for ln in taken(data).sheets["events"].lines] == [
        "2003-12", "2003-12-01",
    ]  # fmt: skip


def test_days_counted_from_1904_are_those_that_are_shown() -> None:
    def edit(book: Any) -> None:
        from openpyxl.utils.datetime import CALENDAR_MAC_1904

        book.epoch = CALENDAR_MAC_1904
        book["events"].cell(2, 2).value = datetime.datetime(2003, 12, 8)

    data = books.edited(books.openpyxl_book(books.rows()), edit)
    assert taken(data).sheets["events"].lines[0].values["date"] == "2003-12-08"


Edit = Callable[[Any], object]


def put(tab: str, cell: str, value: Any) -> Edit:
    def edit(book: Any) -> None:
        book[tab][cell].value = value

    return edit


def merge(book: Any) -> None:
    book["roles"].merge_cells("A2:A3")


def namesakes(book: Any) -> None:
    """Two actors of one name, which an act of pressure calls."""
    book["actors"]["B3"].value = book["actors"]["B2"].value
    book["pressures"]["C2"].value = book["actors"]["B2"].value


def drop(tab: str) -> Edit:
    return lambda book: book.remove(book[tab])


def rename(tab: str, name: str) -> Edit:
    def edit(book: Any) -> None:
        book[tab].title = name

    return edit


#: What is done to a sound workbook -> the lines that name it.
PLANTED: dict[str, tuple[Edit, list[str]]] = {
    "wrong word": (
        put("events", "F2", "stroke"),
        ["events!F2: column 'kind': value 'stroke': not one of the words for it; write one of: "
         "law, vote, bill, treaty, report, statement, meeting, campaign, context"],
    ),
    "type": (
        put("votes", "G2", "many"),
        ["votes!G2: column 'yes': value 'many': not a whole number; write digits only"],
    ),
    "unclear day": (
        put("votes", "F2", "02/10/1986"),
        ["votes!F2: column 'date': value '02/10/1986': a day that can be read in two ways; "
         "write 1986-02-10 or 1986-10-02"],
    ),
    "formula without its value": (
        put("events", "C2", "=A2"),
        ["events!C2: column 'title': a formula without its value; write the value, or save it "
         "again"],
    ),
    "merged cells": (
        merge,
        ["tab roles: cells merged at A2:A3; part them, and fill in each",
         "roles!A3: column 'event_id': value '': empty; write: the event"],
    ),
    "lost tab": (drop("events"), ["tab events: no tab of this name; add it, with the columns "]),
    "misspelt tab": (
        rename("glossary", "glosary"),
        ["tab glosary: warning: no tab of a dossier, so not read; did you mean 'glossary'?"],
    ),
    "misspelt column": (
        put("actors", "E1", "kinds"),
        ["actors!1: warning: column 'kinds': no column of this table, so not read; did you mean "
         "'kind'?", "actors!1: column 'kind': missing column; add it: what sort of actor it is"],
    ),
    "nobody of that name": (
        put("pressures", "C2", "an envoi"),
        ["pressures!C2: column 'from_actor': value 'an envoi': no row of actors has this id "
         "or title; did you mean 'An envoy'?"],
    ),
    "two of that name": (
        namesakes,
        ["pressures!C2: column 'from_actor': value 'State Duma': several rows of actors are called "
         "so; give the one that is meant an id of its own, and write that"],
    ),
    "no title": (put("about", "B2", None), ["tab about: column 'title': missing; write it in"]),
}  # fmt: skip


@pytest.mark.parametrize("name", PLANTED)
def test_a_fault_is_named_by_its_tab_and_cell(name: str) -> None:
    edit, wanted = PLANTED[name]
    lines = said(books.edited(books.openpyxl_book(books.rows()), edit))
    for line in wanted:
        assert any(found.startswith(line) for found in lines), lines


@pytest.mark.parametrize(
    ("version", "fate"),
    [("draft", "unknown"), ("enacted", "enacted"), ("later", "later"), (None, "unknown")],
)
def test_what_became_of_a_demand_is_what_its_provision_says(version: str | None, fate: str) -> None:
    rule = {"id": "rule", "version": version or ""}
    asked = {"id": "asked", "title": "A rule", "provision_id": "rule" if version else ""}
    rows = {"provisions": [rule], "demands": [asked]}
    complete(rows, {}, today="2026-11-28")
    assert rows["demands"][0]["fate"] == fate


def test_a_clue_is_called_by_its_statement() -> None:
    statement = "They said at great length that nobody had wished it."
    rows = {"claims": [{"statement": statement}], "scenes": [{"ask_claim": statement}]}
    complete(rows, {}, today="2026-11-28")
    assert rows["scenes"][0]["ask_claim"] == rows["claims"][0]["id"]


def test_own_tabs_and_columns_are_left_alone() -> None:
    def edit(book: Any) -> None:
        book["events"]["Z1"].value = "my own remarks"
        book["events"]["Z2"].value = datetime.datetime(2020, 1, 1)
        book.create_sheet("To do").append(["ask the archive"])

    assert said(books.edited(books.openpyxl_book(books.rows()), edit)) == []


def test_a_hidden_tab_is_read_and_said() -> None:
    def edit(book: Any) -> None:
        book["roles"].sheet_state = "veryHidden"

    data = books.edited(books.openpyxl_book(books.rows()), edit)
    assert said(data) == ["tab roles: warning: a hidden tab, which is read; show it, or rename it"]
    assert len(taken(data).sheets["roles"].lines) == 3


#: What somebody has to type for a law, two actors and an act of pressure.
SHORT: books.Rows = {
    "about": [["title", "The ports"]],
    "sources": [["id", "kind", "title", "language", "read"],
                ["doe", "book", "A book", "en", "excerpt"]],
    "events": [["title", "date", "kind", "stage", "source"],
               ["Dockers stop work", 1911, "campaign", "agenda", "doe @ p. 1"],
               ["The law is signed", "1912-05", "law", "adoption", "doe @ p. 3"]],
    "actors": [["name", "kind", "side", "arena", "source"],
               ["Dockers’ union", "NGO", "domestic", "society", "doe @ p. 1"],
               ["Cabinet", "state body", "domestic", "home-state", "doe @ p. 1"]],
    "pressures": [["event_id", "from_actor", "to_actor", "mechanism"],
                  ["Dockers stop work", "Dockers’ union", "cabinet", "mobilisation"]],
}  # fmt: skip


def test_what_can_be_made_need_not_be_typed() -> None:
    found = taken(books.openpyxl_book(SHORT))
    assert [found.said(p) for p in found.problems] == []
    event = found.sheets["events"].lines[0].values
    assert (event["id"], event["date"], event["short"]) == (
        "dockers-stop-work", "1911", "Dockers stop work",
    )  # fmt: skip
    assert (event["pressure"], event["stance"], event["landmark"]) == ("domestic", "neutral", False)
    act = found.sheets["pressures"].lines[0].values
    assert (act["from_actor"], act["to_actor"], act["side"]) == (
        "dockers-union", "cabinet", "domestic",
    )  # fmt: skip
    assert act["summary"] == "Dockers stop work"
    of_act = [ln.values for ln in found.sheets["citations"].lines if ln.values["through"]]
    assert [(c["table"], c["locator"], c["through"]) for c in of_act] == [
        ("pressures", "p. 1", "events:dockers-stop-work")
    ]


def test_a_small_law_in_few_typed_cells_is_on_every_page() -> None:
    found = taken(books.openpyxl_book(ports.TABS))
    assert found.sound, [found.said(p) for p in found.problems]
    assert {lacking for _, lacking in found.needs} == {""}
    rows = [row for table, (_, *rows) in ports.TABS.items() if table != "about" for row in rows]
    assert found.typed == sum(cell is not None for row in rows for cell in row) <= 350
    assert found.report()[-1].startswith(f"{found.typed} cells typed, {found.made} made of them")
    assert found.inherited >= len(ports.TABS["pressures"]) - 1
    assert [line for line in found.report() if line.startswith("measures")] == [
        "measures: fines is drawn on no page, and stands in the tables alone; rank.series or "
        "count.fines.event in case draws it"
    ]
    made = draft(found.sheets, "ports", "Ports")
    assert list(made.actors["arena"]) == [
        "home-state", "society", "foreign-society", "home-state", "society",
    ]  # fmt: skip
    assert set(made.votes["country"]) == {"NO"}
    assert list(made.ballots["vote_id"]) == ["lower-house-the-lower-house-votes"] * 2
    assert set(made.measures["series"]) == {"fines", "laws", "grade"}
    told = {n: CHARTS[n].describe(CHARTS[n].prepare(made, View())) for n in ("world", "tier")}
    assert told["world"].startswith("Countries: 26 countries by the end of 1920, from 2 by")
    assert "2 yearly reports, 1911 to 1913: Open 1911 and Closed at night 1913." in told["tier"]
    own = made.citations[(made.citations["row_id"] == "the-law-is-signed")]
    assert list(own["locator"]) == ["p. 3"]
    for chart in CHARTS.values():
        assert chart.describe(chart.prepare(made, View())).endswith(".")


def test_what_became_of_a_demand_follows_an_own_word_for_the_version_that_answers_it() -> None:
    words = [["list", "word", "like"], ["version", "act of both houses", "enacted"]]
    header, *rows = ports.TABS["provisions"]
    provisions = [header, *([*row[:4], "act of both houses"] if row[4] == "enacted" else row
                            for row in rows)]  # fmt: skip
    demands = [["title", "camp", "from_actor", "event_id", "provision_id"],
               ["No work at night", "activists", "Dockers", "A minister meets the owners",
                "Work at night ends in three ports"]]  # fmt: skip
    found = taken(books.openpyxl_book(
        {**ports.TABS, "words": words, "provisions": provisions, "demands": demands}
    ))  # fmt: skip
    assert found.sound, [found.said(p) for p in found.problems]
    fates = [ln.values["fate"] for ln in found.sheets["demands"].lines]
    assert fates == ["enacted"]


def test_roles_and_acts_may_stand_in_cells_of_their_events() -> None:
    tabs, cells = (taken(books.openpyxl_book(t)) for t in (ports.TABS, ports.IN_CELLS))
    assert [cells.said(p) for p in cells.problems] == []
    for table in ("events", "roles", "pressures", "citations"):
        one, other = (sorted(str(ln.values) for ln in f.sheets[table].lines) for f in (tabs, cells))
        assert one == other, table
    assert cells.typed == tabs.typed - 15


def _lean(tabs: dict[str, list[list[Any]]]) -> dict[str, list[list[Any]]]:
    """The same without what follows from the rest, and one source for all rows."""
    said = {t: {"source"} for t in tabs if t != "sources"}
    runs = {"sources": {"language"}, "events": {"stage"}, "provisions": {"event_id", "version"}}
    lean = {}
    for table, (header, *rows) in tabs.items():
        kept = [
            [None if name in said.get(table, ()) or (name in runs.get(table, ()) and n
                                                     and rows[n - 1][at] == row[at]) else row[at]
             for at, name in enumerate(header)]
            for n, row in enumerate(rows)
        ]  # fmt: skip
        lean[table] = [header, *kept]
    header, lower, upper = lean["votes"]
    lower[1] = None  # the lower house decided in the event
    lean["votes"] = [[*header, "blocs"], [*lower, "Left 60–1; Right 18–30"], [*upper, None]]
    lean["case"] = [*lean["case"], ["source", "gazette-1912 @ throughout"]]
    return {table: rows for table, rows in lean.items() if table != "ballots"}


def test_the_same_law_needs_less_typing_with_one_source_and_runs_of_cells() -> None:
    tabs = {t: rows for t, rows in ports.IN_CELLS.items() if t != "about"}
    whole, lean = (taken(books.openpyxl_book(t)) for t in (tabs, _lean(tabs)))
    assert [lean.said(p) for p in lean.problems if p.file != "about"] == []
    for table in set(TABLE_NAMES) - {"citations", "case"}:
        rows = [
            [{k: v for k, v in ln.values.items() if k not in ("source", "id", "vote_id")}
             for ln in one.sheets[table].lines]
            for one in (whole, lean)
        ]  # fmt: skip
        assert rows[0] == rows[1], table
    assert (whole.typed, lean.typed) == (162, 132)
    assert {ln.values["through"] for ln in lean.sheets["citations"].lines} == {"case:source"}


def test_a_sign_of_repetition_below_an_empty_row_says_which_row_it_repeats() -> None:
    header, *rows = ports.TABS["events"]
    gap = [header, rows[0], [None] * len(header), *rows[1:]]
    found = taken(books.openpyxl_book({**ports.TABS, "events": gap}))
    assert found.sound
    assert [found.said(p) for p in found.problems] == [
        "events!F4: warning: column 'source': value '\"': repeats row 2, over what is empty; write "
        "it out, if the row that it repeated is gone"
    ]  # fmt: skip


@pytest.mark.parametrize(("column", "cell", "value", "wrong", "right"), [
    ("acts", "Dockers > Cabinet", "Dockers > Cabinet", "not of the form", "write such as Owners >"),
    ("acts", "Dockers: leverage", "Dockers: leverage", "not of the form", "write such as Owners >"),
    ("acts", "Dockers > Cabinett: leverage", None, "no actor is called 'Cabinett'", "did you mean"),
    ("acts", "Dockers > Cabinet: leverag", None, "'leverag' is no word", "did you mean 'leverage'"),
    ("acts", "Owners > Cabinet: resists", None, "no mechanism", "write such as Owners > Cabinet"),
    ("acts", "Owners > Cabinet: leverage, persuasion", None, "'persuasion' is no", "write one of"),
    ("roles", "Owners: lead; Owners: lead", "Owners: lead", "stands twice", "keep one"),
    ("roles", "Owners: boss", None, "'boss' is no word for it", "write one of: lead, participant"),
    ("roles", "Owners", None, "not of the form", "write such as Lower house: decider"),
])  # fmt: skip
def test_a_cell_of_roles_or_acts_that_cannot_be_read_is_named(
    column: str, cell: str, value: str | None, wrong: str, right: str
) -> None:
    header, first, *rest = ports.IN_CELLS["events"]
    row = [*first[:6], *(cell if name == column else None for name in ("roles", "acts"))]
    found = taken(books.openpyxl_book({**ports.IN_CELLS, "events": [header, row, *rest]}))
    (told,) = [p for p in found.problems if p.file == "events.csv"]
    assert (found.place(told), told.value) == (f"events!{'GH'[column == 'acts']}2", value or cell)
    assert told.wrong.startswith(wrong)
    assert told.right.startswith(right)


def test_a_title_that_two_rows_bear_is_said_where_it_is_meant() -> None:
    header, *rest = ports.IN_CELLS["events"]
    rest[2] = [rest[2][0], "The lower house votes", *rest[2][2:]]
    told = {*said(books.openpyxl_book({**ports.IN_CELLS, "events": [header, *rest]}))}
    right = "give the one that is meant an id of its own, and write that"
    assert (f"votes!A2: column 'event_id': value 'The lower house votes': several rows of events "
            f"are called so; {right}") in told  # fmt: skip
    assert ("events!G5: column 'roles': value 'Lower house: decider': several events have this "
            "title; give this one an id") in told  # fmt: skip
    assert not any(line.startswith("tab ") for line in told)


def test_a_fault_of_an_actor_is_not_said_again_of_what_it_did_in_a_cell() -> None:
    header, first, *rest = ports.IN_CELLS["actors"]
    actors = [header, [*first[:2], "inside", *first[3:]], *rest]
    told = said(books.openpyxl_book({**ports.IN_CELLS, "actors": actors}))
    assert told[0].startswith("actors!C2: column 'side': value 'inside'")
    assert not any("pressures" in line or "iSO" in line for line in told)


def test_rows_that_stand_in_cells_are_neither_new_nor_gone_the_second_time() -> None:
    cells = taken(books.openpyxl_book(ports.IN_CELLS))
    first = {t: [dict(ln.cells) for ln in s.lines if ln.row or t != "citations"]
             for t, s in cells.sheets.items()}  # fmt: skip
    none: dict[str, list[dict[str, str]]] = {table: [] for table in cells.sheets}
    assert changes(first, cells) == []
    assert {"roles: 2 new", "pressures: 3 new"} <= {*changes(none, cells)}


def test_an_act_of_an_actor_on_both_sides_is_asked_from_which() -> None:
    header, *rest = ports.IN_CELLS["actors"]
    actors = [header, [rest[0][0], "NGO", "transnational", None, rest[0][4]], *rest[1:]]
    found = taken(books.openpyxl_book({**ports.IN_CELLS, "actors": actors}))
    (told,) = [found.said(p) for p in found.problems if p.column == "acts"]
    assert told.startswith("events!H2: ")
    assert "add domestic or international" in told


def test_an_id_that_was_made_stays_when_its_title_changes() -> None:
    first = taken(books.openpyxl_book(SHORT))
    before = {t: [dict(ln.cells) for ln in s.lines] for t, s in first.sheets.items()}
    events = [list(row) for row in SHORT["events"]]
    events[1][0] = "Dockers stop work in three ports"
    acts = [SHORT["pressures"][0], ["Dockers stop work in three ports", *SHORT["pressures"][1][1:]]]
    again = taken(
        books.openpyxl_book({**SHORT, "events": events, "pressures": acts}), before=before
    )
    assert [ln.values["id"] for ln in again.sheets["events"].lines] == [
        "dockers-stop-work", "the-law-is-signed",
    ]  # fmt: skip
    assert again.sheets["pressures"].lines[0].values["event_id"] == "dockers-stop-work"


def test_a_sign_of_repetition_stands_for_the_cell_above_in_any_column() -> None:
    tabs = {**ports.TABS, "votes": [ports.TABS["votes"][0],
            ["The lower house votes", "Lower house", 78, 31, 4, 126, "1/2 of votes", "passed"],
            ["The upper house votes", "Upper house", "”", '"', 4, "″", "''", "„"]],
            "events": [ports.TABS["events"][0], *(
                [row[0], row[1], '"' if n in (1, 4) else row[2], '"' if n in (1, 4) else row[3],
                 '"' if n == 5 else row[4], row[5]]
                for n, row in enumerate(ports.TABS["events"][1:]))]}  # fmt: skip
    found = taken(books.openpyxl_book(tabs))
    assert found.sound, [found.said(p) for p in found.problems]
    votes = [ln.values for ln in found.sheets["votes"].lines]
    for name in ("yes", "no", "abstain", "seats", "needed", "result"):
        assert votes[0][name] == votes[1][name]
    events = [ln.values for ln in found.sheets["events"].lines]
    assert [e["kind"] for e in events] == [
        "campaign", "campaign", "bill", "vote", "vote", "law", "report",
    ]  # fmt: skip
    assert [e["stage"] for e in events[:2]] == ["agenda", "agenda"]
    assert events[5]["landmark"]


def test_a_sign_of_repetition_with_nothing_above_is_a_fault_of_its_cell() -> None:
    header, first, *rest = ports.TABS["events"]
    found = taken(
        books.openpyxl_book(
            {**ports.TABS, "events": [header, [*first[:2], '"', *first[3:]], *rest]}
        )
    )
    told = [(found.place(p), p.value) for p in found.problems]
    assert told == [("events!C2", '"')]


def _with_blocs(cell: str) -> Taken:
    header, lower, upper = ports.TABS["votes"]
    votes = [[*header, "blocs"], [*lower, None], [*upper, cell]]
    return taken(books.openpyxl_book({**ports.TABS, "votes": votes}))


def test_the_blocs_of_a_vote_may_stand_in_one_cell() -> None:
    weighed = _with_blocs("Left: 12-0 (30); Right 0-9 (12.5)")
    assert [ln.values["weight"] for ln in weighed.sheets["ballots"].lines][2:] == [30, 12.5]
    found = _with_blocs("Left: 12-1; Union of 1905 8–7–2 ; Right 0 – 1 – 0 – 3")
    assert found.sound, [found.said(p) for p in found.problems]
    made = draft(found.sheets, "ports", "Ports").ballots
    upper = made[made["vote_id"] == "upper-house-the-upper-house-votes"]
    assert upper.drop(columns="weight").fillna(-1).values.tolist() == [
        ["upper-house-the-upper-house-votes", "Left", 12, 1, -1, -1],
        ["upper-house-the-upper-house-votes", "Right", 0, 1, 0, 3],
        ["upper-house-the-upper-house-votes", "Union of 1905", 8, 7, 2, -1],
    ]
    assert len(made) == 2 + 3  # those of the tab are there still


@pytest.mark.parametrize(("cell", "value", "wrong"), [
    ("Left 12", "Left 12", "no bloc with its votes"),
    ("Left 12-1; Right", "Right", "no bloc with its votes"),
    ("12-1", "12-1", "no bloc with its votes"),
    ("Left 12-1; Left 2-1", "Left 2-1", "a bloc of this vote that stands twice"),
])  # fmt: skip
def test_a_cell_of_blocs_that_cannot_be_read_is_named(cell: str, value: str, wrong: str) -> None:
    found = _with_blocs(cell)
    told = [(found.place(p), p.value, p.wrong) for p in found.problems if p.column == "blocs"]
    assert told == [("votes!I3", value, wrong)]


def test_from_new_to_a_built_dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run = CliRunner().invoke
    for wrong in ("Ports 1912", "/tmp/Ports 1912", "ports 1912.xlsx"):
        refused = run(main, ["new", wrong])
        assert refused.exit_code == 2
        assert "such as ports-1912; --out" in " ".join(refused.output.split())
    assert run(main, ["new", "ports"]).exit_code == 0
    assert "end in .xlsx or .ods" in run(main, ["new", "ports", "--out", "ports.csv"]).output
    assert run(main, ["new", "ports", "--out", "ports.ods"]).exit_code == 0
    assert read_tabs(Path("ports.ods").read_bytes())[1].name == "about"
    assert run(main, ["new", "ports"]).exit_code == 2  # nobody's work is written over
    assert "nothing written" in run(main, ["import", "ports.xlsx", "--to", "made"]).output
    assert not Path("made").exists()
    Path("ports.xlsx").write_bytes(books.openpyxl_book(SHORT))
    done = run(main, ["import", "ports.xlsx", "--to", "made"])
    assert done.exit_code == 0, done.output
    assert "Timeline: has enough" in done.output
    assert "Vote: 1 more of votes" in done.output
    assert "events: 2 new" in done.output
    assert check(Path("made"))[0] == []
    assert load(Path("made")).title == "The ports"
    assert "add --replace" in run(main, ["import", "ports.xlsx", "--to", "made"]).output
    again = run(main, ["import", "ports.xlsx", "--to", "made", "--replace"])
    assert not [line for line in again.output.splitlines() if line.endswith((" new", " changed"))]


def test_the_template_explains_every_column() -> None:
    tabs = {tab.name: tab for tab in read_tabs(template("x"))}
    for table in TABLES:
        header = [raw.value for raw in tabs[table].rows[0][1]]
        assert header == [spec.name for spec in offered(table)]
    assert {"Read me first", "about", "Examples", "Settings"} <= tabs.keys()
    keys = {str(row[0].value) for _, row in tabs["Settings"].rows[1:]}
    assert keys == {setting.key for setting in SETTINGS}


@pytest.mark.parametrize("data", [b"", b"x" * 100, b"PK\3\4 half a file"])
def test_what_is_no_workbook_is_said(data: bytes) -> None:
    with pytest.raises(BookError, match=r"no workbook; give an \.xlsx or \.ods file"):
        read_tabs(data)


def test_another_zip_is_no_workbook() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("a.txt", "x")
    with pytest.raises(BookError, match="no workbook"):
        read_tabs(out.getvalue())


def test_what_unpacks_to_too_much_is_not_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"0" * 31_000_000)
    with pytest.raises(BookError, match="unpacks to more than 30 MB"):
        read_tabs(out.getvalue())


LACKING = (
    "in case rank.series (series of a rank that others give to the country) or "
    "count.<series>.event (event by which the country joined those counted)"
)


@pytest.mark.parametrize(("keys", "lacking"), [
    ((), LACKING),
    (("rank.steps", "count.fines.title"), LACKING),
    (("rank.series",), ""),
    (("count.fines.event",), ""),
])  # fmt: skip
def test_the_world_page_needs_a_figure_and_what_is_made_of_it(
    keys: tuple[str, ...], lacking: str
) -> None:
    assert dict(progress({"measures": 1}, keys))["World"] == lacking
    none = ", ".join(filter(None, ("1 more of measures", lacking)))
    assert dict(progress({}, keys))["World"] == none


def test_too_many_rows_are_said_and_not_read() -> None:
    many = [["event_id", "actor_id", "role"], *[["vote", "duma", "decider"]] * (ROWS + 5)]
    data = books.xlsxwriter_book({**books.rows(), "roles": many})
    tab = next(tab for tab in read_tabs(data) if tab.name == "roles")
    assert tab.beyond == ROWS + 1
    assert len(tab.rows) == ROWS


junk = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**12), 10**12), st.floats(allow_nan=False),
    st.datetimes(datetime.datetime(1900, 3, 1)),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12),
)  # fmt: skip
places = st.tuples(st.sampled_from(sorted(small.TABLES)), st.integers(1, 4), st.integers(1, 13))


@settings(
    max_examples=int(os.environ.get("EXAMPLES", "25")),
    suppress_health_check=[HealthCheck.too_slow],
)
@given(st.lists(st.tuples(places, junk), min_size=1, max_size=4), st.integers(0, 60))
def test_no_broken_workbook_breaks_the_reading(edits: list[Any], cut: int) -> None:
    def edit(book: Any) -> None:
        for (tab, row, place), value in edits:
            cell = book[tab].cell(row, place)
            cell.value = value

    data = books.edited(books.openpyxl_book(books.rows()), edit)
    if cut > 50:
        with pytest.raises(BookError):
            read_tabs(data[: len(data) * (cut - 50) // 11])
        return
    for line in said(data):
        place, _, rest = line.partition(": ")
        assert "!" in place or place.startswith("tab "), line
        assert "; " in rest, line

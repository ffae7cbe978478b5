"""A second coder's kit: blind sheets, and what comes back is compared exactly or refused."""

import csv
import dataclasses
import io
import json
import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from datetime import datetime
from fractions import Fraction
from itertools import permutations
from pathlib import Path
from types import MappingProxyType

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from components.dossier import Dossier, load
from components.dossier.__main__ import dossier as command
from components.dossier.build import build
from components.dossier.columns import columns
from components.dossier.read import read_csvs
from components.dossier.recode import AGREEMENT, agreement
from components.dossier.recode_book import FIRST, LISTS, TAB, sheet_book
from components.dossier.recode_compare import alpha
from components.dossier.recode_sheet import (
    ASKED,
    CODES,
    NOT_ASKED,
    STAMP,
    TOLD,
    Blank,
    Stamp,
    allowed,
    blank_sheet,
    code_columns,
    csv_bytes,
    draw,
    handle,
)
from tests.commands import exit_code

from .test_check import swap

ROOT = Path(__file__).parents[2]
CODED = code_columns(tuple(CODES))
Rows = list[list[str]]


@pytest.fixture(scope="session")
def authored() -> Dossier:
    """The dossier that the app ships, straight from its CSVs."""
    return read_csvs(ROOT / "data/russia-2003")


def filled(dossier: Dossier, **options: float) -> Rows:
    """A sheet filled in with our own codes by a coder called B."""
    blank = blank_sheet(dossier, **{"share": 1.0, **options})  # type: ignore[arg-type]
    rows = [list(blank.header), *map(list, blank.rows)]
    ours = {
        handle(dossier.name, table, row["id"]): row
        for table in CODES
        for row in dossier.tables[table].to_dict("records")
    }
    for row in rows[1:]:
        for name in CODES[row[0]]:
            row[rows[0].index(name)] = ours[row[1]][name]
        row[rows[0].index("coder")], row[rows[0].index("day")] = "B", "2026-11-20"
    return rows


def cell(rows: Rows, row_id: str, name: str) -> tuple[int, int]:
    """Where the cell of a row of the small dossier stands; its line is the first part plus one."""
    table, _, key = row_id.partition("/")
    names = [row[1] for row in rows]
    return names.index(handle("small", table, key)), rows[0].index(name)


def put(rows: Rows, row_id: str, name: str, value: str) -> int:
    """Write into a cell; gives its line."""
    row, place = cell(rows, row_id, name)
    rows[row][place] = value
    return row + 1


def save(path: Path, rows: Rows, *, mark: str = ",", codec: str = "utf-8") -> Path:
    """Save rows as a CSV, as a spreadsheet of some country would."""
    out = io.StringIO()
    csv.writer(out, delimiter=mark).writerows(rows)
    path.write_bytes(out.getvalue().encode(codec))
    return path


def compare(folder: Path, sheet: Path, *flags: str) -> list[str]:
    return ["recode", "compare", str(folder), str(sheet), *flags]


# Alpha


def by_definition(pairs: Sequence[tuple[str, str]]) -> Fraction:
    """1 - observed / expected disagreement, over all pairs of codes, one by one."""
    codes = [code for pair in pairs for code in pair]
    observed = Fraction(sum(a != b for a, b in pairs), len(pairs))
    apart = [a != b for a, b in permutations(codes, 2)]
    return 1 - observed / Fraction(sum(apart), len(apart))


@pytest.mark.parametrize(
    ("ours", "theirs", "value"),
    [
        # Both worked out in Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), A, B
        ("0100000010", "1110010000", Fraction(16, 168)),  # 0.095
        ("aabbdcccedda", "babbbccceddd", Fraction(310, 448)),  # 0.692
        ("ab", "ab", Fraction(1)),
        ("ab", "ba", Fraction(-1, 2)),  # 4 codes, 8 of 12 pairs apart: 1 - 1 / (2/3)
        ("aaab", "aaaa", Fraction(0)),  # 1/4 observed, 14 of 56 pairs apart
    ],
)
def test_alpha_is_krippendorffs(ours: str, theirs: str, value: Fraction) -> None:
    pairs = list(zip(ours, theirs, strict=True))
    assert by_definition(pairs) == value
    assert alpha(pairs) == pytest.approx(float(value), abs=1e-12)


codes = st.sampled_from(["for", "against", "nan", "none", "straw in the wind"])


@given(st.lists(st.tuples(codes, codes), min_size=1, max_size=30))
def test_alpha_is_what_its_definition_says(pairs: list[tuple[str, str]]) -> None:
    if len({code for pair in pairs for code in pair}) == 1:
        assert alpha(pairs) is None
    else:
        assert alpha(pairs) == pytest.approx(float(by_definition(pairs)), abs=1e-9)


# The sheet


def recoded(dossier: Dossier) -> Dossier:
    """The same dossier with every code another, and all that we note of our coding."""
    tables = dict(dossier.tables)
    for table, names in CODES.items():
        frame = tables[table].copy()
        for name in names:
            choices = allowed(table, name)
            frame[name] = [choices[(choices.index(c) + 1) % len(choices)] for c in frame[name]]
        tables[table] = frame
    cited = tables["citations"].copy()
    for name in ("column", "relation", "value", "note"):
        cited[name] = "another"
    tables["citations"] = cited
    for table, names in {
        "events": ("pressure_reason", "annotation", "short"), "claims": ("short", "claimant"),
        "provisions": ("short", "version"), "demands": ("short", "provision_id"),
        "roles": ("role",), "actors": ("side", "arena", "kind", "description"),
        "sources": ("note", "read"), "explanations": ("verdict",),
    }.items():  # fmt: skip
        tables[table] = tables[table].assign(**dict.fromkeys(names, "another"))
    return dataclasses.replace(dossier, tables=MappingProxyType(tables))


def test_no_code_of_ours_moves_a_letter_of_the_sheet(authored: Dossier, small: Dossier) -> None:
    for dossier in (authored, small):
        sheet = blank_sheet(dossier, share=1.0)
        assert sheet == blank_sheet(recoded(dossier), share=1.0)
        assert sheet.stamp.rows == sum(len(dossier.tables[table]) for table in CODES)


def test_what_is_asked_is_empty_and_the_rest_is_told(authored: Dossier) -> None:
    sheet = blank_sheet(authored, share=1.0)
    assert sheet.header == (*TOLD, *code_columns(sheet.stamp.tables), *ASKED, STAMP)
    for row in sheet.rows:
        cells = dict(zip(sheet.header, row, strict=True))
        asked = {name for name in cells if name in CODED} & set(CODES[cells["table"]])
        assert {cells[name] for name in asked} == {""}
        assert {cells[n] for n in cells if n in CODED and n not in asked} <= {NOT_ASKED}
        assert {cells[name] for name in ASKED} == {""}
        assert cells["text"]
        assert cells["sources"]
        assert cells["date"] or cells["table"] in ("claims", "demands")


def test_no_cell_gives_a_code_away(authored: Dossier) -> None:
    sheet = blank_sheet(authored, share=1.0)
    ours = {
        handle(authored.name, table, row["id"]): row
        for table in CODES
        for row in authored.tables[table].to_dict("records")
    }
    notes = {
        note
        for table, name in (
            ("citations", "note"), ("events", "annotation"), ("events", "pressure_reason"),
        )
        for note in authored.tables[table][name].dropna()
    }  # fmt: skip
    # Words of the codebook only; "vote" or "law" is what the texts are about
    terms = re.compile(
        r"\b(hoop|smoking gun|straw in the wind|doubly decisive|self-claimed|inferred|advances|"
        r"resists|neutral|agenda access|legitimation)\b", re.IGNORECASE
    )  # fmt: skip
    long = [note for note in notes if len(note) > 25]
    assert len(long) > 100
    for row in sheet.rows:
        codes = {ours[row[1]][name] for name in CODES[row[0]]}
        for name, text in zip(sheet.header, row, strict=True):
            assert text not in codes, (row[1], name)
            assert not terms.search(text), (row[1], name, text)
            assert ours[row[1]]["id"] not in text.split(), (row[1], name)
            assert not [note for note in long if note in text], (row[1], name)


def test_who_and_when_are_those_of_the_row(small: Dossier) -> None:
    sheet = blank_sheet(small, share=1.0)
    told = {row[1]: row[2:8] for row in sheet.rows}
    book = "Doe, Ann (2009), A book: P1"
    record = "Запись <https://example.org/r?x=1#a>: p. 2"
    shame = "Explanation: A norm. The world had a norm."
    assert told == {
        handle("small", *key): row
        for key, row in {
            ("events", "vote"): (
                "The vote", "They voted.", "by 8 December 2003", "State Duma", "",
                f"{book} · {record}",
            ),
            ("events", "call"): (
                "The call, twice", 'She said "now".', "about October 2003",
                "An envoy · State Duma", "", book,
            ),
            ("pressures", "call-presses"): (
                "", "The envoy is said to have warned.", "about October 2003",
                "An envoy → State Duma", "Event: The call, twice", book,
            ),
            ("claims", "no-shame"): ("", "Shame allegedly moved them.", "", "", shame, book),
            ("provisions", "crime"): (
                "A crime", "It is a crime.", "by 8 December 2003", "Law · 127.1",
                "Event: The vote", book,
            ),
            ("provisions", "shelter"): (
                "A shelter", "There are shelters.", "about October 2003", "Draft",
                "Event: The call, twice", book,
            ),
            ("demands", "make-it-a-crime"): (
                "Make it a crime", "The envoy asked for a crime.", "about October 2003",
                "An envoy → State Duma", "Event: The call, twice", book,
            ),
            ("demands", "build-shelters"): (
                "Build shelters", "Somebody asked for shelters.", "2003", "State Duma", "", book,
            ),
        }.items()
    }  # fmt: skip


def test_a_seed_draws_the_same_rows_again(authored: Dossier) -> None:
    first = blank_sheet(authored, share=0.3, seed=7)
    assert blank_sheet(authored, share=0.3, seed=7) == first
    other = blank_sheet(authored, share=0.3, seed=8)
    assert [row[1] for row in other.rows] != [row[1] for row in first.rows]
    assert {row[1] for row in other.rows} != {row[1] for row in first.rows}


@pytest.mark.parametrize(("share", "size"), [(0.001, 1), (0.3, 21), (0.5, 36), (0.99, 70), (1, 71)])
def test_a_share_is_one_of_each_table(authored: Dossier, share: float, size: int) -> None:
    frame = authored.events.head(71)
    assert len(frame) == 71
    dossier = dataclasses.replace(
        authored, tables=MappingProxyType({**authored.tables, "events": frame})
    )
    drawn = draw(dossier, "events", share=share, seed=1)
    assert len(set(drawn)) == len(drawn) == size
    assert draw(dossier, "events", share=1.0, seed=1)[:size] == drawn


def test_only_the_tables_asked_for_are_drawn(small: Dossier) -> None:
    sheet = blank_sheet(small, ("claims", "events"), share=0.5)
    assert sheet.stamp.tables == ("events", "claims")
    assert [row[0] for row in sheet.rows] == ["events", "claims"]
    assert [n for n in sheet.header if n in CODED] == [
        "pressure", "stance", "kind", "stage", "direction", "test", "assertion",
    ]  # fmt: skip


def test_each_drawn_row_says_of_what_it_was_made(small: Dossier) -> None:
    sheet = blank_sheet(small, share=0.25, seed=-3)
    said = f"small {small.version} share 0.25 seed -3 tables {'+'.join(CODES)} rows 5"
    assert {row[-1] for row in sheet.rows} == {said}
    assert Stamp.parse(said) == sheet.stamp
    wrong = ["", said[:-1], said.replace("0.25", "2"), said.replace("claims", "votes"), f"{said} x"]
    assert [Stamp.parse(text) for text in wrong] == [None] * 5


def test_codes_are_columns_with_a_list() -> None:
    for table, names in CODES.items():
        known = {spec.name: spec for spec in columns(table)}
        for name in names:
            assert known[name].required
            assert len(known[name].enum) > 1
            assert NOT_ASKED not in known[name].enum


# The workbook


def evil(sheet: Blank) -> Blank:
    """The same sheet with texts that begin like formulas."""
    first = list(sheet.rows[0])
    first[2:5] = ['=HYPERLINK("http://example.org","x")', "+1+1", "@SUM(A1)"]
    return dataclasses.replace(sheet, rows=(tuple(first), *sheet.rows[1:]))


def test_a_text_is_never_a_formula(small: Dossier) -> None:
    sheet = evil(blank_sheet(small, share=1.0))
    book = load_workbook(io.BytesIO(sheet_book(sheet)))
    cells = [cell for tab in book for row in tab.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} == {"s", "n"}  # "n" is what an empty cell is of
    assert {cell.value for cell in cells if cell.data_type == "n"} == {None}
    assert book[TAB]["C2"].value == '=HYPERLINK("http://example.org","x")'
    text = csv_bytes(sheet.header, sheet.rows).decode("utf-8-sig")
    row = list(csv.reader(io.StringIO(text, newline="")))[1]
    assert row[2:5] == ['\'=HYPERLINK("http://example.org","x")', "'+1+1", "'@SUM(A1)"]


def test_the_workbook_has_instructions_lists_and_a_fixed_head(small: Dossier) -> None:
    sheet = blank_sheet(small, share=1.0)
    book = load_workbook(io.BytesIO(sheet_book(sheet)))
    assert book.sheetnames == [FIRST, TAB, LISTS]
    rows = book[TAB]
    assert rows.freeze_panes == "A2"
    assert {cell.number_format for row in rows.iter_rows() for cell in row} == {"@"}
    assert [tuple(c.value or "" for c in row) for row in rows.iter_rows()] == [
        sheet.header, *sheet.rows,
    ]  # fmt: skip
    offered: dict[tuple[int, str], tuple[str, ...]] = {}
    for rule in rows.data_validations.dataValidation:
        assert (rule.type, rule.showErrorMessage) == ("list", True)
        tab, _, area = rule.formula1.rpartition("!")
        assert tab == f"'{LISTS}'"
        values = tuple(c.value for (c,) in book[LISTS][area.replace("$", "")])
        for span in rule.sqref.ranges:
            name = sheet.header[span.min_col - 1]
            for number in range(span.min_row, span.max_row + 1):
                assert (number, name) not in offered
                offered[number, name] = values
    assert offered == {
        (number, name): allowed(row[0], name)
        for number, row in enumerate(sheet.rows, start=2)
        for name in CODES[row[0]]
    }
    told = [tuple(c for c in row if c) for row in book[FIRST].iter_rows(values_only=True)]
    assert ("claims", "direction", "Which way it speaks", "for · against") in told
    assert sum(row[:1] != () and row[0] in CODES for row in told) == sum(map(len, CODES.values()))


# There and back


def as_book(path: Path, rows: Rows, *, days: bool = False) -> Path:
    """Save rows as xlsx from scratch, as another program would."""
    book = Workbook()
    book.active.title = TAB  # type: ignore[union-attr]
    for row in rows:
        book[TAB].append([value or None for value in row])
        for cell in book[TAB][book[TAB].max_row]:
            cell.data_type = "s" if cell.value else "n"  # a text like a formula was kept as text
    if days:
        place = rows[0].index("day") + 1
        for number in range(2, len(rows) + 1):
            book[TAB].cell(number, place).value = datetime(2026, 11, 20)
    book.save(path)
    return path


SAVED: dict[str, Callable[[Path, Rows], Path]] = {
    "as written": lambda to, rows: save(to / "s.csv", rows),
    "byte order mark and semicolons": lambda to, rows: save(
        to / "s.csv", rows, mark=";", codec="utf-8-sig"
    ),
    "tabs": lambda to, rows: save(to / "s.CSV", rows, mark="\t"),
    "empty rows and columns": lambda to, rows: save(
        to / "s.csv", [[*row, "", ""] for row in [*rows, [""] * len(rows[0])]]
    ),
    "xlsx": lambda to, rows: as_book(to / "s.xlsx", rows),
    "xlsx with days made dates": lambda to, rows: as_book(to / "s.xlsx", rows, days=True),
}


@pytest.mark.parametrize("way", SAVED)
def test_a_sheet_is_read_as_a_spreadsheet_saves_it(
    way: str, built: Path, small: Dossier, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = filled(small)
    put(rows, "events/call", "stage", "agenda")
    sheet = SAVED[way](tmp_path, rows)
    assert exit_code(command, compare(built, sheet, "--json")) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["dossier"], said["version"]) == ("small", small.version)
    assert (said["coder"], said["day"]) == ("B", "2026-11-20")
    assert said["disagreements"] == [
        {"table": "events", "row": "call", "column": "stage", "ours": "drafting",
         "theirs": "agenda"},
    ]  # fmt: skip


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_the_commands_write_and_read_a_sheet(
    suffix: str, built: Path, small: Dossier, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / f"sheet{suffix}"
    options = ["--share", "1", "--tables", "events,claims", "--seed", "4", "--out", str(out)]
    assert exit_code(command, ["recode", "sheet", str(built), *options]) == 0
    version = small.version
    assert capsys.readouterr().out == f"{out}: 2 events, 1 claims of small {version}, seed 4\n"
    before = out.read_bytes()
    assert exit_code(command, ["recode", "sheet", str(built), *options]) == 1
    assert capsys.readouterr().out == f"{out}: already there; give another name, or move it away\n"
    assert out.read_bytes() == before
    answers = {row[1]: row for row in filled(small, share=1.0)}
    if suffix == ".csv":
        rows = list(csv.reader(io.StringIO(before.decode("utf-8-sig"), newline="")))
    else:
        book = load_workbook(out)
        rows = [[str(c or "") for c in row] for row in book[TAB].iter_rows(values_only=True)]
    assert [rows[0][p] for p in (8, 12)] == ["pressure", "direction"]
    assert all(row[8] in ("", NOT_ASKED) for row in rows[1:])
    for row in rows[1:]:
        for name in (*CODES[row[0]], "coder", "day"):
            row[rows[0].index(name)] = answers[row[1]][answers["row"].index(name)]
    if suffix == ".csv":
        save(out, rows)
    else:
        for number, row in enumerate(rows, start=1):
            for place, text in enumerate(row, start=1):
                book[TAB].cell(number, place).value = text or None
        book.save(out)
    assert exit_code(command, compare(built, out)) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"B, 2026-11-20, and small {version}: 3 rows",
        "",
        "table       column       rows    agree   alpha (Krippendorff, nominal)",
        "events      pressure        2  100.0 %   1.000",
        "events      stance          2  100.0 %   undefined: only one value was used",
        "events      kind            2  100.0 %   1.000",
        "events      stage           2  100.0 %   1.000",
        "claims      direction       1  100.0 %   undefined: only one value was used",
        "claims      test            1  100.0 %   undefined: only one value was used",
        "claims      assertion       1  100.0 %   undefined: only one value was used",
        "",
        "0 disagreements",
    ]


def test_libreoffice_saves_a_sheet_that_is_read(
    built: Path, small: Dossier, tmp_path: Path
) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    blank = blank_sheet(small, share=1.0)
    rows = filled(small)
    sheet = dataclasses.replace(blank, rows=tuple(map(tuple, rows[1:])))
    (tmp_path / "s.xlsx").write_bytes(sheet_book(sheet))
    subprocess.run(
        [office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
         "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", "out", "s.xlsx"],
        cwd=tmp_path, check=True, capture_output=True, timeout=150,
    )  # fmt: skip
    assert exit_code(command, compare(built, tmp_path / "out/s.xlsx")) == 0


# Bad input


def lose(row_id: str) -> Callable[[Rows], None]:
    def plant(rows: Rows) -> None:
        del rows[cell(rows, row_id, "row")[0]]

    return plant


def write(row_id: str, name: str, value: str) -> Callable[[Rows], None]:
    def plant(rows: Rows) -> None:
        put(rows, row_id, name, value)

    return plant


def double(row_id: str) -> Callable[[Rows], None]:
    def plant(rows: Rows) -> None:
        rows.append(list(rows[cell(rows, row_id, "row")[0]]))

    return plant


def every(name: str, old: str, new: str) -> Callable[[Rows], None]:
    """Replace a text in a column of every row."""

    def plant(rows: Rows) -> None:
        place = rows[0].index(name)
        for row in rows[1:]:
            assert old in row[place]
            row[place] = row[place].replace(old, new, 1)

    return plant


def head(name: str, new: str | None) -> Callable[[Rows], None]:
    """Rename a column, or drop it."""

    def plant(rows: Rows) -> None:
        place = rows[0].index(name)
        if new is None:
            for row in rows:
                del row[place]
        else:
            rows[0][place] = new

    return plant


VOTE, CRIME = handle("small", "events", "vote"), handle("small", "provisions", "crime")
STAGES = "agenda, drafting, adoption, implementation"
BACK = "put it back as it stood in the sheet"
AGAIN = "put it back, coded: the same share and seed write it again"

# name -> how to plant it, and what must be said; {vote} is the line of that row
BAD: dict[str, tuple[Callable[[Rows], None], list[str]]] = {
    "lost row": (
        lose("provisions/crime"),
        [f"{{file}}: column 'row': value '{CRIME}': lost row; {AGAIN}"],
    ),
    "doubled row": (
        double("events/vote"),
        [f"{{file}}:{{end}}: column 'row': value '{VOTE}': doubled row: line {{vote}} has it; "
         "keep one of the two"],
    ),
    "unknown row": (
        write("events/vote", "row", "events-xxxxxxxxxx"),
        [f"{{file}}: column 'row': value '{VOTE}': lost row; {AGAIN}",
         "{file}:{vote}: column 'row': value 'events-xxxxxxxxxx': no such row in events; "
         "take it out"],
    ),
    "misspelt row": (
        write("events/vote", "row", f"{VOTE}0"),
        [f"{{file}}: column 'row': value '{VOTE}': lost row; {AGAIN}",
         f"{{file}}:{{vote}}: column 'row': value '{VOTE}0': no such row in events; "
         f"did you mean '{VOTE}'?"],
    ),
    "unknown table": (
        write("events/vote", "table", "event"),
        [f"{{file}}: column 'row': value '{VOTE}': lost row; {AGAIN}",
         "{file}:{vote}: column 'table': value 'event': no table with codes; "
         "did you mean 'events'?"],
    ),
    "unknown column": (
        head("remark", "my thoughts"),
        ["{file}:1: column 'my thoughts': value 'my thoughts': unknown column; "
         "delete it, or use 'remark'"],
    ),
    "misspelt column": (
        head("theme", "themes"),
        ["{file}:1: column 'theme': missing column; " + BACK,
         "{file}:1: column 'themes': value 'themes': unknown column; did you mean 'theme'?"],
    ),
    "missing column": (
        head("stage", None), ["{file}:1: column 'stage': missing column; " + BACK],
    ),
    "missing names": (head("row", None), ["{file}:1: column 'row': missing column; " + BACK]),
    "missing mark": (head(STAMP, None), ["{file}:1: column 'sheet': missing column; " + BACK]),
    "value outside the list": (
        write("events/vote", "stage", "Adoption"),
        ["{file}:{vote}: column 'stage': value 'Adoption': not a value of the list; "
         f"did you mean 'adoption'? write one of: {STAGES}"],
    ),
    "value of another table": (
        write("pressures/call-presses", "stance", "neutral"),
        ["{file}:{act}: column 'stance': value 'neutral': not a value of the list; "
         "write one of: advances, resists"],
    ),
    "empty code": (
        write("events/vote", "stage", ""),
        [f"{{file}}:{{vote}}: column 'stage': value '': empty code; write one of: {STAGES}"],
    ),
    "space for a code": (
        write("events/vote", "stage", "  "),
        [f"{{file}}:{{vote}}: column 'stage': value '': empty code; write one of: {STAGES}"],
    ),
    "code that is not asked": (
        write("events/vote", "theme", "crime"),
        ["{file}:{vote}: column 'theme': value 'crime': not asked of events; write —"],
    ),
    "another version": (
        every(STAMP, "small {version}", "small 0123456789ab"),
        ["{file}:2: column 'sheet': value '0123456789ab': a sheet of another version than "
         "{version}; compare it with --keep where that version is checked out, or make a new "
         "sheet"],
    ),
    "another dossier": (
        every(STAMP, "small", "large"),
        ["{file}:2: column 'sheet': value 'large': a sheet of another dossier than small; "
         "compare it with the dossier large"],
    ),
    "broken mark": (
        every(STAMP, "share", "chare"),
        ["{file}:2: column 'sheet': value 'small {version} chare 1.0 seed 1 tables "
         "events+pressures…': not the mark of a sheet; put back what stood there"],
    ),
    "row of another sheet": (
        lambda rows: every(STAMP, "seed 1", "seed 2")([rows[0], rows[-1]]),
        ["{file}:9: column 'sheet': value 'small {version} share 1.0 seed 2 tables "
         "events+pressures…': a row of another sheet; take it out"],
    ),
    "no coder": (
        every("coder", "B", ""),
        ["{file}:2: column 'coder': value '': empty in every row; name the coder in one row at "
         "least"],
    ),
    "no day": (
        every("day", "2026-11-20", ""),
        ["{file}:2: column 'day': value '': empty in every row; write the day as YYYY-MM-DD in "
         "one row at least"],
    ),
    "name with what nobody sees": (
        write("events/vote", "coder", "B\u200b"),
        ["{file}:{vote}: column 'coder': value 'B\\u200b': control or invisible character "
         "U+200B; delete it"],
    ),
    "day of another form": (
        write("events/vote", "day", "20.11.2026"),
        ["{file}:{vote}: column 'day': value '20.11.2026': no such day; write a day that the "
         "calendar has, as YYYY-MM-DD"],
    ),
    "day that is none": (
        write("events/vote", "day", "2026-11-31"),
        ["{file}:{vote}: column 'day': value '2026-11-31': no such day; write a day that the "
         "calendar has, as YYYY-MM-DD"],
    ),
    "month for a day": (
        write("events/vote", "day", "2026-11"),
        ["{file}:{vote}: column 'day': value '2026-11': not a day; write YYYY-MM-DD"],
    ),
    "cell beyond the columns": (
        lambda rows: rows[1].append("and?"),
        ["{file}:2: a cell beyond the last column; empty it, or write it under 'remark'"],
    ),
}  # fmt: skip


def tree(folder: Path) -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("fault", BAD)
def test_what_is_wrong_is_named_and_nothing_written(
    fault: str,
    form: str,
    built: Path,
    small: Dossier,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    plant, expected = BAD[fault]
    rows = filled(small)
    lines = {
        "vote": cell(rows, "events/vote", "row")[0] + 1,
        "act": cell(rows, "pressures/call-presses", "row")[0] + 1,
        "end": len(rows) + 1,
        "version": small.version,
    }
    if fault == "another version":
        plant = every(STAMP, f"small {small.version}", "small 0123456789ab")
    plant(rows)
    sheet = tmp_path / f"s.{form}"
    (save if form == "csv" else as_book)(sheet, rows)
    before = tree(tmp_path)
    assert exit_code(command, compare(built, sheet, "--keep")) == 1
    said = capsys.readouterr().out.splitlines()
    assert said[:-1] == [line.format(file=sheet, **lines) for line in expected]
    count = len(expected)
    assert said[-1] == f"{sheet}: {count} fault{'s' if count > 1 else ''}; nothing written"
    assert tree(tmp_path) == before


def test_all_that_is_wrong_is_named_in_one_run(
    built: Path, small: Dossier, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = filled(small)
    line = {name: cell(rows, f"events/{name}", "row")[0] + 1 for name in ("vote", "call")}
    put(rows, "events/vote", "stage", "adopted")
    put(rows, "events/call", "kind", "")
    put(rows, "provisions/shelter", "row", "provisions-0")
    put(rows, "events/call", "day", "tomorrow")
    double("pressures/call-presses")(rows)
    lose("claims/no-shame")(rows)
    rows[0][rows[0].index("remark")] = "notes"
    act = cell(rows, "pressures/call-presses", "row")[0] + 1
    sheet = save(tmp_path / "s.csv", rows)
    assert exit_code(command, compare(built, sheet, "--json")) == 1
    said = json.loads(capsys.readouterr().out)["problems"]
    assert {(p["row"], p["column"], p["value"], p["wrong"]) for p in said} == {
        (0, "row", handle("small", "claims", "no-shame"), "lost row"),
        (0, "row", handle("small", "provisions", "shelter"), "lost row"),
        (1, "notes", "notes", "unknown column"),
        (line["vote"], "stage", "adopted", "not a value of the list"),
        (line["call"], "kind", "", "empty code"),
        (line["call"], "day", "tomorrow", "no such day"),
        ([row[1] for row in rows].index("provisions-0") + 1, "row", "provisions-0",
         "no such row in provisions"),
        (len(rows), "row", handle("small", "pressures", "call-presses"),
         f"doubled row: line {act} has it"),
    }  # fmt: skip
    assert all(p["right"] and p["file"] == str(sheet) for p in said)


@pytest.mark.parametrize(
    ("name", "data", "wrong"),
    [
        ("s.csv", None, "no such file; give the sheet that the coder filled in"),
        ("s.csv", b"", "no rows; give the sheet that the coder filled in"),
        ("s.csv", b",,\r\n", "no rows; give the sheet that the coder filled in"),
        ("s.ods", b"x", "neither .csv nor .xlsx; save it as xlsx, or as CSV in UTF-8"),
        ("s.xlsx", b"table,row", "not a whole xlsx file (BadZipFile); open it in a spreadsheet "
         "and save it as xlsx"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_sheet_is_named(
    name: str, data: bytes | None, wrong: str, built: Path, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    sheet = tmp_path / name
    if data is not None:
        sheet.write_bytes(data)
    assert exit_code(command, compare(built, sheet)) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{sheet}: {wrong}", f"{sheet}: 1 fault; nothing written",
    ]  # fmt: skip


def test_a_sheet_that_cannot_be_read_says_where(
    built: Path, small: Dossier, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = filled(small)
    put(rows, "events/vote", "remark", "«»")
    sheet = save(tmp_path / "s.csv", rows)
    whole = sheet.read_bytes()
    line = whole[: whole.index("«".encode())].count(b"\n") + 1
    sheet.write_bytes(whole.replace("«".encode(), "«".encode("cp1252")))
    assert exit_code(command, compare(built, sheet)) == 1
    assert capsys.readouterr().out.splitlines()[0] == (
        f"{sheet}:{line}: not UTF-8: byte 0xab; save it as CSV in UTF-8, or as xlsx"
    )
    sheet.write_bytes(b"sep=,\n" + whole)
    assert exit_code(command, compare(built, sheet)) == 1
    assert "delete the line" in capsys.readouterr().out.splitlines()[0]
    sheet.write_bytes(whole + b'"events')
    assert exit_code(command, compare(built, sheet)) == 1
    assert capsys.readouterr().out.splitlines()[0] == (
        f"{sheet}:{len(rows) + 1}: broken CSV from here on (unexpected end of data); close every "
        "quote, and double a quote inside quotes"
    )
    sheet.write_bytes(whole[: whole.index(b"\n") + 1])
    assert exit_code(command, compare(built, sheet)) == 1
    assert capsys.readouterr().out.splitlines()[0] == (
        f"{sheet}: a header and no rows; give the sheet that the coder filled in"
    )
    book = as_book(tmp_path / "s.xlsx", rows)
    opened = load_workbook(book)
    opened[TAB].title = "Sheet1"
    opened.save(book)
    assert exit_code(command, compare(built, book)) == 1
    assert capsys.readouterr().out.splitlines()[0] == (
        f"{book}: no tab 'Rows'; call the tab with the rows 'Rows'"
    )


@pytest.mark.parametrize(
    ("options", "wrong"),
    [
        (["--tables", "event"], "'event' has no codes; did you mean 'events'?"),
        (["--tables", "sources"], "'sources' has no codes; write some of: events, pressures"),
        (["--tables", ","], "no table; write some of: events"),
        (["--share", "0"], "'0' is no share; write a number up to 1, as 0.5"),
        (["--share", "1.5"], "'1.5' is no share"),
        (["--share", "nan"], "'nan' is no share"),
        (["--share", "half"], "'half' is no share"),
        (["--seed", "x"], "'x' is not a valid integer"),
        (["--out", "sheet.ods"], "'sheet.ods': end it in .csv or .xlsx"),
    ],
)
def test_a_sheet_that_cannot_be_made_is_refused(
    options: list[str], wrong: str, built: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    before = tree(tmp_path)
    assert exit_code(command, ["recode", "sheet", str(built), *options]) == 2
    assert wrong in capsys.readouterr().err
    assert tree(tmp_path) == before


def test_a_dossier_that_is_not_built_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(command, ["recode", "sheet", str(folder)]) == 1
    assert capsys.readouterr().out == (
        f"{folder / 'parquet'}: missing; run: python -m components.dossier build {folder}\n"
    )


# In the dossier


def test_without_a_sheet_there_is_no_figure(built: Path) -> None:
    assert agreement(built) is None
    (built / "recodings").mkdir()
    assert agreement(built) is None
    assert exit_code(command, ["check", str(built)]) == 0


def test_a_sheet_in_the_dossier_gives_its_figures(
    built: Path, small: Dossier, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = filled(small)
    put(rows, "events/call", "stage", "agenda")
    put(rows, "events/call", "pressure", "domestic")
    put(rows, "events/call", "coder", "C")
    put(rows, "events/call", "day", "2026-11-22")
    (built / "recodings").mkdir()
    save(built / "recodings/second.csv", rows)
    assert exit_code(command, ["check", str(built)]) == 0
    assert capsys.readouterr().out.startswith(f"{built}: in order: ")
    found = agreement(built)
    assert found is not None
    pd.testing.assert_frame_equal(agreement(built, dossier=small), found)
    assert tuple(found.columns) == AGREEMENT
    coders = "; ".join(dict.fromkeys(row[rows[0].index("coder")] for row in rows[1:]))
    assert sorted(coders) == sorted("B; C")
    assert found[["coder", "day", "file"]].drop_duplicates().to_numpy().tolist() == [
        [coders, "2026-11-20/2026-11-22", "second.csv"]
    ]
    events = found[found["table"] == "events"].set_index("column")
    # pressure: domestic, domestic and international, domestic; 2 rows, 4 codes, 6 of 12 apart
    assert events.loc["pressure", ["rows", "agree", "alpha"]].tolist() == [2, 0.5, 0.0]
    # stage: adoption twice, drafting and agenda: 1/2 observed, 10 of 12 apart
    assert events.loc["stage", "agree"] == 0.5
    assert events.loc["stage", "alpha"] == pytest.approx(0.4)
    assert events.loc["kind", ["agree", "alpha"]].tolist() == [1.0, 1.0]
    assert events.loc["stance", "agree"] == 1.0
    assert pd.isna(events.loc["stance", "alpha"])
    assert len(found) == sum(map(len, CODES.values()))


def test_check_names_every_fault_of_every_sheet(
    built: Path, small: Dossier, capsys: pytest.CaptureFixture[str]
) -> None:
    place = built / "recodings"
    place.mkdir()
    rows = filled(small)
    save(place / "good.csv", rows)
    put(rows, "events/vote", "stage", "")
    vote = cell(rows, "events/vote", "row")[0] + 1
    save(place / "a.csv", rows)
    as_book(place / "b.xlsx", rows[:-1])
    lost = rows[-1][1]
    (place / "c.ods").write_bytes(b"")
    (place / "README.md").write_text("Two coders.")
    swap("events", "adoption,domestic", "adopted,domestic")(built)
    assert exit_code(command, ["check", str(built)]) == 1
    empty = f"column 'stage': value '': empty code; write one of: {STAGES}"
    assert capsys.readouterr().out.splitlines() == [
        "events.csv:2: column 'stage': value 'adopted': not one of the words for it; "
        f"did you mean 'adoption'? write one of: {STAGES}, or add a word of your own to words "
        "(list stage, like one of these)",
        f"recodings/a.csv:{vote}: {empty}",
        f"recodings/b.xlsx: column 'row': value '{lost}': lost row; {AGAIN}",
        f"recodings/b.xlsx:{vote}: {empty}",
        "recodings/c.ods: warning: no sheet of a coder; delete it, or save it as .csv or .xlsx",
        f"{built}: 4 faults",
    ]
    found = agreement(built)
    assert found is not None
    assert set(found["file"]) == {"good.csv"}


def test_figures_are_not_those_of_another_version(
    built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A sheet alone says nothing once the dossier has moved on; kept with our codes it does."""
    old = load(built).version
    rows = filled(load(built))
    put(rows, "events/call", "stage", "agenda")
    put(rows, "events/vote", "title", "=1+1")
    sheet = as_book(tmp_path / "second.xlsx", rows)
    assert exit_code(command, compare(built, sheet, "--keep")) == 0
    kept = built / "recodings/second.csv"
    assert "'=1+1" in kept.read_text("utf-8-sig")
    assert exit_code(command, compare(built, sheet, "--keep")) == 1  # never over one
    shutil.copy(sheet, built / "recodings/alone.xlsx")
    before = agreement(built)
    assert before is not None
    assert set(before["file"]) == {"alone.xlsx", "second.csv"}
    # We come round to the coder's view
    swap("events", "meeting,drafting", "meeting,agenda")(built)
    assert build(built) == []
    now = load(built).version
    assert now != old
    capsys.readouterr()
    assert exit_code(command, ["check", str(built)]) == 0
    assert capsys.readouterr().out.splitlines()[0] == (
        f"recodings/alone.xlsx:2: warning: column 'sheet': value '{old}': a sheet of another "
        f"version than {now}; compare it with --keep where that version is checked out, or make "
        "a new sheet"
    )
    after = agreement(built)
    assert after is not None
    mine = before[before["file"] == "second.csv"].reset_index(drop=True)
    pd.testing.assert_frame_equal(after, mine)
    stage = after[(after["table"] == "events") & (after["column"] == "stage")]
    assert stage["agree"].tolist() == [0.5]


def test_what_was_kept_is_held_to_the_version_it_names(
    built: Path, small: Dossier, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = save(tmp_path / "second.csv", filled(small))
    assert exit_code(command, compare(built, sheet, "--keep")) == 0
    kept = built / "recodings/second.csv"
    rows = list(csv.reader(io.StringIO(kept.read_text("utf-8-sig"), newline="")))
    line = put(rows, "events/call", "our stage", "agenda")
    save(kept, rows)
    capsys.readouterr()
    assert exit_code(command, ["check", str(built)]) == 1
    assert capsys.readouterr().out.splitlines()[0] == (
        f"recodings/second.csv:{line}: column 'our stage': value 'agenda': not our code in this "
        "version; write 'drafting'"
    )
    # Of an earlier version it can only be told how many rows there were
    every(STAMP, small.version, "0123456789ab")(rows)
    save(kept, rows)
    assert exit_code(command, ["check", str(built)]) == 0
    save(kept, rows[:-1])
    capsys.readouterr()
    assert exit_code(command, ["check", str(built)]) == 1
    assert capsys.readouterr().out.splitlines()[0] == (
        "recodings/second.csv: column 'row': 7 rows, where 8 were drawn; put back what was lost, "
        "take out what was added"
    )

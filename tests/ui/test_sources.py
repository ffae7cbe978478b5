"""The Sources page: all sources, all disagreements, all gaps, and the data to take away."""

import io
import re
import zipfile

import pandas as pd
import pyarrow.parquet as pq
import pytest
from starlette.requests import Request

from components.dossier import Dossier
from components.dossier.load import TABLE_NAMES
from components.query.provenance import disputed, gaps
from components.ui import html_shell, ledger
from tests.ui.reader import ROOT, Reader

FOLDER = ROOT / "data/russia-2003"


def search(words: str) -> Reader:
    reader = Reader("sources")
    reader.at.text_input(key="w-ledger").set_value(words)
    return reader.run()


def counts(reader: Reader) -> tuple[int, int]:
    """Disagreements and sources, as the headings say and as the lists hold."""
    html = reader.html
    said = [int(n) for n in re.findall(r"<h2>Sources: (\d+)", html)]
    ((against, remarks),) = re.findall(r"disagree: (\d+) contradict, (\d+) qualify<", html)
    assert int(against) == len(re.findall(r"<li class='conflicts'", html))
    assert int(remarks) == len(re.findall(r"<li class='qualifies'", html))
    places = int(against) + int(remarks)
    listed = len(re.findall(r"<em>Rests on it", html))
    assert said == [listed]
    return places, listed


def test_everything_is_listed(dossier: Dossier) -> None:
    reader = Reader("sources")
    assert counts(reader) == (len(disputed(dossier)), len(dossier.sources))
    for gap in gaps(dossier):
        assert f"<b>{len(gap.rows)}</b> {gap.what}" in reader.html


def test_filters_leave_the_ledger_alone(dossier: Dossier) -> None:
    reader = Reader("sources", "q=no such words&pressure=none")
    assert counts(reader) == (len(disputed(dossier)), len(dossier.sources))
    assert dict(reader.at.query_params) == {"pressure": "none", "q": "no such words"}


def test_searching(dossier: Dossier) -> None:
    places, listed = counts(search("JOHNSON"))
    assert 0 < listed < len(dossier.sources)
    assert 0 < places < len(disputed(dossier))
    assert counts(search("no such words")) == (0, 0)
    assert counts(search(".*")) == (0, 0)
    reader = search("no such words")
    reader.at.text_input(key="w-ledger").set_value("")
    assert counts(reader.run()) == (len(disputed(dossier)), len(dossier.sources))


# What the links lead to.


def get(name: str, file: str) -> tuple[int, bytes, str]:
    scope = {"type": "http", "method": "GET", "path_params": {"name": name, "file": file}}
    answer = html_shell._file(Request(scope))
    return answer.status_code, bytes(answer.body), answer.headers.get("content-disposition", "")


def test_every_link_to_the_data_leads_to_a_file(dossier: Dossier) -> None:
    links = re.findall(r"href='data/([^'/]+)/([^']+)'", ledger.downloads(dossier))
    assert len(links) == 2 * len(TABLE_NAMES) + 5
    for name, file in links:
        status, body, disposition = get(name, file)
        assert status == 200, file
        assert body
        assert disposition == f'attachment; filename="{file}"'


@pytest.mark.parametrize("table", TABLE_NAMES)
def test_a_table_is_the_file_itself(dossier: Dossier, table: str) -> None:
    _, csv, _ = get("russia-2003", f"{table}.csv")
    # With the mark by which Excel knows that it is UTF-8; the file itself has none.
    assert csv == b"\xef\xbb\xbf" + (FOLDER / f"{table}.csv").read_bytes()
    assert len(pd.read_csv(io.BytesIO(csv))) == len(dossier.tables[table])
    _, parquet, _ = get("russia-2003", f"{table}.parquet")
    assert pq.read_table(io.BytesIO(parquet)).num_rows == len(dossier.tables[table])


def test_package_and_citations(dossier: Dossier) -> None:
    _, package, _ = get("russia-2003", "russia-2003.zip")
    assert len(zipfile.ZipFile(io.BytesIO(package)).namelist()) == 2 * len(TABLE_NAMES) + 2
    assert get("russia-2003", "sources.bib")[1].count(b"\n@") >= len(dossier.sources) - 1
    assert get("russia-2003", "sources.csl.json")[1].startswith(b"[")


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("russia-2003", "events.exe"),
        ("russia-2003", "nothing.csv"),
        ("russia-2003", "../../app.py"),
        ("russia-2003", "..%2f..%2fapp.py"),
        ("..", "events.csv"),
        ("russia-2004", "events.csv"),
        ("russia-2003", ""),
    ],
)
def test_nothing_else_is_handed_out(name: str, file: str) -> None:
    status, body, _ = get(name, file)
    assert status == 404
    assert b"events.csv" in body

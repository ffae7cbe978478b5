"""The Sources page: all sources, all disagreements, all gaps, and the data to take away."""

import asyncio
import io
import re
import zipfile
from collections.abc import Callable
from urllib.parse import parse_qsl

import pandas as pd
import pyarrow.parquet as pq
import pytest
from starlette.requests import Request

from components.dossier import Dossier
from components.dossier.table_columns import TABLE_NAMES
from components.query.provenance import disputed, gaps
from components.ui import cache, data_files, ledger
from tests.ui.reader import ROOT, Reader

FOLDER = ROOT / "data/russia-2003"


def search(words: str) -> Reader:
    reader = Reader("sources")
    reader.at.text_input(key="w-sources-q").set_value(words)
    return reader.run()


def counts(reader: Reader) -> tuple[int, int]:
    """Disagreements and sources, as the headings say and as the lists hold."""
    html = reader.html
    ((said, whole),) = re.findall(r">Sources: (\d+)(?: of (\d+))?<", html)
    assert whole in ("", str(len(cache.dossier().sources)))
    ((against, remarks),) = re.findall(
        r"disagree: (\d+) contradicts?, (\d+) qualif(?:y|ies)</h2>", html
    )
    assert int(against) == len(re.findall(r"<li class='conflicts'", html))
    assert int(remarks) == len(re.findall(r"<li class='qualifies'", html))
    listed = len(re.findall(r"<em>Rests on it", html))
    assert int(said) == listed
    return int(against) + int(remarks), listed


def shown(reader: Reader) -> list[str]:
    """Ids of the sources, in the order in which they stand."""
    return re.findall(r"<li id='([^']+)'><details", reader.html)


def test_everything_is_listed(dossier: Dossier) -> None:
    reader = Reader("sources")
    assert counts(reader) == (len(disputed(dossier)), len(dossier.sources))
    for gap in gaps(dossier):
        assert f"<b>{len(gap.rows)}</b> {gap.what}" in reader.html
    assert "<li id='johnson-2009'><details><summary>" in reader.html


def test_filters_leave_the_ledger_alone(dossier: Dossier) -> None:
    reader = Reader("timeline", "q=no such words&pressure=none")
    (link,) = (k for k in reader.at.page_link if k.value.strip("*") == "Sources")
    assert link.proto.query_string == "pressure=none"
    reader.go("sources", link.proto.query_string)
    assert counts(reader) == (len(disputed(dossier)), len(dossier.sources))
    assert state_url(reader) == {"pressure": "none"}
    (link,) = (k for k in reader.at.page_link if k.value.strip("*") == "Timeline")
    assert link.proto.query_string == "pressure=none&q=no+such+words"


def state_url(reader: Reader) -> dict[str, str]:
    return dict(reader.at.query_params)


def test_searching(dossier: Dossier) -> None:
    reader = search("JOHNSON")
    assert state_url(reader) == {"q": "JOHNSON"}
    places, listed = counts(reader)
    assert 0 < listed < len(dossier.sources)
    assert 0 < places < len(disputed(dossier))
    assert counts(search("xyzzy qwerty")) == (0, 0)
    assert counts(search(".*")) == (0, 0)
    reader = search("xyzzy qwerty")
    reader.at.text_input(key="w-sources-q").set_value("")
    assert counts(reader.run()) == (len(disputed(dossier)), len(dossier.sources))
    assert state_url(reader) == {}


def test_a_figure_finds_the_sources_that_hold_it() -> None:
    assert "johnson-2009" in shown(Reader("sources", "q=353"))


def test_one_source_is_opened() -> None:
    reader = Reader("sources", "q=johnson-2009")
    assert shown(reader) == ["johnson-2009"]
    assert "<li id='johnson-2009'><details open><summary>" in reader.html


@pytest.mark.parametrize(
    ("query", "keeps"),
    [
        ("type=book", lambda s: s["kind"] == "book"),
        ("language=ru", lambda s: s["language"] == "ru"),
        ("read=whole", lambda s: s["read"] == "whole"),
        ("year=2003", lambda s: s["year"].eq(2003).fillna(False)),
        ("type=report&language=en", lambda s: (s["kind"] == "report") & (s["language"] == "en")),
        ("type=no such kind", lambda s: s["kind"] != ""),
    ],
)
def test_facets(dossier: Dossier, query: str, keeps: Callable[[pd.DataFrame], pd.Series]) -> None:
    reader = Reader("sources", query)
    assert state_url(reader) == dict(parse_qsl(query))
    assert [w.value for w in reader.at.warning] == []
    assert set(shown(reader)) == set(dossier.sources.loc[keeps(dossier.sources), "id"])
    assert counts(reader)[1] == len(shown(reader))


def test_what_rests_on_a_source_is_a_facet(dossier: Dossier) -> None:
    cited = dossier.citations
    expected = set(cited.loc[cited["table"] == "votes", "source_id"])
    assert set(shown(Reader("sources", "for=votes"))) == expected


def test_orders(dossier: Dossier) -> None:
    years = dossier.sources.set_index("id")["year"]
    by_year = [years[s] for s in shown(Reader("sources", "sort=year"))]
    known = [y for y in by_year if pd.notna(y)]
    assert known == sorted(known, reverse=True)
    assert [pd.isna(y) for y in by_year] == sorted(pd.isna(y) for y in by_year)
    assert shown(Reader("sources"))[0] == "johnson-2009"
    reader = Reader("sources", "sort=author")
    heads = re.findall(r"<h3 id='sources-[^']+'>(.+?)</h3>", reader.html)
    assert heads == sorted(set(heads), key=heads.index)
    assert "By author" in reader.html


def test_a_choice_is_in_the_address_and_taken_back() -> None:
    reader = Reader("sources").pick("sources-type", "book")
    assert state_url(reader) == {"type": "book"}
    assert state_url(reader.pick("sources-type", None)) == {}
    assert state_url(reader.go("search", "q=Duma")) == {"q": "Duma"}
    assert state_url(reader.go("timeline")) == {}


# What the links lead to.


def get(name: str, file: str) -> tuple[int, bytes, str]:
    params = {"name": name, "file": file}
    scope = {"type": "http", "method": "GET", "headers": [], "path_params": params}
    answer = asyncio.run(data_files._file(Request(scope)))
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

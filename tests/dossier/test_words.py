"""A case's own words for stages, kinds, mechanisms, themes and versions."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.__main__ import main
from components.charts import CHARTS
from components.charts.shared.event_legend import legend_items
from components.dossier import Dossier, DossierError, load
from components.dossier.build import build
from components.dossier.check import check
from components.dossier.read import read_csvs
from components.dossier.references import package_zip
from components.dossier.words import NO_WORDS
from components.dossier.workbook.commands import rows_of, write
from components.dossier.workbook.tables import package, take
from components.dossier.workbook.tabs import read_tabs
from components.dossier.workbook.template import template as workbook
from components.entity.facts import facts
from components.graphic.canvas import COLUMN, PHONE, STAGE
from components.ui import cache, data_files
from components.ui.cards import event_card
from components.view import View

from . import books, small

WORDS = [
    ["list", "word", "like", "label", "order"],
    ["stage", "veto", "adoption", "after the veto", ""],
    ["mechanism", "boycott", "leverage", "", ""],
    ["theme", "night work", "crime", "work at night", "0"],
    ["kind", "filibuster", "vote", "long speech", ""],
    ["version", "house bill", "enacted", "bill of the house", ""],
]
#: Table, column, and the own word that stands in its first row.
USED = [("events", "stage", "veto"), ("pressures", "mechanism", "boycott"),
        ("provisions", "theme", "night work"), ("events", "kind", "filibuster"),
        ("provisions", "version", "house bill")]  # fmt: skip


def add(folder: Path, words: list[list[str]] = WORDS) -> Path:
    """Give a folder the table, and use its words."""
    with (folder / "words.csv").open("w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(words)
    for table, column, word in USED:
        with (folder / f"{table}.csv").open(newline="") as file:
            header, first, *rest = csv.reader(file)
        first[header.index(column)] = word
        with (folder / f"{table}.csv").open("w", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([header, first, *rest])
    return folder


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small dossier with own words, built; never change it."""
    folder = add(small.write(tmp_path_factory.mktemp("words") / "small"))
    assert build(folder) == []
    return folder


@pytest.fixture(scope="module")
def dossier(own: Path) -> Dossier:
    return load(own)


def test_a_case_with_own_words_is_sound_and_loads_with_their_labels(
    own: Path, dossier: Dossier
) -> None:
    assert check(own)[0] == []
    assert "after the veto" in set(dossier.events["stage"])
    assert "boycott" in set(dossier.pressures["mechanism"])
    assert "work at night" in set(dossier.provisions["theme"])
    assert dossier.version == read_csvs(own).version
    assert dossier.words.listed("stage") == (
        "agenda", "drafting", "adoption", "after the veto", "implementation",
    )  # fmt: skip
    assert dossier.words.listed("theme")[:2] == ("work at night", "crime")
    assert dossier.words.listed("mechanism")[:3] == ("leverage", "boycott", "persuasion")
    assert dossier.words.core("stage", "after the veto") == "adoption"
    assert b"words" in package_zip(own)


def test_the_filter_knows_own_words(dossier: Dossier) -> None:
    view, dropped = View.parse("stage=adoption~after the veto~drafting", dossier)
    assert (view.stage, dropped) == (("drafting", "adoption", "after the veto"), ())
    assert View.parse("stage=veto", dossier)[1]
    one = View.parse("stage=after the veto", dossier)[0]
    frame = CHARTS["timeline"].prepare(dossier, one)
    assert list(frame["id"]) == ["vote"]
    assert list(frame["stage"]) == ["adoption"]  # drawn as what it is like
    kinds, _ = View.parse("kind=long speech", dossier)
    assert list(CHARTS["timeline"].prepare(dossier, kinds)["id"]) == ["vote"]
    assert View.parse("kind=filibuster", dossier)[1]


def test_own_words_stand_in_charts_and_pages(dossier: Dossier) -> None:
    law = CHARTS["law"].prepare(dossier, View())
    assert law.loc[law["layer"] == "provision", "theme"].iloc[0] == "work at night"
    acts = CHARTS["pressure"].prepare(dossier, View())
    assert "boycott" in set(acts["mechanisms"].dropna())
    rule = dossier.provisions.loc[dossier.provisions["theme"] == "work at night", "id"].iloc[0]
    found = facts(dossier, "provision", rule)
    assert found is not None
    assert "work at night · Bill of the house" in found.kicker
    kicker = facts(dossier, "event", "vote")
    assert kicker is not None
    assert kicker.kicker.startswith("Long speech · after the veto")
    assert "★</span> Long speech" in event_card(dossier, "vote")


def test_the_legend_names_own_kinds_beside_the_sign_that_they_share(dossier: Dossier) -> None:
    frame = CHARTS["timeline"].prepare(dossier, View())
    assert [words for words, _ in legend_items(frame, spans=False)][:2] == [
        "Long speech", "Meeting or visit",
    ]  # fmt: skip
    both = pd.concat([frame, frame[frame["id"] == "vote"].assign(kind="vote")])
    assert legend_items(both, spans=False)[0][0] == "Vote, long speech"
    for canvas in (COLUMN, PHONE, STAGE):
        drawn = CHARTS["timeline"].layout(frame, canvas)
        assert any("Long speech" in text.text for text in drawn.texts), canvas


def test_a_version_has_the_head_of_its_column_or_stands_before_its_rules(
    dossier: Dossier, own: Path, tmp_path: Path
) -> None:
    law = CHARTS["law"]
    frame = law.prepare(dossier, View())
    assert "1 in the bill of the house" in law.describe(frame)
    for canvas in (COLUMN, PHONE):
        words = [text.text for text in law.layout(frame, canvas).texts]
        assert any("Bill of the house" in text for text in words), canvas
    stage = [(text.text, text.y) for text in law.layout(frame, STAGE).texts]
    assert {("Bill of", 8.5), ("the…", 25.0)} <= set(stage)
    two = shutil.copytree(own, tmp_path / "small")
    with (two / "provisions.csv").open("a") as file:
        file.write("fine,Law,128,vote,A fine,Fine,A fine.,crime,enacted,,,\n")
    both = law.prepare(read_csvs(two), View()).set_index("id")
    assert both.loc["crime", "label"] == "bill of the house: Crime"
    assert both.loc["fine", ["label", "version", "drawn_as"]].tolist() == [
        "Fine", "enacted", "enacted",
    ]  # fmt: skip


def test_every_chart_draws_a_case_as_it_draws_the_words_that_its_own_are_like(
    dossier: Dossier, template: Path
) -> None:
    plain = load(template)
    assert plain.words is NO_WORDS
    for chart in CHARTS.values():
        mine, its = chart.prepare(dossier, View()), chart.prepare(plain, View())
        assert list(mine.columns) == list(its.columns), chart.id
        said = chart.describe(mine)
        for own, core in (("Work at night", "Crime"), ("work at night", "crime"),
                          ("boycott", "leverage"), ("Bill of the house", "Law as enacted"),
                          ("bill of the house", "law as enacted")):  # fmt: skip
            said = said.replace(own, core)
        assert said == chart.describe(its), chart.id
        assert chart.layout(mine, COLUMN).height == chart.layout(its, COLUMN).height, chart.id


@pytest.mark.parametrize(("row", "column", "fault"), [
    ("theme,x,scoop,,", "like", "'scoop': no word of theme; did you mean 'scope'?"),
    ("theme,penalty,scope,,", "word", "'penalty': a word that theme has; delete the row"),
    ("theme,x,scope,Crime,", "label", "'Crime': a word that theme has"),
    ("party,x,scope,,", "list", "'party': not one of the words for it; write one of: stage"),
    ("theme,night work,crime,,", "list/word", "'theme/night work': duplicate of list, word"),
    ("theme,x,scope,work at Night,", "label", "'work at Night': line 4 shows readers the same"),
    ("theme,x,,,", "like", "'': empty; write: word of the list"),
    ("theme,a~b,scope,,", "word", "'a~b': no word for a list; write at most 40 letters"),
    ("theme,x,scope,,-1", "order", "'-1': negative; write 0 or more"),
])  # fmt: skip
def test_faults_are_named_with_where_and_remedy(
    folder: Path, row: str, column: str, fault: str
) -> None:
    add(folder, [*WORDS, row.split(",")])
    told = [str(p) for p in check(folder)[0] if p.file == "words.csv"]
    assert len(told) == 1, told
    assert told[0].startswith(f"words.csv:7: column {column!r}: value {fault}")
    assert "after the veto" in read_csvs(folder).words.listed("stage")  # a draft does without it


def test_a_word_that_is_not_listed_is_a_fault_that_names_own_words(folder: Path) -> None:
    add(folder, [WORDS[0], ["theme", "night works", "scope", "", ""], *WORDS[4:]])
    told = [str(p) for p in check(folder)[0] if p.file == "provisions.csv"]
    assert len(told) == 1
    assert "did you mean 'night works'?" in told[0]
    assert told[0].endswith("or add a word of your own to words (list theme, like one of these)")


@pytest.mark.parametrize("content", [None, b"list,word,like,label,order\n"])
def test_without_own_words_nothing_changes(
    template: Path, folder: Path, content: bytes | None
) -> None:
    if content is not None:
        (folder / "words.csv").write_bytes(content)
    assert build(folder) == []
    assert check(folder)[0] == []
    files = {p.relative_to(template) for p in template.rglob("*") if p.is_file()}
    for file in files:
        assert (folder / file).read_bytes() == (template / file).read_bytes()
    assert not (folder / "parquet" / "words.parquet").exists()
    assert load(folder).version == load(template).version
    assert "words" not in load(folder).tables


def test_the_package_lists_own_words(own: Path) -> None:
    listed = {r["name"]: r for r in json.loads((own / "datapackage.json").read_text())["resources"]}
    for name in ("provisions", "provisions-parquet"):
        fields = {f["name"]: f for f in listed[name]["schema"]["fields"]}
        assert fields["theme"]["constraints"]["enum"][-1] == "night work"
        assert fields["version"]["constraints"]["enum"][-1] == "house bill"
    assert {"words", "words-parquet"} <= listed.keys()


def test_a_dossier_without_the_table_that_its_package_lists_is_refused(
    own: Path, tmp_path: Path
) -> None:
    broken = shutil.copytree(own, tmp_path / "small")
    (broken / "parquet" / "words.parquet").unlink()
    with pytest.raises(DossierError, match="words"):
        load(broken)
    assert build(broken) == []
    (broken / "words.csv").unlink()
    assert {p.column for p in check(broken)[0] if p.file == "provisions.csv"} == {
        "theme",
        "version",
    }


def test_the_workbook_takes_own_words_and_gives_them_back(own: Path, tmp_path: Path) -> None:
    tables = {table: rows_of(own, table) for table in (*small.TABLES, "words")}
    head = {"title": "A small dossier", "description": "Two events."}
    taken = take(read_tabs(workbook("small", tables, head)), "small", today="2026-11-01")
    written = tmp_path / "small"
    write(taken, written)
    for table in ("words", "provisions", "pressures"):
        assert rows_of(written, table) == tables[table]
    assert taken.sound, [taken.said(p) for p in taken.problems]
    assert package(taken)["parquet/words.parquet"] == (own / "parquet/words.parquet").read_bytes()
    without = take(read_tabs(books.openpyxl_book(books.rows())), "small")
    write(without, written)
    assert not (written / "words.csv").exists()


def test_a_workbook_takes_the_words_of_another_dossier_with_the_rows_that_hold_them(
    folder: Path, tmp_path: Path
) -> None:
    book = tmp_path / "ports.xlsx"
    mine = ["theme", "night work", "scope", "my label", ""]
    book.write_bytes(workbook("ports", {"words": [dict(zip(WORDS[0], mine, strict=True))]}))
    done = CliRunner().invoke(main, ["add", str(book), "--package", str(add(folder))])
    assert (done.exit_code, "left:" in done.output) == (0, False), done.output
    assert "words: 4 new, 1 cell filled in" in done.output
    assert "theme/night work: label: 'my label', not 'work at night'" in done.output
    sheets = take(read_tabs(book.read_bytes()), "ports").sheets
    for table, column, word in USED:
        assert word in {line.values.get(column) for line in sheets[table].lines}


@pytest.mark.parametrize("there", [True, False])
def test_data_gives_the_table_where_there_is_one(
    own: Path, template: Path, monkeypatch: pytest.MonkeyPatch, *, there: bool
) -> None:
    folder = own if there else template
    monkeypatch.setattr(cache, "folder", lambda: folder)
    monkeypatch.setattr(cache, "current", lambda: "small")
    monkeypatch.setattr(cache, "dossier", lambda: load(folder))
    client = TestClient(Starlette(routes=data_files.routes()))
    for file in ("words.csv", "words.parquet"):
        given = client.get(f"/data/small/{file}")
        assert given.status_code == (200 if there else 404)


@pytest.mark.parametrize(("view", "faults"), [("stage=after the veto", 0), ("stage=veto", 1)])
def test_a_scene_names_own_words_as_readers_see_them(folder: Path, view: str, faults: int) -> None:
    add(folder)
    with (folder / "scenes.csv").open(newline="") as file:
        header, first, *rest = csv.reader(file)
    first[header.index("view")] = view
    with (folder / "scenes.csv").open("w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, first, *rest])
    told = [p.wrong for p in check(folder)[0] if p.column == "view"]
    assert told == ["no value of stage"] * faults

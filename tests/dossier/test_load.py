"""What load gives, and what it says when it cannot."""

import copy
import datetime
import hashlib
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from components.dossier import Dossier, DossierError, load
from components.dossier.columns import columns
from components.dossier.keys import row_key
from components.dossier.load import OPTIONAL
from components.dossier.read import read_csvs
from components.dossier.schema import TABLES
from components.dossier.table_columns import TABLE_COLUMNS, TABLE_NAMES


@pytest.fixture(scope="module")
def loaded(template: Path) -> Dossier:
    return load(template)


def test_names_are_those_of_the_schema() -> None:
    assert tuple(TABLES) == (*TABLE_NAMES, *OPTIONAL)
    assert {t: tuple(c.name for c in columns(t)) for t in TABLE_NAMES} == TABLE_COLUMNS


def test_a_dossier_knows_its_name_title_and_version(loaded: Dossier) -> None:
    assert (loaded.name, loaded.id, loaded.title) == ("small", "small", "A small dossier")
    assert len(loaded.version) == 12
    assert set(loaded.version) <= set("0123456789abcdef")
    assert tuple(loaded.tables) == TABLE_NAMES


def test_rows_come_in_the_order_of_their_key(loaded: Dossier) -> None:
    assert loaded.events["id"].tolist() == ["call", "vote"]
    assert loaded.ballots["bloc"].tolist() == ["Democratic", "Republican"]
    keys = [tuple(row) for row in loaded.roles.itertuples(index=False)]
    assert keys == [
        ("call", "duma", "target"), ("call", "envoy", "lead"), ("vote", "duma", "decider"),
    ]  # fmt: skip


def test_dates_have_bounds_and_words(loaded: Dossier) -> None:
    call, vote = loaded.events.to_dict("records")
    assert call["date_from"] == pd.Timestamp(2003, 10, 1)
    assert call["date_to"] == pd.Timestamp(2003, 10, 31)
    assert call["date_words"] == "about October 2003"
    assert vote["date_from"] is pd.NaT
    assert vote["date_to"] == pd.Timestamp(2003, 12, 8)
    assert loaded.votes["date_words"].tolist() == ["by 8 December 2003", "9 October 2003"]


def test_unknown_stays_apart_from_zero(loaded: Dossier) -> None:
    votes = loaded.votes.set_index("id")
    assert votes.loc["duma-vote", "abstain"] is pd.NA
    assert votes.loc["house-vote", "abstain"] == 0
    assert str(votes["abstain"].dtype) == "Int64"
    assert votes["yes"].sum() == 353 + 371
    provisions = loaded.provisions.set_index("id")
    assert provisions.loc["crime", "max_years"] == 7.5
    assert provisions["min_years"].isna().all()
    assert provisions["first"].tolist() == [True, pd.NA]


def test_text_keeps_its_letters_and_its_gaps(loaded: Dossier) -> None:
    actors = loaded.actors.set_index("id")
    assert actors.loc["duma", "name_native"] == "Государственная дума"
    assert pd.isna(actors.loc["envoy", "name_native"])
    assert actors["unnamed"].tolist() == [False, True]
    # A column without a single entry is text all the same
    assert {str(dtype) for dtype in loaded.claims.dtypes} == {"str"}


def test_csvs_give_the_same_dossier_as_the_parquet(template: Path, loaded: Dossier) -> None:
    drafted = read_csvs(template)
    assert (drafted.name, drafted.title) == (loaded.name, loaded.title)
    assert drafted.version == loaded.version
    for name in TABLE_NAMES:
        pd.testing.assert_frame_equal(drafted.tables[name], loaded.tables[name])


def test_csvs_of_a_draft_give_what_stands(folder: Path) -> None:
    (folder / "roles.csv").unlink()
    (folder / "datapackage.json").unlink()
    path = folder / "events.csv"
    path.write_text(path.read_text().replace("2003-10~", "2003-02-30"))
    drafted = read_csvs(folder)
    assert drafted.title == "small"
    assert drafted.events["id"].tolist() == ["vote"]
    assert list(drafted.roles.columns) == ["event_id", "actor_id", "role"]
    assert len(drafted.roles) == 0


def test_the_version_changes_with_a_letter(folder: Path, loaded: Dossier) -> None:
    path = folder / "actors.csv"
    path.write_text(path.read_text().replace("The lower house.", "The lower House."))
    assert read_csvs(folder).version != loaded.version


def test_an_unknown_table_is_an_attribute_error(loaded: Dossier) -> None:
    with pytest.raises(AttributeError, match="no table 'event'"):
        _ = loaded.event
    assert copy.copy(loaded).version == loaded.version


def test_a_dossier_cannot_be_changed(loaded: Dossier) -> None:
    with pytest.raises(AttributeError):
        loaded.name = "x"  # type: ignore[misc]
    with pytest.raises(TypeError):
        loaded.tables["events"] = loaded.events  # type: ignore[index]


def test_keys_of_rows(loaded: Dossier) -> None:
    assert row_key("events", {"id": "vote"}) == "vote"
    assert row_key("roles", loaded.roles.iloc[0]) == "call/duma/target"
    assert [row_key("measures", row) for _, row in loaded.measures.iterrows()] == [
        "tier/2002", "tier/2003",
    ]  # fmt: skip
    assert row_key("citations", loaded.citations.iloc[0]) == "actors/duma//book-2009/P1"
    cited = set(zip(loaded.citations["table"], loaded.citations["row_id"], strict=True))
    for table in ("roles", "ballots", "measures", "events"):
        for row in loaded.tables[table].to_dict("records"):
            assert (table, row_key(table, row)) in cited


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("parquet", r"parquet: missing; run: python -m components\.dossier build .*small"),
        ("parquet/votes.parquet", r"parquet.votes\.parquet: missing; run: python -m"),
        ("datapackage.json", r"datapackage\.json: missing; write one with a title, then run: "),
        ("", r"small: no such folder; give the folder of a dossier"),
    ],
)
def test_what_is_missing_is_named_with_the_remedy(built: Path, name: str, what: str) -> None:
    (built / name).rename(built.parent / "away")
    with pytest.raises(DossierError, match=what):
        load(built)


@pytest.mark.parametrize("size", [0, 3, 100, 2000])
def test_a_truncated_parquet_is_named_with_the_remedy(built: Path, size: int) -> None:
    path = built / "parquet" / "events.parquet"
    path.write_bytes(path.read_bytes()[:size])
    what = r"events\.parquet: not a whole parquet file \(.+\); run: python -m"
    with pytest.raises(DossierError, match=what):
        load(built)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"title": ', '"title"'])
def test_a_package_without_a_title_is_named(built: Path, text: str) -> None:
    (built / "datapackage.json").write_text(text)
    with pytest.raises(DossierError, match=r"datapackage\.json: no title can be read from it"):
        load(built)


def test_a_parquet_of_another_schema_is_named(built: Path) -> None:
    (built / "parquet" / "votes.parquet").write_bytes(
        (built / "parquet" / "roles.parquet").read_bytes()
    )
    with pytest.raises(DossierError, match=r"votes\.parquet: not the file that datapackage\.json"):
        load(built)
    from components.dossier.check import check

    assert str(check(built)[0][-1]).startswith("parquet/votes.parquet: not what the CSVs build")


@pytest.mark.parametrize("column", ["weight", "id"])
def test_a_dossier_that_an_older_version_built_is_named(built: Path, column: str) -> None:
    path, package = built / "parquet/votes.parquet", built / "datapackage.json"
    before = path.read_bytes()
    pq.write_table(pq.read_table(path).drop_columns(column), path)
    old, new = (hashlib.sha256(data).hexdigest() for data in (before, path.read_bytes()))
    package.write_text(package.read_text().replace(old, new))
    with pytest.raises(DossierError, match=rf"votes\.parquet: no column {column}: .*; run: python"):
        load(built)


def test_a_row_written_into_a_parquet_is_noticed(built: Path) -> None:
    path = built / "parquet" / "sources.parquet"
    table = pq.read_table(path)
    place = table.schema.get_field_index("url")
    field = table.schema.field(place)
    forged = pa.array(["https://forged.example/"] * len(table), field.type)
    pq.write_table(table.set_column(place, field, forged), path)
    with pytest.raises(DossierError, match=r"sources\.parquet: .* after the build; run: python"):
        load(built)


@pytest.mark.parametrize("of", ["[" * 200_000, '{"title": "x", "resources": [[]]}', '{"title": 1}'])
def test_a_package_that_describes_nothing_is_named(built: Path, of: str) -> None:
    (built / "datapackage.json").write_text(of)
    with pytest.raises(DossierError, match=r"datapackage\.json"):
        load(built)


def test_loading_needs_neither_the_models_nor_the_pages(template: Path) -> None:
    code = (
        "import sys; from components.dossier import load; load(sys.argv[1]);"
        "sys.exit(any(m in sys.modules for m in ('pydantic', 'streamlit')))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(template)], check=False)
    assert done.returncode == 0


def test_dates_in_frames_compare_with_dates(loaded: Dossier) -> None:
    late = loaded.events["date_to"] > pd.Timestamp(datetime.date(2003, 11, 1))
    assert loaded.events.loc[late, "id"].tolist() == ["vote"]

"""Event data beside a dossier: counted the same by every engine, and refused where it is wrong."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import narwhals as nw
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.charts.shared import loud
from components.dossier import DossierError, load
from components.query.loudness import UNSAID, by_month, days_of, loudness, scan
from tests.charts.making import unreadable
from tests.conftest import ROOT

SCHEMA = pa.schema({"date": pa.date32(), "side": pa.string(), "actor": pa.string()})
ROWS = [
    (date(2003, 1, 5), "domestic", "ministry"),
    (date(2003, 1, 5), "domestic", "ministry"),
    (date(2003, 1, 31), "international", "envoy"),
    (date(2003, 2, 1), "domestic", None),
    (date(2003, 2, 28), None, "envoy"),
    (None, "domestic", "envoy"),
]
January, February = date(2003, 1, 1), date(2003, 2, 1)

Row = tuple[date | None, str | None, str | None]


def table_of(rows: list[Row]) -> pa.Table:
    return pa.Table.from_pylist(
        [dict(zip(SCHEMA.names, row, strict=True)) for row in rows], schema=SCHEMA
    )


ENGINES: dict[str, Callable[[pa.Table], Any]] = {
    "pandas": lambda rows: rows.to_pandas(date_as_object=False),
    "pyarrow": lambda rows: rows,
    "duckdb": duckdb.from_arrow,
    "polars": lambda rows: pl.DataFrame(rows).lazy(),
}
every_engine = pytest.mark.parametrize("engine", ENGINES)


@every_engine
def test_rows_are_counted_by_month_and_side(engine: str) -> None:
    table = nw.from_native(ENGINES[engine](table_of(ROWS))).lazy()
    assert by_month(days_of(table)) == {
        (January, "domestic"): 2, (January, "international"): 1, (February, "domestic"): 1,
        (February, UNSAID): 1,
    }  # fmt: skip
    ends = (date(2003, 1, 31), date(2003, 2, 1))
    within = {(January, "international"): 1, (February, "domestic"): 1}
    assert by_month(days_of(table, ends)) == by_month(days_of(table), ends) == within
    assert by_month(days_of(table, actors=["envoy"])) == {
        (January, "international"): 1, (February, UNSAID): 1,
    }  # fmt: skip


rows_of_any_kind = st.lists(
    st.tuples(
        st.none() | st.dates(date(1, 1, 1), date(2999, 12, 31)),
        st.none() | st.sampled_from(["domestic", "international", "other"]),
        st.none() | st.sampled_from(["a", "b"]),
    ),
    max_size=30,
)  # fmt: skip


@given(
    rows=rows_of_any_kind,
    low=st.none() | st.dates(date(1000, 1, 1), date(2100, 1, 1)),
    actors=st.sampled_from([(), ("a",), ("a", "b")]),
)
def test_every_engine_counts_the_same_and_each_row_once(
    rows: list[Row], low: date | None, actors: tuple[str, ...]
) -> None:
    tables = [nw.from_native(make(table_of(rows))).lazy() for make in ENGINES.values()]
    found = [days_of(table, (low, None), actors) for table in tables]
    assert all(one == found[0] for one in found)
    kept = [at for at, _, who in rows if at and (not low or at >= low)
            and (not actors or who in actors)]  # fmt: skip
    assert sum(found[0].values()) == len(kept) == sum(by_month(found[0]).values())


def test_spark_counts_the_same_where_there_is_one() -> None:
    spark_sql = pytest.importorskip("pyspark.sql")
    if not shutil.which("java"):
        pytest.skip("no Java")
    session = spark_sql.SparkSession.builder.master("local[1]").getOrCreate()
    schema = "date date, side string, actor string"
    table = nw.from_native(session.createDataFrame(ROWS, schema)).lazy()
    ours = nw.from_native(table_of(ROWS)).lazy()
    for asked in ({}, {"actors": ["envoy"]}, {"period": (date(2003, 1, 31), None)}):
        assert days_of(table, **asked) == days_of(ours, **asked)
    session.stop()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A dossier that event data can be laid beside."""
    shutil.copytree(ROOT / "data/russia-2003", tmp_path / "case")
    return tmp_path / "case"


def test_one_file_or_a_folder_of_them_lies_beside_a_dossier(folder: Path) -> None:
    assert load(folder).context == ()
    (folder / "context" / "2003").mkdir(parents=True)
    pq.write_table(table_of(ROWS[:2]), folder / "context/2003/a.parquet")
    pq.write_table(table_of(ROWS[2:]), folder / "context/b's.parquet")
    files = load(folder).context
    assert [f.name for f in files] == ["a.parquet", "b's.parquet"]
    assert sum(loudness(files).values()) == 5
    pq.write_table(table_of(ROWS), folder / "context.parquet")
    assert [f.name for f in load(folder).context] == ["context.parquet"]
    assert days_of(scan(files)) == days_of(scan(load(folder).context))


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (pa.table({"side": ["domestic"]}), "no column date; give each row a day (date32)"),
        (pa.table({"date": ["2003"], "side": ["domestic"]}), "column date holds string"),
        (pa.table({"date": [date(2003, 1, 1)], "side": [1]}), "column side holds int64"),
        (None, "not a whole parquet file"),
    ],
)
def test_event_data_of_another_kind_is_refused_by_name(
    folder: Path, table: pa.Table | None, said: str
) -> None:
    path = folder / "context.parquet"
    if table is None:
        path.write_bytes(b"PAR1 half a file")
    else:
        pq.write_table(table, path)
    with pytest.raises(DossierError, match=r"context\.parquet: ") as caught:
        load(folder)
    assert said in str(caught.value)


def test_the_strip_says_its_largest_bar_and_all_rows() -> None:
    table = nw.from_native(table_of(ROWS)).lazy()
    months = by_month(days_of(table))
    assert loud.describe(months) == (
        "5 rows of event data: international 1, domestic 3 and not said 1. "
        "Most, 3, are of January 2003."
    )
    assert loud.describe({}) == "No row of the event data is in this period."


@given(
    st.dictionaries(
        st.tuples(
            st.dates(date(1, 1, 1), date(2999, 1, 1)).map(lambda d: d.replace(day=1)),
            st.sampled_from(["domestic", "other"]),
        ),
        st.integers(1, 10**9),
        max_size=30,
    )
)
def test_bars_add_up_to_the_rows_and_can_be_read(months: dict[tuple[date, str], int]) -> None:
    bars = loud.bars_of(months)
    assert sum(held.total() for held in bars.values()) == sum(months.values())
    drawn = loud.layout(months, (None, None))
    assert len(drawn.rects) == sum(len(held) for held in bars.values())
    texts = [t.text for t in drawn.texts]
    assert unreadable(drawn.boxes(640), texts, width=640, height=drawn.height) == []

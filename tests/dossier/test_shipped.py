"""What every dossier that ships is held to: sound, built from its CSVs, every row cited."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from components.dossier import Dossier, load
from components.dossier.check import check
from components.dossier.frames import to_arrow, to_parquet
from components.dossier.keys import row_key
from components.dossier.package import read_package, render, resources
from components.dossier.read import read_folder
from components.dossier.schema import TABLES
from components.dossier.table_columns import TABLE_NAMES

ROOT = Path(__file__).parents[2]
#: Tables whose rows need a source.
CITED = [name for name in TABLE_NAMES if TABLES[name].CITED and not TABLES[name].UNSOURCED]
#: Tables that a case does without.
EMPTY = {"uk-1807": ("ballots", "measures", "enforcement")}
FOLDERS = sorted(path.parent for path in ROOT.glob("data/*/datapackage.json"))


@pytest.fixture(scope="module", params=FOLDERS, ids=lambda folder: folder.name)
def folder(request: pytest.FixtureRequest) -> Path:
    """Each dossier that ships."""
    return Path(request.param)


@pytest.fixture(scope="module")
def shipped(folder: Path) -> Dossier:
    """The same, loaded."""
    return load(folder)


def test_it_has_no_fault(folder: Path) -> None:
    assert [str(problem) for problem in check(folder)[0]] == []


def test_the_committed_parquet_is_what_the_csvs_build(folder: Path) -> None:
    sheets, _ = read_folder(folder)
    for table in TABLE_NAMES:
        path = folder / "parquet" / f"{table}.parquet"
        wanted = to_arrow(table, sheets[table].rows())
        assert pq.read_table(path).equals(wanted, check_metadata=True), table
        # Another pyarrow signs, and may pack, the same rows in its own way
        if pq.read_metadata(path).created_by.endswith(f" {pa.__version__}"):
            assert path.read_bytes() == to_parquet(wanted), table


def test_the_committed_package_describes_the_committed_files(folder: Path) -> None:
    data = (folder / "datapackage.json").read_bytes()
    package, problems = read_package(data)
    assert problems == []
    csvs = {table: (folder / f"{table}.csv").read_bytes() for table in TABLE_NAMES}
    parquets = {t: (folder / f"parquet/{t}.parquet").read_bytes() for t in TABLE_NAMES}
    assert data == render(package, resources(csvs, parquets))
    assert package["licenses"][0]["name"] == "CC-BY-4.0"


def test_an_independent_validator_accepts_the_package(folder: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.flatten(["title", "message"]) == []
    assert len(report.tasks) == 2 * len(TABLE_NAMES)


@pytest.mark.parametrize("table", CITED)
def test_every_row_has_a_citation_with_a_locator(shipped: Dossier, table: str) -> None:
    citations = shipped.citations
    assert citations["locator"].str.strip().ne("").all()
    cited = set(citations.loc[citations["table"] == table, "row_id"])
    keys = [row_key(table, row) for row in shipped.tables[table].to_dict("records")]
    assert keys or table in EMPTY.get(shipped.name, ())
    assert [key for key in keys if key not in cited] == []


def test_something_rests_on_every_source(shipped: Dossier) -> None:
    assert set(shipped.sources["id"]) == set(shipped.citations["source_id"])


def test_sources_disagree_and_the_dossier_says_so(shipped: Dossier) -> None:
    conflicts = shipped.citations[shipped.citations["relation"].eq("conflicts")]
    assert len(conflicts) >= 5
    assert (conflicts["value"].notna() | conflicts["note"].notna()).all()


def test_a_fate_is_sourced(shipped: Dossier) -> None:
    of = shipped.citations[shipped.citations["table"].eq("demands")]
    said = set(of.loc[of["column"].eq("fate"), "row_id"])
    known = shipped.demands.loc[shipped.demands["fate"].ne("unknown"), "id"]
    assert [name for name in known if name not in said] == []


def test_a_copy_says_whose_it_is(shipped: Dossier) -> None:
    """An address on a site of no standing is never the only one silently."""
    weak = ("docslib.org", "paperzz.com", "electrician-top.ru", "prikolovo.ru", "uksirius43.ru",
            "pciholog.com", "copyrightland.net", "fdocuments.in", "yumpu.com", "s-twc.com",
            "free-books.at", "bitlit.ru", "pdfslide.net", "fliphtml5.com", "vdocuments.us",
            "enacademic.com", "purpledshub.com", "wilberforcecentral.org")  # fmt: skip
    marked = shipped.sources[shipped.sources["host"].notna()]
    assert set(marked["host"]) == {"third party"}
    assert marked["url"].notna().all()
    for row in shipped.sources[shipped.sources["url"].notna()].itertuples():
        if any(host in row.url for host in weak):
            assert row.host == "third party", row.id

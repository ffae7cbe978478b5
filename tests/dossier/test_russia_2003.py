"""The dossier that the app ships: sound, built from its CSVs, cited, in our own words."""

import re
import subprocess
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from components.dossier import Dossier
from components.dossier.check import check
from components.dossier.frames import to_arrow, to_parquet
from components.dossier.keys import row_key
from components.dossier.load import TABLE_NAMES
from components.dossier.package import read_package, render, resources
from components.dossier.read import read_folder
from components.dossier.schema import TABLES

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "data" / "russia-2003"
# The passage is not ours to commit; where it lies beside the clone, the words are compared
PASSAGE = ROOT.parent / "shared" / "passage" / "passage.txt"
RUN = 8


def test_it_has_no_fault() -> None:
    assert [str(problem) for problem in check(FOLDER)[0]] == []


def test_the_committed_parquet_is_what_the_csvs_build() -> None:
    sheets, _ = read_folder(FOLDER)
    for table in TABLE_NAMES:
        path = FOLDER / "parquet" / f"{table}.parquet"
        wanted = to_arrow(table, sheets[table].rows())
        assert pq.read_table(path).equals(wanted, check_metadata=True), table
        # Another pyarrow signs, and may pack, the same rows in its own way
        if pq.read_metadata(path).created_by.endswith(f" {pa.__version__}"):
            assert path.read_bytes() == to_parquet(wanted), table


def test_the_committed_package_describes_the_committed_files() -> None:
    data = (FOLDER / "datapackage.json").read_bytes()
    package, problems = read_package(data)
    assert problems == []
    csvs = {table: (FOLDER / f"{table}.csv").read_bytes() for table in TABLE_NAMES}
    parquets = {t: (FOLDER / f"parquet/{t}.parquet").read_bytes() for t in TABLE_NAMES}
    assert data == render(package, resources(csvs, parquets))
    assert package["licenses"][0]["name"] == "CC-BY-4.0"


def test_an_independent_validator_accepts_the_package() -> None:
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.validate(str(FOLDER / "datapackage.json"))
    assert report.flatten(["title", "message"]) == []
    assert len(report.tasks) == 2 * len(TABLE_NAMES)


@pytest.mark.parametrize("table", [name for name in TABLE_NAMES if TABLES[name].CITED])
def test_every_row_has_a_citation_with_a_locator(dossier: Dossier, table: str) -> None:
    citations = dossier.citations
    assert citations["locator"].str.strip().ne("").all()
    cited = set(citations.loc[citations["table"] == table, "row_id"])
    keys = [row_key(table, row) for row in dossier.tables[table].to_dict("records")]
    assert keys
    assert [key for key in keys if key not in cited] == []


def test_something_rests_on_every_source(dossier: Dossier) -> None:
    assert set(dossier.sources["id"]) == set(dossier.citations["source_id"])


def test_it_covers_what_the_passage_holds(dossier: Dossier) -> None:
    assert len(dossier.events) >= 40
    assert len(dossier.actors) >= 30
    russian = dossier.actors[dossier.actors["country"].eq("RU") & ~dossier.actors["unnamed"]]
    people = russian[russian["kind"].eq("person")]
    assert len(people) >= 1
    assert people["name_native"].str.contains("[а-яё]", case=False).all()


def test_the_353_votes_leave_97_seats_unknown(dossier: Dossier) -> None:
    vote = dossier.votes[dossier.votes["yes"].eq(353)].iloc[0]
    assert (vote["no"], vote["seats"]) == (0, 450)
    assert pd.isna(vote["abstain"])
    assert pd.isna(vote["not_voting"])


def test_sources_disagree_and_the_dossier_says_so(dossier: Dossier) -> None:
    conflicts = dossier.citations[dossier.citations["relation"].eq("conflicts")]
    assert len(conflicts) >= 5
    assert (conflicts["value"].notna() | conflicts["note"].notna()).all()


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold().replace("’", "'"))


def runs(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1)}


def test_runs_are_found_across_lines_and_marks() -> None:
    assert runs("One, two three\nfour-five six’s seven")
    assert runs("a b c d e f g h i") & runs("X: A b, “c d” e\nf—g H.")
    assert not runs("a b c d e f g h i") & runs("a b c d e f g x h i")


def committed() -> list[Path]:
    done = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False, text=True
    )
    return [ROOT / name for name in done.stdout.split("\0") if name]


@pytest.mark.skipif(not PASSAGE.exists(), reason="the passage is not here")
def test_no_committed_text_has_eight_words_of_the_passage_in_a_row() -> None:
    passage = runs(PASSAGE.read_text(encoding="utf-8"))
    assert len(passage) > 500
    paths = [path for path in committed() if path.is_file()]
    assert FOLDER / "events.csv" in paths
    found = {}
    for path in paths:
        try:
            shared = runs(path.read_text(encoding="utf-8")) & passage
        except UnicodeDecodeError:
            continue  # parquet and pictures, which are made from text that is read here
        if shared:
            found[path.name] = sorted(" ".join(run) for run in shared)
    assert found == {}


def test_a_copy_on_a_site_of_no_standing_says_so(dossier: Dossier) -> None:
    """Such an address is never the only one silently: it is marked, for every reader to see."""
    sources = dossier.sources
    weak = ("docslib.org", "paperzz.com", "electrician-top.ru", "prikolovo.ru", "uksirius43.ru",
            "pciholog.com", "copyrightland.net", "fdocuments.in", "yumpu.com")  # fmt: skip
    marked = sources[sources["host"].notna()]
    assert set(marked["host"]) == {"third party"}
    assert marked["url"].notna().all()
    for row in sources[sources["url"].notna()].itertuples():
        if any(host in row.url for host in weak):
            assert row.host == "third party", row.id
    gone = ("govrecords.org", "wikileaks.cash", "pdfcoke.com", "academic.ru", "ireland.ru")
    assert not any(host in url for url in sources["url"].dropna() for host in gone)

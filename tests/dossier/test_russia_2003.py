"""What only the dossier on Russia is held to: what the passage holds, in our own words."""

import re
import subprocess
from pathlib import Path

import pandas as pd
import pytest

from components.dossier import Dossier

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "data" / "russia-2003"
# The passage is not ours to commit; where it lies beside the clone, the words are compared
PASSAGE = ROOT.parent / "shared" / "passage" / "passage.txt"
RUN = 8


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


def test_no_address_is_of_a_site_that_is_gone(dossier: Dossier) -> None:
    gone = ("govrecords.org", "wikileaks.cash", "pdfcoke.com", "academic.ru", "ireland.ru")
    assert not any(host in url for url in dossier.sources["url"].dropna() for host in gone)

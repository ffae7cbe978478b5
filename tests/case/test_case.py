"""No word of a case stands in the code: a case brings its own, or does without."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path

import pandas as pd
import pytest

from components.charts import CHARTS
from components.dossier import Dossier, DossierError, defaults, load, settings
from components.dossier.case import NO_CASE, Case, references
from components.dossier.place import usual_folder
from components.dossier.settings import setting_of
from components.ui.shell import PAGES
from components.wording.periods import range_words
from tests.case.dossiers import SETTINGS, write, write_events_alone
from tests.case.shown import shown
from tests.conftest import ROOT

#: Words of the case that ships, none of which is a word of the code.
WORDS = re.compile(
    r"russia|duma|moscow|putin|353|kremlin|palermo|watch list|tier [123]|tip-|washington"
    r"|american|johnson|firestone|mizulina|trafficking|prostitution|the book|scholar’s account"
    r"|law-signed|protocol-in-force|six answers|\bRU\b",
    re.IGNORECASE,
)
#: The product's own name, in prose, in names of files and of scripts; and the one colour.
PRODUCT = re.compile(r"353[–-]0|353_0|v353|(?:hands|lead|room|tallies)353|#35322E")


def said_of_a_case(text: str) -> list[str]:
    """The words of our case in a text that are not the product's name."""
    return WORDS.findall(PRODUCT.sub("", text))


def sources() -> list[Path]:
    """Every file of the code: what is drawn, said and run."""
    kinds = {".py", ".js", ".css", ".jinja"}
    found = [p for top in ("components", "pages") for p in (ROOT / top).rglob("*")]
    own = (p for p in found if p.suffix in kinds and p.name != "plotly-basic.min.js")
    return [*own, ROOT / "app.py", ROOT / "Makefile"]


def test_the_code_has_no_word_of_the_case() -> None:
    told = {str(p.relative_to(ROOT)): said_of_a_case(p.read_text("utf-8")) for p in sources()}
    assert len(told) > 200
    assert {path: words for path, words in told.items() if words} == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the Duma’s vote", ["Duma"]),
        ("353–0 is a dossier", []),
        ("353 for, none against", ["353"]),
        ('class="v353-embed" 353-0:height', []),
        ("country == 'RU'", ["RU"]),
        ("id == 'law-signed'", ["law-signed"]),
    ],
)
def test_a_word_of_the_case_is_seen(text: str, words: list[str]) -> None:
    assert said_of_a_case(text) == words


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier of another case, with settings of every sort."""
    return write(tmp_path_factory.mktemp("case") / "other", SETTINGS)


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same without a single setting."""
    return write(tmp_path_factory.mktemp("case") / "bare", ())


@pytest.fixture(scope="module")
def of_other(other: Path) -> dict[str, str]:
    return shown(other)


@pytest.fixture(scope="module")
def of_bare(bare: Path) -> dict[str, str]:
    return shown(bare)


@pytest.mark.parametrize("which", ["of_other", "of_bare"])
def test_another_case_is_shown_without_a_word_of_ours(
    which: str, request: pytest.FixtureRequest
) -> None:
    told = request.getfixturevalue(which)
    rows = [place for place in told if "/" in place]
    assert len(told) == 3 * len(PAGES) + 5 * len(CHARTS) + 4 + len(rows)
    assert len(rows) >= 18
    # What only a machine reads may hold the figures by chance.
    plain = {
        place: re.sub(r"data-[0-9a-f]{32}|ID-[0-9a-f]{32}|\b[0-9a-f]{32,}\b|\b[xy]=\d+", "", t)
        for place, t in told.items()
    }
    assert {place: said_of_a_case(t) for place, t in plain.items() if said_of_a_case(t)} == {}


#: Settings whose value is said as it stands, but for those that no row of the small dossier needs.
SAID = [
    (key, value)
    for key, value, _ in SETTINGS
    if (found := setting_of(key)) and found[0].kind in ("words", "sentence")
    if key not in ("city.envoy", "boomerang.means")
]


@pytest.mark.parametrize(("key", "value"), SAID)
def test_what_a_case_says_is_shown(key: str, value: str, of_other: dict[str, str]) -> None:
    whole = " ".join(unescape(" ".join(of_other.values())).split())
    assert value in whole


def test_every_setting_is_tried() -> None:
    tried = {found[0].key for key, *_ in SETTINGS if (found := setting_of(key))}
    assert tried == {setting.key for setting in settings.SETTINGS}


def test_what_a_case_leaves_out_is_written_from_its_data(of_bare: dict[str, str]) -> None:
    assert "<h1>78 for, none against, and 22 seats of which no source" in of_bare["page vote"]
    assert of_bare["seats.txt"].startswith("78 for, none against, 22 unknown\n")
    assert "1 from outside the country, 0 from inside" in of_bare["pressure.txt"]
    assert "The country’s society" not in of_bare["activity.txt"]
    assert "The country’s state 1" in of_bare["activity.txt"]
    assert "2 events and 1 act of pressure, coded from 2 sources." in of_bare["page "]
    assert "None of the yearly reports is in this view." in of_bare["tier.txt"]


def test_a_dossier_of_events_alone_is_shown(tmp_path: Path) -> None:
    told = shown(write_events_alone(tmp_path / "alone"))
    assert "2 events and 0 acts of pressure, coded from 2 sources." in told["page "]


def test_the_charts_and_pages_of_the_settings_are_those_that_there_are() -> None:
    assert sorted(CHARTS) == list(settings.CHARTS)
    assert [page.path for page in PAGES if page.path] == list(settings.PAGES)


def test_no_two_settings_share_a_key() -> None:
    for setting in settings.SETTINGS:
        name = "1" if setting.place == settings.NUMBER else "timeline"
        assert setting_of(settings.instead(setting.key, name)) == (
            setting,
            name * bool(setting.place),
        )


def test_defaults_are_read_off_the_rows(bare: Path, other: Path) -> None:
    plain, said = load(bare), load(other)
    assert defaults.home_countries(plain) == ("RI",)
    assert defaults.home_countries(said) == ("RI", "US")
    assert defaults.key_vote(plain) == defaults.key_vote(said) == "diet-vote"
    assert defaults.outcomes(plain) == {"vote": "The vote"}
    assert defaults.first_outcome(plain) == "vote"
    assert defaults.stages_of(plain, "vote") == ("vote",)
    assert defaults.stages_of(said, "vote") == ("vote", "call")
    assert defaults.span(plain) is None  # one landmark alone
    days = (date(2003, 10, 9), date(2003, 12, 8))
    assert defaults.span(said) == (*days, "from the call to the count")
    assert defaults.years(plain) == ("2003", "2003")
    assert defaults.years(said) == ("2002", "2004")
    assert defaults.periods(plain) == (("2003", "2003"),)
    assert defaults.periods(said) == (("2001", "2001"), ("2003-10", "2003-12"), ("2004", None))
    assert defaults.steps(said) == {1.0: "Grade A", 2.0: "Grade B", 3.0: "Grade C"}
    assert defaults.steps(plain) == {}


def test_the_outcomes_of_the_shipped_case_stand_in_the_order_of_their_dates(
    dossier: Dossier,
) -> None:
    assert list(defaults.outcomes(dossier)) == [
        "presidential-bill", "revised-bill", "duma-353-0", "protocol-ratified", "witness-law",
        "confiscation-2006",
    ]  # fmt: skip
    assert defaults.first_outcome(dossier) == "duma-353-0"


def test_a_text_takes_the_names_of_the_country() -> None:
    named = Case({"home.name": "Ruritania", "rank.name": "grade"}, {})
    text = "{Home}, {home}, {National} {rank}: {Rank}; {year}"
    assert named.fill(text) == "Ruritania, Ruritania, Ruritania’s grade: Grade; {year}"
    assert NO_CASE.fill(text) == "The country, the country, The country’s rank: Rank; {year}"


def test_a_family_of_settings_is_read_by_what_stands_in_its_key() -> None:
    case = Case(
        {"outcome.a": "A", "outcome.a.events": "a~b", "outcomes": "x", "count.s.who": "w"}, {}
    )
    assert case.under("outcome.<event>") == {"a": "A"}
    assert case.under("count.<series>.who") == {"s": "w"}
    assert case.parts("outcome.a.events") == ("a", "b")
    assert case.parts("outcome.b.events") == ()


def test_rows_are_named_with_their_table() -> None:
    assert references("events:vote; measures:tier/2003") == (
        ("events", "vote"), ("measures", "tier/2003"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        ("2000", "2002", "2000–2002"),
        ("2003", "2003", "2003"),
        ("2003-10", "2004-04", "Oct 2003–Apr 2004"),
        ("2003-10-09", "2003-10-12", "9 Oct 2003–12 Oct 2003"),
        ("2004-05", None, "After April 2004"),
        ("2004", None, "After 2003"),
        (None, "2002-03", "Until March 2002"),
        (None, None, ""),
    ],
)
def test_a_period_is_named_in_few_letters(low: str | None, high: str | None, words: str) -> None:
    assert range_words(low, high) == words


def test_the_first_dossier_is_meant_or_the_one_that_is_named(
    bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DOSSIER", raising=False)
    with pytest.raises(DossierError, match="no dossier here; name one in DOSSIER"):
        usual_folder(tmp_path)
    for name in ("two", "one"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "datapackage.json").write_text("{}")
        assert usual_folder(tmp_path) == tmp_path / name
    monkeypatch.setenv("DOSSIER", "two")
    assert usual_folder(tmp_path) == tmp_path / "two"
    monkeypatch.setenv("DOSSIER", str(bare))
    assert usual_folder(tmp_path) == bare


@pytest.mark.parametrize(
    ("law", "chosen"),
    [("later", "later"), ("vote", "before"), ("nothing", "later"), ("statute", "before")],
)
def test_the_vote_on_the_law_comes_before_it(small: Dossier, law: str, chosen: str) -> None:
    """What is voted on after the law is a change of it, unless nothing was voted on before."""
    one = small.votes.iloc[:1]
    days = {"before": "2003-11-01", "later": "2007-02-19"}
    votes = pd.concat([
        one.assign(id=name, date_from=pd.Timestamp(day), date_to=pd.Timestamp(day))
        for name, day in days.items()
    ])  # fmt: skip
    event = small.events.iloc[:1]
    until = {"later": "2007-12-01"}.get(law, "2003-12-08")
    kind = {"nothing": "report", "statute": "statute"}.get(law, "law")
    own = {"list": "kind", "word": "statute", "like": "law", "label": None, "order": None}
    words = pd.DataFrame([own])
    events = event.assign(kind=kind, stage="adoption", date_to=pd.Timestamp(until))
    case = small.tables["case"]
    case = case[case["key"] != "key-vote"]
    tables = {**small.tables, "votes": votes, "events": events, "case": case, "words": words}
    assert defaults.key_vote(replace(small, tables=tables)) == chosen


def test_thin_bars_are_told_of_where_there_are_any(small: Dossier) -> None:
    bare = replace(small, tables={**small.tables, "ballots": small.ballots[:0]})
    told = [CHARTS["votes"].heading(one).shows for one in (small, bare)]
    assert ["parties" in shows for shows in told] == [True, False]

"""The words around the data: hedges kept, and figures that count what they say they count."""

import re
from html import unescape
from pathlib import Path

import pandas as pd
import pytest

from components.charts import CHARTS
from components.charts.shared.tally import doubts
from components.dossier import Dossier
from components.query.citations import conflicting, supporting
from components.query.cited import disagreements, source_line
from components.ui import hero
from components.view import View
from tests.charts.making import with_tables

ROOT = Path(__file__).parents[1]
#: Sentences of before, each of which asserted more than its sources do, or counted another thing.
GONE = (
    "all had a hand", "dated events", "disagree or qualify", "far softer", "put some of it back",
    "long left alone", "had little to say", "Many Russians", "women who sold sex", "who owned",
    "The gaps speak", "new in the law", "taken out in", "came only", "nothing known",
    "Up before the law", "put on the Watch List, ", "among the first quarter",
    "Near-unanimous", "documented act", "documented steps", "could not move", "The first to act",
    "gets its teeth", "dated happening", "held the law back", "nobody against", "the six answers",
    "six rival answers", "Most active",
)  # fmt: skip
#: What others are at work on, and hold by tests of their own.
ELSEWHERE = {"the six answers", "six rival answers"}


def text(html: str) -> str:
    """Words of some HTML."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def cites(dossier: Dossier) -> list[str]:
    """The sources under the three paragraphs of the opening."""
    return re.findall(r"<cite>(.*?)</cite>", hero.why_it_surprised(dossier))


@pytest.mark.parametrize("words", [w for w in GONE if w not in ELSEWHERE])
def test_no_sentence_that_was_mended_comes_back(words: str) -> None:
    files = [*ROOT.glob("components/**/*.py"), *ROOT.glob("pages/*.py"), ROOT / "README.md"]
    assert len(files) > 100
    # Line ends within a text are no part of it.
    joined = {f: re.sub(r'["”]?\s*\n\s*f?["“]?', " ", f.read_text(encoding="utf-8")) for f in files}
    assert [f.name for f, said in joined.items() if words in re.sub(r"\s+", " ", said)] == []


def opening(dossier: Dossier) -> str:
    """Words of the first screen, and the figures that the story rests on."""
    figures = (" ".join(figure) for figure in hero.figures(dossier))
    return " ".join([text(hero.opening(dossier)), *figures])


def test_the_opening_hedges_what_the_evidence_leaves_open(dossier: Dossier) -> None:
    words = opening(dossier)
    assert (
        "by the count of one scholar, Janet Elise Johnson, 353 votes for and none against" in words
    )
    assert "nothing said of the other 97 seats" in words
    why = words.partition("Why that surprised: ")[2]
    assert why.startswith("by Johnson’s account ")
    assert "Yet some observers had seen a change coming." in why
    assert "Johnson 2009" in why


def test_the_figures_of_the_opening_count_what_they_say(dossier: Dossier) -> None:
    words = opening(dossier)
    events, citations = dossier.events, dossier.citations
    days = [
        e.id for e in events.itertuples()
        if e.date_from == e.date_to and not set("?~%") & set(e.date)
    ]  # fmt: skip
    assert f"{len(events)} events, {len(days)} of them dated to the day, " in words
    against = citations[citations["relation"] == "conflicts"]
    rows = {(c.table, c.row_id) for c in against.itertuples()}
    places = {(c.table, c.row_id, c.source_id) for c in against.itertuples()}
    remarks = int((citations["relation"] == "qualifies").sum())
    assert f"{len(places)} places, on {len(rows)} rows, where a source contradicts " in words
    assert f"several rows), and {remarks} notes that qualify it" in words
    assert "97 of 450 seats, of which no source that we read says anything" in words


def test_the_opening_counts_acts_as_the_chart_of_acts_does(dossier: Dossier) -> None:
    """Norms weigh and do not act: 2 acts of 3 pushes here, and one norm beside them."""
    acts = dossier.pressures.set_index("id", drop=False)
    some = acts.loc[["consensus-frees-putin", "us-to-mizulina", "weaker-bill"]]
    words = opening(with_tables(dossier, pressures=some))
    assert " actors and 2 acts of pressure coded, and beside these 1 time a norm bore on " in words
    said = CHARTS["pressure"].describe(CHARTS["pressure"].prepare(dossier, View()))
    count = said.partition(" of pressure coded ")[0]
    assert re.fullmatch(r"\d+ acts", count)
    assert f" and {count} of pressure coded, " in opening(dossier)


def test_a_source_contradicts_a_row_once(dossier: Dossier) -> None:
    cited = dossier.citations
    one = cited[(cited["table"] == "events") & (cited["relation"] == "conflicts")].iloc[:1]
    twice = pd.concat([one, one.assign(column="date"), one.assign(row_id="law-in-force")])
    words = opening(with_tables(dossier, citations=twice))
    assert "2 places, on 2 rows, where a source contradicts what we print" in words


def test_a_guess_at_a_day_is_not_counted_as_a_day(dossier: Dossier) -> None:
    exact = dossier.events["date_from"] == dossier.events["date_to"]
    guessed = dossier.events["date"].where(~exact, dossier.events["date"] + "?")
    made = with_tables(dossier, events=dossier.events.assign(date=guessed))
    assert f"{len(made.events)} events, 0 of them dated to the day" in opening(made)


def test_what_is_told_of_a_deputy_is_hedged_in_both_its_parts(dossier: Dossier) -> None:
    _, deputy, call = re.findall(r"<p>(.*?)<cite>", hero.why_it_surprised(dossier))
    assert "is said to have owned bars" in deputy
    assert "women in prostitution allegedly worked" in deputy
    assert "by the same account, much weaker" in call
    assert "No other author that we read tells of the call." in call


def test_a_side_fact_stands_behind_no_row(dossier: Dossier) -> None:
    """The call has one witness: what tells of the grade that year, or of its date, is no other."""
    rows = dossier.citations
    here = (rows["table"] == "events") & (rows["row_id"] == "firestone-call")
    core = here & (rows["source_id"] == "johnson-2009") & (rows["relation"] == "supports")
    assert core.sum() == 1
    aside = rows[core].assign(source_id="tip-2003", relation="context", locator="Russia")
    of_date = rows[core].assign(source_id="criminal-code-pravo", column="date", locator="notes")
    made = with_tables(dossier, citations=pd.concat([rows[~here], rows[core], aside, of_date]))
    assert cites(made)[2] == ("Johnson 2009 (paragraph 5, sentence 2; the book’s note 35)")
    assert supporting(made, "events")["firestone-call"] == (
        "Johnson 2009 (paragraph 5, sentence 2; the book’s note 35)"
    )
    assert "firestone-call" not in conflicting(made, "events")
    assert doubts(made, "events", "firestone-call") == ()
    only = disagreements(made)
    assert not ((only["table"] == "events") & (only["row_id"] == "firestone-call")).any()
    # Where nothing backs the row as a whole, what backs a part of it is better than silence.
    made = with_tables(dossier, citations=pd.concat([rows[~here], aside, of_date]))
    assert source_line(made, "events", "firestone-call") == "Russian Federation 2023 (notes)"
    made = with_tables(dossier, citations=pd.concat([rows[~here], aside]))
    assert source_line(made, "events", "firestone-call") == "US State Department 2003 (Russia)"


def test_the_count_of_the_vote_rests_on_the_one_book(dossier: Dossier) -> None:
    assert source_line(dossier, "votes", "duma-353-0") == (
        "Johnson 2009 (paragraph 1, sentence 3; the book’s note 28)"
    )
    assert supporting(dossier, "votes")["duma-353-0"] == (
        "Johnson 2009 (paragraph 1, sentence 3; the book’s note 28)"
    )

"""What the fact check asked to be added to the dossier that the app ships, read from its CSVs."""

import csv
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "data" / "russia-2003"


def rows(table: str) -> dict[str, dict[str, str]]:
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def cited(table: str, row_id: str) -> list[dict[str, str]]:
    with (FOLDER / "citations.csv").open(encoding="utf-8", newline="") as file:
        found = csv.DictReader(file)
        return [row for row in found if (row["table"], row["row_id"]) == (table, row_id)]


def test_figures_that_contradict_each_other_are_both_kept() -> None:
    figures = rows("enforcement")
    parts = ("registered-2004-trafficking", "registered-2004-slave-labour")
    assert [figures[name]["value"] for name in parts] == ["17", "8"]
    assert figures["registered-to-2005-09"]["value"] == "23"
    against = {c["source_id"] for c in cited("enforcement", "registered-to-2005-09")
               if c["relation"] == "conflicts"}  # fmt: skip
    assert against == {"moscow-times-2005", "johnson-2009-little-change"}
    assert figures["prosecuted-2006-tip"]["value"] == "26"
    assert figures["prosecuted-2006-johnson"]["value"] == "53"


def test_years_without_a_figure_have_no_row() -> None:
    years = {row["date"][:4] for row in rows("enforcement").values()}
    assert not years & {"2010", "2011", "2012", "2013", "2014", "2015", "2019"}


def test_each_camp_has_demands_and_a_soft_duty_is_told_as_one() -> None:
    demands = rows("demands")
    camps = {row["camp"] for row in demands.values()}
    assert camps == {"activists", "allies abroad", "drafters", "foreign government", "treaty",
                     "executive", "opponents"}  # fmt: skip
    assert len(demands) >= 30
    assert "duty to consider" in demands["protocol-recovery"]["summary"]
    assert demands["protocol-make-it-a-crime"]["fate"] == "enacted"


def test_a_fate_is_sourced_and_the_drafters_are_no_activists() -> None:
    demands = rows("demands")
    group = {row["camp"] for row in demands.values() if row["from_actor"] == "duma-working-group"}
    assert group == {"drafters"}
    bare = [
        name for name, row in demands.items()
        if row["fate"] != "unknown"
        and "fate" not in {c["column"] for c in cited("demands", name)}
    ]  # fmt: skip
    assert bare == []
    unsaid = [
        name for name, row in demands.items()
        if row["fate"] == "dropped"
        and ("fate", "supports")
        not in {(c["column"], c["relation"]) for c in cited("demands", name)}
    ]  # fmt: skip
    assert unsaid == []


def test_a_page_that_ties_a_party_to_the_quarrel_has_no_address() -> None:
    sources = rows("sources")
    for name in ("hughes-2003-june", "hughes-2003-nov", "johnson-2009-pledge"):
        assert (sources[name]["url"], sources[name]["archived"]) == ("", "")
        assert sources[name]["note"].endswith("No address is given.")


def test_a_push_with_foreign_money_against_the_law_is_alleged_and_denied() -> None:
    act = rows("pressures")["funded-groups-on-duma"]
    assert (act["side"], act["stance"], act["assertion"]) == ("domestic", "resists", "alleged")
    assert "conflicts" in {c["relation"] for c in cited("pressures", act["id"])}
    letter = rows("pressures")["city-deputies-on-congress"]
    assert (letter["side"], letter["stance"]) == ("domestic", "advances")


def test_the_seventh_answer_stands_in_the_seventh_place() -> None:
    answer = rows("explanations")["crime-frame"]
    assert (answer["place"], answer["added"]) == ("7", "2026-11-27")
    clues = [row for row in rows("claims").values() if row["explanation_id"] == "crime-frame"]
    assert {row["direction"] for row in clues} == {"for", "against"}
    assert not {"smoking gun", "doubly decisive"} & {row["test"] for row in clues}


def test_the_story_starts_before_the_american_law() -> None:
    events = rows("events")
    early = [
        name for name, row in events.items() if row["date"][:4] < "2000" and row["date"][0] == "1"
    ]
    assert early == ["washington-seminar-1997", "duma-roundtable-1997", "moscow-conference-1997",
                     "us-analyst-report-1999", "coalition-founded-1999"]  # fmt: skip
    assert events["watch-list-law"]["date"] == "2003-12"
    assert events["sanctions-from-2003"]["date"] == "2003-06-11"

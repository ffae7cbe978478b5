"""What rests on what, where sources disagree, and what nobody says."""

from typing import Any

import pandas as pd

from components.dossier import Dossier
from components.query.provenance import TABLES, Gap, disputed, gaps, independent, rests_on, titles
from tests.charts.making import with_tables


def cites(table: str, row_id: str, source: str, **more: Any) -> dict[str, Any]:
    return {
        "table": table, "row_id": row_id, "column": None, "source_id": source, "locator": "P1",
        "relation": "supports", "value": None, "note": None, **more,
    }  # fmt: skip


def test_titles_of_every_table(small: Dossier) -> None:
    named = titles(small)
    assert named["events", "vote"] == "The vote"
    assert named["actors", "duma"] == "State Duma"
    assert named["roles", "call/duma/target"] == "Duma as target: The call, twice"
    assert named["pressures", "call-presses"] == "The envoy is said to have warned."
    assert named["votes", "duma-vote"] == "Duma: The law"
    assert named["ballots", "house-vote/Republican"] == "Republican in house-vote"
    assert named["provisions", "crime"] == "A crime"
    assert named["explanations", "norm"] == "A norm"
    assert named["claims", "no-shame"] == "Shame allegedly moved them."
    assert named["measures", "tier/2002"] == "tier, 2002"
    assert named["scenes", "opening"] == "Opening"
    assert named["demands", "make-it-a-crime"] == "Make it a crime"
    assert named["enforcement", "first-year"] == "25 cases registered, 2004"


def test_each_cited_row_has_a_title_and_a_page(dossier: Dossier) -> None:
    cited = set(zip(dossier.citations["table"], dossier.citations["row_id"], strict=True))
    assert cited - titles(dossier).keys() == set()
    assert {table for table, _ in cited} <= TABLES.keys()


def test_how_much_rests_on_each_source(small: Dossier) -> None:
    found = rests_on(small)
    assert found[["id", "rows", "what"]].to_numpy().tolist() == [
        [
            "book-2009",
            23,
            "2 actors, 2 blocs’ ballots, 1 clue, 2 demands, 2 figures of enforcement, 2 events, "
            "1 answer, 1 term, 1 act of pressure, 2 provisions, 3 parts in events, 2 scenes, "
            "2 votes",
        ],
        ["record", 3, "1 event, 2 yearly figures"],
    ]
    assert set(small.sources.columns) < set(found.columns)


def test_a_row_counts_once_however_often_it_is_cited(small: Dossier) -> None:
    lines = [
        cites("pressures", "call-presses", "record"),
        cites("pressures", "call-presses", "record", locator="P2"),
        cites("pressures", "call-presses", "record", column="mechanism", relation="conflicts"),
        cites("pressures", "other", "record"),
        cites("roles", "a/b/lead", "record"),
    ]
    found = rests_on(with_tables(small, citations=pd.DataFrame(lines))).set_index("id")
    assert found.loc["record", ["rows", "what"]].tolist() == [
        3, "2 acts of pressure, 1 part in an event",
    ]  # fmt: skip
    assert found.loc["book-2009", ["rows", "what"]].tolist() == [0, "nothing yet"]
    assert list(found.index) == ["record", "book-2009"]


def test_every_source_of_the_real_dossier_is_listed(dossier: Dossier) -> None:
    found = rests_on(dossier)
    assert len(found) == len(dossier.sources)
    assert (found["rows"] == 0).equals(found["what"] == "nothing yet")
    pairs = dossier.citations[["table", "row_id", "source_id"]].drop_duplicates()
    assert found["rows"].sum() == len(pairs)
    assert found["rows"].is_monotonic_decreasing


def test_disagreements_with_their_rows_and_pages(small: Dossier) -> None:
    (found,) = disputed(small).to_dict("records")
    assert {k: found[k] for k in ("table", "row_id", "row_title", "page", "value")} == {
        "table": "events", "row_id": "vote", "row_title": "The vote", "page": "timeline",
        "value": "2003-11-21",
    }  # fmt: skip
    assert found["source_title"] == "Запись"


def test_conflicts_come_before_qualifications(small: Dossier) -> None:
    lines = [
        cites("events", "vote", "record", relation="qualifies"),
        cites("provisions", "crime", "record", relation="conflicts"),
        cites("events", "vote", "book-2009"),
        cites("measures", "no-such/1999", "record", relation="conflicts"),
        cites("events", "call", "record", relation="conflicts"),
    ]
    found = disputed(with_tables(small, citations=pd.DataFrame(lines)))
    assert found[["relation", "row_title", "page"]].to_numpy().tolist() == [
        ["conflicts", "The call, twice", "timeline"],
        ["conflicts", "no-such/1999", "world"],
        ["conflicts", "A crime", "law"],
        ["qualifies", "The vote", "timeline"],
    ]


def test_every_disagreement_is_listed(dossier: Dossier) -> None:
    relations = dossier.citations["relation"]
    assert len(disputed(dossier)) == relations.isin(["conflicts", "qualifies"]).sum() > 0


def test_gaps_are_counted_from_the_rows(small: Dossier) -> None:
    assert gaps(small) == (
        Gap("vote{s} whose abstentions or absences no source read gives", ("Duma, 353–0",)),
        Gap("vote{s} without the ballots of parties or factions", ("Duma",)),
        Gap("event{s} whose day no source read gives for sure", ("The call, twice", "The vote")),
        Gap("event{s} resting on one source alone", ("The call, twice", "The vote")),
        Gap("event{s} that no source we read supports as a whole", ()),
        Gap("rule{s} on crimes and penalties whose term we could not read", ()),
        Gap("actor{s} unnamed by the source, and so by us", ("An envoy",)),
    )


def test_a_gap_closes_when_a_source_speaks(small: Dossier) -> None:
    citations = pd.DataFrame(
        [
            *(cites("events", e, "book-2009") for e in ("call", "vote")),
            cites("events", "call", "record"),  # now two support it
            cites("events", "vote", "record", relation="conflicts"),  # no support
        ]
    )
    provisions = small.provisions.assign(max_years=None)
    votes = small.votes.assign(abstain=1, not_voting=0)
    events = small.events.assign(date_from=small.events["date_to"], date=["2003", "2003-12-08"])
    made = with_tables(
        small, citations=citations, provisions=provisions, votes=votes, events=events
    )
    found = {gap.what: gap.rows for gap in gaps(made)}
    assert found["votes whose abstentions or absences no source read gives"] == ()
    assert found["events whose day no source read gives for sure"] == ()
    assert found["event resting on one source alone"] == ("The vote",)
    assert found["events that no source we read supports as a whole"] == ()
    # Only what is or ought to be punished has a term.
    assert found["rule on crimes and penalties whose term we could not read"] == ("A crime",)


def count(small: Dossier, *lines: dict[str, Any], **sources: dict[str, str]) -> int | None:
    """Independent sources of the event "call", some sources' columns replaced."""
    frame = small.sources.set_index("id")
    for name, cells in sources.items():
        for column, value in cells.items():
            frame.loc[name, column] = value
    made = with_tables(small, citations=pd.DataFrame(lines), sources=frame.reset_index())
    return independent(made, "events").get("call")


def test_only_support_of_the_core_counts_as_independent(small: Dossier) -> None:
    book, record = (cites("events", "call", source) for source in ("book-2009", "record"))
    assert count(small, book, record) == 2
    assert count(small, book, {**record, "column": "date"}) == 1
    assert count(small, book, {**record, "relation": "context"}) == 1
    assert count(small, book, {**record, "relation": "qualifies"}) == 1
    assert count(small, {**record, "column": "date"}) is None
    assert count(small, cites("events", "vote", "record")) is None


def test_what_was_not_read_does_not_count(small: Dossier) -> None:
    book, record = (cites("events", "call", source) for source in ("book-2009", "record"))
    unread = {"record": {"read": "not read"}}
    assert count(small, book, record, **unread) == 1
    assert count(small, record, **unread) == 0
    quoted = {**record, "locator": "p. 3, as cited in Doe 2009, P1"}
    assert count(small, book, quoted, **unread) == 1
    assert count(small, quoted, **unread) == 1  # it stands on the book that quotes it


def test_editions_and_reports_of_one_utterance_are_one_source(small: Dossier) -> None:
    lines = [cites("events", "call", source) for source in ("book-2009", "record")]
    edition = {"record": {"work": "book-2009"}}
    assert count(small, *lines, **edition) == 1
    ring = {"record": {"work": "book-2009"}, "book-2009": {"work": "record"}}
    assert count(small, *lines, **ring) == 1


def test_what_one_book_tells_stands_on_one_source(dossier: Dossier) -> None:
    one = {"firestone-call", "lilja-duma-screening", "duma-353-0"}
    counts = independent(dossier, "events")
    assert {event: counts.get(event) for event in one} == dict.fromkeys(one, 1)
    titled = dossier.events.set_index("id")["title"]
    alone = next(gap for gap in gaps(dossier) if gap.what.endswith("one source alone"))
    assert {titled[event] for event in one} <= set(alone.rows)


def test_the_97_seats_are_a_gap_of_the_real_dossier(dossier: Dossier) -> None:
    assert gaps(dossier)[0].rows == ("State Duma, 353–0",)

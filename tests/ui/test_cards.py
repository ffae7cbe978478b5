"""The cards: what a mark stands for, who says so, and how a reader follows it."""

import re
from html import escape, unescape

import pandas as pd
import pytest

from components.dossier import Dossier
from components.query.cited import citations_of, disagreements, place_of
from components.ui import cache
from components.ui.cards import actor_card, event_card, table_html, worth_knowing
from components.ui.linked.marks import marks
from components.ui.shell import _events_in
from components.view import View
from tests.charts.making import with_tables
from tests.query.test_corrections import change, with_changes
from tests.ui.reader import CARD, Reader


def card(reader: Reader) -> str:
    """The cards on the page, as HTML that the browser puts there."""
    held, state = marks(cache.dossier())["cards"], reader.card["state"]
    shown = [held["event"][e] for e in state["event"][:1]]
    return "\n".join(shown + [held["actor"][a] for a in state["actor"][:3]])


@pytest.mark.parametrize("path", CARD)
def test_the_card_of_an_event(dossier: Dossier, path: str) -> None:
    reader = Reader(path)
    assert card(reader) == ""
    assert "reset" not in reader.buttons
    reader.pick("event", "duma-353-0")
    found = card(reader)
    event = dossier.events.set_index("id").loc["duma-353-0"]
    assert f">{escape(event.title)}</h" in found
    assert f"<p class='when'>{escape(event.date_words)}</p>" in found
    assert escape(event.summary) in found
    reader.pick("event", None)
    assert card(reader) == ""
    assert reader.url == ""


def test_every_card_names_its_sources_and_their_disagreements(dossier: Dossier) -> None:
    disagreeing = 0
    for event in dossier.events["id"]:
        found, cited = event_card(dossier, event), citations_of(dossier, "events", event)
        against = cited[cited["relation"].isin(["conflicts", "qualifies"])]
        assert found.count(">Says who</h") == 1
        assert found.count(">Where sources disagree</h") == (len(against) > 0)
        for row in cited.itertuples():
            assert f"<a href='source/{row.source_id}' target='_blank'" in found
            assert f": {escape(place_of(row))}" in found
            if row.source_authors == row.source_authors:
                assert f"<cite>{row.source_title}</cite>" in unescape(found)
        for value in against["value"].dropna():
            assert f"<q>{escape(value)}</q>" in found
        disagreeing += len(against)
    assert disagreeing > 10
    for actor in dossier.actors["id"]:
        assert ">Says who</h" in actor_card(dossier, actor)


#: What facts.md finds in conflict: the page, the mark's event, and what the other source says.
CONFLICTS = (
    ("law", "law-signed", "punishments of up to ten years"),
    ("law", "law-signed", "a narrower offence stood before"),
    ("timeline", "duma-353-0", "December 2003"),
    ("vote", "duma-353-0", "December 2003"),
    ("timeline", "amendments-2005", "January 2005"),
    ("pressure", "us-approaches-mizulina", "The Duma asked the United States"),
    ("pressure", "duma-asks-us-help", "The United States approached"),
    ("timeline", "moscow-deputies-letter", "sixteen"),
)


@pytest.mark.parametrize("path", ["timeline", "pressure", "vote", "law", "evidence"])
def test_a_disagreement_stands_in_the_card_and_under_the_charts(path: str) -> None:
    reader = Reader(path)
    (below,) = (h.value for h in reader.at.html if h.value.startswith("<section class='disputes'"))
    for page, event, said in CONFLICTS:
        if path == page:
            found = card(reader.pick("event", event)).partition(">Where sources disagree</h")[2]
            conflicts = re.findall(r"<li class='conflicts'>.*?<q>(.*?)</q>", found)
            assert sum(said in value for value in conflicts) == 1
            assert said in below or event == "law-signed"  # Law words it by provision
    if path == "evidence":  # it words what speaks against its clues, and no other rows
        doubts = disagreements(cache.dossier(), tables=("claims",))
        assert below.count("<li><b>") >= doubts["row_id"].nunique() > 0


def test_a_disagreement_says_what_the_source_says_instead(small: Dossier) -> None:
    found = event_card(small, "vote")
    assert "<b>Conflicts</b>: " in found
    assert "<q>2003-11-21</q>" in found
    assert "href='https://example.org/r?x=1#a'" in found
    assert "Where sources disagree" not in event_card(small, "call")


def test_a_card_says_why_a_side_is_coded_that_no_act_gives(small: Dossier) -> None:
    reason = "<p class='coded'><b>Why {}:</b> The push came before the vote.</p>"
    assert reason.format("it is coded as pushed from inside") in event_card(small, "vote")
    assert "class='coded'" not in event_card(small, "call")
    for code, words in (
        ("both", "it is coded as pushed from both sides at once"),
        ("none", "no push is coded here"),
    ):  # fmt: skip
        made = with_tables(small, events=small.events.assign(pressure=code))
        assert reason.format(words) in event_card(made, "vote")
    assert "· pushed from inside</p>" in event_card(small, "vote")


def test_a_card_opens_where_only_an_act_of_its_event_is_in_view(small: Dossier) -> None:
    made = with_tables(small, events=small.events.assign(pressure="none"))
    assert _events_in(made, View(pressure=("outside",))) == {"call"}
    assert _events_in(made, View(pressure=("inside",))) == set()


def test_the_card_of_an_actor_says_from_where_it_acts(small: Dossier) -> None:
    assert "person · from outside · US" in actor_card(small, "envoy")
    assert "state body · from inside" in actor_card(small, "duma")


def test_a_side_fact_is_no_support_and_no_doubt(small: Dossier) -> None:
    cited = small.citations
    of_vote = (cited["table"] == "events") & (cited["row_id"] == "vote")
    lists = {}
    for relation in ("supports", "context"):
        made = with_tables(
            small,
            citations=cited.assign(relation=cited["relation"].mask(of_vote, relation)),
        )
        lists[relation] = event_card(made, "vote")
        assert "Where sources disagree" not in lists[relation]
        assert len(disagreements(made)) == 0
    assert ">Says who</h3>" in lists["supports"]
    assert "side fact" not in lists["supports"]
    assert ">Says who</h3>" not in lists["context"]
    aside = lists["context"].partition(">Gives only a side fact</h3>")[2]
    assert aside.count("<li>") == 2
    assert "Doe 2009" in aside


def test_a_source_says_how_far_it_was_read_and_where_a_copy_is(small: Dossier) -> None:
    made = with_tables(small, sources=small.sources.assign(work=["record", None]))
    found = event_card(made, "vote")
    backing, conflict = found.partition(">Where sources disagree<")[::2]
    assert "<small class='facts'>an edition or report of <cite>Запись</cite></small>" in backing
    assert (
        "<small class='facts'>read as an excerpt · accessed 1 November 2026 · "
        "<a href='https://example.org/r?x=1#a' target='_blank' rel='noopener noreferrer' "
        "aria-label='Запись, at example.org'>at example.org</a> · "
        "<a href='https://archive.example.org/r' target='_blank' rel='noopener noreferrer' "
        "aria-label='Archived copy of Запись'>archived</a></small>"
    ) in conflict
    weak = with_tables(small, sources=small.sources.assign(host="third party"))
    assert event_card(weak, "vote").count("a copy on a site of no standing: check it") == 2
    assert "no standing" not in found
    unread = small.sources.assign(read="not read", accessed="2026-11")
    assert "not read · accessed November 2026" in event_card(
        with_tables(small, sources=unread), "vote"
    )


def test_a_card_says_what_was_corrected_in_its_rows(small: Dossier) -> None:
    found = event_card(small, "vote")
    assert (
        "<p class='aside corrected'><b>Corrected 2 November 2026</b>, date: "
        "No source gives the month. (was “2003-12”)</p>"
    ) in found
    assert "Corrected" not in event_card(small, "call")
    made = with_changes(
        small,
        change("a", "2026-11-03", "pressures", "call-presses", column="side", was="domestic"),
        change("b", "2026-11-05", "roles", "call/envoy/lead"),
        change("c", "2026-11-04", "actors", "envoy", column="citations"),
    )
    newest, _, earlier = event_card(made, "call").partition("<details")
    assert "<b>Corrected 5 November 2026</b>: Because.</p>" in newest
    assert "<b>1</b> earlier correction<" in earlier
    assert "<li><b>Corrected 3 November 2026</b>, side: Because. (was “domestic”)</li>" in earlier
    assert "Corrected" not in event_card(made, "vote")
    assert "<b>Corrected 4 November 2026</b>, what it rests on: Because." in actor_card(
        made, "envoy"
    )


def test_a_card_keeps_hedges_and_the_unnamed(small: Dossier) -> None:
    found = event_card(small, "call")
    assert (
        "<a href='actor/envoy' target='_self'>Envoy</a> → <a href='actor/duma' target='_self'>"
        "Duma</a> <span>leverage, alleged</span>"
    ) in found
    assert (
        "<b><a href='actor/envoy' target='_self'><i>An envoy</i></a></b> <span>lead</span>" in found
    )
    assert "<a href='event/call' target='_self'>All that is held of it" in found
    assert "<a href='actor/duma' target='_self'>All its events" in actor_card(small, "duma")
    assert "left unnamed by the source" in actor_card(small, "envoy")
    assert "lang='ru'>Государственная дума</p>" in actor_card(small, "duma")
    assert "lang='ru'" not in actor_card(small, "envoy")


def test_nothing_from_the_data_is_markup(small: Dossier) -> None:
    bad = "<script>alert('x')</script>&\""
    columns = {
        "events": ("title", "summary", "annotation", "date_words"),
        "actors": ("name", "short", "name_native", "description"),
        "citations": ("locator", "value", "note"),
        "sources": ("title", "authors", "url"),
    }
    made = with_tables(
        small,
        **{t: getattr(small, t).assign(**dict.fromkeys(c, bad)) for t, c in columns.items()},
    )
    pieces = [
        event_card(made, "vote"), event_card(made, "call"), actor_card(made, "duma"),
        worth_knowing(made.events),
        table_html(made.events, {"title": bad, "summary": "Summary"}, caption=bad),
    ]  # fmt: skip
    for html in pieces:
        assert "<script" not in html
        assert "alert(&#39;x&#39;)" in html
        assert html.count("<") == html.count(">")


def test_unknown_is_said_in_a_table() -> None:
    rows = pd.DataFrame(
        {
            "a": [353.0, float("nan"), 7.5],
            "b": pd.array([0, pd.NA, 2], dtype="Int64"),
            "c": ["x", None, pd.NA],
            "d": pd.Series([True, None, False], dtype=object),
        }
    )
    html = table_html(rows, dict(zip("abcd", "ABCD", strict=True)), caption="Votes")
    cells = re.findall(r"<td>(.*?)</td>", html)
    assert cells == [
        "353", "0", "x", "yes",
        "not known", "not known", "", "",
        "7.5", "2", "", "no",
    ]  # fmt: skip


def test_events_to_open_are_the_events_in_view() -> None:
    reader = Reader("timeline", "pressure=both&kind=law")
    assert len(reader.at.selectbox(key="w-event").options) == reader.count > 0
    # What is open stays open, though a filter leaves it out.
    reader = Reader("timeline", "pressure=none&event=duma-353-0")
    assert reader.at.selectbox(key="w-event").value == "duma-353-0"
    assert len(reader.at.selectbox(key="w-event").options) == reader.count + 1
    assert card(reader)


def test_an_open_card_filters_nothing_and_goes_along(dossier: Dossier) -> None:
    reader = Reader("timeline", "event=duma-353-0")
    assert reader.count == len(dossier.events)
    before = card(reader)
    for path in CARD:
        reader.go(path)
        assert card(reader) == before


def test_cards_of_at_most_three_actors(dossier: Dossier) -> None:
    four = tuple(dossier.actors["id"][:4])
    reader = Reader("pressure", f"actor={'~'.join(four)}")
    assert [actor_card(dossier, a) in card(reader) for a in four] == [True, True, True, False]


def test_what_is_worth_knowing_is_of_the_events_in_view(dossier: Dossier) -> None:
    reader = Reader("timeline", "kind=vote")
    votes = dossier.events[dossier.events["kind"] == "vote"]
    told = votes["annotation"].dropna()
    assert len(told) > 0
    found = reader.card["idle"]
    assert "Worth knowing" in found
    assert found.count("<li>") == min(len(told), 5)
    assert escape(told.iloc[0]) in found
    assert Reader("timeline", "q=no such words").card["idle"] == ""


def test_what_is_worth_knowing_is_of_what_the_page_draws(dossier: Dossier) -> None:
    drawn = {"vote": "votes", "pressure": "pressures", "law": "provisions", "evidence": "claims"}
    lists = {}
    for page, table in drawn.items():
        told = re.findall(r"<li><a href='event/([^']+)'>", Reader(page).card["idle"])
        assert told, page
        assert set(told) <= set(getattr(dossier, table)["event_id"])
        lists[page] = tuple(told)
    assert len(set(lists.values())) == len(drawn)

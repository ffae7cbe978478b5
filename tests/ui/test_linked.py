"""What the linked charts are sent, and what is believed of what they say."""

import json
import re
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from components.charts import CHARTS
from components.dossier import Dossier
from components.ui import cache
from components.ui.cards import actor_card, event_card
from components.ui.filters import CHIPS
from components.ui.linked import routes
from components.ui.linked.marks import marks, opened
from components.ui.linked.mount import drawn
from components.view import View
from tests.charts.making import choices
from tests.charts.samples import with_demands
from tests.ui.reader import Reader

EVERY = pytest.mark.parametrize("chart", list(CHARTS))


def taken(view: str, *said: Any) -> str:
    """The View's string after the browser has said, in this order, what was chosen."""

    def script(view: str, said: tuple[object, ...]) -> None:
        import streamlit as st

        from components.ui import cache, state
        from components.ui.linked import mount
        from components.view import View

        state.put(View.parse(view, cache.dossier())[0])
        for one in said:
            mount.take(cache.dossier(), one)
        st.text(state.current().query())

    at = AppTest.from_function(script, args=(view, said)).run(timeout=30)
    assert [e.message for e in at.exception] == []
    return str(at.text[0].value)


@pytest.mark.parametrize(
    ("view", "said", "after"),
    [
        ("", {"event": ["duma-353-0"]}, "event=duma-353-0"),
        ("event=duma-353-0", {"event": []}, ""),
        ("kind=vote", {"event": ["law-signed"]}, "kind=vote&event=law-signed"),
        ("", {"event": ["no-such-event"]}, ""),
        ("", {"actor": ["putin"], "event": ["law-signed"]}, "actor=putin&event=law-signed"),
        ("", {"time": "2003-10..2004-04"}, "time=2003-10..2004-04"),
        ("time=2003..2004", {"time": "nonsense"}, "time=2003..2004"),
        ("event=law-signed", None, "event=law-signed"),
        ("event=law-signed", "no mapping", "event=law-signed"),
        ("", {"event": 7, "actor": {"a": 1}, "turn": "x", "claim": ["y"]}, ""),
    ],
)
def test_what_the_browser_says_is_read_like_an_address(view: str, said: Any, after: str) -> None:
    assert taken(view, said) == after


def test_the_last_choice_stands_in_whatever_order_it_comes(dossier: Dossier) -> None:
    opened: dict[str, Any] = {"event": ["law-signed"], "turn": 4, "time": "2003..2004"}
    closed: dict[str, Any] = {"event": [], "turn": 5}
    assert taken("", opened, closed) == "time=2003..2004"
    assert taken("", closed, opened) == "time=2003..2004"
    assert taken("", closed, opened | {"turn": 6}).endswith("event=law-signed")


def test_what_a_chart_chose_is_not_undone_by_a_widget_that_does_not_know_it_yet() -> None:
    def script() -> None:
        import streamlit as st

        from components.ui import cache, filters, state

        filters.filter_bar(cache.dossier(), state.current())
        st.button("In a chart", on_click=lambda: state.choose(actor=("putin",)))
        st.text(state.current().query())

    at = AppTest.from_function(script).run(timeout=30)
    at.multiselect(key="w-actor").set_value(["duma"]).run()
    before = at.multiselect(key="w-actor")
    at.button[-1].click().run()
    assert at.text[-1].value == "actor=putin"
    assert [m.value for m in at.multiselect if m.label == "Follow"] == [["putin"]]
    assert [m.id for m in at.multiselect if m.label == "Follow"] != [before.id]


def test_actors_stand_in_the_dossiers_order(dossier: Dossier) -> None:
    first, second = dossier.actors["id"].iloc[[2, 9]]
    assert taken("", {"actor": [second, first]}) == f"actor={first}~{second}"


@pytest.mark.parametrize(
    ("kind", "table"), [("provision", "provisions"), ("vote", "votes"), ("claim", "claims")]
)
def test_a_mark_of_another_table_opens_its_event(dossier: Dossier, kind: str, table: str) -> None:
    rows = getattr(dossier, table)
    known = rows[rows["event_id"].notna()]
    assert len(known) > 0
    assert opened(dossier)[kind] == dict(zip(known["id"], known["event_id"], strict=True))


def test_a_figure_opens_the_law_that_it_is_counted_under(dossier: Dossier) -> None:
    assert opened(dossier)["enforcement"] == {"*": "law-signed"}


def test_a_demand_opens_its_event_or_that_of_its_clause(dossier: Dossier) -> None:
    found = opened(with_demands(dossier))["demand"]
    assert found["status"] == "draft-march-2003"
    assert found["spared"] == "amend-2008"
    assert "help" not in found


def test_the_table_holds_every_card(dossier: Dossier) -> None:
    table = marks(dossier)
    for kind, card, ids in (
        ("event", event_card, dossier.events["id"]), ("actor", actor_card, dossier.actors["id"]),
    ):  # fmt: skip
        found = table["cards"][kind]
        assert {i: plain(html) for i, html in found.items()} == {i: card(dossier, i) for i in ids}


def plain(card: str) -> str:
    """A card without what explains its terms."""
    return re.sub(
        r"<button type='button' class='term'.*?>(.*?)</button><span .*?</span>", r"\1", card
    )


def test_terms_explain_themselves_in_cards(dossier: Dossier) -> None:
    cards = marks(dossier)["cards"]
    whole = "".join(html for kind in cards.values() for html in kind.values())
    ids = re.findall(r"<span popover='auto' id='(.*?)'", whole)
    assert len(ids) == len(set(ids)), "several cards may stand on one page"
    assert len({i.rpartition("term-")[2] for i in ids}) > 5
    assert set(re.findall(r"popovertarget='(.*?)'", whole)) == set(ids)


def test_facts_of_an_event_stand_in_the_table(dossier: Dossier) -> None:
    table = marks(dossier)
    people = table["events"]["firestone-call"][6]
    roles = dossier.roles[dossier.roles["event_id"] == "firestone-call"]
    assert set(roles["actor_id"]) <= set(people)
    title, when, side, kind, low, high, _ = table["events"]["duma-353-0"]
    row = dossier.events.set_index("id").loc["duma-353-0"]
    assert (title, when, side, kind) == (row.title, row.date_words, row.pressure, row.kind)
    assert low == row.date_from.isoformat()[:10] <= high


@EVERY
def test_what_is_chosen_is_the_browsers_matter(chart: str) -> None:
    entry = CHARTS[chart]
    base = drawn(entry, entry.seen(View(event=("duma-353-0",))))
    assert (base == View()) == (not entry.opens or entry.opens == ("actor",))
    held = choices(json.loads(cache.figure(chart, base, "light", "wide")))
    assert held
    assert all(kind for _, kind in held)


@pytest.mark.parametrize("chart", [name for name, entry in CHARTS.items() if entry.fixed])
@pytest.mark.parametrize(
    "query", ["pressure=outside", "kind=law~vote", "q=protocol", "actor=putin"]
)
def test_a_filter_hides_marks_of_a_fixed_chart(dossier: Dossier, chart: str, query: str) -> None:
    view, _ = View.parse(query, dossier)
    (told,) = (t for t in Reader(CHARTS[chart].page, query).plots.values() if t["chart"] == chart)
    assert told["figure"]["path"], "the figure of the whole dossier, which the browser has"
    whole = choices(json.loads(cache.figure(chart, View(), "light", "wide")))
    gone = {*told["hidden"], *told["sided"]}
    left = {row for row, kind in whole if kind != "period"} - gone
    assert left == set(cache.frame(chart, view)["id"])


def test_what_only_the_sides_hide_is_told_apart(dossier: Dossier) -> None:
    """So that the browser can show it again by itself."""
    (both,) = Reader("timeline", "pressure=outside&kind=law").plots.values()
    (kind,) = Reader("timeline", "kind=law").plots.values()
    assert both["hidden"] == kind["hidden"]
    assert kind["sided"] == []
    assert not set(both["sided"]) & set(both["hidden"])
    assert both["sided"]


@pytest.mark.parametrize("query", ["", "pressure=outside-only", "time=2003..2004&pressure=both"])
def test_each_chip_leads_to_the_figure_that_the_server_would_send(query: str) -> None:
    """What the browser fetches ahead is, letter for letter, what it is told after the click."""
    asked = client()
    for place, name in enumerate(CHIPS):
        reader = Reader("pressure", query)
        before = {plot["chart"]: plot for plot in reader.plots.values()}
        assert set(before) == {"pressure", "activity"}
        chips = reader.at.pills(key="w-pressure")
        on = set(chips.value or ()) ^ {name}
        chips.set_value([chip for chip in CHIPS if chip in on]).run()
        for plot in reader.plots.values():
            ahead = before[plot["chart"]]["ahead"][place]
            assert ahead == plot["figure"]["path"]
            answer = asked.get(ahead)
            assert answer.status_code == 200
            assert plot["figure"].get("spec") in (None, answer.text)


def client() -> TestClient:
    return TestClient(Starlette(routes=routes.routes()))


def test_figures_and_marks_are_fetched_once_for_good() -> None:
    asked = client()
    for path in (
        routes.marks_path(),
        *(routes.figure_path(c, "dark", "phone") for c in CHARTS),
        *(f"/linked/{routes.VERSION}/{file}" for file in routes.FILES),
    ):
        answer = asked.get(path)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["Cache-Control"]
        assert answer.headers["Content-Encoding"] == "br"
        again = asked.get(path, headers={"If-None-Match": answer.headers["ETag"]})
        assert again.status_code == 304
    assert asked.get(routes.figure_path("timeline", "dark", "column")).json() == json.loads(
        cache.figure("timeline", View(), "dark", "column")
    )


@pytest.mark.parametrize(
    "path",
    [
        routes.figure_path("timeline", "dark", "column") + "?time=nonsense",
        routes.figure_path("timeline", "dark", "column") + "?pressure=none~inside",
        "/linked/0/linked.js", f"/linked/{routes.VERSION}/routes.py",
        f"/linked/{routes.VERSION}/..%2Froutes.py", routes.marks_path().replace("marks", "cards"),
        routes.figure_path("timeline", "dark", "column").replace("dark", "night"),
        routes.figure_path("timeline", "dark", "column").replace("timeline", "nothing"),
        routes.figure_path("timeline", "dark", "column").replace("column", "wall"),
        routes.marks_path().replace(routes.VERSION, "0"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_not_found(path: str) -> None:
    assert client().get(path).status_code == 404

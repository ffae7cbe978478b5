"""Routes of influence: who may have reached whom, in time, and what is the outcome itself."""

from pathlib import Path

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.analysis.influence import deciders, graph_of, steps
from components.dossier import Dossier, load
from components.dossier.defaults import outcomes
from components.query.provenance import independent
from components.view import View
from tests.charts.making import views, with_tables

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return load(ROOT / "data/russia-2003")


def test_who_brought_it_about(dossier: Dossier) -> None:
    assert {o: set(deciders(dossier, o)) for o in outcomes(dossier)} == {
        "presidential-bill": {"putin"},
        "revised-bill": {"russian-negotiators"},
        "duma-353-0": {"duma"},
        "protocol-ratified": {"duma", "russian-government", "federation-council"},
        "witness-law": {"duma"},
        "confiscation-2006": {"duma"},
    }


def test_whoever_sits_in_a_meeting_leads_the_call_on_to_it(dossier: Dossier) -> None:
    found = [(s.act, s.onward, s.depth) for s in steps(dossier, View(), "revised-bill")]
    # No source says that Paleev, who was rung up, sat in the meeting.
    assert found == [("firestone-at-meeting", "", 1)]
    sat = {"event_id": "marathon-meeting", "actor_id": "paleev", "role": "participant"}
    made = with_tables(dossier, roles=pd.concat([dossier.roles, pd.DataFrame([sat])]))
    found = [(s.act, s.onward, s.depth) for s in steps(made, View(), "revised-bill")]
    assert found == [
        ("firestone-at-meeting", "", 1),
        ("firestone-warns-paleev", "firestone-at-meeting", 2),
    ]


def test_the_boomerang_is_a_route_to_the_vote(dossier: Dossier) -> None:
    onward = {s.act: s.onward for s in steps(dossier, View(), "duma-353-0")}
    way = ["angel-to-evangelicals"]
    while onward[way[-1]]:
        way.append(onward[way[-1]])
    assert way == [
        "angel-to-evangelicals", "evangelicals-to-washington", "us-to-mizulina",
        "mizulina-repackages",
    ]  # fmt: skip


def test_what_came_later_or_led_to_an_earlier_outcome_is_left_out(dossier: Dossier) -> None:
    vote = {s.act for s in steps(dossier, View(), "duma-353-0")}
    assert "visitors-on-duma" not in vote  # of July 2004
    witness = [s.act for s in steps(dossier, View(), "witness-law") if s.depth == 1]
    assert witness == ["visitors-on-duma"]  # older pushes on the Duma led to its older decision
    assert steps(dossier, View(), "confiscation-2006") == ()


def test_resistance_is_no_step(dossier: Dossier) -> None:
    against = set(dossier.pressures.loc[dossier.pressures["stance"] == "resists", "id"])
    for outcome in outcomes(dossier):
        assert against.isdisjoint(s.act for s in steps(dossier, View(), outcome))


def test_order_in_time(dossier: Dossier) -> None:
    when = dossier.events.set_index("id")
    acts = dossier.pressures.set_index("id")
    for before, after in graph_of(dossier, View(), "duma-353-0").edges:
        if after:
            start = when.loc[acts.loc[before, "event_id"], "date_from"]
            end = when.loc[acts.loc[after, "event_id"], "date_to"]
            assert pd.isna(start) or pd.isna(end) or start <= end


@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_every_step_has_a_way_on(dossier: Dossier, data: st.DataObject) -> None:
    view = data.draw(views(dossier))
    outcome = data.draw(st.sampled_from(tuple(outcomes(dossier))))
    found = steps(dossier, view, outcome)
    depth = {s.act: s.depth for s in found} | {"": 0}
    assert all(depth[s.onward] == s.depth - 1 for s in found)
    graph = graph_of(dossier, view, outcome)
    assert {s.act for s in found} == nx.ancestors(graph, "")


def cited(dossier: Dossier, *rows: tuple[str, str, str]) -> Dossier:
    frame = pd.DataFrame(
        [
            {"table": "claims", "row_id": "c", "column": None, "source_id": source,
             "locator": locator, "relation": relation, "value": None, "note": None}
            for source, locator, relation in rows
        ]
    )  # fmt: skip
    return with_tables(dossier, citations=frame)


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        ([("johnson-2009", "P1", "supports")], 1),
        ([("johnson-2009", "P1", "supports"), ("johnson-2009-limits", "p. 2", "supports")], 1),
        ([("johnson-2009", "P1", "supports"), ("tip-2002", "Russia", "supports")], 2),
        ([("johnson-2009", "P1", "supports"), ("tip-2002", "Russia", "conflicts")], 1),
        ([("johnson-2009", "P2", "supports"),
          ("shelley-2005", "p. 299, as cited in Johnson 2009", "supports")], 1),
        ([("shelley-2005", "p. 299, as cited in Johnson 2009", "supports")], 1),
    ],
)  # fmt: skip
def test_independent_sources(
    dossier: Dossier, rows: list[tuple[str, str, str]], count: int
) -> None:
    assert independent(cited(dossier, *rows), "claims") == {"c": count}

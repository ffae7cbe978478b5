"""What is lit up for a reader who follows an actor: all that is theirs, and nothing is left out."""

import pytest

from components.charts import CHARTS
from components.dossier import Dossier
from components.query.following import events_of, lit
from components.query.selection import select
from components.view import View
from tests.charts.making import with_tables

FOLLOWED = pytest.mark.parametrize("actor", ["putin", "firestone", "duma", "mizulina"])


def test_an_actors_events(small: Dossier) -> None:
    assert events_of(small)["envoy"] == ("call",)
    assert events_of(small)["duma"] == ("call", "vote")


def test_following_adds_to_what_is_chosen(small: Dossier) -> None:
    assert lit(small, View()) == frozenset()
    assert lit(small, View(event=("vote",))) == {"vote"}
    assert lit(small, View(actor=("envoy",))) == {"call"}
    assert lit(small, View(actor=("envoy",), event=("vote",))) == {"call", "vote"}
    assert lit(small, View(actor=("envoy",), only="actor")) == frozenset()
    nobody = with_tables(small, roles=small.roles.iloc[:0], pressures=small.pressures.iloc[:0])
    assert lit(nobody, View(actor=("envoy",))) == frozenset()


@FOLLOWED
def test_only_keeps_the_events_that_following_lights_up(dossier: Dossier, actor: str) -> None:
    follows, only = View(actor=(actor,)), View(actor=(actor,), only="actor")
    assert set(select(dossier, only).events["id"]) == lit(dossier, follows)
    events = select(dossier, follows).events
    assert list(events["id"]) == list(dossier.events["id"])
    assert set(events.loc[events["selected"], "id"]) == lit(dossier, follows)


@FOLLOWED
@pytest.mark.parametrize("chart", list(CHARTS))
def test_no_chart_leaves_a_row_out_for_whom_one_follows(
    dossier: Dossier, chart: str, actor: str
) -> None:
    entry = CHARTS[chart]
    whole = entry.prepare(dossier, View())
    followed = entry.prepare(dossier, entry.seen(View(actor=(actor,))))
    assert set(whole["id"].dropna()) <= set(followed["id"].dropna())


@pytest.mark.parametrize(
    ("chart", "actor"),
    [("timeline", "putin"), ("pressure", "firestone"), ("activity", "putin"), ("seats", "duma"),
     ("votes", "duma"), ("demands", "mizulina"), ("evidence", "putin"), ("route", "firestone")],
)  # fmt: skip
def test_what_is_theirs_is_lit_up(dossier: Dossier, chart: str, actor: str) -> None:
    entry = CHARTS[chart]
    frame = entry.prepare(dossier, entry.seen(View(actor=(actor,))))
    bright = frame["selected"].fillna(False).astype(bool)
    assert bright.any()
    assert not entry.prepare(dossier, View())["selected"].fillna(False).astype(bool).any()

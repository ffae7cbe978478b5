"""Where arcs run: through no name, at any width, however many actors there are."""

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from components.charts import CHARTS
from components.charts.pressure.groups import GROUP
from components.dossier import Dossier
from components.graphic.canvas import APP_PHONE, COLUMN, PHONE, STAGE, WIDE
from components.graphic.graphic import Curve, Graphic, Mark, Text
from components.graphic.ink import Inks
from components.view import View
from components.view.view import STANCES
from tests.charts.making import struck, unreadable, views, with_tables

#: The narrowest and the widest at which each canvas is shown: it stretches evenly between.
SHOWN = (
    (PHONE, 360), (PHONE, 499), (APP_PHONE, 332), (COLUMN, 640), (COLUMN, 1600), (WIDE, 960),
    (STAGE, int(STAGE.width)),
)  # fmt: skip
WORDS = ("Ministry", "of", "the", "Human", "rights", "Ombudsman", "An", "envoy", "Parliament", "Ed")


@st.composite
def dossiers(draw: st.DrawFn, dossier: Dossier) -> Dossier:
    """The dossier with other actors and acts, from few to very many."""
    count, acts = draw(st.integers(10, 100)), draw(st.integers(1, 220))
    picked = draw(st.randoms(use_true_random=False))
    arenas, base = list(GROUP), dossier.actors.iloc[0].to_dict()
    actors = [
        {
            **base, "id": f"actor-{i}", "arena": picked.choice(arenas),
            "short": " ".join(picked.choices(WORDS, k=picked.randint(1, 5))),
            "side": picked.choice(["domestic", "international"]), "unnamed": picked.random() < 0.2,
            "kind": "norm" if picked.random() < 0.05 else "person",
        }
        for i in range(count)
    ]  # fmt: skip
    pressure = dossier.pressures.iloc[0].to_dict()
    events = list(dossier.events["id"])
    rows = []
    for k in range(acts):
        start, end = picked.sample(range(count), 2)
        rows.append(
            {
                **pressure, "id": f"act-{k}", "event_id": picked.choice(events),
                "from_actor": f"actor-{start}", "to_actor": f"actor-{end}",
                "side": picked.choice(["domestic", "international"]),
                "stance": picked.choice(STANCES),
            }
        )  # fmt: skip
    return with_tables(
        dossier,
        actors=pd.DataFrame(actors, columns=dossier.actors.columns),
        pressures=pd.DataFrame(rows, columns=dossier.pressures.columns),
    )


def wrong(name: str, dossier: Dossier, view: View) -> list[str]:
    chart = CHARTS[name]
    frame = chart.prepare(dossier, view)
    found = []
    for canvas in dict.fromkeys(canvas for canvas, _ in SHOWN):
        g = chart.layout(frame, canvas)
        for width in (width for other, width in SHOWN if other is canvas):
            found += [f"{fault}, {canvas} at {width}" for fault in struck(g, width)]
            texts = [t.text for t in g.texts]
            found += unreadable(g.boxes(width), texts, width=width, height=g.height)
    return found


@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_arc_runs_through_a_name_among_many_actors(
    dossier: Dossier, data: st.DataObject
) -> None:
    made = data.draw(dossiers(dossier))
    view = View(
        actor=tuple(data.draw(st.lists(st.sampled_from(list(made.actors["id"])), max_size=2))),
        event=tuple(data.draw(st.lists(st.sampled_from(list(made.events["id"])), max_size=3))),
    )
    assert wrong("pressure", made, view) == []


every_chart = pytest.mark.parametrize("name", ["pressure", "route", "activity"])


@every_chart
def test_no_arc_of_the_whole_dossier_runs_through_a_name(dossier: Dossier, name: str) -> None:
    assert wrong(name, dossier, View()) == []


@every_chart
@settings(max_examples=8, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_arc_runs_through_a_name_of_the_dossier(
    dossier: Dossier, name: str, data: st.DataObject
) -> None:
    assert wrong(name, dossier, data.draw(views(dossier))) == []


def test_what_is_struck_is_found() -> None:
    g = Graphic(0, 100, 100)
    g.texts = [Text(10, 50, "a name", Inks.ink, of="a"), Text(60, 20, "free", Inks.ink)]
    g.curves = [Curve(((0, 50), (30, 50), (60, 50), (90, 50)), Inks.ink, of="e")]
    g.marks = [Mark(62, 20, "circle", Inks.ink, 8, id="a")]
    assert struck(g, 100) == ["an arc of e runs through 'a name'", "'free' lies on a mark"]

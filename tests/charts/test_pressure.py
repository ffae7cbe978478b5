"""Who pressed whom, and the boomerang."""

from itertools import pairwise
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.charts.pressure import CHART
from components.charts.pressure.boomerang import caption, meaning, steps
from components.charts.pressure.groups import FEW
from components.charts.pressure.places import End, boxes, run
from components.charts.pressure.plan import COLUMNS
from components.charts.pressure.words import ASSERTED
from components.dossier import Dossier
from components.dossier.case import NO_CASE, Case
from components.graphic.canvas import COLUMN, PHONE, STAGE
from components.query.selection import select
from components.view import View
from tests.charts.making import unreadable, views, with_tables

ROUTE = ("angel-to-evangelicals", "evangelicals-to-washington", "washington-answers-evangelicals")


def only(dossier: Dossier, *ids: str) -> Dossier:
    return with_tables(dossier, pressures=dossier.pressures[dossier.pressures["id"].isin(ids)])


def act(name: str, event: str, start: str, end: str, leg: int) -> SimpleNamespace:
    return SimpleNamespace(id=name, event_id=event, from_actor=start, to_actor=end, leg=leg)


def test_a_route_joins_end_to_end_and_stays_in_its_event() -> None:
    acts = [
        act("one", "e1", "activists", "allies", 1),
        act("two", "e1", "allies", "washington", 2),
        act("three", "e1", "washington", "moscow", 3),
        act("other-event", "e2", "washington", "moscow", 3),
        act("no-allies", "e3", "un", "washington", 2),
        act("not-joined", "e4", "stockholm", "moscow", 3),
    ]
    assert steps(acts) == {"one": 1, "two": 2, "three": 3}


def test_a_route_may_end_in_another_event_if_it_ends_nowhere_in_its_own() -> None:
    acts = [
        act("one", "e1", "activists", "allies", 1),
        act("two", "e1", "allies", "washington", 2),
        act("later", "e2", "washington", "moscow", 3),
    ]
    assert steps(acts) == {"one": 1, "two": 2, "later": 3}
    assert steps(acts[:2]) == {}


def test_the_real_route_is_the_one_by_way_of_washington(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View())
    on = frame[frame["step"] > 0].sort_values("step")
    assert on[["from_actor", "to_actor"]].to_numpy().tolist() == [
        ["angel-coalition", "us-evangelicals"],
        ["us-evangelicals", "us-government"],
        ["us-government", "russian-government"],
    ]
    words = CHART.describe(frame)
    assert "say they moved Washington" in words
    # The last leg is one that no source states.
    assert words.endswith(
        "① Angel Coalition → US evangelicals ② → US government ③ → (inferred) Russian government."
    )


def test_no_caption_without_the_whole_route(dossier: Dossier) -> None:
    frame = CHART.prepare(only(dossier, *ROUTE[:2]), View())
    assert (frame["step"] == 0).all()
    assert "boomerang" not in CHART.describe(frame)


def test_a_route_not_self_claimed_needs_no_hedge() -> None:
    def edge(step: int, start: str, end: str) -> SimpleNamespace:
        return SimpleNamespace(
            step=step, from_actor=start, to_actor=end, from_name=start, to_name=end, claimed=False,
            inferred=False,
        )  # fmt: skip

    words = caption(
        [edge(1, "a", "b"), edge(2, "b", "envoy"), edge(3, "envoy", "d")],
        Case({"home.name": "Ruritania", "city.envoy": "Strelsau"}, {}),
    )
    assert words == (
        "The boomerang: activists in Ruritania moved Strelsau.",
        "① a → b ② → envoy ③ → d.",
    )
    assert caption([edge(1, "a", "b"), edge(2, "c", "d"), edge(3, "d", "e")], NO_CASE) is None


def test_acts_of_a_pair_are_one_arrow_and_stances_are_kept_apart(dossier: Dossier) -> None:
    made = only(dossier, "putin-opens-agenda", "weaker-bill", "tier3-2001", "tier3-2002")
    # As if the bill that holds the law back had gone to the Duma as well.
    acts = made.pressures.replace({"to_actor": {"duma-working-group": "duma"}})
    made = with_tables(made, pressures=acts)
    frame = CHART.prepare(made, View())
    edges = frame[frame["layer"] == "edge"].set_index(["label", "stance"])
    assert edges["acts"].to_dict() == {
        ("State Department → Russian government", "advances"): 2,
        ("Putin → Duma", "advances"): 1,
        ("Putin → Duma", "resists"): 1,
    }
    reports = edges.loc[("State Department → Russian government", "advances")]
    assert (reports["id"], reports["mechanisms"]) == ("tip-2001 tip-2002", "leverage ×2")
    head, first, second = reports["tip"].split("\n")
    assert head == "State Department → Russian government, 2 acts: leverage ×2"
    assert (first[:13], second[:12]) == ("12 July 2001:", "5 June 2002:")
    assert "(our inference)" in reports["tip"]
    nodes = frame[frame["layer"] == "node"].set_index("id")
    assert nodes["acts"].to_dict() == {
        "duma": 2, "putin": 2, "russian-government": 2, "us-state-department": 2,
    }  # fmt: skip


def test_hedges_and_disagreements_are_told(dossier: Dossier) -> None:
    frame = CHART.prepare(only(dossier, "us-to-mizulina", "funded-groups-on-duma"), View())
    tips = frame[frame["layer"] == "edge"].set_index("label")
    assert tips.loc["US government → Mizulina", "doubt"]
    assert "†" in tips.loc["US government → Mizulina", "tip"]
    assert "(allegedly)" in tips.loc["Groups said to oppose it → Duma", "tip"]
    assert frame.loc[frame["id"] == "us-funded-ngos", "unnamed"].tolist() == [True]


def test_a_norm_bears_on_somebody_and_is_no_act(dossier: Dossier) -> None:
    """Counts of who pressed whom leave norms out, in words, in rows and as a hollow mark."""
    made = only(dossier, "consensus-frees-putin", "us-to-mizulina", "funded-groups-on-duma")
    kinds = made.actors["kind"].where(made.actors["id"] != "international-community", "norm")
    made = with_tables(made, actors=made.actors.assign(kind=kinds))
    frame = CHART.prepare(made, View())
    words = CHART.describe(frame)
    assert words.startswith("2 acts of pressure coded among 4 actors: 1 from outside Russia, 1 ")
    assert "1 stated by sources and 1 alleged. Beside these, 1 time a norm bore on " in words
    assert "International consensus" not in words
    tips = frame.set_index("id")["tip"]
    assert tips["international-community"].endswith("In view: bears on somebody 1 time.")
    wide = CHART.layout(frame, COLUMN)
    hollow = [m.id for m in wide.marks if m.hollow]
    assert hollow == ["international-community", None]
    rows = [t.text for t in CHART.layout(frame, PHONE).texts]
    assert "Norms that bore on somebody: 1 time" in rows
    assert "Pressed from outside Russia: 1 act" in rows
    alone = CHART.prepare(with_tables(made, pressures=made.pressures.iloc[:1]), View())
    said = CHART.describe(alone)
    assert said == "No act of pressure is in view; 1 time a norm bore on somebody."


def test_groups_follow_the_arena(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View())
    group = frame[frame["layer"] == "node"].set_index("id")["group"]
    assert group[["local-activists", "duma", "united-nations", "aba-ceeli"]].tolist() == [
        0,
        1,
        2,
        3,
    ]


def test_what_passes_between_groups_is_counted_and_says_who_says_so(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View())
    edges, bundles = (frame[frame["layer"] == name] for name in ("edge", "bundle"))
    assert bundles["acts"].sum() == edges["acts"].sum()
    rows = bundles.set_index(["label", "stance", "norm"])
    most = rows.loc[("States and bodies abroad → Russian state", "advances", False)]
    assert most["acts"] == rows["acts"].max() == 21
    head, *lines = most["tip"].split("\n")
    assert head == "States and bodies abroad → Russian state: 21 acts"
    assert (len(lines), lines[-1]) == (7, "And 15 more.")
    assert lines[0].startswith("April 1997: State Department → Russian government. ")
    assert lines[0].endswith("(our inference). RFE/RL 1997 (fourth paragraph).")
    # All events of its acts, each once.
    ids = most["id"].split()
    assert len(ids) == len(set(ids)) > 10
    assert set(ids) <= set(dossier.events["id"])
    against = rows.loc[("Russian state, among themselves", "resists", False)]
    assert against["tip"].startswith("Russian state, among themselves: 5 acts, against the law\n")


def test_few_arcs_are_drawn_each(dossier: Dossier) -> None:
    few = with_tables(dossier, pressures=dossier.pressures.iloc[:FEW])
    assert "bundle" not in set(CHART.prepare(few, View())["layer"])


def test_a_chosen_actor_or_event_opens_its_arcs(dossier: Dossier) -> None:
    """The others stay in their bundles, and what is open is a halo, an arc and its words."""
    frame = CHART.prepare(dossier, View(event=("firestone-call",)))
    opened = frame[(frame["layer"] == "edge") & frame["open"].astype(bool)]
    assert opened["label"].tolist() == ["Firestone → Paleev"]
    alone, drawn = (CHART.layout(f, COLUMN) for f in (CHART.prepare(dossier, View()), frame))
    more = {c.of for c in drawn.curves} - {c.of for c in alone.curves}
    assert more == set(opened["id"])
    assert [m.id for m in drawn.marks if m.halo] == []
    marked = {c.of for c in drawn.curves if c.color.token == "accent"}
    assert marked == more


def test_all_that_is_drawn_says_what_it_belongs_to(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View())
    for canvas in (COLUMN, PHONE, STAGE):
        g = CHART.layout(frame, canvas)
        ids = {m.id for m in g.marks if m.id}
        assert {p.of for layer in (g.curves, g.lines, g.texts) for p in layer} - {""} <= ids
        assert sum(not c.of for c in g.curves) == {COLUMN: 4, PHONE: 0, STAGE: 1}[canvas]  # the key
        named = [t for t in g.texts if t.of]
        assert len(named) > 10


def test_a_column_of_names_never_touches() -> None:
    nodes = [
        SimpleNamespace(id=f"n{i}", group=i % 4, label="a name of a length " * (1 + i % 3), acts=i)
        for i in range(40)
    ]  # fmt: skip
    found = boxes(nodes, dict.fromkeys(range(4), 10), (), COLUMNS, 60, NO_CASE)
    for box in found.values():
        ys = sorted(box.rows.values())
        assert all(b - a >= COLUMNS.row for a, b in pairwise(ys))
        assert box.top < ys[0] < ys[-1] < box.bottom
    assert found[0].bottom < found[1].top
    assert found[3].bottom < found[2].top


@pytest.mark.parametrize("zone", [True, False])
@pytest.mark.parametrize("ends", [(True, True), (True, False), (False, True), (False, False)])
def test_an_arc_is_whole_and_arrives_level(zone: bool, ends: tuple[bool, bool]) -> None:
    x = {True: 185.0, False: 455.0}
    start, end = End(10, ends[0], x[ends[0]]), End(90, ends[1], x[ends[1]])
    pieces, bent = run(start, end, COLUMNS, zone=zone)
    ends_at = [pieces[0][0], pieces[-1][-1]]
    assert ends_at == [(start.x, 10.0), (end.x, 90.0)]
    assert all(a[-1] == b[0] for a, b in pairwise(pieces))
    assert [k for k, piece in enumerate(pieces) if piece[0][1] != piece[-1][1]] == [bent]
    last = pieces[-1]
    assert last[-2][1] == last[-1][1]
    # It comes from the gutter.
    assert (last[-2][0] > last[-1][0]) == ends[1]


def test_a_boomerang_explains_itself_where_the_word_stands(dossier: Dossier) -> None:
    for canvas in (COLUMN, PHONE, STAGE):
        said = " ".join(t.text for t in CHART.layout(CHART.prepare(dossier, View()), canvas).texts)
        assert meaning(NO_CASE) in said
    own = Case({"boomerang.means": "They went round by {home}.", "home.name": "Ruritania"}, {})
    assert meaning(own) == "They went round by Ruritania."


VIEWS = [
    View(), View(pressure=("outside",)), View(pressure=("inside",)), View(actor=("putin",)),
    View(time=("2003-10", "2004-04")), View(q="evangelicals"), View(event=("firestone-call",)),
]  # fmt: skip


@pytest.mark.parametrize("view", VIEWS)
def test_counts_add_up_and_marks_are_the_frames(dossier: Dossier, view: View) -> None:
    frame = CHART.prepare(dossier, view)
    chosen = select(dossier, view).pressures
    edges, nodes = (frame[frame["layer"] == name] for name in ("edge", "node"))
    assert edges["acts"].sum() == len(chosen)
    assert set(nodes["id"]) == {*chosen["from_actor"], *chosen["to_actor"]}
    norms = set(dossier.actors.loc[dossier.actors["kind"] == "norm", "id"])
    acts = chosen[~chosen["from_actor"].isin(norms)]
    words = CHART.describe(frame)
    assert words.startswith(f"{len(acts)} act{'' if len(acts) == 1 else 's'} of pressure coded")
    held = acts["assertion"].value_counts()
    for kind, said in ASSERTED.items():
        assert (f"{held.get(kind)} {said}" in words) == (kind in held)
    picture = CHART.layout(frame, COLUMN)
    marked = {(m.id, m.kind) for m in picture.marks if m.id}
    assert marked <= set(zip(frame["id"], frame["kind"], strict=True))
    assert {i for i, kind in marked if kind == "actor"} == set(nodes["id"])
    # Each act can be asked for its source.
    events = {one for i, kind in marked if kind == "event" for one in i.split()}
    assert events == set(chosen["event_id"])


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("width", [350, 640, 1180])
def test_no_words_run_over_each_other(dossier: Dossier, view: View, width: int) -> None:
    frame = CHART.prepare(dossier, view)
    picture = CHART.layout(frame, PHONE if width < 500 else COLUMN)
    texts = [t.text for t in picture.texts]
    assert unreadable(picture.boxes(width), texts, width=width, height=picture.height) == []
    assert min(t.size for t in picture.texts) >= 12


def test_what_is_selected_stands_out(dossier: Dossier) -> None:
    view = View(actor=("firestone",), event=("firestone-call",))
    frame = CHART.prepare(dossier, view)
    picture = CHART.layout(frame, COLUMN)
    assert [m.id for m in picture.marks if m.halo] == ["firestone"]
    assert [t.text for t in picture.texts if t.bold and t.text == "Firestone"] == ["Firestone"]
    edges = frame[frame["layer"] == "edge"]
    own = edges["label"].str.startswith("Firestone → ")
    assert own.sum() == 3
    assert (edges["selected"].astype(bool) == own).all()


def test_rows_say_what_they_leave_out(dossier: Dossier) -> None:
    frame = CHART.prepare(dossier, View())
    picture = CHART.layout(frame, PHONE)
    texts = [t.text for t in picture.texts]
    edges = frame[(frame["layer"] == "edge") & (frame["step"] == 0)]
    edges = edges[~edges["norm"].astype(bool)]
    outside = edges[edges["side"] == "international"]
    assert f"Pressed from outside Russia: {outside['acts'].sum()} acts" in texts
    left = [t for t in texts if t.startswith("and ")]
    assert [int(t.split()[1]) for t in left] == [len(outside) - 16, len(edges) - len(outside) - 16]
    assert "Firestone → Paleev" in texts


def test_an_empty_view_says_so(dossier: Dossier) -> None:
    words = CHART.describe(CHART.prepare(dossier, View(q="no such words")))
    assert words == "No act of pressure is in view."


@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_any_view(dossier: Dossier, data: st.DataObject) -> None:
    view = data.draw(views(dossier))
    frame = CHART.prepare(dossier, view)
    assert frame.loc[frame["layer"] == "edge", "acts"].sum() == len(select(dossier, view).pressures)
    for canvas in (COLUMN, PHONE):
        assert CHART.layout(frame, canvas) == CHART.layout(CHART.prepare(dossier, view), canvas)

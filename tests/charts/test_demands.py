"""Demands: what each camp asked for, what became of it, and which clause answers it."""

from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.charts.demands import CHART
from components.charts.demands.data import CAMPS, opens
from components.charts.demands.fates import FATES, got
from components.charts.demands.wide import END, START
from components.dossier import Dossier
from components.graphic.canvas import APP_PHONE, COLUMN, STAGE
from components.graphic.ink import Inks
from components.query.selection import select
from components.view import View
from tests.charts.making import faults, unreadable, views, with_tables
from tests.charts.samples import DEMANDS, with_demands

Row = tuple[Any, ...]


@pytest.fixture(scope="module")
def filled(dossier: Dossier) -> Dossier:
    return with_demands(dossier)


def demand(
    name: str, camp: str, fate: str, clause: str = "", *, asked: str = "A",
    title: str = "Something to be done", event: str = "", date: str = "2003",
) -> Row:  # fmt: skip
    return (name, date, event, camp, asked, "B", title, fate, clause, "stated")


def test_every_fate_and_camp_of_the_tables_is_known() -> None:
    assert list(FATES) == ["enacted", "softened", "later", "dropped", "unknown"]
    assert CAMPS[:3] == ("activists", "allies abroad", "drafters")
    looks = [(f.shape, f.hollow, f.struck) for f in FATES.values()]
    assert len(set(looks)) == len(FATES)


def test_what_a_camp_got_is_counted() -> None:
    fates = ["enacted", "enacted", "softened", "dropped", "dropped", "unknown"]
    rows = [SimpleNamespace(fate=fate) for fate in fates]
    assert got(rows) == "2 of 6 enacted, 1 softened, 2 dropped, 1 not known"
    assert got(rows[3:4]) == "0 of 1 enacted, 1 dropped"
    assert got(rows[:1]) == "1 of 1 enacted"


def test_demands_stand_by_camp_by_who_asked_first_and_by_fate(filled: Dossier) -> None:
    frame = CHART.prepare(filled, View())
    assert frame["id"].tolist() == [
        "crime", "care", "status", "men", "spared", "teach", "letter", "slave", "firmer",
        "witness", "aid", "punish", "define", "help", "code", "terms", "legal", "weaker",
    ]  # fmt: skip
    assert frame["camp"].drop_duplicates().tolist() == [
        "activists", "allies abroad", "foreign government", "treaty", "executive", "opponents",
    ]  # fmt: skip
    assert set(frame["kind"]) == {"demand"}
    by = frame.set_index("id")
    assert by.loc["crime", ["asked", "of", "answer", "clause"]].tolist() == [
        "Angel Coalition", "Duma", "Enacted", "Trafficking a crime",
    ]  # fmt: skip
    assert by.loc["teach", ["of", "answer", "clause", "provision_id"]].tolist() == [
        "", "Dropped", "", "",
    ]  # fmt: skip
    assert by.loc["letter", "side"] == "transnational"


def test_a_tip_says_who_of_whom_what_when_and_keeps_the_hedge(filled: Dossier) -> None:
    tips = CHART.prepare(filled, View()).set_index("id")["tip"]
    assert tips["crime"].startswith(
        "Angel Coalition asked of Duma: Make trafficking a crime. Enacted: "
    )
    assert ". November 2002. Source: " in tips["crime"]
    assert tips["firmer"].startswith("US government asked of Putin (allegedly): Longer terms")
    assert "(our inference)" in tips["men"]
    assert tips["teach"].startswith(
        "Local activists asked (by the actor's own account): Public education. Dropped. "
    )


def test_a_demand_opens_its_event_or_that_of_its_clause(filled: Dossier) -> None:
    assert opens(filled, "status") == "draft-march-2003"
    assert opens(filled, "crime") == "law-signed"
    assert opens(filled, "spared") == "amend-2008"
    assert opens(filled, "help") == ""
    assert opens(filled, "no such demand") == ""
    frame = CHART.prepare(filled, View(event=("law-signed",)))
    chosen = frame.loc[frame["selected"], "id"].tolist()
    assert chosen == [
        "crime", "men", "letter", "slave", "firmer", "punish", "define", "code", "terms", "legal",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("view", "ids"),
    [
        (View(actor=("us-government",), only="actor"), ["slave", "firmer", "witness", "aid"]),
        # Upon an actor counts as by one, whatever part the actor has in the event.
        (View(actor=("putin",), only="actor"), ["letter", "firmer", "code", "terms"]),
        (View(time=("2000", "2001")), ["punish", "define", "help"]),
        # 2003 may be November, and need not be.
        (View(time=("2003-11", "2003-12")), ["slave", "firmer"]),
        (View(time=("2003-03", "2003-03"), sure="certainly"), ["care", "status", "men", "teach",
                                                                "weaker"]),
        (View(time=("2003-03", "2003-03"), sure="certainly", actor=("local-activists",),
              only="actor"), ["men", "teach"]),
        # What only events have leaves out a demand of none.
        (View(kind=("bill",)), ["care", "status", "teach", "code", "terms"]),
        (View(q="weaker"), ["weaker"]),
        (View(event=("law-signed",)), None),
    ],
)  # fmt: skip
def test_filters_keep_demands_by_event_or_by_themselves(
    filled: Dossier, view: View, ids: list[str] | None
) -> None:
    found = CHART.prepare(filled, view)["id"].tolist()
    if view.q:  # an event may hold the word too
        assert set(ids or ()) <= set(found) < {row[0] for row in DEMANDS}
    elif view.time[0] == "2003-11":
        alone = {row[0] for row in DEMANDS if not row[2]}
        assert [i for i in found if i in alone] == ["slave"]
    elif ids is None:
        assert len(found) == len(DEMANDS)
    else:
        assert found == ids


def test_the_query_follows_events_and_actors(small: Dossier) -> None:
    assert select(small, View()).demands["id"].tolist() == ["build-shelters", "make-it-a-crime"]
    assert select(small, View(kind=("meeting",))).demands["id"].tolist() == ["make-it-a-crime"]
    assert select(small, View(kind=("vote",))).demands["id"].tolist() == []
    assert select(small, View(actor=("envoy",), only="actor")).demands["id"].tolist() == [
        "make-it-a-crime"
    ]
    assert select(small, View(q="shelters")).demands["id"].tolist() == ["build-shelters"]
    assert select(small, View(time=("2004", None))).demands["id"].tolist() == []
    assert select(small, View(time=("2005", None))).enforcement["id"].tolist() == ["first-years"]
    sure = View(time=("2004", "2005"), sure="certainly")
    assert select(small, sure).enforcement["id"].tolist() == ["first-year"]


def test_describe_says_what_each_camp_got(filled: Dossier) -> None:
    words = CHART.describe(CHART.prepare(filled, View()))
    assert words.startswith(
        "18 demands of 6 camps: 8 enacted, 2 softened, 2 came later, 5 dropped and 1 not known. "
        "Activists: 2 of 6 enacted, 1 came later, 3 dropped. Allies abroad: 1 of 1 enacted. "
    )
    assert "Opponents: 0 of 2 enacted, 1 softened, 1 dropped." in words
    assert "Clauses that answer several: Trafficking a crime (4 demands)." in words
    assert "Sources differ" not in words


def test_disputed_demands_are_marked(filled: Dossier) -> None:
    citations = filled.citations.copy()
    mine = (citations["table"] == "demands") & (citations["row_id"] == "legal")
    more = citations[mine].assign(relation="conflicts", value="nobody asked", locator="p. 99")
    made = with_tables(filled, citations=pd.concat([citations, more], ignore_index=True))
    frame = CHART.prepare(made, View())
    assert frame.loc[frame["disputed"], "id"].tolist() == ["legal"]
    assert CHART.describe(frame).endswith("Sources differ on 1 demand, marked †.")
    for narrow in (False, True):
        sketch = CHART.layout(frame, APP_PHONE if narrow else COLUMN)
        assert sum("†" in t.text for t in sketch.texts) == 1


def test_wide_lines_lead_from_each_demand_to_its_clause_in_the_colour_of_its_side(
    filled: Dossier,
) -> None:
    frame = CHART.prepare(filled, View())
    sketch = CHART.layout(frame, COLUMN)
    hits = sketch.targets
    assert len(sketch.curves) == len(hits) == 18
    by = {row.id: row for row in frame.itertuples()}
    ends: dict[tuple[str, str], set[float]] = {}
    middle = {h.id: (h.y0 + h.y1) / 2 for h in hits}
    for curve in sketch.curves:
        (x0, y0), *_, (x1, y1) = curve.points
        assert (x0, x1) == (START, END)
        row = by[next(i for i, y in middle.items() if y == y0)]
        ends.setdefault((row.fate, row.provision_id), set()).add(y1)
        assert curve.dash == ("solid" if row.clause else "dash")
    assert all(len(found) == 1 for found in ends.values())
    assert len({min(found) for found in ends.values()}) == len(ends) == 11
    heads = [t.text for t in sketch.texts if t.bold and ":" in t.text]
    assert heads == ["Enacted: 8", "Softened: 2", "Came later: 2", "Dropped: 5", "Not known: 1"]
    italics = {t.text: t.color for t in sketch.texts if t.italic}
    assert italics["Local activists"] == italics["Putin"] == Inks.domestic
    assert italics["Angel Coalition"] == Inks.international
    assert italics["US government"] == italics["Letter's signatories"] == Inks.international


def test_both_designs_head_each_camp_with_what_it_got(filled: Dossier) -> None:
    frame = CHART.prepare(filled, View())
    for narrow in (False, True):
        said = [t.text for t in CHART.layout(frame, APP_PHONE if narrow else COLUMN).texts]
        place = said.index("Foreign government")
        assert said[place + 1] == "2 of 4 enacted, 1 came later, 1 not known"
    assert "Enacted: Aggravating facts" in said
    assert "US government, between October and December 2003" in said


@pytest.mark.parametrize("narrow", [False, True])
def test_what_is_chosen_is_ringed_on_a_phone_and_has_a_halo_else(
    filled: Dossier, narrow: bool
) -> None:
    frame = CHART.prepare(filled, View(event=("draft-march-2003",)))
    sketch = CHART.layout(frame, APP_PHONE if narrow else COLUMN)
    # A phone rings what is chosen; in the wide design its sign has a halo, and its line a ground.
    assert int(frame["selected"].sum()) == 3
    assert len([n for n in sketch.lines if n.color == Inks.accent]) == (12 if narrow else 0)
    assert len([m for m in sketch.marks if m.halo]) == (0 if narrow else 3)
    assert len([c for c in sketch.curves if c.color == Inks.accent]) == (0 if narrow else 3)


def test_out_of_view_it_says_so_and_still_draws(dossier: Dossier, filled: Dossier) -> None:
    none = with_tables(dossier, demands=dossier.demands.iloc[:0])
    for made, view in ((none, View()), (filled, View(time=("1990", "1991")))):
        frame = CHART.prepare(made, view)
        assert frame.empty
        assert "Nothing is in view" in CHART.describe(frame)
        for narrow in (False, True):
            assert CHART.layout(frame, APP_PHONE if narrow else COLUMN).height == 120
            assert [t.text for t in CHART.layout(frame, STAGE).texts] == ["No demand is in view."]


def many(number: int) -> list[Row]:
    """More demands than anybody has coded, of every camp and fate."""
    clauses = ("law-trafficking", "law-slave-labour", "law-border", "law-127-1-part-3")
    found = []
    for k in range(number):
        fate = tuple(FATES)[k * 7 % 5]
        clause = {"later": "later-release", "dropped": "", "unknown": ""}.get(fate, clauses[k % 4])
        found.append(
            demand(f"d-{k:02}", CAMPS[k * k % 6], fate, clause, asked="ABCDEFGH"[k % 8],
                   title="Forty letters, as many as a label takes!"[: 12 + k % 29].strip(),
                   date=f"{1999 + k % 6}")
        )  # fmt: skip
    return found


LONG = [
    demand("long", "foreign government", "softened", "law-trafficking",
           title="Rechtsschutzversicherungsgesellschaften!"),
    demand("wide", "activists", "unknown", title="WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW"),
    demand("wide-2", "activists", "enacted", "law-border",
           title="WWWW WWWW WWWW WWWW WWWW WWWW WWWW WWWW!"),
]  # fmt: skip


@pytest.mark.parametrize("width", [350, 360, 640, 800, 960, 1180])
@pytest.mark.parametrize("sample", ["usual", "one", "forty", "sixty", "long"])
def test_no_words_run_over_each_other(dossier: Dossier, width: int, sample: str) -> None:
    demands = {"usual": list(DEMANDS), "one": [DEMANDS[0]], "forty": many(40), "sixty": many(60),
               "long": LONG}[sample]  # fmt: skip
    made = with_demands(dossier, demands)
    for view in (View(), View(event=("law-signed",)), View(actor=("duma",), only="actor")):
        frame = CHART.prepare(made, view)
        sketch = CHART.layout(frame, APP_PHONE if width < 500 else COLUMN)
        hits = sketch.targets
        assert len(hits) == len(frame) > 0
        texts = [t.text for t in sketch.texts]
        assert unreadable(sketch.boxes(width), texts, width=width, height=sketch.height) == []
        assert faults(CHART.layout(frame, STAGE), STAGE, STAGE.width) == []


def test_a_phone_has_a_box_for_every_demand_that_a_finger_hits(dossier: Dossier) -> None:
    frame = CHART.prepare(with_demands(dossier, many(40)), View())
    hits = CHART.layout(frame, APP_PHONE).targets
    assert len(hits) == 40
    assert min(h.y1 - h.y0 for h in hits) >= 44
    tops = [(h.y0, h.y1) for h in hits]
    assert all(before[1] <= after[0] for before, after in pairwise(tops))


def test_the_stage_shows_each_demand_and_counts_what_has_no_room(dossier: Dossier) -> None:
    made = with_demands(dossier)
    sketch = CHART.layout(CHART.prepare(made, View()), STAGE)
    assert sorted(m.id for m in sketch.marks if m.id) == sorted(row[0] for row in DEMANDS)
    said = [t.text for t in sketch.texts]
    place = said.index("Activists")
    assert said[place + 1] == "2 of 6 enacted"
    assert said[said.index("Dropped") + 1] == "5"

    crowd = [demand(f"c-{k}", "activists", "dropped") for k in range(200)]
    crowd += [demand(f"{c}-{f}", c, f, "law-border" if f == "enacted" else "")
              for c in CAMPS for f in ("enacted", "dropped", "unknown")]  # fmt: skip
    sketch = CHART.layout(CHART.prepare(with_demands(dossier, crowd), View()), STAGE)
    assert "× 201" in [t.text for t in sketch.texts]
    assert len([m for m in sketch.marks if m.id]) == 20


def test_the_stage_names_what_is_chosen(filled: Dossier) -> None:
    frame = CHART.prepare(filled, View(event=("us-visit-march-2004",)))
    sketch = CHART.layout(frame, STAGE)
    assert [m.id for m in sketch.marks if m.halo] == ["witness"]
    assert "A law to protect witn…" in [t.text for t in sketch.texts if t.bold]


@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_any_view_shows_its_demands_once_in_every_design(
    filled: Dossier, data: st.DataObject
) -> None:
    view = data.draw(views(filled))
    frame = CHART.prepare(filled, view)
    ids = frame["id"].tolist()
    assert set(ids) == set(select(filled, view).demands["id"])
    if view.only:
        by = filled.demands.set_index("id").loc[ids]
        assert (by["from_actor"].isin(view.actor) | by["to_actor"].isin(view.actor)).all()
    assert CHART.describe(frame)
    for width, narrow in ((350, True), (640, False)):
        sketch = CHART.layout(frame, APP_PHONE if narrow else COLUMN)
        hits = sketch.targets
        assert sorted(h.id for h in hits) == sorted(ids)
        texts = [t.text for t in sketch.texts]
        assert unreadable(sketch.boxes(width), texts, width=width, height=sketch.height) == []
    assert faults(CHART.layout(frame, STAGE), STAGE, STAGE.width) == []

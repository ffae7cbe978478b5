"""What the drawings for the projector show of the real dossier, scene by scene."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from components.charts import CHARTS
from components.dossier import Dossier, load
from components.graphic.canvas import STAGE
from components.graphic.graphic import Graphic, Mark
from components.graphic.ink import Inks
from components.graphic.layout.time_axis import day
from components.talk.scenes import authored
from components.view import View
from tests.charts.making import faults

ROOT = Path(__file__).parents[2]


def staged(dossier: Dossier, name: str, query: str = "") -> Graphic:
    """Drawing of a chart for a View."""
    view, dropped = View.parse(query, dossier)
    assert not dropped
    return CHARTS[name].layout(CHARTS[name].prepare(dossier, view), STAGE)


def words(graphic: Graphic) -> list[str]:
    return [text.text for text in graphic.texts]


def marks(graphic: Graphic) -> dict[str, Mark]:
    return {mark.id: mark for mark in graphic.marks if mark.id is not None}


@pytest.mark.parametrize("case", ["russia-2003", "uk-1807"])
def test_letters_of_every_scene_are_3_3_percent_of_the_least_projectors_height(case: str) -> None:
    """On 1024 by 768 a drawing is 960 pixels wide, and 3.3 % of the height are 25.3 pixels."""
    least = 0.033 * 768 * STAGE.width / 960
    dossier = load(ROOT / "data" / case)
    for scene in authored(dossier):
        graphic = staged(dossier, scene.chart, scene.view)
        assert min(text.size for text in graphic.texts) >= least, scene.id
        assert faults(graphic, STAGE, STAGE.width) == []


def test_every_event_is_a_mark_and_the_landmarks_are_named(dossier: Dossier) -> None:
    graphic = staged(dossier, "timeline")
    assert set(marks(graphic)) == set(dossier.events["id"])
    named = dossier.events.loc[dossier.events["landmark"], "short"]
    assert all(any(w.removesuffix(" †") == name for w in words(graphic)) for name in named)
    # Only what is dated within two months is said to fall into the stretch.
    sure = int(CHARTS["timeline"].prepare(dossier, View())["dated"].sum())
    (said,) = [w for w in words(graphic) if w.endswith("events of known date")]
    assert said.endswith(f" of {sure} events of known date")
    assert sure < len(dossier.events)


def test_the_crowded_months_name_every_step_of_the_story(dossier: Dossier) -> None:
    scene = next(scene for scene in authored(dossier) if scene.id == "crowded-months")
    said = words(staged(dossier, "timeline", scene.view))
    for step in (
        "Putin's turn †, perhaps 27 Oct 2003", "President's bill †", "Firestone's call",
        "Three-hour meeting", "Revised bill", "Duma, 353–0 †, perhaps 21 Nov 2003",
        "Law 162-FZ signed †, 8 Dec 2003", "Protocol in force, 25 Dec 2003",
        "Protocol ratified, 26 Apr 2004",
    ):  # fmt: skip
        assert step in said


def test_the_vote_has_a_day_and_the_revised_bill_a_span_up_to_the_law(dossier: Dossier) -> None:
    graphic = staged(dossier, "timeline", "time=2003-10..2003-12&kind=law~vote~bill")
    drawn = marks(graphic)
    vote, bill, law = (drawn[name] for name in ("duma-353-0", "revised-bill", "law-signed"))
    assert vote.x == day(date(2003, 11, 21)) + 0.5
    assert not [line for line in graphic.lines if line.y0 == line.y1 == vote.y]
    [span] = [line for line in graphic.lines if line.y0 == line.y1 == bill.y]
    assert span.x0 < bill.x < law.x < span.x1 + 1
    assert span.x1 - span.x0 == 43  # 27 October to 8 December


def test_landmarks_of_a_long_axis_stand_above_the_lanes_with_a_rule_each(
    dossier: Dossier,
) -> None:
    graphic = staged(dossier, "timeline")
    top = min(ground.y0 for ground in graphic.rects)
    named = dossier.events.loc[dossier.events["landmark"], ["id", "short"]]
    above = [t.text.removesuffix(" †") for t in graphic.texts if t.y < top]
    assert sorted(above) == sorted(named["short"])
    rules = {line.x0 for line in graphic.lines if line.x0 == line.x1 and line.y0 < top}
    assert rules == {marks(graphic)[name].x for name in named["id"]}
    short = staged(dossier, "timeline", "time=2003-10..2004-04")
    assert min(ground.y0 for ground in short.rects) == 0


def test_what_is_chosen_has_a_halo_and_the_rest_fades(dossier: Dossier) -> None:
    drawn = marks(staged(dossier, "timeline", "event=duma-353-0"))
    assert [m.id for m in drawn.values() if m.halo] == ["duma-353-0"]
    assert drawn["duma-353-0"].color == Inks.both
    assert Inks.both not in {m.color for m in drawn.values() if not m.halo}
    assert list(drawn)[-1] == "duma-353-0"  # on top of all others


def test_the_boomerang_goes_out_over_the_border_and_comes_back(dossier: Dossier) -> None:
    graphic = staged(dossier, "pressure", "q=evangelicals")
    x = {name: mark.x for name, mark in marks(graphic).items()}
    [border] = {line.x0 for line in graphic.lines}
    inside = max(x["angel-coalition"], x["russian-government"])
    assert inside < border < x["us-government"] == x["us-evangelicals"]
    said = words(graphic)
    assert [w for w in said if w.isdigit()] == ["1", "2", "3"]
    assert "say they moved" in " ".join(said)


@pytest.mark.parametrize(
    ("query", "rest"),
    [
        ("pressure=outside-only", None),
        ("pressure=inside-only", None),
        ("", "and 32 more actors, 15 acts"),
    ],
)
def test_acts_without_room_are_counted(dossier: Dossier, query: str, rest: str | None) -> None:
    counted = [w for w in words(staged(dossier, "pressure", query)) if w.startswith("and ")]
    assert counted == ([rest] if rest else [])


def test_the_call_is_drawn_even_among_all_acts(dossier: Dossier) -> None:
    drawn = marks(staged(dossier, "pressure", "event=firestone-call"))
    assert {"firestone", "paleev", "firestone-call"} <= set(drawn)
    assert not drawn["duma"].halo


def test_the_busiest_actors_have_rows_and_the_chosen_come_first(dossier: Dossier) -> None:
    graphic = staged(dossier, "activity")
    said = words(graphic)
    assert said[said.index("Duma") + 1] == "28"
    assert len([m for m in marks(graphic).values() if m.kind == "actor"]) == 8
    assert "and 60 more actors" in said
    assert "solomatova" in marks(staged(dossier, "activity", "actor=solomatova~putin"))


def test_a_square_a_provision_and_a_dash_where_nothing_is_known(dossier: Dossier) -> None:
    graphic = staged(dossier, "law")
    drawn = marks(graphic)
    assert set(drawn) == set(dossier.provisions["id"])
    assert words(graphic).count("–") == 10
    firsts = set(dossier.provisions.loc[dossier.provisions["first"].eq(True), "id"])
    assert {name for name, mark in drawn.items() if mark.symbol == "star"} == firsts
    assert sum(mark.struck for mark in drawn.values()) == 2  # articles 52 and 152 repealed


def test_the_world_is_counted_before_with_and_after_russia(dossier: Dossier) -> None:
    said = words(staged(dossier, "world"))
    assert "15 before, 13 that year, 101 later" in said
    assert "45 before, 32 that year, 80 later" in said


def test_tiers_step_down_after_the_law(dossier: Dossier) -> None:
    drawn = marks(staged(dossier, "tier"))
    levels = [drawn[f"russia-tier/{year}"].y for year in (2001, 2003, 2004, 2013)]
    assert levels[1] < levels[2] < levels[0] == levels[3]
    assert drawn["russia-tier/2003"].x < drawn["law-signed"].x < drawn["russia-tier/2004"].x


def test_routes_without_room_are_counted_and_a_chosen_one_is_kept(dossier: Dossier) -> None:
    graphic = staged(dossier, "route")
    assert "7 joined" in words(graphic)
    assert "and 4 more routes" in words(graphic)
    assert "US evangelicals" not in words(graphic)
    chosen = staged(dossier, "route", "event=evangelicals-rally-washington")
    assert "evangelicals" in " ".join(words(chosen))
    assert sum(mark.halo for mark in chosen.marks) == 2


@pytest.mark.parametrize("name", ["timeline", "pressure", "activity", "law"])
def test_an_empty_view_says_so_in_large_letters(dossier: Dossier, name: str) -> None:
    graphic = staged(dossier, name, "q=nothing-holds-this")
    assert not graphic.marks
    [text] = graphic.texts
    assert text.text.endswith("in view.")
    assert text.size >= 16


def test_the_timeline_tells_its_shapes_and_only_those(dossier: Dossier) -> None:
    said = words(staged(dossier, "timeline", "time=2003-10..2003-12&kind=law~vote~bill"))
    assert {"Law", "Vote", "Bill"} <= set(said)
    assert not {"Report", "Campaign", "Against the law"} & set(said)
    assert "Against the law" in words(staged(dossier, "timeline", "stance=resists"))


@pytest.mark.parametrize(
    ("case", "view"),
    [("uk-1807", View()), ("uk-1807", View(time=("1787", "1807"))),
     ("russia-2003", View(time=("2003", "2003")))],
)  # fmt: skip
def test_no_mark_lies_on_the_name_of_another_event(case: str, view: View) -> None:
    drawn = staged(load(ROOT / "data" / case), "timeline", view.query())
    names = [(t, box) for t, box in zip(drawn.texts, drawn.boxes(STAGE.width), strict=True) if t.of]
    assert len(names) > 3
    for text, (left, top, right, bottom) in names:
        for mark in drawn.marks:
            # A star is drawn 1.3 times as far out as a square of its size.
            out = mark.size / 2 * (1.3 if mark.symbol == "star" else 1)
            x = drawn.left + (mark.x - drawn.low) * drawn.scale(STAGE.width)
            beside = x + out <= left or x - out >= right
            apart = mark.y + out <= top + 3 or mark.y - out >= bottom - 3
            assert mark.id == text.of or text.bold or beside or apart, text.text

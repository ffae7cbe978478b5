"""Lists of scenes: what is written is read again, and what is not ours is named and left out."""

from __future__ import annotations

import base64
import json
import zlib
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from components.charts import CHARTS
from components.dossier import Dossier
from components.talk.lessons import lessons, minutes, minutes_more, votes_words
from components.talk.own_questions import KINDS, NO_QUESTION
from components.talk.questions import question
from components.talk.scenes import (
    LARGEST,
    LONG,
    LONGEST,
    MOST,
    Scene,
    Step,
    authored,
    from_file,
    link,
    parse,
    steps,
    to_file,
)
from components.talk.slides import slide
from components.theme import LANES
from components.view import View
from tests.charts.making import with_tables

VIEWS = ("", "pressure=both", "time=2003..2004-04&event=duma-353-0", "q=Дума&sure=", "actor=paleev")


def packed(rows: Any) -> str:
    written = json.dumps(rows).encode() if not isinstance(rows, bytes) else rows
    return "z." + base64.urlsafe_b64encode(zlib.compress(written)).decode().rstrip("=")


@st.composite
def lists(draw: Any, dossier: Dossier) -> tuple[Scene, ...]:
    """Scenes of the dossier as they stand and new ones, each id once, in any order."""
    text = st.text(st.characters(exclude_categories=("C", "Zl", "Zp", "Zs")), max_size=40)
    known = draw(st.lists(st.sampled_from(authored(dossier)), unique=True, max_size=4))
    ids = draw(st.lists(st.sampled_from([f"own-{i}" for i in range(9)]), unique=True, max_size=4))
    own = []
    for name in ids:
        asks = draw(st.sampled_from(("", "event", "claim", "choice", "several", "point", "open")))
        own.append(Scene(
            name, draw(text.filter(bool)), draw(text), draw(text), draw(st.sampled_from([*CHARTS])),
            draw(st.sampled_from(VIEWS[:3])),
            draw(st.sampled_from([*dossier.events["id"]])) if asks == "event" else "",
            draw(st.sampled_from([*dossier.claims["id"]])) if asks == "claim" else "",
            draw(st.integers(0, LONG)), *(
                (asks, draw(text.filter(bool)), "" if asks == "point" else "Yes\nNo")
                if asks in KINDS else ("", "", "")
            ),
        ))  # fmt: skip
    found = draw(st.permutations([*known, *own]).filter(bool))
    return tuple(found)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_what_is_written_is_read_again(dossier: Dossier, data: st.DataObject) -> None:
    scenes = data.draw(lists(dossier))
    canonical, dropped = from_file(to_file(scenes, dossier), dossier)
    assert dropped == ()
    assert [s.id for s in canonical] == [s.id for s in scenes]
    said = link(canonical, dossier)
    assert parse(said, dossier) == (canonical, ())
    assert from_file(to_file(canonical, dossier), dossier) == (canonical, ())
    assert link(parse(said, dossier)[0], dossier) == said
    assert said.isascii()
    assert not set(said) & set("&?#% +")


def test_links_are_as_short_as_can_be(dossier: Dossier) -> None:
    ours = authored(dossier)
    assert link(ours, dossier) == ""
    assert parse("", dossier) == (ours, ())
    assert link((ours[4], ours[0]), dossier) == f"{ours[4].id}~{ours[0].id}"
    own = Scene("own-1", "Один", "", "", "tier")
    assert len(link((*ours, own), dossier)) < 500  # ours go by their ids


def test_of_a_changed_scene_a_link_holds_only_what_changed(dossier: Dossier) -> None:
    ours = authored(dossier)
    mine = replace(ours[3], title="Bets", minutes=9, **NO_QUESTION)
    said = link((mine, ours[0]), dossier)
    assert len(said) < 200
    assert parse(said, dossier) == ((mine, ours[0]), ())
    # The same once the dossier has another chart at that scene, or no such scene any more.
    gone = packed([{"id": "no-longer", "title": "Bets"}, {"id": ours[0].id, "caption": ""}])
    scenes, dropped = parse(gone, dossier)
    assert scenes == (replace(ours[0], caption=""),)
    assert [str(d) for d in dropped] == ["scenes=Bets: no such scene"]


def test_a_file_from_before_scenes_had_minutes_and_questions_of_ones_own_opens(
    dossier: Dossier,
) -> None:
    old: dict[str, Any] = {
        "id": "the-call", "title": "A call", "caption": "C", "notes": "N", "chart": "pressure",
        "view": "actor=paleev", "ask_event": "", "ask_claim": "us-changes-after-talks",
    }  # fmt: skip
    data = json.dumps({"dossier": dossier.name, "scenes": [old]}).encode()
    assert from_file(data, dossier) == ((Scene(**old),), ())


def test_a_file_opens_after_the_dossier_has_changed_and_what_is_gone_is_named(
    small: Dossier, dossier: Dossier
) -> None:
    ours = authored(dossier)
    scenes, dropped = from_file(to_file(ours, dossier), small)
    assert [(s.id, s.title, s.notes) for s in scenes] == [(s.id, s.title, s.notes) for s in ours]
    said = "; ".join(map(str, dropped))
    for gone in ("putin-october-speech: no such event", "tog-boomerang: no such claim", "actor="):
        assert gone in said


def test_a_lesson_goes_without_scenes_that_have_nothing_to_show(dossier: Dossier) -> None:
    bare = with_tables(dossier, measures=dossier.measures.iloc[:0])
    gone = {scene.id for scene in authored(dossier)} - {scene.id for scene in authored(bare)}
    whole, left = ({n: [s.id for s in of] for n, of in lessons(d).items()} for d in (dossier, bare))
    assert gone & set(whole[90])
    assert left == {n: [id_ for id_ in ids if id_ not in gone] for n, ids in whole.items()}


def test_lessons_last_as_long_as_they_say_and_hold_their_side_of_each_kind(
    dossier: Dossier,
) -> None:
    found = lessons(dossier)
    assert {n: minutes(scenes) for n, scenes in found.items()} == {20: 20, 45: 45, 90: 90}
    assert {n: minutes_more(scenes) for n, scenes in found.items()} == {20: 12, 45: 24, 90: 24}
    assert votes_words(found[20][:3]) == ""
    assert found[90] == authored(dossier)
    for shorter, longer in pairwise(found.values()):
        assert set(shorter) < set(longer)
    truths = {q.truth for scene in found[45] if (q := question(dossier, scene))} - {""}
    assert truths == {LANES[side] for side in ("domestic", "both", "international")}
    for scenes in found.values():
        ids = [scene.id for scene in scenes]
        met = [ids.index(i) for i in ("what-it-is", "cast", "seven-answers")]
        assert max(met) < min(i for i, s in enumerate(scenes) if s.ask_event or s.ask_claim)


def test_no_picture_shows_an_answer_before_its_question(dossier: Dossier) -> None:
    shown: set[str] = set()
    for scene in authored(dossier):
        assert scene.ask_event not in shown
        if scene.chart == "timeline":
            shown |= set(slide(dossier, scene).ids.values())


def test_the_quiet_years_are_drawn_without_what_came_after_them(dossier: Dossier) -> None:
    scene = next(scene for scene in authored(dossier) if scene.id == "why-a-surprise")
    view, _ = View.parse(scene.view, dossier)
    drawn = CHARTS[scene.chart].prepare(dossier, view)
    days = dossier.events.set_index("id")["date_to"][
        drawn["id"][drawn["id"].isin(dossier.events["id"])]
    ]
    assert len(days) > 10
    assert days.dt.date.max() <= view.period[1]


def test_a_scene_that_asks_takes_two_steps(dossier: Dossier) -> None:
    ours = authored(dossier)
    assert len(steps(ours)) == len(ours) + sum(scene.asks for scene in ours)
    assert steps(ours[2:4]) == (Step(0), Step(1, asking=True), Step(1))


@pytest.mark.parametrize(
    "hostile",
    [
        "z.", "z.!!!", "z.AAAA", packed(b"[" * 100_000), packed({"scenes": []}), packed("law"),
        packed(b"\xff\xfe"), packed(b"[]")[:-3], "~~~", "\x00", "no-such-scene", packed([]),
        packed([[["a"]]] * 3), packed(b" " * (LARGEST + 2) + b"[]"), "z." + "A" * 3 * LARGEST,
    ],
    ids=range(15),
)  # fmt: skip
def test_a_hostile_link_opens_our_list_and_is_named(dossier: Dossier, hostile: str) -> None:
    scenes, dropped = parse(hostile, dossier)
    assert scenes == authored(dossier)
    if hostile != packed([]):
        assert dropped
    assert all(len(str(d)) < 300 for d in dropped)


def test_each_fault_is_named_and_the_rest_kept(dossier: Dossier) -> None:
    good = {"id": "own-1", "title": "One", "chart": "law"}
    rows: list[Any] = [
        good, "vote-date", "vote-date", "nowhere", 7, {**good},
        {**good, "id": "own-2", "chart": "pie"}, {**good, "id": "own-3", "title": " "},
        {**good, "id": "own-4", "view": "pressure=martian&kind=law", "caption": 5},
        {**good, "id": "own-5", "ask_event": "moon-landing"},
        {**good, "id": "own-6", "ask_claim": "nobody-said", "minutes": 5000},
        {**good, "id": "own-7", "title": "a\x00\x07\u202eb\ud800", "notes": "n" * 9999,
         "ask_event": "law-signed", "ask_claim": "tog-boomerang", "minutes": "7"},
        {**good, "id": "own-8", "ask_kind": "choice", "ask_text": "Which?", "ask_options": "one"},
        {"id": "own-9", "title": ""}, {**good, "id": "own-10", "ask_kind": "open"},
        {**good, "id": "own-11", "ask_kind": "riddle", "ask_text": "What?"},
    ]  # fmt: skip
    scenes, dropped = parse(packed(rows), dossier)
    assert [s.id for s in scenes] == [
        "own-1", "vote-date", "own-4", "own-5", "own-6", "own-7", "own-8", "own-10",
        "own-11",
    ]  # fmt: skip
    said = [str(d) for d in dropped]
    for fault in (
        "vote-date: stands twice", "nowhere: no such scene", "7: no scene", "own-1: stands twice",
        "a scene needs id, title and a chart of ours", "pressure=martian: no such pressure",
        "moon-landing: no such event", "ab: more than one question", "no such claim",
        "own-9: no such scene", "1 answer of a question", "without words", "one of choice",
    ):  # fmt: skip
        assert any(fault in one for one in said), fault
    by = {s.id: s for s in scenes}
    assert (by["own-4"].view, by["own-4"].caption) == ("kind=law", "")
    assert (by["own-5"].ask_event, by["own-6"].ask_claim) == ("", "")
    assert (by["own-6"].minutes, by["own-7"].minutes) == (LONG, 0)
    assert not any(scene.asks for scene in scenes)
    assert (by["own-7"].title, len(by["own-7"].notes)) == ("ab", LONGEST)


def test_a_list_has_an_end(dossier: Dossier) -> None:
    rows = [{"id": f"own-{i}", "title": "T", "chart": "law"} for i in range(MOST + 9)]
    scenes, dropped = parse(packed(rows), dossier)
    assert len(scenes) == MOST
    assert [d.reason for d in dropped] == [f"more than {MOST} scenes"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "No list of scenes"), (b"PK\x03\x04", "No list of scenes"), (b"[1]", "No list"),
        (b'{"scenes"', "No list"), (b"[" * 200_000, "No list"), (b" " * (LARGEST + 1), "256 KB"),
    ],
    ids=range(6),
)  # fmt: skip
def test_what_is_no_list_is_refused_with_what_would_be(
    dossier: Dossier, data: bytes, said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        from_file(data, dossier)


def test_a_file_of_excel_or_notepad_is_read(dossier: Dossier) -> None:
    data = b"\xef\xbb\xbf" + to_file(authored(dossier)[:2], dossier)
    assert from_file(data, dossier) == (authored(dossier)[:2], ())

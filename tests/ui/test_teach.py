"""The Teach page: a list of scenes that is put in order, added to, undone, saved and loaded."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from components.charts import CHARTS
from components.dossier import Dossier
from components.talk.lessons import lessons
from components.talk.routes import QUIZZES
from components.talk.scenes import Scene, authored, link, parse, to_file
from components.ui import running_order
from components.view import View
from tests.ui.reader import Reader

THREE = "vote-date~what-survived~the-grade"
SEEN = View(pressure=("both",), event=("law-signed",))


class Teacher(Reader):
    """A reader on the Teach page."""

    def __init__(self, query: str = "") -> None:
        super().__init__("teach", query)

    @property
    def rows(self) -> list[str]:
        """Ids of the scenes, as their buttons stand."""
        return [k.removeprefix("drop-") for k in self.buttons if k.startswith("drop-")]

    @property
    def links(self) -> dict[str, str]:
        """Where the buttons at the top lead."""
        (row,) = re.findall(r"<p class='go'>.*?</p>", self.html)
        return {name: unescape(href) for href, name in
                re.findall(r"href='([^']+)'[^>]*>([^<]+)</a>", row)}  # fmt: skip

    def off(self, key: str) -> bool:
        return bool(self.at.button(key=key).disabled)

    def load(self, data: bytes) -> Teacher:
        self.at.file_uploader(key="w-scenes-file").set_value(
            ("scenes.json", data, "application/json")
        )
        self.run()
        return self


def ids(dossier: Dossier) -> list[str]:
    return [scene.id for scene in authored(dossier)]


def test_it_opens_on_our_list(dossier: Dossier) -> None:
    teacher = Teacher()
    assert teacher.rows == ids(dossier)
    assert teacher.url == ""
    assert (
        "26 scenes, 10 questions, 36 steps, 90 minutes with one vote on each question; two votes, "
        "with talk between, take 24 more" in teacher.html
    )
    assert teacher.links == {
        "Present": "/present", "Offline deck": "/present/deck.html",
        "PowerPoint": "/present/slides.pptx", "Handout": "/present/handout.pdf",
    }  # fmt: skip
    for file in ("pack.docx", "pack.pdf", *(f"quiz.{ending}" for ending in QUIZZES)):
        assert f"<a class='made' href='/present/{file}' download>" in teacher.html
    assert teacher.off("scenes-undo")
    assert teacher.off("scenes-reset")
    assert teacher.html.count("<img src='/present/picture.svg?scenes=") == 27  # and the new one


def test_scenes_are_moved_and_dropped_and_all_of_it_undone(dossier: Dossier) -> None:
    teacher = Teacher(f"scenes={THREE}")
    a, b, c = THREE.split("~")
    assert teacher.rows == [a, b, c]
    assert teacher.off(f"up-{a}")
    assert teacher.off(f"down-{c}")
    teacher.click(f"down-{a}")
    assert teacher.rows == [b, a, c]
    teacher.click(f"down-{a}")
    assert teacher.rows == [b, c, a]
    teacher.click(f"up-{c}")
    assert teacher.rows == [c, b, a]
    assert teacher.url == f"scenes={c}~{b}~{a}"
    teacher.click(f"drop-{b}").click(f"drop-{a}")
    assert teacher.rows == [c]
    assert teacher.off(f"drop-{c}")  # a list has a scene
    assert teacher.links["Present"] == f"/present?scenes={c}"
    assert teacher.links["PowerPoint"] == f"/present/slides.pptx?scenes={c}"
    assert teacher.links["Handout"] == f"/present/handout.pdf?scenes={c}"
    assert f"href='/present/pack.pdf?scenes={c}'" in teacher.html
    assert ("/present/quiz." in teacher.html) == next(
        s for s in authored(dossier) if s.id == c
    ).asks
    for left in ([c, a], [c, b, a], [b, c, a], [b, a, c], [a, b, c], ids(dossier)):
        teacher.click("scenes-undo")
        assert teacher.rows == left
    assert teacher.off("scenes-undo")
    assert teacher.url == ""


def test_our_list_comes_back_and_that_is_undone_too(dossier: Dossier) -> None:
    teacher = Teacher(f"scenes={THREE}")
    teacher.click("scenes-reset")
    assert teacher.rows == ids(dossier)
    assert teacher.url == ""
    teacher.click("scenes-undo")
    assert teacher.rows == THREE.split("~")


def test_the_current_view_becomes_a_scene_at_its_place(dossier: Dossier) -> None:
    teacher = Teacher(f"pressure=both&event=law-signed&scenes={THREE}")
    at = teacher.at
    at.selectbox(key="w-scene-chart").set_value("pressure")
    at.text_input(key="w-scene-title").set_value(" Who  pressed <whom>? ")
    at.text_area(key="w-scene-caption").set_value("Look at *both* sides.")
    at.text_area(key="w-scene-notes").set_value("Ask first.")
    at.selectbox(key="w-scene-asks").set_value("Who pushed in an event")
    at.selectbox(key="w-scene-place").set_value(1)
    teacher.run()
    at.selectbox(key="w-scene-event").set_value("law-signed")
    teacher.run()
    teacher.click("scenes-add")
    a, b, c = THREE.split("~")
    assert teacher.rows == [a, "own-1", b, c]
    said = parse_qs(urlsplit(teacher.links["Present"]).query)["scenes"][0]
    scenes, dropped = parse(said, dossier)
    assert dropped == ()
    assert scenes[1] == Scene(
        "own-1", "Who pressed <whom>?", "Look at *both* sides.", "Ask first.", "pressure",
        "pressure=both&event=law-signed", "law-signed",
    )  # fmt: skip
    assert "Who pressed &lt;whom&gt;?" in teacher.html
    assert "4 scenes, 1 question, 5 steps" in teacher.html
    # A second one as the form then stands: without words, at the end.
    at.selectbox(key="w-scene-chart").set_value("world")
    at.selectbox(key="w-scene-asks").set_value("How expected a clue is")
    teacher.run().click("scenes-add")
    assert teacher.rows == [a, "own-1", b, c, "own-2"]
    said = parse_qs(urlsplit(teacher.links["Present"]).query)["scenes"][0]
    clue = dossier.claims["id"].iloc[0]
    title, view = CHARTS["world"].heading(dossier).title, CHARTS["world"].seen(SEEN).query()
    assert parse(said, dossier)[0][4] == Scene("own-2", title, "", "", "world", view, "", clue)


def test_lessons_are_shown_with_what_they_take(dossier: Dossier) -> None:
    teacher = Teacher()
    teacher.click("lesson-45")
    assert teacher.rows == [scene.id for scene in lessons(dossier)[45]]
    assert f"{len(teacher.rows)} scenes" in teacher.html
    assert "45 minutes" in teacher.html
    assert (teacher.off("lesson-45"), teacher.off("lesson-20")) == (True, False)
    teacher.click("scenes-undo")
    assert teacher.rows == ids(dossier)


def test_every_word_of_a_scene_can_be_changed_and_had_back(dossier: Dossier) -> None:
    teacher = Teacher(f"scenes={THREE}")
    at = teacher.at
    teacher.click("edit-the-grade")
    assert at.text_input(key="w-change-title").value == "The grade that could fall"
    at.text_input(key="w-change-title").set_value(" A  *grade* ")
    at.text_area(key="w-change-caption").set_value("Seen by all.")
    at.text_area(key="w-change-notes").set_value("")
    at.number_input(key="w-change-minutes").set_value(7)
    at.selectbox(key="w-change-asks").set_value("A question of my own, with answers")
    teacher.run()
    assert teacher.off("scenes-change")  # until the question is whole
    at.text_area(key="w-change-text").set_value("Fair?")
    at.text_area(key="w-change-answers").set_value("Yes\nNo")
    teacher.run().click("scenes-change")
    old = next(scene for scene in authored(dossier) if scene.id == "the-grade")
    new = replace(
        old, title="A *grade*", caption="Seen by all.", notes="", minutes=7,
        ask_kind="choice", ask_text="Fair?", ask_options="Yes\nNo",
    )  # fmt: skip
    said = parse_qs(urlsplit(teacher.links["Present"]).query)["scenes"][0]
    assert parse(said, dossier)[0][2] == new
    assert len(said) < 300
    assert "w-change-title" not in {widget.key for widget in at.text_input}
    teacher.click("edit-the-grade")
    at.text_input(key="w-change-title").set_value("Nobody keeps this")
    teacher.run().click("scenes-leave")
    assert "A *grade*" in teacher.html
    teacher.click("scenes-undo")
    assert teacher.url == f"scenes={THREE}"


def test_a_question_goes_off_while_its_chart_stays_and_comes_back(dossier: Dossier) -> None:
    teacher = Teacher("scenes=boomerang")
    at = teacher.at
    for asked in ("Nothing", "How expected a clue is"):
        teacher.click("edit-boomerang")
        at.selectbox(key="w-change-asks").set_value(asked)
        teacher.run().click("scenes-change")
        assert ("1 question" in teacher.html) == (asked != "Nothing")
    assert teacher.url == "scenes=boomerang"  # as it was


def test_a_list_goes_along_to_other_pages_and_back(dossier: Dossier) -> None:
    teacher = Teacher(f"scenes={THREE}")
    teacher.go("timeline", "")
    assert teacher.url == ""
    teacher.pills("pressure", "both")
    query = next(p.proto.query_string for p in teacher.at.get("page_link")
                 if p.proto.label == "Teach")  # fmt: skip
    assert parse_qs(query) == {"pressure": ["both"], "scenes": [THREE]}
    teacher.go("teach", f"pressure=both&scenes={THREE}")
    assert teacher.rows == THREE.split("~")
    assert teacher.url == f"pressure=both&scenes={THREE}"


def test_back_is_the_list_before(dossier: Dossier) -> None:
    teacher = Teacher(f"scenes={THREE}")
    a, b, c = THREE.split("~")
    teacher.click(f"drop-{b}")
    assert teacher.url == f"scenes={a}~{c}"
    teacher.address(f"scenes={THREE}")
    assert teacher.rows == [a, b, c]
    teacher.address("")
    assert teacher.rows == ids(dossier)


def test_what_of_a_link_is_not_understood_is_named_until_the_list_changes() -> None:
    teacher = Teacher(f"scenes={THREE}~moon-landing")
    (warning,) = (w.value.replace("\\", "") for w in teacher.at.warning)
    assert "scenes=moon-landing: no such scene" in warning
    assert teacher.rows == THREE.split("~")
    assert teacher.url == f"scenes={THREE}"
    teacher.click("drop-vote-date")
    assert [w.value for w in teacher.at.warning] == []


def test_a_saved_list_is_loaded_and_its_faults_are_named(dossier: Dossier) -> None:
    teacher = Teacher()
    kept = authored(dossier)[:2]
    teacher.load(to_file(kept, dossier))
    assert teacher.rows == [s.id for s in kept]
    assert [e.value for e in teacher.at.error] == []
    teacher.load(b"PK not a list")
    assert teacher.rows == [s.id for s in kept]
    assert "No list of scenes" in teacher.at.error[0].value
    body = json.loads(to_file(kept, dossier))
    body["scenes"][0].update(id="x", title="![pie](//x)", chart="pie")
    teacher.load(json.dumps(body).encode())
    assert teacher.rows == [kept[1].id]
    said = teacher.at.error[0].value
    assert "a scene needs id, title and a chart of ours" in said
    assert "\\!\\[pie\\]\\(//x\\)" in said  # as text, not as a picture
    teacher.click("scenes-undo")
    assert [e.value for e in teacher.at.error] == []


def test_a_list_too_long_for_a_link_says_so(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running_order, "LONGEST", 40)
    long = link(authored(dossier)[:5], dossier)
    teacher = Teacher(f"scenes={long}")
    assert teacher.rows == long.split("~")
    assert "too long for a link" in teacher.at.warning[0].value
    assert "class='go'" not in teacher.html
    assert teacher.url == ""
    teacher.click(f"drop-{teacher.rows[0]}")
    assert teacher.rows == long.split("~")[1:]


def test_saved_lessons_are_compared_and_a_wrong_file_is_named(dossier: Dossier) -> None:
    head = "student,question,about,explanation,answer,first,second"
    about = dossier.events.loc[dossier.events["pressure"] == "domestic", "title"].iloc[0]
    body = f'{head}\n1,Who pushed here?,"{about}",,domestic,both,domestic\n'
    teacher = Teacher()
    assert "What moved, by question" not in teacher.html
    files = [("one.csv", body.encode(), "text/csv"), ("two.csv", b"a,b", "text/csv")]
    teacher.at.file_uploader(key="w-lessons").set_value(files)
    teacher.run()
    assert "0 of 1 (0 %) as coded, then 1 of 1 (100 %); 1 of 1 (100 %) moved" in teacher.html
    assert "has no column student" in teacher.at.error[0].value

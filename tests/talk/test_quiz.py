"""Quizzes, each read back by somebody else's reader: whole, keyed as coded, with who says so."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from onyx2moodle.parser import parse_item
from pyh5p import read_package
from starlette.testclient import TestClient

from components.dossier import Dossier
from components.present.__main__ import main
from components.query.cited import source_line
from components.talk.coded import coded
from components.talk.files.quiz import FORMATS, quiz
from components.talk.files.quiz.gift import gift
from components.talk.files.quiz.h5p import h5p
from components.talk.files.quiz.items import Item, items
from components.talk.files.quiz.moodle_xml import moodle_xml
from components.talk.files.quiz.qti import qti
from components.talk.questions import SIDES
from components.talk.routes import QUIZZES
from components.talk.scenes import Scene
from components.wording.cleaning import clean
from tests.charts.making import with_tables
from tests.talk.client import served
from tests.talk.gift_reader import read_gift

BASE = "https://class.example.org/353"
HOSTILE = (
    "2003-10/.. is 2003-10~ or 2003? 5 % {a} = b: #c ->d & <e> 'f' \"g\" ::h:: //i [html]j ####k",
    "%50% of it", "[html]<b>bold</b>", "// no comment", "=1", "~2", "#3", "{4}",
    "Кто толкал — 353–0", "two\nlines", r"C:\new \{x\}",
)  # fmt: skip
ITEM = Item(1, (HOSTILE[0], "by: x", "Who?"), HOSTILE, (1,), (), HOSTILE[:3])
SCALE = Item(2, HOSTILE[:2], HOSTILE[2:5], (), HOSTILE[5:8], HOSTILE[:1])
OPEN = Item(3, HOSTILE[:1], (), (), (), ())
SEVERAL = Item(4, HOSTILE[1:2], HOSTILE, (0, 3, 4), (), HOSTILE[:1], several=True)

Read = list[tuple[str, list[str], list[bool]]]


def plain(html: str) -> str:
    """What a browser shows of paragraphs."""
    shown = re.sub("</p>|<br>", "\n", html).removesuffix("\n")
    return unescape(re.sub("</?(?:p|a)[^>]*>", "", shown))


def from_moodle(body: bytes) -> Read:
    found = []
    for asked in ElementTree.fromstring(body).findall("question"):
        if asked.get("type") != "category":
            answers = asked.findall("answer")
            words = [plain(a.findtext("text", "")) for a in answers]
            keys = [float(a.get("fraction", 0)) > 0 for a in answers]
            stem = asked.findtext("questiontext/text", "")
            found.append((plain(stem), words, keys))
    return found


def from_gift(body: bytes) -> Read:
    found = []
    for asked in read_gift(body.decode()):
        assert asked.format == "plain"  # or its reader would take < for HTML
        words, keys = [c.words for c in asked.choices], [c.weight > 0 for c in asked.choices]
        found.append((asked.text, words, keys))
    return found


def from_qti(body: bytes, folder: Path) -> Read:
    found = []
    ZipFile(io.BytesIO(body)).extractall(folder)
    manifest = ElementTree.parse(folder / "imsmanifest.xml")
    for resource in manifest.iterfind(".//{*}resource"):
        assert all(
            (folder / file.get("href", "")).is_file() for file in resource.iterfind("{*}file")
        )
        if resource.get("type") == "imsqti_item_xmlv2p1":
            item = parse_item(folder / resource.get("href", ""))
            (asked,) = item.interactions
            stem = [e.text or "" for e in item.body_xml.iterfind(".//{*}p")]
            stem += [e.text or "" for e in item.body_xml.iterfind(".//{*}prompt")]
            right = item.response_decls["RESPONSE"].correct_values
            words = [unescape(c.html) for c in asked.choices or asked.match_targets]
            keys = [c.identifier in right for c in asked.choices]
            found.append(("\n".join(stem), words, keys))
    return found


def from_h5p(body: bytes) -> Read:
    package = read_package(body)
    assert package.validate(require_content=True, allow_content_only=True) == []
    assert package.content
    found = []
    for asked in package.content["questions"]:
        assert asked["library"] == "H5P.MultiChoice 1.16"
        answers = asked["params"]["answers"]
        words, keys = [plain(a["text"]) for a in answers], [a["correct"] for a in answers]
        found.append((plain(asked["params"]["question"]), words, keys))
    return found


def read(ending: str, body: bytes, folder: Path) -> Read:
    if ending == "qti.zip":
        return from_qti(body, folder)
    return {"xml": from_moodle, "gift": from_gift, "h5p": from_h5p}[ending](body)


SIDE = Scene("a", "Pushed from outside", "", "", "timeline", "", "duma-roundtable-1997")
CLUE = Scene("b", "The clue", "", "", "evidence", "", "", "norm-civilised")
NONE = Scene("c", "Nothing is asked", "", "", "tier")


@pytest.mark.parametrize("ending", FORMATS)
def test_a_quiz_asks_what_the_scenes_ask_and_holds_the_coding_as_key(
    ending: str, dossier: Dossier, tmp_path: Path
) -> None:
    body = quiz(dossier, (SIDE, NONE, CLUE), ending, base_url=BASE)
    assert body
    first, *others = read(ending, body, tmp_path)
    event = dossier.events.set_index("id").loc["duma-roundtable-1997"]
    stem, words, keys = first
    assert stem == f"{event['title']}\n{event['date_words']}\nWho pushed here?"
    assert words == [dossier.case.fill(said) for said in SIDES.values()]
    assert keys == [side == event["pressure"] for side in SIDES]
    assert SIDE.title not in body.decode("utf-8", "replace")  # it would be the answer
    if ending == "h5p":
        assert others == []  # it can ask nothing without a key
    else:
        ((stem, _, keys),) = others
        assert dossier.claims.set_index("id").loc["norm-civilised", "statement"] in stem
        assert not any(keys)


def feedback(ending: str, body: bytes, folder: Path) -> str:
    if ending == "xml":
        said = ElementTree.fromstring(body).findall("question")[1].findtext("generalfeedback/text")
        return plain(said or "")
    if ending == "gift":
        return read_gift(body.decode())[0].feedback
    if ending == "h5p":
        content = read_package(body).content or {}
        told = content["questions"][0]["params"]["overallFeedback"][0]["feedback"]
        return unescape(str(told))
    ZipFile(io.BytesIO(body)).extractall(folder)
    item = parse_item(folder / "question-1.xml")
    return plain(re.sub(r"\s*\n\s*", "", item.feedback[0].html))  # laid out, line by line


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("base", [BASE, ""])
def test_feedback_says_how_it_is_coded_why_and_who_says_so_where(
    ending: str, base: str, dossier: Dossier, tmp_path: Path
) -> None:
    body = quiz(dossier, (SIDE,), ending, base_url=base)
    assert body
    said = feedback(ending, body, tmp_path)
    assert said.startswith("Coded here: pushed from outside.")
    acts = dossier.pressures.query("event_id == 'duma-roundtable-1997'")
    assert len(acts) > 0
    assert all(summary in said for summary in acts["summary"])
    assert f"Sources: {source_line(dossier, 'events', SIDE.ask_event)}." in said
    assert (f"{BASE}/event/duma-roundtable-1997" in said) == bool(base)
    assert ("http" in said) == bool(base)


def test_what_no_option_says_has_no_key(dossier: Dossier) -> None:
    events = dossier.events.assign(pressure="none")
    quiet = with_tables(dossier, events=events)
    (item,) = items(quiet, (SIDE,))
    assert item.right == ()
    assert quiz(quiet, (SIDE,), "h5p") is None
    assert coded(quiet, NONE) is None
    essay = ElementTree.fromstring(quiz(quiet, (SIDE,), "xml") or b"").findall("question")[1]
    assert essay.get("type") == "essay"
    assert "From inside" in essay.findtext("questiontext/text", "")


def test_a_clue_is_told_with_its_test_and_its_claimant(dossier: Dossier) -> None:
    told = coded(dossier, CLUE)
    assert told
    assert told.words == "Speaks for “World norm”: leans one way, no more (a straw in the wind)"
    assert told.why == "Who says so: Janet Elise Johnson."
    assert "Johnson 2009 (" in told.says
    assert told.value == ""


def test_special_characters_and_dates_stay_whole(tmp_path: Path) -> None:
    stem = "\n".join(ITEM.stem)
    keys = [place in ITEM.right for place in range(len(HOSTILE))]
    made = {"xml": moodle_xml, "gift": gift, "qti.zip": qti, "h5p": h5p}
    for ending, write in made.items():
        first, *_ = read(ending, write((ITEM, SCALE), HOSTILE[0]), tmp_path)
        assert first == (stem, list(HOSTILE), keys), ending
    scale = read("qti.zip", qti((ITEM, SCALE), HOSTILE[0]), tmp_path)[1]
    assert scale == ("\n".join(SCALE.stem), list(SCALE.choices), [])
    for ending in ("xml", "gift"):
        asked, choices, _ = read(ending, made[ending]((ITEM, SCALE), "x"), tmp_path)[1]
        assert asked == "\n".join((*SCALE.stem, *SCALE.scale))
        assert choices == []
    for ending in ("xml", "gift", "qti.zip"):
        (asked, choices, _) = read(ending, made[ending]((OPEN,), "x"), tmp_path)[0]
        assert (asked, choices) == (HOSTILE[0], [])


@pytest.mark.parametrize("ending", FORMATS)
def test_of_several_answers_all_that_are_right_are_the_key(ending: str, tmp_path: Path) -> None:
    write: Any = FORMATS[ending].write
    body = write((SEVERAL,), "t")
    ((stem, words, keys),) = read(ending, body, tmp_path)
    assert (stem, words) == (HOSTILE[1], list(HOSTILE))
    assert [place for place, right in enumerate(keys) if right] == [0, 3, 4]
    if ending == "qti.zip":
        (asked,) = parse_item(tmp_path / "question-4.xml").interactions
        assert asked.max_choices == 0
    elif ending == "h5p":
        content = read_package(body).content or {}
        assert content["questions"][0]["params"]["behaviour"]["type"] == "multi"
    else:  # who ticks all of them gets nothing
        shares = [c.weight for c in read_gift(body.decode())[0].choices] if ending == "gift" else [
            float(a.get("fraction", 0)) for a in ElementTree.fromstring(body).iter("answer")
        ]  # fmt: skip
        assert sorted(set(shares)) == [-12.5, 33.33333]
        assert sum(shares) == pytest.approx(0, abs=1e-3)


def test_a_key_of_ones_own_is_told_as_that(dossier: Dossier) -> None:
    scene = Scene("d", "T", "", "", "tier", ask_kind="several", ask_text="Which?",
                  ask_options="*A\nB\n*C")  # fmt: skip
    (item,) = items(dossier, (scene,))
    assert (item.stem, item.right) == (("Which? One or more can be chosen.",), (0, 2))
    assert item.feedback == ("Right: A; C.",)


_NONE: Any = ("Cs", "Cc", "Cn", "Co", "Zs", "Zl", "Zp")
#: Texts as the dossier may hold them, each letter in its place; r"\n" is no line break.
TEXT = st.text(
    st.characters(exclude_categories=_NONE, exclude_characters="\\"),
    min_size=1, max_size=30,
).map(lambda text: str(clean(text)))  # fmt: skip


@given(st.lists(TEXT, min_size=2, max_size=4), st.lists(TEXT, min_size=1, max_size=2))
def test_any_text_is_read_back(choices: list[str], stem: list[str]) -> None:
    item = Item(1, tuple(stem), tuple(choices), (0,), (), tuple(stem))
    wanted = [("\n".join(stem), choices, [place == 0 for place in range(len(choices))])]
    assert from_gift(gift((item,), "t")) == wanted
    assert from_moodle(moodle_xml((item,), "t")) == wanted
    assert from_h5p(h5p((item,), "t")) == wanted


def test_the_package_of_qti_names_every_file_and_schema_order() -> None:
    with ZipFile(io.BytesIO(qti((ITEM, SCALE), "Title & more"))) as package:
        names = package.namelist()
        manifest = ElementTree.fromstring(package.read("imsmanifest.xml"))
        test = ElementTree.fromstring(package.read("test.xml"))
        made = [ElementTree.fromstring(package.read(f"question-{n}.xml")) for n in (1, 2)]
    hrefs = [file.get("href") for file in manifest.iterfind(".//{*}file")]
    assert sorted(names) == sorted(["imsmanifest.xml", *map(str, hrefs)])
    assert manifest.findtext("{*}metadata/{*}schema") == "QTIv2.1 Package"
    assert test.get("title") == "Title & more"
    assert [
        r.get("href") for r in test.iter("{*}assessmentItemRef")
    ] == []  # its namespace is QTI's
    spaced = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"
    refs = [r.get("href") for r in test.iter(f"{spaced}assessmentItemRef")]
    assert refs == ["question-1.xml", "question-2.xml"]
    for item in made:
        order = [child.tag.removeprefix(spaced) for child in item]
        assert order == ["responseDeclaration", "outcomeDeclaration", "outcomeDeclaration",
                         "itemBody", "responseProcessing", "modalFeedback"]  # fmt: skip
    match = made[1].find(f".//{spaced}matchInteraction")
    assert match is not None
    assert match.get("maxAssociations") == str(len(SCALE.rows))


def test_the_host_is_told_which_libraries_it_must_have() -> None:
    with ZipFile(io.BytesIO(h5p((ITEM,), "t"))) as package:
        about = json.loads(package.read("h5p.json"))
    needs = {(d["machineName"], d["majorVersion"], d["minorVersion"])
             for d in about["preloadedDependencies"]}  # fmt: skip
    assert needs == {("H5P.QuestionSet", 1, 20), ("H5P.MultiChoice", 1, 16)}
    docs = (Path(__file__).parents[2] / "docs/classroom.md").read_text(encoding="utf-8")
    assert all(f"{name} {major}.{minor}" in docs for name, major, minor in needs)


@pytest.fixture(scope="module")
def client(dossier: Dossier) -> Iterator[TestClient]:
    with served(dossier, "https://class.example.org") as client:
        yield client


def test_quizzes_are_served_of_the_list(client: TestClient, dossier: Dossier) -> None:
    assert set(QUIZZES) == FORMATS.keys()
    for ending, form in FORMATS.items():
        got = client.get(f"/present/quiz.{ending}?scenes=two-fronts~the-grade~nowhere")
        assert got.status_code == 200
        assert got.headers["content-type"] == form.media
        name = f'attachment; filename="353-0-quiz.{ending}"'
        assert got.headers["content-disposition"] == name
        assert "nowhere: no such scene" in got.headers["x-dropped"]
        none = client.get(f"/present/quiz.{ending}?scenes=the-grade")
        assert none.status_code == 404
        assert "asks the class" in none.text
        assert client.get(f"/present/quiz.{ending}?scenes={'z' * 40_000}").status_code == 414


@pytest.mark.parametrize(
    ("at", "linked"),
    [("https://class.example.org", True), ("http://192.168.1.7:8501", True),
     ("http://localhost:8501", False), ("http://127.0.0.1:8501", False),
     ("http://[::1]:8501", False), ("http://app.localhost", False)],
)  # fmt: skip
def test_no_link_leads_to_this_machine_alone(client: TestClient, at: str, linked: bool) -> None:
    got = client.get(f"{at}/present/quiz.gift?scenes=two-fronts")
    assert (r"Read on\: " in got.text) == linked
    assert at.replace(":", r"\:") in got.text or not linked


def test_the_command_writes_by_the_ending_of_the_file(tmp_path: Path, dossier: Dossier) -> None:
    for ending in FORMATS:
        out = tmp_path / f"q.{ending}"
        done = CliRunner().invoke(main, ["quiz", str(out), "--scenes", "two-fronts"])
        assert done.exit_code == 0, done.output
        assert done.output.startswith(f"{out}: 1 question")
    wrong = CliRunner().invoke(main, ["quiz", str(tmp_path / "q.txt")])
    assert wrong.exit_code == 1
    assert "q.txt: its name ends in none of .xml, .gift, .qti.zip, .h5p" in wrong.output
    none = CliRunner().invoke(main, ["quiz", str(tmp_path / "n.h5p"), "--scenes", "the-grade"])
    assert none.exit_code == 1
    assert "ask nothing that .h5p can hold" in none.output
    assert not (tmp_path / "n.h5p").exists()


def test_a_quiz_is_the_same_each_time(dossier: Dossier) -> None:
    for ending in FORMATS:
        one: Any = quiz(dossier, (SIDE, CLUE), ending)
        assert one == quiz(dossier, (SIDE, CLUE), ending)

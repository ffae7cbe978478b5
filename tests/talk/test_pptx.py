"""The slides: native text, notes, alt text on all that is drawn, charts to edit, nothing over."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pandas as pd
import pytest
from click.testing import CliRunner
from PIL import Image
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.dml import MSO_THEME_COLOR as COLOR
from pptx.enum.shapes import MSO_SHAPE_TYPE
from starlette.testclient import TestClient

from components.dossier import Dossier
from components.embed import wording as words
from components.embed.render import frame_of
from components.graphic.canvas import STAGE as CANVAS
from components.graphic.metrics import width_of
from components.present.__main__ import main
from components.talk.chosen import without_class
from components.talk.deck import document
from components.talk.files.handout import handout
from components.talk.files.pptx import MEDIA, SCALE, fitted, picture, presentation
from components.talk.files.pptx_charts import native
from components.talk.files.pptx_master import STAGE, Place
from components.talk.scenes import Scene, authored, link
from components.talk.slides import slide
from components.theme import DARK, LIGHT
from components.view import View
from tests.talk.client import served

ROOT = Path(__file__).parents[2]
FEW = (
    "three-hundred-fifty-three", "crowded-months", "the-call", "the-grade", "beside-washington",
)  # fmt: skip
BASE = "https://class.example.org/353"


@pytest.fixture(scope="module")
def some(dossier: Dossier) -> tuple[Scene, ...]:
    known = {scene.id: scene for scene in authored(dossier)}
    return tuple(known[i] for i in FEW)


@pytest.fixture(scope="module")
def file(dossier: Dossier, some: tuple[Scene, ...]) -> bytes:
    return presentation(dossier, some, base_url=BASE)


@pytest.fixture(scope="module")
def deck(file: bytes) -> Any:
    return Presentation(io.BytesIO(file))


def texts(made: Any) -> list[str]:
    """What stands in the placeholders, in the order in which it is read aloud."""
    return [s.text_frame.text for s in made.shapes if s.is_placeholder]


def charts(deck: Any) -> dict[str, Any]:
    found = [s for made in deck.slides for s in made.shapes if s.has_chart]
    return {shape.name: shape for shape in found}


def test_every_step_is_a_slide_between_the_opening_and_the_sources(
    deck: Any, some: tuple[Scene, ...], dossier: Dossier
) -> None:
    layouts = [made.slide_layout.name for made in deck.slides]
    assert layouts == [
        "Opening", "Scene", "Question", "Scene", "Question", "Scene", "Scene", "Question", "Scene",
        "Sources",
    ]  # fmt: skip
    shown = [made for made in deck.slides if made.slide_layout.name == "Scene"]
    for made, scene in zip(shown, some, strict=True):
        title, caption, sources, *_ = texts(made)
        assert title == scene.title
        assert caption.startswith(scene.caption)
        assert sources.startswith("Sources: ")
        assert sources.endswith("353–0, CC BY 4.0.")
        notes = made.notes_slide.notes_text_frame.text
        assert notes.startswith(scene.notes)
        assert notes.endswith(slide(dossier, scene).sources)
        (href,) = {r.hyperlink.address for s in made.placeholders if s.has_text_frame
                   for p in s.text_frame.paragraphs for r in p.runs} - {None}  # fmt: skip
        assert href == words.explore(scene.chart, View.parse(scene.view, dossier)[0], BASE)


def test_a_question_gives_nothing_away_and_the_scene_answers_it(
    deck: Any, dossier: Dossier
) -> None:
    asking, scene = deck.slides[2], deck.slides[3]
    assert texts(asking) == [
        "2. What do you think?",
        "The president's own bill reaches the Duma\nperhaps 27 October 2003", "Who pushed here?",
        # The letters of the cards that are held up
        "A\u2002From inside Russia\nB\u2002From both sides at once\nC\u2002From outside Russia\n"
        "D\u2002I cannot tell", "‹#›",
    ]  # fmt: skip
    assert "Coded here:\nPushed from inside" in texts(scene)[1]
    assert not any("Coded" in text for text in texts(asking))
    levels = texts(deck.slides[7])
    assert levels[3].split("\n")[1:] == list(dossier.explanations["title"])
    assert len(levels[4].split("\n")) == 6


def test_all_that_is_drawn_is_told_in_words_and_lies_on_the_slide(
    deck: Any, some: tuple[Scene, ...], dossier: Dossier
) -> None:
    told = []
    for made in deck.slides:
        order = [s.is_placeholder for s in made.shapes]
        assert False not in order or order.index(False) == 1  # read aloud after the title
        for shape in made.shapes:
            assert 0 <= shape.left <= shape.left + shape.width <= deck.slide_width
            assert 0 <= shape.top <= shape.top + shape.height <= deck.slide_height
            if not shape.is_placeholder:
                told.append(shape._element.xpath(".//p:cNvPr/@descr")[0])
    assert told == [slide(dossier, scene).alt for scene in some]


def test_pictures_are_crisp_and_keep_their_shape(deck: Any) -> None:
    pictures = [s for made in deck.slides for s in made.shapes if hasattr(s, "image")]
    assert len(pictures) == 2  # the other three are charts to edit
    for shape in pictures:
        size = Image.open(io.BytesIO(shape.image.blob)).size
        assert list(size) == [CANVAS.width * SCALE, CANVAS.height * SCALE]
        assert shape.width / shape.height == pytest.approx(size[0] / size[1], rel=0.001)
        assert shape.width / 914400 == pytest.approx(STAGE.width)
        assert size[0] / (shape.width / 914400) >= 144  # twice what slides are laid out in


def points(series: Any) -> list[tuple[float, float]]:
    """The points of a series of a chart of points."""
    xs = [float(v) for v in series._element.xpath("c:xVal//c:pt/c:v/text()")]
    ys = [float(v) for v in series._element.xpath("c:yVal//c:pt/c:v/text()")]
    return list(zip(xs, ys, strict=True))


def test_each_seat_is_a_dot_and_the_unknown_a_series(deck: Any) -> None:
    chart = charts(deck)["Chart: 353 to nothing"].chart
    held = {s.name: points(s) for s in chart.plots[0].series}
    assert {name: len(dots) for name, dots in held.items()} == {
        "For: 353": 353, "Against: 0": 0, "No source read says: 97": 97,
    }  # fmt: skip
    everywhere = [dot for dots in held.values() for dot in dots]
    assert len(set(everywhere)) == 450
    assert all(x * x + y * y <= 1.01 and y >= 0 for x, y in everywhere)
    with ZipFile(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)) as book:
        words = book.read("xl/sharedStrings.xml").decode()
    assert "No source read says: 97" in words  # to be edited


def test_seats_have_the_colours_of_the_wall(deck: Any) -> None:
    seats = charts(deck)["Chart: 353 to nothing"].chart.plots[0].series
    colors = {s.name.partition(":")[0]: s.marker.format.fill.fore_color.theme_color for s in seats}
    assert colors["For"] == COLOR.ACCENT_3  # pushed from both sides
    assert colors["Against"] == COLOR.TEXT_1
    votes = charts(deck)["Chart: The votes beside each other"].chart.plots[0].series[0]
    sides = [votes.points[i].format.fill.fore_color.theme_color for i in range(4)]
    assert sides == [COLOR.ACCENT_2] * 3 + [COLOR.ACCENT_3]


def test_votes_hold_what_the_dossier_holds(deck: Any) -> None:
    votes = charts(deck)["Chart: The votes beside each other"].chart
    series = {s.name: list(s.values) for s in votes.plots[0].series}
    assert series["For"] == [371, 95, 90, 353]
    assert series["No source read says"][-1] == 97
    assert series["Not voting"][-1] is None  # not known, so not zero


def test_votes_of_one_chamber_on_one_question_are_told_apart(dossier: Dossier) -> None:
    frame = frame_of(dossier, "votes", View())
    one, two, *_ = frame[frame["layer"] == "vote"].to_dict("records")
    first = {**one, "label": "House", "question": "Leave", "date_words": "May"}

    def names(**second: str) -> list[str]:
        made = native("votes", pd.DataFrame([first, {**first, **second}, two]))
        assert made
        return [category.label.split("\n")[0] for category in made.data.categories]

    assert names(date_words="June") == ["House, May: Leave", "House, June: Leave", two["label"]]
    assert names(question="A bill") == ["House: Leave", "House: A bill", two["label"]]


def test_the_rank_goes_in_steps_and_a_law_is_no_rank(deck: Any, dossier: Dossier) -> None:
    tiers = charts(deck)["Chart: The grade that could fall"].chart
    line, *laws = tiers.plots[0].series
    rows = dossier.measures[dossier.measures["series"] == "russia-tier"].sort_values("year")
    steps = points(line)
    assert [y for _, y in steps[::2]] == list(rows["value"])
    assert [int(x) for x, _ in steps[::2]] == list(rows["year"])
    for (_, left), (x, right), (after, _) in zip(
        steps[::2], steps[1::2], steps[2::2], strict=False
    ):
        assert left == right  # level until the next report, and then straight up or down
        assert x == after
    assert [law.name for law in laws] == ["Law 162-FZ signed", "Protocol ratified"]
    for law, when in zip(laws, (2003.934, 2004.318), strict=True):
        assert {x for x, _ in points(law)} == {when}
        ends = sorted(y for _, y in points(law))
        assert (ends[0], ends[-1]) == (1, 3)  # from the top to the bottom
        assert law._element.xpath("c:marker/c:symbol/@val") == ["none"]


def clicks(slide: Any) -> list[list[Any]]:
    """What comes in at each click, as targets."""
    effects = slide._element.findall(".//{*}cTn[@presetClass='entr']")
    found: list[list[Any]] = []
    for effect in effects:
        targets = effect.findall(".//{*}spTgt")
        assert len(targets) == 2  # made visible, and wiped in
        assert len({str([dict(e.attrib) for e in t.iter()]) for t in targets}) == 1
        if effect.get("nodeType") == "clickEffect":
            found.append([])
        found[-1].append(targets[0])
    return found


def test_scenes_are_builds(deck: Any, some: tuple[Scene, ...]) -> None:
    scenes = [s for s in deck.slides if s.slide_layout.name == "Scene"]
    assert len(scenes) == len(some)
    for made in deck.slides:
        numbers = [int(n.get("id")) for n in made._element.findall(".//{*}timing//{*}cTn")]
        assert numbers == list(range(1, len(numbers) + 1))
        if made not in scenes:
            assert not numbers
    for made in scenes:
        drawn = next(s for s in made.shapes if s.has_chart or _pictured(s))
        steps = clicks(made)
        last = steps.pop() if steps[-1][0].find(".//{*}pRg") is not None else []
        assert {t.get("spid") for step in steps for t in step} == {str(drawn.shape_id)}
        if drawn.has_chart:
            own = [t.find(".//{*}chart") for (t,) in steps]
            series = drawn.chart.plots[0].series
            bars = drawn.chart.chart_type == XL_CHART_TYPE.BAR_STACKED_100
            name, many = (
                ("categoryIdx", len(drawn.chart.plots[0].categories))
                if bars
                else ("seriesIdx", len(series))
            )
            assert [t.get(name) for t in own] == [str(n) for n in range(many)]
        else:
            assert [len(step) for step in steps] == [1]
        # What tells the answer comes last, and all of it at once.
        held = {str(s.shape_id): s.text_frame for s in made.shapes if s.has_text_frame}
        told = [
            held[t.get("spid")].paragraphs[int(t.find(".//{*}pRg").get("st"))].text for t in last
        ]
        text = [p.text for frame in held.values() for p in frame.paragraphs]
        assert told == (text[text.index("Coded here:") :][:2] if "Coded here:" in text else [])


def test_a_slide_of_what_a_class_judged_is_left_out_where_there_is_no_class(
    dossier: Dossier, some: tuple[Scene, ...]
) -> None:
    own = next(s for s in authored(dossier) if s.id == "our-answer")
    judged = replace(own, id="own-1", view="weigh=norm-civilised.4222222")
    assert View.parse(judged.view, dossier)[0].weigh
    scenes = (some[3], own, judged)
    assert without_class(dossier, scenes) == [0, 2]
    deck = Presentation(io.BytesIO(presentation(dossier, scenes)))
    titles = [made.shapes.title.text for made in deck.slides]
    assert titles == [
        dossier.title.replace(": ", "\n"),
        some[3].title,
        own.title,
        "Sources and licence",
    ]
    slides = [slide(dossier, scene) for scene in scenes]
    pictures = [b"", b"no picture", picture(dossier, slides[2])]
    again = presentation(dossier, scenes, slides=slides, pictures=pictures)
    assert len(Presentation(io.BytesIO(again)).slides) == 4
    html = document(dossier, scenes)
    assert html.count(own.title) < document(dossier, scenes, live="").count(own.title)
    assert without_class(dossier, (own,)) == [0]
    asking = replace(own, ask_event="law-signed")
    assert without_class(dossier, (own, asking)) == [1]
    later = Presentation(io.BytesIO(presentation(dossier, (own, asking))))
    assert later.slides[1].shapes.title.text == "2. What do you think?"  # numbered as on the wall
    assert "<a href=#1 data-number=2>" in document(dossier, (own, asking))


def test_without_a_public_address_it_says_so_and_has_no_link(
    dossier: Dossier, some: tuple[Scene, ...]
) -> None:
    made = presentation(dossier, some[3:4])
    with ZipFile(io.BytesIO(made)) as archive:
        slides = "".join(archive.read(n).decode() for n in archive.namelist()
                         if n.startswith("ppt/slides/"))  # fmt: skip
    assert words.NO_LINKS in slides
    assert "hlinkClick" not in slides
    assert words.NO_LINKS in document(dossier, some[3:4])
    assert words.NO_LINKS not in document(dossier, some[3:4], base_url=BASE)
    assert words.NO_LINKS not in document(dossier, some[3:4], live="")


def test_nothing_is_left_of_the_template(file: bytes) -> None:
    with ZipFile(io.BytesIO(file)) as archive:
        names = archive.namelist()
        theme = archive.read("ppt/theme/theme1.xml").decode()
        about = archive.read("docProps/core.xml").decode()
    assert not [n for n in names if "thumbnail" in n or "printer" in n or "app.xml" in n]
    assert "python-pptx" not in about
    assert len([n for n in names if n.startswith("ppt/slideLayouts/slide")]) == 4
    assert "4F81BD" not in theme
    for colour in (LIGHT.ink, LIGHT.paper, LIGHT.domestic, LIGHT.both, LIGHT.international):
        assert colour[1:] in theme


def test_slides_and_handout_are_the_same_bytes_in_any_process(
    some: tuple[Scene, ...], tmp_path: Path, dossier: Dossier
) -> None:
    slides, sheet = tmp_path / "slides.pptx", tmp_path / "handout.pdf"
    less = (some[1], some[3])
    asked = ["pptx", str(slides), "--scenes", link(less, dossier), "--base-url", BASE]
    code = (
        "from components.present.__main__ import main\n"
        f"main({asked!r}, standalone_mode=False)\n"
        f"main(['handout', {str(sheet)!r}], standalone_mode=False)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert f"{slides}: 2 scenes, " in done.stdout
    here = presentation(dossier, less, base_url=BASE)
    assert sha256(slides.read_bytes()).digest() == sha256(here).digest()
    assert sha256(sheet.read_bytes()).digest() == sha256(handout(dossier)).digest()


def _pictured(shape: Any) -> bool:
    return shape.shape_type == MSO_SHAPE_TYPE.PICTURE


def test_a_scene_of_nothing_and_one_of_too_much_are_slides_too(dossier: Dossier) -> None:
    long = Scene("own-1", "T" * 300, "c" * 4000, "n" * 4000, "tier", "", "law-signed")
    none = Scene("own-2", "Nothing & <none>", "", "", "timeline", "q=xyzzy")
    void = replace(none, id="own-3", chart="seats")
    deck = Presentation(io.BytesIO(presentation(dossier, (long, none, void))))
    shown = [made for made in deck.slides if made.slide_layout.name == "Scene"]
    assert texts(shown[0])[1].partition("\n")[0].endswith("…")
    assert "c" * 4000 in shown[0].notes_slide.notes_text_frame.text
    said = "None of the votes is in this view."
    assert texts(shown[2])[0] == "Nothing & <none>"
    assert said in {p._element.nvPicPr.cNvPr.get("descr") for p in shown[2].shapes if _pictured(p)}


@pytest.mark.parametrize("letters", [1, 40, 400, 4000])
def test_text_is_made_to_fit(letters: int) -> None:
    place = Place(0, 0, 2.5, 2.0)
    said, size = fitted("mot " * letters, place, 20)
    assert 12 <= size <= 20
    assert width_of(said, size) / 180 * 1.2 * size <= 144
    assert said.endswith("…") == (letters > 40)


@pytest.fixture(scope="module")
def client(dossier: Dossier) -> Iterator[TestClient]:
    with served(dossier) as client:
        yield client


def test_slides_and_pictures_are_served(
    client: TestClient, some: tuple[Scene, ...], dossier: Dossier
) -> None:
    got = client.get("/present/slides.pptx?scenes=the-grade~nowhere")
    assert got.status_code == 200
    assert got.headers["content-type"] == MEDIA
    assert got.headers["content-disposition"] == 'attachment; filename="353-0-slides.pptx"'
    assert "nowhere: no such scene" in got.headers["x-dropped"]
    known = {scene.id: scene for scene in some}
    base = "http://testserver"
    assert got.content == presentation(dossier, [known["the-grade"]], base_url=base)
    again = client.get(
        "/present/slides.pptx?scenes=the-grade", headers={"If-None-Match": got.headers["etag"]}
    )
    assert again.status_code == 304
    picture = client.get("/present/picture.svg?scenes=the-grade")
    assert picture.headers["content-type"].startswith("image/svg+xml")
    assert "Russia's tier in 25" in picture.text
    assert "script" not in picture.headers["content-security-policy"]
    dark = client.get("/present/picture.svg?scenes=the-grade&theme=dark").text
    assert (LIGHT.paper in picture.text, DARK.paper in dark) == (True, True)
    assert LIGHT.paper not in dark
    for path in ("slides.pptx", "picture.svg", "handout.pdf"):
        assert client.get(f"/present/{path}?scenes={'z' * 40_000}").status_code == 414


def test_the_command_says_what_is_wrong(tmp_path: Path) -> None:
    out = tmp_path / "slides.pptx"
    done = CliRunner().invoke(main, ["pptx", str(out), "--scenes", "the-grade~nowhere"])
    assert done.exit_code == 1
    assert "nowhere: no such scene" in done.output
    assert not out.exists()

"""The handout: two pages of A4, real text within the margins, figures of the dossier's rows."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from components.dossier import Dossier
from components.embed import wording
from components.present.__main__ import main
from components.talk.chosen import events_of
from components.talk.files.handout import QUESTIONS, handout, letter
from components.talk.files.sheet import EDGE, WIDE, Sheet, bound
from components.talk.questions import question
from components.talk.scenes import authored
from tests.charts.making import with_tables
from tests.talk.client import served
from tests.talk.structure import structure

BASE = "http://testserver"


@pytest.fixture(scope="module")
def made(dossier: Dossier) -> bytes:
    return handout(dossier, base_url=BASE)


@pytest.fixture(scope="module")
def pages(made: bytes) -> list[Any]:
    return list(PdfReader(io.BytesIO(made)).pages)


def read(page: Any) -> str:
    return " ".join(page.extract_text().split())


def test_it_is_two_pages_of_a4_with_a_title_and_a_language(made: bytes, pages: list[Any]) -> None:
    reader = PdfReader(io.BytesIO(made))
    assert [tuple(map(float, page.mediabox)) for page in pages] == [(0, 0, 595, 842)] * 2
    assert reader.metadata
    assert reader.metadata.title == "353–0: Russia's anti-trafficking law of 2003: handout"
    assert str(reader.root_object["/Lang"]) == "en"


def test_it_is_read_out_from_its_title_by_the_timeline(made: bytes, dossier: Dossier) -> None:
    found = structure(made, title=f"{dossier.title}: handout")
    assert [one.kind for one in found.inner[:4]] == ["H1", "H1", "P", "Figure"]
    assert re.match(r"Timeline of \d+ events: ", found.inner[3].alt)
    assert len(found.all("Figure")) == 1


def test_the_facts_are_the_scenes_and_say_who_says_so(pages: list[Any], dossier: Dossier) -> None:
    first = read(pages[0])
    vote = dossier.votes.set_index("id").loc["duma-353-0"]
    unknown = vote["seats"] - vote["yes"] - vote["no"]
    assert f"Of {unknown} of the {vote['seats']} seats no source read says anything." in first
    told = dossier.events.set_index("id").loc[events_of(dossier, authored(dossier))]
    left = re.search(r"And (\d+) more\.", first)
    shown = len(told) - int(left[1] if left else 0)
    assert shown >= 6
    for title, when in list(zip(told["title"], told["date_words"], strict=True))[:shown]:
        assert title in first
        assert when in first
    assert first.count("Sources: ") == shown + 2  # the timeline's, and the grades'
    assert "Tier 3 2001–2002, Tier 2 2003, Tier 2 Watch List 2004–2012" in first
    for name in ("Pushed from outside", "oth sides", "Duma, 353–0", "2001"):
        assert name in first  # the timeline's own letters


def test_landmarks_that_the_timeline_leaves_out_are_named(dossier: Dossier) -> None:
    events = dossier.events.copy()
    late = events["date_to"].idxmax()
    events.loc[late, ["landmark", "short"]] = [True, "A late landmark"]
    made = handout(with_tables(dossier, events=events))
    first = read(PdfReader(io.BytesIO(made)).pages[0])
    assert f"A late landmark ({events.loc[late, 'date_words']})" in first.partition("told")[0]


def test_it_follows_the_list(dossier: Dossier) -> None:
    known = {scene.id: scene for scene in authored(dossier)}
    call = replace(known["the-call"], ask_event="", ask_claim="us-changes-after-talks")
    grade = known["the-grade"]
    one, two = (
        [read(page) for page in PdfReader(io.BytesIO(handout(dossier, scenes))).pages]
        for scenes in ((call,), (grade,))
    )
    events = dossier.events.set_index("id")["title"]
    assert events["firestone-call"] in one[0]
    assert events["marathon-meeting"] in one[0]
    assert "Tier 3 2001–2002" not in one[0]
    claim = dossier.claims.set_index("id").loc[call.ask_claim]
    assert claim["statement"] in one[1]
    assert f"Who says so: {claim['claimant']}." in one[1]
    assert claim["statement"] not in two[1]
    assert events["firestone-call"] not in two[0]
    assert "Tier 3 2001–2002" in two[0]
    assert "Trafficking in Persons" in two[1]  # the sources of its chart
    landmarks = dossier.events.loc[dossier.events["landmark"], "title"]
    assert all(title in two[0] for title in landmarks)  # of a list that singles no event out


def test_it_asks_what_the_scenes_ask_and_ends_with_sources_and_licence(
    pages: list[Any], dossier: Dossier
) -> None:
    second = read(pages[1])
    asked = [q for q in (question(dossier, s) for s in authored(dossier)) if q]
    for number, about in enumerate(sorted(asked, key=lambda q: bool(q.rows)), 1):
        assert f"{number} {about.about or about.text}" in second
    for place, title in enumerate(dossier.explanations["title"]):
        assert f"{letter(place)} {title}" in second  # whole statements, by whose letters clues ask
    assert second.index(dossier.explanations["title"].iloc[0]) < second.index("Most A B C D E F G")
    assert QUESTIONS[2].format(end="pass") in second
    assert "Johnson, Janet Elise (2009)" in second
    assert f"each cited row by row at {BASE}/sources." in second
    assert wording.imprint(dossier, "en") in second
    assert wording.LICENCE_URL in second


def test_without_a_public_address_it_says_so_and_has_no_link(dossier: Dossier) -> None:
    second = read(PdfReader(io.BytesIO(handout(dossier))).pages[1])
    assert wording.NO_LINKS in second
    assert "/sources" not in second


def test_letters_are_large_enough_to_read(made: bytes) -> None:
    sizes = set()
    for page in PdfReader(io.BytesIO(made)).pages:
        page.extract_text(
            visitor_text=lambda text, cm, tm, font, size: sizes.add(
                round(size * abs(tm[0] * cm[0]), 1)
            ) if text.strip() else None
        )  # fmt: skip
    assert min(sizes) >= 7.5


@pytest.mark.parametrize(("place", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB")])
def test_letters_go_on_after_z(place: int, name: str) -> None:
    assert letter(place) == name


def test_text_is_real_and_within_the_margins(pages: list[Any]) -> None:
    for page in pages:
        lines: dict[int, list[float]] = defaultdict(list)

        def place(text: str, cm: Any, tm: Any, font: Any, size: float, at: Any = lines) -> None:
            if text.strip():
                x, y = (tm[4] * cm[0] + cm[4], tm[5] * cm[3] + cm[5])
                at[round(y)].append(x)

        page.extract_text(visitor_text=place)
        left = min(min(xs) for xs in lines.values())
        assert left >= EDGE - 2
        assert max(max(xs) for xs in lines.values()) < WIDE - EDGE
        assert min(lines) >= EDGE - 12
        assert max(lines) <= 842 - EDGE
        fonts = {f["/BaseFont"] for f in page["/Resources"]["/Font"].get_object().values()} if (
            "/Font" in page["/Resources"]) else set()  # fmt: skip
        assert all(re.match(r"/[A-Z]{6}\+", name) for name in fonts)  # carried along


def test_the_command_says_what_is_wrong(tmp_path: Path) -> None:
    out = tmp_path / "handout.pdf"
    wrong = CliRunner().invoke(main, ["handout", str(out), "--base-url", "ftp://x"])
    assert wrong.exit_code == 1
    assert wrong.output == "present: ftp://x is no address such as https://example.org/charts\n"
    assert not out.exists()


def test_it_is_served_to_be_kept(made: bytes, dossier: Dossier) -> None:
    with served(dossier) as client:
        got = client.get("/present/handout.pdf?scenes=nowhere")
    assert got.headers["content-type"] == "application/pdf"
    assert got.headers["content-disposition"] == 'attachment; filename="353-0-handout.pdf"'
    assert "nowhere: no such scene" in got.headers["x-dropped"]
    assert got.content == made


@pytest.mark.parametrize("times", [5, 40])
def test_long_texts_and_many_facts_stay_two_pages(dossier: Dossier, times: int) -> None:
    events = dossier.events.copy()
    events["title"] = [f"{title} " * times for title in events["title"]]
    events["landmark"] = events["landmark"] | (times > 5)  # all of them, which no page holds
    answers = dossier.explanations.copy()
    answers["title"] = [f"{title} " * times for title in answers["title"]]
    long = with_tables(dossier, events=events, explanations=answers)
    asked = [scene for scene in authored(dossier) if scene.asks]
    many = [replace(asked[n % len(asked)], id=f"own-{n}") for n in range(times)]
    pages = list(PdfReader(io.BytesIO(handout(long, many, base_url=BASE))).pages)
    assert len(pages) == 2
    first = read(pages[0])
    assert re.search(r"And \d+ more\.", first) or times == 5
    assert wording.LICENCE_URL in read(pages[1])
    lowest = []
    for page in pages:
        page.extract_text(
            visitor_text=lambda text, cm, tm, *_: lowest.append(tm[5] * cm[3] + cm[5])
            if text.strip() else None
        )  # fmt: skip
    assert min(lowest) > EDGE - 20


def test_a_script_that_our_faces_lack_is_drawn_and_the_rest_is_written() -> None:
    sheet = Sheet(200)
    sheet.write("Закон", 10)
    assert (len(sheet.strokes), sheet.drawings) == (1, [])
    sheet.write("法律", 10)
    assert [">法律</text>" in svg for svg in sheet.drawings] == [True]
    page = PdfReader(io.BytesIO(bound([sheet], "A title"))).pages[0]
    assert "Закон" in page.extract_text()

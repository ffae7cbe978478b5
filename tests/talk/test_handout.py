"""The handout: two pages of A4, real text within the margins, figures of the dossier's rows."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from pypdf import PdfReader
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.dossier import Dossier
from components.embed import wording
from components.present.__main__ import main
from components.serving.pool import RenderPool
from components.talk.files.handout import EDGE, QUESTIONS, WIDE, handout
from components.talk.routes import routes
from tests.charts.making import with_tables
from tests.embed.sites import Here

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


def test_the_facts_are_the_dossiers_and_say_who_says_so(pages: list[Any], dossier: Dossier) -> None:
    first = read(pages[0])
    vote = dossier.votes.set_index("id").loc["duma-353-0"]
    unknown = vote["seats"] - vote["yes"] - vote["no"]
    assert f"Of {unknown} of the {vote['seats']} seats no source read says anything." in first
    landmarks = dossier.events[dossier.events["landmark"]]
    assert len(landmarks) == 6
    for title, when in zip(landmarks["title"], landmarks["date_words"], strict=True):
        assert title in first
        assert when in first
    assert first.count("Sources: ") == len(landmarks) + 2  # the timeline's, and the grades'
    assert "Tier 3 2001–2002, Tier 2 2003, Tier 2 Watch List 2004–2012" in first
    for name in ("Pushed from outside", "both sides", "Duma, 353–0", "2001"):
        assert name in first  # the timeline's own letters


def test_it_asks_three_questions_and_ends_with_sources_and_licence(
    pages: list[Any], dossier: Dossier
) -> None:
    second = read(pages[1])
    one, _, three = QUESTIONS
    asked = (one, dossier.case.text("question.2"), three)
    at = [second.index(f"{i} {question}") for i, question in enumerate(asked, 1)]
    assert at == sorted(at)
    for short in dossier.explanations["short"]:
        assert short in second
    assert "Johnson, Janet Elise (2009)" in second
    assert f"each cited row by row at {BASE}/sources." in second
    assert wording.imprint(dossier, "en") in second
    assert wording.LICENCE_URL in second


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
    pool = RenderPool(workers=[Here()])
    with TestClient(Starlette(routes=routes(lambda _: dossier, ("x",), pool=pool))) as client:
        got = client.get("/present/handout.pdf?scenes=nowhere")
    pool.stop()
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
    answers["short"] = [f"{short} " * times for short in answers["short"]]
    long = with_tables(dossier, events=events, explanations=answers)
    pages = list(PdfReader(io.BytesIO(handout(long, base_url=BASE))).pages)
    assert len(pages) == 2
    first = read(pages[0])
    assert "…" in first
    assert bool(re.search(r"And \d+ more\.", first)) == (times > 5)
    assert wording.LICENCE_URL in read(pages[1])
    lowest = []
    for page in pages:
        page.extract_text(
            visitor_text=lambda text, cm, tm, *_: lowest.append(tm[5] * cm[3] + cm[5])
            if text.strip() else None
        )  # fmt: skip
    assert min(lowest) > EDGE - 20

"""Every shape of dossier is drawn, said and taken away, with no empty place and no other's word."""

from __future__ import annotations

import io
import re
from html import unescape

import pytest
from pypdf import PdfReader

from components.charts import CHARTS
from components.dossier import Dossier, load
from components.dossier.build import build
from components.embed import parse, render
from components.talk.deck import document
from components.talk.files import handout, pptx
from components.talk.scenes import authored
from components.talk.slides import slide
from components.ui import cache, hero, html_shell
from components.ui.shell import PAGES
from components.view import View
from tests.case.shapes import SHAPES, write
from tests.case.test_case import said_of_a_case
from tests.charts.making import unfit

#: Shapes whose talk is written too: of those that lack one table, the charts say enough.
WHOLE = (
    "many",
    "two-votes",
    "bare",
    "untold",
    "failed",
    "voice",
    "veto",
    "no-votes",
    "no-explanations",
)


@pytest.fixture(scope="module", params=SHAPES)
def shaped(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """A generated dossier, checked and built."""
    folder = write(tmp_path_factory.mktemp("shapes") / request.param, SHAPES[request.param]())
    assert [str(problem) for problem in build(folder)] == []
    return load(folder)


def plain(html: str) -> str:
    """The words of a page."""
    html = re.sub(r"<(style|script|svg)\b.*?</\1>", " ", html, flags=re.S)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def wrong(text: str) -> list[str]:
    """What no text for a reader holds: words of our case, and what a gap in the data leaves."""
    return said_of_a_case(text) + re.findall(
        r"\bnan\b|\bNone\b(?! of the)|NaT|<NA>|\{\w*\}|: \.|, \.|: ;|\bno answers\b", text
    )


def test_every_chart_is_drawn_and_said(shaped: Dossier) -> None:
    for chart in CHARTS.values():
        frame = chart.prepare(shaped, View())
        said = f"{chart.describe(frame)} {chart.finding(frame)}"
        assert wrong(said) == [], f"{chart.id}: {said}"
        assert unfit(chart, frame) == [], chart.id


def test_every_page_opens(shaped: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "dossier", lambda: shaped)
    for page in PAGES:
        html = html_shell.first_html(page.path, "https://example.org")
        assert re.search(r"<h1[^>]*>\s*[^<\s]", html), page.path
        assert wrong(plain(html)) == [], page.path
    figures = " ".join(" ".join(figure) for figure in hero.figures(shaped))
    assert wrong(figures) == []


def test_the_handout_is_two_pages(shaped: Dossier) -> None:
    pages = PdfReader(io.BytesIO(handout.handout(shaped))).pages
    said = " ".join(page.extract_text() for page in pages)
    assert len(pages) == 2
    assert wrong(said) == []


def test_the_talk_and_the_embeds_are_written(shaped: Dossier) -> None:
    if shaped.name not in WHOLE:
        pytest.skip("its charts say enough")
    scenes = authored(shaped)
    assert wrong(plain(document(shaped, scenes))) == []
    assert pptx.presentation(shaped, scenes)
    for scene in scenes:
        assert slide(shaped, scene).drawing.shapes, f"{scene.id}: an empty slide"
    for chart in CHARTS:
        for form in ("html", "txt", "csv"):
            body = render(shaped, parse(shaped, chart, form, "")[0]).body.decode()
            assert wrong(plain(body)) == [], f"{chart}.{form}"

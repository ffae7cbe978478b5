"""Every shape of dossier is drawn, said and taken away, with no empty place and no other's word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pytest

from components.charts import CHARTS
from components.charts import PAGES as CHART_PAGES
from components.dossier import Dossier, load
from components.dossier.build import build
from components.dossier.defaults import outcomes
from components.dossier.read import read_csvs
from components.embed import parse, render
from components.entity.compare import page as compared
from components.entity.compare.comparisons import COMPARISONS, beside
from components.talk.deck import document
from components.talk.files import pptx
from components.talk.scenes import authored
from components.talk.slides import slide
from components.ui import cache, hero, html_shell
from components.ui.shell import PAGES
from components.view import View
from tests.case.shapes import SHAPES, write
from tests.case.test_case import said_of_a_case
from tests.charts.making import SHOWN, struck, unfit
from tests.ui.reader import Reader

#: Shapes whose talk is written too: of those that lack one table, the charts say enough.
WHOLE = ("many", "bare", "untold", "failed", "veto", "no-votes")


@pytest.fixture(scope="module", params=SHAPES)
def shaped(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """A generated dossier, checked and built."""
    folder = write(tmp_path_factory.mktemp("shapes") / request.param, SHAPES[request.param]())
    assert [str(problem) for problem in build(folder)] == []
    return load(folder)


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Dossier], None]]:
    """Have the pages show another dossier, and forget what was drawn of it."""

    def put(dossier: Dossier) -> None:
        cache.forget()  # what is kept by chart and View alone
        monkeypatch.setattr(cache, "dossier", lambda: dossier)

    yield put
    cache.forget()


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


def test_no_arc_of_eighty_actors_runs_through_a_name(tmp_path: Path) -> None:
    folder = write(tmp_path / "many", SHAPES["many"]())
    chart, frames = CHARTS["pressure"], read_csvs(folder)
    assert len(frames.actors) == 80
    for view in (View(), View(actor=("actor-ba",))):
        frame = chart.prepare(frames, view)
        for canvas, width in SHOWN:
            assert struck(chart.layout(frame, canvas), canvas.width or width) == [], canvas


def test_every_page_opens(shaped: Dossier, serve: Callable[[Dossier], None]) -> None:
    serve(shaped)
    for page in PAGES:
        html = html_shell.first_html(page.path, "https://example.org")
        assert re.search(r"<h1[^>]*>\s*[^<\s]", html), page.path
        assert wrong(plain(html)) == [], page.path
    figures = " ".join(" ".join(figure) for figure in hero.figures(shaped))
    assert wrong(figures) == []


def test_nothing_leads_to_what_is_empty(shaped: Dossier, serve: Callable[[Dossier], None]) -> None:
    serve(shaped)
    ends = [View(outcome=outcome) for outcome in outcomes(shaped)]  # a route to any will do
    empty = {
        name for name, chart in CHARTS.items()
        if all(chart.prepare(shaped, view).empty for view in (View(), *ends))
    }  # fmt: skip
    blank = {page for page, charts in CHART_PAGES.items() if empty.issuperset(charts)}
    html = html_shell.first_html("teach", "https://example.org")
    embeds = set(re.findall(rf"embed/{shaped.name}/([a-z]+)\.html", html))
    assert embeds == CHARTS.keys() - empty
    masthead = html.partition("<nav")[2].partition("</nav>")[0]
    links = set(re.findall(r"<a href='([a-z.-]+)'", masthead))
    assert links == {page.path or "." for page in PAGES} - blank - {"new"}
    scenes = authored(shaped)
    assert scenes
    assert not empty & {scene.chart for scene in scenes}


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


@pytest.fixture(scope="module")
def untold(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """A dossier without votes, provisions, acts of pressure, answers and scenes."""
    folder = write(tmp_path_factory.mktemp("untold") / "untold", SHAPES["untold"]())
    build(folder)
    return load(folder)


@pytest.mark.parametrize("path", ["vote", "law", "world", "evidence", "embed-builder", "teach"])
def test_a_page_shows_no_empty_place(
    path: str, untold: Dossier, serve: Callable[[Dossier], None]
) -> None:
    """A page that has nothing at all says so; nothing leads there."""
    serve(untold)
    said = Reader(path).html.count("class='nothing'")
    assert said == {"vote": 2, "evidence": 1}.get(path, 0)


def test_every_shape_is_compared_or_said_to_lack_it(shaped: Dossier, small: Dossier) -> None:
    for one in COMPARISONS.values():
        for row in beside(one, (shaped, small))[:1]:  # none where both lack it
            assert bool(row.found) != bool(row.lacks)
            assert not wrong(row.found.words if row.found else row.lacks)
    assert compared.document((shaped, small), "/", "http://h").count("<h1>") == 1

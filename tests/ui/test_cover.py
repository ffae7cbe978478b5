"""What a page's first HTML says, before and without the app."""

import re
from concurrent.futures import Future
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.serving.cache import Cache
from components.serving.pool import Busy
from components.ui import cache, cover, fonts, html_shell, viewport
from components.ui.openings import opening
from components.ui.shell import PAGES
from components.view import View
from components.wording.templates import text

BASE = "https://x.example"
PATHS = [p.path for p in PAGES if p.path]


@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_read_in_its_first_html(path: str) -> None:
    html = html_shell.first_html(path, BASE, "", "<svg id=drawn></svg>")
    opens = opening(path, cache.dossier())
    assert html.count("<h1") == 1
    assert f"<h1>{text(opens.title)}</h1><p class='standfirst'>{text(opens.lead)}</p>" in html
    assert ("<form class='bar'>" in html) == opens.bar
    assert ("<svg id=drawn>" in html) == ("data-chart='1'" in html) == bool(opens.chart)
    assert f"fonts/{fonts.VERSION}/sans.woff2" in html


def test_a_view_is_taken_from_the_query_and_along_in_every_link() -> None:
    html = html_shell.first_html("timeline", BASE, "pressure=both&event=law-signed&x=<b>")
    assert "href='vote?pressure=both&amp;event=law-signed'" in html
    assert "<option value='both' selected>" in html
    assert "name='event' value='law-signed'" in html
    assert "x=&lt;b&gt;: no such filter" in html
    law = cache.dossier().events.set_index("id").loc["law-signed"]
    card = re.search(r"<aside class='open'>(.*?)</aside>", html, re.S)
    assert card
    assert str(text(law.title)) in card[1]


def test_a_drawing_that_is_not_there_is_left_out_and_an_empty_one_is_said() -> None:
    without = html_shell.first_html("timeline", BASE, "", None)
    assert "None of the events" not in without
    assert "data-chart='1'" in without, "the app will draw it"
    empty = html_shell.first_html("timeline", BASE, "q=no such words", "")
    assert "None of the events is in this view." in empty
    assert "data-chart='1'" not in empty, "the app will not draw it"


@settings(max_examples=25)
@given(st.text(max_size=300))
def test_no_query_breaks_a_page_or_out_of_it(query: str) -> None:
    asked = html_shell.asked("timeline", f"q={query}&{query}")
    html = cover.cover(cache.dossier(), asked, {"timeline": "Timeline"}, None)
    assert html.count("<script>") == 2
    assert html.count("<form") == 1
    told = re.search(r"name='q' value='([^']*)'", html)
    assert told
    assert unescape(told[1]) == asked.view.q


def test_a_query_that_is_too_long_is_not_read() -> None:
    assert html_shell.asked("timeline", "q=a&" * html_shell.LONGEST).view == View()


class _Pool:
    """One that never answers, or is full."""

    def __init__(self, full: bool) -> None:
        self.full = full

    def submit(self, *_: object, **__: object) -> Future[object]:
        if self.full:
            raise Busy
        return Future()


@pytest.mark.parametrize("full", [False, True])
def test_an_answer_waits_but_a_moment_for_its_drawing(
    monkeypatch: pytest.MonkeyPatch, full: bool
) -> None:
    monkeypatch.setattr(cache, "pool", _Pool(full))
    monkeypatch.setattr(html_shell, "PATIENCE", 0.01)
    answer = html_shell._started("vote", BASE, f"time=2001..&q={full}").body.decode()
    assert "<h1>" in answer
    assert "id=drawn" not in answer


def test_answers_are_kept_but_not_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_shell, "_answered", Cache(1 << 24, most=2))
    first = html_shell._started("teach", BASE, "")
    assert html_shell._started("teach", BASE, "") is first
    for n in range(3):
        html_shell._started("teach", BASE, f"q={n}")
    assert len(html_shell._answered) == 2
    assert html_shell._started("teach", BASE, "") is not first


def test_the_first_html_shows_the_drawing_that_the_app_will() -> None:
    """Else a page would jump when the app stands."""
    css = cover.read("cover.css")
    for size, windows in (("wide", viewport.WIDE), ("phone", f"(max-width: {viewport.NARROW}px)")):
        assert f"@media {windows} {{\n#cover .drawn.{size} {{\ndisplay: block;" in css

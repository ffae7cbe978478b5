"""Pictures for previews: of one size, in faces of our own, with the finding as headline."""

from __future__ import annotations

import io
import re
from html import unescape

import pytest
from PIL import Image
from starlette.testclient import TestClient

from components.dossier import Dossier
from components.entity import card
from components.graphic.metrics import width_of
from components.query.entities import KINDS
from components.query.records import by_id
from components.view import View
from tests.charts.making import with_tables
from tests.entity.conftest import PAGES

CARDS = "/card/russia-2003"
TEXT = re.compile(
    r'<text x="([\d.]+)" y="([\d.]+)"(?: font-family="[^"]*")? font-size="(\d+)"[^>]*>([^<]*)<'
)


@pytest.mark.parametrize(
    "path", [f"{CARDS}/page/story.png", f"{CARDS}/page/vote.png", f"{CARDS}/actor/firestone.png",
             f"{CARDS}/page/timeline.png?pressure=outside&time=2003-10..2004-04"],
)  # fmt: skip
def test_a_picture_has_the_size_that_previews_want(client: TestClient, path: str) -> None:
    got = client.get(path)
    assert got.status_code == 200
    assert got.headers["content-type"] == "image/png"
    assert Image.open(io.BytesIO(got.content)).size == card.SIZE == (1200, 630)
    assert len(got.content) < 300_000


@pytest.mark.parametrize(
    "path", [f"{CARDS}/page/nothing.png", f"{CARDS}/actor/nobody.png", f"{CARDS}/vote/x.png",
             "/card/other/page/story.png", f"{CARDS}/page/.png"],
)  # fmt: skip
def test_what_is_not_there_has_no_picture(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def said(dossier: Dossier, kind: str, name: str, query: str = "") -> card.Card:
    wish = card.read(dossier, kind, name, query, PAGES)
    assert wish is not None
    return card.card_of(dossier, wish)


def test_the_headline_is_the_finding(dossier: Dossier) -> None:
    assert said(dossier, "page", "story").headline == (
        "How Russia outlawed human trafficking, and who pushed"
    )
    found = said(dossier, "page", "timeline", "time=2003-10..2004-04")
    assert found.headline == (
        "34 events, 10 of them pushed from both sides at once; 7 more possibly"
    )
    assert found.below == "October 2003 to April 2004"
    assert said(dossier, "page", "sources").headline.startswith("Sources · ")
    assert said(dossier, "actor", "firestone").headline == "Thomas Firestone"


def test_one_event_alone_is_what_the_picture_is_of(dossier: Dossier) -> None:
    found = said(dossier, "page", "timeline", "event=firestone-call")
    assert found == said(dossier, "event", "firestone-call")
    other = said(dossier, "page", "timeline", "event=firestone-call&stance=advances")
    assert other.headline != found.headline


def test_a_wish_is_canonical(dossier: Dossier) -> None:
    ways = ("pressure=outside&x=1", "x=1&pressure=outside&weigh=.1234", "pressure=outside")
    assert len({card.read(dossier, "page", "timeline", way, PAGES) for way in ways}) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_the_words_stay_on_the_picture(dossier: Dossier, kind: str) -> None:
    for row_id in list(by_id(dossier, KINDS[kind].table))[::7]:
        svg = card.svg(dossier, card.Wish(kind, row_id), host="case.example")
        for x, y, size, words in TEXT.findall(svg):
            if words and 'text-anchor="end"' not in svg.partition(words)[0].rpartition("<text")[2]:
                assert float(x) + 0.86 * width_of(unescape(words), int(size)) <= 1200, words
            assert float(y) <= 620


def test_it_is_drawn_in_faces_of_our_own(dossier: Dossier) -> None:
    svg = card.svg(dossier, card.Wish("page", "vote", View(), "Vote"), host="")
    assert "Own Serif" in svg
    assert "Own Sans" in svg


def test_hostile_words_stay_words(small: Dossier) -> None:
    bad = "</text><script>alert(1)</script>" + "x" * 400
    made = with_tables(small, events=small.events.assign(title=bad, summary=bad))
    svg = card.svg(made, card.Wish("event", "call"), host="<h>")
    assert "<script" not in svg
    assert "<h>" not in svg

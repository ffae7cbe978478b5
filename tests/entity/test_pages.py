"""The page of a row holds all that the dossier has of it, once, and leads on."""

from __future__ import annotations

import json
import re
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from starlette.testclient import TestClient

from components.dossier import Dossier
from components.entity import page
from components.entity.facts import facts
from components.entity.lines import claim_lines
from components.query.entities import KINDS, named, page_of
from components.query.records import by_id
from tests.charts.making import with_tables
from tests.embed.sites import Stub
from tests.entity.conftest import PAGES, client_of


def written(dossier: Dossier, kind: str, row_id: str) -> str:
    drawn = dict.fromkeys(page.asks(dossier, kind, row_id), "")
    return page.document(
        dossier, kind, row_id, drawn, base_url="https://e.org", pages=PAGES, day=date(2026, 1, 2)
    )


def settled(client: TestClient, path: str) -> Any:
    """A page, asked for until its charts are there, as a busy machine may need."""
    for _ in range(30):
        got = client.get(path)
        if got.text.count("<template") == got.text.count("<figure"):
            return got
    raise AssertionError("the charts never came")


def test_who_holds_a_clue_is_named_as_within_a_sentence(dossier: Dossier) -> None:
    claims = [c for c in dossier.claims.itertuples() if c.claimant == "This dossier"]
    assert all(line.note.endswith(", by this dossier") for line in claim_lines(dossier, claims))
    assert claims


def test_each_row_of_some_tables_has_a_page(dossier: Dossier) -> None:
    tables = [kind.table for kind in KINDS.values()]
    assert len(named(dossier)) == sum(len(getattr(dossier, table)) for table in tables)
    assert page_of(dossier, "actors", "firestone") == "actor/firestone"
    assert page_of(dossier, "actors", "nobody") == ""
    assert page_of(dossier, "votes", "duma-353-0") == ""


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_can_be_written(small: Dossier, kind: str) -> None:
    for row_id in by_id(small, KINDS[kind].table):
        html = written(small, kind, row_id)
        assert html.count("<h1") == 1
        assert re.search(r"\b(nan|NaT|None|&lt;NA&gt;)\b", re.sub("<[^>]*>", " ", html)) is None


def test_an_actor_page_holds_events_acts_demands_and_clues(dossier: Dossier) -> None:
    found = facts(dossier, "actor", "firestone")
    assert [(s.title, len(s.lines)) for s in found.sections] == [
        ("In 6 events, in order of time", 6),
        ("3 acts of pressure by Firestone", 3),
        ("What Firestone asked for", 1),
        ("Clues that rest on these events", 7),
    ]
    events = found.sections[0].lines
    assert [line.head[0].page for line in events[:3]] == [
        "event/firestone-arrives", "event/firestone-article", "event/firestone-call",
    ]  # fmt: skip
    assert all(line.says for line in events)
    assert events[2].note == "lead"
    assert [chart for chart, _ in found.charts] == ["timeline", "pressure"]


def test_every_row_that_names_an_actor_is_on_its_page(dossier: Dossier) -> None:
    for actor in dossier.actors["id"]:
        roles = dossier.roles[dossier.roles["actor_id"] == actor]["event_id"]
        acts = dossier.pressures[
            (dossier.pressures["from_actor"] == actor) | (dossier.pressures["to_actor"] == actor)
        ]
        wanted = {f"event/{e}" for e in {*roles, *acts["event_id"]}}
        html = unescape(written(dossier, "actor", actor)) if actor == "putin" else ""
        lines = [line for s in facts(dossier, "actor", actor).sections for line in s.lines]
        assert wanted <= {name.page for line in lines for name in line.head}
        said = {line.text for line in lines}
        assert set(acts["summary"]) <= said
        assert not html or all(f"../{address}" in html for address in wanted)


def test_an_event_page_holds_what_hangs_on_it(dossier: Dossier) -> None:
    found = facts(dossier, "event", "duma-353-0")
    by = {s.title: s.lines for s in found.sections}
    assert found.when == "perhaps 21 November 2003"
    assert [line.note for line in by["Votes"]] == ["353 for, 0 against of 450 seats"]
    assert len(by["Who pressed whom"]) == 2
    assert by["Votes"][0].differs, "sources differ on its day"
    order = [name for name, _ in found.about]
    assert order == ["Before it", "After it"]


def test_a_provision_page_names_the_demands_that_it_answers(dossier: Dossier) -> None:
    found = facts(dossier, "provision", "law-trafficking")
    asked = dossier.demands[dossier.demands["provision_id"] == "law-trafficking"]
    assert len(asked) == 8
    (answers,) = (s.lines for s in found.sections if s.title == "Demands that it answers")
    assert {line.head[0].words for line in answers} == set(asked["title"])
    about = dict(found.about)
    assert about["Came with"][0].page == "event/law-signed"
    assert about["Called"][0].words == "a first in Russia"


def test_terms_are_said_as_far_as_they_are_known(small: Dossier) -> None:
    rows = small.provisions.copy()
    first = str(rows["id"].iloc[0])
    for low, high, words in (
        (5, 10, "5 to 10"), (pd.NA, 10, "up to 10"), (5, pd.NA, "5 or more"), (pd.NA, pd.NA, ""),
    ):  # fmt: skip
        made = rows.assign(min_years=rows["min_years"], max_years=rows["max_years"])
        made.loc[made["id"] == first, ["min_years", "max_years"]] = [low, high]
        about = dict(facts(with_tables(small, provisions=made), "provision", first).about)
        term = about.get("Years of imprisonment")
        assert (term[0].words if term else "") == words


def test_a_source_page_lists_what_rests_on_it(dossier: Dossier) -> None:
    found = facts(dossier, "source", "johnson-2009")
    own = dossier.citations[dossier.citations["source_id"] == "johnson-2009"]
    assert sum(len(s.lines) for s in found.sections) == len(
        own.drop_duplicates(["table", "row_id", "relation"])
    )


def test_the_page_is_a_document_of_its_own(client: TestClient) -> None:
    got = settled(client, "/event/duma-353-0")
    assert got.status_code == 200
    assert got.headers["content-type"] == "text/html; charset=utf-8"
    rules = got.headers["content-security-policy"]
    assert "script-src" not in rules
    assert rules.endswith("frame-ancestors 'self'")
    assert got.headers["x-frame-options"] == "SAMEORIGIN"
    assert not re.search(r"<script(?! type='application/ld\+json')", got.text)
    head = got.text.partition("</head>")[0]
    assert "<link rel='canonical' href='http://case.example/event/duma-353-0'>" in head
    assert "og:title' content='The Duma passes the law, 353 to 0'" in head
    assert "http://case.example/card/russia-2003/event/duma-353-0.png" in head
    assert "oembed?url=http%3A%2F%2Fcase.example%2Fembed%2Frussia-2003%2Ftimeline.html" in head
    (linked,) = re.findall(r"<script type='application/ld\+json'>(.*?)</script>", head)
    assert json.loads(linked)["@type"] == "Event"
    again = client.get("/event/duma-353-0", headers={"If-None-Match": got.headers["etag"]})
    assert again.status_code == 304
    lone = client.head("/event/duma-353-0")
    assert (lone.status_code, lone.content) == (200, b"")


def test_what_it_links_to_is_there(client: TestClient, dossier: Dossier) -> None:
    known = named(dossier).keys()
    for path in ("/actor/putin", "/event/law-signed", "/claim/norm-civilised", "/source/csce"):
        html = client.get(path).text
        for address in re.findall(
            r"href='\.\./((?:actor|event|provision|claim|source)/[^']*)'", html
        ):
            assert unescape(address) in known


def test_a_chart_keeps_its_styles_to_itself(client: TestClient) -> None:
    html = settled(client, "/event/duma-353-0").text
    shadows = re.findall(r"<template shadowrootmode='open'>(.*?)</template>", html, re.S)
    assert len(shadows) == 2
    for shadow in shadows:
        assert ":root" not in shadow
        assert "<h1" not in shadow
        assert ":host{" in shadow
        assert "<svg" in shadow


def test_a_page_does_not_wait_for_its_charts(dossier: Dossier, tmp_path: Path) -> None:
    slow = Stub()
    slow.gate.clear()
    with client_of(dossier, tmp_path, slow) as client:
        first = client.get("/event/duma-353-0").text
        assert "<template" not in first
        assert "src='../embed/russia-2003/timeline.svg?event=duma-353-0" in first
        dark = r"<source srcset='../embed/[^']*theme=dark[^']*' media='\(prefers-color-scheme"
        assert re.search(dark, first), "a white box on a dark page"
        assert "The Duma passes the law" in first
        slow.gate.set()
        assert "<template" in settled(client, "/event/duma-353-0").text


def test_hostile_words_stay_words(small: Dossier) -> None:
    bad = "</script><script>alert(1)</script>'\"<img src=x onerror=alert(2)>"
    events = small.events.assign(title=bad, summary=bad, annotation=bad)
    made = with_tables(small, events=events, actors=small.actors.assign(name=bad, short=bad))
    for kind, row in (("event", "call"), ("actor", "duma")):
        html = written(made, kind, row)
        assert "<script>alert" not in html
        assert "<img src=x" not in html

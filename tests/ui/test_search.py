"""The search page, its address, and what the box asks while one types."""

import re

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.dossier import Dossier
from components.query.search.finding import KINDS, search
from components.ui import find, found
from tests.ui.reader import Reader


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(Starlette(routes=find.routes()))


def places(reader: Reader) -> list[str]:
    return re.findall(r"<li><a href='([^']+)'><b>", reader.html)


def test_results_are_links_best_first(dossier: Dossier) -> None:
    reader = Reader("search", "q=Мизулина")
    assert reader.url == "q=Мизулина"
    assert places(reader)[0] == "actor/mizulina"
    assert "<mark>Mizulina</mark>" in reader.html
    labels = [p.label for p in reader.at.pills]
    total = len(search(dossier, "Мизулина").hits)
    assert labels == [f"{total} results for “Мизулина”"]


def test_a_kind_is_kept_in_the_address(dossier: Dossier) -> None:
    reader = Reader("search", "q=353")
    reader.at.pills(key="w-found").set_value("vote")
    reader.run()
    assert reader.url == "q=353&in=vote"
    assert places(reader) == ["event/duma-353-0"]
    assert reader.address("q=353&in=source").at.pills(key="w-found").value == "source"
    assert reader.address("q=353").at.pills(key="w-found").value is None
    assert reader.address("q=353&in=nonsense").at.pills(key="w-found").value is None


def test_the_view_is_left_alone() -> None:
    reader = Reader("timeline", "pressure=outside&q=film").go("search", "q=Duma")
    assert reader.url == "pressure=outside&q=Duma"
    assert reader.go("timeline").url == "pressure=outside&q=film"


def test_all_can_be_shown(dossier: Dossier) -> None:
    reader = Reader("search", "q=law")
    assert len(places(reader)) == 30
    (button,) = (b for b in reader.at.button if b.label.startswith("Show all"))
    button.click()
    assert len(places(reader.run())) == len(search(dossier, "law").hits)


def test_nothing_and_no_question() -> None:
    reader = Reader("search", "q=Mizulina xyzzy")
    assert "holds all of “Mizulina xyzzy”" in reader.html
    assert places(reader)[0] == "actor/mizulina"
    reader = Reader("search", "q=xyzzy")
    assert places(reader) == []
    assert "“xyzzy”. Try fewer or other words" in reader.html
    assert "Type into the box" in Reader("search").html


def test_markup_that_was_asked_for_is_text() -> None:
    reader = Reader("search", "q=<img src=q> xyzzy")
    assert "<img" not in reader.html
    assert "&lt;img src=q&gt; xyzzy" in reader.html
    (pills,) = Reader("search", "q=*Duma* law").at.pills
    assert pills.label.endswith(r"“\*Duma\* law”")


def test_everything_found_has_a_place(dossier: Dossier) -> None:
    for kind in KINDS:
        for hit in search(dossier, "the", kind).hits:
            place = found.place(dossier, hit.entry)
            assert re.fullmatch(r"[a-z]+([/#][a-z0-9-]+)?", place.path), hit.entry.id
            assert re.fullmatch(r"([a-z]+\?[a-z]+=[a-z0-9-]+(#[a-z0-9-]+)?)?|evidence|glossary",
                                place.shown.replace("%", "")), place.shown  # fmt: skip


def test_what_the_box_asks(client: TestClient) -> None:
    told = client.get("/search.json", params={"q": "353"}).json()
    assert told["q"] == "353"
    assert told["counts"]["votes"] == 1
    assert told["total"] == sum(told["counts"].values())
    assert len(told["hits"]) == find.MOST
    first = told["hits"][0]
    assert first["path"] == "event/duma-353-0"
    assert ["353", True] in first["title"]


@pytest.mark.parametrize("text", ["", "<script>", "a" * 10_000, "\ud83d", "%00", '«“"', "я" * 500])
def test_whatever_is_asked_is_answered(client: TestClient, text: str) -> None:
    answer = client.get("/search.json", params={"q": text.encode("utf-8", "replace")})
    assert answer.status_code == 200
    assert len(answer.json()["q"]) <= 100
    assert len(answer.content) < 10_000


def test_the_script_has_a_version(client: TestClient) -> None:
    answer = client.get(f"/find/{find.VERSION}.js")
    assert answer.headers["content-type"].startswith("text/javascript")
    assert client.get("/find/000000000000.js").status_code == 404

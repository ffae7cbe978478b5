"""Several cases on one server: every address answers with rows of its own case."""

from __future__ import annotations

import importlib.util
import os
import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import quote, urljoin

import pytest
import streamlit as st
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from components.dossier import DossierError
from components.dossier.place import case_folders
from components.entity import library
from components.entity.compare.comparisons import COMPARISONS
from components.query.entities import KINDS
from components.serving.cases import CASE, Cases, case_of
from components.ui import cache
from components.ui.shell import PAGES as PAGES_OF_APP
from components.ui.shell import offered
from components.view import View
from tests.embed.sites import Here

ROOT = Path(__file__).parents[2]
#: The default case, and the other one.
CASES = ("russia-2003", "uk-1807")
#: Addresses that say rows, below the prefix of a case.
PAGES = (
    "", "timeline", "vote", "evidence", "sources", "search?q=vote", "nothing-here",
    "sitemap.xml", "event/{event}", "search.json?q=the",
    "present/quiz.gift",  "oembed?url={base}/vote", "corrections.atom",
)  # fmt: skip
#: Addresses that name the case themselves, with or without its prefix.
NAMING = (
    "embed/{case}/timeline.csv", "embed/{case}/timeline.html", "embed/{case}/seats.json",
    "embed/{case}/nothing.html", "data/{case}/events.csv", "data/{case}/sources.bib",
    "data/{case}/datapackage.json", "data/{case}/codebook.md", "card/{case}/page/nothing.png",
    "oembed?url={origin}/embed/{case}/timeline.html",
)  # fmt: skip
ORIGIN = "http://localhost"


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The app with two cases; nothing is drawn but in this process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CASES", ",".join(CASES))
        patch.setenv("ROOMS_URL", f"sqlite:///{tmp_path_factory.mktemp('rooms') / 'rooms.sqlite3'}")
        patch.delenv("DOSSIER", raising=False)
        patch.setattr(cache.pool, "workers", [Here()])
        cache.folders.cache_clear()
        spec = importlib.util.spec_from_file_location("app_of_two", ROOT / "app.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        yield TestClient(module.app, base_url=ORIGIN)
    cache.folders.cache_clear()


@lru_cache
def words_of(case: str) -> frozenset[str]:
    """What only this case says: ids of its events and sources."""
    said = {}
    for name in CASES:
        dossier = cache.of(name)
        said[name] = {i for column in (dossier.events["id"], dossier.sources["id"]) for i in column}
    (other,) = (name for name in CASES if name != case)
    return frozenset(i for i in said[case] - said[other] if len(i) > 8)


def own(case: str, said: str) -> None:
    """Nothing of the other case stands in an answer."""
    (other,) = (name for name in CASES if name != case)
    assert not words_of(other) & set(re.findall(r"[\w-]+", said))


def address(path: str, case: str, prefix: str) -> str:
    event = cache.of(case).events["id"].iloc[0]
    base = ORIGIN + prefix
    return f"{prefix}/{path.format(case=case, event=event, base=base, origin=ORIGIN)}"


@pytest.mark.parametrize("path", [*PAGES, *NAMING])
@pytest.mark.parametrize("case", CASES)
def test_no_address_of_a_case_says_rows_of_another(both: TestClient, case: str, path: str) -> None:
    answer = both.get(address(path, case, f"/case/{case}"))
    assert answer.status_code == (404 if "nothing" in path else 200)
    own(case, answer.text)


@pytest.mark.parametrize("path", NAMING)
@pytest.mark.parametrize("case", CASES)
def test_an_address_with_the_case_s_name_needs_no_prefix(
    both: TestClient, case: str, path: str
) -> None:
    answer = both.get(address(path, case, ""))
    assert answer.status_code == (404 if "nothing" in path else 200)
    own(case, answer.text)
    there = f"{ORIGIN}/case/{case}/"
    assert f"{ORIGIN}/case/" not in answer.text.replace(there, "")


@pytest.mark.parametrize("path", [page for page in PAGES if page])
def test_an_address_without_a_case_is_the_default_s(both: TestClient, path: str) -> None:
    answer = both.get(address(path, CASES[0], ""))
    own(CASES[0], answer.text)
    # "/" lists all cases: only the story's own address names its case.
    assert "/case/" not in answer.text.replace(f"href='/case/{CASES[0]}/'>The story", "")


def test_links_of_an_embed_lead_to_its_own_case(both: TestClient) -> None:
    html = both.get("/embed/uk-1807/seats.html").text
    assert f"{ORIGIN}/case/uk-1807/vote" in html
    assert f"{ORIGIN}/vote" in both.get("/embed/russia-2003/seats.html").text


def test_a_case_in_the_query_leads_to_its_address_with_the_rest(both: TestClient) -> None:
    got = both.get("/vote?case=uk-1807&pressure=outside", follow_redirects=False)
    assert (got.status_code, got.headers["location"]) == (
        307,
        "/case/uk-1807/vote?pressure=outside",
    )


@pytest.mark.parametrize("path", ["/case/uk-1870/vote", "/vote?case=uk-1870", "/case/uk-1870"])
def test_an_unknown_case_is_answered_with_the_nearest(both: TestClient, path: str) -> None:
    answer = both.get(path, follow_redirects=False)
    assert answer.status_code == 404
    assert "Did you mean uk-1807?" in answer.text
    assert answer.text.index('"/case/uk-1807/"') < answer.text.index('"/case/russia-2003/"')


def test_a_path_of_slashes_leads_to_no_other_host(both: TestClient) -> None:
    got = both.get(f"{ORIGIN}//evil.example/?case=uk-1807", follow_redirects=False)
    assert got.headers["location"] == "/case/uk-1807/evil.example/"


@pytest.fixture(scope="module")
def alone() -> TestClient:
    """A server with one case, below a path; it says what it was asked for."""

    async def says(scope: Scope, receive: Receive, send: Send) -> None:
        await PlainTextResponse(f"{scope['path']} {'case' in scope}")(scope, receive, send)

    app = Cases(says, titles={"uk-1807": "The trade"})
    return TestClient(app, base_url=ORIGIN, root_path="/charts", follow_redirects=False)


@pytest.mark.parametrize(
    ("path", "leads"),
    [
        ("/case/uk-1807/vote?pressure=outside", "/vote?pressure=outside"),
        ("/case/uk-1807", "/"),
        ("/case/uk-1807/embed/uk-1807/timeline.svg", "/embed/uk-1807/timeline.svg"),
        ("/case/uk-1807//evil.example/", "/evil.example/"),
        ("/vote?case=uk-1807&time=1806..1807", "/vote?time=1806..1807"),
    ],
)
def test_where_there_is_one_case_what_names_it_leads_to_the_same_without(
    alone: TestClient, path: str, leads: str
) -> None:
    got = alone.get(f"/charts{path}")
    assert (got.status_code, got.headers["location"]) == (307, f"/charts{leads}")
    assert alone.get(f"/charts{leads}").text == f"/charts{leads.partition('?')[0]} False"


@pytest.mark.parametrize("path", ["/case/uk-1708/vote", "/vote?case=uk-1708"])
def test_where_there_is_one_case_no_other_is_answered_for(alone: TestClient, path: str) -> None:
    got = alone.get(f"/charts{path}")
    assert got.status_code == 404
    assert 'href="/charts/case/uk-1807/"' in got.text


def test_a_room_is_found_from_any_case_and_about_its_own(both: TestClient) -> None:
    made = both.post("/case/uk-1807/rooms", json={"scenes": ""})
    code, key = made.json()["code"], made.json()["key"]
    assert made.json()["join"].endswith(f"/case/uk-1807/join/{code}")
    for at in ("", "/case/russia-2003", "/case/uk-1807"):
        state = both.get(f"{at}/rooms/{code}")
        assert state.status_code == 200
        own("uk-1807", state.text)
    lead = {"Authorization": f"Bearer {key}"}
    moved = both.put(f"/rooms/{code}/step", json={"step": 1}, headers=lead)
    assert moved.status_code == 200
    src = both.get(f"/rooms/{code}/scenes").json()[0]["src"]
    assert src.startswith("embed/uk-1807/")


def test_what_is_kept_of_a_case_is_not_given_to_another(both: TestClient) -> None:
    said = {}
    for case in CASES:
        token = CASE.set(case)
        said[case] = cache.words("seats", View()), cache.current(), cache.dossier().name
        CASE.reset(token)
    assert said["russia-2003"][1:] == ("russia-2003", "russia-2003")
    assert said["uk-1807"][1:] == ("uk-1807", "uk-1807")
    assert said["russia-2003"][0].startswith("450 seats")
    assert said["uk-1807"][0].startswith("658 seats")


@pytest.mark.parametrize(
    ("url", "case"),
    [
        ("http://h/case/b/vote", "b"), ("http://h/p/case/b", "b"), ("/embed/a/x.html", "a"),
        ("http://h/case/none/vote", ""), ("http://h/vote", ""), ("", ""),
    ],
)  # fmt: skip
def test_an_address_says_its_case(url: str, case: str) -> None:
    assert case_of(url, ("a", "b")) == case


def test_names_and_folders_become_cases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("more/c", "more/b", "a"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "datapackage.json").touch()
    monkeypatch.delenv("DOSSIER", raising=False)
    for said, names in (
        ("a", ["a"]),
        (f"more, {tmp_path / 'a'}", ["b", "c", "a"]),
        (f"a{os.pathsep}{tmp_path / 'more/b/datapackage.json'},", ["a", "b"]),
        ("a,a", ["a"]),
    ):
        monkeypatch.setenv("CASES", said)
        assert list(case_folders(tmp_path)) == names
    monkeypatch.setenv("CASES", "a,more")
    monkeypatch.setenv("DOSSIER", str(tmp_path / "more/c"))
    assert list(case_folders(tmp_path)) == ["c", "a", "b"]


def test_a_name_of_no_case_is_said_with_what_would_be_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b/a"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "datapackage.json").touch()
    book = tmp_path / "law.xlsx"
    book.touch()
    for said, default, fault in (
        ("a,nope", "", "CASES: nope: no folder with a datapackage.json.*there are a"),
        (str(book), "", "353-0 import .*law.xlsx"),
        ("a,b/a", "", "are both called a"),
        ("a", "b", "DOSSIER: b is none of the CASES; there are a"),
    ):
        monkeypatch.setenv("CASES", said)
        monkeypatch.setenv("DOSSIER", default)
        with pytest.raises(DossierError, match=fault):
            case_folders(tmp_path)


def test_a_broken_case_leaves_the_others_standing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "datapackage.json").write_text("{", encoding="utf-8")
    monkeypatch.setenv("CASES", f"{broken},uk-1807")
    monkeypatch.delenv("DOSSIER", raising=False)
    monkeypatch.setattr(cache, "broken", {})
    monkeypatch.setattr(cache, "_held", {})
    assert list(cache.folders.__wrapped__()) == ["uk-1807"]
    assert list(cache.broken) == ["broken"]
    assert "The case broken is left out" in caplog.text
    monkeypatch.setenv("CASES", str(broken))
    with pytest.raises(DossierError):
        cache.folders.__wrapped__()


def test_the_front_page_lists_the_cases_and_a_view_still_opens_the_default_s(
    both: TestClient,
) -> None:
    html = both.get("/").text
    assert html.count("<h1>") == 1
    assert [html.count(f"href='/case/{case}/'") for case in CASES] == [1, 1]
    for said in ("353–0</p>", "283–16</p>", "49 events · 32 actors · 16 votes · 43 sources"):
        assert said in html
    assert cache.dossier().case.text("hero.title", "") in both.get("/?pressure=outside").text
    assert "How laws were made" not in both.get("/?pressure=outside").text


@pytest.mark.parametrize(
    ("at", "up"), [("/", None), ("/vote", "./"), ("/case/uk-1807/vote", "../../")]
)
def test_every_page_leads_to_the_other_cases_without_its_filters(
    both: TestClient, at: str, up: str | None
) -> None:
    html = both.get(at, params={"pressure": "outside"} if up else {}).text
    assert (f"<a href='{up}'>Cases</a>" in html) == bool(up)


@pytest.mark.parametrize(("prefix", "up"), [("", "./"), ("/case/uk-1807", "../../")])
@pytest.mark.parametrize("kind", ["event", "actor", "provision", "source", "claim"])
def test_every_page_of_a_row_leads_to_the_other_cases(
    both: TestClient, kind: str, prefix: str, up: str
) -> None:
    dossier = cache.of("uk-1807" if prefix else "russia-2003")
    at = f"{prefix}/{kind}/{getattr(dossier, KINDS[kind].table)['id'].iloc[0]}"
    for path, to in ((at, f"../{up}"), (f"{at}-nothing", f"{prefix}/{up}")):
        nav = both.get(path).text.partition("</nav>")[0]
        assert nav.count(f"<a href='{to}'>Cases</a>") == 1
        assert urljoin(f"{ORIGIN}{path}", to) == f"{ORIGIN}/"


@pytest.mark.parametrize("prefix", ["", *(f"/case/{case}" for case in CASES)])
def test_a_page_answers_where_there_is_something_for_it_and_else_offers_the_others(
    both: TestClient, prefix: str
) -> None:
    dossier = cache.of(case_of(f"{prefix}/", CASES) or CASES[0])
    known = [page.path for page in offered(dossier)]
    for page in PAGES_OF_APP:
        if not page.path and not prefix:
            continue  # the list of cases
        got = both.get(f"{prefix}/{page.path}", follow_redirects=False)
        assert got.status_code == (200 if page.path in known else 404), page.path
        if got.status_code == 404:
            assert f"This dossier has no page “{page.title}”" in got.text
            near = re.findall(r"<li><a href='([^']+)'>[^<]+</a> <span>", got.text)
            assert near == [f"{prefix}/{path}" for path in known if path]
            assert both.get(f"{prefix}/{page.path}/").status_code == 404
            url = f"{ORIGIN}{prefix}/{page.path}"
            assert both.get("/oembed", params={"url": url}).status_code == 404


@pytest.mark.parametrize("prefix", ["", "/case/uk-1807"])
@pytest.mark.parametrize(
    "path",
    ["nope", "a/nope", "timeline/nope", "_stcore/nope", "_stcore", "auth/nope", "app/nope", "app",
     "index.html", "static", "story", "event", "media/nope", "component/nope", "world/nope"],
)  # fmt: skip
def test_nothing_else_answers_with_a_page(both: TestClient, prefix: str, path: str) -> None:
    assert both.get(f"{prefix}/{path}", follow_redirects=False).status_code == 404


def test_streamlit_s_own_answers_are_left_alone(both: TestClient) -> None:
    for prefix in ("", "/case/uk-1807"):
        assert both.get(f"{prefix}/_stcore/host-config").status_code == 200


def test_a_sparkline_counts_dated_events_and_knows_the_bar_of_the_vote() -> None:
    bars, step, period, vote = library.spread(cache.of("russia-2003"))
    assert (len(bars), step, period) == (17, "year", "1997 to 2013")
    assert period[:4] == "1997"
    assert vote == 2003 - 1997
    assert bars[vote] == max(bars)
    assert [r.x0 for r in library.sparkline((2, 0, 1), 2).rects] == [0.125, 2.125]


def test_a_case_that_could_not_be_loaded_is_named_on_the_front_page() -> None:
    html = library.document((cache.of("russia-2003"),), {"<b>": "why"}, "/charts/")
    assert "&lt;b&gt; could not be loaded" in html
    assert "href='/charts/case/russia-2003/'" in html


@pytest.mark.parametrize("name", COMPARISONS)
def test_a_comparison_is_taken_away_without_scripts_as_data_and_by_oembed(
    both: TestClient, name: str
) -> None:
    there = f"{ORIGIN}/compare/{name}.html"
    html, table = both.get(there), both.get(f"/compare/{name}.csv")
    assert html.status_code == table.status_code == 200
    rules = html.headers["content-security-policy"]
    assert not re.search("<script|script-src", html.text.lower() + rules)
    assert "frame-ancestors" not in rules
    assert "x-frame-options" not in html.headers
    assert re.findall(r" (?:src|srcset)=|@import|url\(", html.text) == []
    assert "attachment" in table.headers["content-disposition"]
    said = both.get("/oembed", params={"url": there, "maxwidth": "400"}).json()
    assert f'src="{there}"' in said["html"]
    assert (said["type"], said["width"]) == ("rich", 400)
    assert f"oembed?url={quote(there, safe='')}" in unescape(html.text)
    whole = both.get("/compare").text
    assert f"href='/compare/{name}.csv'" in whole
    assert there in unescape(whole)
    again = both.get(there, headers={"If-None-Match": html.headers["etag"]})
    assert again.status_code in (200, 304)


@pytest.mark.parametrize("path", ["none.html", "votes.png", "votes", "votes.html/x", ".html"])
def test_an_address_of_no_comparison_is_refused_with_those_there_are(
    both: TestClient, path: str
) -> None:
    answer = both.get(f"/compare/{path}")
    assert answer.status_code == 404
    assert all(f'"/compare/{name}.html"' in answer.text for name in COMPARISONS)


def test_robots_are_told_of_the_map_of_every_case(both: TestClient) -> None:
    said = both.get("/robots.txt")
    assert said.headers["content-type"] == "text/plain; charset=utf-8"
    maps = re.findall(r"Sitemap: (\S+)", said.text)
    assert maps == [f"{ORIGIN}/sitemap.xml", f"{ORIGIN}/case/uk-1807/sitemap.xml"]
    for case, at in zip(CASES, maps, strict=True):
        own(case, both.get(at).text)


def test_the_page_of_comparisons_has_one_address(both: TestClient) -> None:
    got = both.get("/compare/", follow_redirects=False)
    assert (got.status_code, got.headers["location"]) == (308, "/compare")
    html = both.get("/compare").text
    assert html.count("<h1>") == 1
    ids = re.findall(r" id='([^']+)'", html) + re.findall(r"<path id=(\S+)", html)
    assert len(set(ids)) == len(ids)
    assert both.get("/oembed", params={"url": f"{ORIGIN}/compare/none.html"}).status_code == 404
    page = both.get("/oembed", params={"url": f"{ORIGIN}/compare", "format": "xml"})
    assert "/compare/votes.html" in page.text


@pytest.mark.parametrize(
    ("url", "case", "up"),
    [
        ("http://localhost/case/uk-1807/vote", "uk-1807", "../../"),
        ("http://localhost/charts/case/uk-1807", "uk-1807", "../../"),
        ("http://localhost/vote", "russia-2003", "./"),
        ("http://localhost/case/gone/vote", "russia-2003", "../../"),
        (None, "russia-2003", "./"),
    ],
)
@pytest.mark.usefixtures("both")
def test_a_session_is_about_the_case_of_its_browser_s_address(
    monkeypatch: pytest.MonkeyPatch, url: str | None, case: str, up: str
) -> None:
    monkeypatch.setattr(cache, "get_script_run_ctx", lambda **_: True)
    monkeypatch.setattr(st, "context", SimpleNamespace(url=url))
    assert cache.dossier().name == case
    assert cache.to_all(cache.base()) == up

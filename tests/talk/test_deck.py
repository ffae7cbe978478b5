"""The talk as one document: complete, self-contained, deterministic, safe; routes and command."""

from __future__ import annotations

import re
import subprocess
import sys
from base64 import b64encode
from collections import Counter
from concurrent.futures import Future
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, ClassVar

import pytest
from click.testing import CliRunner
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.dossier import Dossier
from components.present.__main__ import main
from components.serving import drawn as waiting
from components.serving.pool import Busy, RenderPool
from components.serving.render_process import RenderFailed
from components.serving.responses import CachedResponse
from components.talk.deck import document
from components.talk.jobs import ahead
from components.talk.routes import routes
from components.talk.scenes import Scene, authored, link, steps
from components.talk.slides import LINE, slide
from tests.embed.sites import Here, Stub

ROOT = Path(__file__).parents[2]
FEW = "crowded-months~vote-date~the-grade"


class Tree(HTMLParser):
    """Every element with its attributes, and the text in it as far as the next element."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str], str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {k: v or "" for k, v in attrs}, ""))

    def handle_endtag(self, tag: str) -> None:
        self.found.append(("", {}, ""))

    def handle_data(self, data: str) -> None:
        if self.found:
            tag, attrs, text = self.found[-1]
            self.found[-1] = tag, attrs, text + data

    def all(self, tag: str, name: str = "") -> list[tuple[dict[str, str], str]]:
        """Attributes and text of the elements of a tag, with a class if one is given."""
        return [
            (attrs, text)
            for t, attrs, text in self.found
            if t == tag and (not name or name in attrs.get("class", "").split())
        ]


@pytest.fixture(scope="module")
def some(dossier: Dossier) -> tuple[Scene, ...]:
    known = {scene.id: scene for scene in authored(dossier)}
    return tuple(known[i] for i in FEW.split("~"))


@pytest.fixture(scope="module")
def html(dossier: Dossier, some: tuple[Scene, ...]) -> str:
    return document(dossier, some)


def test_every_step_is_a_section_that_says_its_own(
    html: str, some: tuple[Scene, ...], dossier: Dossier
) -> None:
    tree = Tree(html)
    sections = [attrs for attrs, _ in tree.all("section")]
    asked = [(some[s.scene].id, "ask" if s.asking else "show") for s in steps(some)]
    assert asked == [
        ("crowded-months", "ask"), ("crowded-months", "show"), ("vote-date", "show"),
        ("the-grade", "show"),
    ]  # fmt: skip
    assert [(s["data-scene"], s["class"].split()[1]) for s in sections] == asked
    assert [s["id"] for s in sections] == ["1", "2", "3", "4"]
    assert [s["data-number"] for s in sections] == ["1", "1", "2", "3"]
    assert [t for a, t in tree.all("a") if a["href"].startswith("#")] == [
        "What do you think?", "Seven crowded months", "Which day was the vote?",
        "The grade that could fall",
    ]  # fmt: skip
    assert [text for _, text in tree.all("p", "caption")] == [s.caption for s in some]
    for scene in some:
        assert scene.notes in unescape(html)
        assert slide(dossier, scene).alt in unescape(html)
        assert len(slide(dossier, scene).short) <= LINE
    # The question gives nothing away: neither the coded side nor the caption nor the chart.
    first, second = html.split("<section")[1:3]
    assert "The president's own bill reaches the Duma" in first
    wall, desk = first.split("<div class=speech>")
    assert not re.search("Pushed from|<svg|class=caption", wall)
    assert some[0].title not in unescape(first)
    # The presenter alone has what to expect, why, and who says so.
    assert "<b>Coded here: Pushed from inside.</b>" in desk
    assert "Johnson 2009" in desk
    assert "Coded here: <b>Pushed from inside</b>" in second


def test_marks_have_the_ids_of_their_rows_in_every_scene(
    html: str, some: tuple[Scene, ...], dossier: Dossier
) -> None:
    tree = Tree(html)
    rows = {a["id"]: (a["data-id"], text) for a, text in tree.all("li") if "data-id" in a}
    named = [
        {rows[i][0] for i in re.findall(r"aria-labelledby=(r\d+)", section)}
        for section in html.split("<section")[2:5]
    ]
    votes = {"duma-353-0", "law-signed"}
    known = set(dossier.events["id"])
    assert votes <= named[0] & named[1]
    assert named[0] | named[1] <= known
    assert len(named[1]) == 7
    tips = [text for id, text in rows.values() if id == "duma-353-0"]
    assert len(tips) == 1
    assert "Source: Johnson 2009" in tips[0]


def test_nothing_is_asked_of_anybody(html: str) -> None:
    assert not re.search(r"\bsrc=|https?://(?!www\.w3\.org)|url\(|@import|<link|fetch\(", html)
    tree = Tree(html)
    policy = next(a["content"] for a, _ in tree.all("meta") if "http-equiv" in a)
    code = [text for tag in ("script", "style") for _, text in tree.all(tag)]
    *scripts, style = (f"'sha256-{b64encode(sha256(t.encode()).digest()).decode()}'" for t in code)
    assert len(scripts) == 4
    assert policy == (
        f"default-src 'none'; script-src {' '.join(scripts)}; style-src {style}; "
        "base-uri 'none'; form-action 'none'"
    )
    assert " style=" not in html  # which the policy would shut


def test_hostile_words_stay_words(dossier: Dossier) -> None:
    bad = "\"'><script>alert(1)</script><!--</style>&lt;\u202egnp"
    scene = Scene("x" + bad, "T" + bad, "C" + bad, "N" + bad, "tier", "", "", "")
    made = document(dossier, [scene], live=f"z.{bad}", theme="dark", dropped=bad)
    tree = Tree(made)
    assert len(tree.all("script")) == 7
    assert len(tree.all("style")) == 1
    assert "\u202e" not in made
    clean = bad.replace("\u202e", "\ufffd")
    section, _ = tree.all("section")[0]
    assert section["data-scene"] == "x" + clean
    (root, _), *_ = tree.all("html")
    assert (root["data-scenes"], root["data-dropped"]) == ("z." + clean, clean)
    assert [t for _, t in tree.all("p", "caption")] == ["C" + clean]


def test_same_scenes_same_bytes_from_the_command_too(html: str, tmp_path: Path) -> None:
    out = tmp_path / "deck.html"
    command = [sys.executable, "-m", "components.present", "deck", str(out), "--scenes", FEW]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"{out}: 3 scenes, ")
    assert out.read_text(encoding="utf-8") == html
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--scenes", "vote-date~no-such"], "scenes=no-such: no such scene"),
        (["--scenes", "no-such.json"], "No such file"),
        (["--data", "nowhere"], "no such folder"),
        (["--base-url", "ftp://x"], "ftp://x is no address"),
    ],
)
def test_the_command_says_what_is_wrong(options: list[str], words: str, tmp_path: Path) -> None:
    out = tmp_path / "deck.html"
    done = CliRunner().invoke(main, ["deck", str(out), *options])
    assert (done.exit_code, out.exists()) == (1, False)
    assert done.output.startswith("present: ")
    assert words in done.output
    assert done.output.count("\n") == 1


def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    out = tmp_path / "no" / "deck.html"
    done = CliRunner().invoke(main, ["deck", str(out), "--scenes", "the-grade"])
    assert done.exit_code == 1
    assert done.output == (
        f"present: {out} cannot be written: No such file or directory; make its folder first\n"
    )


@pytest.fixture(scope="module")
def client(dossier: Dossier) -> TestClient:
    talks = routes(lambda _: dossier, (dossier.name,), pool=RenderPool(workers=[Here()]))
    return TestClient(Starlette(routes=talks), base_url="http://talk")


def test_the_talk_waits_for_a_place_and_is_not_refused(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    pool, refused = RenderPool(workers=[Here()]), Counter[str]()
    submit = pool.submit

    def crowded(key: str, *said: Any, **options: Any) -> Future[CachedResponse]:
        refused[key] += 1
        if refused[key] < 3:
            raise Busy
        if refused[key] == 3:  # it had a place and lost it to others
            lost: Future[CachedResponse] = Future()
            lost.set_exception(Busy())
            return lost
        return submit(key, *said, **options)

    monkeypatch.setattr(pool, "submit", crowded)
    monkeypatch.setattr(waiting, "PAUSE", 0.001)
    talks = Starlette(routes=routes(lambda _: dossier, (dossier.name,), pool=pool))
    said = TestClient(talks, base_url="http://talk").get("/present?scenes=the-grade")
    assert said.status_code == 200
    assert list(refused.values()) == [4, 4]  # the slide, and the page made of it


def test_a_talk_with_no_place_at_all_says_so_in_the_end(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any, **__: Any) -> Future[CachedResponse]:
        raise Busy

    pool = RenderPool(workers=[Here()])
    monkeypatch.setattr(pool, "submit", full)
    monkeypatch.setattr(waiting, "PAUSE", waiting.STEADY + 1)
    talks = Starlette(routes=routes(lambda _: dossier, (dossier.name,), pool=pool))
    said = TestClient(talks, base_url="http://talk").get("/present?scenes=the-grade")
    assert (said.status_code, said.headers["retry-after"]) == (503, "5")


def test_the_talk_is_served_and_kept(client: TestClient, dossier: Dossier, html: str) -> None:
    live = client.get(f"/present?scenes={FEW}")
    assert live.status_code == 200
    assert live.headers["content-type"] == "text/html; charset=utf-8"
    assert live.headers["content-encoding"] == "br"
    assert live.headers["cache-control"] == "no-cache"
    inner = next(a["content"] for a, _ in Tree(live.text).all("meta") if "http-equiv" in a)
    policy = live.headers["content-security-policy"]
    assert policy == f"{inner}; frame-ancestors 'self'"
    assert "connect-src 'self'; frame-src 'self'" in policy
    assert policy.count("'sha256-") == 8
    (root, _), *_ = Tree(live.text).all("html")
    assert (root["data-scenes"], root["data-theme"], "data-live" in root) == (FEW, "light", True)
    explores = [a["data-explore"] for a, _ in Tree(live.text).all("section", "show")]
    assert explores[2] == "./world"
    assert explores[0] == "./timeline?pressure=inside~outside&time=2003-10..2004-04&sure=certainly"
    tag = live.headers["etag"]
    again = client.get(f"/present?scenes={FEW}", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    deck = client.get(f"/present/deck.html?scenes={FEW}")
    assert deck.headers["content-disposition"] == 'attachment; filename="353-0-deck.html"'
    assert "data-live" not in deck.text
    assert f"http://talk/{explores[0][2:]}".replace("&", "&amp;") in deck.text
    assert deck.text.replace(' href="http://talk/', "").count("http://talk") == 3
    slash = client.get(f"/present/?scenes={FEW}", follow_redirects=False)
    assert (slash.status_code, slash.headers["location"]) == (308, f"../present?scenes={FEW}")


def test_the_talks_own_scenes_are_drawn_ahead(dossier: Dossier) -> None:
    class Counting(Here):
        made: ClassVar[list[str]] = []

        def render(self, function: Any, *args: Any, **kwargs: Any) -> CachedResponse:
            self.made.append(function.__name__)
            return super().render(function, *args, **kwargs)

    pool = RenderPool(workers=[Counting(), Counting()])
    ahead(pool, dossier)
    app = Starlette(routes=routes(lambda _: dossier, (dossier.name,), pool=pool))
    with TestClient(app) as client:
        assert client.get("/present").status_code == 200
        assert client.get("/present?theme=dark").status_code == 200
    counts = Counter(Counting.made)
    assert counts == {"warmed": 2, "drawn": len(authored(dossier)), "packed": 2}


def test_what_is_not_understood_is_named(client: TestClient, some: tuple[Scene, ...]) -> None:
    asked = client.get("/present?scenes=the-grade~no-such&theme=pink")
    said = "scenes=no-such: no such scene; theme=pink: there are auto, light, dark"
    assert asked.headers["x-dropped"] == said
    (root, _), *_ = Tree(asked.text).all("html")
    assert root["data-dropped"] == said
    assert root["data-scenes"] == "the-grade"
    assert client.get("/present?scenes=" + "x" * 40_000).status_code == 414


def test_a_teachers_own_scene_comes_by_link(client: TestClient, dossier: Dossier) -> None:
    own = (Scene("own", "My own", "Caption", "Notes", "tier", "", "", ""),)
    live = client.get(f"/present?theme=dark&scenes={link(own, dossier)}")
    (root, _), *_ = Tree(live.text).all("html")
    assert (root["data-scenes"], root["data-theme"]) == (link(own, dossier), "dark")
    assert [t for a, t in Tree(live.text).all("a") if a["href"] == "#1"] == ["My own"]


def test_a_drawing_that_fails_is_no_page(dossier: Dossier) -> None:
    class Failing(Stub):
        def render(self, *said: Any, **_: Any) -> CachedResponse:
            raise RenderFailed("as asked")

    pool = RenderPool(workers=[Failing()])
    talks = routes(lambda _: dossier, (dossier.name,), pool=pool)
    answer = TestClient(Starlette(routes=talks)).get("/present?scenes=the-grade")
    assert answer.status_code == 500
    assert "as asked" not in answer.text

"""Sites of plain files: complete, equal to the live routes, and never half there."""

from __future__ import annotations

import hashlib
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import feedparser
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from components.charts import CHARTS
from components.dossier import Dossier
from components.embed import corrected
from components.embed.__main__ import embed
from components.embed.address import EmbedRequest
from components.embed.options import FORMATS
from components.embed.site import export as exporting
from components.embed.site import index
from components.embed.site.export import Options, export
from components.embed.site.manifest import ENDINGS, INDEX
from components.embed.site.views import ExportError, read_views, usual_views
from components.serving import atomic_replace as swapping
from components.serving.render_process import RenderProcess
from components.view import View
from tests.commands import exit_code
from tests.embed.sites import Here, Stub, site

ROOT = Path(__file__).parents[2]
BASE = "https://charts.example"
VIEWS = (View(), View(pressure=("outside",), time=("2003", "2004")))


#: Files of a chart in a View: one a format, a picture for phones, one for previews.
PICTURED = len(FORMATS) + 2


def tree(folder: Path) -> dict[str, str]:
    """Every file of a folder with the hash of its bytes."""
    return {
        str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(folder.rglob("*"))
        if p.is_file()
    }


def listed(site: Path) -> list[dict[str, Any]]:
    files: list[dict[str, Any]] = json.loads((site / INDEX).read_text(encoding="utf-8"))["files"]
    return files


#: What is drawn for real here: a few, or with EXPORT_ALL=1 all, which takes minutes.
SOME = tuple(CHARTS) if os.environ.get("EXPORT_ALL") else ("seats", "tier")


@contextmanager
def some() -> Iterator[None]:
    """Export some charts only."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (exporting, index):
            patch.setattr(module, "filled", lambda _: {c: CHARTS[c] for c in SOME})
        yield


@pytest.fixture
def few() -> Iterator[None]:
    """Export some charts only."""
    with some():
        yield


@pytest.fixture(scope="module")
def exported(dossier: Dossier, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site drawn for real, of two Views."""
    target = tmp_path_factory.mktemp("export") / "site"
    with some():
        export(dossier, target, Options(base_url=BASE, views=VIEWS), renderers=[RenderProcess()])
    return target


def test_all_charts_in_all_formats_and_views(exported: Path, dossier: Dossier) -> None:
    files = listed(exported)
    found = {(f["chart"], f["format"], f["width"], f["view"], f["pinned"]) for f in files}
    assert found == {
        (c, f, width, v.query(), p)
        for c in SOME for v in VIEWS for p in (True, False)
        for f, width in [*((f, 640) for f in FORMATS), ("png", 360)]  # and a card for previews
    }  # fmt: skip
    assert len({f["path"].lower() for f in files}) == len(files)
    for file in files:
        body = (exported / file["path"]).read_bytes()
        assert hashlib.sha256(body).hexdigest() == file["sha256"]
        assert len(body) == file["bytes"]
        assert file["version"] == dossier.version
        assert re.fullmatch(r"[A-Za-z0-9._/-]+", file["path"])


def test_the_bytes_are_those_of_the_live_routes(exported: Path, dossier: Dossier) -> None:
    with TestClient(site(dossier, Here(), waiting=99), base_url=BASE) as client:
        for file in listed(exported):
            live = client.get(file["route"])
            assert live.status_code == 200
            assert live.content == (exported / file["path"]).read_bytes(), file["route"]
            assert live.headers["content-type"] == file["media_type"]


def test_a_chart_without_filters_keeps_its_address(exported: Path) -> None:
    for file in listed(exported):
        if not file["view"] and not file["pinned"] and "?" not in file["route"]:
            assert f"/{file['path']}" == file["route"]


def test_every_relative_link_leads_to_a_file(exported: Path, dossier: Dossier) -> None:
    page = (exported / "index.html").read_text(encoding="utf-8")
    links = [unescape(u) for u in re.findall(r'(?:href|src)="([^"]+)"', page)]
    own = [u for u in links if not urlsplit(u).scheme]
    assert len(own) > len(listed(exported))
    assert [u for u in own if not (exported / unquote(u)).is_file()] == []
    for chart in SOME:
        assert CHARTS[chart].heading(dossier).title in unescape(page)


def test_corrections_go_along(exported: Path, dossier: Dossier) -> None:
    for name in corrected.MEDIA:
        assert (exported / name).read_bytes() == corrected.written(dossier, name, BASE)
    with TestClient(site(dossier, Here()), base_url=BASE) as client:
        for name in corrected.MEDIA:
            assert client.get(f"/{name}").content == (exported / name).read_bytes()
    page = (exported / "index.html").read_text(encoding="utf-8")
    assert page.count('<section id="corrections">') == 1
    assert page.count("<li>") >= len(dossier.changes)
    feed = feedparser.parse((exported / "corrections.atom").read_bytes())
    assert (feed.bozo, len(feed.entries)) == (False, len(dossier.changes))


def test_oembed_answers(exported: Path, dossier: Dossier) -> None:
    said = json.loads((exported / "oembed" / "tier.json").read_text(encoding="utf-8"))
    assert said["type"] == "rich"
    assert f'src="{BASE}/embed/russia-2003/tier.html"' in said["html"]
    assert said["thumbnail_url"] == f"{BASE}/embed/russia-2003/tier.png"
    assert (said["width"], said["thumbnail_width"]) == (640, 1280)
    answers = [p for p in (exported / "oembed").iterdir() if p.suffix in (".json", ".xml")]
    pinned = [p for p in answers if dossier.version in p.name]
    assert len(pinned) == 2 * len(VIEWS) * len(SOME)


def test_same_input_same_site(few: None, exported: Path, dossier: Dossier, tmp_path: Path) -> None:
    one_view = Options(base_url=BASE, views=VIEWS[:1], pinned=False)
    export(dossier, tmp_path / "here", one_view, renderers=[Here()])
    drawn = {k: v for k, v in tree(tmp_path / "here").items() if k.startswith("embed/")}
    assert drawn.items() <= tree(exported).items()
    for name in ("a", "b"):
        export(dossier, tmp_path / name, one_view, renderers=[Stub(), Stub(), Stub()])
    assert tree(tmp_path / "a") == tree(tmp_path / "b")


def test_a_site_of_its_own_address(few: None, dossier: Dossier, tmp_path: Path) -> None:
    options = Options(site_url="https://cdn.example/s", views=VIEWS, pinned=False)
    export(dossier, tmp_path / "site", options, renderers=[Stub()])
    page = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    frames = unescape(page).count('<iframe src="https://cdn.example/s/embed/russia-2003/')
    assert frames == len(SOME)
    assert "alt=\"Russia's tier in 25 yearly American reports" in unescape(unescape(page))
    # What the codes name is there: a document, the loader, a picture, the page it leads to.
    named = set(re.findall(r"https://cdn\.example/s/([^\s\"]+)", unescape(unescape(page))))
    assert {n.rpartition(".")[2] for n in named} == {"html", "js", "png", "vote", "world"}
    assert [n for n in named if not (tmp_path / "site" / n).exists()] == []
    answers = [
        json.loads(p.read_text(encoding="utf-8"))
        for p in (tmp_path / "site" / "oembed").glob("*.json")
    ]
    assert len(answers) == 2 * len(SOME)
    for said in answers:
        (src,) = re.findall(r'src="https://cdn\.example/s/([^"]+)"', said["html"])
        assert (tmp_path / "site" / src).is_file()
    # Where no live app is known, "explore" finds the page's charts.
    for page_of in ("timeline", "vote", "world"):
        text = (tmp_path / "site" / page_of / "index.html").read_text(encoding="utf-8")
        links = [u for u in re.findall(r'(?:href|src)="([^"]+)"', text) if ":" not in u]
        assert [u for u in links if not (tmp_path / "site" / page_of / u).is_file()] == []


def test_pinned_files_outlive_their_data(few: None, dossier: Dossier, tmp_path: Path) -> None:
    target = tmp_path / "site"
    options = Options(views=VIEWS[:1])
    export(dossier, target, options, renderers=[Stub()])
    old = {k: v for k, v in tree(target).items() if dossier.version in k and k.startswith("embed/")}
    assert len({k for k in old if not k.endswith(tuple(ENDINGS.values()))}) == len(SOME) * PICTURED
    newer = Dossier(dossier.name, dossier.title, "f" * 12, dossier.tables)
    export(newer, target, options, renderers=[Stub()])
    assert old.items() <= tree(target).items()
    files = listed(target)
    assert {f["version"] for f in files if not f["pinned"]} == {"f" * 12}
    assert {f["version"] for f in files if f["pinned"]} == {"f" * 12, dossier.version}
    assert dossier.version not in (target / "index.html").read_text(encoding="utf-8")


def test_what_is_no_export_is_left_alone(dossier: Dossier, tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("years of work")
    (tmp_path / "sub").mkdir()
    for target in (tmp_path, tmp_path / "thesis.doc"):
        with pytest.raises(ExportError, match="not an earlier export"):
            export(dossier, target, Options(views=VIEWS[:1]), renderers=[Stub()])
    (tmp_path / INDEX).write_text('{"generator": "another"}')
    with pytest.raises(ExportError, match="not an earlier export"):
        export(dossier, tmp_path, Options(views=VIEWS[:1]), renderers=[Stub()])
    assert (tmp_path / "thesis.doc").read_text() == "years of work"
    export(dossier, tmp_path / "sub", Options(views=VIEWS[:1]), renderers=[Stub()])


def test_an_index_cannot_reach_outside(dossier: Dossier, tmp_path: Path) -> None:
    target = tmp_path / "site"
    export(dossier, target, Options(views=VIEWS[:1]), renderers=[Stub()])
    (tmp_path / "secret").write_text("secret")
    index = json.loads((target / INDEX).read_text())
    index["files"][0] |= {"path": "../secret", "pinned": True}
    (target / INDEX).write_text(json.dumps(index))
    export(dossier, target, Options(views=VIEWS[:1]), renderers=[Stub()])
    assert "../secret" not in {f["path"] for f in listed(target)}


def test_a_failed_drawing_leaves_the_last_site(dossier: Dossier, tmp_path: Path) -> None:
    target = tmp_path / "site"
    export(dossier, target, Options(views=VIEWS[:1]), renderers=[Stub()])
    before = tree(tmp_path)
    again = Options(views=VIEWS[:1], reuse=False)
    with pytest.raises(
        ExportError, match=r"/embed/russia-2003/\w+\.html cannot be drawn: as asked"
    ):
        export(dossier, target, again, renderers=[Stub(fails=True)])
    assert tree(tmp_path) == before


KILLED = """
import sys
from pathlib import Path
from components.dossier import load
from components.embed.site.export import Options, export
from tests.embed.sites import Stub
from components.serving import atomic_replace as swap

mark = Path(sys.argv[2])
def tell(done, total, path):
    if done == total // 2 and sys.argv[3] == "drawing":
        mark.write_text("now"); import time; time.sleep(60)
if sys.argv[3] == "deleting":
    def stop(*_, **__):
        mark.write_text("now"); import time; time.sleep(60)
    swap.shutil.rmtree = lambda p, **k: stop() if Path(p).exists() else None
export(load("data/russia-2003"), Path(sys.argv[1]), Options(reuse=False),
       renderers=[Stub(size=700)], tell=tell)
"""


@pytest.mark.parametrize("moment", ["drawing", "deleting"])
def test_a_killed_build_leaves_a_whole_site(dossier: Dossier, tmp_path: Path, moment: str) -> None:
    target, mark = tmp_path / "site", tmp_path / "mark"
    export(dossier, target, Options(), renderers=[Stub()])
    before = tree(target)
    run = subprocess.Popen([sys.executable, "-c", KILLED, str(target), str(mark), moment], cwd=ROOT)
    try:
        for _ in range(600):
            if mark.exists() or run.poll() is not None:
                break
            time.sleep(0.05)
        assert mark.exists()
    finally:
        os.kill(run.pid, signal.SIGKILL)
        run.wait()
    after = tree(target)
    assert {f["sha256"] for f in listed(target)} <= set(after.values())
    assert after.keys() == before.keys()
    assert (after == before) is (moment == "drawing")
    left = [p for p in tmp_path.iterdir() if p.name.startswith(".site.building-")]
    assert len(left) == 1
    export(dossier, target, Options(reuse=False), renderers=[Stub()])
    assert tree(target) == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["mark", "site"]


@pytest.mark.parametrize("exchange", [True, False])
def test_folders_change_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchange: bool
) -> None:
    if not exchange:
        monkeypatch.setattr(swapping, "_exchange", lambda a, b: False)
    target = tmp_path / "x"
    for words in ("one", "two"):
        built = swapping.building(target)
        (built / "f").write_text(words)
        swapping.swap(built, target)
        assert (target / "f").read_text() == words
        assert [p.name for p in tmp_path.iterdir()] == ["x"]


def test_killed_between_two_renames(tmp_path: Path) -> None:
    aside = tmp_path / ".x.building-999999999-old"
    aside.mkdir()
    (aside / "f").write_text("the last whole site")
    built = swapping.building(tmp_path / "x")
    assert (tmp_path / "x" / "f").read_text() == "the last whole site"
    assert sorted(p.name for p in tmp_path.iterdir()) == [built.name, "x"]


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=300))
def test_names_are_safe_and_tell_apart(dossier: Dossier, one: str, other: str, long: str) -> None:
    asks = [EmbedRequest("d", "tier", "csv", View(q=q)) for q in (one, other, long)]
    for ask in asks:
        name = ask.file()
        assert re.fullmatch(r"embed/d/tier(--[A-Za-z0-9.-]+)?\.csv", name)
        assert len(name) < 120
        assert ".." not in name
    for a in asks:
        for b in asks:
            assert (a.file() == b.file()) is (a == b)


def test_usual_views(dossier: Dossier, small: Dossier) -> None:
    for one in (dossier, small):
        views = usual_views(one)
        assert len(set(views)) == 6
        for view in views:
            assert View.parse(view.query(), one) == (view, ())


def test_usual_views_of_few_rows(small: Dossier) -> None:
    """Roles and pressures may be left out, and no event need have a first day."""
    few = dict(small.tables, roles=small.roles[:0])
    few["events"] = small.events.assign(date_from=pd.Series(pd.NaT, small.events.index))
    pressed = usual_views(replace(small, tables=few))
    assert [view.actor for view in pressed[4:]] == [("envoy",)]
    few["pressures"] = small.pressures[:0]
    assert usual_views(replace(small, tables=few)) == pressed[:4]


def test_views_of_a_file(dossier: Dossier) -> None:
    text = "# mine\n\n?pressure=both\nstage=drafting\npressure=both\n"
    assert read_views(text, dossier) == (
        View(),
        View(pressure=("both",)),
        View(stage=("drafting",)),
    )
    assert read_views("", dossier) == (View(),)
    with pytest.raises(ExportError, match=r"line 2 of the Views: pressure=nix: no such"):
        read_views("stage=drafting\npressure=nix", dossier)


def test_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(embed, ["export", str(tmp_path / "s"), "--data", str(tmp_path / "none")]) == 1
    assert "no such folder" in capsys.readouterr().err
    (tmp_path / "views").write_text("pressure=nix")
    bad = ["export", str(tmp_path / "s"), "--data", str(ROOT / "data/russia-2003")]
    assert exit_code(embed, [*bad, "--views", str(tmp_path / "views")]) == 1
    assert "line 1 of the Views" in capsys.readouterr().err
    assert exit_code(embed, [*bad, "--base-url", "example.org"]) == 1
    assert "no address such as" in capsys.readouterr().err
    assert not (tmp_path / "s").exists()

"""An export made again: what is drawn, what is kept, and what the site says of itself."""

from __future__ import annotations

import gzip
import json
import re
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest

from components.charts import CHARTS
from components.dossier import Dossier
from components.embed.site import export as exporting
from components.embed.site import hosting, index, manifest
from components.embed.site.export import Options, export
from components.embed.site.manifest import INDEX
from components.view import View
from tests.embed.sites import Here, Stub

VIEWS = (View(), View(pressure=("outside",)))


@pytest.fixture(autouse=True)
def one_chart(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (exporting, index):
        monkeypatch.setattr(module, "filled", lambda _: {"tier": CHARTS["tier"]})


def drawn(dossier: Dossier, target: Path, options: Options, *, size: int = 600) -> list[str]:
    """What an export draws."""
    drawer = Stub(size=size)
    export(dossier, target, options, renderers=[drawer])
    return drawer.drawn


def files(target: Path) -> dict[str, bytes]:
    found = (p for p in target.rglob("*") if p.is_file())
    return {p.relative_to(target).as_posix(): p.read_bytes() for p in found}


def test_nothing_is_drawn_twice(dossier: Dossier, tmp_path: Path) -> None:
    target, options = tmp_path / "site", Options(views=VIEWS)
    told: list[str] = []
    assert len(drawn(dossier, target, options)) > 20
    before = files(target)
    again = Stub()
    export(dossier, target, options, renderers=[again], tell=lambda *said: told.append(said[2]))
    assert again.drawn == []
    assert files(target) == before
    assert len(told) == len(json.loads(before[INDEX])["files"])


def test_only_what_is_new_is_drawn(dossier: Dossier, tmp_path: Path) -> None:
    target = tmp_path / "site"
    drawn(dossier, target, Options(views=VIEWS[:1]))
    assert {
        "pressure=outside" in path for path in drawn(dossier, target, Options(views=VIEWS))
    } == {True}
    # Fewer Views: nothing is drawn, and what was pinned stays.
    assert drawn(dossier, target, Options(views=VIEWS[:1])) == []
    kept = [f for f in json.loads((target / INDEX).read_bytes())["files"] if f["view"]]
    assert {f["pinned"] for f in kept} == {True}
    for file in kept:
        for ending in ("", *(manifest.ENDINGS[e] for e in file["packed"])):
            assert (target / (file["path"] + ending)).is_file()


@pytest.mark.parametrize("what", ["code", "data", "address", "site"])
def test_a_change_draws_all_but_what_is_pinned(
    dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    target = tmp_path / "site"
    drawn(dossier, target, Options(views=VIEWS))
    before = files(target)
    options, other = Options(views=VIEWS), dossier
    if what == "code":
        monkeypatch.setattr(manifest, "code", lambda: "another")
    elif what == "data":
        other = Dossier(dossier.name, dossier.title, "f" * 12, dossier.tables)
    else:
        given = {"address": "base_url", "site": "site_url"}[what]
        options = Options(views=VIEWS, **{given: "https://a.example"})  # type: ignore[arg-type]
    again = drawn(other, target, options, size=900)
    following = [path for path in again if "v=" not in path]
    assert len(following) == len(VIEWS) * 9
    assert {path for path in again if f"v={dossier.version}" in path} == set()
    after = files(target)
    pinned = {p for p in before if p.startswith("embed/") and f"v-{dossier.version}" in p}
    assert len(pinned) > 20
    assert {p: after[p] for p in pinned} == {p: before[p] for p in pinned}
    changed = {p for p in before if p.startswith("embed/russia") and p not in pinned}
    assert [p for p in changed if after[p] == before[p]] == []


def test_what_was_damaged_is_drawn_again(dossier: Dossier, tmp_path: Path) -> None:
    target, options = tmp_path / "site", Options(views=VIEWS)
    drawn(dossier, target, options)
    before = files(target)
    (target / "embed/russia-2003/tier.csv").write_bytes(b"cut")
    (target / "embed/russia-2003/tier.svg.br").unlink()
    again = drawn(dossier, target, options)
    assert again == ["/embed/russia-2003/tier.svg", "/embed/russia-2003/tier.csv"]
    (target / "index.html").unlink()
    assert drawn(dossier, target, options) == []
    assert files(target) == before


def test_all_is_drawn_where_that_is_wished(dossier: Dossier, tmp_path: Path) -> None:
    target = tmp_path / "site"
    first = drawn(dossier, target, Options(views=VIEWS, pinned=False))
    assert drawn(dossier, target, Options(views=VIEWS, pinned=False, reuse=False)) == first


def test_every_file_is_listed_and_packed(dossier: Dossier, tmp_path: Path) -> None:
    target = tmp_path / "site"
    drawn(dossier, target, Options(views=VIEWS, site_url="https://s.example/x"))
    found, said = files(target), json.loads((target / INDEX).read_bytes())
    entries = [*said["files"], *said["others"]]
    listed = {e["path"]: e for e in entries}
    assert len(listed) == len(entries)
    packed = {e["path"] + manifest.ENDINGS[name] for e in entries for name in e.get("packed", ())}
    assert listed.keys() | packed == found.keys()
    for path in ("oembed/tier.json", "oembed/tier.xml", "embed/loader.js", "index.html", INDEX,
                 "corrections.json", "corrections.atom", "_headers"):  # fmt: skip
        assert path in listed
    for path in packed:
        plain = found[path.rpartition(".")[0]]
        unpack = gzip.decompress if path.endswith(".gz") else brotli.decompress
        assert unpack(found[path]) == plain
    for path in ("embed/russia-2003/tier.html", "embed/russia-2003/tier.txt", "index.html"):
        assert {path + ".gz", path + ".br"} <= packed
    assert [p for p in packed if ".png" in p] == []


def own(html: str) -> dict[str, str]:
    """The addresses in a document's head."""
    found = dict(re.findall(r'<meta property=(og:url|og:image) content="([^"]*)"', html))
    found["canonical"] = "".join(re.findall(r'rel=canonical href="([^"]*)"', html))
    found["oembed"] = "".join(re.findall(r'json\+oembed href="([^"]*)"', html))
    return {name: unescape(address) for name, address in found.items()}


@pytest.mark.parametrize("base_url", ["", "https://app.example"])
def test_a_site_names_itself(dossier: Dossier, tmp_path: Path, base_url: str) -> None:
    target, site = tmp_path / "site", "https://s.example/charts"
    options = Options(base_url=base_url, site_url=site, views=VIEWS)
    export(dossier, target, options, renderers=[Here()])
    documents = [f for f in json.loads((target / INDEX).read_bytes())["files"]
                 if f["format"] == "html"]  # fmt: skip
    assert len(documents) == 4
    for file in documents:
        html = (target / file["path"]).read_text(encoding="utf-8")
        said = own(html)
        assert said["canonical"] == said["og:url"] == f"{site}/{file['path']}"
        for address in said.values():
            assert address.startswith(f"{site}/")
            assert (target / urlsplit(address).path.removeprefix("/charts/")).is_file()
        answer = json.loads((target / said["oembed"].removeprefix(f"{site}/")).read_bytes())
        assert f'src="{site}/{file["path"]}"' in answer["html"]
        assert answer["provider_url"] == f"{site}/"
        (explore,) = re.findall(r'<a class=X href="([^"]*)"', html)
        assert explore.startswith(f"{base_url}/world" if base_url else "../../world")
        if file["pinned"]:  # the site's own corrections, whatever becomes of the app
            assert 'data-asks="../../corrections.json"' in html
            assert "connect-src 'self'" in html


def test_types_are_told_to_every_kind_of_server() -> None:
    for ending, media in hosting.TYPES.items():
        assert f"/*{ending}\n  Content-Type: {media}\n" in hosting.headers()
        assert f"--include '*{ending}' --content-type '{media}'" in hosting.s3()
        bare = media.partition(";")[0]
        assert re.search(rf"^    {re.escape(bare)} [a-z ]*\b{ending[1:]}\b[a-z ]*;$",
                         hosting.nginx(), re.MULTILINE)  # fmt: skip
    assert hosting.TYPES[".txt"] == "text/plain; charset=utf-8"
    (charsets,) = re.findall(r"^charset_types (.*);$", hosting.nginx(), re.MULTILINE)
    texts = {m.partition(";")[0] for m in hosting.TYPES.values() if "charset=utf-8" in m}
    assert set(charsets.split()) == texts - {"text/html"}
    assert len(hosting.TYPES) == 10

"""A newsroom's own look: what its file may say, and that every form of an embed has it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.dossier import Dossier
from components.embed import oembed, styles
from components.embed.address import parse, read
from components.embed.render import render
from components.embed.routes import routes
from components.theme import DARK, LIGHT
from tests.conftest import ROOT

HERALD = """
sans = ["Herald Sans", "Arial"]
radius = 8
[light]
paper = "#FFFFFF"
domestic = "#A03A00"
[dark]
paper = "#000000"
"""


@pytest.fixture(autouse=True)
def herald(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    (tmp_path / "herald.toml").write_text(HERALD)
    monkeypatch.setenv(styles.NAME, str(tmp_path))
    for kept in (styles.styles, read):
        kept.cache_clear()
    yield
    for kept in (styles.styles, read):
        kept.cache_clear()


def drawn(dossier: Dossier, form: str, query: str) -> str:
    ask, dropped = parse(dossier, "timeline", form, query)
    assert not dropped
    return render(dossier, ask).body.decode("latin-1")


def test_a_document_has_its_colours_faces_and_corners(small: Dossier) -> None:
    body = drawn(small, "html", "style=herald")
    light, _, dark = body.partition("prefers-color-scheme:dark")
    assert "--paper:#FFFFFF" in light
    assert "--domestic:#A03A00" in light
    assert "--sans:'Herald Sans', 'Arial', sans-serif;" in light
    assert "--paper:#000000" in dark
    assert f"--ink:{DARK.ink}" in dark
    assert "body{background:var(--paper);border-radius:8px}" in body
    assert "border-radius" not in drawn(small, "html", "style=herald&transparent")
    assert "Herald" not in drawn(small, "html", "")


def test_a_picture_has_them_too(small: Dossier) -> None:
    body = drawn(small, "svg", "style=herald")
    assert """font-family="'Herald Sans', 'Arial', sans-serif" """ in body
    assert 'rx="8" fill="#FFFFFF"' in body
    assert "#A03A00" in body
    assert LIGHT.domestic not in body
    assert LIGHT.paper not in body
    assert '"#000000"' in drawn(small, "svg", "style=herald&theme=dark")


@pytest.mark.parametrize("form", ["png", "pdf"])
def test_what_is_made_of_a_picture_has_them(small: Dossier, form: str) -> None:
    assert drawn(small, form, "style=herald") != drawn(small, form, "")


def test_a_style_that_is_not_there_is_an_error(small: Dossier) -> None:
    site = routes(lambda _: small, ("small",), base_url="http://a.example")
    with TestClient(Starlette(routes=site)) as client:
        answer = client.get("/embed/small/timeline.html?style=tribune&time=2003")
        assert answer.status_code == 400
        assert "no such style; there are: herald" in answer.text
        assert client.get("/embed/small/timeline.csv?style=tribune&actor=a").status_code != 500
    url = "http://a.example/embed/small/timeline.html?style="
    found = [
        oembed.ask_of(url + name, ("http://a.example",), lambda _: small, ("small",))
        for name in ("herald", "tribune")
    ]
    assert [ask and ask.flags.style for ask in found] == ["herald", None]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("radius = 99", "radius = 99: whole pixels, 0 to 32"),
        ("radius = true", "radius = True: whole pixels, 0 to 32"),
        ('sans = "Arial"', "sans = 'Arial': a list of names of faces"),
        ('sans = ["a\';}"]', "a list of names of faces"),
        ('[light]\npaper = "white"', "light.paper = 'white': a colour such as '#1D1B19'"),
        ('[light]\ncloth = "#FFFFFF"', "light.cloth: no such colour; there are paper, panel"),
        ("light = 1", "light: not known"),
        ("font = 1", "font: not known; there are sans, serif, radius, [light] and [dark]"),
        ("radius =", "cannot be read"),
        ('[light]\nmuted = "#999999"', "light.muted #999999 on paper #FBF8F2 has a contrast of 2."),
        ('[dark]\npaper = "#808080"', "dark.domestic #F2935C on paper #808080 has a contrast of"),
        (
            '[light]\naccent = "#FFFFCC"',
            "light.accent #FFFFCC on paper #FBF8F2 has a contrast of 1",
        ),
        ('[light]\nnone_soft = "#333333"', "light.ink #1D1B19 on none_soft #333333"),
    ],
)
def test_each_fault_of_a_file_is_named(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "tribune.toml").write_text(text)
    (tmp_path / "B.toml").write_text("")
    with pytest.raises(styles.StyleError) as found:
        styles.read(tmp_path)
    assert re.search(rf"^tribune\.toml: .*{re.escape(said)}", str(found.value), re.M)
    assert "B.toml: name it with a to z" in str(found.value)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(styles.StyleError, match="is no folder: name one that holds"):
        styles.read(tmp_path / "none")


def test_a_folder_is_found_from_the_projects_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(styles.NAME, "deploy/styles")
    assert Path(styles.folder()) == ROOT / "deploy/styles"


def test_ours_would_pass(tmp_path: Path) -> None:
    (tmp_path / "herald.toml").write_text("")
    assert styles.read(tmp_path) == {"herald": styles.OURS}

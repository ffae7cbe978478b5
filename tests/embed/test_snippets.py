"""The codes that people copy."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from components.dossier import Dossier
from components.embed.address import EmbedRequest, parse
from components.embed.heights import WIDTHS
from components.embed.snippets import codes, iframe
from components.serving.frame_heights import Heights

BASE = "https://charts.example/app"
TALL = Heights(((360, 900), (623, 1100), (624, 500), (920, 620)))

Tag = tuple[str, dict[str, str | None]]


class Tags(HTMLParser):
    """Collects tags with their attributes, and text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[Tag] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(attrs) == len(dict(attrs))
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def one(self, tag: str) -> dict[str, str | None]:
        (found,) = (attrs for name, attrs in self.tags if name == tag)
        return found


@pytest.fixture
def ask(dossier: Dossier) -> EmbedRequest:
    return parse(dossier, "tier", "html", "pressure=outside&theme=dark")[0]


def test_every_code(ask: EmbedRequest) -> None:
    title = "A rank, year by year"
    found = codes(
        ask, title=title, base_url=BASE, alt="Up, then down.", heights=TALL, picture=(1280, 900)
    )
    page = f"{BASE}/embed/russia-2003/tier.html?pressure=outside&theme=dark"
    png = page.replace(".html", ".png")
    assert set(found) == {"iframe", "loader", "image", "link", "wordpress", "markdown"}

    frame = Tags(found["iframe"]).one("iframe")
    assert (frame["src"], frame["title"], frame["loading"]) == (page, title, "lazy")
    assert (frame["width"], frame["height"]) == ("100%", str(TALL.at(680)))
    grows = f"height:{TALL.css()}"
    assert grows in str(frame["style"])

    loader = Tags(found["loader"])
    (_, around), (_, place), *_ = loader.tags
    assert place["class"] == "v353-embed"
    assert place["data-src"] == page
    assert place["data-heights"] == "360:900 623:1100 624:500 920:620"
    assert place["style"] == f"min-{grows}"
    around_frame = Tags(found["iframe"]).one("div")
    assert around == around_frame
    # A container tells its width; its least one is for columns as wide as their content.
    assert "container-type:inline-size;" in str(around["style"])
    assert "min-width:240px" in str(around["style"])
    assert loader.one("script")["src"] == f"{BASE}/embed/loader.js"
    assert [tag for tag, _ in loader.tags] == ["div", "div", "noscript", "a", "img", "script"]

    image = Tags(found["image"])
    assert image.one("img") | {"style": ""} == {
        "src": png, "alt": "Up, then down.", "width": "640", "height": "450", "loading": "lazy",
        "style": "",
    }  # fmt: skip
    phones = codes(ask, title=title, base_url=BASE, picture=(1280, 900), narrow=(720, 1400))
    source = Tags(phones["image"]).one("source")
    assert source["srcset"] == png.replace("theme=dark", "theme=dark&width=360")
    assert (source["width"], source["height"]) == ("360", "700")
    assert [tag for tag, _ in Tags(phones["image"]).tags] == ["a", "picture", "source", "img"]
    assert image.one("a")["href"] == f"{BASE}/world?pressure=outside"
    link = Tags(found["link"])
    assert (link.one("a")["href"], link.text) == (page, title)
    assert found["wordpress"] == f"[embed]{page}[/embed]"
    tokens = MarkdownIt().parseInline(found["markdown"])[0].children
    assert tokens
    assert tokens[0].attrs["href"] == f"{BASE}/world?pressure=outside"
    assert tokens[1].attrs["src"] == png
    assert tokens[1].content == "Up, then down."


def test_codes_of_an_exported_site_name_its_files(ask: EmbedRequest) -> None:
    site = "https://cdn.example/s"
    found = codes(
        ask, title="A rank", base_url=BASE, site_url=site, picture=(1280, 900), narrow=(720, 1400)
    )
    image, frame = Tags(found["image"]), Tags(found["iframe"]).one("iframe")
    png = ask.replace(format="png")
    assert frame["src"] == f"{site}/{ask.file()}"
    assert image.one("img")["src"] == f"{site}/{png.file()}"
    assert image.one("source")["srcset"] == f"{site}/{png.replace(width=360).file()}"
    assert image.one("a")["href"] == f"{BASE}/world?pressure=outside"
    assert Tags(found["loader"]).one("script")["src"] == f"{site}/embed/loader.js"


def test_pinned_and_following_differ_in_the_version_only(
    ask: EmbedRequest, dossier: Dossier
) -> None:
    following = codes(ask, title="A rank", base_url=BASE)
    pinned = codes(ask.replace(v=dossier.version), title="A rank", base_url=BASE)
    for kind, code in pinned.items():
        assert f"v={dossier.version}" in code
        assert (
            code.replace(f"&amp;v={dossier.version}", "").replace(f"&v={dossier.version}", "")
            == following[kind]
        )


nasty = st.text(
    st.sampled_from("<>\"'&()[]{}*_`\\!#|~=\n\r\t\x00\x1f\u202e\u2066é—日 abc/:"), max_size=40
)


@given(nasty, nasty)
def test_titles_come_out_as_text(title: str, alt: str) -> None:
    ask = EmbedRequest("russia-2003", "tier", "html")
    found = codes(ask, base_url=BASE, title=title, alt=alt, heights=TALL)
    kinds = {
        "iframe": ["blockquote", "a", "div", "iframe"],
        "loader": ["div", "div", "noscript", "a", "img", "script"],
        "image": ["a", "img"], "link": ["a"],
    }  # fmt: skip
    for kind, tags in kinds.items():
        assert [tag for tag, _ in Tags(found[kind]).tags] == tags
    frame = Tags(found["iframe"]).one("iframe")
    assert set(frame) == {
        "src", "title", "loading", "width", "height", "frameborder", "data-v353", "style"
    }  # fmt: skip
    said = str(frame["title"])
    assert said == " ".join(said.split())
    assert said.isprintable()
    tokens = MarkdownIt().parseInline(found["markdown"])[0].children
    assert tokens
    assert [t.type for t in tokens] == ["link_open", "image", "link_close"]
    assert "\n" not in found["markdown"]


def test_a_given_room_is_kept() -> None:
    def frame(width: int, most: int | None) -> tuple[str | None, ...]:
        found = Tags(iframe("https://x.example/", title="T", heights=TALL, width=width, most=most))
        tag = found.one("iframe")
        assert f"width:100%;max-width:{width}px;" in str(found.one("div")["style"])
        return tag["width"], tag["height"], tag["style"]

    css = f"width:100%;height:min(300px,{TALL.css()});border:0"
    assert frame(500, 300) == ("100%", "300", css)
    assert frame(640, None)[2] == f"width:100%;height:{TALL.css()};border:0"
    assert frame(320, None)[1] == "900"


def test_heights_grow_evenly_between_steps() -> None:
    assert [TALL.at(w) for w in (100, 360, 623, 624, 772, 920, 5000)] == [
        900, 900, 1100, 500, 560, 620, 620,
    ]  # fmt: skip
    assert (TALL.most(100, 700), TALL.most(624, 800), TALL.most(624, 624)) == (1100, 571, 500)
    assert Heights(((1, 7),)).at(0) == Heights(((1, 7),)).at(9) == 7
    assert list(WIDTHS) == sorted(set(WIDTHS))

"""An article's own headline, note and description in an embed, and that they are said to be so."""

import re
from html import unescape
from urllib.parse import quote

import pytest

from components.charts import CHARTS
from components.dossier import Dossier
from components.embed import short
from components.embed.address import EmbedRequest, parse
from components.embed.options import OWN
from components.embed.render import data_of, frame_of, render

SAID = {"headline": "Who did it?", "note": "As of <b>May</b> & June.", "alt": "Rising “marks”."}
CREDIT = "The editor’s own words, not those of 353–0: headline, note and description."


def asked(dossier: Dossier, form: str, **own: str) -> EmbedRequest:
    query = "&".join(f"{name}={quote(text, safe='')}" for name, text in own.items())
    ask, dropped = parse(dossier, "timeline", form, query)
    assert not dropped
    assert parse(dossier, "timeline", form, ask.query())[0] == ask
    return ask


def words(body: bytes) -> str:
    """All that is written, without the markup."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", body.decode())).split())


@pytest.mark.parametrize("form", ["html", "svg"])
def test_they_are_shown_as_written_and_credited(small: Dossier, form: str) -> None:
    body = render(small, asked(small, form, **SAID)).body
    assert b"<b>" not in body
    assert all(text in words(body) for text in (*SAID.values(), CREDIT))
    title = CHARTS["timeline"].heading(small).title
    assert title in words(body)
    bare = render(small, asked(small, form)).body.decode()
    assert "own words" not in bare


@pytest.mark.parametrize("form", ["png", "pdf"])
def test_they_are_in_the_pictures(small: Dossier, form: str) -> None:
    assert render(small, asked(small, form, **SAID)).body != render(small, asked(small, form)).body


def test_they_name_the_previews_of_a_link(small: Dossier) -> None:
    body = render(small, asked(small, "html", **SAID), base_url="https://a.example").body.decode()
    assert '<meta property=og:title content="Who did it?">' in body
    assert f'<meta property=og:description content="{CREDIT}' in body
    assert "headline=Who%20did%20it" in body.partition("og:image")[2]


@pytest.mark.parametrize("name", OWN)
def test_what_is_too_long_or_empty_is_named(small: Dossier, name: str) -> None:
    most = OWN[name]
    ask, dropped = parse(small, "timeline", "html", f"{name}={'a' * (most + 1)}")
    assert getattr(ask.flags, name) == "a" * (most - 1) + "…"
    assert [d.reason for d in dropped] == [f"set to its first {most} characters"]
    ask, dropped = parse(small, "timeline", "html", f"{name}=%20%0A")
    assert not ask.query()
    assert [d.reason for d in dropped] == [f"words, at most {most} characters"]


def test_characters_that_turn_the_text_around_them_are_replaced(small: Dossier) -> None:
    ask, _ = parse(small, "timeline", "html", "headline=a%E2%80%AE%0A%00b")
    assert ask.flags.headline == "a� �b"


def test_the_longest_in_any_script_fit_into_one_address() -> None:
    from components.embed.routes import LONGEST

    assert sum(len(quote("ж")) * most for most in OWN.values()) < LONGEST


@pytest.mark.parametrize("chart", CHARTS)
def test_the_short_form_stays_short(dossier: Dossier, chart: str) -> None:
    own = {"headline": "Wherewithal " * 10, "note": "Not here.", "alt": "b" * 300}
    query = "&".join(f"{k}={v}" for k, v in own.items())
    ask, dropped = parse(dossier, chart, "html", f"height=short&{query}")
    assert [str(d) for d in dropped] == ["note=Not here.: has no effect on the short form"]
    frame, data = frame_of(dossier, chart, ask.view), data_of(dossier, chart, ask.view)
    widths = (240, 320, 470, 480, 640)
    assert max(short.heights(dossier, ask, frame, data, widths)) <= short.MOST
    said = words(render(dossier, ask).body)
    assert "Wherewithal" in said
    assert "The editor’s own words, not those of 353–0: headline and description." in said

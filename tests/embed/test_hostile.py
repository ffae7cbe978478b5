"""Names and titles that are an attack come out as text, in every format."""

import csv
import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.charts import CHARTS
from components.dossier import Dossier
from components.embed import FORMATS, parse, render
from components.embed.render import filename
from components.embed.table import defused
from components.wording.cleaning import clean
from tests.charts.making import with_tables

SCRIPT = "<script>alert(1)</script>"
ATTACKS = {
    "markup": SCRIPT + "\"'`><img src=x onerror=alert(1)>]]></title><![CDATA[<svg onload=alert(1)>"
    "--><!--</style><style>*{display:none}</style>&lt;b&gt; &amp; &#60; &copy",
    "turned": "ab\u202edc\u2066ef\u2069 שלום",
    "control": "a\x00b\x07c\x1bd\x7fe\x85f\ufffeg",
    "long": "х" * 10_000,
    "formula": '=HYPERLINK("http://evil.example","x")',
    "template": "{} {0} ${x} {{x}} %s class={} \\ ¤",
    "stand-in": "¤",
}  # fmt: skip


def planted(small: Dossier, attack: str) -> Dossier:
    """The small dossier with an attack in every text a reader meets."""
    events = small.events.assign(title=attack, short=attack, summary=attack, annotation=attack)
    actors = small.actors.assign(name=attack, short=attack, description=attack)
    provisions = small.provisions.assign(title=attack, short=attack, summary=attack)
    pressures = small.pressures.assign(summary=attack)
    votes = small.votes.assign(chamber=attack, question=attack, caveat=attack)
    claims = small.claims.assign(statement=attack, short=attack, claimant=attack)
    explanations = small.explanations.assign(title=attack, short=attack, summary=attack)
    ballots = small.ballots.assign(bloc=[f"{i}{attack}" for i in range(len(small.ballots))])
    enforcement = small.enforcement.assign(offence=attack, place=attack)
    demands = small.demands.assign(title=attack, short=attack, summary=attack)
    sources = small.sources.assign(
        authors=attack, title=attack, container=attack, url=f"javascript:alert('{attack}')"
    )
    citations = small.citations.assign(locator=attack, value=attack, note=attack)
    made = with_tables(
        small, events=events, actors=actors, provisions=provisions, pressures=pressures,
        votes=votes, claims=claims, explanations=explanations, ballots=ballots, sources=sources,
        citations=citations, enforcement=enforcement, demands=demands,
    )  # fmt: skip
    return replace(made, name=attack, title=attack)


class Reader(HTMLParser):
    """Notes elements, attributes and texts as a browser finds them."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def read(body: bytes) -> Reader:
    reader = Reader()
    reader.feed(body.decode("utf-8"))
    return reader


@pytest.mark.parametrize("attack", list(ATTACKS))
def test_a_planted_dossier_comes_out_as_text(small: Dossier, attack: str) -> None:
    text = ATTACKS[attack]
    dossier = planted(small, text)
    # What makes markup or room is tried on every chart, the rest on some each.
    turn = 1 if attack in ("markup", "long") else 3
    for chart in list(CHARTS)[list(ATTACKS).index(attack) % turn :: turn]:
        for form in ("html", "svg", "csv", "json", "txt"):
            ask, _ = parse(dossier, chart, form, "")
            made = render(dossier, ask, base_url="https://example.org")
            made.body.decode("utf-8")
            assert re.fullmatch(r"[a-z0-9.-]{1,120}", made.filename), made.filename
            if form == "html":
                _check_html(made.body)
            elif form == "svg":
                _check_svg(made.body)
            elif form == "csv":
                _check_csv(made.body)
            elif form == "json":
                assert json.loads(made.body)["usermeta"]


def _check_html(body: bytes) -> None:
    found = read(body)
    assert found.tags.count("script") == 1
    assert found.tags.count("style") == 1
    assert set(found.tags) <= {
        "html", "meta", "title", "link", "style", "main", "h1", "p", "svg", "defs", "g", "path",
        "circle", "rect", "use", "text", "details", "summary", "div", "table", "thead", "tbody",
        "tr", "td", "th", "footer", "a", "script",
    }  # fmt: skip
    names = {name for name, _ in found.attributes}
    assert not {n for n in names if n.startswith("on")}
    assert "src" not in names
    for name, value in found.attributes:
        if name == "href":
            assert value.startswith(("#", "https://"))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", body.decode())


def _check_svg(body: bytes) -> None:
    root = ElementTree.fromstring(body)
    tags = {node.tag.rpartition("}")[2] for node in root.iter()}
    assert tags <= {"svg", "title", "desc", "g", "path", "circle", "rect", "text"}
    names = {name for node in root.iter() for name in node.attrib}
    assert not {n for n in names if n.startswith("on") or "href" in n}


def _check_csv(body: bytes) -> None:
    rows = list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline="")))
    assert len({len(row) for row in rows}) == 1
    for cell in (cell for row in rows for cell in row):
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_the_words_are_all_there(small: Dossier) -> None:
    """Made harmless, not left out: a reader sees the very letters."""
    dossier = planted(small, SCRIPT)
    html = render(dossier, parse(dossier, "timeline", "html", "")[0]).body
    assert SCRIPT in read(html).texts
    svg = render(dossier, parse(dossier, "timeline", "svg", "")[0]).body
    titles = [n.text or "" for n in ElementTree.fromstring(svg).iter() if n.tag.endswith("title")]
    assert any(title.startswith(SCRIPT) for title in titles)
    table = render(dossier, parse(dossier, "timeline", "csv", "")[0]).body
    assert SCRIPT in table.decode()


def test_what_turns_or_hides_text_is_shown_as_a_gap(small: Dossier) -> None:
    dossier = planted(small, ATTACKS["turned"])
    html = render(dossier, parse(dossier, "timeline", "html", "")[0]).body.decode()
    assert "ab\ufffddc\ufffdef\ufffd שלום" in html


def test_pictures_are_drawn_from_a_planted_dossier(small: Dossier) -> None:
    for attack, form in (("control", "pdf"), ("long", "png"), ("markup", "png"), ("markup", "pdf")):
        dossier = planted(small, ATTACKS[attack])
        made = render(dossier, parse(dossier, "timeline", form, "width=400")[0])
        assert made.body.startswith(b"\x89PNG" if form == "png" else b"%PDF")


def test_an_address_cannot_leave_its_quotes(small: Dossier) -> None:
    ask, _ = parse(small, "timeline", "html", 'q="><script>alert(1)</script>')
    evil = 'https://e.org/"><script>alert(2)</script>'
    body = render(small, ask, base_url=evil).body
    assert read(body).tags.count("script") == 1


def test_file_names_hold_no_path_and_no_line(small: Dossier) -> None:
    for name in ("../../etc/passwd", "a\r\nSet-Cookie: x", "Дума", "", "x" * 500):
        ask = replace(parse(small, "timeline", "csv", "")[0], dossier=name)
        assert re.fullmatch(r"[a-z0-9][a-z0-9-]{0,79}\.csv", filename(ask))


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+7 495", "'+7 495"),
        ("-A1", "'-A1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("  =1", "'  =1"),
        ("＝1", "'＝1"),
        ("-5", "-5"),
        ("+1.5", "+1.5"),
        ("353–0", "353–0"),
        ("", ""),
    ],
)
def test_formulas_are_defused(text: str, safe: str) -> None:
    assert defused(text) == safe


@given(text=st.text())
def test_clean_text_holds_nothing_unseen_and_keeps_its_length(text: str) -> None:
    made = clean(text)
    assert len(made) == len(text)
    assert clean(made) == made
    made.encode("utf-8")
    ElementTree.fromstring(f"<a>{made.replace('&', '&amp;').replace('<', '&lt;')}</a>")


@settings(max_examples=25)
@given(text=st.text(max_size=60))
def test_any_title_is_written_and_read_again(small: Dossier, text: str) -> None:
    dossier = with_tables(small, events=small.events.assign(title=text))
    body = render(dossier, parse(dossier, "timeline", "csv", "")[0]).body
    rows = list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline="")))
    assert {row["Event"] for row in rows} == {defused(clean(text))}


def test_every_format_is_tried() -> None:
    assert set(FORMATS) == {"html", "svg", "png", "pdf", "csv", "json", "txt"}

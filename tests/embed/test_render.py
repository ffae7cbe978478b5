"""Every chart in every format: exact on the small dossier, whole and stable on the real one."""

import csv
import io
import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree

import altair as alt
import jsonschema
import pytest
import vl_convert
from PIL import Image

from components.charts import CHARTS, PAGES
from components.dossier import Dossier
from components.embed import FORMATS, parse, render
from components.embed.address import EmbedRequest
from components.embed.options import SIZES
from components.embed.render import MARKED, drawing_of, filename, graphic_of
from components.embed.table import references
from components.embed.wording import cut
from components.graphic.canvas import COLUMN, DESIGNS, STAGE
from components.graphic.writers import pdf, png
from components.theme import DARK, LIGHT
from components.view import View

ROOT = Path(__file__).parents[2]

#: A View of the real dossier in which nothing is.
NOTHING = "time=2010..2011&actor=sanford&only=actor"


def body(dossier: Dossier, chart: str, form: str, query: str = "", base_url: str = "") -> bytes:
    ask, dropped = parse(dossier, chart, form, query)
    assert not dropped
    return render(dossier, ask, base_url=base_url).body


def test_csv_says_who_says_so(small: Dossier) -> None:
    assert body(small, "timeline", "csv").decode("utf-8") == (
        "\ufeffid,date,earliest,latest,When,Event,Kind,Pushed from,Towards the law,Source,"
        "Sources differ,Sources in full,Links\r\n"
        "call,2003-10~,2003-10-01,2003-10-31,about October 2003,"
        '"The call, twice",meeting,outside,advances,'
        'Doe 2009 (paragraph 1),,"Doe, Ann (2009) A book. A press.",\r\n'
        "vote,../2003-12-08,,2003-12-08,by 8 December 2003,"
        "The vote,vote,inside,advances,Doe 2009 (paragraph 1),"
        '"“Запись”, undated: 2003-11-21","Doe, Ann (2009) A book. A press. | Запись.",'
        "https://example.org/r?x=1#a\r\n"
    )


def test_no_month_in_a_csv_is_taken_for_its_first_day(dossier: Dossier) -> None:
    months = 0
    for chart in CHARTS:
        for row in csv.reader(io.StringIO(body(dossier, chart, "csv").decode("utf-8-sig"))):
            assert not [c for c in row if re.fullmatch(r"[A-Z][a-z]+ [0-9]{4}", c)], row
            months += sum(bool(re.fullmatch(r"in [A-Z][a-z]+ [0-9]{4}", c)) for c in row)
    assert months


def test_an_unknown_figure_is_empty_in_csv_and_said_in_the_page(small: Dossier) -> None:
    rows = list(csv.DictReader(io.StringIO(body(small, "terms", "csv").decode("utf-8-sig"))))
    frame = CHARTS["terms"].prepare(small, View())
    unknown = frame.index[frame["min_years"].isna()]
    assert len(unknown), "the fixture has lost its unknown term"
    assert "not known" not in str(rows)
    assert "0" not in {rows[i].get("At least, years", "") for i in unknown if i < len(rows)}


def test_txt_is_the_alt_text_and_the_source_line(small: Dossier) -> None:
    said = CHARTS["timeline"].describe(CHARTS["timeline"].prepare(small, View()))
    assert body(small, "timeline", "txt", base_url="https://example.org/").decode() == (
        f"{CHARTS['timeline'].heading(small).title}\n\n{said}\n\n"
        "Sources: Doe, Ann (2009) A book; Запись.\n\n"
        f"353–0 · CC BY 4.0 · data version {small.version}\n\n"
        "https://example.org/timeline\n"
    )


def test_filters_are_named_in_words(small: Dossier) -> None:
    assert (
        "In view: pushed from inside, alone or together · October 2003"
        in body(small, "timeline", "txt", "pressure=inside&time=2003-10..2003-10").decode()
    )


def test_file_names_are_short_and_tell_views_apart(small: Dossier) -> None:
    plain, _ = parse(small, "timeline", "csv", "")
    one, _ = parse(small, "timeline", "csv", "pressure=inside")
    other, _ = parse(small, "timeline", "csv", "pressure=both")
    assert filename(plain) == "small-timeline.csv"
    assert filename(one).startswith("small-timeline-")
    assert filename(one) != filename(other)


def test_every_chart_has_a_page() -> None:
    assert [c for charts in PAGES.values() for c in charts] == list(CHARTS)
    assert all((ROOT / "pages" / f"{page}.py").exists() for page in PAGES)


@pytest.mark.parametrize("chart", list(CHARTS))
def test_json_is_a_vega_lite_spec_with_its_data(dossier: Dossier, chart: str) -> None:
    spec = json.loads(body(dossier, chart, "json", base_url="https://example.org"))
    # The schema's own ``format: color-hex`` and the like are no matter of ours.
    jsonschema.Draft7Validator(alt.load_schema()).validate(spec)
    assert spec["$schema"] == alt.SCHEMA_URL
    assert spec["usermeta"]["version"] == dossier.version
    assert spec["usermeta"]["explore"] == f"https://example.org/{CHARTS[chart].page}"
    assert '"url"' not in json.dumps({k: v for k, v in spec.items() if k != "usermeta"})
    # Vega draws it, with the marks and the labels of the embed.
    drawn = ElementTree.fromstring(vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]))
    embed = drawing_of(dossier, chart, View(), COLUMN)
    assert Counter(filter(None, (n.get("aria-label") for n in drawn.iter()))) == Counter(embed.tips)
    texts = Counter(n.text for n in drawn.iter() if n.tag.endswith("text") and n.text)
    assert texts == Counter(s.text for s in embed.shapes if s.text)


@pytest.mark.parametrize("size", SIZES)
def test_a_picture_of_a_named_size_holds_the_whole_chart_legibly(
    dossier: Dossier, size: str
) -> None:
    width, height = SIZES[size]
    drawn = ElementTree.fromstring(body(dossier, "tier", "svg", f"size={size}"))
    made = Image.open(io.BytesIO(body(dossier, "tier", "png", f"size={size}&theme=dark")))
    assert made.size == (width, height or round(float(drawn.get("height", ""))))
    if not height:
        return
    for chart in CHARTS:
        root = ElementTree.fromstring(body(dossier, chart, "svg", f"size={size}"))
        assert root.get("viewBox") == f"0 0 {width} {height}"
        parts = {node.get("id", "").rpartition("-")[2]: node for node in root}
        x, y, scale = map(float, re.findall(r"[\d.]+", parts["chart"].get("transform", "")))
        shapes = [drawing_of(dossier, chart, View(), c) for c in (*DESIGNS, STAGE)]
        fits = [d for d in shapes if scale * d.width <= width - 79 and 2 * x > 79]
        ends = max(float(t.get("y", "")) for t in parts["head"])
        begins = min(float(t.get("y", "")) - 17 for t in parts["foot"])
        assert any(y > ends and y + scale * d.height < begins for d in fits), chart
        assert 0.75 < scale <= 2.2, chart
        assert max(float(t.get("y", "")) for t in parts["foot"]) < height - 30


def test_a_size_takes_the_place_of_width_and_scale(dossier: Dossier) -> None:
    ask, dropped = parse(dossier, "tier", "png", "size=card&width=300&scale=3")
    assert (ask.path(), dropped) == ("/embed/russia-2003/tier.png?size=card", ())
    assert ask.flags.box == (1200, 630, 1)
    assert ask.replace(format="html").path() == "/embed/russia-2003/tier.html"
    _, dropped = parse(dossier, "tier", "png", "size=poster")
    assert [(d.key, d.reason) for d in dropped] == [("size", "article, card, square or story")]


def test_pictures_in_one_article_share_no_id(dossier: Dossier) -> None:
    asked = [(chart, query) for chart in CHARTS for query in ("", "theme=dark", "time=2003..2003")]
    ids = [
        node.get("id")
        for chart, query in asked
        for node in ElementTree.fromstring(body(dossier, chart, "svg", query)).iter()
        if node.get("id")
    ]
    assert len(ids) > 20 * len(CHARTS)
    assert [name for name, times in Counter(ids).items() if times > 1] == []


def test_a_picture_takes_the_widest_design_that_fits(dossier: Dossier) -> None:
    for asked, inner in ((240, 360), (639, 360), (640, 640), (959, 640), (960, 960), (2000, 960)):
        root = ElementTree.fromstring(body(dossier, "tier", "svg", f"width={asked}"))
        assert root.get("width") == str(asked)
        assert root.get("viewBox", "").split()[2] == str(inner + 32)


def test_a_picture_can_be_plain_dark_or_without_paper(dossier: Dossier) -> None:
    whole = body(dossier, "tier", "svg").decode()
    plain = body(dossier, "tier", "svg", "plain").decode()
    bare = body(dossier, "tier", "svg", "title=off").decode()
    dark = body(dossier, "tier", "svg", "theme=dark").decode()
    assert '-head">' in whole
    assert "data version" in whole
    assert '-head">' not in plain
    assert "Sources:" in plain
    assert "data version" not in plain
    assert '-head">' not in bare
    assert "data version" in bare
    assert DARK.paper in dark
    assert LIGHT.paper not in dark
    assert '-paper"' in whole
    assert '-paper"' not in body(dossier, "tier", "svg", "transparent").decode()
    for svg in (whole, plain, bare):
        root = ElementTree.fromstring(svg)
        title, desc = root[0], root[1]
        assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
        assert title.text == CHARTS["tier"].heading(dossier).title
        assert len(desc.text or "") > 40


def test_png_has_the_size_that_was_asked_for(dossier: Dossier) -> None:
    image = Image.open(io.BytesIO(body(dossier, "tier", "png", "width=500&scale=3")))
    assert image.format == "PNG"
    assert image.width == 1500
    assert image.convert("RGB").getpixel((3, 3)) == (0xFB, 0xF8, 0xF2)
    clear = Image.open(io.BytesIO(body(dossier, "tier", "png", "transparent&scale=1")))
    assert clear.convert("RGBA").getpixel((3, 3)) == (0, 0, 0, 0)


def test_png_keeps_the_colours_that_matter(dossier: Dossier) -> None:
    image = Image.open(io.BytesIO(body(dossier, "timeline", "png"))).convert("RGB")
    held = {color for _, color in image.getcolors(1 << 24) or []}
    for token in ("paper", "ink", "domestic", "international", "both"):
        value = getattr(LIGHT, token)
        assert tuple(int(value[i : i + 2], 16) for i in (1, 3, 5)) in held, token


def test_cyrillic_is_drawn_and_not_boxes(dossier: Dossier) -> None:
    """Two words of as many letters differ in the picture, which two rows of boxes would not."""
    svg = body(dossier, "tier", "svg", "width=400").decode()

    def drawn(word: str) -> bytes:
        made = svg.replace("Tier 1</text>", f"{word}</text>")
        assert made != svg
        return png.from_svg(made, scale=1)

    assert drawn("Дума") != drawn("Закон")
    assert drawn("Щука") != drawn("Жуки")


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
def test_pdf_has_text_in_it(dossier: Dossier, tmp_path: Path) -> None:
    svg = body(dossier, "tier", "svg").decode().replace("Tier 1</text>", "Государство</text>")
    path = tmp_path / "tier.pdf"
    path.write_bytes(pdf.from_svg(svg, title="Ярус (1)", lang="en"))
    text = subprocess.run(
        ["pdftotext", path, "-"], capture_output=True, check=True, encoding="utf-8"
    ).stdout
    assert CHARTS["tier"].heading(dossier).title in " ".join(text.split())
    assert "Государство" in text
    assert "Sources:" in text
    about = subprocess.run(["pdfinfo", path], capture_output=True, check=True, encoding="utf-8")
    assert "Ярус (1)" in about.stdout


def test_a_pdf_is_the_same_each_time(dossier: Dossier) -> None:
    svg = body(dossier, "tier", "svg").decode()
    made = {pdf.from_svg(svg, title="Tier", lang="en") for _ in range(4)}
    assert len(made) == 1


def test_what_is_no_such_pdf_is_refused() -> None:
    with pytest.raises(ValueError, match="not a PDF as svg2pdf writes it"):
        pdf.settled(b"%PDF-1.7\nstartxref\n0\n%%EOF")


def test_nothing_in_view_is_said_in_every_format(dossier: Dossier) -> None:
    for form in FORMATS:
        made = body(dossier, "timeline", form, NOTHING)
        if form in ("html", "svg", "txt"):
            assert "None of the events is in this view." in made.decode()
        if form == "csv":
            assert made.decode("utf-8").count("\r\n") == 1


def test_another_process_makes_the_same_bytes(dossier: Dossier) -> None:
    code = (
        "from hashlib import sha256\n"
        "from components.dossier import load\n"
        "from components.embed import FORMATS, parse, render\n"
        "import sys\n"
        "dossier = load('data/russia-2003')\n"
        "found = {}\n"
        "for chart in ['tier', 'votes']:\n"
        "    for form in FORMATS:\n"
        "        ask = parse(dossier, chart, form, 'event=duma-353-0')[0]\n"
        "        body = render(dossier, ask, base_url='https://example.org').body\n"
        "        found[chart, form] = sha256(body).hexdigest()\n"
        "for key in found: print(key, found[key])\n"
        "assert 'streamlit' not in sys.modules, 'embeds must not need Streamlit'\n"
    )
    # In another order and with other hashes of strings: neither may show.
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT, capture_output=True, check=False, encoding="utf-8",
        env={"PYTHONHASHSEED": "1", "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    here = [
        f"{(chart, form)} {sha256(made).hexdigest()}"
        for chart in ("votes", "tier")
        for form in FORMATS
        for made in [body(dossier, chart, form, "event=duma-353-0", "https://example.org")]
    ]
    assert sorted(run.stdout.splitlines()) == sorted(here)


def test_drawings_are_made_once(dossier: Dossier) -> None:
    first = graphic_of(dossier, "tier", View(), COLUMN)
    assert graphic_of(dossier, "tier", View(), COLUMN) is first


def test_long_text_is_cut_at_a_word() -> None:
    assert cut("a b", 10) == "a b"
    assert cut("one two three four", 12) == "one two…"
    assert cut("x" * 20, 10) == "x" * 9 + "…"


def test_links_carry_the_view(small: Dossier) -> None:
    html = body(small, "seats", "html", "event=vote&theme=dark").decode()
    assert 'href="../../vote?event=vote"' in html
    html = body(small, "seats", "html", "event=vote", base_url="https://e.org/app/").decode()
    assert 'href="https://e.org/app/vote?event=vote"' in html


@pytest.mark.parametrize("form", FORMATS)
def test_a_pin_changes_bytes_only_where_it_is_said_to(dossier: Dossier, form: str) -> None:
    plain = EmbedRequest(dossier.name, "tier", form)
    pinned = plain.replace(v=dossier.version)
    same = render(dossier, plain).body == render(dossier, pinned).body
    assert same == (form not in MARKED)


@pytest.mark.parametrize(
    ("authors", "title", "brief"),
    [
        ("Doe, Ann; Roe, Bo", "A report", "Doe, Ann and Roe, Bo (1981) A report"),
        (None, "A report", "A report (1981)"),
        (None, "Act 81 of 1981", "Act 81 of 1981"),
    ],
)
def test_a_source_without_authors_begins_with_its_title(
    small: Dossier, authors: str | None, title: str, brief: str
) -> None:
    told = small.sources.iloc[:1].assign(authors=authors, title=title, year=1981)
    one = replace(small, tables={**small.tables, "sources": told})
    assert [source.brief for source in references(one).values()] == [brief]

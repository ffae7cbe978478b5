"""Every chart, in every format and many Views: the marks and the labels that the app shows."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from typing import Any, NamedTuple

import pytest
from PIL import Image
from pypdf import PdfReader

from components.charts import CHARTS
from components.dossier import Dossier
from components.embed import FORMATS, parse, render
from components.embed.render import MEDIA, data_of, drawing_of
from components.graphic.canvas import WIDE
from components.theme import LIGHT
from components.ui import cache
from components.view import View
from tests.charts.making import choices

#: The default View and others: filtered, selected, narrowed in time, weighed; and one of nothing.
QUERIES = (
    "",
    "pressure=outside",
    "time=2003-10..2004-04&event=duma-353-0",
    "actor=putin~mizulina&only=actor&kind=bill~meeting&sure=certainly",
    "weigh=norm-civilised.422222&rival=norm-civilised.022222&outcome=witness-law",
    "time=2010..2011&actor=sanford&only=actor",
)
#: Pictures of pixels and of pages take a second each: one View a chart here, with ALL_VIEWS=1 all.
EACH = len(QUERIES) if os.environ.get("ALL_VIEWS") else 1

#: The screen's mark leads to the events that a step or a dot is of; the embed's is the row itself.
OTHER_IDS = {"route", "activity"}


class Shown(NamedTuple):
    """What can be seen of a chart: ids of the marks, and words of the labels."""

    marks: Counter[str]
    words: Counter[str]


def words_of(texts: list[str]) -> Counter[str]:
    """Words, since a line breaks elsewhere at another width."""
    plain = (unescape(re.sub(r"<[^>]+>", " ", text)) for text in texts)
    return Counter(word for text in plain for word in text.split())


def letters(words: Counter[str]) -> Counter[str]:
    """Letters of all words, wherever one is broken."""
    return Counter(letter for word in words.elements() for letter in word if letter != "-")


def on_screen(chart: str, view: View) -> Shown:
    """Of the figure that the app sends to the browser."""
    figure = cache.figure(chart, view, "light", "column")
    if not figure:
        return Shown(Counter(), Counter())
    made: dict[str, Any] = json.loads(figure)
    # A period is no row: an article has no page to set it on.
    marks = Counter(row for row, kind in choices(made) if row and kind != "period")
    texts = [a["text"] for a in made["layout"].get("annotations", ())]
    for trace in made["data"]:
        if "text" in trace.get("mode", "") or trace["type"] == "bar":
            said = trace.get("text") or []
            texts += [said] if isinstance(said, str) else said
    return Shown(marks, words_of([text for text in texts if text]))


def body(dossier: Dossier, chart: str, form: str, query: str, **flags: object) -> bytes:
    asked = "&".join([query, *(f"{name}={value}" for name, value in flags.items())]).strip("&")
    ask, dropped = parse(dossier, chart, form, asked)
    assert not dropped
    made = render(dossier, ask, base_url="")
    assert made.media_type == MEDIA[form]
    return made.body


def tips_of(spec: Any) -> Iterator[str]:
    """What the rows of a spec's data say, wherever the data stand in it."""
    for value in spec.values() if isinstance(spec, dict) else spec:
        if isinstance(value, dict | list):
            yield from tips_of(value)
    if isinstance(spec, dict) and isinstance(spec.get("tip"), str):
        yield spec["tip"]


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("chart", list(CHARTS))
def test_embeds_show_what_the_app_shows(dossier: Dossier, chart: str, query: str) -> None:
    view, dropped = View.parse(query, dossier)
    assert not dropped
    app, data = on_screen(chart, view), data_of(dossier, chart, view)
    drawn = drawing_of(dossier, chart, view, WIDE)
    row = dict(zip(data.tips, range(len(data.tips)), strict=True))
    marks = Counter(data.ids[row[tip]] for tip in drawn.tips if data.ids[row[tip]])
    if app.words:
        said = words_of([s.text for s in drawn.shapes if s.part != "halo"])
        if chart == "evidence":  # a narrower page heads more bands of answers
            assert set(said) == set(app.words)
        elif chart == "route":  # and breaks long names
            assert letters(said) == letters(app.words)
        else:
            assert said == app.words
    if chart in OTHER_IDS:
        assert marks.total() == app.marks.total()
    elif chart == "seats":  # 450 dots of one vote here, one shape a group of seats there
        assert set(marks) == set(app.marks)
    else:
        assert marks == app.marks

    html = body(dossier, chart, "html", query).decode()
    wide = re.split(r"<svg [^>]*class=[FL]", html)[-1].partition("<details")[0]
    assert sorted(re.findall(r"aria-labelledby=r(\d+)", wide)) == sorted(
        str(row[tip]) for tip in drawn.tips
    )
    svg = body(dossier, chart, "svg", query, width=960).decode()
    names = re.findall(r"<title>(.*?)</title>", svg, re.DOTALL)
    assert Counter(map(unescape, names)) == Counter(drawn.tips)
    rows = list(csv.DictReader(io.StringIO(body(dossier, chart, "csv", query).decode("utf-8-sig"))))
    assert [r["id"] for r in rows] == list(data.ids)
    assert set(marks) <= set(data.ids)
    assert set(drawn.tips) <= set(tips_of(json.loads(body(dossier, chart, "json", query))))
    words = body(dossier, chart, "txt", query).decode()
    assert cache.words(chart, view) in words
    assert CHARTS[chart].heading(dossier).title in words


@pytest.mark.parametrize("chart", list(CHARTS))
def test_pictures_show_what_the_svg_shows(dossier: Dossier, chart: str) -> None:
    first = list(CHARTS).index(chart)
    for query in (QUERIES[(first + k) % len(QUERIES)] for k in range(EACH)):
        svg = body(dossier, chart, "svg", query, width=640).decode()
        size = re.match(r'<svg [^>]*width="([0-9.]+)" height="([0-9.]+)"', svg)
        assert size
        png = Image.open(io.BytesIO(body(dossier, chart, "png", query, width=640, scale=1)))
        assert png.size == pytest.approx((float(size[1]), float(size[2])), abs=1)
        held = {color for _, color in png.convert("RGB").getcolors(1 << 24) or []}
        paper = tuple(int(LIGHT.paper[i : i + 2], 16) for i in (1, 3, 5))
        assert paper in held
        assert len(held) > 5
        pages = PdfReader(io.BytesIO(body(dossier, chart, "pdf", query, width=640))).pages
        letters = "".join("".join(page.extract_text() for page in pages).split())
        for text in re.findall(r"<text[^>]*>([^<]+)</text>", svg):
            assert "".join(unescape(text).split()) in letters, text


def test_every_format_is_compared() -> None:
    assert set(FORMATS) == {"html", "svg", "png", "pdf", "csv", "json", "txt"}

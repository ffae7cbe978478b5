"""What stands under a chart: tabs in the URL, links to take it away, a table to sort."""

import re
from datetime import date
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import pytest

from components.charts import CHARTS
from components.dossier import Dossier
from components.embed.address import parse
from components.embed.options import SIZES
from components.talk import scenes
from components.ui import chart_tools
from components.view import View
from tests.charts.making import with_tables
from tests.ui.reader import Reader

DAY = date(2026, 11, 27)


def test_the_table_is_in_the_url_and_back_leaves_it() -> None:
    reader = Reader("vote", "time=2003")
    assert reader.charts == ["seats", "votes"]
    assert "data-sortable" not in reader.html
    reader.tab("votes", "Table")
    assert reader.html.count("class='scroll chart-table'") == 1
    assert dict(reader.at.query_params) == {"time": "2003..2003", "table": "votes"}
    reader.tab("seats", "Table")
    assert reader.at.query_params["table"] == "seats"
    assert reader.at.segmented_control(key="tab-votes").value == "Chart"
    reader.address("time=2003..2003")  # Back
    assert "data-sortable" not in reader.html
    reader.address("time=2003..2003&table=votes")  # a link, or Forward
    assert reader.at.segmented_control(key="tab-votes").value == "Table"
    assert "data-sortable" in reader.html
    reader.tab("votes", "Chart")
    assert dict(reader.at.query_params) == {"time": "2003..2003"}


def test_a_table_of_no_chart_here_is_left_out_of_the_url() -> None:
    reader = Reader("vote", "table=world")
    assert "data-sortable" not in reader.html
    assert dict(reader.at.query_params) == {}


@pytest.mark.parametrize("query", ["", "pressure=outside&time=2003"])
def test_every_way_to_take_a_chart_holds_its_view(dossier: Dossier, query: str) -> None:
    for chart, entry in CHARTS.items():
        view = entry.seen(View.parse(query, dossier)[0])
        html = chart_tools.tools(chart, dossier, view, "https://a.example/p?q", DAY)
        links = [urlsplit(unescape(a)) for a in re.findall(r"href='([^']*)'", html)]
        taken = {}
        for link in links:
            found = re.fullmatch(rf"/embed/{dossier.name}/{chart}\.([a-z]+)", link.path)
            if found:
                ask, dropped = parse(dossier, chart, found[1], link.query)
                assert (ask.view, dropped) == (view, ())
                taken[(found[1], ask.flags.size, ask.flags.mode)] = ask
        sized = {("png", size, mode) for size in SIZES for mode in ("light", "dark")}
        assert set(taken) == sized | {(form, "", "light") for form in ("csv", "json", "svg", "pdf")}
        (builder,) = [link for link in links if link.path == "embed-builder"]
        assert dict(parse_qsl(builder.query)) == {"chart": chart, **view.params()}
        (slide,) = [link for link in links if link.path == "/present/slides.pptx"]
        (scene,), dropped = scenes.parse(dict(parse_qsl(slide.query))["scenes"], dossier)
        assert (scene.chart, scene.view, dropped) == (chart, view.query(), ())
        assert f"<pre tabindex='0' aria-label='Link to this chart, as it is filtered now'>" \
            f"https://a.example/p?q#chart-{chart}</pre>" in html  # fmt: skip


def test_a_day_sorts_by_its_date_and_a_source_leads_to_its_page(small: Dossier) -> None:
    html = chart_tools.table("timeline", small, View())
    rows = re.findall(r"<tr>(<td.*?)</tr>", html)
    assert len(rows) == 2
    vote = next(row for row in rows if "The vote" in row)
    assert "<td data-key='2003-12-08'>by 8 December 2003</td>" in vote
    assert (
        "<a href='source/book-2009' target='_blank' rel='noopener'>Doe 2009 (paragraph 1)</a>"
    ) in vote
    heads = re.findall(r"<th scope='col'><button type='button' data-sort>(.*?)</button>", html)
    assert heads[:2] == ["When", "Event"]
    assert {row.count("<td") for row in rows} == {len(heads)}


def test_what_is_not_known_sorts_last_and_words_are_escaped(small: Dossier) -> None:
    made = with_tables(small, events=small.events.assign(title="<i>A</i> & B"))
    assert "&lt;i&gt;A&lt;/i&gt; &amp; B" in chart_tools.table("timeline", made, View())
    html = chart_tools.table("votes", small, View())
    assert "<td data-key=''>not known</td>" in html


def test_below_a_prefix_every_way_stays_there(dossier: Dossier) -> None:
    page = "https://a.example/x/timeline"
    html = chart_tools.tools("timeline", dossier, View(), page, DAY, "/x")
    html += chart_tools.paper("timeline", dossier, View(), "/x")
    found = re.findall(r"(?:href|src)='(/[^']*)'", html)
    assert len(found) > 10
    assert [a for a in found if not a.startswith("/x/")] == []

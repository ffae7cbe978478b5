"""Every page, in every single filter: it is drawn, and its counts are those of its rows."""

import json
import re
from html import unescape

import pandas as pd
import pytest
from pybtex.database import parse_string

from components.charts import CHARTS
from components.dossier import Dossier
from components.embed.render import data_of
from components.theme import DARK, LIGHT
from components.ui import cache
from components.ui.filters import offered
from components.ui.shell import PAGES, UNLISTED
from components.view.sides import PRESSURES
from components.view.view import KINDS, STAGES, STANCES, View
from tests.ui.reader import ALL, BAR, DRAWN, Reader, expected, table_rows


def single_filters(dossier: Dossier) -> list[View]:
    """Every value of every filter alone, and a few of the events."""
    return [
        *(View(pressure=(p,)) for p in PRESSURES),
        *(View(stage=(s,)) for s in STAGES),
        *(View(kind=(k,)) for k in KINDS),
        *(View(stance=(s,)) for s in STANCES),
        *(View(actor=(a,)) for a in dossier.actors["id"]),
        *(View(time=p) for p in offered(dossier).values()),
        View(time=("1990", "1991")),
        View(sure="certainly"),
        View(q="Путин"),
        View(q="no such words"),
        *(View(event=(e,)) for e in dossier.events["id"][::18]),
    ]


#: Charts that stand folded away until the address asks for them, and what opens a chart, or gives
#: it the reader's own to show.
FOLDED = {"route"}
OPENS = {
    "route": "&outcome=witness-law",
    **dict.fromkeys(("posterior", "waterfall", "sensitivity"), "&weigh=norm-civilised.4222222"),
}


@pytest.mark.parametrize("path", ALL, ids=lambda p: p or "story")
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_page_opens(dossier: Dossier, path: str, theme: str) -> None:
    reader = Reader(path, theme=theme)
    html = reader.html
    assert html.count("<h1>") == 1
    assert reader.url == ""
    assert [w.value for w in reader.at.warning] == []
    assert f"Data version {dossier.version}" in html
    links = {link.value.strip("*") for link in reader.at.page_link}
    assert links >= {p.title for p in PAGES if p.path not in UNLISTED}
    tokens, other = (LIGHT, DARK) if theme == "light" else (DARK, LIGHT)
    assert f"--paper:{tokens.paper};" in html
    # Paper is light, whatever the screen is.
    screen = re.sub(r"@media print\{:root\{[^}]*\}\}", "", html)
    assert f"--paper:{other.paper};" not in screen

    # A table that has no rows yet has nothing to draw.
    held = {chart for chart in DRAWN[path] if len(cache.frame(chart, View()))} - FOLDED
    assert held <= set(reader.charts) <= set(CHARTS)
    assert set(reader.plots) >= set(reader.charts)
    for sent in reader.plots.values():
        assert len(sent["alt"]) > 40
        assert sent["figure"]["path"].partition("?")[0].endswith(f".{theme}.json")
        spec = sent["figure"].get("spec")
        assert spec is None or json.loads(spec)["layout"]["paper_bgcolor"] == tokens.paper
    if path in BAR:
        assert reader.count == len(dossier.events)
        assert "reset" not in reader.buttons


def test_every_chart_on_a_page_is_registered() -> None:
    assert {c for charts in DRAWN.values() for c in charts} <= set(CHARTS)


@pytest.mark.parametrize("path", [p for p in ALL if p != "sources"], ids=lambda p: p or "story")
def test_no_single_filter_breaks_a_page(dossier: Dossier, path: str) -> None:
    reader = Reader(path)
    # Filters act in one place (tests/test_query.py): one page gets all, the others some each.
    step = 1 if path == "timeline" else 7 if DRAWN[path] else 20
    for view in single_filters(dossier)[ALL.index(path) % step :: step]:
        reader.address(view.query())
        assert dict(reader.at.query_params) == view.params()
        if path in BAR:
            assert reader.count == expected(dossier, view), view


def test_the_masthead_takes_the_view_along() -> None:
    reader = Reader("law", "pressure=both&actor=putin&event=law-signed")
    for link in reader.at.page_link:
        assert link.proto.query_string == "pressure=both&actor=putin&event=law-signed"


@pytest.mark.parametrize("path", [p for p in ALL if DRAWN[p]], ids=lambda p: p or "story")
def test_tables_hold_what_the_charts_draw(path: str) -> None:
    reader = Reader(path)
    for chart in DRAWN[path]:
        if chart == "posterior":  # the page lays its own weighing beside the reader's
            continue
        for query in ("", "pressure=outside&time=2000..2004"):
            query += OPENS.get(chart, "")
            view, _ = View.parse(query, cache.dossier())
            rows, columns = cache.frame(chart, view), CHARTS[chart].headings(cache.dossier())
            rows = rows[rows["id"].notna()].drop_duplicates(["id", "tip"])
            reader.address(query)
            if rows.empty:
                assert chart not in reader.charts
                continue
            assert "<caption>" not in reader.html
            reader.tab(chart, "Table")
            shown = table_rows(reader.html)
            assert len(shown) == len(rows)
            data = data_of(cache.dossier(), chart, view)
            assert shown == [[*map(str, row)] for row in data.rows]
            assert f"table={chart}" in reader.url
            for name, head in columns.items():
                if head not in data.heads:  # a rare one, which no row fills
                    continue
                place = data.heads.index(head)
                cells = [row[place] for row in shown]
                if pd.api.types.is_numeric_dtype(rows[name].dtype):
                    assert [c == "not known" for c in cells] == list(rows[name].isna()), name
            reader.tab(chart, "Chart")
            assert "<caption>" not in reader.html


def test_what_is_seen_is_cited(dossier: Dossier) -> None:
    """Page and chart in the View that the reader sees, in three forms."""
    reader = Reader("pressure", "pressure=both&event=duma-353-0")
    reader.at.context = {"theme": "light", "url": "https://app.example/below/pressure"}
    reader.run()
    seen = "https://app.example/below/pressure?pressure=both&event=duma-353-0"
    assert [c.value for c in reader.at.code] == []
    panel = reader.html.partition("<div class='tools' data-chart='pressure'")[2]
    below = [unescape(words) for words in re.findall(r"<pre[^>]*>(.*?)</pre>", panel, re.S)[:4]]
    heading = CHARTS["pressure"].heading(dossier).title
    assert below[0] == f"{seen}#chart-pressure"
    reader.toggle("cite-page", True)
    page = [c.value for c in reader.at.code]
    for title, url, forms in (("Pressure", seen, page), (heading, below[0], below[1:])):
        sentence, bib, csl = forms
        assert f"“{title}" in sentence
        assert f"data version {dossier.version}" in sentence
        assert f"{url} (accessed " in sentence
        (entry,) = parse_string(bib, "bibtex").entries.values()
        assert entry.fields["url"] == url
        (item,) = json.loads(csl)
        assert (item["title"], item["URL"]) == (title, url)


# The figures of the opening are counted.


def test_the_opening_counts_from_the_rows(dossier: Dossier) -> None:
    reader = Reader("")
    figures = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", reader.html)
    assert figures[0][0] == "353"
    assert figures[1][0] == "97"
    assert figures[1][1].startswith("of 450 seats")
    acting = int(dossier.actors["kind"].ne("norm").sum())  # a norm weighs, and does not act
    total = f"{len(dossier.events)}", f"{acting} actors"
    assert any(a == total[0] and total[1] in b for a, b in figures)
    said = dossier.citations["relation"].value_counts()
    conflicts = dossier.citations[dossier.citations["relation"] == "conflicts"]
    places = {(c.table, c.row_id, c.source_id) for c in conflicts.itertuples()}
    against, remarks = str(len(places)), f"{said['qualifies']} notes that qualify it"
    assert any(a == against and "contradicts" in b and remarks in b for a, b in figures)

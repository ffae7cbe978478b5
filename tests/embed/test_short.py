"""The short form: never tall, with the finding, and with a way to all of it."""

from __future__ import annotations

import re

import pytest

from components.charts import CHARTS
from components.dossier import Dossier
from components.embed import short
from components.embed.address import parse
from components.embed.heights import heights
from components.embed.render import data_of, frame_of, render

#: All, a choice, what no row is in, and filters whose words are long.
VIEWS = (
    "",
    "event=duma-353-0",
    "time=1900..1901",
    "pressure=outside&stage=drafting&time=2002..2004",
)


@pytest.mark.parametrize("query", VIEWS)
def test_no_chart_is_taller_at_any_width(dossier: Dossier, query: str) -> None:
    for chart in CHARTS:
        ask = parse(dossier, chart, "html", f"{query}&height=short")[0]
        frame, data = frame_of(dossier, chart, ask.view), data_of(dossier, chart, ask.view)
        for width in (*range(240, 1000, 20), 479, 1274, 1600):
            assert short.height(ask, dossier, frame, data, width) <= short.MOST, (chart, width)
        assert max(h for _, h in heights(dossier, ask).steps) <= short.MOST


def test_it_says_what_is_found_and_leads_to_all_of_it(dossier: Dossier) -> None:
    for chart in CHARTS:
        ask = parse(dossier, chart, "html", "pressure=outside&height=short")[0]
        html = render(dossier, ask, base_url="https://x.example").body.decode()
        (whole,) = re.findall(r'<a class=X href="([^"]+)"', html)
        assert whole == "https://x.example" + ask.replace(height="").path()
        (headline,) = re.findall(r"<h1 id=t>(.*?)</h1>", html)
        found = short.finding(CHARTS[chart], frame_of(dossier, chart, ask.view), "en")
        assert headline[:20] == found[:20]
        rows = len(data_of(dossier, chart, ask.view).ids)
        assert f">All of it: {rows} row" in html


def test_other_values_are_named(dossier: Dossier) -> None:
    ask, dropped = parse(dossier, "tier", "html", "height=tiny")
    assert ask.flags.height == ""
    assert [d.key for d in dropped] == ["height"]
    assert parse(dossier, "tier", "html", "height=full") == (ask, ())
    assert parse(dossier, "tier", "png", "height=short")[0].flags.height == ""

"""A chart as a part of a page: links for marks, names of its own, nothing of the page's."""

import re
from html import unescape

import pytest

from components.charts import CHARTS
from components.dossier import Dossier
from components.embed.fragment import fragment
from components.view import View

ORIGIN = "x.example"


def test_each_mark_of_an_event_is_a_link_that_keeps_the_view(small: Dossier) -> None:
    drawn = fragment(small, "timeline", View(stage=("adoption",)), "timeline")
    links = set(map(unescape, re.findall(r'<a href="([^"]*)"', drawn)))
    held = small.events.loc[small.events["stage"] == "adoption", "id"]
    assert links == {f"timeline?stage=adoption&event={e}" for e in held}


@pytest.mark.parametrize("chart", CHARTS)
def test_every_chart_is_one_with_a_drawing_for_each_design_of_the_app(
    dossier: Dossier, chart: str
) -> None:
    drawn = fragment(dossier, chart, View(), "page")
    sizes = re.findall(r'<svg [^>]*class="drawn ([\w ]+)"', drawn)
    assert " ".join(sizes) == "phone column wide"
    assert drawn.startswith(f"<style>#drawn-{chart}{{")
    assert "aria-labelledby" not in drawn, "of a table that is not there"
    names = re.findall(r"<path id=([\w-]+)", drawn)
    assert len(names) == len(set(names))
    assert set(re.findall(r"href=#([\w-]+)", drawn)) <= set(names)


def test_nothing_in_view_is_no_drawing(dossier: Dossier) -> None:
    assert fragment(dossier, "timeline", View(q="no such words"), "timeline") == ""

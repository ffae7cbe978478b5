"""What a page sends of a chart is the figure that Plotly would have written."""

import json

import plotly.io
import pytest

from components.charts import CHARTS
from components.graphic.canvas import COLUMN
from components.ui import cache
from components.view import View
from tests.charts.making import to_plotly


@pytest.mark.parametrize("chart", list(CHARTS))
def test_a_page_sends_the_figure(chart: str) -> None:
    sent = cache.figure(chart, View(), "dark", "column")
    drawn = to_plotly(CHARTS[chart].layout(cache.frame(chart, View()), COLUMN), mode="dark")
    assert json.loads(sent) == json.loads(plotly.io.to_json(drawn, validate=False))

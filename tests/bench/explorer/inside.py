"""What happens inside one rerun, measured in this process: load, query, and each chart."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import islice
from statistics import median

import plotly.graph_objects as go
import plotly.io

from components.charts import CHARTS
from components.charts.chart import Chart
from components.dossier import Dossier, load
from components.graphic.canvas import COLUMN
from components.query.selection import select
from components.ui import cache
from components.view import View
from tests.bench.explorer.views import unseen, view_of
from tests.charts.making import to_plotly

_TIMES = 9


def cost(work: Callable[[], object], *, times: int = _TIMES) -> float:
    """Median processor time of some work, in milliseconds; the first go is not counted."""
    work()
    return median(_once(work) for _ in range(times))


def _once(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return 1000 * (time.process_time() - before)


@dataclass(frozen=True)
class Pieces:
    """Milliseconds of one chart's parts in the default View, and kilobytes sent."""

    chart: str
    prepare: float
    screen: float
    describe: float
    write: float
    again: float
    size: float

    @property
    def total(self) -> float:
        """From the query's rows to what is sent, for a View not yet seen."""
        return self.prepare + self.screen + self.describe + self.write


def load_cost() -> float:
    """Reading the dossier from its parquet files."""
    return cost(lambda: load(cache.folder()))


def query_costs(dossier: Dossier) -> tuple[float, float]:
    """The query of a View not yet seen (median of many), and of one seen before."""
    views = [view_of(change) for change in islice(unseen(), 20)]
    fresh = median(_once(partial(select.__wrapped__, dossier, view)) for view in views)
    select(dossier, views[0])
    thousand = cost(lambda: [select(dossier, views[0]) for _ in range(1000)])
    return fresh, thousand / 1000


def pieces(dossier: Dossier) -> list[Pieces]:
    """The parts of every chart; the query's rows are there already, for charts share them."""
    select(dossier, View())
    return [_pieces(dossier, CHARTS[name]) for name in CHARTS]


def _pieces(dossier: Dossier, chart: Chart) -> Pieces:
    view = View()
    rows = chart.prepare(dossier, view)
    figure = to_plotly(chart.layout(rows, COLUMN), mode="light")
    spec = plotly.io.to_json(figure, validate=False)
    return Pieces(
        chart.id,
        prepare=cost(lambda: chart.prepare(dossier, view)),
        screen=cost(lambda: to_plotly(chart.layout(rows, COLUMN), mode="light")),
        describe=cost(lambda: chart.describe(rows)),
        write=cost(lambda: plotly.io.to_json(figure, validate=False)),
        again=cost(lambda: _sent(chart.id)),
        size=len(spec) / 1000,
    )


def _sent(chart: str) -> str:
    """What the page sends of a chart in a View that was drawn before."""
    return cache.figure(chart, View(), "light", "column")


def bare_figure() -> float:
    """The bare page's figure of 30 events, drawn and written as it does at every rerun."""

    def work() -> str:
        points = {"x": [n / 3 for n in range(30)], "y": [str(n % 3) for n in range(30)]}
        figure = go.Figure(go.Scatter(**points, text=["event"] * 30, mode="markers"))
        return str(plotly.io.to_json(figure, validate=False))

    return cost(work)

"""The charts of the explorer, by id, in reading order."""

from components.charts.activity import CHART as activity
from components.charts.chart import Chart
from components.charts.demands import CHART as demands
from components.charts.enforcement import CHART as enforcement
from components.charts.evidence import CHART as evidence
from components.charts.law import CHART as law
from components.charts.posterior import CHART as posterior
from components.charts.pressure import CHART as pressure
from components.charts.route import CHART as route
from components.charts.seats import CHART as seats
from components.charts.sensitivity import CHART as sensitivity
from components.charts.terms import CHART as terms
from components.charts.tier import CHART as tier
from components.charts.timeline import CHART as timeline
from components.charts.votes import CHART as votes
from components.charts.waterfall import CHART as waterfall
from components.charts.world import CHART as world

_READING_ORDER = (
    timeline, pressure, activity, seats, votes, law, demands, terms, enforcement, tier, world,
    evidence, posterior, waterfall, sensitivity, route,
)  # fmt: skip

CHARTS: dict[str, Chart] = {chart.id: chart for chart in _READING_ORDER}

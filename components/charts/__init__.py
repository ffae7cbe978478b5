"""The charts of the explorer, by id, in reading order."""

from components.charts.activity.data import CHART as activity
from components.charts.chart import Chart
from components.charts.demands.data import CHART as demands
from components.charts.enforcement.data import CHART as enforcement
from components.charts.evidence.data import CHART as evidence
from components.charts.law.data import CHART as law
from components.charts.posterior.data import CHART as posterior
from components.charts.pressure.data import CHART as pressure
from components.charts.route.data import CHART as route
from components.charts.seats.data import CHART as seats
from components.charts.sensitivity.data import CHART as sensitivity
from components.charts.terms.data import CHART as terms
from components.charts.tier.data import CHART as tier
from components.charts.timeline.data import CHART as timeline
from components.charts.votes.data import CHART as votes
from components.charts.waterfall.data import CHART as waterfall
from components.charts.world.data import CHART as world

_READING_ORDER = (
    timeline, pressure, activity, seats, votes, law, demands, terms, enforcement, tier, world,
    evidence, posterior, waterfall, sensitivity, route,
)  # fmt: skip

CHARTS: dict[str, Chart] = {chart.id: chart for chart in _READING_ORDER}

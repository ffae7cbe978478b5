"""The charts of the explorer, by id, in reading order."""

from components.charts import (
    activity,
    demands,
    enforcement,
    evidence,
    law,
    posterior,
    pressure,
    route,
    seats,
    sensitivity,
    terms,
    tier,
    timeline,
    votes,
    waterfall,
    world,
)
from components.charts.base import Chart

_READING_ORDER = (
    timeline, pressure, activity, seats, votes, law, demands, terms, enforcement, tier, world,
    evidence, posterior, waterfall, sensitivity, route,
)  # fmt: skip

CHARTS: dict[str, Chart] = {module.CHART.id: module.CHART for module in _READING_ORDER}

"""The charts of the explorer, by id, in reading order."""

from components.charts import (
    activity,
    evidence,
    law,
    pressure,
    route,
    seats,
    terms,
    tier,
    timeline,
    votes,
    world,
)
from components.charts.base import Chart

CHARTS: dict[str, Chart] = {
    module.CHART.id: module.CHART
    for module in (
        timeline, pressure, activity, seats, votes, law, terms, tier, world, evidence, route,
    )  # fmt: skip
}

"""Reports that rank the country, landmark laws, and words at each change."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from components.charts.chart import Frame, carrying
from components.charts.shared.series import outside, yearly
from components.charts.tier.words import notes_on, titled
from components.dossier import Dossier
from components.dossier.defaults import steps
from components.query.citations import supporting, tip_of
from components.query.following import lit
from components.query.records import rows_of
from components.view import View


def prepare(dossier: Dossier, view: View) -> Frame:
    """Rows of the chart.

    Returns
    -------
    pandas.DataFrame
        ``layer`` "point" (a report; ``x`` in decimal years, ``value`` lowest for the best),
        "landmark" (a law, by its event; none without a report) or "note" (words at a change:
        ``pin`` is the day, ``x`` where they start in the wide design); ``faded`` outside the period
        of the View.
    """
    days = dict(zip(dossier.events["id"], dossier.events["date_from"], strict=True))
    case, named, chosen = dossier.case, steps(dossier), lit(dossier, view)
    points: list[dict[str, Any]] = []
    for row in rows_of(yearly(dossier, case.text("rank.series"))):
        event = case.text("rank.events").replace("{year}", str(row.year))
        when = days.get(event, pd.NaT)
        day = date(row.year, 6, 15) if pd.isna(when) else when.date()
        label = row.label or named.get(row.value, f"{row.value:g}")
        points.append(
            {"layer": "point", "id": row.id, "kind": "measure", "year": row.year, "day": day,
             "x": decimal(day), "value": row.value, "label": label,
             "tip": tip_of(titled(label, row.reason), str(row.year), row.says, row.doubt),
             "says": row.says, "reason": row.reason, "doubt": row.doubt, "dated": event in days,
             "faded": outside(row.year, view), "selected": event in chosen}
        )  # fmt: skip
    landmarks = _landmarks(dossier, view) if points else []
    rows = [*points, *landmarks, *notes_on(points, landmarks, named)]
    frame = carrying(pd.DataFrame(rows, columns=_COLUMNS), case)
    frame.attrs["steps"] = named
    return frame


_COLUMNS = [
    "layer", "id", "kind", "year", "day", "x", "value", "pin", "label", "tip", "says",
    "reason", "doubt", "dated", "faded", "selected",
]  # fmt: skip


def holds(dossier: Dossier) -> bool:
    """Whether any year has a rank."""
    return bool(dossier.measures["series"].eq(dossier.case.text("rank.series")).any())


def decimal(day: date) -> float:
    """Day as a year with decimals."""
    return round(day.year + (day.timetuple().tm_yday - 1) / 365.25, 3)


def _landmarks(dossier: Dossier, view: View) -> list[dict[str, Any]]:
    """Landmark laws of known day: the rules that the steps are read against."""
    events, says = dossier.events, supporting(dossier, "events")
    law = events["kind"].isin(dossier.words.alike("kind", "law"))
    laws = events[law & events["landmark"] & events["date_from"].notna()]
    (low, high), chosen = view.period, lit(dossier, view)
    rows = []
    for row in rows_of(laws.sort_values("date_from")):
        day = row.date_from.date()
        tip = tip_of(row.title, row.date_words, says.get(row.id, ""))
        out = (low is not None and day < low) or (high is not None and day > high)
        rows.append(
            {"layer": "landmark", "id": row.id, "kind": "event", "year": day.year, "day": day,
             "x": decimal(day), "label": row.short, "tip": tip, "faded": out, "doubt": "",
             "says": says.get(row.id, ""), "selected": row.id in chosen}
        )  # fmt: skip
    return rows

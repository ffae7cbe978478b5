"""Yearly counts of the world and their totals, and the country's own step among them."""

from __future__ import annotations

from typing import Any

import pandas as pd

from components.charts.chart import Frame, carrying
from components.charts.shared.series import outside, yearly
from components.charts.world.panels import panels
from components.dossier import Dossier
from components.query.citations import supporting, tip_of
from components.query.following import lit
from components.view import View


def prepare(dossier: Dossier, view: View) -> Frame:
    """Rows of the chart.

    Returns
    -------
    pandas.DataFrame
        ``layer`` "year" (one figure: ``value`` in that year, ``total`` up to its end) or "home"
        (its step, by its event, with ``before``, ``same`` and ``after``: how many took it in
        earlier years, in the same year, and later, as far as the table goes; ``whole``: how many
        the table holds, missing where that is not counted).
    """
    says, chosen = supporting(dossier, "events"), lit(dossier, view)
    rows: list[dict[str, Any]] = []
    for series, (event_id, _, who, deed, counted) in panels(dossier).items():
        years = yearly(dossier, series)
        totals = years["value"].cumsum()
        for row, total in zip(years.itertuples(), totals, strict=True):
            label = f"{total:.0f} {who} by the end of {row.year}, {row.value:.0f} of them that year"
            rows.append(
                {"layer": "year", "id": row.id, "kind": "measure", "series": series,
                 "year": row.year, "value": row.value, "total": total, "label": label,
                 "tip": tip_of(label, "", row.says, row.doubt), "says": row.says,
                 "doubt": row.doubt, "faded": outside(row.year, view), "selected": False}
            )  # fmt: skip
        found = dossier.events[dossier.events["id"] == event_id]
        for event in found[found["date_from"].notna()].itertuples():
            year = event.date_from.year
            before, same, after = (
                years.loc[years["year"].map(test), "value"].sum()
                for test in (year.__gt__, year.__eq__, year.__lt__)
            )
            total = before + same
            whole = yearly(dossier, counted)["value"].max() if counted else None
            label = (
                f"{before:.0f} {who} had {deed} by the end of {year - 1}, "
                f"{same:.0f} did in {year}, {after:.0f} later"
            )
            if pd.notna(whole):
                label += f"; {whole - total - after:.0f} in the table have no such year"
            rows.append(
                {"layer": "home", "id": event_id, "kind": "event", "series": series,
                 "year": year, "value": 1.0, "total": total, "before": before, "same": same,
                 "after": after, "whole": whole, "label": label,
                 "drawn_as": dossier.words.core("kind", event.kind),
                 "pressure": event.pressure, "when": f"{event.date_from:%B %Y}",
                 "tip": tip_of(event.title, event.date_words, says.get(event_id, "")),
                 "says": says.get(event_id, ""), "doubt": "", "faded": outside(year, view),
                 "selected": event_id in chosen}
            )  # fmt: skip
    frame = carrying(pd.DataFrame(rows, columns=_COLUMNS), dossier.case)
    frame.attrs["panels"] = panels(dossier)
    return frame


_COLUMNS = [
    "layer", "id", "kind", "series", "year", "value", "total", "before", "same", "after", "whole",
    "label", "drawn_as", "pressure", "when", "tip", "says", "doubt", "faded", "selected",
]  # fmt: skip

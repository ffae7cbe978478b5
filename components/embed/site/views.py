"""Which Views an exported site shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from components.dossier import Dossier
from components.view import View


class ExportError(Exception):
    """Nothing was exported; the message says why and what to do."""


def usual_views(dossier: Dossier) -> tuple[View, ...]:
    """The whole, and up to five Views, each of which shows something else.

    They are what came from outside, from inside and against the law, the year of most events, and
    the actor of most roles, or else of most acts of pressure.
    """
    dates, acts = dossier.events["date_from"], dossier.pressures
    pressing = pd.concat([acts["from_actor"], acts["to_actor"]])
    actors = pressing if dossier.roles.empty else dossier.roles["actor_id"]
    return (
        View(),
        View(pressure=("outside",)),
        View(pressure=("inside",)),
        View(stance=("resists",)),
        *(View(time=(str(year), str(year))) for year in _commonest(dates.dropna().dt.year, min)),
        *(View(actor=(str(actor),)) for actor in _commonest(actors, max)),
    )


def _commonest(values: pd.Series, of_equals: Callable[..., Any]) -> tuple[Any, ...]:
    """The commonest value, of several the first or the last; none of none."""
    counts = values.value_counts()
    most = counts.index[counts == counts.max()]
    return () if counts.empty else (of_equals(most),)


def read_views(text: str, dossier: Dossier) -> tuple[View, ...]:
    """Views of a file, one query string a line, an empty one for all; ``#`` begins a remark.

    Raises
    ------
    ExportError
        If a line is not wholly understood.
    """
    found: dict[View, None] = {}
    for number, line in enumerate(text.splitlines(), 1):
        query = line.strip()
        if query.startswith("#"):
            continue
        view, dropped = View.parse(query.removeprefix("?"), dossier)
        if dropped:
            said = "; ".join(map(str, dropped))
            raise ExportError(f"line {number} of the Views: {said}; nothing exported")
        found[view] = None
    return tuple(found) or (View(),)

"""Which Views an exported site shows."""

from __future__ import annotations

from components.dossier import Dossier
from components.view import View


class ExportError(Exception):
    """Nothing was exported; the message says why and what to do."""


def usual_views(dossier: Dossier) -> tuple[View, ...]:
    """The whole, and five Views that every dossier has: each of them shows something else."""
    years = dossier.events["date_from"].dropna().dt.year.value_counts()
    busiest = str(max(years.index, key=lambda y: (years[y], -y)))
    acts = dossier.roles["actor_id"].value_counts()
    busy = max(acts.index, key=lambda a: (acts[a], a))
    return (
        View(),
        View(pressure=("outside",)),
        View(pressure=("inside",)),
        View(stance=("resists",)),
        View(time=(busiest, busiest)),
        View(actor=(busy,)),
    )


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

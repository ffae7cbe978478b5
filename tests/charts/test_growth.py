"""That charts of a large dossier take as much longer as it is larger: operations, not seconds."""

import cProfile
import pstats

import pandas as pd
import pytest

from components.charts import CHARTS
from components.dossier import Dossier
from components.graphic.canvas import COLUMN
from components.view import View
from tests.charts.making import with_tables

#: Columns that name a row of events or acts, or an actor, by table.
NAMED = {
    "events": ["id"],
    "roles": ["event_id", "actor_id"],
    "pressures": ["id", "event_id", "from_actor", "to_actor"],
    "actors": ["id"],
    "citations": ["row_id"],
}


def times(dossier: Dossier, n: int, *, actors: bool) -> Dossier:
    """The dossier ``n`` times over, with as many actors or with those that it has."""

    def copied(table: str, k: int) -> pd.DataFrame:
        frame = getattr(dossier, table)
        names = [c for c in NAMED[table] if actors or "actor" not in c]
        return frame.assign(**{c: frame[c].astype(str) + f"-{k}" for c in names})

    tables = [t for t in NAMED if actors or t != "actors"]
    made = {t: pd.concat([copied(t, k) for k in range(n)], ignore_index=True) for t in tables}
    return with_tables(dossier, **made)


def operations(dossier: Dossier, name: str) -> int:
    """Calls that the chart makes for the whole dossier."""
    profile = cProfile.Profile()
    frame = profile.runcall(CHARTS[name].prepare, dossier, View())
    if name == "pressure":
        profile.runcall(CHARTS[name].layout, frame, COLUMN)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


@pytest.mark.parametrize("actors", [True, False], ids=["more actors", "the same actors"])
@pytest.mark.parametrize("name", ["pressure", "activity"])
def test_four_times_the_rows_are_about_four_times_the_work(
    dossier: Dossier, name: str, actors: bool
) -> None:
    some, many = (operations(times(dossier, n, actors=actors), name) for n in (6, 24))
    assert many < 4.8 * some

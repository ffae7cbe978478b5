"""From (Dossier, View) to the tidy frames that all linked charts share.

Written in Narwhals expressions over lazy frames: pandas runs them today, and the tests run the
same expressions on pyarrow and DuckDB.

The rule is one: filters choose **events**; everything else follows from the events in view. But
of acts of pressure, "from inside" and "from outside" ask for the side of the act itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import narwhals as nw
import pandas as pd

from components.dossier import Dossier
from components.query.boomerang import legs
from components.query.filtering import among, filter_acts, filter_events
from components.query.following import lit
from components.query.own_dates import demands_in, drawn_in, in_period
from components.query.search.holding import demands_holding, events_holding
from components.view import View


@dataclass(frozen=True, eq=False)
class Selection:
    """What is in view, as one tidy frame a table; rows keep the order of the dossier.

    Frames that follow from the events are made when they are first asked for, and kept.

    Attributes
    ----------
    view : View
        The filters that chose it.
    events : pandas.DataFrame
        Events in view, with ``certain`` (bool: it must lie in the period), ``likely`` (it must, or
        the day at which it is drawn does) and ``selected``. What is not likely is in view, stands
        back and is counted apart.
    """

    dossier: Dossier
    view: View
    events: pd.DataFrame

    @property
    def total(self) -> dict[str, int]:
        """Number of rows of each table in the whole dossier."""
        names = ("events", "roles", "pressures", "actors", "votes", "provisions", "claims")
        return {name: len(getattr(self.dossier, name)) for name in names}

    @cached_property
    def roles(self) -> pd.DataFrame:
        """Parts in the events in view."""
        return _collect(self._following("roles"))

    @cached_property
    def pressures(self) -> pd.DataFrame:
        """Acts in view, by or upon chosen actors, with their leg of the boomerang."""
        frame = nw.from_native(legs(self.dossier)).lazy()
        passing = nw.from_native(self._whoever_pushed).lazy()
        frame = filter_acts(frame, passing, self.view)
        if self.view.only:
            chosen = list(self.view.actor)
            frame = frame.filter(
                nw.col("from_actor").is_in(chosen) | nw.col("to_actor").is_in(chosen)
            )
        return _collect(frame)

    @cached_property
    def occasions(self) -> pd.DataFrame:
        """Events in view, and those of which only acts are: coded with another side than these."""
        ids = {*self.events["id"], *self.pressures["event_id"]}
        if len(ids) == len(self.events):
            return self.events
        found = self._whoever_pushed
        return found[found["id"].isin(ids)].reset_index(drop=True)

    @cached_property
    def unlikely(self) -> frozenset[str]:
        """Those of ``occasions`` that more likely lie before or after the period."""
        return frozenset(self.occasions.loc[~self.occasions["likely"], "id"])

    @property
    def _whoever_pushed(self) -> pd.DataFrame:
        """Events that pass all filters but ``pressure``."""
        if not self.view.pressure:
            return self.events
        return select(self.dossier, self.view.replace(pressure=())).events

    @cached_property
    def actors(self) -> pd.DataFrame:
        """Actors with a part or an act in view."""
        active = {*self.roles["actor_id"], *self.pressures["from_actor"]}
        active.update(self.pressures["to_actor"])
        return _collect(_lazy(self.dossier, "actors").filter(among("id", sorted(active))))

    @cached_property
    def votes(self) -> pd.DataFrame:
        """Votes that are events in view."""
        return _collect(self._following("votes"))

    @cached_property
    def provisions(self) -> pd.DataFrame:
        """Provisions that came with the events in view."""
        return _collect(self._following("provisions"))

    @cached_property
    def claims(self) -> pd.DataFrame:
        """Claims on the events in view; those on none are kept while no filter is on."""
        if self.view.filters == View():
            return self.dossier.claims
        return _collect(self._following("claims"))

    @cached_property
    def demands(self) -> pd.DataFrame:
        """Demands by or upon chosen actors: of the events that the other filters keep, or alone.

        ``likely`` says of them what it says of events.
        """
        others = select(self.dossier, self.view.filters.replace(only=""))
        holding = demands_holding(self.dossier, self.view.q) if self.view.q else ()
        found = demands_in(self.dossier.demands, set(others.events["id"]), self.view, holding)
        alone = in_period(found, self.view.replace(sure="certainly")) | drawn_in(found, self.view)
        asked = ~found["event_id"].isin(others.unlikely)
        return found.assign(likely=asked.where(found["event_id"].notna(), alone))

    @cached_property
    def enforcement(self) -> pd.DataFrame:
        """Figures whose period may fall, or as the View asks must, in that of the View."""
        frame = self.dossier.enforcement
        return frame[in_period(frame, self.view)].reset_index(drop=True)

    def _following(self, table: str) -> nw.LazyFrame[Any]:
        return self._of_events(getattr(self.dossier, table))

    def _of_events(self, frame: pd.DataFrame) -> nw.LazyFrame[Any]:
        return nw.from_native(frame).lazy().filter(among("event_id", list(self.events["id"])))


# Few, for a Selection is many objects, which slow the garbage collector; the pages keep the text
# that they make of it.
@lru_cache(maxsize=32)
def select(dossier: Dossier, view: View) -> Selection:
    """Apply a View to a dossier, once for all charts.

    Parameters
    ----------
    dossier : Dossier
        Compared by identity and version; never changed.
    view : View
        What the reader asked for.

    Returns
    -------
    Selection
        Shared and cached: callers must not change its frames.
    """
    events, roles, pressures = (_lazy(dossier, t) for t in ("events", "roles", "pressures"))
    holding = events_holding(dossier, view.q) if view.q else ()
    shown = _collect(filter_events(events, roles, pressures, view, holding))
    shown["selected"] = shown["id"].isin(lit(dossier, view))
    shown["likely"] = shown["certain"] | drawn_in(shown, view)
    return Selection(dossier, view, shown)


def _lazy(dossier: Dossier, table: str) -> nw.LazyFrame[Any]:
    return nw.from_native(getattr(dossier, table)).lazy()


def _collect(frame: nw.LazyFrame[Any]) -> pd.DataFrame:
    """Bring a lazy frame home as pandas, in the dossier's row order."""
    return frame.collect().to_pandas().reset_index(drop=True)

"""Norms among the actors: one weighs, and does not act."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from components.dossier import Dossier
from components.wording.counting import counted


@lru_cache(maxsize=8)  # asked for every arrow
def norms(dossier: Dossier) -> frozenset[str]:
    """Ids of the actors that are norms."""
    return frozenset(dossier.actors.loc[dossier.actors["kind"] == "norm", "id"])


def acts(dossier: Dossier) -> pd.DataFrame:
    """The acts of pressure of all who act."""
    return dossier.pressures[~dossier.pressures["from_actor"].isin(norms(dossier))]


def bore(times: int) -> str:
    """How often a norm bore on somebody: told beside acts of pressure, and never among them."""
    return f"{counted(times, 'time')} a norm bore on somebody"

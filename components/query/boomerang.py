"""Which leg of the boomerang an act of pressure travels, by the arenas of its two ends."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from components.dossier import Dossier

#: Arenas that a leg of the boomerang leads from and to (Keck and Sikkink's route).
BOOMERANG = {
    ("society", "transnational"): 1,
    ("society", "foreign-state"): 1,
    ("society", "intergovernmental"): 1,
    ("transnational", "foreign-state"): 2,
    ("transnational", "intergovernmental"): 2,
    ("intergovernmental", "foreign-state"): 2,
    ("foreign-state", "home-state"): 3,
    ("intergovernmental", "home-state"): 3,
    ("transnational", "home-state"): 3,
    ("society", "foreign-society"): 1,
    ("foreign-society", "foreign-state"): 2,
    ("foreign-society", "intergovernmental"): 2,
    ("foreign-society", "home-state"): 3,
}


@lru_cache(maxsize=8)
def legs(dossier: Dossier) -> pd.DataFrame:
    """Acts with both ends' arenas and the leg of the boomerang that each travels (0: none)."""
    pressures, actors = dossier.pressures, dossier.actors
    arena = dict(zip(actors["id"], actors["arena"], strict=True))
    start, end = pressures["from_actor"].map(arena), pressures["to_actor"].map(arena)
    found = [BOOMERANG.get(pair, 0) for pair in zip(start, end, strict=True)]
    return pressures.assign(from_arena=start, to_arena=end, leg=found)

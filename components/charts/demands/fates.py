"""What can become of a demand: its words, its sign, and what a camp got in one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple


class Fate(NamedTuple):
    """Words of a fate, the same in a sentence, and the symbol and looks that stand for it."""

    words: str
    short: str
    shape: str
    hollow: bool = False
    struck: bool = False


FATES = {
    "enacted": Fate("Enacted", "enacted", "square"),
    "softened": Fate("Softened", "softened", "diamond"),
    "later": Fate("Came later", "came later", "triangle-right"),
    "dropped": Fate("Dropped", "dropped", "circle", hollow=True, struck=True),
    "unknown": Fate("Not known", "not known", "circle", hollow=True),
}


def got(rows: Sequence[Any]) -> str:
    """``5 of 9 enacted, 1 softened, 3 dropped``: what a camp got of what it asked for."""
    fates = Counter(row.fate for row in rows)
    rest = [f"{fates[f]} {FATES[f].short}" for f in FATES if fates[f] and f != "enacted"]
    return ", ".join([f"{fates['enacted']} of {len(rows)} enacted", *rest])

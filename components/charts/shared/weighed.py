"""What the three charts of a weighing share: words for figures, and the clues' own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from components.analysis.weighing import SCALE, Judgement, Weighing, posterior
from components.dossier import Dossier
from components.query.citations import supporting
from components.query.following import lit
from components.view import View
from components.wording.counting import spelled

NOTHING = "Nothing is weighed yet."
NAMES = {"own": "This weighing", "rival": "The other one"}
#: Condition of every probability, in the heading of a column; with the number, ``among`` says it.
THESE = "among these answers"


def among(answers: int) -> str:
    """Condition of every probability of a weighing: ``Among these seven answers``."""
    return f"Among these {spelled(answers)} answers"


def percent(share: float) -> str:
    """A probability in words: ``43.2 %``. Never 0 or 100, for no clue makes certain."""
    if share < 0.0005:
        return "under 0.1 %"
    return "over 99.9 %" if share >= 0.9995 else f"{100 * share:.1f} %"


def between(low: float, high: float) -> str:
    """Two probabilities in words: ``5.8–86.0 %``, or one if they are shown as the same."""
    first, last = percent(low), percent(high)
    return last if first == last else f"{first.removesuffix(' %')}–{last}"


def signed(value: float) -> str:
    """Decibels with their sign: ``+6.0``, ``−0.4``, ``0.0``."""
    text = f"{abs(value):.1f}"
    return text if text == "0.0" else f"{'+' if value > 0 else '−'}{text}"


def odds(db: float) -> str:
    """Odds for whole tens of decibels: 20 is ``100 to 1``, -10 is ``1 to 10``, 0 is ``even``.

    What is beyond ten thousand to one, or no power of ten, stays in decibels.
    """
    if db == 0:
        return "even"
    if abs(db) > 40 or db % 10:
        return f"{signed(db).removesuffix('.0')} dB"
    many = f"{10 ** round(abs(db) / 10):,}"
    return f"{many} to 1" if db > 0 else f"1 to {many}"


@dataclass(frozen=True)
class Lead:
    """The explanation that a weighing puts first.

    Attributes
    ----------
    id, short : str
        Which; the first in the dossier's order where several share the place.
    shared : tuple of str
        Short names of all that share it; one if it leads alone.
    """

    id: str
    short: str
    shared: tuple[str, ...]


def leading(dossier: Dossier, weighing: Weighing) -> Lead:
    """The leading explanation, and with which others it shares the place."""
    table = posterior(dossier, weighing)
    best = np.isclose(table["posterior"], table["posterior"].max(), rtol=0, atol=1e-12)
    first = table[best]
    return Lead(str(first["id"].iloc[0]), str(first["short"].iloc[0]), tuple(first["short"]))


def can_weigh(dossier: Dossier) -> bool:
    """Whether there are rivals: one explanation alone has nothing to be weighed against."""
    return len(dossier.explanations) > 1


@dataclass(frozen=True)
class Clue:
    """A claim as a clue: its label, what it says and who says so, and whether it is chosen."""

    short: str
    says: str
    selected: bool


def clues(dossier: Dossier, view: View) -> dict[str, Clue]:
    """Every claim as a clue, by id; chosen are those that speak of a chosen event."""
    sources = supporting(dossier, "claims")
    chosen = lit(dossier, view)
    columns = ("id", "short", "statement", "claimant", "assertion", "event_id")
    rows = zip(*(dossier.claims[name] for name in columns), strict=True)
    return {
        str(claim): Clue(
            str(short),
            f"{str(statement).rstrip('.')}. {_who(claimant, assertion)}"
            + (f" Source: {sources[claim]}." if claim in sources else ""),
            event in chosen,
        )
        for claim, short, statement, claimant, assertion, event in rows
    }


def _who(claimant: Any, assertion: Any) -> str:
    return f"Claimed by {claimant} ({assertion})." if pd.notna(claimant) else f"({assertion})"


def judged(clue: Judgement, place: int) -> str:
    """How expected a clue is held to be under one explanation, and whether it counts half."""
    words = SCALE[clue.levels[place]][0]
    return f"{words}, repeats an earlier clue and counts half" if clue.linked else words

"""What the dossier's own coding of the clues comes to, in words."""

from __future__ import annotations

from functools import lru_cache

from components.analysis.coded_weighing import coded, ranked
from components.analysis.weighing import leader
from components.charts.shared.weighed import can_weigh
from components.dossier import Dossier
from components.wording.counting import spelled

#: How many times as probable as the second an answer must be to count as ahead.
AHEAD = 1.5


def hundredths(share: float) -> str:
    """A probability as ``20 of 100``; never 0 or 100."""
    if share < 0.005:
        return "under 1 of 100"
    return "over 99 of 100" if share >= 0.995 else f"{100 * share:.0f} of 100"


@lru_cache(maxsize=8)
def possible(dossier: Dossier) -> bool:
    """Whether there is something to weigh: rivals, and clues that speak of them."""
    return can_weigh(dossier) and len(dossier.claims) > 0


@lru_cache(maxsize=8)
def finding(dossier: Dossier) -> str:
    """The state of the answers by our coding, as a headline without full stop."""
    first, second, *_ = ranked(dossier, coded(dossier))
    answers = spelled(len(dossier.explanations))
    if not leader(dossier, coded(dossier)) or first.posterior < AHEAD * second.posterior:
        return f"By our own coding, none of the {answers} answers pulls clear"
    if first.posterior > 0.5:
        return f"By our own coding, “{first.short}” outweighs all the other answers together"
    return f"By our own coding, “{first.short}” is ahead, and not by enough to settle it"

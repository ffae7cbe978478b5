"""What is known of a vote: its seats by state, bounds of what no source gives, what was needed.

The convention is written down in ``docs/votes.md``.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from components.dossier.thresholds import least, share_words, weight_words

#: A seat that the count leaves out though all who voted or did not are counted.
VACANT = "vacant or not listed"
UNKNOWN = "unknown"
#: State of a seat -> column that counts it, in the order of every chart of votes.
FIELDS = {
    "for": "yes", "against": "no", "abstained": "abstain", "present, not voting": "present",
    "not voting": "not_voting", "absent with leave": "excused", "absent": "absent",
    "vacant": "vacant",
}  # fmt: skip
#: Every state of a seat; the last two are what is left when the counts are taken from the seats.
STATES = (*FIELDS, VACANT, UNKNOWN)
#: Counts that together leave nobody out: who did not vote may be one figure or several.
_WHOLE = ({"abstained", "not voting"}, {"abstained", "present, not voting", "absent"})
#: How a vote is called that has no count of one of its sides.
METHODS = {"voice": "by voice", "consensus": "by consensus"}


def outcomes(vote: Any) -> dict[str, int]:
    """Seats by state, adding up to all seats of a vote.

    Parameters
    ----------
    vote : row of ``votes`` or ``ballots``
        A ballot has no ``seats``, nor has a chamber whose size no source gives: of what is left
        unsaid there nothing can be counted.

    Returns
    -------
    dict of str to int
        States that a source gives, zeros included. Seats left over are "unknown" while a count is
        missing; where all are given nobody is left whose vote could be unknown, and they are
        "vacant or not listed".
    """
    counts = {
        state: int(getattr(vote, field))
        for state, field in FIELDS.items()
        if pd.notna(getattr(vote, field, None))
    }
    seats: Any = getattr(vote, "seats", None)
    rest = 0 if pd.isna(seats) else int(seats) - sum(counts.values())
    left = VACANT if _whole(counts) else UNKNOWN
    return {**counts, left: rest} if rest else counts


def size(vote: Any) -> int:
    """Seats of the chamber; where no source gives them, the votes that were counted."""
    return int(vote.seats) if pd.notna(vote.seats) else sum(outcomes(vote).values())


def size_words(vote: Any) -> str:
    """``450 seats``; ``134 votes counted`` where no source gives the seats."""
    return f"{size(vote)} {'seats' if pd.notna(vote.seats) else 'votes counted'}"


def bounds(known: dict[str, int]) -> dict[str, tuple[int, int]]:
    """Least and most seats of each state that no source counts, where some seats are unknown.

    Parameters
    ----------
    known : dict of str to int
        What ``outcomes`` gives.

    Returns
    -------
    dict of str to (int, int)
        Empty where nothing is left open. One figure for all who did not vote holds the present and
        the absent; one for the absent holds those with leave.
    """
    gap = known.get(UNKNOWN, 0)
    parted = {"present, not voting", "absent with leave", "absent"}
    over = parted if "not voting" in known else {"not voting"}
    over |= {"absent with leave"} if "absent" in known else set()
    return {s: (0, gap) for s in FIELDS if gap and s not in known and s not in over}


def bounds_words(known: dict[str, int]) -> str:
    """``abstained, present, absent: 0 to 97 each``; "" where nothing is left open."""
    found = bounds(known)
    if not found:
        return ""
    each = " each" if len(found) > 1 else ""
    low, high = next(iter(found.values()))
    return f"{'; '.join(found)}: {low} to {high}{each}"


def needed(vote: Any) -> int | None:
    """Votes for that were needed; None where no source says, or it is a share of the unknown."""
    said = getattr(vote, "needed", None)
    if pd.isna(said):
        return None
    return least(str(said), lambda name: _count(vote, name))


def _count(vote: Any, name: str) -> int | None:
    value = getattr(vote, name)
    return None if pd.isna(value) else int(value)


def failed(vote: Any) -> bool:
    """Whether the vote was lost."""
    return bool(getattr(vote, "result", "passed") == "rejected")


def verdict(vote: Any) -> str:
    """``rejected, 60 needed``; nothing of a vote that passed and was taken as most are."""
    told, method = needed_words(vote), _how(vote)
    said = f"{vote.result} {method}".strip() if failed(vote) or method or told else ""
    return ", ".join(filter(None, (said, told)))


def needed_words(vote: Any) -> str:
    """``15 and 65% of people needed``; "" where no source says."""
    said, enough = getattr(vote, "needed", None), needed(vote)
    weight = "" if pd.isna(said) else weight_words(str(said), unit(vote))
    parts = ["" if enough is None else str(enough), weight]
    told = " and ".join(filter(None, parts))
    return f"{told} needed" if told else ""


def unit(vote: Any) -> str:
    """What weights count in a vote that has them."""
    said = getattr(vote, "weight_unit", None)
    return "weight" if pd.isna(said) else str(said)


def rule(vote: Any) -> str:
    """``Needed: more than 1/2 of all seats.``; "" where no source gives a share."""
    said = getattr(vote, "needed", None)
    share = "" if pd.isna(said) else share_words(str(said), unit(vote))
    return f"Needed: {share}." if share else ""


def score(vote: Any) -> str:
    """``53–34``; how it ended where a side has no count."""
    if pd.isna(vote.yes) or pd.isna(vote.no):
        return f"{vote.result} {_how(vote)}".strip()
    return f"{vote.yes}–{vote.no}"


def _how(vote: Any) -> str:
    return METHODS.get(str(getattr(vote, "method", "")), "")


def _whole(counts: dict[str, int]) -> bool:
    """Whether everybody who held a seat is counted."""
    return {"for", "against"} <= counts.keys() and any(s <= counts.keys() for s in _WHOLE)

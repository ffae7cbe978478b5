"""Faults of votes with weights: blocs that cannot be weighed, and a whole that is too small."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .problems import Problem
from .sheet import Line, Sheet
from .thresholds import weight_words
from .weights import ROUNDING, SIDES, Weights, weights


def blocs_of(ballots: Sheet) -> Mapping[Any, list[Line]]:
    """Vote -> its blocs; none of a vote that has none."""
    blocs: dict[Any, list[Line]] = defaultdict(list)
    for line in ballots.lines:
        blocs[line.values.get("vote_id")].append(line)
    return blocs


def weights_of(vote: Line, lines: Sequence[Line]) -> Weights | None:
    """What was cast of the weight of a vote; None where its blocs have none, or all has none."""
    whole = vote.values.get("weight")
    if whole is None and not _all_there(vote.values, lines):
        return None
    return weights((line.values for line in lines), whole)


def of_weights(ballots: Sheet, votes: Sheet) -> Iterator[Problem]:
    """Every fault of weights in readable sheets."""
    blocs = blocs_of(ballots)
    for line in ballots.lines:
        yield from _parted(ballots, line)
    for vote in votes.lines:
        lines = blocs.get(vote.values.get("id"), [])
        yield from _unlike(votes, vote, weighed=[ln for ln in lines if _weight(ln) is not None])
        yield from _open(votes, vote, lines)


def _weight(line: Line) -> float | None:
    weight: float | None = line.values.get("weight")
    return weight


def _parted(sheet: Sheet, line: Line) -> Iterator[Problem]:
    """A bloc with one weight that voted in several ways."""
    get = line.values.get
    if _weight(line) is not None and sum(bool(get(side)) for side in SIDES) > 1:
        right = "write a row a side, each with its weight"
        yield Problem(
            sheet.file, line.row, "weight", "one weight of a bloc that voted in several ways",
            right, f"{_weight(line):g}",
        )  # fmt: skip


def _unlike(sheet: Sheet, vote: Line, *, weighed: Sequence[Line]) -> Iterator[Problem]:
    """Weights of a vote that is not said to have any, and a share of weights that there are not."""
    get = vote.values.get
    said = get("needed") or ""
    if weighed and "method" in vote.values and get("method") != "weighted":
        wrong = f"{weighed[0].values.get('bloc', 'a bloc')} has a weight"
        right = "write 'weighted', or take the weights out of ballots"
        yield Problem(sheet.file, vote.row, "method", wrong, right, get("method") or "")
    for name in ("weight", "weight_unit"):
        if get(name) is not None and not weighed:
            right = "write the weight of each bloc in ballots"
            yield Problem(sheet.file, vote.row, name, "no bloc has a weight", right, str(get(name)))
    if weight_words(said, "weight") and not weighed:
        right = "write the weight of each bloc in ballots"
        yield Problem(
            sheet.file, vote.row, "needed", "an amount of weight, and no bloc has one", right, said
        )


def _open(sheet: Sheet, vote: Line, lines: Sequence[Line]) -> Iterator[Problem]:
    """A vote whose blocs are not all weighed, and whose whole weight is not given or too small."""
    known = [weight for line in lines if (weight := _weight(line)) is not None]
    whole = vote.values.get("weight", 0)
    if not known or whole == 0:
        return
    if whole is None and not _all_there(vote.values, lines):
        wrong = "the weights of the blocs are not those of all members"
        yield Problem(sheet.file, vote.row, "weight", wrong, "write what all weigh together", "")
    elif whole is not None and sum(known) > whole * (1 + ROUNDING):
        wrong = f"blocs weigh {sum(known):g} together"
        yield Problem(sheet.file, vote.row, "weight", wrong, "correct one of them", f"{whole:g}")


def _all_there(vote: Mapping[str, Any], lines: Sequence[Line]) -> bool:
    """Whether the blocs are all members, or all who are counted, each with a weight."""
    if any(_weight(line) is None for line in lines):
        return False
    seats = vote.get("seats")
    if seats is None:
        seats = sum(vote.get(side) or 0 for side in SIDES)
    return bool(seats == sum(line.values.get(side) or 0 for line in lines for side in SIDES))

"""Faults of votes: more of them than seats, an end that their figures deny, a day of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from . import dates
from .problems import Problem
from .sheet import Line, Sheet
from .thresholds import BASES, WEIGHED, conditions, least, met, share_words, weight_words
from .weight_rules import blocs_of, of_weights, weights_of
from .weights import SIDES, Weights

#: Columns that count seats of a vote.
COUNTS = (*SIDES, "present", "excused", "absent", "vacant")
#: How a vote is taken where nobody counts.
UNCOUNTED = ("voice", "consensus")


def of_votes(sheets: Mapping[str, Sheet]) -> Iterator[Problem]:
    """Every fault of votes and ballots in readable sheets."""
    yield from too_many(sheets["votes"])
    yield from uncounted(sheets["votes"])
    yield from unsized(sheets["votes"])
    yield from denied(sheets["votes"], sheets["ballots"])
    yield from ballots(sheets["ballots"], sheets["votes"])
    yield from of_weights(sheets["ballots"], sheets["votes"])
    yield from dated_apart(sheets["votes"], sheets["events"])


def too_many(sheet: Sheet) -> Iterator[Problem]:
    """More votes than seats."""
    for line in sheet.lines:
        counted = [name for name in COUNTS if line.values.get(name) is not None]
        total = sum(line.values[name] for name in counted)
        seats = line.values.get("seats")
        if seats is not None and total > seats:
            wrong = f"{total} votes ({' + '.join(counted)}) in a chamber of {seats}"
            yield Problem(sheet.file, line.row, "seats", wrong, "correct one of them", str(seats))


def uncounted(sheet: Sheet) -> Iterator[Problem]:
    """Votes without a count of a side that were not taken by voice or consent."""
    for line in sheet.lines:
        for name in ("yes", "no"):
            if line.values.get(name, 0) is None and line.values.get("method") not in UNCOUNTED:
                right = "write the figure, or 'voice' or 'consensus' in method"
                yield Problem(sheet.file, line.row, name, "no count, and no method", right, "")


def unsized(sheet: Sheet) -> Iterator[Problem]:
    """Votes of which nothing can be drawn: neither seats nor a count."""
    for line in sheet.lines:
        if all(line.values.get(name, 0) is None for name in ("seats", "yes", "no")):
            right = "write the seats of the chamber, or how many voted"
            yield Problem(sheet.file, line.row, "seats", "no seats, and no count", right, "")


def denied(sheet: Sheet, ballots: Sheet) -> Iterator[Problem]:
    """Votes that ended otherwise than their figures and what was needed say."""
    blocs = blocs_of(ballots)
    for line in sheet.lines:
        said, result = line.values.get("needed"), line.values.get("result")
        if said is None or result is None:
            continue
        found = list(_ends(said, line, weights_of(line, blocs.get(line.values.get("id"), []))))
        # It took all that was needed: one that is lacking is enough for it to fail.
        short = [words for enough, words in found if enough is False]
        passed = all(enough for enough, _ in found)
        if (short and result == "passed") or (passed and result == "rejected"):
            wrong = " and ".join(short or (words for _, words in found))
            right = "correct yes, needed or result"
            yield Problem(sheet.file, line.row, "result", wrong, right, result)


def _ends(said: str, vote: Line, weighed: Weights | None) -> Iterator[tuple[bool | None, str]]:
    """Whether votes and weight were enough, None where that is not known, each with its words."""
    get = vote.values.get
    if any(one.base not in WEIGHED for one in conditions(said)):
        votes, enough = get("yes"), least(said, get)
        share = share_words(said, of=BASES)
        words = f"{votes} for where {enough} were needed{f' ({share})' if share else ''}"
        yield None if votes is None or enough is None else votes >= enough, words
    unit = get("weight_unit") or "weight"
    needed = weight_words(said, unit)
    if needed and weighed:  # without weights that is said of ``needed``
        held = f"{weighed.of('yes'):g} of {weighed.whole:g} {unit}"
        yield met(said, weighed), f"{held} for where {needed} were needed"
    elif needed:
        yield None, ""


def dated_apart(sheet: Sheet, events: Sheet) -> Iterator[Problem]:
    """Votes whose date cannot be that of their event."""
    days = {ln.values.get("id"): ln.values.get("date") for ln in events.lines}
    for line in sheet.lines:
        own, other = line.values.get("date"), days.get(line.values.get("event_id"))
        if own is None or other is None:
            continue
        (low, high), (first, last) = dates.bounds(own), dates.bounds(other)
        if (low and last and low > last) or (high and first and high < first):
            wrong = f"its event is dated {other}"
            right = "correct one of them, or name another event"
            yield Problem(sheet.file, line.row, "date", wrong, right, own)


def ballots(sheet: Sheet, totals: Sheet) -> Iterator[Problem]:
    """Blocs that do not add up to their vote, where both sides are known."""
    blocs = blocs_of(sheet)
    for vote in totals.lines:
        lines = blocs.get(vote.values.get("id"), [])
        for name in SIDES:
            counts = [line.values[name] for line in lines if line.values.get(name) is not None]
            total = vote.values.get(name)
            # A bloc without a figure leaves the sum open
            if lines and len(counts) == len(lines) and total not in (None, sum(counts)):
                what = f"blocs add up to {sum(counts)}, the vote says {total} (line {vote.row})"
                right = f"correct {sheet.file} or {totals.file}"
                yield Problem(sheet.file, lines[0].row, name, what, right, str(counts[0]))

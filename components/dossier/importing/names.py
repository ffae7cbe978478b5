"""A plain list of who voted how -> the counts of a vote and of its blocs.

Columns are found by the names that lists of roll calls use: a bloc is also a party, a group or a
faction, a vote also a position. One row is one member.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence

from components.dossier.sheet import mark_of

Cells = dict[str, str]

_BLOC = ("bloc", "party", "group", "faction", "member.group.code", "group.code")
_VOTE = ("vote", "position", "option", "cast", "cast_code")
#: How lists say a vote -> the column that counts it. Voteview's codes 1 to 9 are among them.
WORDS = {
    "yes": ("yes", "yea", "aye", "for", "in favour", "in favor", "1", "2", "3"),
    "no": ("no", "nay", "against", "4", "5", "6"),
    "abstain": ("abstain", "abstained", "abstention", "present", "7", "8"),
    "not_voting": (
        "not voting",
        "not_voting",
        "did_not_vote",
        "did not vote",
        "absent",
        "excused",
        "paired",
        "9",
    ),
}
_OF = {word: column for column, words in WORDS.items() for word in words}


class ListError(ValueError):
    """A list that cannot be read; its message is ``what is wrong; what would be right``."""


def count(data: bytes) -> tuple[Cells, list[Cells]]:
    """Count a list of votes.

    Parameters
    ----------
    data : bytes
        A CSV with a header, in UTF-8.

    Returns
    -------
    tuple of (dict, list of dict)
        ``yes``, ``no``, ``abstain`` and ``not_voting`` of the whole, and of each bloc with its
        name, the largest first. A count of nobody is 0: the list is of everybody.

    Raises
    ------
    ListError
        If there is no column of votes, or a vote that is none of the words for one.
    """
    rows = table(data, ())
    header = {name.strip().lower(): name for name in (rows[0] if rows else {}) if name}
    vote = next((header[name] for name in _VOTE if name in header), None)
    if vote is None:
        raise ListError(f"no column of votes; call it one of: {', '.join(_VOTE)}")
    bloc = next((header[name] for name in _BLOC if name in header), None)
    return counted((row[bloc] if bloc else "", row[vote]) for row in rows)


def counted(said: Iterable[tuple[str, str]]) -> tuple[Cells, list[Cells]]:
    """Count blocs and votes, the first of which stands in line 2; see ``count``."""
    found: Counter[tuple[str, str]] = Counter()
    for number, (bloc, vote) in enumerate(said, start=2):
        word = vote.strip().lower()
        if word not in _OF:
            words = ", ".join(words[0] for words in WORDS.values())
            raise ListError(f"line {number}: {vote!r} is no vote; write one of: {words}")
        found[bloc.strip(), _OF[word]] += 1
    blocs: Counter[str] = Counter()
    for (name, _), times in found.items():
        blocs[name] += times
    counts = [
        {"bloc": name, **{column: str(found[name, column]) for column in WORDS}}
        for name, _ in blocs.most_common()
        if name
    ]
    whole = {c: str(sum(n for (_, of), n in found.items() if of == c)) for c in WORDS}
    return whole, counts


def table(data: bytes, needed: Sequence[str]) -> list[dict[str, str]]:
    """Rows of a CSV, empty cells as "".

    Raises
    ------
    ListError
        If it is not in UTF-8, or lacks a column that is needed.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ListError("not UTF-8; save the list as CSV in UTF-8") from None
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=mark_of(text))
    try:
        rows = [{k: v or "" for k, v in row.items() if k is not None} for row in reader]
    except csv.Error as error:
        raise ListError(f"broken CSV ({error}); close every quote") from None
    lacking = [name for name in needed if name not in (reader.fieldnames or ())]
    if lacking:
        raise ListError(f"no column {', '.join(lacking)}; give the file as it was exported")
    return rows

"""What each page still needs of a dossier before it has something to show."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Need(NamedTuple):
    """Rows that a page cannot do without: so many of each table."""

    page: str
    rows: Mapping[str, int]


NEEDS = (
    Need("Timeline", {"events": 1}),
    Need("Pressure", {"actors": 2, "pressures": 1}),
    Need("Vote", {"votes": 1}),
    Need("Law", {"provisions": 1}),
    Need("World", {"measures": 1}),
    Need("Evidence", {"explanations": 2, "claims": 1}),
    Need("Story, Teach", {"scenes": 1}),
)


def progress(counts: Mapping[str, int]) -> list[tuple[str, str]]:
    """Each page with what it still needs, in words; empty where it has enough.

    Parameters
    ----------
    counts : mapping of str to int
        Table -> number of its rows.
    """
    found = []
    for need in NEEDS:
        lacking = {t: n - counts.get(t, 0) for t, n in need.rows.items() if counts.get(t, 0) < n}
        found.append((need.page, ", ".join(f"{n} more of {t}" for t, n in lacking.items())))
    return found

"""What each page still needs of a dossier before it has something to show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from .settings import SETTINGS, setting_of
from .sheet import Line


class Need(NamedTuple):
    """What a page cannot do without: so many rows of each table, and one of some settings."""

    page: str
    rows: Mapping[str, int]
    settings: tuple[str, ...] = ()

    @property
    def choice(self) -> str:
        """The settings of which it needs one, in words; "" where it needs none."""
        said = [
            f"{key} ({setting.what[0].lower()}{setting.what[1:]})"
            for key in self.settings
            for setting in SETTINGS
            if setting.key == key
        ]
        return f"in case {' or '.join(said)}" if said else ""


NEEDS = (
    Need("Timeline", {"events": 1}),
    Need("Pressure", {"actors": 2, "pressures": 1}),
    Need("Vote", {"votes": 1}),
    Need("Law", {"provisions": 1}),
    Need("World", {"measures": 1}, ("rank.series", "count.<series>.event")),
    Need("Evidence", {"explanations": 2, "claims": 1}),
    Need("Story, Teach", {"scenes": 1}),
)


def progress(counts: Mapping[str, int], keys: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Each page with what it still needs, in words; empty where it has enough.

    Parameters
    ----------
    counts : mapping of str to int
        Table -> number of its rows.
    keys : iterable of str
        Keys of the settings that are made.
    """
    made = {found[0].key for found in map(setting_of, keys) if found}
    told = []
    for need in NEEDS:
        lacking = [
            f"{least - counts.get(table, 0)} more of {table}"
            for table, least in need.rows.items()
            if counts.get(table, 0) < least
        ]
        if need.settings and made.isdisjoint(need.settings):
            lacking.append(need.choice)
        told.append((need.page, ", ".join(lacking)))
    return told


def undrawn(case: Iterable[Line], measures: Iterable[Line]) -> Iterator[str]:
    """Series that no page draws, each with the settings that would have it drawn."""
    said = {line.cells.get("key", ""): line.cells.get("value") for line in case}
    drawn = {name for key, name in said.items() if key.endswith((".series", ".whole"))}
    drawn |= {key.split(".")[1] for key in said if key.startswith("count.")}
    for name in dict.fromkeys(line.cells.get("series") for line in measures):
        if name and name not in drawn:
            yield (
                f"measures: {name} is drawn on no page, and stands in the tables alone; "
                f"rank.series or count.{name}.event in case draws it"
            )

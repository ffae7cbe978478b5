"""The case's own words for lists that the schema holds, each like one of the list's own.

A word is written in the CSVs; what readers, addresses and exports have in its place is its label.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, get_args

from . import vocabulary


class Listed(NamedTuple):
    """A list of words: the column that holds them, and the schema's own in their order."""

    table: str
    column: str
    core: tuple[str, ...]


LISTS: Mapping[str, Listed] = {
    "stage": Listed("events", "stage", get_args(vocabulary.Stage)),
    "kind": Listed("events", "kind", get_args(vocabulary.EventKind)),
    "mechanism": Listed("pressures", "mechanism", get_args(vocabulary.Mechanism)),
    "theme": Listed("provisions", "theme", get_args(vocabulary.Theme)),
    "version": Listed("provisions", "version", get_args(vocabulary.Version)),
}
#: Columns to whose words a case may add its own.
OPEN = frozenset((of.table, of.column) for of in LISTS.values())
#: Column -> own word -> the word that it is like.
Likes = Mapping[tuple[str, str], Mapping[str, str]]


def _sound(row: Mapping[str, Any]) -> bool:
    """Whether a row adds a word to a list."""
    listed, word = LISTS.get(row.get("list") or ""), row.get("word")
    return bool(listed and word and word not in listed.core and row.get("like") in listed.core)


class Words:
    """The words of a case.

    Parameters
    ----------
    rows : iterable of mapping
        Rows of the table ``words``; empty cells are None or NaN.
    """

    def __init__(self, rows: Iterable[Mapping[str, Any]] = ()) -> None:
        self._labels: dict[str, dict[str, str]] = {name: {} for name in LISTS}
        self._cores: dict[str, dict[str, str]] = {name: {} for name in LISTS}
        places: dict[str, list[tuple[float, int, str]]] = {
            name: [(float(n), 0, word) for n, word in enumerate(listed.core, start=1)]
            for name, listed in LISTS.items()
        }
        for row in filter(_sound, rows):
            name, like = row["list"], row["like"]
            label = row["label"] if isinstance(row["label"], str) else row["word"]
            self._labels[name][row["word"]] = label
            self._cores[name][label] = like
            order = row["order"]  # NaN is the one number that is not itself
            beside = LISTS[name].core.index(like) + 1.5
            place = beside if order is None or order != order else float(order)
            places[name].append((place, len(places[name]), label))
        self._listed = {name: tuple(word for *_, word in sorted(p)) for name, p in places.items()}

    def __deepcopy__(self, memo: dict[int, Any]) -> Words:
        return self  # nothing in it changes

    def labels(self, name: str) -> Mapping[str, str]:
        """Own word of a list -> what readers see of it."""
        return self._labels[name]

    def core(self, name: str, label: str) -> str:
        """The word of the schema that a word is or is like, in whatever list or column."""
        return self._cores.get(name, {}).get(label, label)

    def alike(self, name: str, core: str) -> tuple[str, ...]:
        """A word of the schema and those that are like it, as readers see them, in order."""
        return tuple(word for word in self._listed[name] if self.core(name, word) == core)

    def listed(self, name: str) -> tuple[str, ...]:
        """All words of a list as readers see them, in order."""
        return self._listed[name]


NO_WORDS = Words()


def likes(rows: Iterable[Mapping[str, Any]]) -> Likes:
    """What each own word is like, by its column; rows with a fault are left out."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for row in rows:
        if _sound(row):
            listed = LISTS[row["list"]]
            of = found.setdefault((listed.table, listed.column), {})
            of.setdefault(row["word"], row["like"])
    return found

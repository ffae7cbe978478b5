"""The settings of a case: what it is called, and its own words for pages and charts.

What a case leaves unsaid is written from its data (``defaults``) or said in neutral words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import pandas as pd

#: What joins the parts of a value that is a list.
JOINT = "~"
#: How the country is called where a case does not name it.
UNNAMED = "the country"

Reference = tuple[str, str]


@dataclass(frozen=True, eq=False)
class Case:
    """The settings that a dossier makes.

    Attributes
    ----------
    said : mapping of str to str
        Key -> value, of the settings that are made.
    rests_on : mapping of str to tuple of (str, str)
        Key -> rows, as table and key, on which a sentence rests.
    """

    said: Mapping[str, str]
    rests_on: Mapping[str, tuple[Reference, ...]]

    def __deepcopy__(self, memo: dict[int, Any]) -> Case:
        return self  # nothing in it changes: a frame that carries it may be copied at no cost

    def __reduce__(self) -> tuple[Any, ...]:
        return Case, (dict(self.said), dict(self.rests_on))

    def text(self, key: str, default: str = "") -> str:
        """Value of a setting; the default where it is not made."""
        return self.said.get(key, default)

    def parts(self, key: str) -> tuple[str, ...]:
        """Value of a setting that is a list; empty where it is not made."""
        return tuple(part for part in self.said.get(key, "").split(JOINT) if part)

    def under(self, family: str) -> dict[str, str]:
        """Settings of a family: what stands at ``<…>`` in its key -> value, by that name.

        Examples
        --------
        >>> Case({"city.envoy": "Paris", "home.name": "X"}, {}).under("city.<actor>")
        {'envoy': 'Paris'}
        """
        head, _, tail = re.sub("<[a-z]+>", "<>", family).partition("<>")
        own = {
            key.removeprefix(head).removesuffix(tail): value
            for key, value in self.said.items()
            if key.startswith(head) and key.endswith(tail)
        }
        return {name: value for name, value in own.items() if "." not in name}

    @property
    def home(self) -> str:
        """Name of the country whose law it is, as within a sentence."""
        return self.text("home.name", UNNAMED)

    def version(self, version: str, default: str = "", *, within: bool = False) -> str:
        """What the case calls a version of the law, at the head of a column or in a sentence."""
        name = self.text(f"version.{version.replace(' ', '-')}", default)
        return name if within else name[:1].upper() + name[1:]

    def fill(self, text: str) -> str:
        """Put the names of the country and of its rank into a text.

        Parameters
        ----------
        text : str
            With ``{home}``, ``{national}`` and ``{rank}`` where its name, its adjective and what
            its rank is called belong, or ``{Home}`` and so on where the text begins with them.
        """
        names = {
            "home": self.home,
            "national": self.text("home.adjective", f"{self.home}’s"),
            "rank": self.text("rank.name", "rank"),
        }
        for name, word in names.items():
            text = text.replace(f"{{{name}}}", word)
            text = text.replace(f"{{{name.capitalize()}}}", word[:1].upper() + word[1:])
        return text


NO_CASE = Case(MappingProxyType({}), MappingProxyType({}))


def read_case(frame: pd.DataFrame) -> Case:
    """The settings in the table of a dossier."""
    rows = list(zip(frame["key"], frame["value"], frame["rests_on"], strict=True))
    return Case(
        MappingProxyType({str(key): str(value) for key, value, _ in rows}),
        MappingProxyType({str(key): references(str(r)) for key, _, r in rows if pd.notna(r)}),
    )


def references(text: str) -> tuple[Reference, ...]:
    """Rows that a cell names: ``"events:vote; votes:first"``."""
    pairs = (part.strip().partition(":") for part in text.split(";"))
    return tuple((table, key) for table, _, key in pairs)

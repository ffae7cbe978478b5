"""What an importer takes of a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Taking(NamedTuple):
    """Rows taken, and what was left and why.

    Attributes
    ----------
    rows : mapping of list of dict
        Table -> rows, each column -> text.
    left : list of str
        What was not taken, a line each.
    """

    rows: Mapping[str, list[dict[str, str]]]
    left: list[str]

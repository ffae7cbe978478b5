"""A fault found in a dossier, and how to say it in one line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

LONGEST = 60


@dataclass(frozen=True, order=True)
class Problem:
    """One fault: where it is, what is wrong, what would be right.

    Attributes
    ----------
    file : str
        Path inside the dossier.
    row : int
        Line of the file on which the row starts (the header is 1); 0 for the whole file.
    column : str
        Empty for the whole row.
    value : str or None
        The cell as written; None where no one cell is at fault.
    warning : bool
        True where the dossier can be built all the same.
    """

    file: str
    row: int
    column: str
    wrong: str
    right: str
    value: str | None = None
    warning: bool = False

    def __str__(self) -> str:
        place = f"{self.file}:{self.row}:" if self.row else f"{self.file}:"
        if self.warning:
            place += " warning:"
        if self.column:
            place += f" column {_quote(self.column)}:"
        if self.value is not None:
            place += f" value {_quote(self.value)}:"
        return f"{place} {self.wrong}; {self.right}"


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems by file, row and column, each once."""
    return sorted(set(problems), key=lambda p: (p.file, p.row, p.column, str(p)))


def did_you_mean(value: str, allowed: Iterable[str]) -> str:
    """The nearest allowed values as a question, or an empty string."""
    folded = {choice.casefold(): choice for choice in allowed}
    near = get_close_matches(value.casefold().replace("_", " "), folded, n=1, cutoff=0.6)
    return f"did you mean {folded[near[0]]!r}?" if near else ""


def _quote(text: str) -> str:
    # repr escapes what would break the line or hide in it
    return repr(text if len(text) <= LONGEST else text[: LONGEST - 1] + "…")

"""From what was measured to lines of a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Protocol

from tests.bench.builds.build import Build
from tests.bench.explorer.table import ratio, table

Figures = Mapping[str, float]


class Measure(Protocol):
    """Measures one build once."""

    def __call__(self, build: Build, *, quick: bool) -> Figures:
        """Figures by what they are of."""


@dataclass(frozen=True)
class Bench:
    """Something to measure.

    Attributes
    ----------
    title : str
        Head of its table.
    measure : callable
        Of one build, once.
    ratios : mapping of str to float
        How many times the earlier build's figure a figure may be; ``*`` for every other one.
    limits : mapping of str to float
        How large a figure may be by itself.
    total : str
        Where set, the name of the sum over what both builds have.
    turns : int
        How often, each build after the other.
    """

    title: str
    measure: Measure
    ratios: Figures = field(default_factory=dict)
    limits: Figures = field(default_factory=dict)
    total: str = ""
    turns: int = 3


def by_turns(bench: Bench, builds: Sequence[Build], *, quick: bool) -> list[Figures]:
    """Medians of each build; they take turns, so that a slow moment falls on both."""
    found: list[list[Figures]] = [[] for _ in builds]
    for _ in range(1 if quick else bench.turns):
        for build, runs in zip(builds, found, strict=True):
            runs.append(bench.measure(build, quick=quick))
    return [medians(runs) for runs in found]


def medians(runs: Sequence[Figures]) -> dict[str, float]:
    """Figure by figure."""
    return {key: median(run[key] for run in runs) for key in runs[0]}


def summed(old: Figures, new: Figures, name: str) -> tuple[Figures, Figures]:
    """Both with the sum over what both have, which comes first."""
    shared = [key for key in old if key in new]
    first, second = ({name: sum(one[key] for key in shared)} for one in (old, new))
    return first | dict(old), second | dict(new)


def lines(bench: Bench, old: Figures, new: Figures, names: Sequence[str]) -> str:
    """The table; a figure that one build does not have is a dash."""
    if bench.total:
        old, new = summed(old, new, bench.total)
    keys = [*new, *(key for key in old if key not in new)]
    rows = [(key, *_cells(bench, key, old.get(key), new.get(key))) for key in keys]
    return table((bench.title, *names, "ratio", "at most", "kept"), rows)


def _cells(bench: Bench, key: str, old: float | None, new: float | None) -> list[str]:
    said = ["–" if value is None else _digits(value) for value in (old, new)]
    said.append("–" if old is None or new is None or not old else ratio(new, old))
    return [*said, *_judged(bench, key, old, new)]


def _digits(value: float) -> str:
    """Three digits, or all that stand before the point: two would hide what is just passed."""
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"


def _judged(bench: Bench, key: str, old: float | None, new: float | None) -> tuple[str, str]:
    """What it may be at most, and whether it is."""
    most, limit = bench.ratios.get(key, bench.ratios.get("*")), bench.limits.get(key)
    limit = bench.limits.get("*") if limit is None else limit
    tests: list[tuple[str, Callable[[float], bool]]] = []
    if most is not None and old is not None:
        allowed = most * old
        tests.append((f"{most:.2g} ×", lambda value: value <= allowed))
    if limit is not None:
        tests.append((_digits(limit), lambda value: value <= limit))
    if not tests or new is None:
        return "", ""
    return ", ".join(said for said, _ in tests), "yes" if all(t(new) for _, t in tests) else "no"

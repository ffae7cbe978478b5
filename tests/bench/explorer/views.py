"""Changes of filters, as a reader makes them: keys of pills and which are chosen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from random import Random

from components.view.sides import canonical
from components.view.view import KINDS, STAGES, View
from tests.bench.explorer.reader import Value

Change = dict[str, Value]

#: Pills of "Who pushed", from left to right.
SIDES = ("inside", "outside", "both", "none")

#: A handful that everybody asks for, by the places of the pills of "Who pushed"; so that they
#: fit the bare page too, they are among the first three.
COMMON: tuple[Change, ...] = tuple(
    {"w-pressure": chosen} for chosen in ((0,), (1,), (2,), (0, 1), (1, 2))
)

NONE: Change = {"w-pressure": (), "w-stage": (), "w-kind": ()}


def unseen() -> Iterator[Change]:
    """Filters that nobody has asked for before, each keeping a good part of the events."""
    pressures, stages, kinds = (
        [chosen for n in sizes for chosen in combinations(range(len(options)), n)]
        for options, sizes in ((SIDES, (1, 2)), (STAGES, (2, 3)), (KINDS, (6, 7, 8)))
    )
    found = list(product(pressures, stages, kinds))
    Random(353).shuffle(found)
    for pressure, stage, kind in found:
        yield {"w-pressure": pressure, "w-stage": stage, "w-kind": kind}


def view_of(change: Change) -> View:
    """The View that a change asks for."""
    options = {"pressure": SIDES, "stage": STAGES, "kind": KINDS}
    chosen = {key.removeprefix("w-"): places for key, places in change.items()}
    values = {key: tuple(options[key][n] for n in places) for key, places in chosen.items()}
    return View().replace(**values | {"pressure": canonical(values.get("pressure", ()))})

"""The route of the boomerang: activists, allies abroad, a foreign government, the home state."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import Any, Protocol

from components.dossier.case import Case

NUMERALS = "①②③"


class Act(Protocol):
    """One act of pressure, as far as a route needs it."""

    id: str
    event_id: str
    from_actor: str
    to_actor: str
    leg: int


def routes(acts: Iterable[Act]) -> list[tuple[Act, Act, Act]]:
    """Whole routes among acts: each leg starts where the one before it ended.

    A foreign government that allies moved may press in many events. If one of these is the event
    in which they moved it, the route ends there and not in the others.
    """
    legs: dict[int, list[Act]] = {1: [], 2: [], 3: []}
    for act in acts:
        if act.leg:
            legs[act.leg].append(act)
    found = []
    for second in legs[2]:
        thirds = [third for third in legs[3] if third.from_actor == second.to_actor]
        together = [third for third in thirds if third.event_id == second.event_id]
        found += [
            (first, second, third)
            for first in legs[1]
            if first.to_actor == second.from_actor
            for third in together or thirds
        ]
    return found


def steps(acts: Iterable[Act]) -> dict[str, int]:
    """Act id -> 1, 2 or 3, for the acts of whole routes."""
    return {act.id: act.leg for route in routes(acts) for act in route}


def caption(edges: Iterable[Any], case: Case) -> tuple[str, str] | None:
    """Headline and stations of the first whole route among a chart's edges, None without one.

    Parameters
    ----------
    edges : iterable of object
        With ``step``, ``from_actor``, ``to_actor``, ``from_name``, ``to_name``, ``claimed`` and
        ``inferred`` (no source states its part of the route).
    case : Case
        Which says what the country is called, and governments by their cities.
    """
    on_route = [edge for edge in edges if edge.step]
    for first, second, third in product(on_route, repeat=3):
        if (first.step, second.step, third.step) != (1, 2, 3):
            continue
        if (first.to_actor, second.to_actor) != (second.from_actor, third.from_actor):
            continue
        moved = f"moved {case.text(f'city.{second.to_actor}', second.to_name)}"
        # Where only they themselves say so, the headline must say that.
        moved = f"say they {moved}" if first.claimed or second.claimed else moved
        stations = (
            f"{NUMERALS[0]} {first.from_name}{_arrow(first)}{first.to_name} "
            f"{NUMERALS[1]}{_arrow(second)}{second.to_name} "
            f"{NUMERALS[2]}{_arrow(third)}{third.to_name}."
        )
        return f"The boomerang: activists in {case.home} {moved}.", stations
    return None


def _arrow(edge: Any) -> str:
    """The step, with its hedge where we infer it."""
    return " → (inferred) " if edge.inferred else " → "

"""The route of the boomerang: activists, allies abroad, a foreign government, the home state."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from components.dossier.case import Case

NUMERALS = "①②③"
#: What the word means, where the case does not say it otherwise.
MEANS = (
    "A boomerang: people whom their own government does not hear go to allies abroad, these move "
    "a government there, and its pressure comes back home."
)


class Act(Protocol):
    """One act of pressure, as far as a route needs it."""

    id: str
    event_id: str
    from_actor: str
    to_actor: str
    leg: int


def steps(acts: Iterable[Act]) -> dict[str, int]:
    """Act id -> 1, 2 or 3, for the acts of whole routes: each leg starts where one before it ended.

    A foreign government that allies moved may press in many events. If one of these is the event
    in which they moved it, the route ends there and not in the others.
    """
    legs: dict[int, list[Act]] = {1: [], 2: [], 3: []}
    for act in acts:
        if act.leg:
            legs[act.leg].append(act)
    reached = {first.to_actor for first in legs[1]}
    goes_on = {third.from_actor for third in legs[3]}
    together = {(third.from_actor, third.event_id) for third in legs[3]}
    whole = [s for s in legs[2] if s.from_actor in reached and s.to_actor in goes_on]
    moved = {second.from_actor for second in whole}
    places = {(second.to_actor, second.event_id) for second in whole}
    anywhere = {actor for actor, event in places if (actor, event) not in together}
    ends = [
        third
        for third in legs[3]
        if third.from_actor in anywhere or (third.from_actor, third.event_id) in places
    ]
    starts = [first for first in legs[1] if first.to_actor in moved]
    return {act.id: act.leg for act in (*starts, *whole, *ends)}


def told(edges: Iterable[Any]) -> tuple[Any, Any, Any] | None:
    """The first whole route among a chart's edges, None without one.

    First in the order of its first arc, then its second, then its third.
    """
    legs: dict[int, list[Any]] = {}
    for edge in edges:
        legs.setdefault(edge.step, []).append(edge)
    thirds: dict[str, Any] = {}
    for third in legs.get(3, ()):
        thirds.setdefault(third.from_actor, third)
    seconds: dict[str, Any] = {}
    for second in legs.get(2, ()):
        if second.to_actor in thirds:
            seconds.setdefault(second.from_actor, second)
    for first in legs.get(1, ()):
        if first.to_actor in seconds:
            second = seconds[first.to_actor]
            return first, second, thirds[second.to_actor]
    return None


def meaning(case: Case) -> str:
    """What a boomerang is, in a sentence."""
    return case.fill(case.text("boomerang.means", MEANS))


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
    route = told(edges)
    if route is None:
        return None
    first, second, third = route
    moved = f"moved {case.text(f'city.{second.to_actor}', second.to_name)}"
    # Where only they themselves say so, the headline must say that.
    moved = f"say they {moved}" if first.claimed or second.claimed else moved
    stations = (
        f"{NUMERALS[0]} {first.from_name}{_arrow(first)}{first.to_name} "
        f"{NUMERALS[1]}{_arrow(second)}{second.to_name} "
        f"{NUMERALS[2]}{_arrow(third)}{third.to_name}."
    )
    return f"The boomerang: activists in {case.home} {moved}.", stations


def _arrow(edge: Any) -> str:
    """The step, with its hedge where we infer it."""
    return " → (inferred) " if edge.inferred else " → "

"""What belongs to the actors that a reader follows: it is lit up, and the rest stays in sight."""

from __future__ import annotations

from functools import lru_cache

from components.dossier import Dossier
from components.view import View


def lit(dossier: Dossier, view: View) -> frozenset[str]:
    """Events that are lit up: the chosen ones, and those of the actors that are followed.

    Where only the followed actors' events are shown, none of them stands out as such.
    """
    followed = (events_of(dossier).get(actor, ()) for actor in view.followed)
    return frozenset(view.event).union(*followed)


@lru_cache(maxsize=8)
def events_of(dossier: Dossier) -> dict[str, tuple[str, ...]]:
    """Actor -> events in which it has a role, presses or is pressed, in the dossier's order."""
    roles, acts = dossier.roles, dossier.pressures
    found: dict[str, set[str]] = {}
    for frame, column in ((roles, "actor_id"), (acts, "from_actor"), (acts, "to_actor")):
        for actor, event in zip(frame[column], frame["event_id"], strict=True):
            found.setdefault(actor, set()).add(event)
    order = dossier.events["id"]
    return {actor: tuple(e for e in order if e in own) for actor, own in found.items()}

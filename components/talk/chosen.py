"""The rows that some scenes single out: what their files tell of. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence

from components.charts import CHARTS
from components.dossier import Dossier
from components.query.selection import select
from components.talk.scenes import Scene
from components.view import View
from components.wording.cells import said

#: Charts of what a reader or a class has judged.
JUDGED = frozenset({"posterior", "waterfall", "sensitivity"})


def without_class(dossier: Dossier, scenes: Sequence[Scene]) -> list[int]:
    """Places of the scenes that ask, or show something where no class has judged; else of all."""
    views = views_of(dossier, scenes)
    shown = [
        n for n, (scene, (chart, view)) in enumerate(zip(scenes, views, strict=True))
        if scene.asks or chart not in JUDGED or view.weigh
    ]  # fmt: skip
    return shown or list(range(len(scenes)))


def views_of(dossier: Dossier, scenes: Sequence[Scene]) -> list[tuple[str, View]]:
    """Chart and View of each scene."""
    return [(scene.chart, View.parse(scene.view, dossier)[0]) for scene in scenes]


def events_of(dossier: Dossier, scenes: Sequence[Scene]) -> list[str]:
    """Events that scenes ask about or choose, and landmarks that their charts of events show.

    Returns
    -------
    list of str
        Ids in the order of their last day; all landmarks if the scenes single out none.
    """
    claims = dossier.claims.set_index("id")["event_id"]
    found = {scene.ask_event for scene in scenes}
    found |= {claims[scene.ask_claim] for scene in scenes if scene.ask_claim}
    for chart, view in views_of(dossier, scenes):
        found.update(view.event)
        if CHARTS[chart].table == "events":
            shown = select(dossier, view.filters).events
            found.update(shown.loc[shown["landmark"], "id"])
    events = dossier.events.sort_values("date_to", kind="stable")
    mine = events[events["id"].isin({event for event in found if said(event)})]
    return list((mine if len(mine) else events[events["landmark"]])["id"])


def actors_of(dossier: Dossier, scenes: Sequence[Scene]) -> list[str]:
    """Actors that scenes choose, or that have a part or an act in their events; by name."""
    events = events_of(dossier, scenes)
    roles, acts = (t[t["event_id"].isin(events)] for t in (dossier.roles, dossier.pressures))
    found = {*roles["actor_id"], *acts["from_actor"], *acts["to_actor"]}
    for _, view in views_of(dossier, scenes):
        found.update(view.actor)
    actors = dossier.actors[dossier.actors["id"].isin(found)]
    return list(actors.sort_values("name", key=lambda names: names.str.casefold())["id"])

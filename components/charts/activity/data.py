"""Who took part in what: dots of the actors that are drawn, and the landmarks in view."""

from __future__ import annotations

from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

import pandas as pd

from components.charts.chart import Frame, carrying
from components.dossier import Dossier
from components.dossier.case import Case
from components.graphic.layout.time_axis import Axis, axis_of, dated, day, short_date, span_of
from components.query.citations import DAGGER, conflicting, supporting, tip_of
from components.query.records import rows_of
from components.query.selection import Selection, select
from components.view import View
from components.wording.counting import counted

#: Most actors drawn while no actor is chosen; those of fewest events give way.
MOST = 40
#: Pixels (of a plot `WIDTH` wide) within which dots become one.
NEAR = 14.0
#: Most events of a dot that are told one by one.
TOLD = 6
GROUPS = {
    "society": "{National} society",
    "home-state": "{National} state",
    "foreign-state": "Foreign states and bodies",
    "intergovernmental": "Foreign states and bodies",
    "transnational": "Across borders",
    "foreign-society": "Foreign societies",
}
COLUMNS = (
    "layer", "id", "label", "name", "tip", "group", "side", "unnamed", "place", "x", "n", "sure",
    "first", "last", "since", "until", "begun", "begins", "total", "maybe", "titles", "chosen",
    "faded", "selected", "low", "high", "left_out", "least", "event_id",
)  # fmt: skip


def prepare(dossier: Dossier, view: View) -> Frame:
    """One row an actor, one each of its dots, and one a landmark in view: by ``layer``.

    Returns
    -------
    pandas.DataFrame
        ``event_id`` names the events of a dot, joined by spaces. ``place`` counts actors from the
        top, ``x``, ``first`` and ``last`` are days since 1970,
        ``n`` the events in a dot, ``total`` those of the actor, ``maybe`` how many of the latter
        more likely lie before or after the period of the View, ``left_out`` the actors that are
        not drawn because they have fewer than ``least`` events. ``first`` and ``last`` are of
        events, whatever dot these share; ``begun`` is the first day of the earliest event whose
        date is known within two months (``begins`` in words), missing where none is.
    """
    chosen = select(dossier, view)
    events = rows_of(chosen.occasions)
    starts = [None if pd.isna(e.date_from) else day(e.date_from) for e in events]
    ends = [None if pd.isna(e.date_to) else day(e.date_to) + 1 for e in events]
    axis = axis_of(starts, ends, *view.period)
    says, otherwise = supporting(dossier, "events"), conflicting(dossier, "events")
    for e, start, end in zip(events, starts, ends, strict=True):
        e.x, e.start = span_of(start, end, axis).x, start
        e.sure = dated(start, end)
        e.exact = start is not None and end is not None and end - start <= 7
        e.otherwise = otherwise.get(e.id, "")
        e.when, e.says = short_date(e.date_words), says.get(e.id, "")
    events.sort(key=lambda e: e.x)
    actors, least = _shown(chosen, events, view)
    any_chosen = any(e.selected for e in events) or bool(view.followed)
    rows = []
    for actor in actors:
        faded = any_chosen and not actor.chosen
        rows.append({**vars(actor), "layer": "actor", "faded": faded, "selected": False})
        for dot in _dots(actor, axis):
            faded = any_chosen and not (actor.chosen or dot["selected"])
            rows.append({**vars(actor), **dot, "faded": faded})
    rows += [_landmark(e) for e in events if e.landmark and actors]
    rest = {"low": axis.low, "high": axis.high, "left_out": len(chosen.actors) - len(actors)}
    frame = pd.DataFrame([{**row, **rest, "least": least} for row in rows], columns=list(COLUMNS))
    return carrying(frame, dossier.case)


def groups_of(case: Case) -> dict[str, str]:
    """Name of the group of each arena."""
    return {arena: case.fill(words) for arena, words in GROUPS.items()}


def _shown(chosen: Selection, events: list[Any], view: View) -> tuple[list[Any], int]:
    """Actors to draw, each with its events, in order of group and first event."""
    took: dict[str, set[str]] = {}
    took_part: dict[str, dict[str, None]] = {}
    for actor_id, event_id in _parts(chosen):
        took.setdefault(actor_id, set()).add(event_id)
        took_part.setdefault(event_id, {})[actor_id] = None
    counts = sorted((len(took.get(a, ())) for a in chosen.actors["id"]), reverse=True)
    # One more than has the first that must give way; where only some are shown, all of them are.
    least = 1 if view.only or len(counts) <= MOST else counts[MOST] + 1
    # Events stand in order of their places: so do those of an actor.
    owned: dict[str, list[Any]] = {}
    for event in events:
        for actor_id in took_part.get(event.id, ()):
            owned.setdefault(actor_id, []).append(event)
    groups = groups_of(chosen.dossier.case)
    order = list(dict.fromkeys(groups.values()))
    actors = []
    for a in rows_of(chosen.actors):
        own = owned.get(a.id, [])
        if len(own) >= least or (own and a.id in view.actor):
            known = [e for e in own if e.sure]
            begin = min(known, key=lambda e: e.start, default=None)
            actors.append(
                SimpleNamespace(
                    layer="dot", id=a.id, label=a.short, name=a.name, group=groups[a.arena],
                    side=a.side, unnamed=a.unnamed, own=own, total=len(own),
                    maybe=sum(not e.likely for e in own), first=own[0].x,
                    last=own[-1].x, since=own[0].when, until=own[-1].when,
                    begun=begin and begin.start, begins=begin.when if begin else "",
                    chosen=a.id in view.followed, tip=_about(a, own),
                )
            )  # fmt: skip
    actors.sort(key=lambda a: (order.index(a.group), a.first, a.last))
    for place, actor in enumerate(actors):
        actor.place = place
    return actors, least


def _parts(chosen: Selection) -> Iterable[tuple[str, str]]:
    yield from zip(chosen.roles["actor_id"], chosen.roles["event_id"], strict=True)
    for end in ("from_actor", "to_actor"):
        yield from zip(chosen.pressures[end], chosen.pressures["event_id"], strict=True)


def _dots(actor: Any, axis: Axis) -> list[dict[str, Any]]:
    """The actor's events, those that would lie on one another taken together."""
    near = axis.days(NEAR)
    heaps: list[list[Any]] = []
    for event in actor.own:
        if heaps and event.x - heaps[-1][0].x < near:
            heaps[-1].append(event)
        else:
            heaps.append([event])
    return [
        {
            "x": sum(e.x for e in heap) / len(heap),
            "n": len(heap),
            "sure": any(e.sure for e in heap),
            "selected": any(e.selected for e in heap),
            "titles": "; ".join(f"{e.title} ({e.when})" for e in heap),
            "tip": _tip(actor, heap),
            "event_id": " ".join(e.id for e in heap),
        }
        for heap in heaps
    ]


def _about(actor: Any, own: list[Any]) -> str:
    """What an actor is, and when it had a part."""
    since, until = own[0].when, own[-1].when
    when = since if since == until else f"{since} to {until}"
    said = actor.description.rstrip(".")
    return f"{actor.name}\n{said}.\nIn view: {counted(len(own), 'event')}, {when}."


def _tip(actor: Any, heap: list[Any]) -> str:
    if len(heap) == 1:
        (e,) = heap
        said = tip_of(e.title, e.date_words, e.says, e.otherwise)
        return f"{actor.name}\n{said}"
    lines = [tip_of(e.title, e.date_words, e.says, e.otherwise) for e in heap[:TOLD]]
    more = [f"And {len(heap) - TOLD} more."] if len(heap) > TOLD else []
    return "\n".join([f"{actor.name}, {counted(len(heap), 'event')}", *lines, *more])


def _landmark(event: Any) -> dict[str, Any]:
    return {
        "layer": "landmark", "id": event.id, "name": event.title, "x": event.x,
        "label": f"{event.short} {DAGGER}" if event.otherwise else event.short,
        "tip": tip_of(event.title, event.date_words, event.says, event.otherwise),
        "sure": event.exact, "since": event.when, "until": event.when, "n": 1, "total": 0,
        "maybe": 0, "titles": event.title, "group": "", "side": "", "place": -1, "unnamed": False,
        "first": event.x, "last": event.x, "begins": "", "chosen": False, "faded": False,
        "selected": event.selected,
    }  # fmt: skip

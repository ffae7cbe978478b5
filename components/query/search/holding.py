"""Which rows hold the text of a View: the filter ``q``."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import Any

from components.dossier import Dossier
from components.query.records import by_id, rows_of
from components.query.search.asking import asked
from components.query.search.index import Entry, Index
from components.wording.cells import as_text, said


@lru_cache(maxsize=256)
def events_holding(dossier: Dossier, text: str) -> tuple[str, ...]:
    """Ids of the events that the filter ``q`` keeps; spelling is forgiven where none has it."""
    return _holding(_events(dossier), text)


@lru_cache(maxsize=256)
def demands_holding(dossier: Dossier, text: str) -> tuple[str, ...]:
    """Ids of the demands whose own words the filter ``q`` keeps."""
    return _holding(_demands(dossier), text)


def _holding(within: Index, text: str) -> tuple[str, ...]:
    words = asked(text)
    if words.words:
        return tuple(hit.entry.id for hit in within.find(words, few=1))
    # Signs alone are looked for as they stand.
    signs = " ".join(text.split()).casefold()
    return tuple(
        e.id for e in within.entries if any(signs in field.casefold() for field, _ in e.fields)
    )


@lru_cache(maxsize=4)
def _events(dossier: Dossier) -> Index:
    """The events by their words and their actors' names."""
    with_names = names_in_events(dossier)
    return Index(
        Entry("event", e.id, e.title, e.short, joined(e.summary, e.annotation), with_names[e.id])
        for e in rows_of(dossier.events)
    )


@lru_cache(maxsize=4)
def _demands(dossier: Dossier) -> Index:
    return Index(
        Entry("demand", d.id, d.title, d.short, d.summary) for d in rows_of(dossier.demands)
    )


def joined(*texts: Any) -> str:
    """Cells that hold words, a line each."""
    return "\n".join(as_text(text) for text in texts if said(as_text(text)))


def named_as(actor: Any) -> str:
    """All names of an actor, a line each."""
    return joined(actor.name, actor.short, actor.name_native)


def names_in_events(dossier: Dossier) -> dict[str, str]:
    """Event -> names of those who take part, press or are pressed in it."""
    actors, found = by_id(dossier, "actors"), defaultdict[str, dict[str, str]](dict)
    for role in rows_of(dossier.roles):
        found[role.event_id][role.actor_id] = named_as(actors[role.actor_id])
    for act in rows_of(dossier.pressures):
        for actor in (act.from_actor, act.to_actor):
            found[act.event_id][actor] = named_as(actors[actor])
    return defaultdict(str, {event: "\n".join(names.values()) for event, names in found.items()})

"""Cards: what a mark stands for, who says so, and where sources disagree, as safe HTML."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any
from urllib.parse import quote

import pandas as pd
from markupsafe import Markup

from components.dossier import Dossier
from components.query.cited import cited_rows, place_of, short_source
from components.query.corrections import rows_of_event
from components.query.records import by_id, rows_of
from components.query.selection import select
from components.theme import GLYPHS, LANES, kind_word
from components.ui.corrected import corrected_block
from components.ui.source_facts import source_facts
from components.view import View
from components.view.sides import SIDE_WORDS
from components.wording.cells import said
from components.wording.templates import fill, macros

#: Side of an actor, in words.
_FROM = {
    code: words if code == "transnational" else f"from {words}"
    for code, words in SIDE_WORDS.items()
}
_AGAINST = ("conflicts", "qualifies")


@lru_cache(maxsize=256)
def event_card(dossier: Dossier, event_id: str) -> str:
    """The card of one event.

    Returns
    -------
    str
        An ``<article>``; every text from the dossier is escaped.
    """
    row = by_id(dossier, "events")[event_id]
    actors = by_id(dossier, "actors")
    roles, acts = (_of_event(dossier, table, event_id) for table in ("roles", "pressures"))
    return fill(
        "ui/event_card.html",
        event=row, glyph=GLYPHS[dossier.words.core("kind", row.kind)],
        kind=kind_word(row.kind), lane=LANES[row.pressure],
        pushed=SIDE_WORDS.get(row.pressure),
        people=[(actors[r.actor_id], r.role) for r in roles],
        acts=[(actors[p.from_actor], actors[p.to_actor], p) for p in acts],
        sources=sources_block(dossier, "events", event_id, also=_within(dossier, event_id)),
        corrected=corrected_block(dossier, *rows_of_event(dossier, event_id)),
    )  # fmt: skip


@lru_cache(maxsize=128)
def actor_card(dossier: Dossier, actor_id: str) -> str:
    """The card of one actor, as an ``<article>``."""
    return fill(
        "ui/actor_card.html",
        actor=(row := by_id(dossier, "actors")[actor_id]), where=_FROM[row.side],
        language=dossier.case.text("home.language"),
        sources=sources_block(dossier, "actors", actor_id),
        corrected=corrected_block(dossier, ("actors", actor_id)),
    )  # fmt: skip


#: Page -> table of what it draws; the others draw the events themselves.
_DRAWN = {"pressure": "pressures", "vote": "votes", "law": "provisions", "evidence": "claims"}


@lru_cache(maxsize=256)
def worth_knowing_on(page: str, dossier: Dossier, view: View) -> str:
    """What is worth knowing of the events that a page is about, in a View of filters."""
    selection = select(dossier, view)
    events = selection.occasions
    if page in _DRAWN:
        events = events[events["id"].isin(getattr(selection, _DRAWN[page])["event_id"])]
    return worth_knowing(events)


def worth_knowing(events: pd.DataFrame, *, most: int = 5) -> str:
    """What a reader of these events would miss without being told; "" if there is nothing."""
    told = [e for e in rows_of(events) if said(e.annotation)]
    told = sorted(told, key=lambda e: not e.landmark)[:most]
    told.sort(key=lambda e: (pd.isna(e.date_to), e.date_to))
    return macros("ui/cards.html").worth_knowing(told)


def sources_block(dossier: Dossier, table: str, row_id: str, *, also: Iterable[Any] = ()) -> Markup:
    """Who says so, where they disagree, and who gives only a side fact: a row's citations.

    A side fact says nothing of the row itself, so it stands in no other list. ``also`` are
    conflicts over rows within this one; a source in conflict with it speaks for both.
    """
    cited = cited_rows(dossier, table).get(row_id, [])
    against = [c for c in cited if c.relation in _AGAINST]
    conflict = {c.source_id for c in against if c.relation == "conflicts"}
    against += [c for c in also if c.source_id not in conflict]
    backing = [c for c in cited if c.relation == "supports"]
    aside = [c for c in cited if c.relation == "context"]
    lists = ([*map(_linked, part)] for part in (backing, against, aside))
    return macros("ui/cards.html").sources(*lists)


def _within(dossier: Dossier, event_id: str) -> list[Any]:
    """Conflicts over the acts, provisions and votes of an event, each once."""
    found: dict[tuple[str, str], Any] = {}
    for table in ("pressures", "provisions", "votes"):
        cited = cited_rows(dossier, table)
        for row in _of_event(dossier, table, event_id):
            for c in cited.get(row.id, []):
                if c.relation == "conflicts":
                    found.setdefault((c.source_id, c.locator), c)
    return list(found.values())


def _of_event(dossier: Dossier, table: str, event_id: str) -> list[Any]:
    """An event's rows of a table."""
    return _by_event(dossier, table).get(event_id, [])


@lru_cache(maxsize=32)
def _by_event(dossier: Dossier, table: str) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for row in rows_of(getattr(dossier, table)):
        found.setdefault(row.event_id, []).append(row)
    return found


def disagreement(cited: Any) -> Markup:
    """One disagreement in the one form used everywhere: who, what instead, what we draw."""
    return macros("ui/cards.html").disagreement(*_linked(cited))


def _linked(cited: Any) -> tuple[Any, Markup, Markup]:
    return cited, reference(cited), source_facts(cited, prefix="source_", online=True)


def reference(cited: Any) -> Markup:
    """A source by its short name, linked to its page, its title, and where in it to look."""
    name = short_source(cited)
    titled = not name.startswith(str(cited.source_title))
    page = f"source/{quote(cited.source_id, safe='')}"
    title = cited.source_title if titled else ""
    return macros("ui/cards.html").reference(name, page, title, place_of(cited))


def table_html(rows: pd.DataFrame, columns: dict[str, str], *, caption: str) -> str:
    """A chart's data as a plain table that scrolls within itself."""
    shown = rows[list(columns)]
    # A figure that is missing is unknown; a text that is missing has nothing to say.
    blank = ["not known" if pd.api.types.is_numeric_dtype(t) else "" for t in shown.dtypes]
    cells = [list(map(_cell, values, blank)) for values in shown.itertuples(index=False)]
    return macros("ui/cards.html").table(columns.values(), cells, caption)


def _cell(value: Any, blank: str) -> str:
    if pd.isna(value):
        return blank
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)

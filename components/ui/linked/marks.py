"""The one table of marks that a page's charts and card are sent: facts to filter by, and cards."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import orjson
import pandas as pd
from markupsafe import Markup

from components.charts.demands.data import opens
from components.charts.enforcement.data import law_of
from components.dossier import Dossier
from components.query.following import events_of
from components.serving.responses import CachedResponse, compressed
from components.ui import cards
from components.ui.explained import explained
from components.ui.filters import CHIPS
from components.ui.report import report
from components.view.sides import KEEPS


@lru_cache(maxsize=4)
def table(dossier: Dossier) -> CachedResponse:
    """The table as JSON, ready to be sent."""
    return compressed(orjson.dumps(marks(dossier)), "application/json", "")


def marks(dossier: Dossier) -> dict[str, Any]:
    """What the browser needs to act before the server has answered.

    Returns
    -------
    dict
        ``events``: id -> title, date in words, side, kind, first and last day (ISO, null where
        open), actors; ``actors``: id -> short name; ``opens``: kind of mark -> its id -> the event
        whose card it opens ("*" for any); ``cards``: "event" and "actor" -> id -> HTML; ``keeps``:
        word of the filter -> sides that it keeps; ``chips``: the words on the filter bar.
    """
    people: dict[str, list[str]] = {}
    for actor, own in events_of(dossier).items():
        for event in own:
            people.setdefault(event, []).append(actor)
    events = {
        e.id: [
            e.title, e.date_words, e.pressure, e.kind, _day(e.date_from), _day(e.date_to),
            people.get(e.id, []),
        ]
        for e in dossier.events.itertuples()
    }  # fmt: skip
    return {
        "events": events,
        "actors": dict(zip(dossier.actors["id"], dossier.actors["short"], strict=True)),
        "opens": opened(dossier),
        "cards": {
            "event": {
                e: told(dossier, cards.event_card(dossier, e), f"events/{e}") for e in events
            },
            "actor": {
                a: told(dossier, cards.actor_card(dossier, a), f"actors/{a}")
                for a in dossier.actors["id"]
            },
        },
        "keeps": KEEPS,
        "chips": list(CHIPS),
    }


def told(dossier: Dossier, card: str, row: str) -> Markup:
    """A card whose terms explain themselves, with the way to report a fault in its row."""
    html, _ = explained(dossier, Markup(card), place=f"{row.replace('/', '-')}-")
    return html + report(row, "{link}")


def opened(dossier: Dossier) -> dict[str, dict[str, str]]:
    """The event whose card a mark of another kind opens.

    Returns
    -------
    dict
        Kind -> id of the mark -> id of the event. A figure of enforcement is of no event: the law
        opens that it is counted under, whatever the figure ("*").
    """
    found: dict[str, dict[str, str]] = {}
    tables = {
        "provision": dossier.provisions,
        "vote": dossier.votes,
        "claim": dossier.claims,
        "act": dossier.pressures,
    }
    for kind, frame in tables.items():
        rows = frame[frame["event_id"].notna()]
        found[kind] = dict(zip(rows["id"], rows["event_id"], strict=True))
    found["demand"] = {d: event for d in dossier.demands["id"] if (event := opens(dossier, d))}
    if (law := law_of(dossier)) is not None:
        found["enforcement"] = {"*": str(law.id)}
    return found


def _day(value: Any) -> str | None:
    return None if pd.isna(value) else value.isoformat()[:10]

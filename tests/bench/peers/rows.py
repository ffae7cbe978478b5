"""What the peers draw: the dossier's events with their citations, and who took part in them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from components.dossier import Dossier
from components.query.cited import citations_of, short_source

#: Rows of the chart of actors.
ACTORS = 24
SIDES = {"domestic": "Inside", "international": "Outside", "both": "Both", "none": "None"}


def write(dossier: Dossier, file: Path) -> int:
    """Write the data that all peers read; how many events it holds."""
    events = _events(dossier)
    known = {event["id"]: event for event in events}
    names = dict(zip(dossier.actors["id"], dossier.actors["short"], strict=True))
    actors = [names[a] for a in dossier.roles["actor_id"].value_counts().index[:ACTORS]]
    parts = [
        {"id": r.event_id, "actor": names[r.actor_id], "start": known[r.event_id]["start"],
         "side": known[r.event_id]["side"]}
        for r in dossier.roles.itertuples()
        if r.event_id in known and names[r.actor_id] in actors
    ]  # fmt: skip
    data = {"events": events, "parts": parts, "sides": list(SIDES.values()), "actors": actors}
    file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return len(events)


def _events(dossier: Dossier) -> list[dict[str, Any]]:
    found = []
    for e in dossier.events.itertuples():
        days = [d for d in (e.date_from, e.date_to) if d == d and d is not None]  # not NaT
        if days:
            found.append({
                "id": e.id, "title": e.title, "short": e.short, "summary": e.summary,
                "when": e.date_words, "start": f"{days[0]:%Y-%m-%d}",
                "end": f"{days[-1]:%Y-%m-%d}", "side": SIDES.get(e.pressure, "None"),
                "says": [f"{short_source(c)}, {c.locator}"
                         for c in citations_of(dossier, "events", e.id).itertuples()],
            })  # fmt: skip
    return found

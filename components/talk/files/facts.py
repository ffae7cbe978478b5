"""What the handout tells: facts, who says so, and landmarks that its timeline leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from components.charts.tier.words import spells
from components.dossier import Dossier
from components.embed import wording
from components.embed.render import data_of, frame_of
from components.graphic.metrics import width_of
from components.query.cited import source_line
from components.query.records import by_id
from components.query.selection import select
from components.query.vote_count import UNKNOWN, outcomes, score, verdict
from components.query.vote_weights import weighed
from components.talk.chosen import events_of
from components.talk.files.sheet import EDGE, WIDE
from components.talk.scenes import Scene, authored
from components.view import View
from components.wording.counting import listing

#: Points of the smallest letters: who says so, and the sources.
SMALL = 8.0
#: Where facts begin, from the margin, and their width.
INSET = 150.0
BESIDE = WIDE - 2 * EDGE - INSET


def beyond(dossier: Dossier, shown: View) -> str:
    """The landmarks that a timeline's period leaves out; "" if it has all."""
    seen = set(select(dossier, shown).events["id"])
    marks = dossier.events[dossier.events["landmark"]].sort_values("date_to", kind="stable")
    out = [f"{e.short} ({e.date_words})" for e in marks.itertuples() if e.id not in seen]
    return f"Before or after: {'; '.join(out)}." if out else ""


def known(dossier: Dossier, scenes: Sequence[Scene]) -> list[tuple[str, str, str]]:
    """When or what, the fact, and who says so: the grades if shown, and the scenes' events."""
    events = by_id(dossier, "events")
    facts = []
    for event in (events[id_] for id_ in events_of(dossier, scenes)):
        votes = list(dossier.votes[dossier.votes["event_id"] == event.id].itertuples())
        rows = [("votes", str(vote.id)) for vote in votes] or [("events", str(event.id))]
        told = [
            f"{event.title}.",
            *(_count(dossier, vote, alone=len(votes) == 1) for vote in votes),
        ]
        facts.append((str(event.date_words), " ".join(filter(None, told)), _says(dossier, rows)))
    # The dossier's own list tells of them, whatever its charts.
    graded = tuple(scenes) == authored(dossier) or any(s.chart == "tier" for s in scenes)
    grades = frame_of(dossier, "tier", View())
    runs = [
        f"{step} {first if first == last else f'{first}–{last}'}"
        for step, first, last in spells(grades)
    ]
    if not runs or not graded:
        return facts
    says = wording.source_line(dossier, data_of(dossier, "tier", View()), "en")
    head = dossier.case.text("rank.heading", "Rank by year")
    return [(head, f"{listing(runs)}.", says), *facts]


def _count(dossier: Dossier, vote: Any, *, alone: bool) -> str:
    """How a vote ended where that must be said, and of how many seats nothing is known."""
    unknown, ended = outcomes(vote).get(UNKNOWN, 0), verdict(vote)
    where = "" if alone else f" in the {vote.chamber}"
    lost = f"{vote.chamber}: {score(vote)}, {ended}. " if ended else ""
    seats = f"Of {unknown} of the {vote.seats} seats{where}"
    gap = f"{seats} no source read says anything." if unknown and pd.notna(vote.yes) else ""
    by_weight = weighed(dossier, vote)
    return f"{lost}{f'{by_weight.words}. ' if by_weight else ''}{gap}".strip()


def _says(dossier: Dossier, rows: Sequence[tuple[str, str]]) -> str:
    """As many of the rows' sources as have room on one line, one at least, and how many more."""
    lines = (source_line(dossier, *row).split("; ") for row in rows)
    said = list(dict.fromkeys(name for line in lines for name in line))
    for kept in range(len(said), 0, -1):
        more = f"; and {len(said) - kept} more" if len(said) > kept else ""
        line = f"Sources: {'; '.join(said[:kept])}{more}."
        if width_of(line, SMALL) <= BESIDE:
            break
    return line

"""Who is in the scenes, and what their words mean."""

from __future__ import annotations

from collections.abc import Sequence

from components.dossier import Dossier
from components.query.cited import source_line
from components.query.glossary import pattern
from components.query.records import by_id
from components.talk.chosen import actors_of
from components.talk.files.blocks import Block, Heading, Table, Text
from components.talk.questions import question
from components.talk.scenes import Scene
from components.wording.cells import as_text

_HALVES = (0.27, 0.73)


def cast(dossier: Dossier, scenes: Sequence[Scene]) -> list[Block]:
    """The actors of the scenes' events, each with who says so."""
    actors = [by_id(dossier, "actors")[actor] for actor in actors_of(dossier, scenes)]
    rows = tuple(
        (actor.name, "\n".join(filter(None, (
            as_text(actor.description), _sources(dossier, "actors", actor.id)
        )))) for actor in actors
    )  # fmt: skip
    head = Heading("Cast")
    return [head, Table(("Name", "Who they are"), rows, _HALVES)] if rows else []


def _sources(dossier: Dossier, table: str, row: str) -> str:
    said = source_line(dossier, table, row)
    return f"Sources: {said}." if said else ""


def glossary(dossier: Dossier, scenes: Sequence[Scene]) -> list[Block]:
    """The terms that the scenes use, by alphabet."""
    finds, forms = pattern(dossier)
    said = " ".join(f"{s.title} {s.caption} {s.notes}" for s in scenes)
    asked = (question(dossier, scene) for scene in scenes)
    said += " ".join(f" {q.about} {q.truth}" for q in asked if q)
    used = {forms[found.casefold()] for found in finds.findall(said)}
    rows = tuple((t.term, t.definition) for t in sorted(used, key=lambda t: t.term.casefold()))
    if not rows:
        return []
    return [
        Heading("Glossary"),
        Text("Terms of the scenes, in the order of the alphabet.", "muted"),
        Table(("Term", "What it means"), rows, _HALVES),
    ]

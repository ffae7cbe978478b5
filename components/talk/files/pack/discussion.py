"""Questions to discuss with model answers, the worksheet and its key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from components.charts.evidence.proof_kinds import TESTS, plain
from components.dossier import Dossier
from components.query.cited import source_line
from components.query.provenance import independent
from components.query.records import by_id, rows_of
from components.talk.chosen import events_of
from components.talk.coded import acts_of
from components.talk.files.blocks import Block, Break, Heading, Lines, Points, Table, Text
from components.talk.files.handout import questions_of
from components.talk.files.quiz.items import Item, items
from components.talk.scenes import Scene
from components.wording.cells import as_text

#: Lines of an open question.
_LINES = 4


def discussion(dossier: Dossier, scenes: Sequence[Scene]) -> list[Block]:
    """The case's questions of the whole, each with an answer off the dossier's rows."""
    blocks: list[Block] = [
        Break(),
        Heading("Discussion"),
        Text("The answers are models: what the dossier holds, and who says so. Others can be as "
             "good."),
    ]  # fmt: skip
    models = {1: _both_sides, 2: _one_source, 3: _why}
    for place, (number, asked) in enumerate(questions_of(dossier).items(), 1):
        rests = dossier.case.rests_on.get(f"question.{number}", ())
        events = [row for table, row in rests if table == "events"]
        answer = models[number](dossier, events or events_of(dossier, scenes))
        blocks += [Heading(f"{place}. {asked}", 2), *answer]
    return blocks


def _both_sides(dossier: Dossier, events: Sequence[str]) -> list[Block]:
    """An event that was pushed from both sides, with its acts."""
    known = by_id(dossier, "events")
    every = (*events, *known)
    event = next((known[e] for e in every if known[e].pressure == "both" and acts_of(dossier, e)),
                 None)  # fmt: skip
    return _told(dossier, event, acts_of(dossier, event.id)) if event else []


def _one_source(dossier: Dossier, events: Sequence[str]) -> list[Block]:
    """An event of which one source tells, with the clues that rest on it."""
    known, counts = by_id(dossier, "events"), independent(dossier, "events")
    alone = [event for event in (*events, *known) if counts.get(event) == 1]
    if not alone:
        return []
    clues = [c for c in rows_of(dossier.claims) if c.event_id == alone[0]]
    return [*_told(dossier, known[alone[0]], ""), Points(tuple(_clue(dossier, c) for c in clues))]


def _told(dossier: Dossier, event: Any, more: str) -> list[Block]:
    text = " ".join(filter(None, (f"{event.title} ({event.date_words}).", event.summary, more)))
    says = source_line(dossier, "events", event.id) or "none"
    return [Text(text), Text(f"Sources: {says}.", "muted")]


def _clue(dossier: Dossier, claim: Any) -> str:
    """A clue, which way it speaks, what it can prove, and who says so where."""
    answer = by_id(dossier, "explanations")[claim.explanation_id].short
    says = source_line(dossier, "claims", claim.id)
    sources = f" Sources: {says}." if says else ""
    return (f"{claim.direction.capitalize()} “{answer}”, {plain(claim.test)}: {claim.statement} "
            f"Who says so: {claim.claimant}.{sources}")  # fmt: skip


def _why(dossier: Dossier, _: Sequence[str]) -> list[Block]:
    """Each rival answer with the clue that tells most for it, and against it."""
    order = list(TESTS)
    blocks: list[Block] = []
    for answer in rows_of(dossier.explanations):
        clues = [c for c in rows_of(dossier.claims) if c.explanation_id == answer.id]
        clues.sort(key=lambda c: order.index(c.test))
        best = [next((c for c in clues if c.direction == way), None) for way in ("for", "against")]
        blocks.append(Text(answer.title, "bold"))
        blocks.append(Text(" ".join(filter(None, (answer.summary, as_text(answer.verdict))))))
        blocks.append(Points(tuple(_clue(dossier, c) for c in best if c)))
    return blocks


def worksheet(dossier: Dossier, scenes: Sequence[Scene]) -> list[Block]:
    """What the scenes ask, to be filled in; gives nothing away."""
    asked = items(dossier, scenes)
    if not asked:
        return []
    blocks: list[Block] = [Break(), Heading("Worksheet"), Text("Name:"), Lines(1)]
    for item in asked:
        head, *rest = item.stem
        blocks += [Heading(f"{item.number}. {head}", 2), Text("\n".join(rest)), *_space(item)]
    return blocks


def _space(item: Item) -> list[Block]:
    if item.rows:
        share = 0.55 / len(item.choices)
        rows = tuple((row, *("" for _ in item.choices)) for row in item.rows)
        return [Table(("", *item.choices), rows, (0.45, *(share for _ in item.choices)))]
    shares = tuple(1 / len(item.choices) for _ in item.choices)
    chosen = [Table(item.choices, (), shares)] if item.choices else []
    return [*chosen, Text("What in it says so?"), Lines(_LINES - 2 * bool(chosen))]


def key(dossier: Dossier, scenes: Sequence[Scene], base_url: str) -> list[Block]:
    """How the dossier codes what the worksheet asks, why, and who says so."""
    asked = items(dossier, scenes, base_url)
    if not asked:
        return []
    blocks: list[Block] = [
        Break(),
        Heading("Key"),
        Text("How the dossier codes it. A coding is a judgement by rules, and can be argued with."),
    ]
    for item in asked:
        open_end = ("The dossier has no answer to it.",)
        blocks += [Heading(f"{item.number}. {item.stem[0]}", 2),
                   Points(item.feedback or open_end)]  # fmt: skip
    return blocks

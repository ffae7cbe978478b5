"""What the pages of rows list: one line a row, with its names linked and who says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, NamedTuple

from components.dossier import Dossier
from components.query.cited import backing, citations_of, place_of, short_source
from components.query.entities import page_of, path_of
from components.query.records import by_id, rows_of
from components.query.vote_count import FIELDS, outcomes, verdict
from components.query.vote_weights import lowered, weighed
from components.wording.cells import as_text, said
from components.wording.counting import counted


class Ref(NamedTuple):
    """A name; ``page`` is its address from the app's root, "" where it has none."""

    words: str
    page: str = ""
    unnamed: bool = False


class Cited(NamedTuple):
    """A source that speaks of a row: its name, page, place in it, and what it says instead."""

    source: Ref
    locator: str
    instead: str = ""


@dataclass(frozen=True)
class Line:
    """One row of a list.

    Attributes
    ----------
    head : tuple of Ref
        Names and the words between them.
    when, note, text : str
        Its date, what it is in few words, and what it says; "" where there is nothing.
    says, differs : tuple of Cited
        Who backs it, and who says otherwise.
    side : str
        From which side the push came, for its colour; "" if from none.
    """

    head: tuple[Ref, ...]
    when: str = ""
    note: str = ""
    text: str = ""
    says: tuple[Cited, ...] = ()
    differs: tuple[Cited, ...] = ()
    side: str = ""


class Section(NamedTuple):
    """A list under a heading."""

    title: str
    lines: tuple[Line, ...]


@lru_cache(maxsize=32)
def _cited(dossier: Dossier, table: str) -> Mapping[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for row in citations_of(dossier, table).itertuples():
        found.setdefault(str(row.row_id), []).append(row)
    return found


def cite(dossier: Dossier, table: str, row_id: str, line: Line) -> Line:
    """A line with who says so, and who says otherwise."""
    rows = _cited(dossier, table).get(row_id, [])
    against = [r for r in rows if r.relation == "conflicts"]
    return replace(
        line,
        says=tuple(dict.fromkeys(cited(r) for r in backing(rows) if r not in against)),
        differs=tuple(dict.fromkeys(cited(r, instead=True) for r in against)),
    )


def cited(row: Any, *, instead: bool = False) -> Cited:
    """A citation that is joined to its source, as ``citations_of`` gives it."""
    source = Ref(short_source(row), path_of("source", row.source_id))
    said_instead = row.value if said(row.value) else as_text(row.note)
    return Cited(source, place_of(row), said_instead if instead else "")


def actor(dossier: Dossier, actor_id: str) -> Ref:
    """The name of an actor, in short."""
    row = by_id(dossier, "actors")[actor_id]
    return Ref(row.short, path_of("actor", actor_id), bool(row.unnamed))


def in_time(dossier: Dossier, events: Iterable[str]) -> list[Any]:
    """Rows of events by date; those of which no day is known last."""
    rows = [by_id(dossier, "events")[e] for e in dict.fromkeys(events)]
    return sorted(rows, key=_day)


def _day(row: Any) -> tuple[bool, str]:
    day = as_text(row.date_from) or as_text(row.date_to)
    return not day, day


def event_line(dossier: Dossier, row: Any, *, note: str = "") -> Line:
    """An event: its date, title and summary."""
    return cite(dossier, "events", row.id, Line(
        (Ref(row.title, path_of("event", row.id)),), when=row.date_words, note=note,
        text=row.summary, side=row.pressure,
    ))  # fmt: skip


def act_lines(dossier: Dossier, acts: Iterable[Any], *, dated: bool = True) -> tuple[Line, ...]:
    """Acts of pressure: who on whom, how, and in which event."""
    rows = list(acts)
    place = {e.id: n for n, e in enumerate(in_time(dossier, (r.event_id for r in rows)))}
    events = by_id(dossier, "events")
    found = []
    for act in sorted(rows, key=lambda r: place[r.event_id]):
        event = events[act.event_id]
        note = [act.mechanism]
        note += [act.assertion] if act.assertion != "stated" else []
        note += ["against the law"] if act.stance == "resists" else []
        head = [actor(dossier, act.from_actor), Ref(" → "), actor(dossier, act.to_actor)]
        if dated:
            head += [Ref(", in: "), Ref(event.title, path_of("event", event.id))]
        found.append(
            cite(
                dossier,
                "pressures",
                act.id,
                Line(
                    tuple(head),
                    when=event.date_words if dated else "",
                    note=", ".join(note),
                    text=act.summary,
                    side=act.side,
                ),
            )
        )
    return tuple(found)


def demand_lines(
    dossier: Dossier, demands: Iterable[Any], *, answered: bool = True
) -> tuple[Line, ...]:
    """Demands by date: who asked whom for what and, if ``answered``, the clause that answers."""
    found = []
    for row in sorted(demands, key=_day):
        head = [Ref(row.title)]
        if answered and said(row.provision_id):
            provision = by_id(dossier, "provisions")[row.provision_id]
            head += [Ref(" → "), Ref(provision.title, path_of("provision", provision.id))]
        ends = (row.from_actor, row.to_actor)
        asked = [by_id(dossier, "actors")[a].short if said(a) else "" for a in ends]
        fate = "its end is not known" if row.fate == "unknown" else row.fate
        note = f"{' asked of '.join(filter(None, asked)) or row.camp}: {fate}"
        found.append(
            cite(
                dossier,
                "demands",
                row.id,
                Line(tuple(head), when=row.date_words, note=note, text=row.summary),
            )
        )
    return tuple(found)


def claim_lines(dossier: Dossier, claims: Iterable[Any]) -> tuple[Line, ...]:
    """Claims: what is held, for or against which answer, and by whom."""
    answers = by_id(dossier, "explanations")
    return tuple(
        cite(
            dossier,
            "claims",
            row.id,
            Line(
                (Ref(row.statement, path_of("claim", row.id)),),
                note=f"{row.direction} “{answers[row.explanation_id].short}”, {row.assertion}"
                + (f", by {_within(row.claimant)}" if said(row.claimant) else ""),
            ),
        )
        for row in claims
    )


def _within(name: str) -> str:
    """A name within a sentence: ``this dossier``, ``the clerk``; names themselves stay."""
    return re.sub(r"^(A|An|The|This)(?= )", lambda word: word[0].lower(), name)


def provision_lines(dossier: Dossier, provisions: Iterable[Any]) -> tuple[Line, ...]:
    """Provisions: where each stands and what it says."""
    return tuple(
        cite(dossier, "provisions", row.id, Line(
            (Ref(row.title, path_of("provision", row.id)),),
            note=", ".join(filter(None, (row.law, as_text(row.article)))), text=row.summary,
        ))
        for row in provisions
    )  # fmt: skip


def vote_lines(dossier: Dossier, votes: Iterable[Any]) -> tuple[Line, ...]:
    """Votes: the figures that are known, and their caveat."""
    found = []
    for row in votes:
        known = [f"{n} {state}" for state, n in outcomes(row).items() if state in FIELDS]
        seats = f"of {counted(int(row.seats), 'seat')}" if as_text(row.seats) else ""
        figures, by_weight = (", ".join(known), seats), weighed(dossier, row)
        told = (
            " ".join(filter(None, figures)),
            verdict(row),
            lowered(by_weight.words) if by_weight else "",
        )
        head = (Ref(f"{row.chamber}: "), Ref(row.question, path_of("event", row.event_id)))
        found.append(
            cite(
                dossier,
                "votes",
                row.id,
                Line(
                    head,
                    when=row.date_words,
                    note=", ".join(filter(None, told)),
                    text=as_text(row.caveat),
                ),
            )
        )
    return tuple(found)


def of(dossier: Dossier, table: str, **where: str) -> list[Any]:
    """Rows of a table whose columns have these values."""
    frame = getattr(dossier, table)
    for column, value in where.items():
        frame = frame[frame[column] == value]
    return rows_of(frame)


def linked(dossier: Dossier, table: str, row_id: str, words: str) -> Ref:
    """Words that lead to a row's page, where it has one."""
    return Ref(words, page_of(dossier, table, row_id))

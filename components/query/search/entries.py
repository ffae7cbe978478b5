"""What of a dossier can be found, table by table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from components.dossier import Dossier
from components.query.glossary import terms
from components.query.provenance import titles
from components.query.records import by_id, rows_of
from components.query.search.holding import joined, named_as, names_in_events
from components.query.search.index import Entry, Index
from components.query.vote_count import score
from components.wording.cells import as_text, said


@lru_cache(maxsize=4)
def index(dossier: Dossier) -> Index:
    """All that can be found in a dossier, indexed once."""
    tables = (_actors, _events, _votes, _provisions, _demands, _claims, _sources, _terms)
    return Index(entry for table in tables for entry in table(dossier))


def _actors(dossier: Dossier) -> Iterator[Entry]:
    for a in rows_of(dossier.actors):
        names = joined(a.short if a.short != a.name else "", a.name_native)
        yield Entry("actor", a.id, a.name, names, a.description)


def _events(dossier: Dossier) -> Iterator[Entry]:
    names = names_in_events(dossier)
    for e in rows_of(dossier.events):
        words = joined(e.summary, e.annotation)
        yield Entry("event", e.id, e.title, joined(e.short, e.date_words), words, names[e.id])


def _votes(dossier: Dossier) -> Iterator[Entry]:
    for v in rows_of(dossier.votes):
        names = joined(score(v), v.date_words, v.result)
        yield Entry("vote", v.id, f"{v.chamber}: {v.question}", names, as_text(v.caveat))


def _provisions(dossier: Dossier) -> Iterator[Entry]:
    for p in rows_of(dossier.provisions):
        names = joined(p.law, p.article, p.short)
        yield Entry("clause", p.id, p.title, names, p.summary)


def _demands(dossier: Dossier) -> Iterator[Entry]:
    actors = by_id(dossier, "actors")
    for d in rows_of(dossier.demands):
        who = [named_as(actors[a]) for a in (d.from_actor, d.to_actor) if said(a)]
        yield Entry("demand", d.id, d.title, d.short, d.summary, joined(*who))


def _claims(dossier: Dossier) -> Iterator[Entry]:
    for c in rows_of(dossier.claims):
        yield Entry("claim", c.id, c.short, c.claimant, c.statement, c.test)


def _sources(dossier: Dossier) -> Iterator[Entry]:
    resting = _resting(dossier)
    for s in rows_of(dossier.sources):
        year = "" if as_text(s.year) == "" else str(int(s.year))
        names = joined(s.authors, year, s.container, s.publisher, s.id)
        yield Entry("source", s.id, s.title, names, as_text(s.note), resting.get(s.id, ""))


def _terms(dossier: Dossier) -> Iterator[Entry]:
    for t in terms(dossier):
        yield Entry("term", t.id, t.term, joined(*t.also), t.definition)


@lru_cache(maxsize=4)
def _resting(dossier: Dossier) -> dict[str, str]:
    """Source -> titles of the rows that rest on it; of a vote, the count too."""
    named, votes = titles(dossier), by_id(dossier, "votes")
    found = defaultdict[str, dict[str, None]](dict)
    for c in rows_of(dossier.citations):
        if title := named.get((c.table, c.row_id)):
            found[c.source_id][title] = None
        if c.table == "votes" and c.row_id in votes:
            found[c.source_id][f"{votes[c.row_id].yes}–{votes[c.row_id].no}"] = None
    return {source: "\n".join(rows) for source, rows in found.items()}

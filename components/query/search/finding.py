"""The search over all of a dossier."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from components.dossier import Dossier
from components.query.provenance import disputed
from components.query.records import by_id, rows_of
from components.query.search.asking import asked
from components.query.search.entries import index
from components.query.search.holding import joined
from components.query.search.index import Entry, Hit, Index

#: What can be found, in the order in which kinds are listed: one, and many.
KINDS = {
    "actor": "actors",
    "event": "events",
    "vote": "votes",
    "clause": "clauses",
    "demand": "demands",
    "claim": "claims",
    "source": "sources",
    "term": "terms",
}


@dataclass(frozen=True)
class Results:
    """What a search found.

    Attributes
    ----------
    text : str
        What was asked, cleaned.
    hits : tuple of Hit
        Best first; only those of the kind that was asked for.
    counts : dict of str to int
        Kind -> how many there are, of every kind that has any.
    nearest : tuple of Hit
        Where nothing holds all words: what holds some of them.
    """

    text: str
    hits: tuple[Hit, ...]
    counts: dict[str, int]
    nearest: tuple[Hit, ...] = ()


@lru_cache(maxsize=256)
def search(dossier: Dossier, text: str, kind: str = "") -> Results:
    """Look for words in all of a dossier.

    Parameters
    ----------
    text : str
        Anything; it is cleaned and cut to length.
    kind : str
        One of ``KINDS``; anything else is all.
    """
    words = asked(text)
    hits = index(dossier).find(words)
    counted = {k: sum(hit.entry.kind == k for hit in hits) for k in KINDS}
    kept = tuple(h for h in hits if kind not in KINDS or h.entry.kind == kind)
    nearest = () if hits else tuple(index(dossier).nearest(words))
    return Results(words.text, kept, {k: n for k, n in counted.items() if n}, nearest)


@lru_cache(maxsize=256)
def sources_holding(dossier: Dossier, text: str) -> tuple[str, ...]:
    """Ids of the sources that hold the words, themselves or in what rests on them.

    The id of one asks for that one.
    """
    if text in by_id(dossier, "sources"):
        return (text,)
    return tuple(h.entry.id for h in _sources(dossier).find(asked(text), few=1))


@lru_cache(maxsize=4)
def _sources(dossier: Dossier) -> Index:
    return Index(entry for entry in index(dossier).entries if entry.kind == "source")


@lru_cache(maxsize=256)
def disputes_holding(dossier: Dossier, text: str) -> frozenset[int]:
    """Numbers of the disagreements, as ``disputed`` lists them, that hold the words."""
    return frozenset(int(h.entry.id) for h in _disputes(dossier).find(asked(text), few=1))


@lru_cache(maxsize=4)
def _disputes(dossier: Dossier) -> Index:
    return Index(
        Entry(
            "dispute", str(number), c.row_title,
            text=joined(c.value, c.note, c.source_title, c.source_authors, c.locator),
        )
        for number, c in enumerate(rows_of(disputed(dossier)))
    )  # fmt: skip

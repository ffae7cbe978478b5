"""The search over all of a dossier."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from components.dossier import Dossier
from components.query.search.asking import asked
from components.query.search.entries import index
from components.query.search.index import Hit

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

"""What a search found, as words and addresses: for the page and for the box in the masthead."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import quote

from markupsafe import Markup

from components.dossier import Dossier
from components.query.records import by_id
from components.query.search.finding import KINDS, Results
from components.query.search.index import Entry, Hit
from components.query.search.quoting import Piece, pieces, quotation
from components.wording.cells import as_text, said
from components.wording.templates import macros


class Place(NamedTuple):
    """Where something found is met.

    Attributes
    ----------
    path : str
        Its own page, from the app's root.
    shown : str
        Where the explorer draws it; "" if nowhere.
    on : str
        Name of that page.
    when : str
        Its date in words; "" if it has none.
    """

    path: str
    shown: str = ""
    on: str = ""
    when: str = ""


def place(dossier: Dossier, entry: Entry) -> Place:
    """Where something found is met."""
    if entry.kind == "term":
        return Place(f"method#{entry.id}")
    row = by_id(dossier, _TABLE[entry.kind])[entry.id]
    return _PLACES[entry.kind](row, quote(entry.id, safe=""))


def _of_event(row: Any, own: str, page: str) -> Place:
    """Of what has no page of its own: that of its event, or where it is drawn."""
    if not said(row.event_id):
        return Place(page.lower(), "", "", as_text(getattr(row, "date_words", "")))
    shown = f"{page.lower()}?event={quote(row.event_id, safe='')}"
    when = as_text(getattr(row, "date_words", ""))
    return Place(own or f"event/{quote(row.event_id, safe='')}", shown, page, when)


_TABLE = {
    "actor": "actors", "event": "events", "vote": "votes", "clause": "provisions",
    "demand": "demands", "claim": "claims", "source": "sources",
}  # fmt: skip
_PLACES: dict[str, Callable[[Any, str], Place]] = {
    "actor": lambda _, i: Place(f"actor/{i}", f"pressure?actor={i}", "Pressure"),
    "event": lambda e, i: Place(f"event/{i}", f"timeline?event={i}", "Timeline", e.date_words),
    "vote": lambda v, _: _of_event(v, "", "Vote"),
    "clause": lambda p, i: _of_event(p, f"provision/{i}", "Law"),
    "demand": lambda d, _: _of_event(d, "", "Law"),
    "claim": lambda c, i: Place(f"claim/{i}", "evidence", "Evidence"),
    "source": lambda s, i: Place(
        f"source/{i}", f"sources?q={i}#{i}", "Sources", as_text(s.year).split(".")[0]
    ),
}


class Line(NamedTuple):
    """Something found, ready to be written."""

    kind: str
    title: list[Piece]
    quoted: list[Piece]
    place: Place


def lines(dossier: Dossier, hits: tuple[Hit, ...]) -> list[Line]:
    """What was found, with the words that matched."""
    return [
        Line(
            hit.entry.kind,
            pieces(hit.entry.title, hit.matched),
            quotation(hit.entry.text, hit.matched),
            place(dossier, hit.entry),
        )
        for hit in hits
    ]


def listed(dossier: Dossier, hits: tuple[Hit, ...]) -> Markup:
    """What was found as a list of links."""
    html: Markup = macros("ui/found.html").listed(lines(dossier, hits))
    return html


def nothing(dossier: Dossier, results: Results) -> Markup:
    """That nothing holds all the words, and what comes near."""
    html: Markup = macros("ui/found.html").nothing(
        results.text, lines(dossier, results.nearest), examples(dossier)
    )
    return html


def begin(dossier: Dossier) -> Markup:
    """What to begin with where nothing was asked yet."""
    html: Markup = macros("ui/found.html").begin(examples(dossier))
    return html


@lru_cache(maxsize=4)
def examples(dossier: Dossier, *, most: int = 6) -> tuple[str, ...]:
    """Names of the actors that take part most: something to begin with."""
    names = by_id(dossier, "actors")
    often = dossier.roles["actor_id"].value_counts(sort=True)
    return tuple(names[actor].short for actor in often.index[:most])


def as_json(dossier: Dossier, results: Results, *, most: int) -> dict[str, Any]:
    """The first of what was found, for the box: text is in pieces, every other one matched."""
    hits = results.hits[:most] or results.nearest[:most]
    return {
        "q": results.text,
        "total": len(results.hits),
        "counts": {KINDS[kind]: n for kind, n in results.counts.items()},
        "hits": [
            {
                "kind": line.kind,
                "title": [*map(tuple, line.title)],
                "path": line.place.path,
                "when": line.place.when,
            }
            for line in lines(dossier, hits)
        ],
    }

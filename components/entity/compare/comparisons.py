"""The comparisons there are, and each over some cases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from components.charts.seats.data import score_of
from components.dossier import Dossier
from components.dossier.defaults import key_votes
from components.embed.table import Table, cited_by
from components.entity.compare import shares
from components.entity.compare.around import REACH, STEP, events
from components.entity.compare.found import Found, Key


@dataclass(frozen=True)
class Comparison:
    """One comparison.

    Attributes
    ----------
    id, title, note : str
        Last part of its address, headline, and what must be known to read it.
    make : callable
        Dossier -> what is found in it, or why nothing is.
    table : str
        Table whose rows it counts.
    heads : tuple of str
        Headings of its table, after the name of the case.
    axis : tuple of str
        What stands under the drawings: left, middle, right; empty for nothing.
    """

    id: str
    title: str
    note: str
    make: Callable[[Dossier], Found | str]
    table: str
    heads: tuple[str, ...]
    axis: tuple[str, ...]


_YEARS = REACH // 12
COMPARISONS = {
    one.id: one
    for one in (
        Comparison(
            "votes", "The votes, as shares of all seats",
            "Seats of which no source read says anything stay blank: who held them may have voted.",
            shares.votes, "votes", ("Seats", "Count", "Of", "Share"),
            ("none", "half", "all seats"),
        ),
        Comparison(
            "events", "Events around the vote",
            f"A dot is an event, a column {STEP} months. The colour says from where it was pushed.",
            events, "events", ("Id", "Event", "Date", "Months from the vote", "Pushed from"),
            (f"{_YEARS} years before", "the vote", f"{_YEARS} years after"),
        ),
        Comparison(
            "pressure", "Pressure from outside",
            "Each act of pressure counts once, however strong it was.",
            shares.pressure, "pressures", ("Acts", "Count", "Of", "Share"),
            ("none", "half", "all acts"),
        ),
        Comparison(
            "demands", "Who got what they asked for",
            "What became of each demand that is coded. One whose end no source read tells is not "
            "counted as lost. A share of few demands says little.",
            shares.demands, "demands", ("What became of it", "Count", "Of", "Share"),
            ("none", "half", "all demands"),
        ),
        Comparison(
            "answers", "What speaks for each answer to why",
            "A reckoning, not a finding: each answer starts even, as if one of its case’s answers, "
            "and no other, were true. The coding of the clues is the dossier’s, the worth of each "
            "kind of clue our assumption, and an answer for which more clues were collected gains "
            "by it. Answers of one case are not those of another.",
            shares.answers, "claims", ("Answer", "Share at the start", "Share by the coding",
                                       "Clues that speak of it"),
            (),
        ),
    )
}  # fmt: skip


@dataclass(frozen=True)
class Beside:
    """One case in a comparison.

    Attributes
    ----------
    dossier : Dossier
        The case.
    label : str
        Where and when, in a few words.
    score : str
        Its vote, "" without one.
    found : Found or None
        None where the case lacks what is compared; ``lacks`` says what.
    """

    dossier: Dossier
    label: str
    score: str
    found: Found | None
    lacks: str


@lru_cache(maxsize=256)
def _made(dossier: Dossier, name: str) -> Found | str:
    return COMPARISONS[name].make(dossier)


def beside(comparison: Comparison, dossiers: tuple[Dossier, ...]) -> list[Beside]:
    """Each case in a comparison; none where no case has what it compares."""
    names = labels(dossiers)
    rows = []
    for dossier, label in zip(dossiers, names, strict=True):
        made = _made(dossier, comparison.id)
        found, lacks = (None, made) if isinstance(made, str) else (made, "")
        rows.append(Beside(dossier, label, score_of(dossier), found, lacks))
    return rows if any(row.found for row in rows) else []


def labels(dossiers: tuple[Dossier, ...]) -> list[str]:
    """``Britain, 1807``: the place and the year of the vote; titles where these are not apart."""
    short = [_label(dossier) for dossier in dossiers]
    return [
        name if name and short.count(name) == 1 else headline(dossier)
        for name, dossier in zip(short, dossiers, strict=True)
    ]


def _label(dossier: Dossier) -> str:
    place, days = dossier.case.text("home.name", ""), key_votes(dossier)["date_from"].dropna()
    return f"{place[:1].upper()}{place[1:]}, {days.iloc[0].year}" if place and len(days) else ""


def headline(dossier: Dossier) -> str:
    """What a case is called where there is room."""
    return dossier.case.text("hero.title", dossier.title)


def key_of(rows: list[Beside]) -> list[Key]:
    """The signs of a comparison, each once; what is blank last."""
    signs = dict.fromkeys(sign for row in rows if row.found for sign in row.found.key)
    return sorted(signs, key=lambda sign: sign[1] is None)


def cited(comparison: Comparison, row: Beside) -> Table:
    """The rows that are counted of a case, with their sources."""
    found = row.found.rows if row.found else ()
    ids = tuple(dict.fromkeys(i for r in found for i in r.ids))
    known = cited_by(row.dossier, comparison.table)
    return Table((), (), 0, ids, ids, tuple(known.get(i, ()) for i in ids))

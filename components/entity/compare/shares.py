"""What is compared as shares: seats of the vote, acts of pressure, demands, and answers.

Each gives what is found in a case, or says in words what is not coded of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from components.analysis.coded_weighing import coded, ranked
from components.charts.demands.fates import FATES
from components.charts.shared.reckoned import finding, hundredths, possible
from components.charts.shared.seat_looks import look
from components.dossier import Dossier
from components.dossier.defaults import key_votes
from components.entity.compare.found import THIN, Found, Part, Row, Strip, bar, percent
from components.graphic.ink import Inks, mix
from components.query import norms
from components.query.records import by_id
from components.query.vote_count import UNKNOWN, VACANT, outcomes, size, size_words
from components.query.vote_weights import weighed
from components.view.sides import SIDE_WORDS
from components.wording.counting import counted, listing, spelled

#: How much ink what became of a demand has; nothing where that is not known.
_FATES = {"enacted": 1.0, "softened": 0.66, "later": 0.4, "dropped": 0.2}


def votes(dossier: Dossier) -> Found | str:
    """The vote on the law, in shares of all seats."""
    vote: Any = next(key_votes(dossier).itertuples(), None)
    if vote is None:
        return "No vote on the law is coded."
    known, whole = outcomes(vote), size(vote)
    if not {"for", "against"} <= known.keys() or not whole:
        return "No source counts both sides of the vote on the law."
    side = by_id(dossier, "events")[vote.event_id].pressure
    parts = []
    for state, n in known.items():
        ink, filled = look(state, side)
        parts.append(Part(state, n, mix(ink, filled) if filled else None))
    told = [_told(p.name, p.amount, whole) for p in parts if p.name not in (UNKNOWN, VACANT)]
    left = [f"; {_told(p.name, p.amount, whole)}" for p in parts if p.name in (UNKNOWN, VACANT)]
    by = dossier.case.text("key-vote.by", "")
    words = (
        f"{listing(told, most=len(told))}, of {size_words(vote)}{by and f', {by}'}{''.join(left)}."
    )
    by_weight = weighed(dossier, vote)
    words += f" {by_weight.words}." if by_weight else ""
    named = {"for": f"for, pushed from {_FROM[side]}" if side in _FROM else "for, no push coded"}
    named[UNKNOWN] = "no source says"
    return Found(
        words,
        (Strip(bar(parts, whole=whole, half=True)),),
        _key(p._replace(name=named.get(p.name, p.name)) for p in parts),
        _rows(parts, whole, {p.name: (vote.id,) for p in parts}),
    )


#: Where a push came from, as within a sentence.
_FROM = {"domestic": "inside", "international": "outside", "both": "both sides"}


def pressure(dossier: Dossier) -> Found | str:
    """The acts of pressure by where they came from; a norm weighs, and does not act."""
    acts = norms.acts(dossier)
    weighed = len(dossier.pressures) - len(acts)
    if acts.empty:
        return "No act of pressure is coded."
    inside = acts["side"] == "domestic"
    names = {"international": ~inside, "domestic": inside}
    parts = [Part(f"from {SIDE_WORDS[s]}", int(these.sum()), Inks.of(s))
             for s, these in names.items()]  # fmt: skip
    of = {p.name: tuple(acts.loc[m, "id"]) for p, m in zip(parts, names.values(), strict=True)}
    n = parts[0].amount
    words = (
        f"{n} of {counted(len(acts), 'act')} of pressure from outside ({percent(n, len(acts))})."
        f"{f' Beside these, {norms.bore(weighed)}.' if weighed else ''}"
    )
    strips = (Strip(bar(parts, whole=len(acts), half=True)),)
    return Found(words, strips, _key(parts), _rows(parts, len(acts), of))


def demands(dossier: Dossier) -> Found | str:
    """What became of what was asked for."""
    asked, whole = dossier.demands, len(dossier.demands)
    if asked.empty:
        return "No demand is coded."
    of = {FATES[fate].short: tuple(asked.loc[asked["fate"] == fate, "id"]) for fate in FATES}
    parts = [
        Part(fate.short, len(of[fate.short]), mix(Inks.ink, ink) if ink else None)
        for name, fate in FATES.items()
        for ink in (_FATES.get(name),)
    ]
    first, *rest = parts
    told = [
        f"{first.amount} of {counted(whole, 'demand')} enacted ({percent(first.amount, whole)})"
    ]
    told += [_told(p.name, p.amount, whole) for p in rest if p.amount]
    strips = (Strip(bar(parts, whole=whole, half=True)),)
    return Found(f"{listing(told)}.", strips, _key(parts), _rows(parts, whole, of))


def answers(dossier: Dossier) -> Found | str:
    """What the coding of the clues makes of the answers to why, from an even start."""
    if not possible(dossier):
        return "No clues are coded for rival answers."
    found = ranked(dossier, coded(dossier))
    ids = {a.id: tuple(dossier.claims.loc[dossier.claims["explanation_id"] == a.id, "id"])
           for a in found}  # fmt: skip
    strips = tuple(
        Strip(
            bar([Part(a.title, a.posterior, mix(Inks.ink, 0.66))], whole=1.0, height=THIN),
            a.title, hundredths(a.posterior),
        )
        for a in found
    )  # fmt: skip
    rows = (
        Row((a.title, f"{a.prior:.4f}", f"{a.posterior:.4f}", str(len(ids[a.id]))), ids[a.id])
        for a in found
    )
    clues = counted(len(dossier.claims), "clue")
    words = f"{finding(dossier)}. {clues} weighed, for and against {spelled(len(found))} answers."
    return Found(words, strips, (), tuple(rows))


def _told(name: str, count: float, whole: float) -> str:
    return f"{count} {name} ({percent(count, whole)})" if count else f"0 {name}"


def _key(parts: Iterable[Part]) -> tuple[tuple[str, Any], ...]:
    return tuple((p.name, p.ink) for p in parts if p.amount)


def _rows(parts: list[Part], whole: int, ids: dict[str, tuple[str, ...]]) -> tuple[Row, ...]:
    return tuple(
        Row((p.name, str(p.amount), str(whole), f"{p.amount / whole:.4f}"), ids[p.name])
        for p in parts
    )

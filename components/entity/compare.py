"""Cases beside each other: their votes on one scale, events around the vote, pressure by side."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd
from markupsafe import Markup

from components.charts.seats.data import score_of
from components.charts.shared.seat_looks import look
from components.dossier import Dossier
from components.dossier.defaults import key_votes
from components.entity.shell import links, style
from components.graphic.graphic import Graphic, Line, Mark, Rect
from components.graphic.ink import Inks, mix
from components.graphic.writers.flatten import draw
from components.graphic.writers.svg import inline
from components.graphic.writers.svg_styles import styles_of
from components.query.records import by_id
from components.query.vote_count import outcomes, size, size_words
from components.serving.cases import home_of
from components.view.sides import SIDE_WORDS
from components.wording.counting import counted, listing
from components.wording.templates import fill

_STYLE = Path(__file__).with_name("compare.css")
#: Months before and after the vote that are drawn; width of a drawing, height of a bar and of a
#: row of marks, and size of these, in pixels.
REACH, WIDTH, BAR, ROW, DOT = 60, 720.0, 22.0, 7.0, 5.5
#: Sides of an event, in the order in which marks of one month are piled up.
SIDES = ("domestic", "both", "international", "none")


@dataclass(frozen=True)
class Compared:
    """One case in a comparison: a drawing and the same in words."""

    href: str
    name: str
    words: str
    graphic: Graphic


def document(dossiers: tuple[Dossier, ...], root: str) -> str:
    """The page.

    Parameters
    ----------
    dossiers : tuple of Dossier
        The cases, in the order in which they stand.
    root : str
        Path of the app, with a slash at its end.
    """
    parts = [
        [found for dossier in dossiers if (found := make(dossier, root))]
        for make in (votes, months, pressure)
    ]
    drawn = [[draw(one.graphic, WIDTH) for one in part] for part in parts]
    looks = styles_of(one for part in drawn for one in part)
    shown = [
        [
            (one, Markup(inline(drawing, looks, {}, attributes="aria-hidden='true'")))
            for one, drawing in zip(part, drawings, strict=True)
        ]
        for part, drawings in zip(parts, drawn, strict=True)
    ]
    return fill(
        "entity/compare.html", votes=shown[0], months=shown[1], pressure=shown[2], root=root,
        years=REACH // 12, sides=[(side, SIDE_WORDS[side]) for side in SIDES],
        style=style(root) + Markup(_STYLE.read_text(encoding="utf-8") + looks.css),
        meta=links(root),
    )  # fmt: skip


@lru_cache(maxsize=64)
def votes(dossier: Dossier, root: str) -> Compared | None:
    """The vote on the law in shares of all seats; None without one, or without counts."""
    vote: Any = next(key_votes(dossier).itertuples(), None)
    known = outcomes(vote) if vote is not None else {}
    if not {"for", "against"} <= known.keys() or not size(vote):
        return None
    graphic, at, whole = Graphic(0, size(vote), BAR, rigid=True), 0, size(vote)
    for state, n in known.items():
        ink, filled = look(state, by_id(dossier, "events")[vote.event_id].pressure)
        if n and filled:  # what no source says stays blank
            graphic.rects.append(Rect(at, at + n, 0, BAR, mix(ink, filled)))
        at += n
    graphic.lines += [
        Line(0, 0.5, whole, 0.5, Inks.muted), Line(0, BAR - 0.5, whole, BAR - 0.5, Inks.muted),
        Line(whole / 2, 0, whole / 2, BAR, Inks.muted, dash="dot"),
    ]  # fmt: skip
    said = listing([f"{n} {state} ({n / whole:.0%})" for state, n in known.items() if n])
    return _compared(dossier, root, f"{said}, of {size_words(vote)}.", graphic)


@lru_cache(maxsize=64)
def months(dossier: Dossier, root: str) -> Compared | None:
    """Events by months before and after the vote on the law; None where its day is not known."""
    away = distances(dossier)
    if away is None:
        return None
    near = away[away["months"].abs() <= REACH]
    before = int((near["months"] < 0).sum())
    piles: Counter[int] = Counter()
    placed = []
    for side in SIDES:
        for month in near.loc[near["pressure"] == side, "months"]:
            placed.append((month, piles[month], side))
            piles[month] += 1
    height = ROW * (max(piles.values(), default=0) + 1)
    graphic = Graphic(-REACH - 1, REACH + 1, height, rigid=True)
    graphic.lines += [
        Line(0, 0, 0, height, Inks.ink),
        Line(-REACH - 1, height - 0.5, REACH + 1, height - 0.5, Inks.rule),
    ]
    graphic.marks += [
        Mark(month, height - ROW * (k + 0.6), "circle", Inks.of(side), size=DOT)
        for month, k, side in placed
    ]
    whole = len(dossier.events)
    said = (
        f"{counted(len(near), 'event')} of {whole} within {REACH // 12} years: {before} in the "
        f"months before that of the vote, {len(near) - before} in it or after."
    )
    return _compared(dossier, root, said, graphic)


def distances(dossier: Dossier) -> pd.DataFrame | None:
    """Months from the vote on the law to each event whose month is known, with who pushed."""
    vote: Any = next(key_votes(dossier).itertuples(), None)
    if vote is None or pd.isna(vote.date_from):
        return None
    events, day = dossier.events, vote.date_from
    start, end = events["date_from"], events["date_to"]
    same = (start.dt.year == end.dt.year) & (start.dt.month == end.dt.month)
    known = events[same]
    away = (known["date_from"].dt.year - day.year) * 12 + known["date_from"].dt.month - day.month
    return pd.DataFrame({"months": away.astype(int), "pressure": known["pressure"]})


@lru_cache(maxsize=64)
def pressure(dossier: Dossier, root: str) -> Compared | None:
    """Share of the acts of pressure that came from outside; None where none is coded."""
    acts = len(dossier.pressures)
    if not acts:
        return None
    outside = int((dossier.pressures["side"] != "domestic").sum())
    graphic = Graphic(0, acts, BAR, rigid=True)
    graphic.rects += [
        Rect(0, outside, 0, BAR, Inks.international),
        Rect(outside, acts, 0, BAR, Inks.domestic_soft),
    ]
    said = f"{outside} of {counted(acts, 'act')} of pressure from outside ({outside / acts:.0%})."
    return _compared(dossier, root, said, graphic)


def _compared(dossier: Dossier, root: str, words: str, graphic: Graphic) -> Compared:
    title = dossier.case.text("hero.title", dossier.title)
    name = " · ".join(filter(None, (score_of(dossier), title)))
    return Compared(home_of(root, dossier.name), name, words, graphic)

"""Provisions by theme and version, and what became of each theme."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Any, get_args

import pandas as pd

from components.charts.chart import Frame, carrying
from components.dossier import Dossier, vocabulary
from components.query.citations import conflicting, supporting, tip_of
from components.query.following import lit
from components.query.selection import select
from components.view import View

VERSIONS: tuple[str, ...] = get_args(vocabulary.Version)

COLUMNS = [
    "id", "layer", "theme", "version", "drawn_as", "label", "title", "law", "date_words", "first",
    "disputed", "pressure", "hidden", "tip", "selected", "removes",
    "maybe",
]  # fmt: skip


def prepare(dossier: Dossier, view: View) -> Frame:
    """Rows of the chart, by theme and version.

    Returns
    -------
    pandas.DataFrame
        ``layer`` "provision" (a card; ``drawn_as``: the version of the schema that its own is or
        is like), "version" (one that the dossier has a provision of; ``label``: when it was, over
        the whole dossier; ``version``: what all in it are called, if all are alike), "fate"
        (``label``: what became of a theme) or "cell" (``hidden``: how many provisions of a theme
        and version the filters hide). ``maybe`` says that it, or all of a fate's theme, more
        likely lies before or after the period of the View.
    """
    selection = select(dossier, view.filters)
    shown = set(selection.provisions["id"])
    cards = _cards(dossier, lit(dossier, view))
    rows = [c | {"maybe": c["event_id"] in selection.unlikely} for c in cards if c["id"] in shown]
    if rows:
        themes = list(dict.fromkeys(c["theme"] for c in rows))
        held = [version for version in VERSIONS if any(c["drawn_as"] == version for c in cards)]
        rows += [_when(dossier, version) for version in held]
        for theme in themes:
            whole = [c for c in cards if c["theme"] == theme]
            maybe = all(c["maybe"] for c in rows if c["theme"] == theme)
            rows.append(
                {"layer": "fate", "theme": theme, "label": fate(whole, held), "maybe": maybe}
            )
            for version in held:
                hidden = sum(c["drawn_as"] == version and c["id"] not in shown for c in whole)
                rows.append(
                    {"layer": "cell", "theme": theme, "version": version, "drawn_as": version,
                     "hidden": hidden}
                )  # fmt: skip
    return carrying(pd.DataFrame(rows, columns=COLUMNS), dossier.case)


@lru_cache(maxsize=32)  # the filters only choose among them
def _cards(dossier: Dossier, chosen: frozenset[str]) -> list[dict[str, Any]]:
    """Every provision of the dossier: by theme and version, firsts first, then by date."""
    says, otherwise = supporting(dossier, "provisions"), conflicting(dossier, "provisions")
    events = dossier.events.set_index("id")[["pressure", "date_from", "date_to", "date_words"]]
    cards, words, themes = [], dossier.words, dossier.words.listed("theme")
    called = {v: _called(dossier, v) for v in VERSIONS}
    for p in dossier.provisions.join(events, on="event_id").itertuples():
        name = str(p.id)
        place = f"{p.law}, {p.article}" if pd.notna(p.article) else p.law
        first = bool(pd.notna(p.first) and p.first)
        core = words.core("version", p.version)
        label = p.short if p.version in (core, called[core]) else f"{p.version}: {p.short}"
        place_in = words.listed("version").index(p.version)
        tip = tip_of(
            f"{p.title}. {place}", p.date_words, says.get(name, ""), otherwise.get(name, "")
        )
        cards.append(
            {"layer": "provision", "id": name, "theme": p.theme, "version": p.version,
             "drawn_as": core, "label": label, "title": p.title, "law": place,
             "date_words": p.date_words,
             "first": first, "disputed": name in otherwise, "pressure": p.pressure, "tip": tip,
             "selected": p.event_id in chosen, "event_id": p.event_id,
             "order": (place_in, not first, p.date_to, str(p.article), name),
             "year": None if pd.isna(p.date_to) else p.date_to.year,
             "removes": "repeal" in f"{p.title} {p.short} {p.summary}".lower()}
        )  # fmt: skip
    return sorted(
        cards,
        key=lambda c: (themes.index(c["theme"]), VERSIONS.index(c["drawn_as"]), *c["order"]),
    )


@lru_cache(maxsize=32)
def _when(dossier: Dossier, version: str) -> dict[str, Any]:
    """When a version was: the last days of the events that brought its provisions."""
    ids = _held(dossier, version)["event_id"]
    days = dossier.events.loc[dossier.events["id"].isin(ids), "date_to"].dropna()
    called = _called(dossier, version)
    return {
        "layer": "version",
        "version": called,
        "drawn_as": version,
        "label": _span(sorted(days)),
    }


def _held(dossier: Dossier, version: str) -> pd.DataFrame:
    """Provisions of a version of the schema, and of the case's own that are like it."""
    alike = dossier.words.alike("version", version)
    return dossier.provisions[dossier.provisions["version"].isin(alike)]


def _called(dossier: Dossier, version: str) -> str:
    """The case's own word for a version, where all of its provisions have that."""
    words = set(_held(dossier, version)["version"])
    return words.pop() if len(words) == 1 else version


def _span(days: list[pd.Timestamp]) -> str:
    """``February–March 2003``, or ``2004–2012`` over more than a year."""
    if not days:
        return ""
    low, high = days[0], days[-1]
    if low.year != high.year:
        return f"{low.year}–{high.year}"
    months = dict.fromkeys(f"{d:%B}" for d in (low, high))
    return f"{'–'.join(months)} {low.year}"


def fate(cards: Sequence[dict[str, Any]], held: Collection[str] = VERSIONS) -> str:
    """What became of a theme, read off the versions in which it has provisions.

    Parameters
    ----------
    cards : sequence of dict
        Every provision of one theme, with ``drawn_as``, ``year``, ``removes`` (it only takes a
        rule away) and ``disputed``.
    held : collection of str
        Versions of which the dossier has any provision: of no other can one be missed.

    Returns
    -------
    str
        For instance ``"not found in the law, but in 2004"``; empty where there is nothing to add.
        Since no version was read whole, it says what was found, and never that a rule is new.
    """
    have = {v: [c for c in cards if c["drawn_as"] == v and not c["removes"]] for v in VERSIONS}
    draft, bill, enacted, later = (have[v] for v in VERSIONS)
    years = [c["year"] for c in later if c["year"]]
    since = f" in {min(years)}" if years else " later"
    taken = [c["year"] for c in cards if c["removes"] and c["drawn_as"] == "enacted" and c["year"]]
    if taken and not enacted:
        return f"an older rule repealed in {taken[0]}" + (f", another{since}" if later else "")
    if draft and not enacted:
        return f"not found in the law, but{since}" if later else "not found in the law"
    if draft and not bill and "presidential bill" in held:
        return "not in what was read of the bill, but in the law"
    if enacted and all(c["disputed"] for c in enacted):
        return "what the law kept is disputed †"
    if later and not (draft or bill or enacted):
        return f"found only{since}"
    unseen = enacted and not (draft or bill) and not set(held).isdisjoint(VERSIONS[:2])
    return "in the law; not in what was read before it" if unseen else ""

"""What rests on what: rows by source, disagreements by row, and what nobody says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd

from components.dossier import Dossier
from components.query.cited import disagreements
from components.query.vote_count import UNKNOWN, outcomes, score

#: Page on which the rows of a table are met, what one row is called, and what many are.
#: Themes of rules that may have a term.
_PUNISHING = ("crime", "penalty")
TABLES = {
    "events": ("timeline", "event", "events"),
    "roles": ("timeline", "part in an event", "parts in events"),
    "actors": ("pressure", "actor", "actors"),
    "pressures": ("pressure", "act of pressure", "acts of pressure"),
    "votes": ("vote", "vote", "votes"),
    "ballots": ("vote", "bloc’s ballot", "blocs’ ballots"),
    "provisions": ("law", "provision", "provisions"),
    "explanations": ("evidence", "answer", "answers"),
    "claims": ("evidence", "clue", "clues"),
    "measures": ("world", "yearly figure", "yearly figures"),
    "scenes": ("story", "scene", "scenes"),
    "enforcement": ("law", "figure of enforcement", "figures of enforcement"),
    "demands": ("law", "demand", "demands"),
    "glossary": ("method", "term", "terms"),
}


@dataclass(frozen=True)
class Gap:
    """Something that no source read says.

    Attributes
    ----------
    of : str
        What the rows are and lack, with ``{s}`` where a noun shows how many it counts.
    rows : tuple of str
        The rows concerned, by title.
    """

    of: str
    rows: tuple[str, ...]

    @property
    def what(self) -> str:
        """The gap as a headline, for the number of its rows to stand before."""
        return self.of.format(s="" if len(self.rows) == 1 else "s")


@lru_cache(maxsize=4)
def titles(dossier: Dossier) -> dict[tuple[str, str], str]:
    """Title of every citable row by (table, row_id)."""
    names = dict(zip(dossier.actors["id"], dossier.actors["short"], strict=True))
    events = dict(zip(dossier.events["id"], dossier.events["title"], strict=True))
    found: dict[tuple[str, str], str] = {}
    column = {
        "events": "title", "actors": "name", "pressures": "summary", "provisions": "title",
        "explanations": "title", "claims": "statement", "scenes": "title",
        "demands": "title", "glossary": "term",
    }  # fmt: skip
    for table, name in column.items():
        frame = getattr(dossier, table)
        found |= {(table, i): t for i, t in zip(frame["id"], frame[name], strict=True)}
    for r in dossier.roles.itertuples():
        key = f"{r.event_id}/{r.actor_id}/{r.role}"
        found["roles", key] = f"{names[r.actor_id]} as {r.role}: {events[r.event_id]}"
    for v in dossier.votes.itertuples():
        found["votes", v.id] = f"{v.chamber}: {v.question}"
    for b in dossier.ballots.itertuples():
        found["ballots", f"{b.vote_id}/{b.bloc}"] = f"{b.bloc} in {b.vote_id}"
    for e in dossier.enforcement.itertuples():
        found["enforcement", e.id] = f"{e.value} {e.unit} {e.step}, {e.date_words}"
    for m in dossier.measures.itertuples():
        found["measures", f"{m.series}/{m.year}"] = f"{m.series.replace('-', ' ')}, {m.year}"
    return found


@lru_cache(maxsize=4)
def rests_on(dossier: Dossier) -> pd.DataFrame:
    """Every source with the number of rows of each table that cite it.

    Returns
    -------
    pandas.DataFrame
        Columns of ``sources`` plus ``rows`` (total) and ``what`` (counts in words), most first.
    """
    rows = dossier.citations.drop_duplicates(["table", "row_id", "source_id"])
    counts = rows.groupby(["source_id", "table"]).size().unstack(fill_value=0)

    def words(source: str) -> str:
        if source not in counts.index:
            return "nothing yet"
        said = counts.loc[source]
        return ", ".join(f"{n} {TABLES[t][1 if n == 1 else 2]}" for t, n in said.items() if n)

    out = dossier.sources.assign(
        rows=dossier.sources["id"].map(counts.sum(axis=1)).fillna(0).astype(int),
        what=dossier.sources["id"].map(words),
    )
    return out.sort_values(["rows", "title"], ascending=[False, True], kind="stable")


@lru_cache(maxsize=64)
def independent(dossier: Dossier, table: str) -> Mapping[str, int]:
    """Row id -> number of independent sources that support the core of the row.

    What supports one column, or gives a side fact only (``context``), does not count; nor does a
    source that was not read, or that was read only as another quotes it, beside one that was.
    Parts of one work, and editions and reports of one utterance, count as one.
    """
    cited = dossier.citations
    frame = cited[
        (cited["table"] == table) & (cited["relation"] == "supports") & cited["column"].isna()
    ]
    work, read = _works(dossier), set(dossier.sources.query("read != 'not read'")["id"])
    found: dict[str, tuple[set[str], set[str]]] = {}
    for c in frame.itertuples():
        own, quoted = found.setdefault(str(c.row_id), (set(), set()))
        if "as cited in" in str(c.locator):
            quoted.add(work[c.source_id])
        elif c.source_id in read:
            own.add(work[c.source_id])
    # What is quoted stands on the one that quotes it, whether or not that one is listed too.
    return {row: len(own) or min(len(quoted), 1) for row, (own, quoted) in found.items()}


@lru_cache(maxsize=8)
def _works(dossier: Dossier) -> Mapping[str, str]:
    """Source id -> id of the work that it is a part, an edition or a report of."""
    sources = dossier.sources
    of = {s: w for s, w in zip(sources["id"], sources["work"], strict=True) if pd.notna(w)}
    found = {}
    for source in sources["id"]:
        work, seen = source, {source}
        while work in of and of[work] not in seen:
            work = of[work]
            seen.add(work)
        found[source] = min(seen) if work in of else work  # a ring is one work
    return found


def disputed(dossier: Dossier) -> pd.DataFrame:
    """Every disagreement with the title of its row and the page on which it is met.

    Returns
    -------
    pandas.DataFrame
        Columns of ``query.citations_of`` plus ``row_title`` and ``page``; conflicts first.
    """
    frame = disagreements(dossier)
    named = titles(dossier)
    keys = list(zip(frame["table"], frame["row_id"], strict=True))
    frame = frame.assign(
        row_title=[named.get(key, key[1]) for key in keys],
        page=[TABLES[table][0] for table, _ in keys],
    )
    return frame.sort_values(["relation", "table", "row_id"], kind="stable")


@lru_cache(maxsize=4)
def gaps(dossier: Dossier) -> tuple[Gap, ...]:
    """What stays open, counted from empty cells and from how few sources back a row."""
    votes, events, provisions = dossier.votes, dossier.events, dossier.provisions
    silent = votes[[UNKNOWN in outcomes(vote) for vote in votes.itertuples()]]
    # A day with a question mark is a guess at one, and no source gives it.
    exact = (events["date_from"] == events["date_to"]) & ~events["date"].str.contains("[?~%]")
    inexact = events[~exact]
    punishing = [
        t for t in set(provisions["theme"]) if dossier.words.core("theme", t) in _PUNISHING
    ]
    jailed = provisions[provisions["theme"].isin(punishing)]
    termless = jailed[jailed["max_years"].isna()]
    backing = events["id"].map(independent(dossier, "events")).fillna(0)
    unnamed = dossier.actors[dossier.actors["unnamed"]]
    return (
        Gap("vote{s} whose abstentions or absences no source read gives",
            tuple(f"{v.chamber}, {score(v)}" for v in silent.itertuples())),
        Gap("vote{s} without the ballots of parties or factions",
            tuple(v.chamber for v in votes.itertuples()
                  if v.id not in set(dossier.ballots["vote_id"]))),
        Gap("event{s} whose day no source read gives for sure", _titled(inexact)),
        Gap("event{s} resting on one source alone", _titled(events[backing == 1])),
        Gap("event{s} that no source we read supports as a whole", _titled(events[backing == 0])),
        Gap("rule{s} on crimes and penalties whose term we could not read", _titled(termless)),
        Gap("actor{s} unnamed by the source, and so by us", tuple(unnamed["name"])),
    )  # fmt: skip


def _titled(frame: Any) -> tuple[str, ...]:
    return tuple(str(title) for title in frame["title"])

"""A sheet for a second coder: rows drawn from a dossier, with all but our codes."""

from __future__ import annotations

import csv
import hashlib
import io
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd

from .columns import column
from .keys import row_key
from .load import Dossier

#: What is coded anew, by table. Other columns are no judgements, or sit in words that we write.
CODES: dict[str, tuple[str, ...]] = {
    "events": ("pressure", "stance", "kind", "stage"),
    "pressures": ("mechanism", "side", "stance", "assertion"),
    "claims": ("direction", "test", "assertion"),
    "provisions": ("theme",),
    "demands": ("camp", "fate"),
}
TOLD = ("table", "row", "title", "text", "date", "who", "about", "sources")
ASKED = ("coder", "day", "remark")
STAMP = "sheet"
#: In a cell that is not asked: this kind of row has no such code.
NOT_ASKED = "—"
#: Before the name of a column with our code, in a sheet that was compared and kept.
OURS = "our "
#: First letters by which a spreadsheet takes a text for a formula; the wide forms count too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_STAMP = re.compile(
    r"(?P<name>\S+) (?P<version>[0-9a-f]{12}) share (?P<share>[0-9.e-]+) seed (?P<seed>-?[0-9]+) "
    r"tables (?P<tables>[a-z]+(?:\+[a-z]+)*) rows (?P<rows>[0-9]+)"
)


@dataclass(frozen=True)
class Stamp:
    """What a sheet was made of, and how its rows were drawn; stands in each of its rows."""

    name: str
    version: str
    share: float
    seed: int
    tables: tuple[str, ...]
    rows: int

    def __str__(self) -> str:
        tables = "+".join(self.tables)
        drawn = f"share {self.share!r} seed {self.seed} tables {tables} rows {self.rows}"
        return f"{self.name} {self.version} {drawn}"

    @classmethod
    def parse(cls, text: str) -> Stamp | None:
        """Read a stamp; None if it is none."""
        match = _STAMP.fullmatch(text)
        if match is None:
            return None
        try:
            share = float(match["share"])
        except ValueError:
            return None
        tables = tuple(match["tables"].split("+"))
        if not 0 < share <= 1 or not set(tables) <= CODES.keys():
            return None
        name, version = match["name"], match["version"]
        return cls(name, version, share, int(match["seed"]), tables, int(match["rows"]))


@dataclass(frozen=True)
class Blank:
    """A sheet to be filled in: its header and its rows as text."""

    stamp: Stamp
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def code_columns(tables: Sequence[str]) -> tuple[str, ...]:
    """The columns of codes that some tables need, each once."""
    return tuple(dict.fromkeys(name for table in tables for name in CODES[table]))


def allowed(table: str, name: str) -> tuple[str, ...]:
    """The values that a code can have."""
    return column(table, name).enum


def handle(name: str, table: str, row: str) -> str:
    """Name of a row in a sheet.

    Our ids are words of ours, and some are the code itself (``revised-bill`` is a bill).
    """
    return f"{table}-{_digest(name, table, row)[:10]}"


def draw(dossier: Dossier, table: str, *, share: float, seed: int) -> list[str]:
    """Ids of the rows of a table that a seed draws, in an order that the seed draws too.

    A row's place depends on the seed and its own id only: a greater share of the same seed holds
    the smaller one, and neither a code nor the version of Python moves anything.
    """
    rows = [row_key(table, row) for row in dossier.tables[table].to_dict("records")]
    size = min(len(rows), max(1, math.floor(len(rows) * share + 0.5))) if rows else 0
    return sorted(rows, key=lambda row: _digest(str(seed), table, row))[:size]


def blank_sheet(
    dossier: Dossier, tables: Sequence[str] = tuple(CODES), *, share: float = 0.5, seed: int = 1
) -> Blank:
    """Make a sheet of a share of the rows of each table.

    Parameters
    ----------
    dossier : Dossier
        Whence the rows are drawn.
    tables : sequence of str
        Tables with codes; those without rows are left out.
    share : float
        Share of the rows of each table, above 0 and up to 1; at least one row each.
    seed : int
        The same seed draws the same rows in the same order.

    Returns
    -------
    Blank
        Holds nothing that we coded: not a code, nor a reason, note or annotation of ours.
    """
    drawn = {
        table: draw(dossier, table, share=share, seed=seed)
        for table in CODES
        if table in tables and len(dossier.tables[table])
    }
    count = sum(map(len, drawn.values()))
    stamp = Stamp(dossier.name, dossier.version, share, seed, tuple(drawn), count)
    codes = code_columns(stamp.tables)
    rows = []
    for table, ids in drawn.items():
        by_id = {row["id"]: row for row in dossier.tables[table].to_dict("records")}
        asked = ["" if name in CODES[table] else NOT_ASKED for name in codes]
        for row_id in ids:
            told = _told(dossier, table, by_id[row_id])
            name = handle(dossier.name, table, row_id)
            sources = _sources(dossier, table, row_id)
            blanks = [""] * len(ASKED)
            rows.append((table, name, *told, sources, *asked, *blanks, str(stamp)))
    return Blank(stamp, (*TOLD, *codes, *ASKED, STAMP), tuple(rows))


def csv_bytes(header: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Write a sheet as CSV: with the mark by which Excel knows UTF-8, formulas made text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_defused(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def _defused(text: str) -> str:
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _told(dossier: Dossier, table: str, row: dict[str, Any]) -> tuple[str, ...]:
    """Title, text, date, who, and what it is about."""
    names = _names(dossier)
    event = _events(dossier).get(row.get("event_id"), {}) if table != "events" else row
    happened = f"Event: {event['title']}" if event else ""
    date = str(row.get("date_words") or event.get("date_words", ""))
    if table == "events":
        cast = dossier.roles.loc[dossier.roles["event_id"] == row["id"], "actor_id"]
        who = " · ".join(sorted({names[actor] for actor in cast}))
        return row["title"], row["summary"], date, who, ""
    if table == "provisions":
        where = " · ".join(_filled(row["law"], row["article"]))
        return row["title"], row["summary"], date, where, happened
    if table == "claims":
        answers = dossier.explanations.set_index("id")
        answer = answers.loc[row["explanation_id"]]
        spoken = f"Explanation: {answer['title']}. {answer['summary']}"
        about = " · ".join(_filled(spoken, happened))
        # Not who makes it: what this dossier says itself can be nothing but inferred
        return "", row["statement"], date, "", about
    who = " → ".join(names[actor] for actor in _filled(row["from_actor"], row["to_actor"]))
    return row.get("title", ""), row["summary"], date, who, happened


@lru_cache(maxsize=4)
def _names(dossier: Dossier) -> dict[str, str]:
    return dict(zip(dossier.actors["id"], dossier.actors["name"], strict=True))


@lru_cache(maxsize=4)
def _events(dossier: Dossier) -> dict[Any, dict[str, Any]]:
    return {row["id"]: row for row in dossier.events.to_dict("records")}


def _sources(dossier: Dossier, table: str, row_id: str) -> str:
    """Sources of a row with their locators: not how they stand to it, nor what we note of them."""
    found: dict[str, dict[str, None]] = {}
    for source, locator in _cited(dossier).get((table, row_id), ()):
        found.setdefault(source, {})[locator] = None
    known = _references(dossier)
    return " · ".join(f"{known[source]}: {'; '.join(found[source])}" for source in sorted(found))


@lru_cache(maxsize=4)
def _cited(dossier: Dossier) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """Source and locator of each citation, by table and row."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    columns = (dossier.citations[name] for name in ("table", "row_id", "source_id", "locator"))
    for table, row_id, source, locator in zip(*columns, strict=True):
        found.setdefault((table, row_id), []).append((source, locator))
    return found


@lru_cache(maxsize=4)
def _references(dossier: Dossier) -> dict[str, str]:
    return {row["id"]: _reference(row) for row in dossier.sources.to_dict("records")}


def _reference(source: dict[str, Any]) -> str:
    year = f"({source['year']})" if pd.notna(source["year"]) else None
    said = " ".join(_filled(source["authors"], year))
    address = f"<{source['url']}>" if pd.notna(source["url"]) else None
    return " ".join(_filled(f"{said}," if said else None, source["title"], address))


def _filled(*cells: Any) -> list[str]:
    return [str(cell) for cell in cells if pd.notna(cell) and cell]

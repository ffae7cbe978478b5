"""What an author may leave out of a workbook: ids, short labels, and what follows from the rest.

An id that was made once stays: it stands in addresses that readers share. So rows without one are
first looked for among those that were taken before.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import Any

from components.dossier.cells import slugify, unused
from components.dossier.coding_rules import union
from components.dossier.columns import column, columns
from components.dossier.keys import key_columns
from components.dossier.schema import TABLES

Cells = dict[str, str]
Rows = dict[str, list[Cells]]

#: What names a row where it has no id, the first that is filled.
NAMES = ("title", "name", "term", "statement", "short", "summary", "question", "offence")
#: Shares of equal cells from which a row is held to be the same as one taken before.
_SAME = 0.5
_LONGEST_ID = 48
#: Signs of repetition, as they are typed and as spreadsheets turn them.
_DITTO = ('"', "”", "“", "„", "〃", "″", "''", "»")
#: Tables whose rows have a label for charts.
_LABELLED = {table for table in TABLES if any(c.name == "short" for c in columns(table))}


def complete(rows: Rows, before: Mapping[str, Sequence[Mapping[str, str]]], *, today: str) -> None:
    """Fill in what was left out, in place.

    Parameters
    ----------
    rows : dict of list of dict
        Table -> rows, each column -> text of the cell.
    before : mapping of sequence of mapping
        The same of the dossier as it was taken the last time; empty at first.
    today : str
        Day on which what is new was added, as YYYY-MM-DD.
    """
    _connect(rows, before)
    for table in rows.keys() & _LABELLED:
        for row in rows[table]:
            row["short"] = row.get("short") or _short(_name(row))
    since = {old["id"]: old.get("added", "") for old in before.get("explanations", ())}
    for row in rows.get("explanations", ()):
        row["added"] = row.get("added") or since.get(row.get("id", ""), "") or today
    for (table, name), make in _DEFAULTS.items():
        for place, row in enumerate(rows.get(table, ())):
            if not row.get(name):
                row[name] = make(row, rows, place)


def _connect(rows: Rows, before: Mapping[str, Sequence[Mapping[str, str]]]) -> None:
    """Give each row its id, and put ids in the place of names."""
    named = [table for table in rows if key_columns(table) == ("id",)]
    for table in named:
        _identify(table, rows[table], before.get(table, ()), _name)
    for table, found in rows.items():
        _refer(table, found, rows)
    for table in named:  # what has no name of its own is called by what it joins
        _identify(table, rows[table], before.get(table, ()), partial(_joined, table))
    for table, found in rows.items():  # and may be what others name
        _refer(table, found, rows)


def repeat(rows: Sequence[tuple[int, Cells]]) -> list[tuple[int, str, int]]:
    """Put the cell above where a sign of repetition stands.

    Returns
    -------
    list of (int, str, int)
        Row and column of each sign over which rows are empty, and the row that it repeats.
    """
    apart = []
    for (higher, above), (number, row) in pairwise(rows):
        signs = [name for name, text in row.items() if text in _DITTO]
        row.update({name: above.get(name, "") for name in signs})
        apart += [(number, name, higher) for name in signs if number > higher + 1]
    return apart


def _short(text: str, most: int = column("events", "short").max_length or 40) -> str:
    """A text of so many letters at most, cut between words where it can be."""
    made = textwrap.shorten(text, most, placeholder="…")
    return made if len(made) > 1 or len(text) < 2 else text[: most - 1] + "…"


def _name(row: Mapping[str, str]) -> str:
    return next((row[name] for name in NAMES if row.get(name)), "")


def _joined(table: str, row: Mapping[str, str]) -> str:
    return " ".join(row[name] for name in ("chamber", *TABLES[table].REFS) if row.get(name))


def _identify(
    table: str,
    rows: list[Cells],
    before: Sequence[Mapping[str, str]],
    name_of: Callable[[Mapping[str, str]], str],
) -> None:
    taken = {row["id"] for row in rows if row.get("id")}
    free = [old for old in before if old.get("id") and old["id"] not in taken]
    for row in rows:
        if row.get("id") or not name_of(row):
            continue
        old = _nearest(row, free, name_of)
        if old is not None:
            free.remove(old)
            row["id"] = old["id"]
        else:
            stem = slugify(name_of(row))[:_LONGEST_ID].strip("-") or table
            row["id"] = unused(stem, taken)
        taken.add(row["id"])


def _nearest(
    row: Mapping[str, str],
    before: Sequence[Mapping[str, str]],
    name_of: Callable[[Mapping[str, str]], str],
) -> Mapping[str, str] | None:
    """The row taken before that this one is: by its name, else by most of its cells."""
    named = [old for old in before if name_of(old) == name_of(row)]
    if named:
        return named[0]
    written = {name: text for name, text in row.items() if text}

    def alike(old: Mapping[str, str]) -> float:
        return sum(old.get(name) == text for name, text in written.items()) / len(written)

    best = max(before, key=alike, default=None)
    return best if best is not None and alike(best) > _SAME else None


def _refer(table: str, rows: list[Cells], all_rows: Rows) -> None:
    """Put the id of a row in the place of its name, where one row alone bears that."""
    for name, target in TABLES[table].REFS.items():
        ids: dict[str, set[str]] = {}
        events = {e.get("id"): e for e in all_rows.get("events", ())} if target == "votes" else {}
        for other in (row for row in all_rows.get(target, ()) if row.get("id")):
            event = events.get(other.get("event_id"), {})  # a vote may be called by its event
            parts = ("title", "name", "statement", "short", "question", "id")
            called = [other.get(part, "") for part in parts]
            for name_of in filter(None, (*called, event.get("title"), event.get("id"))):
                ids.setdefault(name_of.casefold(), set()).add(other["id"])
        known = {other.get("id") for other in all_rows.get(target, ())}
        for row in rows:
            meant = ids.get(row.get(name, "").casefold(), set())
            if row.get(name) not in known and len(meant) == 1:
                row[name] = next(iter(meant))


def _of(table: str, name: str, wanted: str) -> Callable[[Cells, Rows, int], str]:
    """A column of the row that this one names."""

    def make(row: Cells, rows: Rows, _: int) -> str:
        found = (r.get(wanted, "") for r in rows.get(table, ()) if r.get("id") == row.get(name))
        return next(found, "")

    return make


def _side(row: Cells, rows: Rows, place: int) -> str:
    side = _of("actors", "from_actor", "side")(row, rows, place)
    return side if side in ("domestic", "international") else ""


def _pushed(row: Cells, rows: Rows, _: int) -> str:
    return union({
        act["side"]
        for act in rows.get("pressures", ())
        if act.get("event_id") == row.get("id") and act.get("side")
    })  # fmt: skip


def _arena(row: Cells, _rows: Rows, _: int) -> str:
    side, kind = row.get("side", ""), row.get("kind", "")
    if side == "transnational":
        return side
    if side == "domestic":
        return "home-state" if kind == "state body" else "society"
    abroad = {"state body": "foreign-state", "intergovernmental": kind}
    return abroad.get(kind, "foreign-society") if side and kind else ""


def _home(_row: Cells, rows: Rows, _: int) -> str:
    """The country of all actors inside, where they are of one."""
    actors = rows.get("actors", ())
    inside = {a["country"] for a in actors if a.get("side") == "domestic" and a.get("country")}
    return inside.pop() if len(inside) == 1 else ""


def _decider(row: Cells, rows: Rows, _: int) -> str:
    """The actor that decided in its event, where one alone did."""
    roles = (r for r in rows.get("roles", ()) if r.get("role") == "decider")
    who = {r.get("actor_id") for r in roles if r.get("event_id") == row.get("event_id")}
    names = [a.get("name", "") for a in rows.get("actors", ()) if a.get("id") in who]
    return names[0] if len(who) == len(names) == 1 else ""


def _fate(row: Cells, rows: Rows, place: int) -> str:
    """What the version says of the provision that answers: one of a draft settles nothing."""
    version = _of("provisions", "provision_id", "version")(row, rows, place)
    own = (w for w in rows.get("words", ()) if w.get("list") == "version")
    version = {w.get("word", ""): w.get("like", "") for w in own}.get(version, version)
    return version if version in ("enacted", "later") else "unknown"


def _above(table: str, name: str) -> Callable[[Cells, Rows, int], str]:
    """The cell above, in a run of rows of one vote, series, stage or law."""
    return lambda _row, rows, place: rows[table][place - 1].get(name, "") if place else ""


def _same(name: str) -> Callable[[Cells, Rows, int], str]:
    return lambda row, _rows, _place: row.get(name, "")


def _always(text: str) -> Callable[[Cells, Rows, int], str]:
    return lambda _row, _rows, _place: text


def _place(_row: Cells, _rows: Rows, place: int) -> str:
    return str(place + 1)


#: Column -> how it is made where it is left out, in this order: some rest on earlier ones.
_DEFAULTS: dict[tuple[str, str], Callable[[Cells, Rows, int], Any]] = {
    ("actors", "description"): _same("name"),
    ("actors", "arena"): _arena,
    ("votes", "country"): _home,
    ("votes", "chamber"): _decider,
    **{
        (t, n): _above(t, n)
        for t, n in (
            ("sources", "language"),
            ("events", "stage"),
            ("ballots", "vote_id"),
            ("measures", "series"),
            ("measures", "unit"),
            ("provisions", "law"),
            ("provisions", "event_id"),
            ("provisions", "version"),
        )
    },
    ("actors", "unnamed"): _always("false"),
    ("events", "summary"): _same("title"),
    ("events", "stance"): _always("neutral"),
    ("events", "landmark"): _always("false"),
    ("pressures", "side"): _side,
    ("pressures", "stance"): _always("advances"),
    ("pressures", "assertion"): _always("stated"),
    ("pressures", "summary"): _of("events", "event_id", "summary"),
    ("events", "pressure"): _pushed,
    ("votes", "date"): _of("events", "event_id", "date"),
    ("votes", "question"): _of("events", "event_id", "title"),
    ("provisions", "summary"): _same("title"),
    ("explanations", "summary"): _same("title"),
    ("explanations", "place"): _place,
    ("claims", "assertion"): _always("stated"),
    ("demands", "summary"): _same("title"),
    ("demands", "assertion"): _always("stated"),
    ("demands", "date"): _of("events", "event_id", "date"),
    ("demands", "fate"): _fate,
    ("enforcement", "bound"): _always("exactly"),
    ("scenes", "order"): _place,
    ("scenes", "notes"): _same("caption"),
    ("citations", "relation"): _always("supports"),
}
#: What a tab can do without, for its header and its instructions.
LEFT_OUT = frozenset({
    *_DEFAULTS, ("explanations", "added"), *((t, name) for t in TABLES for name in ("id", "short")),
})  # fmt: skip

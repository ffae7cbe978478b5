"""Faults of the coding: rows that contradict each other, or say less than they must.

Each rule is stated in words on the page of the method; here it is held.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from .columns import columns
from .problems import Problem, did_you_mean
from .rules import names
from .schema import TABLES
from .sheet import Line, Sheet
from .words import Likes, likes

#: What a demand's fate asks of its provision: a version of the law, or that there is none.
ANSWERED = {"enacted": "enacted", "softened": "enacted", "later": "later"}
#: What a change may name in place of a column.
CITATIONS = "citations"


def contradictions(sheets: Mapping[str, Sheet]) -> Iterator[Problem]:
    """Every fault of the coding in readable sheets."""
    yield from sides(sheets["events"], sheets["pressures"])
    own = likes(line.values for line in sheets["words"].lines) if "words" in sheets else {}
    yield from fates(sheets["demands"], sheets["provisions"], own)
    yield from repeated(sheets["claims"])
    yield from places(sheets["explanations"])
    yield from changes(sheets)


def union(found: set[str]) -> str:
    """The side of an event whose acts of pressure have these sides."""
    if not found:
        return "none"
    return "both" if len(found) > 1 else next(iter(found))


def sides(events: Sheet, acts: Sheet) -> Iterator[Problem]:
    """Events whose side is not that of their acts and that do not say why, or that do in vain."""
    if not acts.whole or any("side" not in ln.values for ln in acts.lines):
        return  # an act that cannot be read could be the one that is missed
    found: dict[Any, set[str]] = defaultdict(set)
    for line in acts.lines:
        found[line.cells.get("event_id")].add(line.values["side"])
    for line in events.lines:
        get = line.values.get
        said, why = get("pressure"), get("pressure_reason")
        if said is None or "pressure_reason" not in line.values:
            continue
        due = union(found[get("id")])
        if said != due and why is None:
            told = f"its acts of pressure say {due!r}" if due != "none" else "no act of pressure"
            right = f"write {due!r}, or say why in pressure_reason"
            yield Problem(events.file, line.row, "pressure", told, right, said)
        elif said == due and why is not None:
            wrong = f"a reason without need: the acts of pressure say {due!r} too"
            yield Problem(events.file, line.row, "pressure_reason", wrong, "empty it", why)


def fates(demands: Sheet, provisions: Sheet, own: Likes) -> Iterator[Problem]:
    """Demands whose fate and whose provision do not go together."""
    cores = own.get(("provisions", "version"), {})
    said = {ln.values.get("id"): ln.values.get("version") for ln in provisions.lines}
    version = {name: cores.get(str(word), word) for name, word in said.items()}
    for line in demands.lines:
        fate, answer = line.values.get("fate"), line.values.get("provision_id")
        if fate is None or "provision_id" not in line.values:
            continue
        if fate not in ANSWERED and answer is not None:
            right = "empty it, or write another fate"
            wrong = f"a provision answers what is {fate}"
            yield Problem(demands.file, line.row, "provision_id", wrong, right, answer)
        elif fate in ANSWERED and answer is None:
            right = f"name one of version {ANSWERED[fate]!r}, or write 'dropped' or 'unknown'"
            wrong = f"{fate}, and no provision answers it"
            yield Problem(demands.file, line.row, "provision_id", wrong, right, "")
        elif fate in ANSWERED and version.get(answer) not in (None, ANSWERED[fate]):
            right = f"name one of version {ANSWERED[fate]!r}, or write another fate"
            wrong = f"{fate}, but this provision is of version {said[answer]!r}"
            yield Problem(demands.file, line.row, "provision_id", wrong, right, answer)


def repeated(claims: Sheet) -> Iterator[Problem]:
    """Clues that repeat themselves, in a ring, or that prove two rivals at once."""
    lines = {ln.values["id"]: ln for ln in claims.lines if "id" in ln.values}
    after = {name: ln.values.get("repeats") for name, ln in lines.items()}
    proofs: dict[str, Line] = {}
    for name, line in lines.items():
        head = _head(name, after)
        if head is None:
            wrong = "a clue repeats itself" if after[name] == name else "clues repeat in a ring"
            right = "name the clue that came first, and leave that one's empty"
            yield Problem(claims.file, line.row, "repeats", wrong, right, after[name])
            continue
        if line.values.get("test") not in ("smoking gun", "doubly decisive"):
            continue
        other = proofs.setdefault(head, line)
        if other.values.get("explanation_id") != line.values.get("explanation_id"):
            wrong = f"line {other.row} has the same episode prove another answer"
            right = "write 'hoop' or 'straw in the wind' in one of them"
            yield Problem(claims.file, line.row, "test", wrong, right, line.values["test"])


def _head(name: str, after: Mapping[str, str | None]) -> str | None:
    """The first clue of those that a clue repeats; None where they run in a ring."""
    seen = {name}
    while (earlier := after.get(name)) is not None:
        if earlier in seen:
            return None
        seen.add(earlier)
        name = earlier
    return name


def places(sheet: Sheet) -> Iterator[Problem]:
    """Answers whose places are doubled or leave a gap, or that came before an earlier place."""
    if not sheet.whole or any("place" not in ln.values for ln in sheet.lines):
        return
    lines = sorted(sheet.lines, key=lambda ln: (ln.values["place"], ln.row))
    for due, line in enumerate(lines, 1):
        place = line.values["place"]
        if place != due:
            right = f"write {due}: places run from 1 without a gap, and are never given away"
            yield Problem(sheet.file, line.row, "place", "not the next place", right, str(place))
            return  # all that follow would be named too
    for before, line in pairwise(lines):
        was, added = before.values.get("added"), line.values.get("added")
        if was and added and added < was:
            wrong = f"earlier than the place before it ({was}, line {before.row})"
            right = "give the newest answer the last place"
            yield Problem(sheet.file, line.row, "added", wrong, right, added)


def changes(sheets: Mapping[str, Sheet]) -> Iterator[Problem]:
    """Changes of what is not there, or that change nothing."""
    sheet = sheets["changes"]
    known = [table for table in sheets if table not in ("changes", "citations")]
    for line in sheet.lines:
        get = line.values.get
        table, key, name = get("table"), get("row_id"), get("column")
        if {"was", "now"} <= line.values.keys() and get("was") == get("now"):
            right = "write what the row said in was, and what it says in now"
            yield Problem(sheet.file, line.row, "now", "nothing is changed", right, get("now"))
        if table is None:
            continue
        if table not in known:
            right = did_you_mean(table, known) or f"write one of: {', '.join(known)}"
            if table in TABLES:
                right = f"name the row itself, with column {CITATIONS!r} for what it rests on"
            wrong = "no table whose changes are told"
            yield Problem(sheet.file, line.row, "table", wrong, right, table)
            continue
        rows = names(sheets[table])
        if key is not None and sheets[table].whole and key not in rows:
            right = did_you_mean(key, rows) or f"name a row of {table}.csv"
            yield Problem(sheet.file, line.row, "row_id", f"no such row in {table}.csv", right, key)
        allowed = [*(spec.name for spec in columns(table, derived=False)), CITATIONS]
        if name is not None and name not in allowed:
            right = did_you_mean(name, allowed) or f"write one of: {', '.join(allowed)}"
            yield Problem(sheet.file, line.row, "column", f"no such column in {table}", right, name)

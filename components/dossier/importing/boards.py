"""Sheets of other tools (TimelineJS, Kumu) -> rows of ``events``, ``actors``, ``pressures``."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, get_args

from components.dossier import vocabulary
from components.dossier.cells import slugify, unused
from components.dossier.columns import column
from components.dossier.sheet import mark_of

from .names import Cells, ListError, table
from .taken import Taking

_TAG = re.compile(r"<[^>]*>")
_KINDS = get_args(vocabulary.EventKind)


def timeline(data: bytes) -> Taking:
    """Events of a sheet of TimelineJS, saved as CSV.

    The slide of the title and spans of eras are no events. A year before 1 is not taken.
    """
    rows: list[Cells] = []
    left: list[str] = []
    taken: set[str] = set()
    for number, row in enumerate(table(data, ("Year", "Headline")), start=2):
        title, kind = _plain(row["Headline"]), row.get("Type", "").strip().lower()
        if kind in ("title", "era") or not (title and row["Year"].strip()):
            what = f"the {kind}" if kind else "no year or no headline"
            left.append(f"line {number}: {what}")
            continue
        date = _span(_day(row), _day(row, "End "))
        if date is None:
            left.append(f"line {number}: {row['Year']!r} is no year from 1 to 2999")
            continue
        name = unused(slugify(title)[:48].strip("-") or "event", taken)
        taken.add(name)
        group = row.get("Group", "").strip().lower()
        rows.append({
            "id": name, "date": date, "title": title, "summary": _plain(row.get("Text", "")),
            "kind": group if group in _KINDS else "",
        })  # fmt: skip
        media = row.get("Media", "").strip()
        left += [f"line {number}: media {media}"] if media else []
    return Taking({"events": rows}, left)


def _day(row: Mapping[str, str], end: str = "") -> str:
    parts = [row.get(f"{end}{name}", "").strip() for name in ("Year", "Month", "Day")]
    while parts and not parts[-1]:
        parts.pop()
    return "-".join(part.zfill(4 if not place else 2) for place, part in enumerate(parts))


def _span(first: str, last: str) -> str | None:
    """Days in EDTF; None where a part is no number, or its year is not from 1 to 2999."""
    days = [day for day in (first, last) if day]
    if not all(re.fullmatch(r"[0-2][0-9]{3}(-[0-9]{2}){0,2}", day) for day in days):
        return None
    return "/".join(dict.fromkeys(days)) if "0000" not in {day[:4] for day in days} else None


def kumu(data: bytes, more: bytes = b"") -> Taking:
    """Actors and acts of pressure of a map of Kumu.

    Parameters
    ----------
    data : bytes
        A blueprint or project in JSON (``elements`` and ``connections``), or elements in CSV.
    more : bytes, optional
        Connections in CSV.
    """
    if data.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in (b"{", b"["):
        elements, connections = _map(data)
    else:
        elements = [_lower(row) for row in _csv(data, "label")]
        connections = [_lower(row) for row in _csv(more, "from")] if more else []
    actors, ids = _actors(elements)
    for end in ("from", "to"):
        for one in connections:
            name = str(one.get(end) or "")
            if name and name not in ids:
                ids[name] = unused(slugify(name) or "actor", set(ids.values()))
                actors.append({"id": ids[name], "name": name})
    rows, left = _acts(connections, ids)
    if rows:
        left.append("event_id of each act: name the event in which it happened")
    return Taking({"actors": actors, "pressures": rows}, left)


def _actors(elements: Iterable[Mapping[str, Any]]) -> tuple[list[Cells], dict[str, str]]:
    """Rows of actors, and the id of each by its label and by Kumu's own id."""
    rows: list[Cells] = []
    ids: dict[str, str] = {}
    for one in elements:
        label = _plain(str(one.get("label") or ""))
        if not label:
            continue
        row = {
            "id": unused(slugify(label) or "actor", set(ids.values())), "name": label,
            "description": _plain(str(one.get("description") or "")),
            **{name: _word("actors", name, one) for name in ("kind", "side", "arena")},
            "country": str(one.get("country") or ""),
        }  # fmt: skip
        rows.append({name: text for name, text in row.items() if text})
        ids |= {label: row["id"], str(one.get("_id") or one.get("id") or label): row["id"]}
    return rows, ids


def _acts(
    connections: Iterable[Mapping[str, Any]], ids: Mapping[str, str]
) -> tuple[list[Cells], list[str]]:
    rows: list[Cells] = []
    left: list[str] = []
    taken: set[str] = set()
    for number, one in enumerate(connections, start=1):
        ends = [ids.get(str(one.get(end) or ""), "") for end in ("from", "to")]
        if not all(ends) or ends[0] == ends[1]:
            left.append(f"connection {number}: it lacks an end, or leads back to where it begins")
            continue
        if str(one.get("direction") or "directed") == "mutual":
            left.append(f"connection {number}: mutual; taken from its first end to its second")
        row = {
            "id": unused("-presses-".join(ends), taken), "from_actor": ends[0], "to_actor": ends[1],
            "mechanism": _word("pressures", "mechanism", one),
            "summary": _plain(str(one.get("description") or one.get("label") or "")),
        }  # fmt: skip
        taken.add(row["id"])
        rows.append({name: text for name, text in row.items() if text})
    return rows, left


def _word(of: str, name: str, one: Mapping[str, Any]) -> str:
    """A word of ours where the map has it, under our name or as its type; else empty."""
    said = (str(one.get(key) or "").strip() for key in (name, "type", "element type"))
    words = {word.casefold(): word for word in column(of, name).enum}
    return next((words[text.casefold()] for text in said if text.casefold() in words), "")


def _map(data: bytes) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    try:
        said = json.loads(data.decode("utf-8-sig"))
        found = [
            [_lower({**one, **(one.get("attributes") or {})}) for one in said.get(name) or []]
            for name in ("elements", "connections")
        ]
    except (ValueError, AttributeError, TypeError, RecursionError):
        raise ListError("no map of Kumu; give JSON with elements and connections") from None
    return found[0], found[1]


def _csv(data: bytes, name: str) -> list[dict[str, str]]:
    """Rows of a CSV whose heads Kumu writes in any case."""
    header = data.decode("utf-8-sig", "replace").partition("\n")[0]
    heads = next(csv.reader(io.StringIO(header), delimiter=mark_of(header)), [])
    own = next((head for head in heads if head.strip().lower() == name), name)
    return table(data, (own,))


def _lower(row: Mapping[str, Any]) -> dict[str, Any]:
    return {str(name).strip().lower(): value for name, value in row.items()}


def _plain(text: str) -> str:
    """A text without the marks of HTML that these tools allow."""
    return " ".join(html.unescape(_TAG.sub(" ", text)).split())

"""Rows with a page of their own: which there are, where each stands, and what is near a name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import quote

from components.dossier import Dossier
from components.query.records import by_id


class Kind(NamedTuple):
    """A kind of page: the table whose rows have one, and the column that names a row."""

    table: str
    title: str


#: First part of the address -> what has a page there.
KINDS = {
    "actor": Kind("actors", "name"),
    "event": Kind("events", "title"),
    "provision": Kind("provisions", "title"),
    "claim": Kind("claims", "statement"),
    "source": Kind("sources", "title"),
}
_OF_TABLE = {kind.table: name for name, kind in KINDS.items()}


def path_of(kind: str, row_id: str) -> str:
    """Address of a page from the app's root: ``actor/envoy``."""
    return f"{kind}/{quote(row_id, safe='')}"


def page_of(dossier: Dossier, table: str, row_id: str) -> str:
    """Address of the page of a row of some table, from the app's root; "" if it has none."""
    kind = _OF_TABLE.get(table)
    return path_of(kind, row_id) if kind and row_id in by_id(dossier, table) else ""


def row_of(dossier: Dossier, kind: str, row_id: str) -> Any | None:
    """The row that has a page there; None if there is none."""
    return by_id(dossier, KINDS[kind].table).get(row_id) if kind in KINDS else None


def title_of(dossier: Dossier, kind: str, row_id: str) -> str:
    """What a page is called: the name of its row."""
    return str(getattr(by_id(dossier, KINDS[kind].table)[row_id], KINDS[kind].title))


@lru_cache(maxsize=4)
def named(dossier: Dossier) -> Mapping[str, str]:
    """Address of every such page -> what it is called, in the order of the tables."""
    return {
        path_of(kind, row_id): title_of(dossier, kind, row_id)
        for kind, (table, _) in KINDS.items()
        for row_id in by_id(dossier, table)
    }

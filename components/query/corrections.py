"""What was corrected in a dossier, by row: for the page on method, the cards, the feed, embeds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from components.dossier import Dossier
from components.query.provenance import TABLES, titles
from components.wording.cells import as_text
from components.wording.periods import period_words

#: Columns whose name is no word for readers.
_WORDS = {
    "citations": "what it rests on", "pressure": "side", "pressure_reason": "reason for its side",
    "explanation_id": "answer that it speaks to", "event_id": "event", "actor_id": "actor",
    "provision_id": "rule that answers it", "from_actor": "who pressed",
    "to_actor": "who was pressed", "repeats": "clue that it repeats", "short": "label",
}  # fmt: skip


@dataclass(frozen=True)
class Correction:
    """One correction.

    Attributes
    ----------
    id, date, table, row_id, reason : str
        As in ``changes``.
    column, was, now : str
        As in ``changes``; "" where empty.
    title : str
        Of the row, or its id where the row has no title.
    address : str
        Of the page that shows the row, from the app's root: ``timeline?event=…``.
    """

    id: str
    date: str
    table: str
    row_id: str
    column: str
    was: str
    now: str
    reason: str
    title: str
    address: str

    @property
    def day(self) -> str:
        """The date in words."""
        return period_words(self.date)

    @property
    def about(self) -> str:
        """What of the row was corrected: "" for the whole row, else the column in words."""
        return _WORDS.get(self.column, self.column.replace("_", " "))

    def before(self) -> str:
        """What the row said, in words."""
        return f"was “{self.was}”" if self.was else "was empty" if self.now else ""


@lru_cache(maxsize=8)
def corrections(dossier: Dossier) -> tuple[Correction, ...]:
    """All corrections, the newest first."""
    named = titles(dossier) | _source_titles(dossier)
    rows = dossier.changes.sort_values(["date", "id"], ascending=[False, True], kind="stable")
    return tuple(
        Correction(
            **{name: as_text(getattr(r, name)) for name in (
                "id", "date", "table", "row_id", "column", "was", "now", "reason",
            )},
            title=named.get((r.table, r.row_id), str(r.row_id)),
            address=address(dossier, r.table, r.row_id),
        )
        for r in rows.itertuples()
    )  # fmt: skip


def corrected(dossier: Dossier, *rows: tuple[str, str]) -> tuple[Correction, ...]:
    """The corrections of some rows, each given as (table, row_id), the newest first."""
    wanted = set(rows)
    return tuple(c for c in corrections(dossier) if (c.table, c.row_id) in wanted)


def rows_of_event(dossier: Dossier, event_id: str) -> tuple[tuple[str, str], ...]:
    """An event and every row that hangs on it, as (table, row_id)."""
    return (("events", event_id), *_hanging(dossier).get(event_id, ()))


@lru_cache(maxsize=8)
def _hanging(dossier: Dossier) -> dict[str, list[tuple[str, str]]]:
    """Event -> the rows that hang on it, of all events at once: each would scan every table."""
    found: dict[str, list[tuple[str, str]]] = {}
    for table in ("pressures", "votes", "provisions", "demands"):
        frame = getattr(dossier, table)
        for row_id, event_id in zip(frame["id"], frame["event_id"], strict=True):
            found.setdefault(event_id, []).append((table, row_id))
    for key in _keys(dossier, "roles"):
        found.setdefault(key.split("/")[0], []).append(("roles", key))
    event_of = dict(zip(dossier.votes["id"], dossier.votes["event_id"], strict=True))
    for key in _keys(dossier, "ballots"):
        found.setdefault(event_of[key.split("/")[0]], []).append(("ballots", key))
    return found


@lru_cache(maxsize=1024)
def address(dossier: Dossier, table: str, row_id: str) -> str:
    """Where in the app a row is shown, from its root; "sources" for what no page draws."""
    page = "" if table == "scenes" else TABLES[table][0] if table in TABLES else "sources"
    if table == "actors":
        return f"{page}?actor={quote(row_id, safe='')}"
    event = row_id if table == "events" else _event_of(dossier, table, row_id)
    return f"{page}?event={quote(event, safe='')}" if event else page


def _event_of(dossier: Dossier, table: str, row_id: str) -> str:
    """The event that a row hangs on; "" if none."""
    part = row_id.split("/", maxsplit=1)[0]
    if table == "roles":
        return part
    if table == "ballots":
        table, row_id = "votes", part
    frame = dossier.tables.get(table)
    if frame is None or not {"id", "event_id"} <= set(frame.columns):
        return ""
    found = frame.loc[frame["id"] == row_id, "event_id"].dropna()
    return str(found.iloc[0]) if len(found) else ""


@lru_cache(maxsize=8)
def _keys(dossier: Dossier, table: str) -> list[str]:
    columns = {"roles": ["event_id", "actor_id", "role"], "ballots": ["vote_id", "bloc"]}[table]
    return ["/".join(row) for row in dossier.tables[table][columns].itertuples(index=False)]


def _source_titles(dossier: Dossier) -> dict[tuple[str, str], str]:
    sources = dossier.sources
    return {("sources", i): t for i, t in zip(sources["id"], sources["title"], strict=True)}

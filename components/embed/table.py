"""The data in view as a table: each row once, with who says so; and the same as CSV.

Names and titles may hold anything, so all text passes ``clean`` here, and is escaped where it is
written.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from components.charts.chart import Chart, Frame
from components.dossier import Dossier
from components.query.citations import conflicting, supporting
from components.query.cited import citations_of
from components.query.row_dates import dated
from components.wording.cells import said
from components.wording.cleaning import clean
from components.wording.periods import MONTHS

#: Tables whose rows can be marks; a chart's own is asked first.
_CITED = ("events", "actors", "provisions", "votes", "measures", "pressures", "claims")
#: What a CSV says of a row's date.
DATES = ("date", "earliest", "latest")
_MONTH = re.compile(rf"(?:{'|'.join(f'{m}|{m[:3]}' for m in MONTHS)}) \d{{4}}")
#: First letters by which a spreadsheet takes a text for a formula; the wide forms count too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def clean_frame(frame: Frame) -> Frame:
    """Return a frame whose texts are clean."""
    kinds = frame.dtypes.to_dict()
    texts = {
        name: [clean(v) for v in frame[name]]
        for name, kind in kinds.items()
        if not isinstance(kind, np.dtype) or kind.kind == "O"
    }
    changed = {
        name: pd.Series(values, index=frame.index, dtype=kinds[name])
        for name, values in texts.items()
    }
    return frame.assign(**changed)


def drawable(frame: Frame) -> Frame:
    """Return a frame whose labels are short enough to be placed; what they say of a row stays.

    No dossier that passes its check has longer ones. The table has them whole.
    """
    limits = dict.fromkeys(("label", "name", "short"), 80)
    changed = {}
    for name, kind in frame.dtypes.items():
        if name == "tip" or (isinstance(kind, np.dtype) and kind.kind != "O"):
            continue
        most, values = limits.get(name, 1000), list(frame[name])
        if any(isinstance(v, str) and len(v) > most for v in values):
            changed[name] = [
                f"{v[: most - 1]}…" if isinstance(v, str) and len(v) > most else v for v in values
            ]
    return frame.assign(**changed) if changed else frame


@dataclass(frozen=True)
class Table:
    """What a chart shows, in words.

    Attributes
    ----------
    heads : tuple of str
        Headings.
    rows : tuple of tuple of str
        Cells; unknown figures are "not known".
    header : int
        Column that names the row.
    ids, tips : tuple of str
        Id and words of the mark of each row.
    sources : tuple of tuple of str
        Ids of the sources of each row, supporting ones first.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    header: int
    ids: tuple[str, ...]
    tips: tuple[str, ...]
    sources: tuple[tuple[str, ...], ...]

    def row_of(self) -> dict[str, int]:
        """Words of a mark -> number of its row."""
        return {tip: i for i, tip in reversed(list(enumerate(self.tips)))}


def table_of(dossier: Dossier, chart: Chart, frame: Frame) -> Table:
    """Write a prepared frame as a table.

    Rows with the words of an earlier row (a note on a mark, say) are the same row. Who says so,
    and what sources say instead, are added where no column has them.
    """
    # Rows without an id hold the drawing together and stand for nothing.
    own = frame[frame["id"].notna()] if len(frame) else frame
    own = own.drop_duplicates(["id", "tip"]) if len(own) else own
    ids, tips = tuple(map(str, own["id"])), tuple(str(clean(t)) for t in own["tip"])
    columns = chart.headings(dossier) or {"label": chart.unit.capitalize()}
    filled = set(columns) - {n for n in chart.rare if own[n].isna().all() or (own[n] == "").all()}
    columns = {name: head for name, head in columns.items() if name in filled}
    heads = list(columns.values())
    cells = [[_cell(v, values.dtype) for v in values] for values in (own[n] for n in columns)]
    cited = [_said(dossier, chart.table, i) for i in ids]
    for head, lines in (
        ("Source", [who for who, _ in cited]), ("Sources differ", [other for _, other in cited]),
    ):  # fmt: skip
        rows = list(zip(*cells, strict=True)) if ids else []
        new = [
            "" if any(line in c for c in row) else line
            for line, row in zip(lines, rows, strict=True)
        ]
        if head in heads:
            place = heads.index(head)
            cells[place] = [old or line for old, line in zip(cells[place], lines, strict=True)]
        elif any(new):
            heads.append(head)
            cells.append(new)
    names = [n for n in ("title", "label", "name", "short") if n in columns]
    header = list(columns).index(names[0]) if names else 0
    find, parts = (_sources_of_all, own["event_id"]) if chart.counts(frame) else (_sources, ids)
    return Table(
        tuple(heads), tuple(zip(*cells, strict=True)), header, ids, tips,
        tuple(find(dossier, chart.table, i) for i in parts),
    )  # fmt: skip


def home_of(dossier: Dossier, table: str, row_id: str) -> str:
    """Table in which a mark's id is cited."""
    found = (t for t in (table, *_CITED) if row_id in supporting(dossier, t))
    return next(found, table)


def _said(dossier: Dossier, table: str, row_id: str) -> tuple[str, str]:
    home = home_of(dossier, table, row_id)
    lines = (supporting(dossier, home), conflicting(dossier, home))
    return str(clean(lines[0].get(row_id, ""))), str(clean(lines[1].get(row_id, "")))


@lru_cache(maxsize=64)
def cited_by(dossier: Dossier, table: str) -> dict[str, tuple[str, ...]]:
    """Sources of each row: those that back it, those that do not, those that say a side fact."""
    cited = citations_of(dossier, table)
    order = cited["relation"].map({"supports": 0, "context": 2}).fillna(1)
    found: dict[str, dict[str, None]] = {}
    for row, source, _ in sorted(
        zip(cited["row_id"], cited["source_id"], order, strict=True), key=lambda part: part[2]
    ):
        found.setdefault(str(row), {})[source] = None
    return {row: tuple(sources) for row, sources in found.items()}


def _sources(dossier: Dossier, table: str, row_id: str) -> tuple[str, ...]:
    return cited_by(dossier, home_of(dossier, table, row_id)).get(row_id, ())


def _sources_of_all(dossier: Dossier, table: str, ids: str) -> tuple[str, ...]:
    """Sources of the rows of a count, whose ids are joined by spaces."""
    known = cited_by(dossier, table)
    return tuple(dict.fromkeys(s for row_id in ids.split(" ") for s in known.get(row_id, ())))


def _cell(value: Any, dtype: Any) -> str:
    if isinstance(value, (list, tuple)):
        return "; ".join(_cell(v, None) for v in value)
    if pd.isna(value):
        return "not known" if dtype is not None and pd.api.types.is_numeric_dtype(dtype) else ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, date):
        return value.isoformat()[:10]
    return str(clean(str(value)))


@dataclass(frozen=True)
class Reference:
    """A source as a reader finds it: citation without and with its container, and address."""

    id: str
    brief: str
    full: str
    url: str


@lru_cache(maxsize=8)
def references(dossier: Dossier) -> dict[str, Reference]:
    """Every source of a dossier, by id."""
    found = {}
    for row in dossier.sources.itertuples():
        # Citations are joined by semicolons, so that authors cannot be.
        who = row.authors.replace("; ", " and ") if said(row.authors) else ""
        when = f"({row.year})" if pd.notna(row.year) else ""
        told = not who and str(row.year) in row.title  # as of most laws
        parts = (who, when, row.title) if who else (row.title, "" if told else when)
        brief = " ".join(filter(None, parts))
        place = ", ".join(t for t in (row.container, row.publisher) if said(t))
        full = f"{brief}. {place}." if place else f"{brief}."
        url = row.url if said(row.url) and row.url.startswith(("http://", "https://")) else ""
        found[row.id] = Reference(row.id, str(clean(brief)), str(clean(full)), str(clean(url)))
    return found


def main_sources(dossier: Dossier, table: Table, *, most: int = 3) -> tuple[list[Reference], int]:
    """The sources that back the most rows in view, and how many others there are."""
    counts = Counter(source for sources in table.sources for source in sources)
    order = [source for source, _ in counts.most_common()]  # of equals, the first met
    known = references(dossier)
    return [known[s] for s in order[:most]], len(order[most:])


def csv_bytes(dossier: Dossier, home: str, table: Table) -> bytes:
    """Write a table as CSV that spreadsheets open right and cannot run.

    UTF-8 with the mark by which Excel knows it, CRLF (RFC 4180). A text that begins like a formula
    gets an apostrophe in front. Unknown figures are empty. Where rows have dates, these stand for
    machines too: in EDTF, and as first and last day that it allows.

    Parameters
    ----------
    home : str
        Table that the chart draws.
    """
    known = references(dossier)
    dates = [dated(dossier, home, row_id) for row_id in table.ids]
    machine = DATES if any(map(any, dates)) else ()
    heads = [f"{h} in words" if h.lower() in machine else h for h in table.heads]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["id", *machine, *map(defused, heads), "Sources in full", "Links"])
    rows = zip(table.ids, dates, table.rows, table.sources, strict=True)
    for row_id, when, row, sources in rows:
        cells = [*(when if machine else ()), *("" if c == "not known" else worded(c) for c in row)]
        full = " | ".join(known[s].full for s in sources if s in known)
        links = " ".join(known[s].url for s in sources if s in known and known[s].url)
        writer.writerow([defused(str(clean(c))) for c in (row_id, *cells, full, links)])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def worded(text: str) -> str:
    """Put "in" before a month: spreadsheets would make its first day of it."""
    return f"in {text}" if _MONTH.fullmatch(text) else text


def defused(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula; not before numbers."""
    if not text.lstrip(" ").startswith(_FORMULA):
        return text
    try:
        float(text)
    except ValueError:
        return f"'{text}"
    return text

"""A comparison as CSV: what is counted in each case, and who says so."""

from __future__ import annotations

import csv
import io

from components.dossier import Dossier
from components.embed.table import cited_by, defused, references
from components.entity.compare.comparisons import Comparison, beside
from components.entity.compare.found import Row
from components.wording.cleaning import clean


def csv_bytes(comparison: Comparison, dossiers: tuple[Dossier, ...]) -> bytes:
    """Write a comparison as CSV that spreadsheets open right and cannot run.

    A case that lacks what is compared has one row, which says so and leaves the figures empty.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["Case", *comparison.heads, "Note", "Data version", "Sources in full", "Links"])
    blank = Row(("",) * len(comparison.heads), ())
    for one in beside(comparison, dossiers):
        for row in one.found.rows if one.found else (blank,):
            said = _sources(one.dossier, comparison.table, row.ids)
            cells = (one.label, *row.cells, one.lacks, one.dossier.version, *said)
            writer.writerow([defused(str(clean(cell))) for cell in cells])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def _sources(dossier: Dossier, table: str, ids: tuple[str, ...]) -> tuple[str, str]:
    known, cited = references(dossier), cited_by(dossier, table)
    found = [known[s] for s in dict.fromkeys(s for i in ids for s in cited.get(i, ()))]
    return " | ".join(s.full for s in found), " ".join(s.url for s in found if s.url)

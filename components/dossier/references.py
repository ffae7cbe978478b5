"""The dossier for other tools: citations as BibTeX and CSL-JSON, the package as a zip."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from .files import archive
from .load import CODEBOOK, PACKAGE, PARQUET, Dossier, with_optional

_BIBTEX = {"book": "book", "article": "article", "report": "techreport"}
_CSL = {
    "book": "book", "article": "article-journal", "report": "report", "news": "article-newspaper",
    "official text": "legislation", "treaty record": "treaty", "web page": "webpage",
    "broadcast": "broadcast", "dataset": "dataset",
}  # fmt: skip


def bibtex(dossier: Dossier) -> str:
    """All sources as a BibTeX database, keyed by source id."""
    from pybtex.database import Entry

    entries = {}
    for row in _rows(dossier):
        fields = {
            "title": row["title"], "year": row["year"], "publisher": row["publisher"],
            "url": row["url"], "note": row["note"], "language": row["language"],
            "urldate": row["accessed"], "archived": row["archived"],
        }  # fmt: skip
        kind = _BIBTEX.get(row["kind"], "misc")
        holder = {"article": "journal", "book": "series"}.get(kind, "howpublished")
        fields[holder] = row["container"]
        if kind == "techreport":
            fields["institution"] = fields.pop("publisher")
        # A body's name is one name: braces keep BibTeX from splitting it.
        fields["author"] = " and ".join(
            n if ", " in n else f"{{{n}}}" for n in _names(row["authors"])
        )
        kept = {k: str(v) for k, v in fields.items() if v}
        entries[row["id"]] = Entry(kind, fields=kept)
    return write_bibtex(entries)


def write_bibtex(entries: Mapping[str, Any]) -> str:
    """Write entries of pybtex as BibTeX, by key."""
    from pybtex.database import BibliographyData
    from pybtex.database.output.bibtex import Writer

    class PlainAddresses(Writer):  # type: ignore[misc]  # pybtex has no types
        """Writes an address as it stands: with LaTeX's escapes it would lead nowhere."""

        def _encode(self, text: str) -> str:
            is_address = text.startswith(("https://", "http://"))
            if is_address:  # a brace of its own would end the field
                return text.replace("{", "%7B").replace("}", "%7D")
            return str(super()._encode(text))

        def quote(self, s: str) -> str:
            """In braces: within quotation marks a per cent sign begins a comment to some."""
            self.check_braces(s)
            return f"{{{s}}}"

    return str(PlainAddresses(encoding="UTF-8").to_string(BibliographyData(dict(entries))))


def csl_json(dossier: Dossier) -> str:
    """All sources as CSL-JSON, as citation managers read it."""
    items = []
    for row in _rows(dossier):
        authors = [
            dict(zip(("family", "given"), n.split(", ", 1), strict=True))
            if ", " in n
            else {"literal": n}
            for n in _names(row["authors"])
        ]
        item = {
            "id": row["id"], "type": _CSL[row["kind"]], "title": row["title"], "author": authors,
            "container-title": row["container"], "publisher": row["publisher"],
            "URL": row["url"], "archive_location": row["archived"],
            "language": row["language"], "note": row["note"],
            "issued": {"date-parts": [[row["year"]]]} if row["year"] else None,
            "accessed": {"date-parts": [[int(p) for p in row["accessed"].split("-")]]}
            if row["accessed"] else None,
        }  # fmt: skip
        items.append({key: value for key, value in item.items() if value})
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def package_zip(folder: Path) -> bytes:
    """The whole data package as one zip; the same files give the same bytes.

    Parameters
    ----------
    folder : Path
        Folder of the dossier.
    """
    built = {path.stem for path in (folder / PARQUET).glob("*.parquet")}
    names = [PACKAGE, *(f"{t}.csv" for t in with_optional(built))]
    names += [f"{PARQUET}/{t}.parquet" for t in with_optional(built)]
    names += [CODEBOOK] if (folder / CODEBOOK).is_file() else []
    return zipped(folder.name, {name: (folder / name).read_bytes() for name in names})


def zipped(folder: str, files: Mapping[str, bytes]) -> bytes:
    """Files of one folder as a zip; the same files give the same bytes."""
    return archive({f"{folder}/{name}": data for name, data in files.items()})


def _rows(dossier: Dossier) -> list[dict[str, Any]]:
    """Rows of ``sources`` with None where a cell is unknown."""
    return [
        {key: None if pd.isna(value) else value for key, value in row.items()}
        for row in dossier.sources.to_dict("records")
    ]


def _names(authors: str | None) -> list[str]:
    return [n.strip() for n in (authors or "").split(";") if n.strip()]

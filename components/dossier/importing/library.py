"""A library of sources (CSL-JSON, BibTeX, RIS, as Zotero writes them) -> rows of ``sources``.

What a library does not know stays empty: above all how much of a source was read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from components.dossier.cells import slugify, unused

Cells = dict[str, str]

#: What each form calls a kind -> ours.
_KINDS = {
    "book": "book", "chapter": "book", "inbook": "book", "incollection": "book", "CHAP": "book",
    "BOOK": "book", "article-journal": "article", "article": "article", "JOUR": "article",
    "article-newspaper": "news", "article-magazine": "news", "NEWS": "news", "MGZN": "news",
    "report": "report", "techreport": "report", "RPRT": "report", "legislation": "official text",
    "bill": "official text", "legal_case": "official text", "STAT": "official text",
    "BILL": "official text", "treaty": "treaty record", "broadcast": "broadcast",
    "dataset": "dataset", "DATA": "dataset", "webpage": "web page", "ELEC": "web page",
    "misc": "web page", "online": "web page",
}  # fmt: skip


class LibraryError(ValueError):
    """A library that cannot be read; its message is ``what is wrong; what would be right``."""


def read_library(data: bytes, suffix: str) -> list[Cells]:
    """Read the sources of a library.

    Parameters
    ----------
    data : bytes
        The file.
    suffix : str
        ``.json`` (CSL-JSON), ``.bib`` or ``.ris``.

    Returns
    -------
    list of dict
        Column of ``sources`` -> text; each has an id that no other has.

    Raises
    ------
    LibraryError
        If it is none of these, or broken.
    """
    read = _READERS.get(suffix.lower())
    if read is None:
        raise LibraryError(f"{suffix or 'no ending'}; give .json (CSL-JSON), .bib or .ris")
    try:
        found = list(read(data.decode("utf-8-sig")))
    except Exception as error:  # each library breaks in ways of its own
        raise LibraryError(
            f"not a whole {suffix[1:]} file ({type(error).__name__}); export it anew, in UTF-8"
        ) from error
    return _named(found)


def _csl(text: str) -> Iterable[Cells]:
    for item in json.loads(text):
        people = item.get("author") or item.get("editor") or []
        yield {
            "id": slugify(str(item.get("citation-key") or "")),
            "kind": _KINDS.get(str(item.get("type")), ""),
            "authors": "; ".join(filter(None, map(_person, people))),
            "year": _parts(item.get("issued"))[:4],
            "title": _plain(item.get("title")),
            "container": _plain(item.get("container-title")),
            "publisher": _plain(item.get("publisher")),
            "url": _plain(item.get("URL")),
            "language": _plain(item.get("language"))[:2].lower(),
            "accessed": _parts(item.get("accessed")),
        }


def _person(said: Mapping[str, Any]) -> str:
    if said.get("literal"):
        return _plain(said["literal"])
    return ", ".join(filter(None, (_plain(said.get("family")), _plain(said.get("given")))))


def _parts(said: Any) -> str:
    """A CSL date as far as it goes: year, month, day."""
    parts = ((said or {}).get("date-parts") or [[]])[0]
    return "-".join(f"{int(part):0{4 if i == 0 else 2}}" for i, part in enumerate(parts[:3]))


def _bibtex(text: str) -> Iterable[Cells]:
    from pybtex.database import parse_string

    for key, entry in parse_string(text, "bibtex").entries.items():
        fields = {name: _unbraced(value) for name, value in entry.fields.items()}
        people = entry.persons.get("author") or entry.persons.get("editor") or []
        yield {
            "id": slugify(key),
            "kind": _KINDS.get(entry.type, ""),
            "authors": "; ".join(_unbraced(str(person)) for person in people),
            "year": (fields.get("year") or fields.get("date", ""))[:4],
            "title": fields.get("title", ""),
            "container": fields.get("journal") or fields.get("booktitle", ""),
            "publisher": fields.get("publisher") or fields.get("institution", ""),
            "url": fields.get("url", ""),
            "language": fields.get("langid", "")[:2].lower(),
            "accessed": fields.get("urldate", ""),
        }


def _ris(text: str) -> Iterable[Cells]:
    import rispy

    for item in rispy.loads(text):
        yield {
            "id": "",
            "kind": _KINDS.get(item.get("type_of_reference", ""), ""),
            "authors": "; ".join(item.get("authors") or item.get("first_authors") or ()),
            "year": str(item.get("year") or item.get("publication_year") or "")[:4],
            "title": _plain(item.get("title") or item.get("primary_title")),
            "container": _plain(item.get("journal_name") or item.get("secondary_title")),
            "publisher": _plain(item.get("publisher")),
            "url": next(iter(item.get("urls") or ()), ""),
            "language": _plain(item.get("language"))[:2].lower(),
            "accessed": _plain(item.get("access_date")).strip("/").replace("/", "-"),
        }


_READERS: dict[str, Callable[[str], Iterable[Cells]]] = {
    ".json": _csl, ".bib": _bibtex, ".ris": _ris,
}  # fmt: skip


def _plain(value: Any) -> str:
    return " ".join(str(value or "").split())


def _unbraced(text: str) -> str:
    """A text of BibTeX without the braces and backslashes that only TeX needs."""
    return " ".join(re.sub(r"\\([_&%#$])|[{}]", r"\1", text).split())


def _named(found: list[Cells]) -> list[Cells]:
    """Give each an id of its own: the library's, or the first author and the year."""
    taken: set[str] = set()
    for row in found:
        first = row["authors"].split(";")[0].split(",")[0] or row["title"][:30]
        stem = row["id"] or slugify(f"{first} {row['year']}") or "source"
        row["id"] = unused(stem, taken)
        taken.add(row["id"])
    return found

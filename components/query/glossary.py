"""Terms that readers may not know: those of the case, and those of the method and of dates.

The first are a table of the dossier, each with its sources. The second hold for any case: they are
this product's own words for how it works, stand in ``terms.csv`` beside this module, and rest on no
source of a case.
"""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from components.dossier import Dossier
from components.query.records import rows_of
from components.wording.cells import as_text


class Term(NamedTuple):
    """A term, its other forms, and what it means.

    Attributes
    ----------
    id : str
        Its name in addresses: ``hoop-test``.
    term : str
    also : tuple of str
    definition : str
    of_case : bool
        Whether it is the dossier's, with sources.
    """

    id: str
    term: str
    also: tuple[str, ...]
    definition: str
    of_case: bool


@lru_cache(maxsize=4)
def terms(dossier: Dossier) -> tuple[Term, ...]:
    """All terms by alphabet; where both have one, the dossier's own."""
    found = {term.id: term for term in _of_method()}
    for row in rows_of(dossier.glossary):
        found[row.id] = Term(row.id, row.term, _forms(as_text(row.also)), row.definition, True)
    return tuple(sorted(found.values(), key=lambda t: t.term.casefold()))


@lru_cache(maxsize=1)
def _of_method() -> tuple[Term, ...]:
    with Path(__file__).with_name("terms.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Term(_slug(r["term"]), r["term"], _forms(r["also"]), r["definition"], False)
            for r in csv.DictReader(file)
        )


def _forms(joined: str) -> tuple[str, ...]:
    return tuple(form.strip() for form in joined.split(";") if form.strip())


def _slug(term: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", term.lower()).strip("-")


@lru_cache(maxsize=4)
def pattern(dossier: Dossier) -> tuple[re.Pattern[str], dict[str, Term]]:
    """What finds every term in a text, the longest first; and each form, folded, to its term."""
    forms = {form.casefold(): t for t in terms(dossier) for form in (*t.also, t.term)}
    longest = sorted(forms, key=len, reverse=True)
    either = "|".join(map(re.escape, longest)) or r"(?!)"
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE), forms

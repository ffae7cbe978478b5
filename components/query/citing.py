"""How to cite what a reader sees: as a sentence, as BibTeX and as CSL-JSON."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from components.dossier.references import write_bibtex
from components.wording.periods import period_words


@dataclass(frozen=True)
class Seen:
    """What is cited.

    Attributes
    ----------
    title : str
        Of the chart or page; "" for the whole dossier.
    whole : str
        Title of the dossier.
    authors : str
        Who made it, as one name.
    version : str
        Of the data.
    url : str
        Address of exactly this View.
    day : datetime.date
        On which it was seen.
    licence : str
        Of the data, in short.
    """

    title: str
    whole: str
    authors: str
    version: str
    url: str
    day: date
    licence: str

    @property
    def key(self) -> str:
        """Key in a bibliography: the title's words and the version."""
        words = re.findall(r"[a-z0-9]+", (self.title or self.whole).lower())
        return "-".join([*words[:6], self.version])


def text(seen: Seen) -> str:
    """Write a citation as a sentence."""
    end = "" if seen.title.endswith(("?", "!", ".")) else "."
    part = f"“{seen.title}{end}” In " if seen.title else ""
    return (
        f"{seen.authors}. {part}{seen.whole}, data version {seen.version}, "
        f"{seen.licence}. {seen.url} (accessed {period_words(seen.day.isoformat())})."
    )


def bibtex(seen: Seen) -> str:
    """Write a citation as a BibTeX entry."""
    from pybtex.database import Entry

    fields = {
        "author": f"{{{seen.authors}}}",
        "title": seen.title or seen.whole,
        **({"howpublished": seen.whole} if seen.title else {}),
        "version": seen.version,
        "note": f"Data version {seen.version}. {seen.licence}",
        "url": seen.url,
        "urldate": seen.day.isoformat(),
    }
    return write_bibtex({seen.key: Entry("misc", fields=fields)})


def csl_json(seen: Seen) -> str:
    """Write a citation as CSL-JSON, a list of one item."""
    day = seen.day
    item: dict[str, Any] = {
        "id": seen.key,
        "type": "webpage" if seen.title else "dataset",
        "title": seen.title or seen.whole,
        "author": [{"literal": seen.authors}],
        **({"container-title": seen.whole} if seen.title else {}),
        "version": seen.version,
        "note": f"Data version {seen.version}. {seen.licence}",
        "URL": seen.url,
        "accessed": {"date-parts": [[day.year, day.month, day.day]]},
    }
    return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


#: How a citation is written, by the name of the form.
FORMS = {"Text": text, "BibTeX": bibtex, "CSL-JSON": csl_json}

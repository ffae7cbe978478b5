"""The page on method: the codebook, who coded, and how to cite the whole."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import pandas as pd

from components.dossier import Dossier, recode
from components.dossier.load import CODEBOOK
from components.query import citing
from components.ui import cache
from components.ui.cards import table_html
from components.ui.cite import seen
from components.wording.templates import fill

#: Headings beside the codebook, and below both.
ASIDE, WORDS = ("## Who coded it", "## The whole dossier, to cite", "## Licence"), "## Words"

#: What stands in place of the rules.
UNWRITTEN = """## How each variable is coded

The makers of this dossier have written down no rules: why a row is coded as it is, nobody can look
up. Its citations say what each row rests on, and [Sources](sources) gives the tables with a
description of every column.

Rules stand here once there is a file `codebook.md` beside the tables.
"""


@lru_cache(maxsize=4)
def codebook(folder: Path) -> str:
    """The rules of a dossier as Markdown, or that it has none."""
    path = folder / CODEBOOK
    return path.read_text(encoding="utf-8") if path.is_file() else UNWRITTEN


def contents(*texts: str) -> str:
    """Links to the sections of texts in Markdown, as HTML."""
    heads = re.findall(r"^## (.+)$", "\n".join(texts), re.MULTILINE)
    return fill("ui/contents.html", links=[(anchor(head), head) for head in heads])


def anchor(head: str) -> str:
    """Where a heading of Markdown is met on the page, as Streamlit names it."""
    return re.sub(r"[^a-z0-9]+", "-", head.lower()).strip("-")


@cache.kept(maxsize=4)
def second_coding() -> pd.DataFrame | None:
    """How far a second coder agrees with the dossier, once; None until one has coded."""
    return recode.agreement(folder())


def agreement(found: pd.DataFrame | None) -> str:
    """Who coded, and how far a second coder agrees, as HTML.

    Parameters
    ----------
    found : pandas.DataFrame or None
        As ``recode.agreement`` gives it.
    """
    once = "<p>The coding was done once, by the makers of the dossier."
    if found is None or found.empty:
        return (
            f"{once} Nobody has coded it a second time, so there is no figure of agreement. "
            "When a second coder’s sheet is in the dossier, the figures stand here.</p>"
        )
    columns = {
        "table": "Table", "column": "Column", "rows": "Rows coded twice", "agree": "Agree, %",
        "alpha": "Krippendorff’s alpha", "coder": "Second coder", "day": "Day",
    }  # fmt: skip
    shown = found.assign(agree=(found["agree"] * 100).round(), alpha=found["alpha"].round(2))
    table = table_html(shown, columns, caption="Agreement of a second coder, by column")
    return f"{once} A part of it was coded a second time, blind:</p>{table}"


def whole(dossier: Dossier, url: str) -> citing.Seen:
    """The dossier itself, to be cited."""
    return seen(dossier, "", url)


def folder() -> Path:
    """Folder of the dossier that the app shows."""
    return cache.folder()

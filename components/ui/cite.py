"""“Cite this view”: text, BibTeX and CSL-JSON of exactly what is seen, each with a copy button."""

from __future__ import annotations

from datetime import UTC, date, datetime

import streamlit as st

from components.dossier import Dossier
from components.embed.wording import WORDS
from components.query import citing
from components.ui.here import here


def asked(key: str) -> bool:
    """Draw the switch of that key; whether it is on."""
    return st.toggle("Cite this view", key=key)


def show(dossier: Dossier, title: str) -> None:
    """Draw the citations of a chart or page of that title."""
    forms(seen(dossier, title, here()))


def forms(found: citing.Seen) -> None:
    """Draw a citation in each form, to copy."""
    for form, write in citing.FORMS.items():
        st.html(f"<p class='note'>{form}</p>")
        # Without a language: Streamlit's colours of code are too pale to read.
        st.code(write(found).strip(), language=None, wrap_lines=True)


def seen(dossier: Dossier, title: str, url: str, day: date | None = None) -> citing.Seen:
    """What is cited, as it stands today or stood on a day."""
    words = WORDS["en"]
    return citing.Seen(
        title=title, whole=dossier.title, authors=f"{words['maker']} contributors",
        version=dossier.version, url=url, day=day or datetime.now(UTC).date(),
        licence=words["licence"],
    )  # fmt: skip

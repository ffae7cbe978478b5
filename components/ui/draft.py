"""A draft that is looked at while it is being written: its faults, and its next state."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from components.dossier.load import PACKAGE
from components.dossier.place import draft_faults
from components.wording.counting import counted

#: The cell, what stands there, what is wrong, what would be right.
Told = tuple[str, str, str, str]

_MOST = 200


def stamp(folder: Path) -> int:
    """A number that changes when a draft is built anew; always 0 for what is no draft."""
    if draft_faults() is None:
        return 0
    return (folder / PACKAGE).stat().st_mtime_ns


def banner(version: str) -> None:
    """Say that this is a draft, and what is wrong with it; nothing for what is no draft."""
    file = draft_faults()
    if file is None:
        return
    _follow(version)
    book, told = json.loads(file.read_text(encoding="utf-8"))
    head = Markup("Draft of {}: {}").format(book, counted(len(told), "fault"))
    body = faults(told) if told else Markup()
    st.html(Markup("<details class='gap'><summary>{}</summary>{}</details>").format(head, body))


@st.fragment(run_every=0.5)
def _follow(version: str) -> None:
    """Draw the page again once the draft is another."""
    from components.ui import cache

    if cache.dossier().version != version:
        st.rerun()


def faults(told: Sequence[Told]) -> Markup:
    """Faults as a table, by their cells."""
    row = Markup("<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>")
    rows = Markup().join(
        row.format(*(text.replace(".csv", "") for text in one)) for one in told[:_MOST]
    )
    head = row.replace("td", "th").format("Cell", "What stands there", "Wrong", "Right")
    more = len(told) - _MOST
    note = Markup("<p class='note'>And {} more.</p>").format(more) if more > 0 else Markup()
    return Markup("<div class='scroll'><table>{}{}</table></div>{}").format(
        Markup(head), rows, note
    )

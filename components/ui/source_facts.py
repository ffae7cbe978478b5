"""What a reader should know of a source before leaning on it, as one line of safe HTML."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from components.wording.cells import said
from components.wording.periods import period_words

_READ = {"excerpt": "read as an excerpt", "not read": "not read"}


def source_facts(source: Any, *, prefix: str = "") -> Markup:
    """Archived copy, day of reading, how much was read, and of what it is an edition or report.

    Parameters
    ----------
    source : named tuple
        A row of ``sources`` with ``work_title``, or of the citations joined to it.
    prefix : str
        Before the names of the columns: ``source_`` in joined citations.

    Returns
    -------
    Markup
        "" where there is nothing to say.
    """
    archived, accessed, read, work = (
        getattr(source, prefix + name) for name in ("archived", "accessed", "read", "work_title")
    )
    parts = [_READ[read]] if read in _READ else []
    if said(accessed):
        parts.append(f"accessed {period_words(accessed)}")
    if said(archived):
        link = Markup(
            "<a href='{}' target='_blank' rel='noopener noreferrer' "
            "aria-label='Archived copy of {}'>archived</a>"
        )
        parts.append(link.format(archived, getattr(source, prefix + "title")))
    if said(work):
        parts.append(Markup("an edition or report of <cite>{}</cite>").format(work))
    facts = Markup(" · ").join(parts)
    return Markup("<small class='facts'>{}</small>").format(facts) if parts else facts

"""What a reader should know of a source before leaning on it, as one line of safe HTML."""

from __future__ import annotations

from html import escape
from typing import Any

from components.wording.periods import period_words

_READ = {"excerpt": "read as an excerpt", "not read": "not read"}


def source_facts(source: Any, *, prefix: str = "") -> str:
    """Archived copy, day of reading, how much was read, and of what it is an edition or report.

    Parameters
    ----------
    source : named tuple
        A row of ``sources`` with ``work_title``, or of the citations joined to it.
    prefix : str
        Before the names of the columns: ``source_`` in joined citations.

    Returns
    -------
    str
        "" where there is nothing to say.
    """
    archived, accessed, read, work = (
        getattr(source, prefix + name) for name in ("archived", "accessed", "read", "work_title")
    )
    parts = [_READ[read]] if read in _READ else []
    if _said(accessed):
        parts.append(f"accessed {escape(period_words(accessed))}")
    if _said(archived):
        named = escape(str(getattr(source, prefix + "title")))
        parts.append(
            f"<a href='{escape(archived)}' target='_blank' rel='noopener noreferrer' "
            f"aria-label='Archived copy of {named}'>archived</a>"
        )
    if _said(work):
        parts.append(f"an edition or report of <cite>{escape(work)}</cite>")
    return f"<small class='facts'>{' · '.join(parts)}</small>" if parts else ""


def _said(value: Any) -> bool:
    return isinstance(value, str) and value != ""

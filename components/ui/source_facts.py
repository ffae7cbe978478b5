"""What a reader should know of a source before leaning on it, as one line of safe HTML."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from components.wording.cells import said
from components.wording.periods import period_words

_LINK = Markup("<a href='{}' target='_blank' rel='noopener noreferrer' aria-label='{}'>{}</a>")
_WEAK = Markup("<b>a copy on a site of no standing: check it before print</b>")
_READ = {"excerpt": "read as an excerpt", "not read": "not read"}


def source_facts(source: Any, *, prefix: str = "", online: bool = False) -> Markup:
    """Where it is online, day of reading, how much was read, of what it is an edition or report.

    Parameters
    ----------
    source : named tuple
        A row of ``sources`` with ``work_title``, or of the citations joined to it.
    prefix : str
        Before the names of the columns: ``source_`` in joined citations.
    online : bool
        Whether to link to it, where nothing beside does.

    Returns
    -------
    Markup
        "" where there is nothing to say.
    """
    url, host, archived, accessed, read, work, title = (
        getattr(source, prefix + name)
        for name in ("url", "host", "archived", "accessed", "read", "work_title", "title")
    )
    parts = [_READ[read]] if read in _READ else []
    if said(accessed):
        parts.append(f"accessed {period_words(accessed)}")
    if online and said(url):
        where = (urlsplit(url).hostname or url).removeprefix("www.")
        parts.append(_LINK.format(url, f"{title}, at {where}", f"at {where}"))
    if said(host):
        parts.append(_WEAK)
    if said(archived):
        parts.append(_LINK.format(archived, f"Archived copy of {title}", "archived"))
    if said(work):
        parts.append(Markup("an edition or report of <cite>{}</cite>").format(work))
    facts = Markup(" · ").join(parts)
    return Markup("<small class='facts'>{}</small>").format(facts) if parts else facts

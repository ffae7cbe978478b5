"""What was corrected, as safe HTML: on the cards it touches, and all of it on one page."""

from __future__ import annotations

from html import escape

from components.dossier import Dossier
from components.query.corrections import Correction, corrected, corrections

#: Corrections in sight; the earlier ones are one click away.
_SEEN = 3
_FEED = "<p class='note'><a href='corrections.atom'>All corrections as a feed (Atom)</a></p>"


def corrected_block(dossier: Dossier, *rows: tuple[str, str]) -> str:
    """The corrections of a card's rows: the newest in sight, the others one click away.

    Parameters
    ----------
    rows : tuple of (table, row_id)
        What the card shows.
    """
    found = corrected(dossier, *rows)
    if not found:
        return ""
    newest, *others = (_line(c) for c in found)
    more = (
        f"<details class='gap'><summary><b>{len(others)}</b> earlier "
        f"{'correction' if len(others) == 1 else 'corrections'}</summary>"
        f"<ul class='says'>{''.join(f'<li>{line}</li>' for line in others)}</ul></details>"
        if others
        else ""
    )
    return f"<p class='aside corrected'>{newest}</p>{more}"


def _line(c: Correction) -> str:
    about = f", {escape(c.about)}" if c.about else ""
    before = f" ({escape(c.before())})" if c.before() else ""
    return f"<b>Corrected {escape(c.day)}</b>{about}: {escape(c.reason)}{before}"


def corrections_list(dossier: Dossier) -> str:
    """Every correction, the newest first, each linked to the page that shows its row."""
    found = corrections(dossier)
    if not found:
        return f"<p>Nothing has been corrected since the first release.</p>{_FEED}"
    newest, others = found[:_SEEN], found[_SEEN:]
    more = (
        f"<details class='gap'><summary><b>{len(others)}</b> earlier</summary>"
        f"<ol class='ledger'>{''.join(map(_entry, others))}</ol></details>"
        if others
        else ""
    )
    return f"{_FEED}<ol class='ledger'>{''.join(map(_entry, newest))}</ol>{more}"


def _entry(c: Correction) -> str:
    about = f" <span>{escape(c.about)}</span>" if c.about else ""
    was = f"<br><span>Was:</span> {escape(c.was)}" if c.was else ""
    now = f"<br><span>Is:</span> {escape(c.now)}" if c.now else ""
    return (
        f"<li id='{escape(c.id)}'><time datetime='{escape(c.date)}'>{escape(c.day)}</time> · "
        f"<a href='{escape(c.address or '.')}' target='_self'>{escape(c.title)}</a>{about}"
        f"{was}{now}<br>{escape(c.reason)}</li>"
    )

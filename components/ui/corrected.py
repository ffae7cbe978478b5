"""What was corrected, as safe HTML: on the cards it touches, and all of it on one page."""

from __future__ import annotations

from components.dossier import Dossier
from components.query.corrections import corrected, corrections
from components.wording.templates import macros

#: Corrections in sight; the earlier ones are one click away.
_SEEN = 3


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
    return macros("ui/corrected.html").block(found[0], found[1:])


def corrections_list(dossier: Dossier) -> str:
    """Every correction, the newest first, each linked to the page that shows its row."""
    found = corrections(dossier)
    return macros("ui/corrected.html").all(found[:_SEEN], found[_SEEN:])

"""The way to report an error in a row: an address that whoever runs the app gives.

``REPORT_URL`` is a ``mailto:`` or ``https:`` address in which ``{row}`` stands for the row and
``{link}`` for the address of what the reader sees. Without it no card offers to report anything.
"""

from __future__ import annotations

import os
import re
from functools import lru_cache
from urllib.parse import quote, urlsplit

from markupsafe import Markup

NAME = "REPORT_URL"
_FORMS = (
    "write mailto:desk@example.org?subject={row}&body={link} or "
    "https://example.org/report?row={row}&link={link}"
)
_PLACES = ("{row}", "{link}")
_MAILBOX = re.compile(r"[^@\s/?#]+@[^@\s/?#]+\.[^@\s/?#]+")


class ReportAddressError(ValueError):
    """An address that errors cannot be reported to; the message says what would be right."""


def checked(text: str) -> str:
    """Give an address back if errors can be reported to it; "" if there is none.

    Raises
    ------
    ReportAddressError
        If it is neither a mailto: nor an https: address, or holds other placeholders.
    """
    text = text.strip()
    if not text:
        return ""
    bare = text
    for place in _PLACES:
        bare = bare.replace(place, "x")
    wrong = _fault(bare)
    if wrong:
        raise ReportAddressError(f"{NAME}={text}: {wrong}; {_FORMS}")
    return text


def _fault(bare: str) -> str:
    if re.search(r"[\s\"'<>`\\^|\x00-\x1f\x7f]", bare):
        return "holds a space, a quote or a sign that no address has unencoded"
    if "{" in bare or "}" in bare:
        return f"knows no other placeholders than {' and '.join(_PLACES)}"
    try:
        parts = urlsplit(bare)
    except ValueError:
        return "is no address"
    if parts.scheme == "mailto":
        return "" if _MAILBOX.fullmatch(parts.path) else "names no mailbox"
    if parts.scheme != "https":
        return "is neither a mailto: nor an https: address"
    return "" if parts.hostname else "names no server"


@lru_cache(maxsize=1)
def address() -> str:
    """What ``REPORT_URL`` says, checked once; "" where it is not set."""
    return checked(os.environ.get(NAME, ""))


def filled(template: str, row: str, link: str) -> str:
    """An address with its placeholders filled.

    Parameters
    ----------
    template : str
        As ``checked`` gives it.
    row : str
        Table and key of the row: ``events/some-event``.
    link : str
        Address of what the reader sees.
    """
    said = {"{row}": quote(row, safe=""), "{link}": quote(link, safe="")}
    return re.sub("|".join(map(re.escape, _PLACES)), lambda m: said[m[0]], template)


def report(row: str, link: str) -> Markup:
    """The line under a card as HTML; "" where errors cannot be reported."""
    if not address():
        return Markup("")
    own = "" if address().startswith("mailto:") else Markup(" target='_blank' rel='noopener'")
    return Markup(
        "<p class='note report'><a href='{}'{} aria-label='Report an error in {}'>"
        "Report an error</a></p>"
    ).format(filled(address(), row, link), own, row)

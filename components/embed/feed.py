"""The corrections of a dossier as an Atom feed (RFC 4287)."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from components.dossier import Dossier
from components.embed.wording import LICENCE_URL, WORDS
from components.query.corrections import Correction, corrections
from components.wording.cleaning import clean

_ATOM = "http://www.w3.org/2005/Atom"
#: Day from which our tags count; they name the dossier and not a host, for a copy at another
#: address is the same feed.
_MINTED = "2026-01-01"


def atom(dossier: Dossier, base_url: str, *, own: str, page: str) -> bytes:
    """Write the feed, the newest correction first.

    Parameters
    ----------
    base_url : str
        Of the app or the site; empty for relative links.
    own, page : str
        The feed's own address and that of the list for readers, from there.
    """
    ET.register_namespace("", _ATOM)
    found = corrections(dossier)
    root = ET.Element(f"{{{_ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": "en"})
    _add(root, "id", f"{_tag(dossier)}:corrections")
    _add(root, "title", f"Corrections: {dossier.title}")
    _add(root, "updated", _moment(found[0].date if found else _MINTED))
    _add(_add(root, "author"), "name", f"{WORDS['en']['maker']} contributors")
    _add(root, "rights", WORDS["en"]["licence"])
    _add(root, "link", rel="self", type="application/atom+xml", href=_at(base_url, own))
    _add(root, "link", rel="alternate", type="text/html", href=_at(base_url, page))
    _add(root, "link", rel="license", href=LICENCE_URL)
    for c in found:
        _entry(root, dossier, c, base_url, page)
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _entry(root: ET.Element, dossier: Dossier, c: Correction, base_url: str, page: str) -> None:
    entry = _add(root, "entry")
    _add(entry, "id", f"{_tag(dossier)}:corrections/{c.id}")
    _add(entry, "title", f"{c.title}: {c.about}" if c.about else c.title)
    _add(entry, "updated", _moment(c.date))
    _add(entry, "published", _moment(c.date))
    # Rows have pages of their own in the app alone.
    where = c.address if page.startswith("method") else page
    _add(entry, "link", rel="alternate", type="text/html", href=_at(base_url, where))
    _add(entry, "category", term=c.table)
    said = [c.reason, f"Was: {c.was}" if c.was else "", f"Is: {c.now}" if c.now else ""]
    _add(entry, "summary", "\n".join(filter(None, said)), type="text")


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    found = ET.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    if text:
        found.text = str(clean(text))
    return found


def _tag(dossier: Dossier) -> str:
    """What ids begin with (RFC 4151): the dossier's name, as a name of a host may be spelled."""
    name = re.sub(r"[^a-z0-9]+", "-", dossier.name.lower()).strip("-")
    return f"tag:{name or 'dossier'},{_MINTED}"


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _at(base_url: str, path: str) -> str:
    return f"{base_url}/{path}" if base_url else path or "."

"""What an embed that is pinned to a version of the data knows of corrections, and whom it asks.

A pinned document never changes. Its script asks ``corrections.json`` whether a row behind the
chart was corrected after the last correction that the document knows of, and then writes one line
below the chart. Without scripts, or without an answer, there is no line.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from components.dossier import Dossier
from components.embed.address import EmbedRequest
from components.embed.wording import WORDS
from components.query.corrections import corrections

JSON, ATOM = "corrections.json", "corrections.atom"


def attributes(dossier: Dossier, ask: EmbedRequest, base_url: str) -> dict[str, str]:
    """What the script of a pinned document reads, as attributes of ``<main>``."""
    return {
        "data-since": last(dossier), "data-asks": address(base_url), "data-chart": ask.chart,
        "data-said": WORDS[ask.flags.lang]["corrected"],
    }  # fmt: skip


def last(dossier: Dossier) -> str:
    """Day of the last correction that a version of the data knows of; "" if none."""
    found = corrections(dossier)
    return found[0].date if found else ""


def address(base_url: str) -> str:
    """Address of ``corrections.json`` for a document; relative where the app's is not known."""
    return f"{base_url.rstrip('/')}/{JSON}" if base_url else f"../../{JSON}"


def origin(base_url: str) -> str:
    """Who may be asked, as a Content-Security-Policy names it."""
    parts = urlsplit(base_url)
    if not parts.netloc:
        return "'self'"
    # What would end the rule, or is no host, is nobody.
    sound = re.fullmatch(r"[A-Za-z0-9.:\[\]_-]+", parts.netloc)
    return f"{parts.scheme}://{parts.netloc}" if sound else "'none'"

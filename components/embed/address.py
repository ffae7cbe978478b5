"""What an embed's address asks for: chart, format, View and flags, in one canonical string.

``/embed/case-2003/timeline.html?pressure=outside&theme=dark``
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, quote

from components.dossier import Dossier
from components.embed.options import EFFECT, FORMATS, READERS, EmbedOptions
from components.view import View
from components.view.parsers import Rejected

#: Keys that an article's script adds (Pym); they change no byte.
PASSED = frozenset({"childId", "initialWidth", "parentTitle", "parentUrl"})


@dataclass(frozen=True)
class EmbedRequest:
    """One embed: hashable, and the same for every spelling of its address."""

    dossier: str
    chart: str
    format: str
    view: View = field(default_factory=View)
    flags: EmbedOptions = field(default_factory=EmbedOptions)

    def query(self) -> str:
        """Canonical query string: the View, then the flags; empty for all defaults."""
        return "&".join(filter(None, (self.view.query(), self.flags.query())))

    def path(self) -> str:
        """Address below the app, for instance ``/embed/case-2003/tier.svg?width=960``."""
        query = self.query()
        name = f"/embed/{quote(self.dossier, safe='')}/{quote(self.chart, safe='')}.{self.format}"
        return f"{name}?{query}" if query else name

    def file(self) -> str:
        """Path in a site of files, safe on every file system and in every address."""
        chart, query = re.sub(r"[^a-z0-9-]+", "-", self.chart.lower()), self.query()
        if query:
            words = re.sub(r"[^A-Za-z0-9]+", "-", query).strip("-")[:60].strip("-")
            chart += f"--{words}-{hashlib.sha256(query.encode()).hexdigest()[:8]}"
        return f"embed/{self.dossier}/{chart}.{self.format}"

    def replace(self, format: str | None = None, **flags: Any) -> EmbedRequest:
        """Return the same chart and View in another format or with other flags.

        Flags without effect on the new format go back to their defaults.
        """
        form = format or self.format
        changed = replace(self.flags, **flags)
        return replace(self, format=form, flags=_effective(changed, form))


def parse(
    dossier: Dossier, chart: str, format: str, query: str
) -> tuple[EmbedRequest, tuple[Rejected, ...]]:
    """Read the query string of an embed, keeping what is valid and naming the rest.

    Parameters
    ----------
    dossier : Dossier
        Whose actors and events may be named.
    chart, format : str
        As in the path; whether the chart exists is for the caller to say.
    query : str
        ``a=b&c=d``, percent-encoded, with or without the question mark.

    Returns
    -------
    EmbedRequest
        The valid part.
    tuple of Rejected
        Every key or value that was left out, changed or has no effect.

    Raises
    ------
    ValueError
        If ``format`` is none of ``FORMATS``.
    """
    if format not in FORMATS:
        raise ValueError(f"no such format: {format}; there are {', '.join(FORMATS)}")
    try:
        pairs = parse_qsl(query.removeprefix("?"), keep_blank_values=True, max_num_fields=100)
    except ValueError:
        view, dropped = View.parse(query, dossier)
        return EmbedRequest(dossier.name, chart, format, view), dropped
    names = {item.name for item in fields(EmbedOptions)}
    rest: dict[str, list[str]] = {}
    found: dict[str, Any] = {}
    notes: list[Rejected] = []
    for key, text in pairs:
        if key in PASSED:
            continue
        if key not in names:
            rest.setdefault(key, []).append(text)
            continue
        value, reason = READERS[key](text)
        if value is not None and key not in EFFECT[format]:
            reason = f"has no effect on {format}"
        elif value is not None:
            found[key] = value
        if reason:
            notes.append(Rejected(key, _short(text), reason))
    view, dropped = View.parse(dict(rest), dossier)
    if found.get("height") and (note := found.get("note")):
        notes.append(Rejected("note", _short(note), "has no effect on the short form"))
    flags = _effective(EmbedOptions(**found), format)
    return EmbedRequest(dossier.name, chart, format, view, flags), (*dropped, *notes)


def _effective(flags: EmbedOptions, format: str) -> EmbedOptions:
    """Reset what has no effect on a format, so that equal bytes have one address."""
    kept = {name: getattr(flags, name) for name in EFFECT[format]}
    if format != "html" and kept.get("theme") == "light":
        kept["theme"] = "auto"
    if kept.get("height"):
        kept["note"] = ""
    if size := kept.get("size"):
        kept |= {"width": EmbedOptions.width, "scale": EmbedOptions.scale}
        if format != "png":
            kept["size"] = size.partition("-")[0]
    return EmbedOptions(**kept)


def _short(text: str) -> str:
    shown = "".join(c if c.isprintable() else "�" for c in text)
    return shown if len(shown) <= 60 else shown[:59] + "…"


#: Keys that shares, mailings and advertisements hang onto any link.
_TRACKER = re.compile(r"utm_\w+|\w{1,6}clk?id|mc_[ce]id|ref|amp|igshid|_ga|_gl|s_cid|cmpid", re.I)


def unknown_style(dropped: tuple[Rejected, ...]) -> bool:
    """Whether a look was asked for that there is none of: in another nobody wants to see it."""
    return any(d.key == "style" and not d.reason.startswith("has no effect") for d in dropped)


@lru_cache(maxsize=128)
def read(
    dossier: Dossier, chart: str, format: str, query: str
) -> tuple[EmbedRequest, tuple[Rejected, ...], bool]:
    """``parse``, and whether a query asks for something of which nothing was understood."""
    ask, dropped = parse(dossier, chart, format, query)
    if unknown_style(dropped):
        return ask, dropped, True
    if ask.query() or not dropped:
        return ask, dropped, False
    wrong = {d.key for d in dropped if not d.reason.startswith(("has no effect", "set to"))}
    try:
        keys = {key for key, _ in parse_qsl(query, keep_blank_values=True, max_num_fields=100)}
    except ValueError:
        return ask, dropped, True
    counted = {k for k in keys if k not in PASSED and not _TRACKER.fullmatch(k)}
    return ask, dropped, bool(counted) and len(wrong & counted) == len(counted)

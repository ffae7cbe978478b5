"""What an embed's address asks for: chart, format, View and flags, in one canonical string.

``/embed/case-2003/timeline.html?pressure=outside&theme=dark``
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from typing import Any, Literal
from urllib.parse import parse_qsl, quote

from components.dossier import Dossier
from components.theme import Mode
from components.view import View
from components.view.parsers import Rejected

FORMATS, LANGUAGES = ("html", "svg", "png", "pdf", "csv", "json", "txt"), ("en",)
WIDTHS, SCALES = (240, 2000), (1, 3)
#: Pixels of a picture of a named size; 0 where it is as tall as it needs.
SIZES = {"article": (1200, 0), "card": (1200, 630), "square": (1080, 1080), "story": (1080, 1920)}
#: Pixels across of the same card as a smaller PNG, for a preview beside text.
SHRUNK = {"card-600": 600, "card-400": 400, "card-240": 240}

#: Keys that an article's script adds (Pym); they change no byte.
PASSED = frozenset({"childId", "initialWidth", "parentTitle", "parentUrl"})

_WORDS = dict.fromkeys(("", "1", "on", "true", "yes"), True) | dict.fromkeys(
    ("0", "off", "false", "no"), False
)
_NUMBER, _VERSION = re.compile(r"[0-9]{1,9}"), re.compile(r"[0-9a-f]{12}")


@dataclass(frozen=True)
class EmbedOptions:
    """How an embed is to look; every default is left out of its address.

    Attributes
    ----------
    theme : {"auto", "light", "dark"}
        ``auto`` follows the reader's system in HTML; a picture is then light.
    plain : bool
        The chart with one line of sources, and nothing else.
    transparent : bool
        No paper behind the chart.
    title : bool
        Headline and standfirst; off where the article has its own. Filters are always named.
    static : bool
        No script.
    height : str
        "short" for the finding and what matters most, at most 600 pixels at any width, for systems
        that cap a frame; "" for all of it.
    lang : str
        Language of the words around the chart, one of ``LANGUAGES``.
    width : int
        Pixels of a picture, 240 to 2000.
    scale : int
        Device pixels a pixel of a PNG, 1 to 3.
    size : str
        One of ``SIZES`` or ``SHRUNK``, in place of width and scale; "" if none.
    v : str or None
        Version of the data that the embed is pinned to.
    """

    theme: Literal["auto", "light", "dark"] = "auto"
    plain: bool = False
    transparent: bool = False
    title: bool = True
    static: bool = False
    height: str = ""
    lang: str = "en"
    width: int = 640
    scale: int = 2
    size: str = ""
    v: str | None = None

    @property
    def mode(self) -> Mode:
        """Mode of a picture, which cannot follow the reader's system."""
        return "dark" if self.theme == "dark" else "light"

    @property
    def box(self) -> tuple[int, int, int]:
        """Width and height of a picture, 0 if as needed, and device pixels a pixel of a PNG."""
        if not self.size:
            return self.width, 0, self.scale
        return (*SIZES[self.size.partition("-")[0]], 1)

    def query(self) -> str:
        """Canonical query string of the flags that differ from their defaults."""
        parts = []
        for item in fields(self):
            value = getattr(self, item.name)
            if value == item.default:
                continue
            if isinstance(value, bool):
                parts.append(item.name if value else f"{item.name}=off")
            else:
                parts.append(f"{item.name}={quote(str(value), safe='')}")
        return "&".join(parts)


#: Flags that change the bytes of a format; the others have no effect on it.
EFFECT: dict[str, frozenset[str]] = {
    "html": frozenset({"theme", "plain", "transparent", "title", "static", "height", "lang", "v"}),
    "svg": frozenset({"theme", "plain", "transparent", "title", "lang", "width", "size", "v"}),
    "png": frozenset(
        {"theme", "plain", "transparent", "title", "lang", "width", "scale", "size", "v"}
    ),
    "pdf": frozenset({"theme", "plain", "transparent", "title", "lang", "width", "size", "v"}),
    "csv": frozenset({"lang", "v"}),
    "json": frozenset({"theme", "transparent", "lang", "width", "v"}),
    "txt": frozenset({"lang", "v"}),
}


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
        value, reason = _READERS[key](text)
        if value is not None and key not in EFFECT[format]:
            reason = f"has no effect on {format}"
        elif value is not None:
            found[key] = value
        if reason:
            notes.append(Rejected(key, _short(text), reason))
    view, dropped = View.parse(dict(rest), dossier)
    flags = _effective(EmbedOptions(**found), format)
    return EmbedRequest(dossier.name, chart, format, view, flags), (*dropped, *notes)


def _effective(flags: EmbedOptions, format: str) -> EmbedOptions:
    """Reset what has no effect on a format, so that equal bytes have one address."""
    kept = {name: getattr(flags, name) for name in EFFECT[format]}
    if format != "html" and kept.get("theme") == "light":
        kept["theme"] = "auto"
    if size := kept.get("size"):
        kept |= {"width": EmbedOptions.width, "scale": EmbedOptions.scale}
        if format != "png":
            kept["size"] = size.partition("-")[0]
    return EmbedOptions(**kept)


Read = tuple[Any, str]


def _theme(text: str) -> Read:
    return (text, "") if text in ("auto", "light", "dark") else (None, "auto, light or dark")


def _switch(text: str) -> Read:
    value = _WORDS.get(text.lower())
    return (value, "") if value is not None else (None, "on or off")


def _height(text: str) -> Read:
    return ({"full": "", "short": text}.get(text), "" if text in ("full", "short") else "short")


def _lang(text: str) -> Read:
    return (text, "") if text in LANGUAGES else (None, f"only in {', '.join(LANGUAGES)} so far")


def _size(text: str) -> Read:
    *most, last = SIZES
    return (text, "") if text in SIZES or text in SHRUNK else (None, f"{', '.join(most)} or {last}")


def _version(text: str) -> Read:
    return (text, "") if _VERSION.fullmatch(text) else (None, "not a version of the data")


def _between(low: int, high: int) -> Any:
    def read(text: str) -> Read:
        if not _NUMBER.fullmatch(text):
            return None, f"a whole number from {low} to {high}"
        kept = min(max(int(text), low), high)
        return kept, "" if kept == int(text) else f"set to {kept}: from {low} to {high}"

    return read


def _short(text: str) -> str:
    shown = "".join(c if c.isprintable() else "�" for c in text)
    return shown if len(shown) <= 60 else shown[:59] + "…"


_READERS: dict[str, Any] = {
    "theme": _theme,
    "plain": _switch,
    "transparent": _switch,
    "title": _switch,
    "static": _switch,
    "height": _height,
    "lang": _lang,
    "width": _between(*WIDTHS),
    "scale": _between(*SCALES),
    "size": _size,
    "v": _version,
}

#: Keys that shares, mailings and advertisements hang onto any link.
_TRACKER = re.compile(r"utm_\w+|\w{1,6}clk?id|mc_[ce]id|ref|amp|igshid|_ga|_gl|s_cid|cmpid", re.I)


@lru_cache(maxsize=128)
def read(
    dossier: Dossier, chart: str, format: str, query: str
) -> tuple[EmbedRequest, tuple[Rejected, ...], bool]:
    """``parse``, and whether a query asks for something of which nothing was understood."""
    ask, dropped = parse(dossier, chart, format, query)
    if ask.query() or not dropped:
        return ask, dropped, False
    wrong = {d.key for d in dropped if not d.reason.startswith(("has no effect", "set to"))}
    try:
        keys = {key for key, _ in parse_qsl(query, keep_blank_values=True, max_num_fields=100)}
    except ValueError:
        return ask, dropped, True
    counted = {k for k in keys if k not in PASSED and not _TRACKER.fullmatch(k)}
    return ask, dropped, bool(counted) and len(wrong & counted) == len(counted)

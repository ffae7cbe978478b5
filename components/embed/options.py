"""How an embed is to look: the flags of its address, what each changes, and how each is read."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import Any, Literal
from urllib.parse import quote

from components.embed.styles import styles
from components.theme import Mode
from components.wording.cleaning import clean

FORMATS, LANGUAGES = ("html", "svg", "png", "pdf", "csv", "json", "txt"), ("en",)
WIDTHS, SCALES = (240, 2000), (1, 3)
#: Pixels of a picture of a named size; 0 where it is as tall as it needs.
SIZES = {"article": (1200, 0), "card": (1200, 630), "square": (1080, 1080), "story": (1080, 1920)}
#: Pixels across of the same card as a smaller PNG, for a preview beside text.
SHRUNK = {"card-600": 600, "card-400": 400, "card-240": 240}
#: Most characters of an article's own words: in any script they fit into one address.
OWN = {"headline": 120, "note": 200, "alt": 300}

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
    headline, note, alt : str
        The article's own words, at most ``OWN`` characters: over the chart, below it, and in the
        place of its alt text; "" for none.
    style : str
        Name of a newsroom's own look, one of ``styles.styles``; "" for ours.
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
    headline: str = ""
    note: str = ""
    alt: str = ""
    style: str = ""
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


_LOOKS = frozenset({"theme", "plain", "transparent", "title", "lang", "style", "v", *OWN})
#: Flags that change the bytes of a format; the others have no effect on it.
EFFECT: dict[str, frozenset[str]] = {
    "html": _LOOKS | {"static", "height"},
    "svg": _LOOKS | {"width", "size"},
    "png": _LOOKS | {"width", "scale", "size"},
    "pdf": _LOOKS | {"width", "size"},
    "csv": frozenset({"lang", "v"}),
    "json": frozenset({"theme", "transparent", "lang", "width", "v"}),
    "txt": frozenset({"lang", "v"}),
}

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


def _style(text: str) -> Read:
    known = ", ".join(sorted(styles())) or "none"
    return (text, "") if text in styles() else (None, f"no such style; there are: {known}")


def _own(most: int) -> Any:
    def read(text: str) -> Read:
        said = " ".join(str(clean(text)).split())
        if len(said) <= most:
            return (said, "") if said else (None, f"words, at most {most} characters")
        return f"{said[: most - 1].rstrip()}…", f"set to its first {most} characters"

    return read


def _between(low: int, high: int) -> Any:
    def read(text: str) -> Read:
        if not _NUMBER.fullmatch(text):
            return None, f"a whole number from {low} to {high}"
        kept = min(max(int(text), low), high)
        return kept, "" if kept == int(text) else f"set to {kept}: from {low} to {high}"

    return read


#: Flag -> what reads its text: the value, and what is wrong with it.
READERS: dict[str, Any] = {
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
    "style": _style,
    **{name: _own(most) for name, most in OWN.items()},
    "v": _version,
}

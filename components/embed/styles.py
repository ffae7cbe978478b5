"""A newsroom's own look as a named style: colours, faces and corners from the operator's files.

``STYLES`` names a folder; ``style=herald`` in an address is ``herald.toml`` there. It is read once,
so that an address has the same bytes for as long as the app runs.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from components.graphic.ink import contrast
from components.graphic.writers.svg import SANS, SERIF
from components.theme import DARK, LIGHT, Mode, Tokens

#: Variable of the environment that names the folder.
NAME = "STYLES"
#: Most pixels of a corner's radius.
ROUNDEST = 32

_ROOT = Path(__file__).parents[2]
_STEM, _FACE = re.compile(r"[a-z0-9][a-z0-9-]{0,31}"), re.compile(r"[A-Za-z0-9][\w -]{0,63}", re.A)
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_NAMES = tuple(field.name for field in fields(Tokens))
_TEXT = ("ink", "muted", "domestic", "international", "both", "none")
#: Ground -> what is written on it, and what else must be seen there.
_READ = {"paper": _TEXT, "panel": ("ink", "muted")} | {
    f"{side}_soft": ("ink",) for side in ("domestic", "international", "both", "none")
}
_SEEN = {"paper": ("accent",)}


class StyleError(ValueError):
    """A style's file that cannot be used; the message names every fault."""


@dataclass(frozen=True)
class Style:
    """How embeds of one newsroom look.

    Attributes
    ----------
    light, dark : Tokens
        Its colours.
    sans, serif : str
        Families of its letters, as CSS has them; "" for ours.
    radius : int
        Of the corners of the paper, in pixels.
    """

    light: Tokens = LIGHT
    dark: Tokens = DARK
    sans: str = ""
    serif: str = ""
    radius: int = 0

    def tokens(self, mode: Mode) -> Tokens:
        """Colours of a mode."""
        return self.dark if mode == "dark" else self.light

    def faces(self) -> tuple[str, str]:
        """Families of a picture's letters, without and with serifs."""
        return self.sans or SANS, self.serif or SERIF


OURS = Style()


def folder() -> str:
    """Where ``STYLES`` leads from the project's own folder; "" where it is not set."""
    said = os.environ.get(NAME, "")
    return str(_ROOT / said) if said else ""


@lru_cache(maxsize=1)
def styles() -> Mapping[str, Style]:
    """The styles of the folder that ``STYLES`` names, by name; none where it names none.

    Raises
    ------
    StyleError
        With all faults of all files.
    """
    return read(Path(folder())) if folder() else {}


def named(name: str) -> Style:
    """A style; ours for "" and for a name that has gone."""
    return styles().get(name, OURS)


def read(place: Path) -> dict[str, Style]:
    """Read and check the styles of a folder.

    Raises
    ------
    StyleError
        With all faults of all files.
    """
    if not place.is_dir():
        raise StyleError(f"{NAME}={place} is no folder: name one that holds NAME.toml files")
    found, faults = {}, list[str]()
    for file in sorted(place.glob("*.toml")):
        if not _STEM.fullmatch(file.stem):
            faults.append(f"{file.name}: name it with a to z, 0 to 9 and -, at most 32 of them")
        try:
            said = tomllib.loads(file.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            faults.append(f"{file.name}: cannot be read: {error}")
            continue
        wrong = [f"{file.name}: {fault}" for fault in _faults(said)]
        faults += wrong
        if not wrong:
            style = _style(said)
            faults += [f"{file.name}: {fault}" for fault in _unseen(style, said)]
            found[file.stem] = style
    if faults:
        raise StyleError("\n".join((f"{NAME}={place} cannot be used:", *faults)))
    return found


def _faults(said: Mapping[str, Any]) -> Iterator[str]:
    """What is no style in a file."""
    for key, value in said.items():
        if key in ("sans", "serif"):
            whole = isinstance(value, list) and 0 < len(value) <= 8
            if not whole or not all(isinstance(v, str) and _FACE.fullmatch(v) for v in value):
                yield f"{key} = {value!r}: a list of names of faces, such as ['Arial']"
        elif key == "radius":
            if type(value) is not int or not 0 <= value <= ROUNDEST:
                yield f"radius = {value!r}: whole pixels, 0 to {ROUNDEST}"
        elif key in ("light", "dark") and isinstance(value, dict):
            yield from _wrong(key, value)
        else:
            yield f"{key}: not known; there are sans, serif, radius, [light] and [dark]"


def _wrong(mode: str, colours: Mapping[str, Any]) -> Iterator[str]:
    for name, value in colours.items():
        if name not in _NAMES:
            yield f"{mode}.{name}: no such colour; there are {', '.join(_NAMES)}"
        elif not isinstance(value, str) or not _COLOUR.fullmatch(value):
            yield f"{mode}.{name} = {value!r}: a colour such as '#1D1B19'"


def _style(said: Mapping[str, Any]) -> Style:
    def faces(key: str, last: str) -> str:
        names = [f"'{name}'" for name in said.get(key, ())]
        return ", ".join((*names, last)) if names else ""

    return Style(
        light=replace(LIGHT, **said.get("light", {})),
        dark=replace(DARK, **said.get("dark", {})),
        sans=faces("sans", "sans-serif"),
        serif=faces("serif", "serif"),
        radius=said.get("radius", 0),
    )


def _unseen(style: Style, said: Mapping[str, Any]) -> Iterator[str]:
    """Colours that cannot be told from what they stand on."""
    modes: tuple[Mode, ...] = ("light", "dark")
    for mode in modes:
        tokens = style.tokens(mode)
        # Our own accent is a halo about a mark that is seen without it.
        held = ((_READ, 4.5, _NAMES), (_SEEN, 3.0, said.get(mode, ())))
        for ground, name, least in (
            (ground, name, least)
            for pairs, least, checked in held
            for ground, names in pairs.items()
            for name in names
            if name in checked
        ):
            one, other = getattr(tokens, name), getattr(tokens, ground)
            if (ratio := contrast(one, other)) < least:
                yield (
                    f"{mode}.{name} {one} on {ground} {other} has a contrast of "
                    f"{ratio:.2f}, of at least {least:g} wanted"
                )

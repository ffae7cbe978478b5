"""What a site says of itself in ``index.json``, and what of it need not be drawn again."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from components.dossier import Dossier
from components.embed.address import EmbedRequest
from components.embed.options import EmbedOptions
from components.embed.site.views import ExportError
from components.serving.frame_heights import Heights
from components.serving.responses import CachedResponse

INDEX = "index.json"
GENERATOR = "353-0 embeds"
#: Encoding -> what a file has at the end of its name that holds another in it.
ENDINGS = {"gzip": ".gz", "br": ".br"}

_ROOT = Path(__file__).parents[3]
#: What the code is made of; with the libraries' versions it decides what a drawing looks like.
_SOURCES = {".py", ".js", ".css", ".jinja", ".woff2", ".ttf", ".otf", ".json"}


@dataclass(frozen=True)
class File:
    """One embed of the site, as ``index.json`` lists it.

    Attributes
    ----------
    path : str
        In the site.
    route : str
        Address that the live app answers with the same bytes, but for the head of a document,
        which names the site.
    chart, format, view : str
        What it shows; ``view`` as a query string.
    version : str
        Of the data.
    pinned : bool
        Whether later exports keep it as it is.
    width : int
        Pixels across that a picture was asked for.
    media_type : str
        For servers that must be told.
    bytes : int
        Size.
    sha256 : str
        Of its bytes.
    made : str
        Of all that it was made of: equal where drawing it again would give the same.
    heights : str
        Of a document, as ``Heights.written`` gives them.
    packed : list of str
        Encodings in which it lies beside itself.
    """

    path: str
    route: str
    chart: str
    format: str
    view: str
    version: str
    pinned: bool
    media_type: str
    bytes: int
    sha256: str
    width: int = EmbedOptions.width
    made: str = ""
    heights: str = ""
    packed: tuple[str, ...] = ()

    @property
    def paths(self) -> tuple[str, ...]:
        """Where it lies, in every encoding."""
        return (self.path, *(self.path + ENDINGS[e] for e in self.packed))


def file_of(ask: EmbedRequest, stored: CachedResponse, version: str, made: str) -> File:
    """The entry of an embed that was drawn."""
    return File(
        path=ask.file(), route=ask.path(), chart=ask.chart, format=ask.format,
        view=ask.view.query(), version=version, pinned=ask.flags.v is not None,
        media_type=stored.media_type, bytes=len(stored.body),
        sha256=hashlib.sha256(stored.body).hexdigest(), width=ask.flags.width, made=made,
        heights=stored.heights.written() if stored.heights else "",
        packed=tuple(e for e in stored.variants if e in ENDINGS),
    )  # fmt: skip


def heights_of(file: File) -> Heights | None:
    """Heights of a document; None of what is none."""
    steps = (step.split(":") for step in file.heights.split())
    found = tuple((int(width), int(height)) for width, height in steps)
    return Heights(found) if found else None


def earlier(target: Path) -> dict[str, Any]:
    """What ``index.json`` of the export that stands there says; empty if nothing stands there.

    Returns
    -------
    dict
        As written, with ``files`` as a list of ``File``.

    Raises
    ------
    ExportError
        If something else stands there.
    """
    if not target.exists() or (target.is_dir() and not any(target.iterdir())):
        return {}
    try:
        listed: dict[str, Any] = json.loads((target / INDEX).read_text(encoding="utf-8"))
        if listed["generator"] != GENERATOR:
            raise ValueError
        entries = (dict(entry, packed=tuple(entry.get("packed", ()))) for entry in listed["files"])
        return {**listed, "files": [File(**entry) for entry in entries]}
    except (OSError, ValueError, KeyError, TypeError):
        raise ExportError(
            f"{target} is not empty and not an earlier export: choose another folder, or empty it"
        ) from None


@lru_cache(maxsize=1)
def code() -> str:
    """What stands for the code, and for the libraries that it is pinned to."""
    found = hashlib.sha256()
    files = [f for f in (_ROOT / "components").rglob("*") if f.suffix in _SOURCES]
    for file in sorted([*files, _ROOT / "requirements.lock"]):
        if file.is_file():
            found.update(f"{file.relative_to(_ROOT)}\n".encode() + file.read_bytes())
    return found.hexdigest()[:20]


def made_of(dossier: Dossier, *what: str) -> str:
    """What stands for all that something is made of: code, data and what was asked for."""
    said = [code(), dossier.name, dossier.title, dossier.version, *what]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:20]


def whole(target: Path, file: File) -> bool:
    """Whether a file lies below ``target`` as its entry says."""
    lies = [(target / path).resolve() for path in file.paths]
    if not all(path.is_relative_to(target) and path.is_file() for path in lies):
        return False
    return hashlib.sha256(lies[0].read_bytes()).hexdigest() == file.sha256


def take_over(target: Path, place: Path, file: File) -> None:
    """Put a file of an earlier export into the new one."""
    for path in file.paths:
        out = place / path
        out.parent.mkdir(parents=True, exist_ok=True)
        link((target / path).resolve(), out)


def link(old: Path, new: Path) -> None:
    """Make ``new`` the same file as ``old``, or a copy where the file system has no links."""
    try:
        os.link(old, new)
    except OSError:
        shutil.copy2(old, new)

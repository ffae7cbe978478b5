"""What a reader typed, as the words and phrases that are looked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from components.query.search.letters import heard, words
from components.view.parsers import clean_text

#: More words than this are not looked at.
MOST = 16

_PARTS = re.compile(r"[\"“”«»„](?P<phrase>[^\"“”«»„]+)[\"“”«»„]|(?P<run>[^\s\"“”«»„]+)")


@dataclass(frozen=True)
class Asked:
    """What was typed, taken apart.

    Attributes
    ----------
    text : str
        Cleaned, and cut to length.
    words : tuple of str
        Each once, as ``letters.written`` gives them.
    phrases : tuple of str
        Words that must follow each other, as heard, joined by spaces: what was quoted, and what
        has a number and a sign in it (``12-0``, ``127.1``).
    """

    text: str
    words: tuple[str, ...]
    phrases: tuple[str, ...]


@lru_cache(maxsize=1024)
def asked(text: str) -> Asked:
    """Take apart what a reader typed, which may be anything."""
    text = clean_text(text)
    found: list[str] = []
    phrases: list[str] = []
    for part in _PARTS.finditer(text):
        inside = [w.written for w in words(part[0]) if w.written]
        found += inside
        kept = part["phrase"] or any(w[0].isdigit() or w[-1].isdigit() for w in inside)
        if len(inside) > 1 and kept:
            phrases.append(" ".join(map(heard, inside)))
    return Asked(text, tuple(dict.fromkeys(found))[:MOST], tuple(dict.fromkeys(phrases))[:MOST])

"""The part of a text that a search found, with the words that matched."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from components.query.search.letters import words

#: Letters of a quotation, about.
LENGTH = 170


class Piece(NamedTuple):
    """A run of text, and whether it is what was asked for."""

    text: str
    matched: bool


def pieces(text: str, matched: Collection[str]) -> list[Piece]:
    """Cut a text where words that matched begin and end."""
    found, at = [], 0
    for word in words(text):
        if word.written in matched:
            found += [Piece(text[at : word.start], False), Piece(text[word.start : word.end], True)]
            at = word.end
    return [piece for piece in [*found, Piece(text[at:], False)] if piece.text]


def quotation(text: str, matched: Collection[str], *, length: int = LENGTH) -> list[Piece]:
    """About ``length`` letters of a text from before its first matching word on."""
    text = " ".join(text.split())
    if len(text) <= length:
        return pieces(text, matched)
    first = next((w.start for w in words(text) if w.written in matched), 0)
    start = 0 if first < length * 2 // 3 else text.rfind(" ", 0, first - length // 3) + 1
    end = len(text) if len(text) - start <= length else text.rfind(" ", start, start + length)
    end = end if end > start else start + length
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return pieces(f"{before}{text[start:end]}{after}", matched)

"""Paragraphs on a graphic."""

from __future__ import annotations

from components.graphic.blocks import wrapped
from components.graphic.metrics import width_of


def test_a_sign_never_stands_alone_on_a_line() -> None:
    words = "House of Representatives"
    room = width_of(words, 14) + 2
    assert wrapped(words, 14, room) == [words]
    assert wrapped(f"{words} †", 14, room) == ["House of", "Representatives †"]
    assert wrapped("Representatives †", 14, 20) == ["Representatives", "†"]

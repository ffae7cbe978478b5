"""Ink: a colour as a token of the theme and a share of it, so that one layout serves every mode."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from components.theme import TOKENS, Mode, Tokens


class Ink(NamedTuple):
    """A colour before it is known whether the paper is light or dark.

    Attributes
    ----------
    token : str
        A field of ``theme.Tokens``.
    shares : tuple of float
        Each, from 0 to 1, is how much of what stands before it is laid over paper.
    """

    token: str
    shares: tuple[float, ...] = ()

    def hex(self, mode: Mode) -> str:
        """As ``#RRGGBB`` on the paper of a mode."""
        return _hex(self, TOKENS[mode])

    def on(self, tokens: Tokens) -> str:
        """As ``#RRGGBB`` in a set of colours."""
        return _hex(self, tokens)

    @property
    def percent(self) -> float:
        """How much of the token there is, from 0 to 100."""
        left = 100.0
        for share in self.shares:
            left *= share
        return left


def mix(ink: Ink, share: float) -> Ink:
    """Lay ``share`` of a colour over paper."""
    return ink if share == 1 else Ink(ink.token, (*ink.shares, float(share)))


class Inks:
    """One ink a token of the theme, by its name: what a layout draws with."""

    paper = Ink("paper")
    panel = Ink("panel")
    ink = Ink("ink")
    muted = Ink("muted")
    rule = Ink("rule")
    domestic = Ink("domestic")
    international = Ink("international")
    both = Ink("both")
    none = Ink("none")
    domestic_soft = Ink("domestic_soft")
    international_soft = Ink("international_soft")
    both_soft = Ink("both_soft")
    none_soft = Ink("none_soft")
    accent = Ink("accent")

    @staticmethod
    def of(side: str) -> Ink:
        """Ink of a pressure or side."""
        return Ink("international" if side == "transnational" else side)

    @staticmethod
    def soft(side: str) -> Ink:
        """Ground of a pressure or side, to stand behind ink."""
        return Ink("international_soft" if side == "transnational" else f"{side}_soft")


@lru_cache(maxsize=2048)
def _hex(ink: Ink, tokens: Tokens) -> str:
    color = str(getattr(tokens, ink.token))
    for share in ink.shares:
        color = laid(color, tokens.paper, share)
    return color


def laid(color: str, paper: str, share: float) -> str:
    """``share`` of a colour over paper, all as ``#RRGGBB``."""
    pairs = zip(_rgb(color), _rgb(paper), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


def _rgb(color: str) -> tuple[int, ...]:
    return tuple(int(color[i : i + 2], 16) for i in (1, 3, 5))


def contrast(one: str, other: str) -> float:
    """Contrast of two colours as WCAG 2 has it, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(color: str) -> float:
    parts = [part / 255 for part in _rgb(color)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

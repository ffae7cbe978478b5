"""Words of any text in the forms in which they are compared: as written, and as heard.

As written, a word is without accents and capitals. As heard, it is in Latin letters, and what
systems of transliteration, spellings of English, and singular and plural do differently is made
equal: ``Достоевский`` and ``Dostoyevsky``, ``labour`` and ``labor``, ``laws`` and ``law``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

# Apostrophes belong to a word (``Rus'``, ``don’t``); the English genitive does not.
_WORD = re.compile(r"[^\W_]+(?:[’'ʼʹ][^\W_]+)*")
_GENITIVE = re.compile(r"[’'ʼ]s$")

_CYRILLIC = dict(
    zip(
        "абвгдезиклмнопрстуфхцчшщъыьэюяжіїєґјљњћђџў",
        "a b v g d e z i k l m n o p r s t u f h ts ch sh sh - i - e iu ia zh "
        "i i e g i l n ch d d u".replace("-", "\0").split(" "),
        strict=True,
    )
)
_LATIN = str.maketrans({letter: heard.strip("\0") for letter, heard in _CYRILLIC.items()})

#: Ways to write one sound, or one word on two sides of an ocean; in this order.
_HEARD = tuple(
    (re.compile(pattern), heard)
    for pattern, heard in (
        (r"shch|sch", "sh"),
        (r"kh", "h"),
        (r"tz", "ts"),
        (r"ks", "x"),
        (r"ye", "e"),
        (r"[yj]", "i"),
        (r"w", "v"),
        (r"(?<=.)our", "or"),
        (r"(?<=..)is(?=e$|ed$|es$|er$|ers$|ing$|ation$|ations$)", "iz"),
        (r"(?<=..)tre(?=s?$)", "ter"),
        (r"(?<=..)ense(?=s?$)", "ence"),
        (r"(?<=m)me(?=s?$)", ""),
        (r"(?<=..)ies$", "i"),
        (r"(?<=.(?:ch|sh|ss))es$|(?<=..x)es$", ""),
        (r"(?<=[^\W\d]{2}[^\Wsu])s$", ""),
        (r"([^\W\d])\1+", r"\1"),
    )
)


class Word(NamedTuple):
    """A word and where in its text it stands."""

    written: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """Every word and number of a text, without capitals and accents."""
    return [Word(written(m[0]), m.start(), m.end()) for m in _WORD.finditer(text)]


@lru_cache(maxsize=1 << 16)
def written(word: str) -> str:
    """A word without accents, capitals, apostrophes and genitive; ``ё`` is ``е``."""
    apart = unicodedata.normalize("NFKD", _GENITIVE.sub("", word).casefold())
    return "".join(c for c in apart if c.isalnum())


@lru_cache(maxsize=1 << 16)
def heard(word: str) -> str:
    """A word as ``written`` gives it, in Latin letters, spelling made equal."""
    if word.isdecimal():
        return word
    found = word.translate(_LATIN)
    for pattern, sound in _HEARD:
        found = pattern.sub(sound, found)
    return found or word


def one_typo(one: str, other: str) -> bool:
    """Whether a letter left out, put in, put for another, or two changed places lie between."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    if one[at + 1 :] == other[at + 1 :]:
        return True
    swapped = one[at : at + 2][::-1] == other[at : at + 2]
    return swapped and one[at + 2 :] == other[at + 2 :]

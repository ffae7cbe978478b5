"""Text that may hold anything, made fit to be shown."""

from __future__ import annotations

import unicodedata
from typing import Any

#: Format characters that turn the direction of the text around them, or break a line.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")


def clean(value: Any) -> Any:
    """Replace what no reader can see or what disturbs the text around it by U+FFFD.

    Control characters (but for tab and line feed), surrogates, characters of no assigned kind,
    and marks that turn the direction of writing. Lists, tuples and dicts are cleaned within.
    """
    if isinstance(value, str):
        if value.isprintable():  # none of these is
            return value
        return value.translate(_SEEN)
    if isinstance(value, dict):
        return {clean(k): clean(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(clean(v) for v in value)
    return value


class _Seen(dict[int, int]):
    """Number of a character -> that of what is shown for it, found when it is first met."""

    def __missing__(self, code: int) -> int:
        letter = chr(code)
        hidden = unicodedata.category(letter) in ("Cc", "Cs", "Cn") or letter in _TURNING
        self[code] = 0xFFFD if hidden and letter not in "\t\n" else code
        return self[code]


_SEEN = _Seen()

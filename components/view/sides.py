"""Which side pushed: one set of words for filter, lanes, tables and URL, and what each keeps.

The tables code a side as ``domestic``, ``international``, ``both`` or ``none``; a reader is told
"inside", "outside", "both sides at once" and that no push is coded.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

#: A side as the filter names it -> its code in the tables.
SIDES = {"inside": "domestic", "outside": "international"}

#: Word of the filter -> codes of the events that it keeps.
KEEPS: dict[str, tuple[str, ...]] = {
    "inside": ("domestic", "both"),
    "outside": ("international", "both"),
    "both": ("both",),
    "inside-only": ("domestic",),
    "outside-only": ("international",),
    "none": ("none",),
}

#: Words of the filter, in the order in which a URL gives them.
PRESSURES = tuple(KEEPS)

#: What links of before say, each a code -> the word that keeps the same events.
OLD = {"domestic": "inside-only", "international": "outside-only"}

#: Code in the tables (of an event, an act or an actor) -> its words, to follow "pushed from" or
#: to stand in a table.
SIDE_WORDS = {
    "international": "outside",
    "both": "both sides at once",
    "domestic": "inside",
    "transnational": "across borders",
    "none": "no push coded",
}

_NARROW = {
    "both": "from both sides at once",
    "inside-only": "only from inside",
    "outside-only": "only from outside",
}
#: Choices that keep all there is.
_WHOLE = ({"inside", "outside", "none"}, {"both", "inside-only", "outside-only", "none"})


def canonical(words: Iterable[str]) -> tuple[str, ...]:
    """Order words of the filter and leave out those that add nothing; none if all is kept."""
    chosen = set(words)
    chosen -= {f"{side}-only" for side in SIDES if side in chosen}
    if any(whole <= chosen for whole in _WHOLE):
        return ()
    return tuple(word for word in PRESSURES if word in chosen)


def with_chips(words: Collection[str], chips: Collection[str]) -> tuple[str, ...]:
    """The choice once just these chips are on: a side newly chosen is as narrow as the others."""
    narrow = any(word.endswith("-only") for word in words)
    new = SIDES.keys() - set(words) if narrow else set()
    return canonical(f"{chip}-only" if chip in new else chip for chip in chips)


def kept(words: Iterable[str]) -> list[str]:
    """Codes of the events that any of the words keeps."""
    return list(dict.fromkeys(code for word in words for code in KEEPS[word]))


def said(words: tuple[str, ...]) -> str:
    """Say a choice: ``pushed from outside, alone or together``."""
    wide = [f"from {word}" for word in words if word in SIDES]
    parts = [f"{' or '.join(wide)}, alone or together"] if wide else []
    parts += [_NARROW[word] for word in words if word in _NARROW]
    if parts:
        parts[0] = f"pushed {parts[0]}"
    if "none" in words:
        parts.append(SIDE_WORDS["none"])
    return (", or " if wide else " or ").join(parts)

"""Readers of the parts of a View's URL: each keeps what is valid and names the rest."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from components.view.digits import fill
from components.view.sides import OLD
from components.wording.periods import first_day, last_day, period_words

#: Longest search text that is kept; a URL must stay a URL.
MAX_TEXT = 100

#: Stands in an address where a period has no end. Programs that make links of text leave full stops
#: at the end outside, so that ``2003..`` arrives as another period.
OPEN = "open"
#: What such programs leave outside at the end, of what an address may hold as it is.
TRIMMED = "-._~:*"
CUT = "the link seems to have been cut off here"

_PERIOD = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
#: A period, or the whole of one and what follows, that stops short.
_SHORT = r"[0-9]{1,3}|[0-9]{4}-[0-9]?|[0-9]{4}-[0-9]{2}-[0-9]?"
_CUT_PERIOD = re.compile(
    rf"{_SHORT}|o|op|ope|({_PERIOD.pattern}|{OPEN})?\.(\.(o|op|ope|{_SHORT}))?"
)


@dataclass(frozen=True)
class Rejected:
    """A part of a URL that was not understood.

    Attributes
    ----------
    key, value : str
        As they stood in the URL (shortened to 60 characters).
    reason : str
        What is wrong with it, for the reader.
    """

    key: str
    value: str
    reason: str

    def __str__(self) -> str:
        return f"{self.key}={self.value}: {self.reason}"


def clean_text(text: str) -> str:
    """Take control and format characters out of a search text, and cut it to length.

    What a link would lose at its end is not searched for either.
    """
    kept = "".join(" " if unicodedata.category(c).startswith("C") else c for c in text)
    return " ".join(kept.split())[:MAX_TEXT].rstrip(f" {TRIMMED}")


def drop(key: str, value: str, reason: str) -> Rejected:
    """Name what is left out, shortened and without control characters."""

    def shorten(text: str) -> str:
        text = "".join("�" if unicodedata.category(c).startswith("C") else c for c in text)
        return text if len(text) <= 60 else text[:59] + "…"

    return Rejected(shorten(key), shorten(value), reason)


Reader = Callable[[dict[str, Any], list[Rejected], str, str, dict[str, tuple[str, ...]]], None]


def _read_list(
    values: dict[str, Any], dropped: list[Rejected], key: str, text: str, known: dict[str, Any]
) -> None:
    for item in dict.fromkeys(text.split("~")):
        if item in known[key]:
            values.setdefault(key, set()).add(item)
        elif item:
            cut = text.endswith(item) and _begins(item, known[key])
            dropped.append(drop(key, item, CUT if cut else f"no such {key} in this dossier"))


def _begins(item: str, whole: Iterable[str]) -> bool:
    """Whether something could be the beginning of what an address was to name."""
    return any(name.startswith(item) for name in whole)


def cut_key(key: str, text: str) -> bool:
    """Whether an address ends within the name of a filter."""
    return bool(key) and not text and _begins(key, READERS)


def _read_case(
    _values: dict[str, Any], dropped: list[Rejected], key: str, text: str, known: dict[str, Any]
) -> None:
    """The case whose View it is, which its address names already; another has its own address."""
    (name,) = known[key]
    if text != name:
        dropped.append(drop(key, text, f"this is about {name}; another case is at /case/NAME/"))


def _read_pressure(
    values: dict[str, Any], dropped: list[Rejected], key: str, text: str, known: dict[str, Any]
) -> None:
    now = "~".join(OLD.get(item, item) for item in text.split("~"))
    _read_list(values, dropped, key, now, known)


def _read_time(
    values: dict[str, Any], dropped: list[Rejected], key: str, text: str, known: dict[str, Any]
) -> None:
    low, dots, high = ("" if part == OPEN else part for part in text.partition(".."))
    if not dots:
        high = low
    try:
        for end in (low, high):
            if end and not _PERIOD.fullmatch(end):
                raise ValueError
        start, stop = (first_day(low) if low else None), (last_day(high) if high else None)
    except ValueError:
        cut = _CUT_PERIOD.fullmatch(text)
        dropped.append(drop(key, text, CUT if cut else "not a period such as 2003-01..2004-06"))
        return
    if start and stop and start > stop:
        dropped.append(drop(key, text, "the period ends before it begins"))
        return
    values[key] = (low or None, high or None)
    if low and not dots:  # no link of ours ends there
        words = f"read as {period_words(low)} alone; if the link went on from there, it was cut off"
        dropped.append(drop(key, text, words))


def _read_weighing(
    values: dict[str, Any], dropped: list[Rejected], key: str, text: str, known: dict[str, Any]
) -> None:
    clues, widths = known["claim"], tuple(map(int, known["width"]))
    found: dict[str, str] = {}
    for item in text.split("~"):
        clue, _, levels = item.rpartition(".")
        if not item:
            continue
        if text.endswith(item) and _begins(item, (f"{name}." for name in clues)):
            dropped.append(drop(key, item, CUT))
            continue
        if clue and clue not in clues:
            dropped.append(drop(key, item, "no such claim in this dossier"))
            continue
        link = "x" if clue and levels.endswith("x") else ""
        digits = fill(levels.removesuffix(link), widths)
        if digits is None:
            dropped.append(drop(key, item, _wanted(known["width"])))
        elif clue in found:
            dropped.append(drop(key, item, "weighed twice"))
        else:
            found[clue] = digits + link
    if found:
        values[key] = tuple(found.items())


def _wanted(widths: tuple[str, ...]) -> str:
    """Which numbers of digits are right, in words."""
    if not widths:
        return "this dossier has no answers to weigh"
    *some, last = widths
    many = f"{', '.join(some)} or {last}" if some else last
    return f"needs {many} {'digit' if many == '1' else 'digits'} from 0 to 4"


def _read_sure(
    values: dict[str, Any], dropped: list[Rejected], key: str, text: str, known: dict[str, Any]
) -> None:
    if text in ("possibly", "certainly"):
        values[key] = text
    elif text:
        dropped.append(drop(key, text, "must be possibly or certainly"))


def _read_only(
    values: dict[str, Any], dropped: list[Rejected], key: str, text: str, known: dict[str, Any]
) -> None:
    if text == "actor":
        values[key] = text
    elif text:
        dropped.append(drop(key, text, "must be actor"))


def _read_outcome(
    values: dict[str, Any], dropped: list[Rejected], key: str, text: str, known: dict[str, Any]
) -> None:
    if text in known[key]:
        values[key] = text
    elif text:
        dropped.append(drop(key, text, "no routes are drawn to it"))


def _read_text(
    values: dict[str, Any], dropped: list[Rejected], key: str, text: str, known: dict[str, Any]
) -> None:
    cleaned = clean_text(text)
    if cleaned:
        values[key] = cleaned
    if len(" ".join(text.split())) > MAX_TEXT:
        dropped.append(drop(key, text, f"search text is cut to {MAX_TEXT} characters"))


READERS: dict[str, Reader] = {
    "case": _read_case,
    "pressure": _read_pressure,
    "time": _read_time,
    "sure": _read_sure,
    "actor": _read_list,
    "only": _read_only,
    "stage": _read_list,
    "kind": _read_list,
    "stance": _read_list,
    "q": _read_text,
    "event": _read_list,
    "weigh": _read_weighing,
    "rival": _read_weighing,
    "outcome": _read_outcome,
}

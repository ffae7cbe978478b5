"""The View: what a reader is looking at, and the one grammar that writes it as a URL.

``?pressure=international&time=2003-01..2004-06&actor=firestone~mizulina&event=duma-353-0``

Defaults are left out, keys stand in a fixed order, lists are joined by ``~`` and ranges by
``..``, so that one View has one string, in the app, in an embed, in a scene and in a test.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import lru_cache
from typing import Any, Literal
from urllib.parse import parse_qsl, quote

from components.dossier import Dossier

PRESSURES = ("domestic", "both", "international", "none")
STAGES = ("agenda", "drafting", "adoption", "implementation")
KINDS = ("law", "vote", "bill", "treaty", "report", "statement", "meeting", "campaign", "context")
STANCES = ("advances", "resists", "neutral")

#: Longest search text that is kept; a URL must stay a URL.
MAX_TEXT = 100

_PERIOD = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


@dataclass(frozen=True)
class Dropped:
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


@dataclass(frozen=True)
class View:
    """Filters and selection of one reader; every field's default is "everything".

    Attributes
    ----------
    pressure, stage, kind, stance : tuple of str
        Values kept, in vocabulary order; empty keeps all.
    time : tuple of (str or None, str or None)
        First and last period, each ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.
    sure : {"possibly", "certainly"}
        Whether an event of uncertain date counts when it may, or only when it must, fall in.
    actor : tuple of str
        Actors one of whom must take part.
    q : str
        Free text that title, summary, annotation or an actor's name must hold.
    event : tuple of str
        Selected events: highlighted everywhere, filtering nothing.
    """

    pressure: tuple[str, ...] = ()
    time: tuple[str | None, str | None] = (None, None)
    sure: Literal["possibly", "certainly"] = "possibly"
    actor: tuple[str, ...] = ()
    stage: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    stance: tuple[str, ...] = ()
    q: str = ""
    event: tuple[str, ...] = ()

    @classmethod
    def parse(
        cls, query: str | Mapping[str, str | list[str]], dossier: Dossier
    ) -> tuple[View, tuple[Dropped, ...]]:
        """Read a query string, keeping what the dossier knows and naming the rest.

        Parameters
        ----------
        query : str or mapping
            ``a=b&c=d``, with or without the question mark; or a mapping of keys to a value or
            a list of values.
        dossier : Dossier
            Whose actors and events may be named.

        Returns
        -------
        View
            The valid part.
        tuple of Dropped
            Every key or value that was left out. Nothing raises.
        """
        known = _vocabulary(dossier)
        values: dict[str, Any] = {}
        dropped: list[Dropped] = []
        for key, text in _pairs(query):
            if key not in _READERS:
                if key not in PASSED:
                    dropped.append(_drop(key, text, "no such filter"))
                continue
            _READERS[key](values, dropped, key, text, known)
        for key, order in known.items():
            if key in values:
                chosen = tuple(v for v in order if v in values[key])
                # Every pressure, stage, kind or stance is the same picture as none chosen.
                whole = key not in ("actor", "event") and len(chosen) == len(order)
                values[key] = () if whole else chosen
        return cls(**values), tuple(dropped)

    def query(self) -> str:
        """Write the View as the shortest canonical query string, without a question mark."""
        return "&".join(f"{key}={quote(text, safe='~.:-')}" for key, text in self.params().items())

    def params(self) -> dict[str, str]:
        """Give the View as URL parameters, defaults left out, not yet percent-encoded."""
        found: dict[str, str] = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if value == field.default:
                continue
            if field.name == "time":
                found["time"] = f"{value[0] or ''}..{value[1] or ''}"
            else:
                found[field.name] = value if isinstance(value, str) else "~".join(value)
        return found

    def replace(self, **changes: Any) -> View:
        """Return a View with some fields changed."""
        return replace(self, **changes)

    @property
    def filters(self) -> View:
        """The View without its selection: what decides which rows are in view."""
        return replace(self, event=())

    @property
    def period(self) -> tuple[date | None, date | None]:
        """First and last day of ``time``."""
        low, high = self.time
        return (first_day(low) if low else None, last_day(high) if high else None)


#: Keys that belong to others than the View (embed flags, Streamlit's own) and are not reported.
PASSED = frozenset({"embed", "embed_options"})


def first_day(period: str) -> date:
    """First day of ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; ValueError if there is none."""
    year, month, day = (*(int(p) for p in period.split("-")), 1, 1)[:3]
    return date(year, month, day)


def last_day(period: str) -> date:
    """Last day of ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; ValueError if there is none."""
    parts = [int(p) for p in period.split("-")]
    year, month = parts[0], (parts[1] if len(parts) > 1 else 12)
    return date(year, month, parts[2] if len(parts) > 2 else monthrange(year, month)[1])


def clean_text(text: str) -> str:
    """Take control and format characters out of a search text, and cut it to length."""
    kept = "".join(" " if unicodedata.category(c).startswith("C") else c for c in text)
    return " ".join(kept.split())[:MAX_TEXT].strip()


def view_words(view: View, dossier: Dossier) -> str:
    """Say in words which filters are on; an empty string if none is.

    Returns
    -------
    str
        For instance ``"January 2003 to June 2004 · Tom Firestone · stage: drafting"``.
    """
    names = dict(zip(dossier.actors["id"], dossier.actors["name"], strict=True))
    parts = []
    if view.pressure:
        said = [PRESSURE_WORDS[p] for p in view.pressure]
        parts.append("pressure: " + " or ".join(said))
    low, high = view.time
    if low and high:
        parts.append(
            period_words(low) if low == high else f"{period_words(low)} to {period_words(high)}"
        )
    elif low or high:
        parts.append(f"from {period_words(low)}" if low else f"until {period_words(high or '')}")
    if view.sure == "certainly":
        parts.append("only events certainly in the period")
    if view.actor:
        parts.append(" or ".join(names[a] for a in view.actor))
    for label, chosen in (("stage", view.stage), ("kind", view.kind), ("stance", view.stance)):
        if chosen:
            parts.append(f"{label}: {' or '.join(chosen)}")
    if view.q:
        parts.append(f"text: “{view.q}”")
    return " · ".join(parts)


PRESSURE_WORDS = {
    "domestic": "domestic only",
    "both": "both sides at once",
    "international": "international only",
    "none": "none coded",
}

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def period_words(period: str) -> str:
    """Write ``2003-10`` as ``October 2003``."""
    parts = period.split("-")
    words = [parts[0]]
    if len(parts) > 1:
        words.insert(0, MONTHS[int(parts[1]) - 1])
    if len(parts) > 2:
        words.insert(0, str(int(parts[2])))
    return " ".join(words)


@lru_cache(maxsize=8)
def _vocabulary(dossier: Dossier) -> dict[str, tuple[str, ...]]:
    return {
        "pressure": PRESSURES,
        "actor": tuple(dossier.actors["id"]),
        "stage": STAGES,
        "kind": KINDS,
        "stance": STANCES,
        "event": tuple(dossier.events["id"]),
    }


def _pairs(query: str | Mapping[str, str | list[str]]) -> Iterable[tuple[str, str]]:
    if isinstance(query, str):
        try:
            return parse_qsl(query.removeprefix("?"), keep_blank_values=True, max_num_fields=100)
        except ValueError:
            return [("", query)]
    return [
        (key, text)
        for key, value in query.items()
        for text in (value if isinstance(value, list) else [value])
    ]


def _drop(key: str, value: str, reason: str) -> Dropped:
    def shorten(text: str) -> str:
        text = "".join("�" if unicodedata.category(c).startswith("C") else c for c in text)
        return text if len(text) <= 60 else text[:59] + "…"

    return Dropped(shorten(key), shorten(value), reason)


Reader = Callable[[dict[str, Any], list[Dropped], str, str, dict[str, tuple[str, ...]]], None]


def _read_list(
    values: dict[str, Any], dropped: list[Dropped], key: str, text: str, known: dict[str, Any]
) -> None:
    for item in dict.fromkeys(text.split("~")):
        if item in known[key]:
            values.setdefault(key, set()).add(item)
        elif item:
            dropped.append(_drop(key, item, f"no such {key} in this dossier"))


def _read_time(
    values: dict[str, Any], dropped: list[Dropped], key: str, text: str, known: dict[str, Any]
) -> None:
    low, dots, high = text.partition("..")
    if not dots:
        high = low
    try:
        for end in (low, high):
            if end and not _PERIOD.fullmatch(end):
                raise ValueError
        start, stop = (first_day(low) if low else None), (last_day(high) if high else None)
    except ValueError:
        dropped.append(_drop(key, text, "not a period such as 2003-01..2004-06"))
        return
    if start and stop and start > stop:
        dropped.append(_drop(key, text, "the period ends before it begins"))
    else:
        values[key] = (low or None, high or None)


def _read_sure(
    values: dict[str, Any], dropped: list[Dropped], key: str, text: str, known: dict[str, Any]
) -> None:
    if text in ("possibly", "certainly"):
        values[key] = text
    elif text:
        dropped.append(_drop(key, text, "must be possibly or certainly"))


def _read_text(
    values: dict[str, Any], dropped: list[Dropped], key: str, text: str, known: dict[str, Any]
) -> None:
    cleaned = clean_text(text)
    if cleaned:
        values[key] = cleaned
    if len(" ".join(text.split())) > MAX_TEXT:
        dropped.append(_drop(key, text, f"search text is cut to {MAX_TEXT} characters"))


_READERS: dict[str, Reader] = {
    "pressure": _read_list,
    "time": _read_time,
    "sure": _read_sure,
    "actor": _read_list,
    "stage": _read_list,
    "kind": _read_list,
    "stance": _read_list,
    "q": _read_text,
    "event": _read_list,
}

"""The View: what a reader is looking at, and the one grammar that writes it as a URL.

``?pressure=outside&time=2003-01..2004-06&actor=coalition~envoy&event=final-vote``

Defaults are left out, keys stand in a fixed order, lists are joined by ``~`` and ranges by
``..``, so that one View has one string, in the app, in an embed, in a scene and in a test. It ends
in a letter or digit: what else may stand there is left outside where a program makes a link of it.

``case=NAME`` before it says of which case it is: an address of the app with it leads to that case's
own, ``/case/NAME/``, which is why no View writes it. Another case than the one shown is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import lru_cache
from typing import Any, Literal, get_args
from urllib.parse import parse_qsl, quote

from components.dossier import Dossier, vocabulary
from components.dossier.defaults import first_outcome, outcomes
from components.view.digits import widths
from components.view.parsers import CUT, OPEN, READERS, Rejected, cut_key, drop
from components.view.sides import PRESSURES, canonical, said
from components.wording.periods import first_day, last_day, period_words

STAGES: tuple[str, ...] = get_args(vocabulary.Stage)
KINDS: tuple[str, ...] = get_args(vocabulary.EventKind)
STANCES: tuple[str, ...] = get_args(vocabulary.Stance)


@dataclass(frozen=True)
class View:
    """Filters and selection of one reader; every field's default is "everything".

    Attributes
    ----------
    pressure : tuple of str
        Which side pushed, in the words of ``components.view.view.sides``; empty keeps all.
    stage, kind, stance : tuple of str
        Values kept, in vocabulary order; empty keeps all.
    time : tuple of (str or None, str or None)
        First and last period, each ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; in a string, a period
        without an end is ``2003..open``.
    sure : {"possibly", "certainly"}
        Whether an event of uncertain date is in view when it may, or only when it must, fall in;
        of no effect without a period. One that more likely lies before or after stands back.
    actor : tuple of str
        Actors that are followed: what is theirs is lit up everywhere; filters nothing by itself.
    only : {"", "actor"}
        "actor" keeps only what one of the followed actors takes part in; of no effect without one.
    q : str
        Words that title, label, summary, annotation and actors' names must hold, all, in any order.
    event : tuple of str
        Selected events: highlighted everywhere, filtering nothing.
    weigh, rival : tuple of (str, str)
        A reader's weighing of the evidence, and a second one to lay beside it: in the order in
        which the clues were weighed, a claim's id and one digit an explanation (see
        ``components.analysis.weighing``), with an ``x`` behind it where the clue repeats an earlier
        one. An empty id holds the prior. Written before an explanation was added, it is short of a
        digit and is read as neutral on it.
    outcome : str
        Event to which the routes of influence lead, "" for the dossier's first; filters nothing.
    """

    pressure: tuple[str, ...] = ()
    time: tuple[str | None, str | None] = (None, None)
    sure: Literal["possibly", "certainly"] = "possibly"
    actor: tuple[str, ...] = ()
    only: Literal["", "actor"] = ""
    stage: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    stance: tuple[str, ...] = ()
    q: str = ""
    event: tuple[str, ...] = ()
    weigh: tuple[tuple[str, str], ...] = ()
    rival: tuple[tuple[str, str], ...] = ()
    outcome: str = ""

    def __post_init__(self) -> None:
        if self.time == (None, None):
            object.__setattr__(self, "sure", "possibly")
        if not self.actor:
            object.__setattr__(self, "only", "")

    @classmethod
    def parse(
        cls, query: str | Mapping[str, str | list[str]], dossier: Dossier
    ) -> tuple[View, tuple[Rejected, ...]]:
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
        tuple of Rejected
            Every key or value that was left out. Nothing raises.
        """
        known = _vocabulary(dossier)
        values: dict[str, Any] = {}
        dropped: list[Rejected] = []
        for key, text in _pairs(query):
            if key not in READERS:
                if key not in PASSED:
                    reason = CUT if cut_key(key, text) else "no such filter"
                    dropped.append(drop(key, text, reason))
                continue
            READERS[key](values, dropped, key, text, known)
        for key, order in known.items():
            if key in values and key in READERS and key != "outcome":
                chosen = tuple(v for v in order if v in values[key])
                # Every stage, kind or stance is the same picture as none chosen.
                whole = key not in ("actor", "event") and len(chosen) == len(order)
                values[key] = () if whole else chosen
        if values.get("outcome") == first_outcome(dossier):
            del values["outcome"]
        if "pressure" in values:
            values["pressure"] = canonical(values["pressure"])
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
                found["time"] = f"{value[0] or ''}..{value[1] or OPEN}"
            elif field.name in ("weigh", "rival"):
                found[field.name] = "~".join(f"{clue}.{levels}" for clue, levels in value)
            else:
                found[field.name] = value if isinstance(value, str) else "~".join(value)
        return found

    def replace(self, **changes: Any) -> View:
        """Return a View with some fields changed."""
        return replace(self, **changes)

    @property
    def filters(self) -> View:
        """The View without its selection: what decides which rows are in view."""
        kept = replace(self, event=(), weigh=(), rival=(), outcome="")
        return kept if self.only else replace(kept, actor=())

    @property
    def followed(self) -> frozenset[str]:
        """Actors that stand out: where only what is theirs is shown, none does."""
        return frozenset() if self.only else frozenset(self.actor)

    @property
    def period(self) -> tuple[date | None, date | None]:
        """First and last day of ``time``."""
        low, high = self.time
        return (first_day(low) if low else None, last_day(high) if high else None)


#: Keys that belong to others than the View (embed flags, Streamlit's own, a teacher's list) and are
#: not reported.
PASSED = frozenset({"embed", "embed_options", "chart", "scenes", "table"})


def view_words(view: View, dossier: Dossier) -> str:
    """Say in words which filters are on; an empty string if none is.

    Returns
    -------
    str
        For instance ``"January 2003 to June 2004 · An envoy · stage: drafting"``.
    """
    names = dict(zip(dossier.actors["id"], dossier.actors["name"], strict=True))
    parts = []
    if view.pressure:
        parts.append(said(view.pressure))
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
        who = " or ".join(names[a] for a in view.actor)
        parts.append(f"only with {who}" if view.only else f"following {who}")
    for label, chosen in (("stage", view.stage), ("kind", view.kind), ("stance", view.stance)):
        if chosen:
            parts.append(f"{label}: {' or '.join(chosen)}")
    if view.q:
        parts.append(f"text: “{view.q}”")
    return " · ".join(parts)


@lru_cache(maxsize=8)
def _vocabulary(dossier: Dossier) -> dict[str, tuple[str, ...]]:
    return {
        "case": (dossier.name,),
        "pressure": PRESSURES,
        "actor": tuple(dossier.actors["id"]),
        "stage": dossier.words.listed("stage"),
        "kind": dossier.words.listed("kind"),
        "stance": STANCES,
        "event": tuple(dossier.events["id"]),
        "outcome": tuple(outcomes(dossier)),
        "claim": tuple(dossier.claims["id"]),
        "width": tuple(map(str, widths(dossier))),
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

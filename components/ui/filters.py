"""The filter bar: one View, the same on every page."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import pandas as pd
import streamlit as st

from components.dossier import Dossier, defaults
from components.query.selection import select
from components.theme import kind_word
from components.ui import state
from components.view.parsers import Rejected, clean_text
from components.view.sides import SIDES, canonical, with_chips
from components.view.view import STANCES, View, view_words
from components.wording.periods import (
    first_day,
    last_day,
    period_words,
    range_words,
    read_words,
)

#: Most years of which every month is offered.
MOST_YEARS = 60

_ALL = "All years"
_UNREAD = "unread-period"

#: Word of the filter -> its chip, in the bar's order.
CHIPS = {"inside": "Inside", "outside": "Outside", "both": "Both at once", "none": "No push"}


def filter_bar(dossier: Dossier, view: View) -> None:
    """Draw the filters and the count of what is in view."""
    with st.container(key="filters"):
        with st.container(key="filters-row", horizontal=True, vertical_alignment="bottom"):
            _pressure(view)
            _period(dossier, view)
            _actors(dossier, view)
            _search(view)
            with st.popover(_more_label(view), key="more-filters"):
                _pills(
                    "Stage of the law", "stage", dossier.words.listed("stage"), view,
                    lambda stage: stage[:1].upper() + stage[1:],
                )  # fmt: skip
                _pills("Kind of event", "kind", dossier.words.listed("kind"), view, kind_word)
                _pills(
                    "For or against the law", "stance", STANCES, view,
                    lambda s: {"advances": "Moves it forward", "resists": "Holds it back",
                               "neutral": "Neither"}[s],
                )  # fmt: skip
                _own_period(dossier, view)
        _unread()
        status(dossier, view)


def not_understood(dropped: tuple[Rejected, ...]) -> None:
    """Name what the URL asked in vain."""
    if dropped:
        named = "; ".join(str(d) for d in dropped[:5])
        more = f"; and {len(dropped) - 5} more" if len(dropped) > 5 else ""
        st.warning(f"Part of this link was not understood as it stands: {plain(named)}{more}.")


def reset() -> None:
    """Callback: drop all filters and the selection; weighing and routes are neither."""
    view = state.current()
    state.put(View(weigh=view.weigh, rival=view.rival, outcome=view.outcome))


def status(dossier: Dossier, view: View) -> None:
    """Say how much is in view and why, with the way back to everything."""
    with st.container(key="status", horizontal=True, vertical_alignment="center"):
        bare = view.replace(event=(), weigh=(), rival=(), outcome="")
        st.markdown(status_words(dossier, bare))
        if view.actor:
            _only(view)
        if view.filters != View() or view.actor or view.event:
            st.button("Reset", on_click=reset, key="reset", type="tertiary")


def _only(view: View) -> None:
    """Whether what the followed actors have no part in is left out, or stays in sight."""
    name = state.keep("w-theirs", view.only == "actor")
    st.toggle(
        "Show only theirs",
        key=name,
        on_change=lambda: state.change(only="actor" if st.session_state[name] else ""),
    )


@lru_cache(maxsize=512)
def status_words(dossier: Dossier, view: View) -> str:
    """How much is in view and why, as Markdown."""
    selection = select(dossier, view)
    total, dated = selection.total["events"], view.time != (None, None)
    # What only may fall in the period is drawn, and no part of the count.
    maybe = int((~selection.events["likely"]).sum()) if dated else 0
    parts = [f"**{len(selection.events) - maybe} of {total} events** in view"]
    if maybe:
        parts.append(f"{maybe} more possibly, for their dates are uncertain")
    if words := view_words(view, dossier):
        parts.append(plain(words))
    return " · ".join(parts)


def plain(text: str) -> str:
    """Escape what Markdown would read as markup."""
    return "".join(f"\\{c}" if c in "\\`*_{}[]()#+!|<>$~:" else c for c in text)


def _pills(
    label: str, key: str, options: tuple[str, ...], view: View, words: Callable[[str], str]
) -> None:
    name = state.keep(f"w-{key}", list(getattr(view, key)))

    def take() -> None:
        chosen = st.session_state[name]
        kept = tuple(o for o in options if o in chosen)
        state.change(**{key: () if len(kept) == len(options) else kept})

    st.pills(
        label, options, selection_mode="multi", key=name, on_change=take,
        format_func=lambda option: plain(words(option)),
    )  # fmt: skip


def chips_on(pressure: tuple[str, ...]) -> list[str]:
    """The chips that stand for a choice of sides."""
    return [chip for chip in CHIPS if {chip, f"{chip}-only"} & set(pressure)]


def turned(pressure: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The choices of sides that are one click away: after each of the chips, in the bar's order."""
    on = set(chips_on(pressure))
    return [with_chips(pressure, on ^ {chip}) for chip in CHIPS]


def _pressure(view: View) -> None:
    """Who pushed: a chip a side, alone or together, and whether only what it pushed alone."""
    with st.container(key="sides", horizontal=True, vertical_alignment="bottom", width="content"):
        chosen = chips_on(view.pressure)
        narrowed = any(f"{side}-only" in view.pressure for side in SIDES)
        name, only = state.keep("w-pressure", chosen), state.keep("w-only", narrowed)

        def take() -> None:
            state.change(pressure=with_chips(state.current().pressure, st.session_state[name]))

        def narrow() -> None:
            now = (word.removesuffix("-only") for word in state.current().pressure)
            tail = "-only" if st.session_state[only] else ""
            state.change(pressure=canonical(w + tail if w in SIDES else w for w in now))

        st.pills(
            "Who pushed", list(CHIPS), selection_mode="multi", format_func=CHIPS.__getitem__,
            key=name, on_change=take,
        )  # fmt: skip
        st.toggle(
            "Only from there", key=only, on_change=narrow,
            disabled=not SIDES.keys() & chosen,
            help="Leaves out what was pushed from both sides at once",
        )  # fmt: skip


@lru_cache(maxsize=4)
def offered(dossier: Dossier) -> dict[str, defaults.Period]:
    """Periods offered in one click, by their words."""
    return {_ALL: (None, None), **{range_words(*p): p for p in defaults.periods(dossier)}}


def _period(dossier: Dossier, view: View) -> None:
    known = offered(dossier)
    named = next((n for n, p in known.items() if p == view.time), range_words(*view.time))
    name = state.keep("w-period", named)
    options = [*dict.fromkeys((*known, named))]

    def take() -> None:
        chosen = st.session_state[name] or _ALL
        try:
            state.change(time=known[chosen] if chosen in known else read_words(chosen))
        except ValueError:
            st.session_state[_UNREAD] = chosen
            state.change()

    # What is typed is one step, where the months of a period would be four.
    st.selectbox(
        "When", options, key=name, on_change=take, width=165, accept_new_options=True,
        filter_mode="contains",
    )  # fmt: skip


def _unread() -> None:
    """Say what was typed for a period in vain."""
    if typed := st.session_state.pop(_UNREAD, ""):
        st.warning(
            f"“{plain(typed)}” is no period that can be read: type it as “Oct–Dec 2003”, "
            "“2003”, “since May 2003” or “2003-10..2003-12”."
        )


def _actors(dossier: Dossier, view: View) -> None:
    names = _names(dossier)
    name = state.keep("w-actor", list(view.actor))

    def take() -> None:
        chosen = st.session_state[name]
        state.change(actor=tuple(a for a in names if a in chosen))

    st.multiselect(
        "Follow", list(names), format_func=names.__getitem__, key=name, on_change=take,
        placeholder="Anyone", width=200, select_all=False,
    )  # fmt: skip


@lru_cache(maxsize=4)
def _names(dossier: Dossier) -> dict[str, str]:
    return dict(zip(dossier.actors["id"], dossier.actors["short"], strict=True))


def _search(view: View) -> None:
    name = state.keep("w-q", view.q)
    st.text_input(
        "Text", key=name, on_change=lambda: state.change(q=clean_text(st.session_state[name])),
        placeholder="Search", width=120,
    )  # fmt: skip


def _own_period(dossier: Dossier, view: View) -> None:
    """From and to, by month, and whether uncertain dates count."""
    months = _months(dossier)
    for place, label, edge in ((0, "From", "-01"), (1, "To", "-12")):
        value = view.time[place]
        near = (
            (value, value[:4] + edge if len(value) == 4 else value[:7], value[:4]) if value else ()
        )
        name = state.keep(f"w-time{place}", next((v for v in near if v in months), None))

        def take(place: int = place, name: str = name) -> None:
            time = list(state.current().time)
            time[place] = st.session_state[name]
            if time[0] and time[1] and first_day(time[0]) > last_day(time[1]):
                time[1 - place] = None
            state.change(time=(time[0], time[1]))

        st.selectbox(
            label, months, index=None, key=name, on_change=take, format_func=months.__getitem__,
            placeholder="Any month",
        )  # fmt: skip
    name = state.keep("w-sure", view.sure == "certainly")
    st.toggle(
        "Only what certainly falls in the period",
        key=name,
        disabled=view.time == (None, None),
        on_change=lambda: state.change(sure="certainly" if st.session_state[name] else "possibly"),
    )


@lru_cache(maxsize=4)
def _months(dossier: Dossier) -> dict[str, str]:
    """Every month of the years that the events span, as ``YYYY-MM``, with its words.

    Of a span of which nobody would scroll through the months, the years in which something is.
    """
    ends = pd.concat([dossier.events["date_from"], dossier.events["date_to"]]).dropna()
    known = sorted({int(day.year) for day in ends})
    if not known:
        return {}
    first, last = known[0], known[-1]
    if last - first > MOST_YEARS:
        return {f"{year:04d}": period_words(f"{year:04d}") for year in known}
    months = [f"{y:04d}-{m:02d}" for y in range(first, last + 1) for m in range(1, 13)]
    return {month: period_words(month) for month in months}


def _more_label(view: View) -> str:
    on = sum(bool(v) for v in (view.stage, view.kind, view.stance)) + (view.sure == "certainly")
    return f"More filters ({on})" if on else "More filters"

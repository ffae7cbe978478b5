"""A reader's weighing as a link and as files, and another one opened or laid beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.analysis.compare_weighings import compare
from components.analysis.weighing import Weighing
from components.analysis.weighing_file import from_file, to_csv, to_json
from components.charts.shared.weighed import among
from components.dossier import Dossier
from components.ui import cards, state
from components.ui.filters import plain
from components.view import View
from components.view.parsers import Rejected

if TYPE_CHECKING:
    from components.ui.shell import PageContext

_SOURCE, _SAID = "w-weigh-as", "weigh-said"
_BESIDE, _INSTEAD = "Lay it beside mine", "Put it in place of mine"


def keep_and_share(scene: PageContext) -> None:
    """The link, the files, and the way to open another's weighing."""
    dossier, view = scene.dossier, scene.view
    if view.weigh:
        st.html("<p class='note'>The address of this page holds your weighing. Copy it:</p>")
        # On one line, cut off: of many clues it would fill the screen, and the button copies all.
        st.container(key="weigh-link").code(_address(view), language=None)
        with st.container(horizontal=True, key="weigh-files"):
            for kind, write_file, mime in (
                ("CSV", to_csv, "text/csv"), ("JSON", to_json, "application/json"),
            ):  # fmt: skip
                st.download_button(
                    f"Save as {kind}", write_file(dossier, view.weigh), mime=mime,
                    file_name=f"weighing.{kind.lower()}", on_click="ignore",
                )  # fmt: skip
    with st.expander("Open a weighing, or lay another one beside yours"):
        st.radio("What to do with it", (_BESIDE, _INSTEAD), key=_SOURCE, horizontal=True)
        st.text_input(
            "Its link", key="w-weigh-link", placeholder="Paste the address of a weighing",
            on_change=lambda: _open_link(dossier),
        )  # fmt: skip
        st.file_uploader(
            "Or its file", type=["csv", "json"], key="w-weigh-file",
            on_change=lambda: _open_file(dossier),
        )  # fmt: skip
    if said := st.session_state.pop(_SAID, ""):
        st.warning(said)


def beside(scene: PageContext) -> None:
    """Where two weighings part, answer by answer, if there are two: below the chart of it."""
    dossier, view = scene.dossier, scene.view
    if not view.rival:
        return
    short = dict(zip(dossier.claims["id"], dossier.claims["short"], strict=True))
    names = dict(zip(dossier.explanations["id"], dossier.explanations["short"], strict=True))
    table = compare(dossier, view.weigh, view.rival)
    table = table[table["one"] != table["other"]].assign(
        clue=lambda t: t["claim_id"].map(short), answer=lambda t: t["explanation_id"].map(names),
        apart=lambda t: t["gap"].round(1),
    )  # fmt: skip
    places = table["claim_id"].nunique()
    if places:
        columns = {
            "clue": "Clue", "answer": "If this were true", "one": "Mine", "other": "The other",
            "apart": "Apart, decibels",
        }  # fmt: skip
        caption = f"{among(len(names))}, widest first; 3 decibels: about double"
        rows = cards.table_html(table, columns, caption=caption)
        words = f"{'clue' if places == 1 else 'clues'} on which the two part, answer by answer"
        st.html(f"<details class='gap'><summary><b>{places}</b> {words}</summary>{rows}</details>")
    with st.container(horizontal=True, key="weigh-two"):
        st.button(
            "Change places", key="weigh-swap",
            on_click=lambda: state.change(weigh=view.rival, rival=view.weigh),
        )  # fmt: skip
        st.button("Take the other away", key="weigh-alone",
                  on_click=lambda: state.change(rival=()))  # fmt: skip


def _open_link(dossier: Dossier) -> None:
    link = st.session_state["w-weigh-link"].strip()
    if link:
        query = link.partition("?")[2].partition("#")[0] or link
        view, dropped = View.parse(query, dossier)
        _open(view.weigh, dropped)


def _open_file(dossier: Dossier) -> None:
    file = st.session_state["w-weigh-file"]
    if file is not None:
        _open(*from_file(file.getvalue().decode("utf-8", "replace"), dossier))


def _open(weigh: Weighing, dropped: tuple[Rejected, ...]) -> None:
    """Take over a weighing, and say what of it was not understood."""
    beside = st.session_state.get(_SOURCE, _BESIDE) == _BESIDE
    if weigh:
        state.change(**{"rival" if beside else "weigh": weigh})
    named = "; ".join(str(d) for d in dropped[:5])
    if dropped:
        st.session_state[_SAID] = f"Part of it was not understood and is left out: {plain(named)}"
    elif not weigh:
        st.session_state[_SAID] = "There is no weighing in it."


def _address(view: View) -> str:
    base = (getattr(st.context, "url", None) or "/evidence").partition("?")[0]
    return f"{base}?{view.query()}"

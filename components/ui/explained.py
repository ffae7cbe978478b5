"""Terms that explain themselves where they stand: a button in the text, with a popover of its own.

Both are plain HTML, so that mouse, touch and keyboard open it alike, without a script of ours.
"""

from __future__ import annotations

import re
from collections.abc import Container

import streamlit as st
from markupsafe import Markup

from components.dossier import Dossier
from components.query.citations import supporting
from components.query.glossary import Term, pattern, terms
from components.wording.templates import macros

_TAG = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"</?([a-z0-9]+)", re.IGNORECASE)
_DONE = "explained"

#: What a button may not stand in, or what is no text.
_SHUT = {"a", "button", "summary", "h1", "h2", "h3", "h4", "label", "style", "script", "title",
         "option", "th", "q", "cite"}  # fmt: skip


def explained(
    dossier: Dossier, html: Markup, *, known: Container[str] = (), place: str = ""
) -> tuple[Markup, frozenset[str]]:
    """Let the first mention of each term explain itself.

    Parameters
    ----------
    html : Markup
        Safe HTML.
    known : container of str
        Ids of terms that are explained already.
    place : str
        Begins the ids of the popovers, which must be the page's only ones.

    Returns
    -------
    Markup
        The HTML with a button and its popover where each term stands.
    frozenset of str
        Ids of the terms that were explained here.
    """
    found, forms = pattern(dossier)
    done: set[str] = set()
    within: list[str] = []
    button = macros("ui/explained.html").button

    def told(match: re.Match[str]) -> str:
        term: Term = forms[match[0].casefold()]
        if term.id in done or term.id in known:
            return match[0]
        done.add(term.id)
        return str(button(Markup(match[0]), term, f"{place}term-{term.id}"))

    parts = []
    for part in _TAG.split(str(html)):
        if part.startswith("<"):
            name = (_NAME.match(part) or ["", ""])[1].lower()
            if name in _SHUT:
                if part.startswith("</"):
                    within = within[:-1]
                else:
                    within.append(name)
            parts.append(part)
        else:
            parts.append(part if within else found.sub(told, part))
    return Markup("".join(parts)), frozenset(done)


def begin() -> None:
    """Start a page, on which nothing is explained yet."""
    st.session_state[_DONE] = set()


def once(dossier: Dossier, html: Markup) -> Markup:
    """Let terms that this page has not explained yet explain themselves."""
    known = st.session_state.setdefault(_DONE, set())
    found, done = explained(dossier, html, known=known)
    known |= done
    return found


def glossary(dossier: Dossier) -> Markup:
    """All terms, those of the case with who says so."""
    says = supporting(dossier, "glossary")
    told = [(term, says.get(term.id, "") if term.of_case else "") for term in terms(dossier)]
    html: Markup = macros("ui/explained.html").glossary(told)
    return html

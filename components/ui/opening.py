"""The words of the opening, with every figure counted from the dossier's rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from html import escape

from components.dossier import Dossier
from components.query import disagreements, source_line


@dataclass(frozen=True)
class Way:
    """One of the three ways in."""

    name: str
    title: str
    words: str
    path: str


WAYS = (
    Way(
        "explore", "Explore",
        "Follow a pressure, an actor or a month through every chart. Each view is a link.",
        "timeline",
    ),
    Way(
        "embed", "Embed",
        "Put any chart, in any view, into an article: small, readable with scripts off.",
        "embed-builder",
    ),
    Way(
        "teach", "Teach",
        "Take a class through the story scene by scene, and let it weigh the evidence.",
        "teach",
    ),
)  # fmt: skip


@lru_cache(maxsize=4)
def hero(dossier: Dossier) -> str:
    """Headline, standfirst and the figures, as HTML.

    Returns
    -------
    str
        The figures are read off ``votes`` and ``events``; each names its source.
    """
    vote = dossier.votes.set_index("id").loc["duma-353-0"]
    days = dossier.events.set_index("id")["date_from"]
    before: date = days.loc["law-signed"]
    after: date = days.loc["protocol-in-force"]
    unknown = int(vote.seats - vote.yes - vote.no)
    facts = (
        (str(vote.yes), f"votes for, {vote.no} against, as one scholar reports"),
        (str(unknown), f"of {vote.seats} seats that no source read says anything about"),
        (f"{(after - before).days} days", "from the law’s date to the protocol’s entry into force"),
        (str(len(dossier.events)), f"dated events, {len(dossier.actors)} actors and "
         f"{len(dossier.pressures)} acts of pressure coded, each with its source"),
        (str(len(disagreements(dossier))), "places where sources disagree or qualify, all shown"),
    )  # fmt: skip
    cells = "".join(f"<div><dt>{a}</dt><dd>{escape(b)}</dd></div>" for a, b in facts)
    return (
        "<div class='hero'><p class='figure353' aria-hidden='true'>353–0</p><div>"
        "<h1>How Russia outlawed human trafficking, and who pushed</h1>"
        "<p class='standfirst'>For years the Russian state had little to say about trafficking in "
        "people. Then, in October 2003, President Putin took the matter up, and within weeks the "
        "Duma made it a crime without one vote against. A new world norm, pressure from "
        "Washington, activists at home and two well-placed individuals all had a hand. Here is "
        "who did what, when, and who says so.</p></div></div>"
        f"<dl class='figures'>{cells}</dl>"
    )


@lru_cache(maxsize=4)
def why_it_surprised(dossier: Dossier) -> str:
    """Why nobody would have bet on it: three short paragraphs, each with its source."""
    paragraphs = (
        ("Public opinion pointed the other way. Many Russians held women who sold sex, or who "
         "left to find work abroad, answerable for what was done to them.",
         ("actors", "russian-public")),
        ("So did part of the political class. Some were in favour of making prostitution legal, "
         "among them, the book says, a deputy who mattered in the last bargaining and who owned "
         "Moscow bars where, allegedly, prostitutes worked.", ("actors", "bargaining-deputy")),
        ("And the bill the president sent in was, by the same account, far softer than what the "
         "drafters had wanted. A telephone call from the American embassy and three hours of "
         "talks put some of it back. Nobody but that one author tells of the call.",
         ("events", "firestone-call")),
    )  # fmt: skip
    body = "".join(
        f"<p>{escape(words)} <cite>{escape(source_line(dossier, *row))}</cite></p>"
        for words, row in paragraphs
    )
    return f"<h2>Why it surprised</h2><div class='prose'>{body}</div>"

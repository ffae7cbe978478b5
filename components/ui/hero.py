"""The words of the opening, with every figure counted from the dossier's rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from html import escape

from components.charts.shared.tally import outcomes
from components.dossier import Dossier
from components.query.selection import disagreements, source_line
from components.wording.counting import counted


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
        "Follow an act of pressure, an actor or a month through every chart. Each view is a link.",
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
    unknown = outcomes(vote).get("unknown", 0)
    exact = dossier.events["date_from"] == dossier.events["date_to"]
    # A day with a question mark is a guess at one.
    dated = int((exact & ~dossier.events["date"].str.contains("[?~%]")).sum())
    differ = disagreements(dossier)
    # A source contradicts a row once, however many of its columns it speaks of.
    against = differ[differ["relation"] == "conflicts"]
    against = against.drop_duplicates(["table", "row_id", "source_id"])
    contested = len(against.drop_duplicates(["table", "row_id"]))
    remarks = int((differ["relation"] == "qualifies").sum())
    # A norm weighs and does not act, so the chart of acts counts it apart, and so do we.
    norms = dossier.actors.loc[dossier.actors["kind"] == "norm", "id"]
    weighed = int(dossier.pressures["from_actor"].isin(norms).sum())
    acts, actors = len(dossier.pressures) - weighed, len(dossier.actors) - len(norms)
    facts = (
        (str(vote.yes), f"votes for, {vote.no} against, as one scholar reports"),
        (str(unknown), f"of {vote.seats} seats, of which no source that we read says anything"),
        (f"{(after - before).days} days", "from the law’s date to the protocol’s entry into force"),
        (str(len(dossier.events)), f"events, {dated} of them dated to the day, "
         f"{actors} actors and {counted(acts, 'act')} of pressure coded, and beside "
         f"these {counted(weighed, 'time')} a norm bore on somebody, each with its source"),
        (str(len(against)), f"places, on {counted(contested, 'row')}, where a source contradicts "
         f"what we print (one dispute can touch several rows), and {remarks} notes that qualify "
         "it, all shown"),
    )  # fmt: skip
    cells = "".join(f"<div><dt>{a}</dt><dd>{escape(b)}</dd></div>" for a, b in facts)
    return (
        "<div class='hero'><p class='figure353' aria-hidden='true'>353–0</p><div>"
        "<h1>How Russia outlawed human trafficking, and who pushed</h1>"
        "<p class='standfirst'>Until the end of 2003 Russian law knew no general crime of human "
        "trafficking. In October of that year President Putin took the matter up; within weeks "
        "the Duma had made it one, by one scholar’s account without a vote against. By the same "
        "account a new world norm, pressure from Washington, activists at home and two "
        "well-placed individuals each had a part in it; what each of them weighed is left open "
        "here. Who is said to have done what, when, and who says so: see for yourself."
        "</p></div></div>"
        f"<dl class='figures'>{cells}</dl>"
    )


@lru_cache(maxsize=4)
def why_it_surprised(dossier: Dossier) -> str:
    """What spoke against it, by the book: three short paragraphs, each with its source."""
    paragraphs = (
        ("Public opinion, as the book describes it, pointed the other way. Most Russians held "
         "women in prostitution, and women who left to find work abroad, answerable for what was "
         "done to them.", ("actors", "russian-public")),
        ("So did part of the political class. Some were in favour of making prostitution legal, "
         "among them, the book says, a deputy who mattered in the last bargaining. The deputy is "
         "said to have owned bars in Moscow, in which women in prostitution allegedly worked.",
         ("actors", "bargaining-deputy")),
        ("And the bill that the president sent in was, by the same account, much weaker than the "
         "one before it. It was strengthened after a telephone call from the American embassy and "
         "three hours of talks. No other author that we read tells of the call.",
         ("events", "firestone-call")),
    )  # fmt: skip
    body = "".join(
        f"<p>{escape(words)} <cite>{escape(source_line(dossier, *row))}</cite></p>"
        for words, row in paragraphs
    )
    return f"<h2>Why it seemed unlikely</h2><div class='prose'>{body}</div>"

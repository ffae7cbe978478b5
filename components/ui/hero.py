"""The words of the opening, with every figure counted from the dossier's rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from components.charts.seats.data import score_of, seats_of, verdict_of
from components.dossier import Dossier, defaults
from components.query import norms
from components.query.cited import backing, citations_of, disagreements, short_source, source_line
from components.query.vote_count import UNKNOWN
from components.wording.counting import counted, lasted
from components.wording.templates import macros, text


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
def opening(dossier: Dossier) -> Markup:
    """What happened, why it surprised and by whose account, as HTML."""
    case, score = dossier.case, score_of(dossier)
    title, why = case.text("hero.title", dossier.title), case.text("hero.why")
    write = macros("ui/story.html").opening
    return Markup(write(score, title, _standfirst(dossier), why, _names(dossier, "hero.why")))


def _names(dossier: Dossier, key: str) -> str:
    """Short names of the sources of the rows on which a setting rests."""
    rows = dossier.case.rests_on.get(key, ())
    cited = (backing(list(citations_of(dossier, *row).itertuples())) for row in rows)
    return "; ".join(dict.fromkeys(short_source(c) for found in cited for c in found))


@lru_cache(maxsize=4)
def figures(dossier: Dossier) -> tuple[tuple[str, str], ...]:
    """What the story rests on, in figures read off the tables, each with words."""
    found = *_of_vote(dossier), *_of_days(dossier), _of_events(dossier), *_of_doubts(dossier)
    return tuple(found)


def _standfirst(dossier: Dossier) -> str:
    counts = (
        f"{counted(len(dossier.events), 'event')} and {counted(len(dossier.pressures), 'act')} of "
        f"pressure, coded from {counted(len(dossier.sources), 'source')}. Who is said to have done "
        "what, when, and who says so: see for yourself."
    )
    return dossier.case.text("hero.standfirst", counts)


def _of_vote(dossier: Dossier) -> tuple[tuple[str, str], ...]:
    """What is known of the vote on the law, and of how many seats nothing is."""
    known = seats_of(dossier)
    if not {"for", "against"} <= known.keys():
        return ()
    by, ended = dossier.case.text("key-vote.by"), verdict_of(dossier)
    told = ", ".join(filter(None, (f"votes for, {known['against']} against", ended, by)))
    gap = f"of {sum(known.values())} seats, of which no source that we read says anything"
    unknown = known.get(UNKNOWN, 0)
    return ((str(known["for"]), told), *(((str(unknown), gap),) if unknown else ()))


def _of_days(dossier: Dossier) -> tuple[tuple[str, str], ...]:
    found = defaults.span(dossier)
    return ((lasted(found.first, found.last), found.words),) if found else ()


def _of_events(dossier: Dossier) -> tuple[str, str]:
    exact = dossier.events["date_from"] == dossier.events["date_to"]
    # A day with a question mark is a guess at one.
    dated = int((exact & ~dossier.events["date"].str.contains("[?~%]")).sum())
    # A norm weighs and does not act, so the chart of acts counts it apart, and so do we.
    acts, actors = len(norms.acts(dossier)), len(dossier.actors) - len(norms.norms(dossier))
    weighed = len(dossier.pressures) - acts
    bore = f", and beside these {norms.bore(weighed)}"
    return str(len(dossier.events)), (
        f"events, {dated} of them dated to the day, {actors} actors and {counted(acts, 'act')} of "
        f"pressure coded{bore if weighed else ''}, each with its source"
    )


def _of_doubts(dossier: Dossier) -> tuple[tuple[str, str], ...]:
    """How often sources differ from the rows; nothing where none does."""
    differ = disagreements(dossier)
    # A source contradicts a row once, however many of its columns it speaks of.
    against = differ[differ["relation"] == "conflicts"]
    against = against.drop_duplicates(["table", "row_id", "source_id"])
    contested = len(against.drop_duplicates(["table", "row_id"]))
    remarks = int((differ["relation"] == "qualifies").sum())
    if not (len(against) or remarks):
        return ()
    figure, places = counted(len(against), "place").split()
    notes = f"{counted(remarks, 'note')} that {'qualifies' if remarks == 1 else 'qualify'} it"
    words = (
        f"{places}, on {counted(contested, 'row')}, where a source contradicts what we print (one "
        f"dispute can touch several rows), and {notes}, all shown"
    )
    return ((figure, words),)


@lru_cache(maxsize=4)
def why_it_surprised(dossier: Dossier) -> str:
    """What spoke against it: short paragraphs, each with its source; empty where there are none."""
    case = dossier.case
    said = case.under("surprise.<n>")
    told = [
        (said[n], _cited(dossier, f"surprise.{n}"))
        for n in sorted(filter(str.isdigit, said), key=int)
    ]
    title = case.text("surprise.title", "Why it seemed unlikely")
    return macros("ui/hero.html").surprise(title, told)


def _cited(dossier: Dossier, key: str) -> str:
    """The sources of the rows on which a setting rests."""
    lines = (source_line(dossier, *row) for row in dossier.case.rests_on.get(key, ()))
    return "; ".join(dict.fromkeys(filter(None, lines)))


def about(dossier: Dossier) -> str:
    """The dossier in one sentence, for previews of a link."""
    counts = (
        f"{dossier.title}: events, acts of pressure, votes and provisions, each with its source."
    )
    return dossier.case.text("about", counts)


def spine(dossier: Dossier) -> str:
    """What the dossier is and rests on, as HTML that follows the product's name."""
    plain = f"is a dossier of coded facts, “{dossier.title}”, from public sources"
    words = str(text(dossier.case.text("footer", plain)))
    return re.sub(r"\*([^*]+)\*", r"<i>\1</i>", words)


def _read(dossier: Dossier) -> str:
    """How many sources were read whole, and what of the others was."""
    whole, sources = int((dossier.sources["read"] == "whole").sum()), len(dossier.sources)
    if not whole:
        of = "the only one was not" if sources == 1 else f"of all {sources} none was"
        return f"{of} read whole, only excerpts or what another quotes"
    if sources == 1:
        return "the only one was read whole"
    were = "was" if whole == 1 else "were"
    rest = sources - whole
    others = (
        f", the other{'s' * (rest > 1)} in excerpts or only as another quotes "
        f"{'it' if rest == 1 else 'them'}"
    )
    return f"{whole} of all {sources} {were} read whole{others if rest else ''}"


def footer(dossier: Dossier) -> str:
    """What stands at the end of every page, as HTML."""
    return (
        f"<footer><p><b>353–0</b> {spine(dossier)}: "
        f"{_read(dossier)}. Every mark names its "
        "source; what no source that we read says stays blank.</p>"
        f"<p>Data version {dossier.version} · our coding: CC BY 4.0 · code: MIT</p></footer>"
    )

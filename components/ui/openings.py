"""How each page opens: headline, what it shows, and the chart that leads.

The app begins with it and so does the first HTML, which stands before the app does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from components.charts import PAGES
from components.charts.filled import first_of
from components.charts.law.words import headline as law
from components.charts.seats.words import headline
from components.charts.shared import reckoned
from components.charts.world.words import headline as world
from components.dossier import Dossier, defaults
from components.wording.counting import counted, spelled


@dataclass(frozen=True)
class Opening:
    """The top of a page.

    Attributes
    ----------
    title, lead : str
        Plain text; the headline is the page's only ``h1``.
    bar : bool
        Whether the filter bar is of use on this page.
    chart : str
        The chart that comes first; "" where none does.
    titled : bool
        Whether that chart has a headline of its own.
    share : float
        Part of the width that the page's main column has.
    strip : bool
        Whether a strip of months is brushed there.
    """

    title: str
    lead: str
    bar: bool = True
    chart: str = ""
    titled: bool = False
    share: float = 1.0
    strip: bool = False


@lru_cache(maxsize=64)
def opening(path: str, dossier: Dossier) -> Opening:
    """How a page opens, in the words of the case where it has its own.

    Parameters
    ----------
    path : str
        Of the page.

    Raises
    ------
    KeyError
        If no page of this path opens so.
    """
    plain, case = _OPENINGS[path](dossier), dossier.case
    title, lead = (
        case.text(f"page.{path}.{name}", case.fill(words))
        for name, words in (("title", plain.title), ("lead", plain.lead))
    )
    chart = first_of(dossier, path) if path in PAGES else ""
    return replace(plain, title=title, lead=lead, chart=chart)


def _vote(dossier: Dossier) -> Opening:
    return Opening(
        headline(dossier),
        "A dot for each seat, by what sources say of it; and other votes, as shares of all seats.",
        share=0.72,
    )


def _law(dossier: Dossier) -> Opening:
    return Opening(
        law(dossier),
        "Rules by theme and version, as far as they were read. So an empty place says what was not "
        "found, and not that nothing stood there.",
        share=0.74,
    )


def _world(dossier: Dossier) -> Opening:
    return Opening(
        world(dossier),
        "How others graded {home} before and after the law, and where it came among those that "
        "took the same steps, as far as tables go.",
        titled=True,
    )


def _evidence(dossier: Dossier) -> Opening:
    if reckoned.possible(dossier):
        lead = f"{reckoned.finding(dossier)}. React to it, or weigh the clues yourself."
    else:
        answers = spelled(len(dossier.explanations)).capitalize()
        lead = f"{answers} answers, and {counted(len(dossier.claims), 'clue')} for or against them."
    title = f"Why did it {defaults.end(dossier)}, and how sure are we?"
    return Opening(title, lead, bar=False)


def _always(opens: Opening) -> Callable[[Dossier], Opening]:
    return lambda _: opens


_OPENINGS: dict[str, Callable[[Dossier], Opening]] = {
    "timeline": _always(Opening(
        "What happened, and who pushed",
        "Each mark is one event; where no source gives its day, a span shows what is known of it. "
        "Its lane says where the push came from, its shape what kind of event it was. Choose a "
        "mark to see who says so.",
        titled=True,
        share=0.72,
        strip=True,
    )),
    "pressure": _always(Opening(
        "Who pressed whom",
        "Who is said to have pressed whom, from inside {home} and across its border, and how. "
        "Choose an actor to follow it on every page.",
        titled=True,
        share=0.74,
        strip=True,
    )),
    "vote": _vote,
    "law": _law,
    "world": _world,
    "evidence": _evidence,
    "sources": _always(Opening(
        "Says who",
        "Every source, what rests on it, every place where one contradicts or qualifies a row, "
        "what is missing, and all the data to take away.",
        bar=False,
    )),
    "new": _always(Opening(
        "A law of your own",
        "Write down in a workbook what you have read of a law, and see it drawn, checked and "
        "ready to publish. What you drop here stays in this session alone; nothing is kept.",
        bar=False,
    )),
    "search": _always(Opening(
        "Search",
        "Events, actors, votes, clauses, demands, claims, sources and terms, by any words in any "
        "order and in any script. “Words in quotes” stay together; a slip of the pen is forgiven.",
        bar=False,
    )),
    "method": _always(Opening(
        "How it was coded, and what was corrected",
        "What is in the dossier and what is not, the rule of each variable with a borderline case, "
        "what was not found, what the figures cannot say, and every correction.",
        bar=False,
    )),
    "embed-builder": _always(Opening(
        "Put a chart in your article",
        "A small document that needs no script of anyone’s, reads on a phone, and says who says "
        "so. The filters below are part of its address.",
    )),
    "teach": _always(Opening(
        "Teach with it",
        "The story in scenes: for the projector, for a laptop without a network, and with a class "
        "that answers on its phones. Drop what you do not need, and add what you found.",
        bar=False,
    )),
}  # fmt: skip

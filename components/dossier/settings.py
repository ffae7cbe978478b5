"""The settings that a case may make: what each is for, and what stands where it is left out.

They stand apart from the models so that check, dictionary and tests read one list.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from .vocabulary import Version

#: What a value is. "sentence" says something of the case, and so names the rows that it rests on.
Kind = Literal[
    "words", "sentence", "countries", "language", "vote", "event", "events", "series", "template",
    "period", "periods", "steps", "scenes", "sources",
]  # fmt: skip

_FOLDERS = {
    path.parent.name for path in (Path(__file__).parents[1] / "charts").glob("*/__init__.py")
}
#: Every chart has a folder of its name; to ask the registry would be to import upwards.
CHARTS = tuple(sorted(_FOLDERS - {"shared"}))
PAGES = (
    "timeline", "pressure", "vote", "law", "world", "evidence", "sources", "method",
    "embed-builder", "teach", "search", "new",
)  # fmt: skip
#: What may stand at ``<…>`` in a key: these words, a number from 1, or the ids of a table.
PLACES: Mapping[str, tuple[str, ...]] = {
    "chart": CHARTS,
    "page": PAGES,
    "version": tuple(version.replace(" ", "-") for version in get_args(Version)),
}
NUMBER, TABLES_OF = "n", {"event": "events", "actor": "actors", "series": "measures"}


@dataclass(frozen=True)
class Setting:
    """One setting.

    Attributes
    ----------
    key : str
        Its key; ``<chart>`` and the like stand for one of many.
    kind : str
        What its value is.
    what : str
        What it is for.
    default : str
        What stands where it is left out.
    needs : str
        Key of a setting without which it means nothing; "" for none.
    """

    key: str
    kind: Kind
    what: str
    default: str
    needs: str = ""

    @property
    def place(self) -> str:
        """What ``<…>`` in its key stands for; "" if its key has none."""
        found = re.search("<([a-z]+)>", self.key)
        return found[1] if found else ""

    def read(self, key: str) -> str | None:
        """What stands in a key at ``<…>`` ("" without one); None if it is another setting's."""
        head, sign, tail = re.sub("<[a-z]+>", "<>", self.key).partition("<>")
        if not sign:
            return "" if key == self.key else None
        if not (key.startswith(head) and key.endswith(tail)):
            return None
        name = key[len(head) : len(key) - len(tail)]
        fits = name.isdecimal() if self.place == NUMBER else bool(name) and "." not in name
        return name if fits else None


SETTINGS = (
    Setting("home.name", "words", "Name of the country whose law it is, as within a sentence",
            "the country"),
    Setting("home.adjective", "words", "Its adjective", "its name in the genitive", "home.name"),
    Setting("home.countries", "countries", "Codes of the countries that count as inside",
            "the country of most actors inside"),
    Setting("home.language", "language", "Language of native names (ISO 639-1)", "not said"),
    Setting("city.<actor>", "words", "City by which a government is called",
            "short name of the actor"),
    Setting("boomerang.means", "sentence", "What a boomerang is, under a route of that kind",
            "the general sense of the word"),
    Setting("key-vote", "vote", "The vote on the law",
            "the last vote of a country inside before the law was adopted"),
    Setting("key-vote.by", "words", "Who gives its figures, after a comma", "nobody is named"),
    Setting("hero.title", "sentence", "Headline of the first page", "title of the dossier"),
    Setting("hero.standfirst", "sentence", "What stands under it", "counts of events and sources"),
    Setting("hero.why", "sentence", "Why it surprised, and by whose account", "nothing"),
    Setting("hero.from", "event", "Event from which days are counted on the first page",
            "the first landmark of known day"),
    Setting("hero.to", "event", "Event up to which they are", "the last landmark of known day",
            "hero.from"),
    Setting("hero.span", "words", "What these days lie between", "the names of both events",
            "hero.to"),
    Setting("about", "sentence", "The dossier in one sentence, for previews of a link",
            "headline, and counts of rows"),
    Setting("footer", "sentence",
            "What the dossier is, after the product's name; *…* is set in italics",
            "title of the dossier"),
    Setting("source", "sources", "Sources of each row that has none of its own nor of what it "
            "belongs to, as id @ where; shown as given for the whole case", "each needs its own"),
    Setting("surprise.title", "words", "Heading over what made the law seem unlikely",
            "Why it seemed unlikely"),
    Setting("surprise.<n>", "sentence", "A paragraph under it; its sources are those of its row",
            "no such part"),
    Setting("years", "period", "Years that a timeline with little room shows",
            "from the first landmark to the last"),
    Setting("periods", "periods", "Periods that the filter offers",
            "before, in and after the year of the vote on the law"),
    Setting("page.<page>.title", "sentence", "Headline of a page", "neutral words"),
    Setting("page.<page>.lead", "sentence", "What stands under it", "neutral words"),
    Setting("chart.<chart>.title", "sentence", "Headline of a chart", "neutral words, or figures"),
    Setting("chart.<chart>.shows", "sentence", "How the chart is to be read", "neutral words"),
    Setting("law.note", "sentence", "What was read of the versions of the law",
            "that no version need have been read whole"),
    Setting("version.<version>", "words",
            "What a version of the law is called, as within a sentence",
            "the word of the vocabulary"),
    Setting("outcome.<event>", "words", "An outcome to which routes are drawn, by its event",
            "the vote on the law, and every landmark that somebody decided"),
    Setting("outcome.<event>.events", "events", "All events in which it came about",
            "the event alone", "outcome.<event>"),
    Setting("rank.series", "series", "Series of a rank that others give to the country",
            "no such chart"),
    Setting("rank.steps", "steps", "Its steps, the best first: value=name", "values in the series",
            "rank.series"),
    Setting("rank.events", "template", "Ids of the events of its reports, with {year} in them",
            "no report is an event", "rank.series"),
    Setting("rank.name", "words", "What the rank is called", "rank", "rank.series"),
    Setting("rank.report", "words", "What gives it, once a year", "yearly report", "rank.series"),
    Setting("rank.heading", "words", "What a sheet of facts calls it", "Rank by year",
            "rank.series"),
    Setting("rank.note", "sentence", "What must be known of its steps", "nothing", "rank.series"),
    Setting("count.<series>.event", "event", "Event by which the country joined those counted",
            "no such chart"),
    Setting("count.<series>.title", "words", "Heading of the count", "unit of the series",
            "count.<series>.event"),
    Setting("count.<series>.who", "words", "Who is counted", "countries", "count.<series>.event"),
    Setting("count.<series>.deed", "words", "What they had done, after “had”", "taken the step",
            "count.<series>.event"),
    Setting("count.<series>.whole", "series", "Series that counts all that could have",
            "not counted", "count.<series>.event"),
    Setting("lesson.<n>", "scenes", "Scenes of a lesson of so many minutes", "all scenes"),
    Setting("question.<n>", "words", "Question on the sheet for a class", "one that fits any law"),
)  # fmt: skip


def setting_of(key: str) -> tuple[Setting, str] | None:
    """The setting that a key means, and what stands in it at ``<…>``; None if there is none."""
    for setting in SETTINGS:
        name = setting.read(key)
        if name is not None:
            return setting, name
    return None


def instead(key: str, name: str) -> str:
    """A key with a name in place of its ``<…>``."""
    return re.sub("<[a-z]+>", name, key)

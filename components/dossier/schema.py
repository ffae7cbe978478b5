"""The tables of a dossier: one model a table, from which all else is derived.

The CSV check, the parquet types, the Table Schema in ``datapackage.json`` and the data
dictionary in a dossier's README are all read off these models, so a column is described once.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from .evidence_tables import Change, Citation, Claim, Explanation, Source, Term
from .fields import (
    DATED,
    Country,
    Edtf,
    Key,
    Own,
    References,
    Row,
    Short,
    Slug,
    Text,
    Years,
)
from .vocabulary import (
    Arena,
    AskKind,
    Assertion,
    Camp,
    EventKind,
    Fate,
    Mechanism,
    Pressure,
    Side,
    Stage,
    Stance,
    Step,
    Theme,
    Version,
)
from .vote_tables import Ballot, Vote


class Actor(Row):
    """A person, body, group, public or norm that acts or is acted upon."""

    REFS: ClassVar[dict[str, str]] = {"part_of": "actors"}
    NEEDED: ClassVar[bool] = True

    id: Slug = Field(description="Stable name of the actor")
    name: Text = Field(description="Name in Latin letters, or a description where unnamed")
    short: Short = Field(description="Label for charts, at most 40 characters")
    name_native: str | None = Field(description="Name in its own script, where that is not Latin")
    kind: Literal[
        "person", "state body", "intergovernmental", "NGO", "media", "public", "norm"
    ] = Field(description="What sort of actor it is; a norm weighs, and does not act")  # fmt: skip
    side: Side = Field(description="From which side of the country's border it acts")
    arena: Arena = Field(description="Where it stands in the route of influence")
    country: Country | None = Field(description="ISO 3166-1 alpha-2 code; empty if of no country")
    unnamed: bool = Field(description="True where the source leaves the actor unnamed")
    part_of: Slug | None = Field(description="Actor of which it is a part, if one")
    description: Text = Field(description="Who this is, in one or two sentences")


class Event(Row):
    """Something that happened, with its date as uncertain as the sources leave it."""

    DERIVED: ClassVar[dict[str, str]] = DATED
    NEEDED: ClassVar[bool] = True

    id: Slug = Field(description="Stable name of the event")
    date: Edtf = Field(
        description="Date as the sources give it, in EDTF (level 0 or 1, years 0001 to 9999)"
    )
    title: Text = Field(description="What happened, as a headline")
    short: Short = Field(description="Label for charts, at most 40 characters")
    summary: Text = Field(description="What happened, in one to three sentences")
    kind: EventKind = Field(description="What sort of happening it is")
    stage: Stage = Field(description="Stage of the making of the law")
    pressure: Pressure = Field(
        description="Which side pushed in it: the union of the sides of its acts of pressure"
    )
    pressure_reason: str | None = Field(
        description="Why the side is another than that union; empty where it is not"
    )
    stance: Stance = Field(description="Whether it moved the law forward or held it back")
    landmark: bool = Field(description="True for the few dates every chart of time shows")
    annotation: str | None = Field(description="What a reader would miss without being told")


class Role(Row):
    """The part an actor played in an event."""

    KEY: ClassVar[tuple[str, ...]] = ("event_id", "actor_id", "role")
    REFS: ClassVar[dict[str, str]] = {"event_id": "events", "actor_id": "actors"}
    INHERITS: ClassVar[str] = "event_id"

    event_id: Slug = Field(description="The event")
    actor_id: Slug = Field(description="The actor")
    role: Literal[
        "lead", "participant", "decider", "speaker", "opponent", "target", "subject"
    ] = Field(description="What the actor did in it or how it was touched by it")  # fmt: skip


class PressureRow(Row):
    """One actor pressing another, in one event."""

    REFS: ClassVar[dict[str, str]] = {
        "event_id": "events", "from_actor": "actors", "to_actor": "actors",
    }  # fmt: skip
    INHERITS: ClassVar[str] = "event_id"

    id: Slug = Field(description="Stable name of the act of pressure")
    event_id: Slug = Field(description="The event in which it happened")
    from_actor: Slug = Field(description="Who pressed")
    to_actor: Slug = Field(description="Who was pressed")
    mechanism: Mechanism = Field(description="How the pressure worked")
    side: Literal["domestic", "international"] = Field(
        description="From inside or outside the country"
    )
    stance: Literal["advances", "resists"] = Field(description="For the law or against it")
    assertion: Assertion = Field(description="How the source asserts it")
    summary: Text = Field(description="What was done, in one sentence")


class Provision(Row):
    """One rule in one version of the law."""

    REFS: ClassVar[dict[str, str]] = {"event_id": "events"}
    INHERITS: ClassVar[str] = "event_id"

    id: Slug = Field(description="Stable name of the provision")
    law: Text = Field(description="Bill, statute or treaty that holds it")
    article: str | None = Field(description="Article, where known")
    event_id: Slug = Field(description="The event that brought it")
    title: Text = Field(description="The rule as a headline")
    short: Short = Field(description="Label for charts, at most 40 characters")
    summary: Text = Field(description="What the rule says, in one or two sentences")
    theme: Theme = Field(description="What the rule is about")
    version: Version = Field(description="The version of the law in which it stands")
    min_years: Years | None = Field(description="Shortest term of imprisonment, years")
    max_years: Years | None = Field(description="Longest term of imprisonment, years")
    first: bool | None = Field(description="True where a source calls it a first in the country")


class Measure(Row):
    """One figure of a yearly series."""

    KEY: ClassVar[tuple[str, ...]] = ("series", "year")
    INHERITS: ClassVar[str] = "series"

    series: Slug = Field(description="Name of the series")
    unit: Text = Field(description="What is counted")
    year: Annotated[int, Field(ge=1, le=2999)] = Field(description="Year")
    value: float = Field(description="The figure")
    label: str | None = Field(description="The figure in words, for ordered scales")
    reason: str | None = Field(description="Why, as the source of the figure gives it")


class Enforcement(Row):
    """One figure of what was done under the law, as one source gives it.

    Two sources that give other figures for the same are two rows.
    """

    DERIVED: ClassVar[dict[str, str]] = DATED

    id: Slug = Field(description="Stable name of the figure")
    date: Edtf = Field(description="Period that the figure counts, in EDTF")
    step: Step = Field(description="How far the cases had come")
    offence: Text = Field(description="Offences that the figure counts, in words")
    unit: Literal["cases", "people"] = Field(description="What is counted")
    value: Annotated[int, Field(ge=0)] = Field(description="The figure")
    bound: Literal["exactly", "at least", "at most", "about"] = Field(
        description="Whether the source gives the figure or a bound of it"
    )
    place: str | None = Field(description="Part of the country; empty for the whole")


class Demand(Row):
    """What somebody asked for, and what became of it."""

    REFS: ClassVar[dict[str, str]] = {
        "event_id": "events", "from_actor": "actors", "to_actor": "actors",
        "provision_id": "provisions",
    }  # fmt: skip
    DERIVED: ClassVar[dict[str, str]] = DATED
    INHERITS: ClassVar[str] = "event_id"

    id: Slug = Field(description="Stable name of the demand")
    date: Edtf = Field(description="When it was asked, in EDTF")
    event_id: Slug | None = Field(description="Event in which it was asked, if coded")
    camp: Camp = Field(description="Side of the argument that asked")
    from_actor: Slug = Field(description="Who asked")
    to_actor: Slug | None = Field(description="Of whom; empty where no source says")
    title: Text = Field(description="What was asked, as a headline")
    short: Short = Field(description="Label for charts, at most 40 characters")
    summary: Text = Field(description="What was asked, in one or two sentences")
    fate: Fate = Field(description="What became of it")
    provision_id: Slug | None = Field(
        description="Provision that answers it; empty if dropped or unknown"
    )
    assertion: Assertion = Field(description="How the source asserts the demand")


class Scene(Row):
    """One step of the story: a chart in a View, with words, and what a class is asked about it."""

    REFS: ClassVar[dict[str, str]] = {"ask_event": "events", "ask_claim": "claims"}
    UNSOURCED: ClassVar[bool] = True

    id: Slug = Field(description="Stable name of the scene")
    order: Annotated[int, Field(ge=1)] = Field(description="Place in the story")
    title: Text = Field(description="Headline of the scene")
    caption: Text = Field(description="What the audience sees, in one or two sentences")
    notes: Text = Field(description="What the speaker says")
    minutes: Annotated[int, Field(ge=1, le=180)] | None = Field(
        description="Minutes in class, its question among them; empty if unplanned"
    )
    chart: Text = Field(description="Chart shown")
    view: str | None = Field(description="View in URL form; empty for the whole dossier")
    ask_event: Slug | None = Field(description="Event of which a class is asked who pushed")
    ask_claim: Slug | None = Field(
        description="Clue of which a class is asked how expected it is under each explanation"
    )
    ask_kind: AskKind | None = Field(
        description="Sort of a question in words of its own: one answer can be chosen or several, "
        "a step of a scale of five, a point of the chart's time, a short text; an open one is "
        "talked about only"
    )
    ask_text: str | None = Field(description="Its words")
    ask_options: str | None = Field(
        description="Answers joined by '~', each that is right with a '*' before it; of a scale "
        "its two ends; of a point the day, month or year that is right, or nothing; of a short or "
        "open question nothing"
    )


class Setting(Row):
    """One setting of the case: its name, words or chosen rows; left out, it has a default."""

    KEY: ClassVar[tuple[str, ...]] = ("key",)
    CITED: ClassVar[bool] = False

    key: Key = Field(description="What is set: one of the keys listed under this table")
    value: Text = Field(description="The setting; the parts of a list are joined by '~'")
    rests_on: References | None = Field(
        description="Rows on which a sentence rests, as table:id, joined by '; '"
    )
    note: str | None = Field(description="What an editor should know of it")


class Word(Row):
    """A word of the case's own for a list of the schema, drawn as the word that it is like."""

    KEY: ClassVar[tuple[str, ...]] = ("list", "word")
    CITED: ClassVar[bool] = False

    list: Literal["stage", "kind", "mechanism", "theme", "version"] = Field(
        description="List to which it is added"
    )
    word: Own = Field(description="The word, as cells of that list hold it")
    like: Text = Field(description="Word of the list in whose way it is drawn and counted")
    label: Own | None = Field(description="What readers see of it; left out, the word itself")
    order: Annotated[float, Field(ge=0)] | None = Field(
        description="Place in the list, whose own words stand at 1, 2, 3 and so on; left out, "
        "after the word that it is like"
    )


TABLES: dict[str, type[Row]] = {
    "sources": Source,
    "actors": Actor,
    "events": Event,
    "roles": Role,
    "pressures": PressureRow,
    "votes": Vote,
    "ballots": Ballot,
    "provisions": Provision,
    "explanations": Explanation,
    "claims": Claim,
    "citations": Citation,
    "measures": Measure,
    "scenes": Scene,
    "enforcement": Enforcement,
    "demands": Demand,
    "glossary": Term,
    "changes": Change,
    "case": Setting,
    "words": Word,
}

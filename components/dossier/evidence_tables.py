"""The tables of sources and what rests on them: citations, answers, clues, terms, corrections."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from .fields import Address, IsoDate, ReadDay, Row, Short, Slug, Text
from .vocabulary import Assertion, Relation


class Source(Row):
    """A publication or record that something in the dossier rests on."""

    REFS: ClassVar[dict[str, str]] = {"work": "sources"}
    CITED: ClassVar[bool] = False
    NEEDED: ClassVar[bool] = True

    id: Slug = Field(description="Stable name of the source")
    kind: Literal[
        "book", "article", "report", "official text", "treaty record", "news", "web page",
        "broadcast", "dataset",
    ] = Field(description="What sort of publication it is")  # fmt: skip
    authors: str | None = Field(
        description="Authors or issuing body, joined by '; '; people surname first"
    )
    year: int | None = Field(ge=1000, le=2999, description="Year of publication, if known")
    title: Text = Field(description="Title as published")
    container: str | None = Field(description="Book, journal or site that holds it")
    publisher: str | None = Field(description="Publisher or host")
    url: Address | None = Field(description="Address, if it is online")
    host: Literal["third party"] | None = Field(
        description="Who keeps what the address leads to, if it is a copy on a site of no standing"
    )
    archived: Address | None = Field(description="Address of an archived copy, if one is known")
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")] = Field(
        description="Language of the text read (ISO 639-1)"
    )
    accessed: ReadDay | None = Field(description="Day on which it was read, or only the month")
    read: Literal["whole", "excerpt", "not read"] = Field(
        description="How much of it was read; what was not read supports nothing by itself"
    )
    work: Slug | None = Field(
        description="Source of which it is another edition, report or translation, if one"
    )
    note: str | None = Field(description="What a reader should know of it (excerpt only, weak, …)")


class Explanation(Row):
    """A rival answer to the question why the law passed."""

    ORDER: ClassVar[tuple[str, ...]] = ("place",)
    UNSOURCED: ClassVar[bool] = True

    id: Slug = Field(description="Stable name of the explanation")
    title: Text = Field(description="The answer in a few words")
    short: Short = Field(description="Label for charts, at most 40 characters")
    summary: Text = Field(description="The answer in one or two sentences")
    place: Annotated[int, Field(ge=1)] = Field(
        description="Place of its digit in the address of a weighing; never given to another"
    )
    added: IsoDate = Field(
        description="Day on which it was added: an address written before it is neutral on it"
    )
    verdict: str | None = Field(
        description="What a scholar concludes of it: shown beside the clues, and never weighed"
    )


class Claim(Row):
    """A causal statement, read as a clue for or against an explanation."""

    REFS: ClassVar[dict[str, str]] = {
        "explanation_id": "explanations", "event_id": "events", "repeats": "claims",
    }  # fmt: skip

    id: Slug = Field(description="Stable name of the claim")
    statement: Text = Field(description="The statement in our own words, its hedge kept")
    short: Short = Field(description="Label for charts, at most 40 characters")
    claimant: Text = Field(description="Who makes it")
    explanation_id: Slug = Field(description="The explanation it speaks to")
    direction: Literal["for", "against"] = Field(description="Which way it speaks")
    test: Literal["hoop", "smoking gun", "straw in the wind", "doubly decisive"] = Field(
        description="Kind of process-tracing test it can serve as"
    )
    event_id: Slug | None = Field(description="The event it is about, if one")
    assertion: Assertion = Field(description="How it is asserted")
    repeats: Slug | None = Field(
        description="Clue that was cut from the same sentence or episode, if one"
    )


class Citation(Row):
    """What a source says of one row, or of one column of it."""

    KEY: ClassVar[tuple[str, ...]] = ("table", "row_id", "column", "source_id", "locator")
    REFS: ClassVar[dict[str, str]] = {"source_id": "sources"}
    DERIVED: ClassVar[dict[str, str]] = {
        "through": "Row, as table:id, from which this one has it; empty where it is its own"
    }
    CITED: ClassVar[bool] = False

    table: Text = Field(description="Table of the row")
    row_id: Text = Field(description="Key of the row; parts of a joint key joined by '/'")
    column: str | None = Field(description="Column it speaks to; empty for the whole row")
    source_id: Slug = Field(description="The source")
    locator: Text = Field(description="Where in it: paragraph and sentence, note, page, heading")
    relation: Relation = Field(
        description="How the source stands to what the row says; context gives a side fact only"
    )
    value: str | None = Field(description="What this source says instead")
    note: str | None = Field(description="Why it matters, or what we draw and why")


class Term(Row):
    """A word of the case that a reader may not know; words of the method ship with the code."""

    id: Slug = Field(description="Stable name of the term")
    term: Text = Field(description="The term as readers meet it")
    also: str | None = Field(description="Other forms of it, joined by '; '")
    definition: Text = Field(description="What it means here, in one or two sentences of our own")


class Change(Row):
    """One correction of the dossier: what a row said, what it says now, and why."""

    CITED: ClassVar[bool] = False

    id: Slug = Field(description="Stable name of the change")
    date: IsoDate = Field(description="Day of the change")
    table: Text = Field(description="Table of the row")
    row_id: Text = Field(description="Key of the row; parts of a joint key joined by '/'")
    column: str | None = Field(
        description="Column that was changed; 'citations' for what it rests on; empty for the row"
    )
    was: str | None = Field(description="What it said; empty where the row is new")
    now: str | None = Field(description="What it says; empty where something was taken away")
    reason: Text = Field(description="Why it was changed")

"""The tables of votes: a row a vote of a chamber, and how its blocs voted."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from .fields import DATED, Count, Country, Edtf, Needed, Own, Row, Slug, Text, Weight


class Vote(Row):
    """A vote of a chamber; what a source does not say is empty, never zero."""

    REFS: ClassVar[dict[str, str]] = {"event_id": "events"}
    DERIVED: ClassVar[dict[str, str]] = DATED
    INHERITS: ClassVar[str] = "event_id"
    RARE: ClassVar[tuple[str, ...]] = (
        "present", "excused", "absent", "vacant", "method", "needed", "weight", "weight_unit",
    )  # fmt: skip

    id: Slug = Field(description="Stable name of the vote")
    event_id: Slug = Field(description="The event it belongs to")
    chamber: Text = Field(description="Chamber that voted")
    country: Country = Field(description="ISO 3166-1 alpha-2 code")
    question: Text = Field(description="What was put to the vote")
    date: Edtf = Field(description="Day of the vote, in EDTF")
    yes: Count | None = Field(description="Votes for; empty only where there was no count")
    no: Count | None = Field(description="Votes against; empty only where there was no count")
    abstain: Count | None = Field(description="Abstentions; empty if no source says")
    not_voting: Count | None = Field(
        description="Members not voting, where a source does not say who of them was there"
    )
    present: Count | None = Field(description="Members present who did not vote")
    excused: Count | None = Field(description="Members absent with leave")
    absent: Count | None = Field(
        description="Members absent; those with leave are in it unless they are counted apart"
    )
    vacant: Count | None = Field(description="Seats that nobody held on the day")
    seats: Annotated[int, Field(ge=1)] | None = Field(
        description="Seats of the chamber; empty if no source says, or their number is not fixed"
    )
    method: Literal["roll call", "voice", "consensus", "weighted"] | None = Field(
        description="How it was taken: counted by name, by voice or consent, or with weights"
    )
    needed: Needed | None = Field(
        description="Votes for that were needed: a number, or a share of seats, of votes for and "
        "against, of these and the abstentions (present), of the weight of all members (weight) or "
        "of those for and against (weight cast); of several, joined by '; ', all"
    )
    weight: Weight | None = Field(
        description="What all members weigh together, where votes are weighted; empty if that is "
        "the sum of the blocs"
    )
    weight_unit: Own | None = Field(
        description="What weights count, such as people or shares; left out, weight"
    )
    result: Literal["passed", "rejected"] = Field(description="Outcome")
    caveat: str | None = Field(description="What makes the figures uncertain")


class Ballot(Row):
    """How one bloc voted, where a source says so."""

    KEY: ClassVar[tuple[str, ...]] = ("vote_id", "bloc")
    REFS: ClassVar[dict[str, str]] = {"vote_id": "votes"}
    INHERITS: ClassVar[str] = "vote_id"
    RARE: ClassVar[tuple[str, ...]] = ("weight",)

    vote_id: Slug = Field(description="The vote")
    bloc: Text = Field(description="Party or faction")
    yes: Count = Field(description="Votes for")
    no: Count = Field(description="Votes against")
    abstain: Count | None = Field(description="Abstentions; empty if no source says")
    not_voting: Count | None = Field(description="Members not voting; empty if no source says")
    weight: Weight | None = Field(
        description="What the bloc weighs, where votes are weighted: all of it then voted one way"
    )

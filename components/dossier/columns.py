"""The columns of each table, read off the models: what every other form of them is made from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from .schema import TABLES

Kind = Literal["string", "integer", "number", "boolean", "date"]
DERIVED_KINDS: dict[str, Kind] = {
    "date_from": "date", "date_to": "date", "date_words": "string", "through": "string",
}  # fmt: skip
DERIVED_REQUIRED = {"date_words"}


@dataclass(frozen=True)
class Column:
    """One column of one table.

    Attributes
    ----------
    required : bool
        Whether it is filled in every row.
    derived : bool
        Whether the build computes it, so that the CSV must not hold it.
    """

    name: str
    kind: Kind
    required: bool
    description: str
    derived: bool = False
    enum: tuple[str, ...] = ()
    pattern: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    min_length: int | None = None
    max_length: int | None = None

    def adding(self, words: Iterable[str]) -> Column:
        """The column with more words than the schema's, where it is one of words."""
        return replace(self, enum=(*self.enum, *words)) if words else self

    @property
    def asks(self) -> str:
        """What it holds, for the middle of a sentence."""
        known = self.description[:2].isupper()  # an abbreviation keeps its capitals
        return self.description if known else self.description[:1].lower() + self.description[1:]


#: Sources written beside what they support; the build makes rows of ``citations`` of them.
SOURCE = Column(
    "source", "string", required=False, description="Sources of the whole row, each as id @ where "
    "in it, joined by '; '; left out, those of what the row belongs to"
)  # fmt: skip


@cache
def columns(table: str, *, derived: bool = True) -> tuple[Column, ...]:
    """Columns of a table in the schema's order, those that the build derives last."""
    model = TABLES[table]
    found = [_column(name, spec) for name, spec in model.model_json_schema()["properties"].items()]
    if derived:
        found += [
            Column(name, DERIVED_KINDS[name], name in DERIVED_REQUIRED, text, derived=True)
            for name, text in model.DERIVED.items()
        ]
    return tuple(found)


@cache
def authored(table: str) -> tuple[Column, ...]:
    """Columns that a CSV of a table may have: the schema's, and where each row comes from."""
    own = columns(table, derived=False)
    return (*own, SOURCE) if TABLES[table].CITED else own


def column(table: str, name: str) -> Column:
    """One column of a table by its name."""
    return next(column for column in columns(table) if column.name == name)


def _column(name: str, spec: dict[str, Any]) -> Column:
    options = spec.get("anyOf", [spec])
    filled = next(option for option in options if option["type"] != "null")
    # pydantic puts a bound beside anyOf or inside it, by where the model states it
    merged = {**spec, **filled}
    return Column(
        name,
        merged["type"],
        required=len(options) == 1,
        description=spec["description"],
        enum=tuple(merged.get("enum", ())),
        pattern=merged.get("pattern"),
        minimum=merged.get("minimum"),
        maximum=merged.get("maximum"),
        min_length=merged.get("minLength"),
        max_length=merged.get("maxLength"),
    )

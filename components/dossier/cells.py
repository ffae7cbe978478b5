"""One CSV row -> typed values, or what is wrong with each cell."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Container, Mapping, Sequence
from itertools import chain, count
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from .columns import Column
from .fields import NEEDED
from .problems import did_you_mean
from .schema import TABLES
from .words import OPEN, Likes

# What the patterns of the schema ask for, in words
PATTERNS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": (
        "malformed id", "write small Latin letters, digits and single hyphens, such as {slug!r}",
    ),
    r"^[a-z0-9]+([.-][a-z0-9]+)*$": (
        "malformed key", "write one of the keys of the dictionary, such as 'home.name'",
    ),
    r"^[a-z]+:[a-z0-9/-]+(; [a-z]+:[a-z0-9/-]+)*$": (
        "no list of rows", "write table:id of each, joined by '; ', such as 'events:final-vote'",
    ),
    NEEDED: (
        "neither a number nor a share", "write such as '60', '2/3 of votes' or '1/2 of seats', or "
        "several joined by '; ', such as '55% of seats; 65% of weight'",
    ),
    r"^[^~;&|]{1,40}$": ("no word for a list", "write at most 40 letters, without ~ ; & and |"),
    r"^[A-Z]{2}$": ("not a country code", "write two capitals (ISO 3166-1), such as 'NO'"),
    r"^[a-z]{2}$": ("not a language code", "write two small letters (ISO 639-1), such as 'en'"),
    r"^\d{4}-\d{2}-\d{2}$": ("not a day", "write YYYY-MM-DD"),
    r"^\d{4}-\d{2}(-\d{2})?$": (
        "not a day or month", "write YYYY-MM-DD, or YYYY-MM where only the month is known",
    ),
    r"^https?://[^\s/]+\.[^\s/]+(/\S*)?$": (
        "not a web address", "write it whole, from http:// or https://, without spaces",
    ),
}  # fmt: skip
NO_LIKES: Likes = MappingProxyType({})
INTEGER = re.compile(r"-?[0-9]+")
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
#: What a float, and so JavaScript and spreadsheets, hold exactly; and what fits 32 bits.
DIGITS = {"number": 15, "integer": 9}
HIDDEN = {"\u00ad", "\u200b", "\u2028", "\u2029", "\u2060", "\ufeff"}

Fault = tuple[str, str, str]  # column, what is wrong, what would be right


def read_row(
    table: str, cells: Mapping[str, str], specs: Sequence[Column], own: Likes = NO_LIKES
) -> tuple[dict[str, Any], list[Fault]]:
    """Type the cells of one row.

    Parameters
    ----------
    table : str
        Name of the table.
    cells : mapping of str to str
        Column -> text of the cell, for the columns that the file has.
    specs : sequence of Column
        The authored columns of the table.
    own : mapping, optional
        Column -> words of the case's own -> the word of the schema that each is like.

    Returns
    -------
    tuple of (dict, list)
        The values that are right, None where the cell is empty; and the faults of the others.
    """
    faults: list[Fault] = []
    values: dict[str, Any] = {}
    for spec in specs:
        text = cells.get(spec.name, "" if not spec.required else None)
        if text is None:
            continue  # the header lacks what each row needs, which is said once
        found = text_faults(text) or convert(text, spec, values)
        faults += [(spec.name, *fault) for fault in found]
    known = {
        name: own.get((table, name), {}).get(value, value) if isinstance(value, str) else value
        for name, value in values.items()
    }
    for error in _errors(table, known):
        name = str(error["loc"][0])
        if name in values:
            spec = next(spec for spec in specs if spec.name == name)
            spec = spec.adding(own.get((table, name), ()))
            wrong, right = explain(error, spec, cells.get(name, ""))
            if error["type"] == "literal_error" and (table, name) in OPEN:
                right += f", or add a word of your own to words (list {name}, like one of these)"
            faults.append((name, wrong, right))
    for name, *_ in faults:
        values.pop(name, None)
    return values, faults


def text_faults(text: str) -> list[tuple[str, str]]:
    """What is wrong with a cell as text, whatever its column."""
    faults = []
    if text != text.strip():
        faults.append(("space before or after the text", f"write {text.strip()!r}"))
    hidden = sorted({c for c in text if unicodedata.category(c) == "Cc" or c in HIDDEN})
    if hidden:
        names = ", ".join(f"U+{ord(c):04X}" for c in hidden)
        faults.append((f"control or invisible character {names}", "delete it"))
    if "\ufffd" in text:
        faults.append(("U+FFFD, the trace of a lost character", "write what stood there"))
    if unicodedata.normalize("NFC", text) != text:
        faults.append(("accents apart from their letters", "write it in Unicode form NFC"))
    return faults


def convert(text: str, spec: Column, values: dict[str, Any]) -> list[tuple[str, str]]:
    """Put the typed value of a cell into ``values``, or say why it has none."""
    faults = _misfits(text, spec) if text else _gaps(spec)
    if not faults:
        values[spec.name] = _TYPED.get(spec.kind, str)(text) if text else None
    return faults


_TYPED: dict[str, Callable[[str], Any]] = {
    "integer": int,
    "number": float,
    "boolean": lambda text: text.lower() == "true",
}


def _gaps(spec: Column) -> list[tuple[str, str]]:
    if not spec.required:
        return []
    what = "missing id" if spec.name == "id" else "empty"
    return [(what, f"write: {spec.asks}")]


def _misfits(text: str, spec: Column) -> list[tuple[str, str]]:
    if spec.kind == "integer" and not INTEGER.fullmatch(text):
        return [("not a whole number", f"write digits only{_or_nothing(spec)}")]
    if spec.kind == "number" and not NUMBER.fullmatch(text):
        return [("not a number", "write digits, with a point for decimals, such as 7.5")]
    most = DIGITS.get(spec.kind)
    if most and len(text) > most:
        size = "large" if spec.kind == "integer" else "long"
        return [(f"too {size} a number", f"write at most {most} digits")]
    if spec.kind == "boolean" and text.lower() not in ("true", "false"):
        return [("neither true nor false", "write true or false")]
    return []


def explain(error: ErrorDetails, spec: Column, text: str) -> tuple[str, str]:
    """What is wrong and what would be right, of an error that pydantic found."""
    kind = error["type"]
    if kind == "literal_error":
        choices = ", ".join(spec.enum)
        hint = did_you_mean(text, spec.enum)
        return "not one of the words for it", f"{hint} write one of: {choices}".strip()
    if kind == "string_pattern_mismatch" and spec.pattern in PATTERNS:
        wrong, right = PATTERNS[spec.pattern]
        return wrong, right.format(slug=slugify(text) or "final-vote")
    if kind == "string_too_long":
        return f"{len(text)} characters", f"write at most {spec.max_length}"
    if kind == "greater_than_equal":
        wrong = "negative" if spec.minimum == 0 else "too small"
        return wrong, f"write {spec.minimum:g} or more{_or_nothing(spec)}"
    if kind == "less_than_equal":
        return "too large", f"write {spec.maximum:g} or less"
    if kind == "value_error":
        wrong, _, right = error["ctx"]["error"].args[0].partition("; ")
        return wrong, right
    return error["msg"], f"write: {spec.description}"


def _or_nothing(spec: Column) -> str:
    return "" if spec.required else ", or nothing if unknown"


def slugify(text: str) -> str:
    """The id nearest to a text, empty if it has no Latin letter or digit."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def unused(stem: str, taken: Container[str]) -> str:
    """An id that is not taken: the stem, or the stem with the first number from 2 that is free."""
    numbered = (f"{stem}-{number}" for number in count(2))
    return next(name for name in chain((stem,), numbered) if name not in taken)


def _errors(table: str, values: Mapping[str, Any]) -> list[ErrorDetails]:
    try:
        model = TABLES[table]
        model.model_validate({name: values[name] for name in values if name in model.model_fields})
    except ValidationError as error:
        return error.errors(include_url=False)
    return []

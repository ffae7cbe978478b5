"""Faults of the settings: keys that are none, values that cannot be, sentences without a row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from . import dates
from .case import JOINT, references
from .inline_sources import parse
from .problems import Problem, did_you_mean
from .rules import names
from .schema import TABLES
from .settings import NUMBER, PLACES, SETTINGS, TABLES_OF, Setting, instead, setting_of
from .sheet import Line, Sheet

_PERIOD = re.compile(r"[0-9-]*(\.\.[0-9-]*)?")
Sheets = Mapping[str, Sheet]


def settings(sheets: Sheets) -> Iterator[Problem]:
    """Every fault of the settings that can be read."""
    sheet = sheets["case"]
    made = {line.values["key"] for line in sheet.lines if "key" in line.values}
    for line in sheet.lines:
        key = line.values.get("key")
        if key is None:
            continue
        found = setting_of(key)
        if found is None or not _known(*found, sheets):
            right = did_you_mean(key, _keys(sheets)) or "write one of the keys of the dictionary"
            yield Problem(sheet.file, line.row, "key", "no such setting", right, key)
            continue
        setting, name = found
        yield from _unrested(setting, line, sheets)
        if "value" in line.values:
            wrong = _wrong(setting, line.values["value"], sheets)
            if wrong:
                value = line.values["value"]
                yield Problem(sheet.file, line.row, "value", *wrong, value)
        needed = instead(setting.needs, name)
        if needed and needed not in made and sheet.whole:
            wrong_key = f"means nothing without {needed!r}"
            yield Problem(sheet.file, line.row, "key", wrong_key, f"add a row for {needed}", key)


def _known(setting: Setting, name: str, sheets: Sheets) -> bool:
    """Whether what stands at ``<…>`` is there; a table that is not whole may hold it."""
    place = setting.place
    if place == NUMBER:
        return not name.startswith("0")
    if place in TABLES_OF:
        return not sheets[TABLES_OF[place]].whole or name in _ids(place, sheets)
    return name in PLACES.get(place, ("",))


def _ids(place: str, sheets: Sheets) -> list[str]:
    """Ids of the rows that may stand at ``<…>``; of measures, their series."""
    keys = names(sheets[TABLES_OF[place]])
    return list(dict.fromkeys(key.partition("/")[0] for key in keys))


def _keys(sheets: Sheets) -> list[str]:
    """Every key that there could be in this dossier."""
    found = []
    for setting in SETTINGS:
        place = setting.place
        some = _ids(place, sheets) if place in TABLES_OF else PLACES.get(place, ("1",))
        found += [instead(setting.key, name) for name in some]
    return found


def _unrested(setting: Setting, line: Line, sheets: Sheets) -> Iterator[Problem]:
    """Sentences that name no row, and rows named that are not there."""
    said = line.values.get("rests_on", "?")
    if setting.kind == "sentence" and said is None:
        wrong, right = "a sentence that rests on no row", "write table:id of the rows it rests on"
        yield Problem("case.csv", line.row, "rests_on", wrong, right, "")
    for table, key in references(said) if said and said != "?" else ():
        if table not in sheets:
            right = did_you_mean(table, TABLES) or f"write one of: {', '.join(TABLES)}"
            yield Problem("case.csv", line.row, "rests_on", "no such table", right, table)
        elif sheets[table].whole and key not in names(sheets[table]):
            right = did_you_mean(key, names(sheets[table])) or f"name a row of {table}.csv"
            wrong = f"no such row in {table}.csv"
            yield Problem("case.csv", line.row, "rests_on", wrong, right, key)


def _wrong(setting: Setting, value: str, sheets: Sheets) -> tuple[str, str] | None:
    """What is wrong with a value, and what would be right."""
    read = _READERS.get(setting.kind)
    return read(value, sheets) if read else None


def _rows(table: str, *, several: bool = False) -> Callable[[str, Sheets], tuple[str, str] | None]:
    def read(value: str, sheets: Sheets) -> tuple[str, str] | None:
        if not sheets[table].whole:
            return None
        known = {key.partition("/")[0]: 0 for key in names(sheets[table])}
        for name in value.split(JOINT) if several else (value,):
            if name not in known:
                right = did_you_mean(name, known) or f"name one of {table}.csv"
                return f"{name!r} is not in {table}.csv", right
        return None

    return read


def _pattern(form: str, wrong: str, right: str) -> Callable[[str, Sheets], tuple[str, str] | None]:
    def read(value: str, _: Sheets) -> tuple[str, str] | None:
        return None if re.fullmatch(form, value) else (wrong, right)

    return read


def _periods(value: str, _: Sheets) -> tuple[str, str] | None:
    return next(filter(None, map(no_period, value.split(JOINT))), None)


def no_period(text: str) -> tuple[str, str] | None:
    """What is wrong with a period such as ``2003-01..2004-06``, and what would be right."""
    if not _PERIOD.fullmatch(text):
        return f"{text!r} is no period", "write one such as 2003-01..2004-06"
    try:
        dates.bounds(text.replace("..", "/"))
    except dates.DateError as error:
        wrong, _, right = error.args[0].partition("; ")
        return f"{text!r}: {wrong}", right.replace("/", "..")
    return None


def _sources(value: str, sheets: Sheets) -> tuple[str, str] | None:
    """What is wrong with sources as a column ``source`` has them, and what would be right."""
    try:
        said = parse(value)
    except ValueError as error:
        wrong, _, right = str(error).partition("; ")
        return wrong, right
    listed = sheets["sources"]
    known = names(listed)
    strange = [one.source for one in said if one.source not in known] if listed.whole else []
    if not strange:
        return None
    right = did_you_mean(strange[0], known) or "add it to sources.csv or name another"
    return f"no source {strange[0]!r} in sources.csv", right


_READERS: dict[str, Callable[[str, Sheets], tuple[str, str] | None]] = {
    "countries": _pattern(
        "[A-Z]{2}(~[A-Z]{2})*", "no list of country codes",
        "write two capitals each (ISO 3166-1), joined by '~', such as 'NO~SE'",
    ),
    "language": _pattern(
        "[a-z]{2}", "not a language code", "write two small letters (ISO 639-1), such as 'en'"
    ),
    "template": _pattern(
        "[^{}]*{year}[^{}]*", "no {year} in it", "write {year} where the year stands"
    ),
    "steps": _pattern(
        r"[0-9]+(\.[0-9]+)?=[^~=]+(~[0-9]+(\.[0-9]+)?=[^~=]+)*", "no list of steps",
        "write value=name of each, the best first, joined by '~', such as '1=Best~2=Worst'",
    ),
    "vote": _rows("votes"),
    "scenes": _rows("scenes", several=True),
    "event": _rows("events"),
    "events": _rows("events", several=True),
    "series": _rows("measures"),
    "sources": _sources,
    "period": lambda value, _: no_period(value),
    "periods": _periods,
}  # fmt: skip

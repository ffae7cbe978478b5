"""Parquet -> Dossier: the only way the app reads data."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from .case import NO_CASE, Case, read_case
from .context import files_of
from .files import read_file
from .table_columns import TABLE_COLUMNS, TABLE_NAMES
from .words import LISTS, NO_WORDS, Words

# Cells are read one by one, and each out of a column of Arrow's is a call into Arrow: charts and
# filters take two thirds of the time with plain strings, filters of 10,000 events a fourth.
pd.set_option("mode.string_storage", "python")

#: Tables that a dossier has only where they have rows.
OPTIONAL = ("words",)
PARQUET = "parquet"
PREVIOUS = ".parquet-old"
PACKAGE = "datapackage.json"
#: The next package, ready to be put in the place of the old one as soon as its parquet is.
STAGED_PACKAGE = ".datapackage.json.new"
#: How often a folder that is being built is read again before it counts as broken.
TRIES = 20
#: Rules of coding, as Markdown; a dossier may have none.
CODEBOOK = "codebook.md"


class DossierError(Exception):
    """A dossier that cannot be loaded; the message names the file and the remedy."""


@dataclass(frozen=True, eq=False)
class Dossier:
    """One dossier in memory; its frames are shared, so never change them.

    Attributes
    ----------
    name : str
        Name of its folder, which stands in addresses.
    title : str
        Title for readers.
    version : str
        First 12 hex digits of the SHA-256 over its parquet bytes, in table order.
    tables : Mapping[str, pandas.DataFrame]
        Table name -> frame; each is an attribute too (``dossier.events``), but for the settings
        and the own words, which ``case`` and ``words`` give; cells with an own word have its label.
    context : tuple of Path
        Files of event data beside the dossier, which is counted and never loaded.

    Notes
    -----
    Text is ``str`` with NaN where empty (so test with ``pandas.notna``, not for truth), dates
    are ``datetime64`` with NaT, nullable whole numbers ``Int64``, nullable truths ``boolean``.
    """

    name: str
    title: str
    version: str
    tables: Mapping[str, pd.DataFrame]
    context: tuple[Path, ...] = ()

    @property
    def id(self) -> str:
        """The name, as URLs use it."""
        return self.name

    @cached_property
    def case(self) -> Case:
        """What the case is called, and its own words."""
        return read_case(self.tables["case"]) if "case" in self.tables else NO_CASE

    @cached_property
    def words(self) -> Words:
        """The case's own words, and how its lists are ordered with them."""
        if "words" not in self.tables:
            return NO_WORDS
        return Words(self.tables["words"].to_dict("records"))

    def __getattr__(self, name: str) -> pd.DataFrame:
        # Looked up in __dict__: during copying the fields are not set yet.
        tables = self.__dict__.get("tables", {})
        if name in tables:
            frame: pd.DataFrame = tables[name]
            return frame
        raise AttributeError(f"a dossier has no table {name!r}")


def load(path: str | Path) -> Dossier:
    """Load the dossier in a folder.

    Parameters
    ----------
    path : str or Path
        Folder that holds ``datapackage.json`` and ``parquet/``.

    Returns
    -------
    Dossier

    Raises
    ------
    DossierError
        If the folder, a table or the title is missing or unreadable, or a table is not the one
        that the package describes.
    """
    folder = Path(path)
    if not folder.is_dir():
        raise DossierError(f"{folder}: no such folder; give the folder of a dossier")
    for _ in range(TRIES):
        title = _title(folder)
        contents = _snapshot(folder)
        arrow = {name: _table(folder, name, data) for name, data in contents.items()}
        foreign = _foreign(folder, contents)
        if not foreign:
            break
    else:
        raise DossierError(
            f"{folder / PARQUET / foreign}.parquet: not the file that {PACKAGE} describes; it was "
            f"changed or mixed up after the build; {_remedy(folder)}"
        )
    _of_this_version(folder, arrow)
    found = assemble(folder.resolve().name, title, version_of(contents), arrow)
    try:
        return replace(found, context=files_of(folder.resolve()))
    except ValueError as error:
        raise DossierError(str(error)) from error


def assemble(name: str, title: str, version: str, arrow: Mapping[str, pa.Table]) -> Dossier:
    """Make a Dossier of Arrow tables."""
    frames = {table: to_frame(arrow[table]) for table in with_optional(arrow)}
    made = Dossier(name, title, version, MappingProxyType(frames))
    for of, listed in LISTS.items():
        if labels := made.words.labels(of):
            cells = frames[listed.table][listed.column]
            frames[listed.table][listed.column] = cells.replace(labels)
    return made


def with_optional(there: Container[str]) -> list[str]:
    """Names of the tables of a dossier, of the optional ones those that are there."""
    return [*TABLE_NAMES, *(name for name in OPTIONAL if name in there)]


def to_frame(table: pa.Table) -> pd.DataFrame:
    """Turn an Arrow table into a frame that keeps unknown apart from zero and false."""
    # Files hold small numbers, which JavaScript reads as numbers; sums of them may be large.
    wide = [pa.field(f.name, pa.int64() if pa.types.is_integer(f.type) else f.type, f.nullable)
            for f in table.schema]  # fmt: skip
    table = table.cast(pa.schema(wide))
    nullable = {field.name for field in table.schema if field.nullable}
    frame = table.to_pandas(date_as_object=False, use_threads=False)
    for field in table.schema:
        if field.name in nullable and pa.types.is_integer(field.type):
            frame[field.name] = table[field.name].to_pandas(types_mapper=lambda _: pd.Int64Dtype())
        elif field.name in nullable and pa.types.is_boolean(field.type):
            frame[field.name] = pd.array(table[field.name].to_pylist(), dtype="boolean")
    return frame


def version_of(contents: Mapping[str, bytes]) -> str:
    """Twelve hex digits that change whenever any parquet byte does."""
    digest = hashlib.sha256()
    for name in with_optional(contents):
        digest.update(contents[name])
    return digest.hexdigest()[:12]


def reason(error: Exception) -> str:
    """The end of an Arrow message, without where Arrow itself was."""
    return str(error).splitlines()[0].rpartition(": ")[2]


def _remedy(folder: Path) -> str:
    return f"run: python -m components.dossier build {folder}"


def _title(folder: Path) -> str:
    path = folder / PACKAGE
    try:
        title = json.loads(read_file(path))["title"]
    except FileNotFoundError:
        raise DossierError(
            f"{path}: missing; write one with a title, then {_remedy(folder)}"
        ) from None
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise DossierError(
            f"{path}: no title can be read from it ({error}); {_remedy(folder)}"
        ) from error
    return str(title)


def _foreign(folder: Path, contents: Mapping[str, bytes]) -> str:
    """First table whose bytes neither package describes; empty if one describes them all."""
    found = {
        f"{PARQUET}/{name}.parquet": f"sha256:{hashlib.sha256(data).hexdigest()}"
        for name, data in contents.items()
    }
    wrong = []
    for package in (PACKAGE, STAGED_PACKAGE):
        told = _hashes(folder / package)
        other = [Path(path).stem for path, digest in found.items() if told.get(path) != digest]
        paths = (f"{PARQUET}/{name}.parquet" for name in OPTIONAL)
        other += [Path(path).stem for path in paths if path in told and path not in found]
        if not other:
            return ""
        wrong.append(other[0])
    return wrong[0]


def _hashes(package: Path) -> dict[str, str]:
    """Path -> hash of what a package describes; empty if it cannot be read."""
    try:
        listed = json.loads(read_file(package))["resources"]
        return {one["path"]: one["hash"] for one in listed}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}


def _snapshot(folder: Path) -> dict[str, bytes]:
    """Bytes of every table, all from one build even while another build swaps folders."""
    missing = PARQUET
    for _ in range(TRIES):
        for name in (PARQUET, PREVIOUS):
            place = folder / name
            try:
                before = place.stat()
            except FileNotFoundError:
                continue
            try:
                there = {name for name in OPTIONAL if (place / f"{name}.parquet").is_file()}
                names = with_optional(there)
                contents = {t: read_file(place / f"{t}.parquet") for t in names}
            except FileNotFoundError as error:
                missing = os.path.relpath(error.filename, folder)
                contents = {}
            except OSError as error:
                raise DossierError(
                    f"{error.filename}: {error.strerror}; {_remedy(folder)}"
                ) from error
            if not _unchanged(place, before) or (not contents and name == PREVIOUS):
                break  # swapped under our feet, or being taken away: read again from the start
            if contents:
                return contents
            raise DossierError(f"{folder / missing}: missing; {_remedy(folder)}")
    raise DossierError(f"{folder / missing}: missing; {_remedy(folder)}")


def _unchanged(place: Path, before: os.stat_result) -> bool:
    try:
        after = place.stat()
    except FileNotFoundError:
        return False
    return (after.st_dev, after.st_ino) == (before.st_dev, before.st_ino)


def read_parquet(data: bytes) -> pa.Table:
    """Read one parquet file; Arrow's own errors where it is none."""
    # Threads that Arrow starts for a read can abort a short command as it ends.
    return pq.ParquetFile(pa.BufferReader(data)).read(use_threads=False)


def _table(folder: Path, name: str, data: bytes) -> pa.Table:
    path = folder / PARQUET / f"{name}.parquet"
    try:
        return read_parquet(data)
    except (pa.ArrowException, OSError) as error:
        raise DossierError(
            f"{path}: not a whole parquet file ({reason(error)}); {_remedy(folder)}"
        ) from error


def _of_this_version(folder: Path, tables: Mapping[str, pa.Table]) -> None:
    """Refuse what a version of the product built whose tables had other columns."""
    for name, columns in TABLE_COLUMNS.items():
        for column in columns:
            if column not in tables[name].column_names:
                raise DossierError(
                    f"{folder / PARQUET / name}.parquet: no column {column}: an older version "
                    f"built it; {_remedy(folder)}"
                )

"""datapackage.json: the authored head is kept, the resources are made from the schema."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

from .columns import Column, authored, columns
from .files import MISSING, READABLE
from .load import PACKAGE, PARQUET, with_optional
from .problems import Problem
from .schema import TABLES
from .words import Likes, likes

HEAD = ("name", "title", "description", "licenses")
MEDIA = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}


def read_package(data: bytes | None, why: str = MISSING) -> tuple[dict[str, Any], list[Problem]]:
    """Read the package's JSON, and what is wrong with its authored head.

    Parameters
    ----------
    data : bytes or None
        The file, None where there is none.
    why : str
        Then, what keeps it from being read.
    """
    head = ", ".join(HEAD)
    if data is None:
        right = f"write one with {head}" if why == MISSING else READABLE
        return {}, [Problem(PACKAGE, 0, "", why, right)]
    try:
        package = json.loads(data.decode("utf-8"))
    except RecursionError:
        return {}, [Problem(PACKAGE, 0, "", "nested too deep for JSON", "mend it by hand")]
    except ValueError as error:  # both wrong JSON and wrong UTF-8
        row = getattr(error, "lineno", 0)
        return {}, [Problem(PACKAGE, row, "", f"not JSON ({error})", "mend it by hand")]
    if not isinstance(package, dict):
        return {}, [Problem(PACKAGE, 0, "", "not a JSON object", f"write one with {head}")]
    return package, head_faults(package)


def head_faults(package: Mapping[str, Any]) -> list[Problem]:
    """What is wrong with the authored head of a package."""
    problems = []
    for name in HEAD:
        kind, words = (list, "a list") if name == "licenses" else (str, "a text")
        if not package.get(name):
            problems.append(Problem(PACKAGE, 0, name, "missing", "add it at the top"))
        elif not isinstance(package[name], kind):
            problems.append(Problem(PACKAGE, 0, name, f"not {words}", f"write {words}"))
    return problems


def render(package: Mapping[str, Any], listed: list[dict[str, Any]]) -> bytes:
    """The package's file with these resources, all else as authored."""
    return (
        json.dumps({**package, "resources": listed}, indent=2, ensure_ascii=False) + "\n"
    ).encode()


def resources(csvs: Mapping[str, bytes], parquets: Mapping[str, bytes]) -> list[dict[str, Any]]:
    """Describe every file of a dossier, first the CSVs, then the parquet.

    Parameters
    ----------
    csvs, parquets : mapping of str to bytes
        Table -> content of its file.
    """
    text = io.StringIO(csvs.get("words", b"").decode("utf-8-sig"), newline="")
    own = likes(csv.DictReader(text))
    return [_resource(t, "csv", csvs[t], own) for t in with_optional(parquets)] + [
        _resource(t, "parquet", parquets[t], own) for t in with_optional(parquets)
    ]


def _resource(table: str, form: str, data: bytes, own: Likes) -> dict[str, Any]:
    written = form == "csv"
    resource = {
        "name": table if written else f"{table}-parquet",
        # Validators would read a parquet "table" as a frame, where unknown counts became NaN
        "type": "table" if written else "file",
        "path": f"{table}.csv" if written else f"{PARQUET}/{table}.parquet",
        "description": describe(table),
        "format": form,
        "mediatype": MEDIA[form],
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": _schema(
            table,
            [
                spec.adding(own.get((table, spec.name), ()))
                for spec in (_written(table, data) if written else columns(table))
            ],
            written=written,
        ),
    }
    if written:
        # Some readers would guess the delimiter, from whatever the first rows hold.
        resource |= {"encoding": "utf-8", "dialect": {"delimiter": ","}}
    return resource


def describe(table: str) -> str:
    """First line of a model's docstring: what one row is."""
    return (TABLES[table].__doc__ or "").strip().splitlines()[0]


def _written(table: str, data: bytes) -> tuple[Column, ...]:
    """Columns of a CSV in its own order: those that may be empty may be left out."""
    known = {spec.name: spec for spec in authored(table)}
    header = next(csv.reader(io.StringIO(data.decode("utf-8"), newline="")), ())
    return tuple(known[name] for name in header if name in known)


def _schema(table: str, specs: Sequence[Column], *, written: bool) -> dict[str, Any]:
    model = TABLES[table]
    suffix = "" if written else "-parquet"
    filled = {spec.name for spec in specs if spec.required}
    there = {spec.name for spec in specs}
    key = [name for name in model.KEY if name in there]
    schema: dict[str, Any] = {"fields": [_field(spec, written=written) for spec in specs]}
    # A primary key has no empty part; where the schema allows one, the key is only unique
    schema |= {"primaryKey": key} if filled.issuperset(key) else {"uniqueKeys": [key]}
    if model.REFS:
        schema["foreignKeys"] = [
            {"fields": [name], "reference": {"resource": target + suffix, "fields": ["id"]}}
            for name, target in model.REFS.items()
            if name in there
        ]
    if written:
        schema["missingValues"] = [""]
    return schema


def _field(spec: Column, *, written: bool) -> dict[str, Any]:
    limits = {
        "required": spec.required or None,
        "enum": list(spec.enum) or None,
        "pattern": spec.pattern,
        "minimum": spec.minimum,
        "maximum": spec.maximum,
        "minLength": spec.min_length,
        "maxLength": spec.max_length,
    }
    constraints = {name: limit for name, limit in limits.items() if limit is not None}
    field: dict[str, Any] = {"name": spec.name, "type": spec.kind, "description": spec.description}
    if spec.kind == "boolean" and written:
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    return {**field, "constraints": constraints} if constraints else field

"""The data dictionary of a dossier, in Markdown, read off the schema."""

from __future__ import annotations

from .columns import SOURCE, Column, columns
from .fields import Row
from .package import describe
from .schema import TABLES
from .settings import SETTINGS


def dictionary() -> str:
    """Every table and column, with its type, allowed values, key and references.

    Returns
    -------
    str
        Markdown, one level-three heading a table.
    """
    return "\n".join([*map(_section, TABLES), _settings()])


def _section(table: str) -> str:
    model = TABLES[table]
    key = ", ".join(f"`{name}`" for name in model.KEY)
    lines = [f"### {table}", "", f"{describe(table)} Key: {key}.{_sources(model)}", ""]
    lines += ["| column | type | what it is |", "|---|---|---|"]
    for spec in columns(table):
        cells = (f"`{spec.name}`", _type(spec), _text(spec, model.REFS.get(spec.name)))
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join([*lines, ""])


def _sources(model: type[Row]) -> str:
    """Where the sources of a table's rows may stand."""
    if not model.CITED:
        return ""
    need = " Its rows need no source." if model.UNSOURCED else ""
    heirs = f"; left out, those of its `{model.INHERITS}`" if model.INHERITS else ""
    return f"{need} Its CSV may have a column `{SOURCE.name}`: `id @ where; id @ where`{heirs}."


def _type(spec: Column) -> str:
    kind = spec.kind if spec.required else f"{spec.kind}, may be empty"
    return f"{kind}, derived" if spec.derived else kind


def _text(spec: Column, target: str | None) -> str:
    text = f"{spec.description}."
    if target:
        text += f" An id of {target}."
    if spec.enum:
        text += " One of: " + ", ".join(f"`{word}`" for word in spec.enum) + "."
    if spec.minimum is not None and spec.maximum is not None:
        text += f" From {spec.minimum:g} to {spec.maximum:g}."
    elif spec.minimum is not None:
        text += f" {spec.minimum:g} or more."
    return text


def _settings() -> str:
    """Every key of the settings, with what stands where it is left out."""
    lines = ["| key | what its value is | what it is for | left out |", "|---|---|---|---|"]
    lines += [f"| `{s.key}` | {s.kind} | {s.what} | {s.default} |" for s in SETTINGS]
    return "\n".join(["The settings of `case`:", "", *lines, ""])

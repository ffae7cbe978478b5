"""Imports run one way, and only some parts may know a screen."""

from __future__ import annotations

import ast
import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

#: Each part may import itself and the parts on the lines before its own.
LAYERS = (
    ("components.wording",),
    ("components.dossier",),
    ("components.view",),
    ("components.query",),
    ("components.analysis",),
    ("components.theme",),
    ("components.graphic",),
    ("components.charts",),
    ("components.serving",),
    ("components.embed",),
    ("components.talk",),
    ("components.classroom",),
    ("components.present",),
    ("components.__main__",),
    ("components.ui",),
    ("components.entity",),
    ("pages",),
    ("app",),
)
RANK = {part: rank for rank, parts in enumerate(LAYERS) for part in parts}

#: The only parts that may import Streamlit.
SCREEN = {"components.ui", "pages", "app"}


def sources() -> list[Path]:
    """Every module of the app; none of the tests."""
    return sorted(
        [*(ROOT / "components").rglob("*.py"), *(ROOT / "pages").rglob("*.py"), ROOT / "app.py"]
    )


def module(path: Path) -> str:
    """Dotted name of a file: ``components/ui/shell.py`` is ``components.ui.shell``."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def part(name: str) -> str | None:
    """The part of the house that a module belongs to; None for other people's modules."""
    top, *rest = name.split(".")
    if top == "components" and rest:
        return f"components.{rest[0]}"
    return top if top in ("pages", "app") else None


def imported(source: str, package: str = "") -> Iterator[str]:
    """Every module that a source imports, anywhere in it; ``from a import b`` gives a.b too.

    ``package`` is the one that a leading dot means.
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package.split(".")[: len(package.split(".")) + 1 - node.level]
            name = ".".join([*(base if node.level else []), *filter(None, [node.module])])
            yield name
            yield from (f"{name}.{alias.name}" for alias in node.names)


def wrong_ways(name: str, source: str, *, package: str = "") -> list[str]:
    """The imports of a module that run against the order, or sideways."""
    home = part(name)
    if home is None:  # components/__init__.py
        return list(imported(source))
    targets = {t for t in map(part, imported(source, package)) if t and t != home}
    return sorted(t for t in targets if RANK[t] >= RANK[home])


def test_every_part_has_its_place() -> None:
    parts = {part(module(path)) for path in sources()} - {None}
    assert parts <= RANK.keys(), f"give {parts - RANK.keys()} a line in LAYERS"


def test_imports_run_one_way() -> None:
    found = {}
    for path in sources():
        source, name = path.read_text(encoding="utf-8"), module(path)
        package = name if path.name == "__init__.py" else name.rpartition(".")[0]
        wrong = set(wrong_ways(name, source, package=package))
        if part(name) not in SCREEN:
            wrong |= {"streamlit"} & {other.partition(".")[0] for other in imported(source)}
        if wrong:
            found[name] = wrong
    assert found == {}


@pytest.mark.parametrize(
    ("name", "source", "expected"),
    [
        ("components.query", "from components.view import View", []),
        ("components.query", "def f():\n    from components.ui import state", ["components.ui"]),
        ("components.view.view", "import components.theme", ["components.theme"]),
        ("components.charts.a", "from components import charts, embed", ["components.embed"]),
        ("pages.story", "import app", ["app"]),
        ("components", "from components import query", ["components", "components.query"]),
    ],
)
def test_a_wrong_way_is_seen(name: str, source: str, expected: list[str]) -> None:
    assert wrong_ways(name, source) == expected


def test_dots_are_followed() -> None:
    source = "from . import a\nfrom .b import c\nfrom ..ui import d\nfrom e import f"
    assert list(imported(source, "components.query")) == [
        "components.query",
        "components.query.a",
        "components.query.b",
        "components.query.b.c",
        "components.ui",
        "components.ui.d",
        "e",
        "e.f",
    ]


def test_queries_are_bound_to_no_engine() -> None:
    # pandas is what the frames are handed on in; the expressions themselves are Narwhals.
    source = (ROOT / "components/query/selection.py").read_text(encoding="utf-8")
    names = {name.partition(".")[0] for name in imported(source)}
    assert "narwhals" in names
    assert names.isdisjoint({"polars", "pyarrow", "duckdb", "pyspark", "numpy"})


def test_works_without_streamlit() -> None:
    # In a process of its own: here other tests may have loaded it already.
    names = [
        part
        for layer in LAYERS
        for part in layer
        if part.startswith("components.") and part not in SCREEN and importlib.util.find_spec(part)
    ]
    names += ["components.embed.jobs", "components.embed.__main__", "components.talk.routes"]
    code = (
        "import importlib, sys\n"
        f"for name in {names}:\n"
        "    importlib.import_module(name)\n"
        "    assert 'streamlit' not in sys.modules, f'importing {name} loads Streamlit'\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_the_app_loads_no_library_of_files_that_others_write() -> None:
    code = (
        "import sys, components.talk.routes, components.embed.routes\n"
        "heavy = {'altair', 'duckdb', 'networkx', 'openpyxl', 'pptx', 'pybtex', 'pypdf'}\n"
        "loaded = heavy & sys.modules.keys()\n"
        "assert not loaded, loaded\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr

"""Rules of the house that a reader would otherwise have to enforce by eye."""

from __future__ import annotations

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.test_imports import ROOT, imported, module, sources

MODULE_LINES, PAGE_LINES = 300, 120

#: What a browser would fetch from a string: a src=, a stylesheet, an @import, url(), fetch(), …
_FETCHED = re.compile(
    r"""(?:\bsrc\s*=\s*|\bhref\s*=\s*|@import\s+|\burl\(\s*|\bfetch\(\s*|\bimport\(\s*|\bfrom\s+
        |\bnew\s+(?:Worker|WebSocket|EventSource)\(\s*|\bimportScripts\(\s*)
        \\?["'`]?\s*(?P<url>(?:https?:|wss?:)?//[\w\[][^\s"'`)<>\\]+)""",
    re.VERBOSE | re.IGNORECASE,
)
_LINK = re.compile(r"<a\b[^>]*$", re.IGNORECASE)


def assets() -> list[Path]:
    """Everything that may reach a browser: the app's code, styles, scripts and markup."""
    kinds = {".py", ".css", ".js", ".mjs", ".html", ".svg", ".jinja", ".toml"}
    roots = [ROOT / "components", ROOT / "pages", ROOT / ".streamlit", ROOT / "static"]
    found = [p for root in roots if root.is_dir() for p in root.rglob("*") if p.suffix in kinds]
    # Plotly's bundle, as it is published, names its home; the browser tests see that nobody calls.
    return sorted([*(p for p in found if p.name != "plotly-basic.min.js"), ROOT / "app.py"])


def fetched(text: str) -> list[str]:
    """Outside addresses that a browser would fetch by itself. A link to follow is none."""
    return [
        m["url"]
        for m in _FETCHED.finditer(text)
        if not (m[0].lower().startswith("href") and _LINK.search(text[: m.start()]))
    ]


def too_long(path: Path, text: str) -> bool:
    """Whether a module, or a page, has more lines than it may."""
    limit = PAGE_LINES if path.parent == ROOT / "pages" else MODULE_LINES
    return len(text.splitlines()) > limit


def test_modules_are_short() -> None:
    assert [
        str(path.relative_to(ROOT))
        for path in sources()
        if too_long(path, path.read_text(encoding="utf-8"))
    ] == []


def test_no_drawer_of_odds_and_ends() -> None:
    names = {path.stem for path in sources()}
    assert names.isdisjoint({"utils", "util", "helpers", "common", "misc"})


def test_files_are_looked_at() -> None:
    assert len(sources()) > 100
    assert len(assets()) > len(sources())
    assert {".py", ".css", ".toml"} <= {path.suffix for path in assets()}


def test_nothing_is_fetched_from_outside() -> None:
    found = {str(path): fetched(path.read_text(encoding="utf-8")) for path in assets()}
    assert {path: urls for path, urls in found.items() if urls} == {}


@pytest.mark.parametrize(
    ("folder", "lines", "long"),
    [("components", 300, False), ("components", 301, True), ("pages", 121, True)],
)
def test_what_counts_as_long(folder: str, lines: int, long: bool) -> None:
    assert too_long(ROOT / folder / "any.py", "x = 1\n" * lines) is long


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('<script src="https://cdn.example/x.js">', ["https://cdn.example/x.js"]),
        ("<link rel='stylesheet' href='//fonts.example/css'>", ["//fonts.example/css"]),
        ("@import 'http://a.example/b.css';", ["http://a.example/b.css"]),
        ("background:url(https://a.example/i.png)", ["https://a.example/i.png"]),
        ("fetch(`https://a.example/`)", ["https://a.example/"]),
        ('import x from "https://esm.example/x"', ["https://esm.example/x"]),
        ('<a class="s" href="https://source.example/report">', []),
        ("see https://example.org", []),
        ("// <script src='https://…/embed/loader.js'>", []),
        ('<svg xmlns="http://www.w3.org/2000/svg">', []),
        ("fill='url(#hatch)' src='/embed/x.svg'", []),
    ],
)
def test_what_counts_as_fetched(text: str, found: list[str]) -> None:
    assert fetched(text) == found


def required(*files: str) -> set[str]:
    """Distributions that requirements files name, in lower case."""
    text = "\n".join((ROOT / file).read_text(encoding="utf-8") for file in files)
    names = re.findall(r"^([A-Za-z0-9._-]+)", text, re.MULTILINE)
    return {name.lower().replace("_", "-") for name in names}


#: Imported, and always brought along by another.
BROUGHT = {
    "pydantic-core": "pydantic",
    "numpy": "pandas",
    "jsonschema": "altair",
    "uvicorn": "streamlit",
    "websockets": "streamlit",
    "packaging": "streamlit",
}

#: Needed though no module of ours imports them, and by whom.
UNSEEN = {
    "vl-convert-python": "Altair, to write SVG, PNG and PDF",
    "uvloop": "uvicorn, to serve faster",
    "plotly": "whoever opens one of our figures in Python; its JavaScript is served by us",
    "psycopg": "SQLAlchemy, to reach PostgreSQL",
    "setuptools": "pip, to put the command 353-0 into .venv",
}


def used(paths: list[Path]) -> dict[str, str]:
    """Distributions that modules import, each with one module that does."""
    owners = packages_distributions()
    own = {"components", "pages", "app", "tests"}
    found: dict[str, str] = {}
    for path in paths:
        for name in imported(path.read_text(encoding="utf-8"), package=module(path)):
            top = name.partition(".")[0]
            if top not in own and top not in sys.stdlib_module_names:
                dists = {d.lower().replace("_", "-") for d in owners.get(top, [top])}
                found |= {BROUGHT.get(d, d): module(path) for d in dists}
    return found


def test_what_the_app_imports_is_required() -> None:
    needs, asked = used(sources()), required("requirements.txt")
    missing = {name: where for name, where in needs.items() if name not in asked}
    assert not missing, "imported, but not in requirements.txt"
    assert not asked - needs.keys() - UNSEEN.keys(), "in requirements.txt, but never imported"


def test_what_the_tests_import_is_required() -> None:
    asked = required("requirements.txt", "tests/requirements.txt")
    # Pages for other frameworks, and programs for clients, run in environments of their own.
    apart = {ROOT / "tests/bench/peers/apps", ROOT / "tests/clients/scripts"}
    needs = used(sorted(p for p in (ROOT / "tests").rglob("*.py") if not apart & {*p.parents}))
    missing = {name: where for name, where in needs.items() if name not in asked}
    assert not missing, "imported by a test, but in no requirements file"


def test_public_names_are_described() -> None:
    """Each public class and function of the app says what it is for."""
    bare = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in sources()
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert bare == []

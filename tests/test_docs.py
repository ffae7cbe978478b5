"""What the documents say is so: paths, commands, settings, links, and an example that runs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from components.charts import CHARTS
from components.dossier import Dossier
from components.embed import EmbedRequest, render
from components.graphic.canvas import DESIGNS, STAGE
from components.view import View
from tests.charts.making import unreadable
from tests.conftest import ROOT
from tests.docs import documents, filled
from tests.test_imports import LAYERS

TEXTS = {str(file.relative_to(ROOT)): file.read_text(encoding="utf-8") for file in documents()}
#: Those that speak of code; the codebook speaks of facts, a changelog of what is gone.
TOLD = {name: text for name, text in TEXTS.items() if name.startswith(("README", "docs/"))}

#: A path from the root, and a module by its dots; ``<id>`` and stars end them.
_PATH = re.compile(
    r"(?<![\w/.:-])((?:components|pages|tests|docs|data|\.ci|\.github|\.streamlit)/[\w./-]*\w/?)"
)
_MODULE = re.compile(r"\b((?:components|tests)\.[a-z_.]*[a-z_])")
#: What is set as code: a block, or words in a line.
_CODE = re.compile(r"```.*?```|`[^`\n]+(?:\n[^`\n]+)?`", re.DOTALL)
_FILE = re.compile(r"(?<![\w./*{}-])([\w-]+\.(?:py|md|js|css|toml|txt|lock|cff))\b")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEAD = re.compile(r"^#+ (.+)$", re.MULTILINE)


def test_readme_is_short() -> None:
    assert len(TEXTS["README.md"].splitlines()) <= 180


def test_what_code_knows_better_is_written_by_it() -> None:
    assert [name for name, text in TEXTS.items() if filled(text) != text] == [], "make docs"
    parts = (
        "README.md chart-ids",
        "docs/embedding.md charts",
        "data/russia-2003/README.md dictionary",
    )
    missing = [p for p in parts if f"<!-- {p.split()[1]} -->" not in TEXTS[p.split()[0]]]
    assert missing == []


def test_every_path_is_there() -> None:
    lost = [
        f"{name}: {path}"
        for name, text in TOLD.items()
        for path in re.findall(_PATH, text)
        if not (ROOT / path).exists()
    ]
    assert lost == []


def test_every_file_that_is_named_alone_is_there() -> None:
    places = (ROOT / p for p in ("components", "pages", "tests", "docs", "data"))
    known = {file.name for place in places for file in place.rglob("*.*")}
    known |= {file.name for file in ROOT.glob("*.*")}
    lost = [
        f"{name}: {file}"
        for name, text in TOLD.items()
        for code in re.findall(_CODE, text)
        for file in re.findall(_FILE, code)
        if file not in known
    ]
    assert lost == []


def test_every_module_is_there() -> None:
    def known(dotted: str) -> bool:
        path = ROOT / dotted.replace(".", "/")
        return path.is_dir() or path.with_suffix(".py").is_file()

    # A name within a module is one, too.
    lost = [
        f"{name}: {dotted}"
        for name, text in TOLD.items()
        for dotted in re.findall(_MODULE, text)
        if not known(dotted) and not known(dotted.rpartition(".")[0])
    ]
    assert lost == []


def test_every_command_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    verbs = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    asked = {
        (name, verb)
        for name, text in TOLD.items()
        for code in re.findall(_CODE, text)
        for verb in re.findall(r"\bmake ([a-z-]+)", code)
    }
    assert ("README.md", "run") in asked
    assert sorted((name, verb) for name, verb in asked if verb not in verbs) == []


def slug(heading: str) -> str:
    """The anchor of a heading, as GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def heads(file: Path) -> set[str]:
    """Every anchor of a document; none of a folder."""
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    return {slug(heading) for heading in re.findall(_HEAD, text)}


def broken(name: str, text: str) -> Iterator[str]:
    """The links of a document that lead nowhere, or to no heading of where they lead."""
    for link in re.findall(_LINK, text):
        place, _, anchor = link.partition("#")
        file = (ROOT / name).parent / place if place else ROOT / name
        outside = re.match(r"[a-z]+:", link)
        if not outside and not (file.exists() and (not anchor or anchor in heads(file))):
            yield f"{name}: {link}"


def test_every_link_leads_somewhere() -> None:
    # The codebook's links are read on a page of the app, and tested there.
    own = {name: text for name, text in TEXTS.items() if not name.endswith("codebook.md")}
    assert [fault for name, text in own.items() for fault in broken(name, text)] == []


@pytest.mark.parametrize("link", ["no-such-file.md", "docs/glossary.md#no-such-word", "#nowhere"])
def test_a_broken_link_is_seen(link: str) -> None:
    assert list(broken("README.md", f"[here]({link})")) == [f"README.md: {link}"]


def read_by(source: str) -> set[str]:
    """Environment variables that a module reads, by their names or by a constant of its own."""
    tree = ast.parse(source)
    constants = {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }

    def name(node: ast.expr) -> Any:
        return node.value if isinstance(node, ast.Constant) else constants.get(ast.unparse(node))

    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("os.environ.get", "os.getenv"):
            found.add(name(node.args[0]))
        if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ":
            found.add(name(node.slice))
    return found


def variables() -> set[str]:
    """Every environment variable that our code reads, and what make may be told."""
    modules = [ROOT / "app.py"]
    modules += [
        f for place in ("components", "pages", "tests", ".ci") for f in (ROOT / place).rglob("*.py")
    ]
    found = {name for file in modules for name in read_by(file.read_text(encoding="utf-8"))}
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    forms = (r"\$\(if \$\(([A-Z]+)\)", r"^export ([A-Z]+)", r"^([A-Z]+) \?=")
    return found.union(*(re.findall(form, makefile, re.MULTILINE) for form in forms))


def test_every_variable_is_told_of() -> None:
    rows = re.findall(r"^\| (`[A-Z_`, ]+`) \|", TEXTS["docs/deployment.md"], re.MULTILINE)
    told = {name for row in rows for name in re.findall(r"[A-Z_]+", row)}
    assert told == variables()


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import os\nos.environ.get('A', '')\nos.environ['B']", {"A", "B"}),
        ("import os\nNAME = 'C'\nos.environ.get(NAME)", {"C"}),
        ("import os\nenv = {**os.environ, 'D': '1'}", set()),
    ],
)
def test_a_variable_is_seen(source: str, found: set[str]) -> None:
    assert read_by(source) == found


def test_the_layers_are_those_that_imports_are_held_to() -> None:
    table = TEXTS["docs/architecture.md"].partition("## Layers")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `([\w./]+)`", table, re.MULTILINE)
    parts = [row.removesuffix(".py").replace("/", ".") for row in rows]
    assert parts == [part for layer in LAYERS for part in layer]


def test_the_glossary_names_what_there_is() -> None:
    words = re.findall(r"`(\w+)`", TEXTS["docs/glossary.md"].partition("## Words of the field")[0])
    code = "".join(f.read_text(encoding="utf-8") for f in (ROOT / "components").rglob("*.py"))
    gone = [w for w in words if not re.search(rf"\b{w}\b", code)]
    assert len(words) > 8
    assert gone == []


def test_the_example_of_a_chart_is_one(dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    code = re.findall(r"```python\n(.*?)```", TEXTS["docs/architecture.md"], re.DOTALL)
    assert len(code) == 1
    said: dict[str, Any] = {"__name__": "components.charts.stages"}
    exec(compile(code[0], "docs/architecture.md", "exec", dont_inherit=True), said)
    chart = said["CHART"]
    frame = chart.prepare(dossier, View())
    assert set(frame["id"]) == set(dossier.events["id"])
    assert chart.describe(frame).startswith(f"{len(frame)} events by stage: ")
    assert chart.describe(frame.iloc[:0]) == "No events in view."
    chosen = chart.prepare(dossier, View(event=(frame["id"][0],)))
    assert [m.halo for m in chart.layout(chosen, STAGE).marks].count(True) == 1
    for canvas in (*DESIGNS, STAGE):
        drawn = chart.layout(frame, canvas)
        assert {m.id for m in drawn.marks} == set(frame["id"])
        texts = [t.text for t in drawn.texts]
        size = {"width": canvas.width, "height": drawn.height}
        assert unreadable(drawn.boxes(canvas.width), texts, **size) == []
    monkeypatch.setitem(CHARTS, chart.id, chart)
    page = render(dossier, EmbedRequest(dossier.name, chart.id, "html")).body.decode()
    assert chart.title in page


def test_no_placeholder_is_left() -> None:
    marks = ("TODO", "THE_MAP", "<!-- embed -->", "<!-- bench -->")
    assert [name for name, text in TEXTS.items() for mark in marks if mark in text] == []

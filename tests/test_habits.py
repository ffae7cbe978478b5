"""What a contributor meets: the files of the host and of the tools say what the code does."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest
import yaml

from tests.test_imports import ROOT

FORMS = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("[0-9]*.yml"))
#: What the host needs to know of each kind of part of a form, beside its type.
NEEDED = {
    "markdown": {"value"},
    "input": {"label"},
    "textarea": {"label"},
    "dropdown": {"label", "options"},
}
#: A command as prose, blocks and settings name it.
NAMED = re.compile(r"(?:^|`|: )make ([a-z-]+)", re.MULTILINE)


def text(file: str) -> str:
    return (ROOT / file).read_text(encoding="utf-8")


def settings(file: str) -> Any:
    return yaml.safe_load(text(file))


def commands(makefile: str) -> set[str]:
    """The targets that a Makefile tells of."""
    return set(re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE))


def test_the_host_runs_what_we_run() -> None:
    job = settings(".github/workflows/test.yml")["jobs"]["test"]
    assert [step["run"] for step in job["steps"] if "run" in step] == [".ci/run"]
    assert (ROOT / ".ci/run").stat().st_mode & 0o111
    assert "make test" in text(".ci/run")


def test_the_oldest_python_is_tested() -> None:
    oldest = tomllib.loads(text("pyproject.toml"))["project"]["requires-python"]
    rows = settings(".github/workflows/test.yml")["jobs"]["test"]["strategy"]["matrix"]["include"]
    assert f">={rows[0]['python']}" == oldest


def faults(form: dict[str, Any]) -> list[str]:
    """What the host would refuse of an issue form."""
    wrong = [f"{key} is missing" for key in ("name", "description", "body") if not form.get(key)]
    fields = [part for part in form.get("body", []) if part.get("type") != "markdown"]
    wrong += [] if fields else ["nothing is asked"]
    ids = [part.get("id") for part in fields]
    wrong += ["two of one id"] if len(ids) != len(set(ids)) else []
    for part in form.get("body", []):
        needed = NEEDED.get(part.get("type"))
        if needed is None:
            wrong.append(f"no such part: {part.get('type')}")
        elif not needed <= part.get("attributes", {}).keys():
            wrong.append(f"{part.get('id')}: needs {', '.join(sorted(needed))}")
    return wrong


def test_there_is_a_form_for_facts_bugs_and_embeds() -> None:
    assert [form.stem for form in FORMS] == ["1-correction", "2-bug", "3-embed"]
    found = {form.stem: faults(settings(str(form.relative_to(ROOT)))) for form in FORMS}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"name": ""}, "name is missing"),
        ({"body": [{"type": "markdown", "attributes": {"value": "x"}}]}, "nothing is asked"),
        ({"body": [{"type": "input", "id": "a"}]}, "a: needs label"),
        ({"body": [{"type": "text", "id": "a"}]}, "no such part: text"),
    ],
)
def test_a_wrong_form_is_seen(change: dict[str, Any], wrong: str) -> None:
    asked = [{"type": "input", "id": "a", "attributes": {"label": "A"}}]
    form = {"name": "n", "description": "d", "body": asked}
    assert faults(form) == []
    assert wrong in faults(form | change)


def test_the_version_is_told_of() -> None:
    project = tomllib.loads(text("pyproject.toml"))["project"]
    assert f"\n## [{project['version']}] - " in text("CHANGELOG.md")


def test_every_command_that_is_named_is_there() -> None:
    known = commands(text("Makefile"))
    assert {"run", "test", "lock", "golden"} <= known
    files = ["CONTRIBUTING.md", "CHANGELOG.md", "README.md", ".pre-commit-config.yaml"]
    files += [".github/pull_request_template.md", ".github/dependabot.yml"]
    named = {name for file in files for name in re.findall(NAMED, text(file))}
    assert named - known == set()


def test_every_file_that_a_contributor_is_sent_to_is_there() -> None:
    for file in ("CONTRIBUTING.md", "SECURITY.md"):
        for place in re.findall(
            r"\]\(([\w./-]+)\)|`((?:tests|docs|data|\.ci)/[\w./-]*)`", text(file)
        ):
            path = place[0] or place[1]
            assert (ROOT / path).exists(), f"{file}: no {path}"

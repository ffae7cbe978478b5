"""What is installed is pinned: the lock files give what the requirements ask for, by its hash."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.test_imports import ROOT

ASKED = ("requirements.txt", "tests/requirements.txt")
LOCKS = {"requirements.lock": ASKED[:1], "tests/requirements.lock": ASKED}


def asked(file: str) -> list[Requirement]:
    """The requirements of a file."""
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    bare = (line.partition(" #")[0].strip() for line in lines)
    return [Requirement(line) for line in bare if line and not line.startswith("#")]


def pins(text: str) -> dict[str, list[Requirement]]:
    """Each distribution of a lock file, with its versions: more than one if markers choose."""
    found: dict[str, list[Requirement]] = {}
    for line in re.findall(r"^([\w.-]+==[^\\\n]+)", text, re.MULTILINE):
        pin = Requirement(line.strip())
        found.setdefault(canonicalize_name(pin.name), []).append(pin)
    return found


def unmet(lock: dict[str, list[Requirement]], wishes: list[Requirement]) -> list[str]:
    """The requirements that a lock file does not satisfy."""
    return [
        str(wish)
        for wish in wishes
        if not (found := lock.get(canonicalize_name(wish.name)))
        or any(next(iter(pin.specifier)).version not in wish.specifier for pin in found)
    ]


def read(lock: str) -> str:
    return (ROOT / lock).read_text(encoding="utf-8")


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_gives_what_is_asked_for(lock: str) -> None:
    wishes = [wish for file in LOCKS[lock] for wish in asked(file)]
    assert unmet(pins(read(lock)), wishes) == [], "run: make lock"


@pytest.mark.parametrize(
    ("wish", "met"),
    [("a>=1", True), ("A[x]>=1,<3", True), ("a>=2", False), ("a<2", False), ("b", False)],
)
def test_what_a_lock_satisfies(wish: str, met: bool) -> None:
    text = (
        "a==1.5 ; python_full_version < '3.12' \\\n    --hash=sha256:00\n"
        "a==2.1 ; python_full_version >= '3.12' \\\n    --hash=sha256:00\n"
    )
    assert (unmet(pins(text), [Requirement(wish)]) == []) == met


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_its_hashes(lock: str) -> None:
    entries = re.split(r"^(?=[\w.-]+==)", read(lock), flags=re.MULTILINE)[1:]
    assert len(entries) > 20
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_one_environment_serves_both() -> None:
    app, tests = (pins(read(lock)) for lock in LOCKS)
    assert {name: tests.get(name) for name in app} == app


def test_every_requirement_is_bounded() -> None:
    """Else a new major version is ours on the day it is out, or on the day of a new lock."""
    open_ = [
        str(wish)
        for file in ASKED
        for wish in asked(file)
        if not any(spec.operator == "<" for spec in wish.specifier)
    ]
    assert open_ == []


def test_every_library_of_the_app_says_what_it_is_for() -> None:
    blocks = re.split(r"\n(?=# )", read(ASKED[0]).partition("\n\n")[2])
    assert sum(len(block.splitlines()) - 1 for block in blocks) == len(asked(ASKED[0]))
    assert [block for block in blocks if not re.match(r"# [A-Z].+\n\w", block)] == []


def test_the_command_leads_somewhere() -> None:
    project = tomllib.loads(Path(ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["scripts"] == {"353-0": "components.__main__:main"}

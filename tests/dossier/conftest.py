"""Folders that the tests may break."""

import shutil
from pathlib import Path

import pytest

from components.dossier.build import build

from . import small


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small dossier, built once; copy it, never change it."""
    folder = small.write(tmp_path_factory.mktemp("dossiers") / "small")
    assert build(folder) == []
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small dossier as authored."""
    return small.write(tmp_path / "small")


@pytest.fixture
def built(template: Path, tmp_path: Path) -> Path:
    """The small dossier, built."""
    return shutil.copytree(template, tmp_path / "small")

"""The real dossier and a small one, for the charts."""

from pathlib import Path

import pytest

from components.dossier import Dossier, load
from components.dossier.read import read_csvs
from tests.dossier.small import write

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def dossier() -> Dossier:
    return load(ROOT / "data/russia-2003")


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return read_csvs(write(tmp_path_factory.mktemp("charts") / "small"))

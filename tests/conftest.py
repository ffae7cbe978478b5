"""Settings for every test, and the two dossiers, read once for all."""

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from xdist.scheduler import LoadScopeScheduling

from components.dossier import Dossier, load
from components.dossier.read import read_csvs
from tests.dossier.small import write

ROOT = Path(__file__).parents[1]

# A machine at work on other tests is slow now and then: that is no failure. CI draws the same
# examples each time, so that it fails for the change that it is run on. Before a release:
# EXAMPLES=1000 make pytest.
settings.register_profile(
    "here", deadline=None, print_blob=True, max_examples=int(os.environ.get("EXAMPLES", "25"))
)
settings.register_profile("ci", settings.get_profile("here"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


#: Tests that need the running app and a browser.
BROWSER = "tests/browser/"


class ByFile(LoadScopeScheduling):  # type: ignore[misc]
    """Keeps a file on one worker, and the tests of the running app together: it is started once.

    The mark ``xdist_group`` would say the same, but xdist 3.8 cannot read it under pytest 9.2.
    """

    def _split_scope(self, nodeid: str) -> str:
        return BROWSER if nodeid.startswith(BROWSER) else nodeid.partition("::")[0]


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFile:
    """Hand out the tests by file."""
    return ByFile(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run first what takes longest, on one worker: the others meanwhile run the rest."""
    items.sort(key=lambda item: not item.nodeid.startswith(BROWSER))


def pytest_collection_finish() -> None:
    """Spare each collection of garbage what pytest and the libraries hold: most of its time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000)


@pytest.fixture(scope="session")
def dossier() -> Dossier:
    """The dossier that the app ships; never change its frames."""
    return load(ROOT / "data/russia-2003")


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """The small dossier, straight from its CSVs; never change its frames."""
    return read_csvs(write(tmp_path_factory.mktemp("small") / "small"))


@pytest.fixture(autouse=True)
def same_main() -> Iterator[None]:
    """Give ``__main__`` back after a test.

    Streamlit's script runner puts the page's script in its place, which a process that a later
    test spawns would then run.
    """
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main

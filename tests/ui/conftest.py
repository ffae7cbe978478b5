"""A process that has settled, as the server has before its first reader comes."""

import gc
from collections.abc import Iterator

import pytest

from components.ui import cache


@pytest.fixture(autouse=True, scope="package")
def settled() -> Iterator[None]:
    """Spare the collection after each run what pytest and the libraries hold: most of its time."""
    cache.dossier()
    cache.settle()
    yield
    gc.unfreeze()

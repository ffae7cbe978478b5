"""A process that has settled, as the server has before its first reader comes."""

import gc
from collections.abc import Iterator

import pytest

from components.ui import cache
from tests.embed.sites import Here


@pytest.fixture(autouse=True, scope="package")
def settled() -> Iterator[None]:
    """Spare the collection after each run what pytest and the libraries hold: most of its time.

    Embeds are drawn in this process: the pool's own are of low priority, and start in seconds.
    """
    cache.pool.workers[:] = [Here()]
    cache.dossier()
    cache.settle()
    yield
    gc.unfreeze()

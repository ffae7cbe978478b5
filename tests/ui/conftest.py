"""A process that has settled, as the server has before its first reader comes."""

import pytest

from components.ui import cache
from tests.embed.sites import Here


@pytest.fixture(autouse=True, scope="package")
def settled() -> None:
    """Spare the collection after each run what the tests before hold too: most of its time.

    Embeds are drawn in this process: the pool's own are of low priority, and start in seconds.
    """
    cache.pool.workers[:] = [Here()]
    cache.dossier()
    cache.settle()

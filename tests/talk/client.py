"""The routes of the talk on one dossier, drawn in this process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.dossier import Dossier
from components.serving.pool import RenderPool
from components.talk.routes import routes
from tests.embed.sites import Here


@contextmanager
def served(dossier: Dossier, base_url: str = "http://testserver") -> Iterator[TestClient]:
    """A client of the talk, as reached at an address."""
    pool = RenderPool(workers=[Here()])
    app = Starlette(routes=routes(lambda _: dossier, ("x",), pool=pool))
    with TestClient(app, base_url=base_url) as client:
        yield client
    pool.stop()

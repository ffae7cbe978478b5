"""An app of our routes over something that, like Streamlit, answers every address with 200."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route, Router
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from components.dossier import Dossier
from components.entity import lost, routes
from components.serving.pool import RenderPool
from components.serving.render_process import Renderer
from tests.embed.sites import Here

PAGES = (
    ("", "Story"), ("timeline", "Timeline"), ("pressure", "Pressure"), ("vote", "Vote"),
    ("law", "Law"), ("world", "World"), ("evidence", "Evidence"), ("sources", "Sources"),
)  # fmt: skip


async def swallow(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer anything."""
    await PlainTextResponse("the app")(scope, receive, send)


def shown(request: Request) -> Response:
    """A page of the explorer."""
    return PlainTextResponse("a page")


def client_of(dossier: Dossier, folder: Path, worker: Renderer | None = None) -> TestClient:
    """The routes of a dossier; ``folder`` holds what stands for Streamlit's files."""
    pool = RenderPool(workers=[worker or Here()])
    own = [
        *routes.routes(lambda name: dossier, (dossier.name,), pool=pool, pages=PAGES),
        *(Route(f"/{path}", shown) for path, _ in PAGES),
    ]
    middle = Middleware(
        lost.Lost, routes=own, folder=folder,
        answer=lambda request: lost.answer(request, dossier, PAGES),
    )  # fmt: skip
    app = Starlette(routes=[*own, Mount("/", app=Router(default=swallow))], middleware=[middle])
    return TestClient(app, base_url="http://case.example", follow_redirects=False)


@pytest.fixture(scope="module")
def client(dossier: Dossier, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The routes of the dossier that the app ships."""
    folder = tmp_path_factory.mktemp("static")
    (folder / "static" / "js").mkdir(parents=True)
    (folder / "static" / "js" / "index.abc.js").write_text("1", encoding="utf-8")
    (folder / "favicon.png").write_text("1", encoding="utf-8")
    with client_of(dossier, folder) as made:
        yield made

"""What the middleware answers for names that no file could bear."""

import re

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from components.serving.static import Compressed
from components.ui.html_shell import STATIC as ROOT

app = Starlette(
    routes=[Route("/{rest:path}", lambda _: PlainTextResponse("passed on"))],
    middleware=[Middleware(Compressed, folder=ROOT)],
)


@pytest.mark.parametrize(
    "name", ["%00.js", "a" * 300 + ".js", "a/" * 3000 + "b.js", "%ff.js", "..%2f..%2fapp.js"]
)
def test_what_is_no_file_is_passed_on(name: str) -> None:
    answer = TestClient(app).get(f"/static/{name}", headers={"Accept-Encoding": "br"})
    assert (answer.status_code, answer.text) == (200, "passed on")


def test_a_script_that_streamlits_page_names_is_sent_compressed() -> None:
    page = (ROOT / "index.html").read_text(encoding="utf-8")
    path = re.search(r'src="\./(static/js/[^"]+)"', page)
    assert path
    answer = TestClient(app).get(f"/{path[1]}", headers={"Accept-Encoding": "br"})
    assert answer.headers["content-encoding"] == "br"
    assert answer.content == (ROOT / path[1]).read_bytes()


def test_any_script_is_sent_compressed() -> None:
    script = next((ROOT / "static").rglob("*.js"))
    path = f"/{script.relative_to(ROOT).as_posix()}"
    answer = TestClient(app).get(path, headers={"Accept-Encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.content == script.read_bytes()

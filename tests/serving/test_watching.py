"""What whoever runs the app sees: health, readiness, the log of requests, counts."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from components.serving import health, watching
from components.serving.health import Readiness
from components.serving.watching import Counts, SwitchError, Watched, switched


async def answer(request: Request) -> Response:
    if "fall" in request.url.query:
        raise LookupError("no dossier\nforged line")
    return Response(status_code=int(request.url.query or 200))


ROUTES = [Route("/", answer), Route("/embed/{rest:path}", answer), Route("/metrics-not", answer)]


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """What is logged of requests."""
    logger = logging.getLogger("353-0.requests")
    before = logger.propagate, logger.level
    logger.propagate = True
    with caplog.at_level(logging.INFO, "353-0.requests"):
        yield caplog
    logger.propagate, _ = before


def asking(every: bool = False, counts: Counts | None = None) -> TestClient:
    routes = [*ROUTES, *(counts.routes() if counts else [])]
    between = Middleware(Watched, every=every, counts=counts)
    app = Starlette(routes=routes, middleware=[between])
    return TestClient(app, raise_server_exceptions=False, client=("203.0.113.77", 5))


@pytest.mark.parametrize(("text", "on"), [("", False), ("off", False), ("ON ", True), ("1", True)])
def test_a_switch(text: str, on: bool) -> None:
    assert switched("METRICS", text) is on


def test_what_is_no_switch() -> None:
    with pytest.raises(SwitchError, match="METRICS=maybe: write on or off"):
        switched("METRICS", "maybe")


def test_what_failed_is_logged_and_whose_it_was_is_not(log: pytest.LogCaptureFixture) -> None:
    client = asking()
    for query in ("200", "404", "503", "fall"):
        client.get(f"/embed/a%0Dforged?{query}")
    said = [(r.levelname, r.getMessage()) for r in log.records if r.name == "353-0.requests"]
    assert [level for level, _ in said] == ["ERROR", "ERROR"]
    assert said[0][1].startswith("GET /embed/a%0Dforged 503 ")
    assert said[1][1].endswith("ms: LookupError: no dossier%0Aforged line")
    assert "203.0.113.77" not in log.text
    log.clear()
    asking(every=True).get("/?201")
    assert [(r.levelname, r.getMessage()[:9]) for r in log.records if "ms" in r.getMessage()] == [
        ("INFO", "GET / 201")
    ]


def test_counts_are_by_part_and_a_stranger_cannot_add_one() -> None:
    counts = Counts(ROUTES, {"app_kept; Kept": lambda: 7})
    client = asking(counts=counts)
    for path in ("/", "/embed/a", "/embed/b?503", "/wp-admin.php", "/never/heard", "/embed.php"):
        client.get(path)
    got = client.get("/metrics")
    assert got.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    lines = got.text.splitlines()
    assert {line for line in lines if line.startswith("app_requests_total")} == {
        'app_requests_total{part="story",status="200"} 1.0',
        'app_requests_total{part="embed",status="200"} 1.0',
        'app_requests_total{part="embed",status="503"} 1.0',
        'app_requests_total{part="embed",status="404"} 1.0',
        'app_requests_total{part="other",status="404"} 2.0',
    }
    assert "app_kept 7.0" in lines
    assert 'app_first_byte_seconds_count{part="embed"} 3.0' in lines
    assert asking().get("/metrics").status_code == 404  # off unless it is asked for


def test_ready_while_all_answer(caplog: pytest.LogCaptureFixture) -> None:
    now, down, asked = [0.0], [False], []

    def rooms() -> str:
        asked.append(1)
        if down[0]:
            raise ConnectionError("rooms.example refused secret:password")
        return "ok"

    checks = {"data": lambda: "3f259a8d974b", "rooms": rooms}
    readiness = Readiness(checks, clock=lambda: now[0])
    client = TestClient(Starlette(routes=health.routes(readiness)))
    assert client.get("/ready").json() == {"ready": True, "data": "3f259a8d974b", "rooms": "ok"}
    client.get("/ready")
    assert len(asked) == 1  # many probes are one question
    down[0], now[0] = True, 10.0
    for _ in range(3):
        got, now[0] = client.get("/ready"), now[0] + 10
        assert (got.status_code, got.json()["ready"]) == (503, False)
        assert "secret" not in got.text
    assert [r.getMessage() for r in caplog.records] == [
        "not ready, rooms: ConnectionError: rooms.example refused secret:password"
    ]
    assert client.get("/health").text == "ok\n"
    down[0] = False
    assert client.get("/ready").status_code == 200
    assert caplog.records[-1].getMessage() == "ready again: rooms"
    assert got.headers["cache-control"] == "no-store"


def test_a_check_that_hangs_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    import threading

    gate = threading.Event()
    monkeypatch.setattr(health, "PATIENCE", 0.05)
    with TestClient(
        Starlette(routes=health.routes(Readiness({"x": lambda: str(gate.wait(20))})))
    ) as c:
        got = c.get("/ready")
        gate.set()
    assert got.status_code == 503


def test_the_log_has_one_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    logger = logging.getLogger("own")
    monkeypatch.setattr(watching, "_log", logger)
    watching.to_standard_error()
    watching.to_standard_error()
    assert len(logger.handlers) == 1

"""The class room over HTTP: who may do what, and that nothing sent can break it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from queue import Queue

import pandas as pd
import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.requests import Request
from starlette.testclient import TestClient

from components.classroom import invitation, presenter, routes
from components.classroom.http import reached_by
from components.classroom.workbook import MEDIA
from components.dossier import Dossier
from components.serving.rate_limit import Allowlist, RateLimiter
from components.talk.scenes import Scene, authored, steps
from tests.classroom.class_room import listen, opened, token
from tests.talk.serving import make

ME = {"X-Student": token(1)}


@pytest.fixture
def client(dossier: Dossier, rooms_url: str) -> Iterator[TestClient]:
    with TestClient(make(dossier, rooms_url), base_url="http://school.example") as made:
        yield made


@pytest.fixture
def fresh(dossier: Dossier, tmp_path: Path) -> Iterator[TestClient]:
    """A server on SQLite, for what no database has a say in."""
    with TestClient(make(dossier, f"sqlite:///{tmp_path / 'rooms.sqlite3'}")) as made:
        yield made


@pytest.fixture(scope="module")
def one(
    dossier: Dossier, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[TestClient, str, dict[str, str]]]:
    """A room for tests that only throw things at it."""
    file = tmp_path_factory.mktemp("rooms") / "rooms.sqlite3"
    with TestClient(make(dossier, f"sqlite:///{file}")) as made:
        yield made, *opened(made)


def step_of(dossier: Dossier, scene: str, *, asking: bool = False) -> int:
    scenes = authored(dossier)
    return next(
        n for n, step in enumerate(steps(scenes))
        if scenes[step.scene].id == scene and step.asking == asking
    )  # fmt: skip


def test_a_lesson(client: TestClient, dossier: Dossier) -> None:
    made = client.post("/rooms", json={"scenes": ""})
    said, path = made.json(), f"/rooms/{made.json()['code']}"
    assert (made.status_code, made.headers["cache-control"]) == (201, "no-store")
    assert said["join"] == f"http://school.example/join/{said['code']}"
    assert said["qr"].startswith("<svg ")
    key = {"Authorization": f"Bearer {said['key']}"}
    assert client.get(f"{path}/invitation", headers=key).json()["join"] == said["join"]
    assert client.put(f"{path}/me", headers=ME).json() == {
        "answers": {}, "votes": {}, "posterior": [],
    }  # fmt: skip

    asked = step_of(dossier, "two-fronts", asking=True)
    moved = client.put(f"{path}/step", json={"step": asked}, headers=key).json()
    assert (moved["step"], moved["version"]) == (asked, client.get(path).json()["version"])
    state = client.get(path.lower()).json()
    assert (state["asking"], state["number"], state["scenes"]) == (True, 9, 26)
    assert state["scene"] == {"id": "two-fronts"}
    assert (state["students"], state["answered"], state["revealed"]) == (1, 0, None)
    answer = f"{path}/answers/two-fronts"
    for i, side in enumerate(("both", "domestic", "both")):
        student = {"X-Student": token(i)}
        assert client.put(answer, json={"side": side}, headers=student).json() == {"answer": side}
    state = client.get(path).json()
    assert (state["students"], state["answered"], state["revealed"]) == (3, 3, None)
    assert "domestic" not in json.dumps({**state, "question": None})

    client.put(f"{path}/step", json={"step": asked + 1}, headers=key)
    state = client.get(path).json()
    assert state["revealed"] == {
        "n": 3,
        "counts": [[1, 2, 0, 0]],
        "truth": "Pushed from both sides at once",
        "first": None,
        "flow": None,
        "moved": None,
    }
    view = next(scene.view for scene in authored(dossier) if scene.id == "two-fronts")
    assert state["scene"]["src"] == f"embed/russia-2003/timeline.html?{view}&title=off"
    late = client.put(answer, json={"side": "unsure"}, headers=ME)
    assert (late.status_code, late.json()) == (409, {"error": "This question does not stand now."})

    levels = step_of(dossier, "boomerang", asking=True)
    client.put(f"{path}/step", json={"step": levels}, headers=key)
    client.put(f"{path}/answers/boomerang", json={"levels": "422222"}, headers=ME)
    mine = client.put(f"{path}/me", headers=ME).json()
    assert mine["answers"] == {"boomerang": "422222", "two-fronts": "domestic"}
    rest = len(dossier.explanations) - 1
    likely, other = (round(p / (0.97 + 0.5 * rest), 4) for p in (0.97, 0.5))
    assert mine["posterior"] == [likely, *[other] * rest]
    shown = [scene["id"] for scene in client.get(f"{path}/scenes").json()]
    assert shown == [scene.id for scene in authored(dossier)[:9]]
    client.put(f"{path}/step", json={"step": step_of(dossier, "our-answer")}, headers=key)
    found = client.get(path).json()["posterior"]
    assert (found["n"], found["clues"], found["rows"][0]["pooled"]) == (1, 1, likely)

    table = list(csv.DictReader(io.StringIO(client.get(f"{path}/results.csv", headers=key).text)))
    assert len(table) == 3 + 6
    assert {row["student"] for row in table} == {"1", "2", "3"}
    assert [row["words"] for row in table if row["explanation"] == "global-norm"] == [
        "all but certain"
    ]
    book = client.get(f"{path}/results.xlsx", headers=key)
    assert book.headers["content-type"] == MEDIA["xlsx"]
    assert book.headers["content-disposition"].endswith('.xlsx"')
    assert len(pd.read_excel(io.BytesIO(book.content))) == len(table)
    assert client.get(f"{path}/results.pdf", headers=key).status_code == 404
    results = client.get(f"{path}/results.json", headers=key).json()
    assert (results["students"], len(results["answers"])) == (3, 4)
    assert client.post(f"{path}/close", headers=key).json() == {"closed": True}
    for gone in (path, f"{path}/events", f"{path}/scenes"):
        assert client.get(gone).status_code == 404
    assert client.put(f"{path}/me", headers=ME).status_code == 404
    assert client.get(f"{path}/results.csv", headers=key).status_code == 404


def test_only_the_key_leads(client: TestClient) -> None:
    path, key = opened(client)
    others = opened(client)[1]
    wrong = {"Authorization": "Bearer " + "x" * 32}
    for method, leaf, body in (
        ("PUT", "step", {"step": 1}), ("GET", "results", None), ("GET", "results.csv", None),
        ("GET", "results.xlsx", None),
        ("PUT", "vote", {"scene": "two-fronts", "phase": "closed"}), ("GET", "lead", None),
        ("GET", "invitation", None), ("POST", "close", None),
    ):  # fmt: skip
        for headers, status in ((ME, 401), (wrong, 403), (others, 403)):
            answer = client.request(method, f"{path}/{leaf}", json=body, headers=headers)
            assert answer.status_code == status, leaf
            assert set(answer.json()) == {"error"}
    assert client.get(path).json()["step"] == 0
    assert client.get(path).json()["version"] == 1
    assert client.put(f"{path}/step", json={"step": 1}, headers=key).status_code == 200


def test_a_teachers_own_scenes(fresh: TestClient) -> None:
    path, key = opened(fresh, "our-answer~two-fronts~two-fronts~nonsense")
    state = fresh.get(path).json()
    assert (state["scenes"], state["of"], state["scene"]["id"]) == (2, 3, "our-answer")
    assert fresh.put(f"{path}/step", json={"step": 3}, headers=key).status_code == 422


def test_guessing_codes_is_slow(dossier: Dossier, tmp_path: Path) -> None:
    app = make(dossier, f"sqlite:///{tmp_path / 'rooms.sqlite3'}")
    with TestClient(app) as school, TestClient(app, client=("198.51.100.7", 1)) as stranger:
        (known, _), (unknown, _) = opened(school), opened(school)
        assert stranger.get(known).status_code == 200
        codes = [f"/rooms/BBBB{a}{b}" for a in "BCDFGHJK" for b in "BCDFGHJK"]
        answers = [stranger.get(code).status_code for code in codes]
        assert answers == [404] * 60 + [429] * 4
        blocked = stranger.get(unknown)
        assert (blocked.status_code, set(blocked.json())) == (429, {"error"})
        assert 1 <= int(blocked.headers["retry-after"]) <= 3
        # The class behind that address goes on, and so does everybody else.
        assert stranger.get(known).status_code == 200
        assert school.get(unknown).status_code == 200


def test_opening_rooms_is_limited(
    dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Time stands still, so that what opening takes gives no room back meanwhile.
    monkeypatch.setattr(routes, "RateLimiter", partial(RateLimiter, clock=lambda: 0.0))
    with TestClient(make(dossier, f"sqlite:///{tmp_path / 'rooms.sqlite3'}")) as client:
        answers = [client.post("/rooms", json={"scenes": ""}) for _ in range(31)]
        assert [answer.status_code for answer in answers] == [201] * 30 + [429]
        assert answers[-1].headers["retry-after"] == "20"


def test_limits_come_back() -> None:
    now = 0.0
    limit = RateLimiter(2, 10, clock=lambda: now)
    for _ in range(2):
        assert limit.wait("a") == 0
        limit.spend("a")
    assert (limit.wait("a"), limit.wait("b")) == (10, 0)
    now = 10.5
    assert limit.wait("a") == 0
    known = Allowlist()
    known.add("a", "BCDFGH")
    assert (("a", "BCDFGH") in known, ("b", "BCDFGH") in known) == (True, False)


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
LIKELY = st.fixed_dictionaries(
    {}, optional={"step": ANY_JSON, "side": ANY_JSON, "levels": ANY_JSON, "scenes": ANY_JSON}
)
BODIES = st.binary(max_size=200) | (ANY_JSON | LIKELY).map(lambda body: json.dumps(body).encode())
SAFE = st.text(st.characters(blacklist_categories=["Cs"]), max_size=40)


@given(body=BODIES, name=SAFE, code=SAFE, student=st.text("aZ9_-<\"'", max_size=80))
@settings(max_examples=30)
def test_hostile_messages_are_refused_in_json(
    one: tuple[TestClient, str, dict[str, str]], body: bytes, name: str, code: str, student: str
) -> None:
    client, path, key = one
    headers = {"Content-Type": "application/json", "X-Student": student}
    quoted = "".join(f"%{byte:02X}" for byte in name.encode())
    odd = "".join(f"%{byte:02X}" for byte in code.encode())
    for method, url, more in (
        ("PUT", f"{path}/step", key), ("PUT", f"{path}/step", {}), ("PUT", f"{path}/me", {}),
        ("PUT", f"{path}/vote", key),
        ("PUT", f"{path}/answers/two-fronts", ME), ("PUT", f"{path}/answers/{quoted}", ME),
        ("PUT", f"{path}/answers/two-fronts", {}), ("POST", "/rooms", {}),
        ("GET", f"/rooms/{odd}", {}), ("GET", f"/rooms/{odd}/events", {}),
        ("GET", f"{path}/results.{odd}", key), ("PATCH", f"{path}/{odd}", key),
    ):  # fmt: skip
        answer = client.request(method, url, content=body, headers={**headers, **more})
        allowed = range(200, 500)
        assert answer.status_code in allowed, (method, url, answer.text)
        found = answer.json()
        if answer.status_code >= 400:
            assert set(found) == {"error"}
            assert len(name) < 6 or name not in found["error"]
    assert client.get(path).status_code == 200


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        ({"Content-Type": "text/plain"}, b'{"step": 1}', 415),
        ({}, b'{"step": 1}' + b" " * 3000, 413),
        ({}, b'{"step": 1', 400),
        ({}, b"[1]", 400),
        ({}, b'{"step": NaN}', 400),
        ({}, b'{"step": "\xff"}', 400),
        ({}, b'{"step": true}', 422),
        ({}, b'{"step": 1.0}', 422),
        ({}, b'{"step": -1}', 422),
        ({}, b'{"step": 60}', 422),
        ({}, b'{"step": 1, "key": 2}', 422),
        ({}, b"[" * 2000, 400),
    ],
)
def test_bodies(
    one: tuple[TestClient, str, dict[str, str]], headers: dict[str, str], body: bytes, status: int
) -> None:
    client, path, key = one
    client.put(f"{path}/step", json={"step": 7}, headers=key)
    sent = {"Content-Type": "application/json", **headers, **key}
    answer = client.put(f"{path}/step", content=body, headers=sent)
    assert (answer.status_code, list(answer.json())) == (status, ["error"])
    assert client.get(path).json()["step"] == 7


def test_a_database_that_is_away_is_said_so(dossier: Dossier, tmp_path: Path) -> None:
    with TestClient(make(dossier, f"sqlite:///{tmp_path}/no/such/folder/rooms")) as client:
        answer = client.post("/rooms", json={"scenes": ""})
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")
        assert str(tmp_path) not in answer.text


@pytest.mark.parametrize(
    ("base", "lan", "answers", "reached", "word"),
    [
        ("https://school.example/x", "192.0.2.2", True, ("https://school.example/x", True), ""),
        ("http://127.0.0.1:8501", "192.0.2.2", True, ("http://192.0.2.2:8501", True), "8501"),
        ("http://localhost:8501/x", "192.0.2.2", True, ("http://192.0.2.2:8501/x", True), "same"),
        ("http://[::1]:8501", "192.0.2.2", False, ("http://192.0.2.2:8501", False), "make run"),
        ("http://localhost:8501", None, True, ("http://localhost:8501", False), "no network"),
    ],
)
def test_phones_are_led_to_an_address_they_reach(
    monkeypatch: pytest.MonkeyPatch, base: str, lan: str | None, answers: bool,
    reached: tuple[str, bool], word: str,
) -> None:  # fmt: skip
    monkeypatch.setattr(invitation, "lan_address", lambda: lan)
    monkeypatch.setattr(invitation, "_answers", lambda host, port: answers)
    *found, advice = invitation.reach(base)
    assert tuple(found) == reached
    assert word in advice


@pytest.mark.parametrize("host", ["пример.рф", "例え.jp", "école.example"])
def test_letters_of_any_script_are_utf_8_in_a_code(host: str) -> None:
    address = f"https://{host}/join/ABCD"
    said_so = segno.make(address, error="m", micro=False, encoding="utf-8")
    assert segno.make(address, error="m", micro=False) != said_so
    assert invitation.qr(address).count("<path") == 2
    assert said_so.svg_inline(border=4, dark="#000", light="#fff", omitsize=True) == invitation.qr(
        address
    ).replace(' xmlns="http://www.w3.org/2000/svg"', "")


@pytest.mark.parametrize(
    ("host", "port", "near"),
    [("localhost:22", 8501, True), ("127.0.0.1", 8501, True), ("localhost:8501", 8501, False)],
)
def test_no_other_port_is_asked_and_no_stranger_told(
    monkeypatch: pytest.MonkeyPatch, host: str, port: int, near: bool
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(invitation, "_answers", lambda _, port: asked.append(port))
    found = invitation.reach(f"http://{host}", port, near)
    assert found[:2] == (f"http://{host}", False)
    assert "PUBLIC_URL" in found[2]
    assert asked == []


@pytest.mark.parametrize(("client", "near"), [
    ("127.0.0.1", True), ("::1", True), ("::ffff:127.0.0.1", True), ("192.0.2.2", True),
    ("198.51.100.9", False),
])  # fmt: skip
def test_the_presenter_sits_here_or_elsewhere(client: str, near: bool) -> None:
    scope = {"type": "http", "scheme": "http", "path": "/rooms", "query_string": b"",
             "headers": [(b"host", b"localhost:9")], "client": (client, 7),
             "server": ("192.0.2.2", 8501)}  # fmt: skip
    assert reached_by(Request(scope)) == ("http://localhost:9", 8501, near)


def test_the_list_of_scenes_may_be_long(fresh: TestClient) -> None:
    assert fresh.post("/rooms", json={"scenes": "x" * presenter.LIST}).status_code == 413
    answer = fresh.post("/rooms", json={"scenes": "x" * 10_000})
    assert answer.status_code == 201


def test_a_rooms_charts_are_drawn_before_they_are_asked_for(
    dossier: Dossier, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'rooms.sqlite3'}"
    ordered: Queue[tuple[list[str], str]] = Queue()

    def ahead(scenes: tuple[Scene, ...], base: str) -> None:
        ordered.put(([scene.id for scene in scenes], base))

    def app() -> TestClient:
        return TestClient(make(dossier, url, ahead), base_url="http://school.example")

    ids = ["two-fronts", "boomerang", "the-grade"]
    with app() as first:
        path, key = opened(first, "~".join(ids))
        assert ordered.get(timeout=9) == (ids, "http://school.example")
        listen(first, f"{path}/events")
        step = {"step": 3}  # the second scene, revealed
        assert first.put(f"{path}/step", json=step, headers=key).status_code == 200
    # Another process begins with what the class has before it, when the first phone is back.
    with app() as second:
        listen(second, f"{path}/events")
        again = [*ids[1:], ids[0]]
        assert ordered.get(timeout=9) == (again, "http://school.example")
        listen(second, f"{path}/events")
    assert ordered.empty()

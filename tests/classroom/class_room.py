"""A presenter and students without a browser: the same requests, breaks and returns."""

from __future__ import annotations

import asyncio
import json
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import httpx2
from starlette.testclient import TestClient
from starlette.types import Message

from components.classroom.store import Rooms

#: What goes wrong while a server is away.
AWAY = (httpx2.TransportError, OSError)


@dataclass
class Student:
    """A phone that follows a room and comes back by itself, as an EventSource does.

    Attributes
    ----------
    base, code, token : str
        The app's address, the room, and the number that the phone made up.
    seen : dict of int to float
        Step -> when its state first arrived, in seconds of ``time.perf_counter``.
    breaks : int
        How often the line broke.
    """

    base: str
    code: str
    token: str
    seen: dict[int, float] = field(default_factory=dict)
    state: dict[str, Any] = field(default_factory=dict)
    breaks: int = 0
    closed: bool = False
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    async def follow(self) -> None:
        """Follow until the room closes."""
        last = ""
        async with httpx2.AsyncClient(base_url=self.base, timeout=None, verify=False) as client:
            while not self.closed:
                try:
                    headers = {"Last-Event-ID": last} if last else {}
                    url = f"/rooms/{self.code}/events"
                    async with client.stream("GET", url, headers=headers) as stream:
                        if stream.status_code == 404:
                            self.closed = True
                        stream.raise_for_status()
                        event = ""
                        async for line in stream.aiter_lines():
                            kind, _, text = line.partition(": ")
                            if kind == "event":
                                event = text
                            elif kind == "id":
                                last = text
                            elif kind == "data":
                                self._hear(event, text)
                except (*AWAY, httpx2.HTTPStatusError):
                    self.breaks += 1
                await asyncio.sleep(0.5)

    def _hear(self, event: str, text: str) -> None:
        if event == "closed":
            self.closed = True
        elif event == "state":
            self.state = json.loads(text)
            self.seen.setdefault(self.state["step"], time.perf_counter())
        self.changed.set()

    async def at(self, step: int) -> None:
        """Wait until a step has arrived."""
        while step not in self.seen:
            self.changed.clear()
            await self.changed.wait()


@dataclass
class Asker:
    """Requests that are made again until somebody answers, some of them twice for good measure."""

    base: str
    client: httpx2.AsyncClient = field(init=False)
    tries: int = 0

    def __post_init__(self) -> None:
        limits = httpx2.Limits(max_connections=64)
        self.client = httpx2.AsyncClient(
            base_url=self.base, timeout=10, limits=limits, verify=False
        )

    async def ask(self, method: str, path: str, **options: Any) -> Any:
        """The answer's JSON; tried until there is one that is neither 429 nor 5xx."""
        while True:
            self.tries += 1
            with suppress(*AWAY):
                answer = await self.client.request(method, path, **options)
                if answer.status_code < 429:
                    assert answer.status_code < 400, (method, path, answer.text)
                    return answer.json()
            await asyncio.sleep(0.4)

    async def answer(
        self, code: str, token: str, scene: str, body: dict[str, str], *, vote: int = 0
    ) -> None:
        """Give an answer as a student."""
        headers = {"X-Student": token}
        path = f"/rooms/{code}/answers/{scene}?vote={vote}&sent={time.time_ns() // 10**6}"
        await self.ask("PUT", path, json=body, headers=headers)


def listen(client: TestClient, path: str) -> str:
    """Follow a stream until its first state, and leave; what was heard."""
    heard: list[str] = []

    async def follow() -> None:
        enough = asyncio.Event()

        async def receive() -> Message:
            await enough.wait()
            return {"type": "http.disconnect"}

        async def send(message: Message) -> None:
            heard.append(message.get("body", b"").decode())
            if "event: state" in heard[-1]:
                enough.set()

        about = {"type": "http", "method": "GET", "path": path, "query_string": b""}
        host = [(b"host", client.base_url.netloc)]
        await client.app({**about, "headers": host, "scheme": "http"}, receive, send)

    assert client.portal
    client.portal.call(asyncio.wait_for, follow(), 9)
    return "".join(heard)


def tallied(rooms: Rooms, code: str, scene: str) -> Counter[str]:
    """Answer -> how many gave it in the first vote."""
    counts = Counter[str]()
    for (first, _), times in rooms.pairs(code, scene).items():
        counts[first] += times
    return counts


def token(i: int) -> str:
    """What the phone of student ``i`` calls itself."""
    return f"student-{i:08d}"


def answer_of(i: int, kind: str) -> dict[str, str]:
    """An answer that only student ``i`` gives, where the question has so many."""
    if kind == "side":
        return {"side": ("domestic", "both", "international", "unsure")[i % 4]}
    if kind == "choice":
        return {"choice": str(1 + i % 2)}
    return {"levels": "".join(str(i // 5**k % 5) for k in range(6))}


def opened(client: TestClient, scenes: str = "") -> tuple[str, dict[str, str]]:
    """Path of a new room, and its presenter's header."""
    said = client.post("/rooms", json={"scenes": scenes}).json()
    return f"/rooms/{said['code']}", {"Authorization": f"Bearer {said['key']}"}

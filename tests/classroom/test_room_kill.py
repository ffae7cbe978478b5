"""A class of forty whose server is killed in the middle: no scene and no answer is lost."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

from components.dossier import Dossier
from components.talk.questions import question
from components.talk.scenes import parse, steps
from tests.browser.server import free_port
from tests.classroom.class_room import Asker, Student, answer_of, token

ROOT = Path(__file__).parents[2]
STUDENTS = 40
#: A short lesson; the bench holds the long one.
SCENES = "two-fronts~from-within~boomerang~the-grade~our-answer"


class Replica:
    """A server process of the class room's routes; started again, it has the port it had."""

    def __init__(self, url: str) -> None:
        self.port, self._url = free_port(), url
        self.base = f"http://127.0.0.1:{self.port}"
        self.start()

    def start(self) -> None:
        command = [sys.executable, "-m", "uvicorn", "tests.talk.serving:app"]
        options = ["--port", str(self.port), "--log-level", "warning"]
        self.process = subprocess.Popen(
            command + options, cwd=ROOT, env={**os.environ, "ROOMS_URL": self._url}
        )

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


def test_a_room_outlives_its_server(dossier: Dossier, rooms_url: str) -> None:
    # Two replicas on one database: the presenter and half the class ask the one that dies, the
    # other half follows the other.
    replicas = Replica(rooms_url), Replica(rooms_url)
    try:
        asyncio.run(_lesson(dossier, replicas))
    finally:
        for replica in replicas:
            replica.kill()


async def _lesson(dossier: Dossier, replicas: tuple[Replica, Replica]) -> None:
    first, second = (Asker(replica.base) for replica in replicas)
    opened = await first.ask("POST", "/rooms", json={"scenes": SCENES})
    code, key = opened["code"], {"Authorization": f"Bearer {opened['key']}"}
    assert (await second.ask("GET", f"/rooms/{code}"))["step"] == 0
    class_ = [Student((first, second)[i % 2].base, code, token(i)) for i in range(STUDENTS)]
    following = [asyncio.create_task(student.follow()) for student in class_]
    scenes, _ = parse(SCENES, dossier)
    every = steps(scenes)
    killed, twice = False, ""
    for n, step in enumerate(every):
        await first.ask("PUT", f"/rooms/{code}/step", json={"step": n}, headers=key)
        async with asyncio.timeout(20):
            await asyncio.gather(*(student.at(n) for student in class_))
        if not step.asking:
            continue
        asked = question(dossier, scenes[step.scene])
        assert asked
        scene, kind = scenes[step.scene].id, asked.kind
        # Some have a second thought, and send it twice: the last one counts, and once.
        sent = [asyncio.create_task(_think(first, code, scene, kind, i)) for i in range(STUDENTS)]
        if not killed and kind == "levels":
            killed = True
            await asyncio.sleep(0.05)
            replicas[0].kill()
            replicas[0].start()
        async with asyncio.timeout(30):
            await asyncio.gather(*sent)
        if kind == "levels" and not twice:
            twice = scene
            async with asyncio.timeout(60):
                await _vote_again(first, code, scene, key, replicas[0])
    results = await second.ask("GET", f"/rooms/{code}/results.json", headers=key)
    await second.ask("POST", f"/rooms/{code}/close", headers=key)
    async with asyncio.timeout(20):
        await asyncio.gather(*following)

    assert killed
    assert all(list(student.seen) == list(range(len(every))) for student in class_)
    assert {bool(student.breaks) for student in class_[::2]} == {True}
    assert {student.breaks for student in class_[1::2]} == {0}
    assert results["students"] == STUDENTS
    given = {q["scene"]: Counter[tuple[str, str]]() for q in results["questions"]}
    for answer in results["answers"]:
        given[answer["scene"]][answer["first"], answer["second"]] += 1
    for q in results["questions"]:
        again = q["scene"] == twice
        said = (
            (_said(i, q["kind"]), _said(i + 1, q["kind"]) if again else "") for i in range(STUDENTS)
        )
        assert given[q["scene"]] == Counter(said)
    await asyncio.gather(first.client.aclose(), second.client.aclose())


def _said(i: int, kind: str) -> str:
    return next(iter(answer_of(i, kind).values()))


async def _vote_again(
    asker: Asker, code: str, scene: str, key: dict[str, str], replica: Replica
) -> None:
    """A second vote, before which the server dies; some send their first answer again."""
    for phase in ("closed", "discuss", "second"):
        body = {"scene": scene, "phase": phase}
        await asker.ask("PUT", f"/rooms/{code}/vote", json=body, headers=key)
        if phase == "closed":
            replica.kill()
            replica.start()
    kind = "levels"
    sent = [
        asyncio.create_task(asker.answer(code, token(j), scene, answer_of(i, kind), vote=vote))
        for j in range(STUDENTS)
        for vote, i in ((2, j + 1), *([(1, j)] if j % 4 == 0 else []))
    ]
    await asyncio.gather(*sent)


async def _think(asker: Asker, code: str, scene: str, kind: str, i: int) -> None:
    if i % 4 == 0:
        await asker.answer(code, token(i), scene, answer_of(i + 1, kind))
        await asker.answer(code, token(i), scene, answer_of(i, kind))
    await asker.answer(code, token(i), scene, answer_of(i, kind))

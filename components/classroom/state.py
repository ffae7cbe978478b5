"""What a room looks like from outside: for phones, for the presenter, and as a file to keep."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

from components.classroom.prefetch import on_phone
from components.classroom.store import Room, Rooms
from components.dossier import Dossier
from components.embed.table import defused
from components.talk.questions import Question, class_posterior, question, read_answer, tally
from components.talk.scenes import Scene, Step, steps
from components.wording.cleaning import clean

Answers = Mapping[str, Mapping[str, str]]


def asked_at(scenes: tuple[Scene, ...], step: int) -> str:
    """Id of the scene whose question stands at a step; "" if none does."""
    at = steps(scenes)[step]
    return scenes[at.scene].id if at.asking else ""


def standing(room: Room, scenes: tuple[Scene, ...]) -> Step:
    """Where the class is; at the end if the scenes have become fewer since."""
    every = steps(scenes)
    return every[min(room.step, len(every) - 1)]


def state(dossier: Dossier, rooms: Rooms, room: Room, scenes: tuple[Scene, ...]) -> dict[str, Any]:
    """What everybody in a room may know: no answer of anyone, and no count before its time."""
    at = standing(room, scenes)
    scene = scenes[at.scene]
    asked = question(dossier, scene)
    counts = rooms.tallied(room.code, scene.id) if asked else {}
    shown = not at.asking
    judged = shown and scene.chart == "posterior"
    return {
        "version": room.version,
        "step": room.step,
        "of": len(steps(scenes)),
        "number": at.scene + 1,
        "scenes": len(scenes),
        "asking": at.asking,
        "scene": shown_scene(dossier, scene) if shown else {"id": scene.id},
        "question": asked.put() if asked else None,
        "students": rooms.students(room.code),
        "answered": sum(counts.values()),
        "revealed": tally(asked, counts) if asked and asked.options and shown else None,
        "posterior": (
            class_posterior(dossier, scenes, rooms.answers(room.code)) if judged else None
        ),
    }


def shown_scene(dossier: Dossier, scene: Scene) -> dict[str, Any]:
    """A scene for a phone; its addresses are relative to the app's."""
    return {
        "id": scene.id,
        "title": clean(scene.title),
        "caption": clean(scene.caption),
        "chart": scene.chart,
        "src": on_phone(dossier, scene).path().removeprefix("/"),
    }


def seen(dossier: Dossier, room: Room, scenes: tuple[Scene, ...]) -> list[dict[str, Any]]:
    """The scenes that the class has been shown, for those who look around."""
    every: list[Step] = list(steps(scenes)[: room.furthest + 1])
    return [
        {"number": step.scene + 1, **shown_scene(dossier, scenes[step.scene])}
        for step in every
        if not step.asking
    ]


def results(dossier: Dossier, scenes: tuple[Scene, ...], answers: Answers) -> dict[str, Any]:
    """All answers and what they add up to, without a trace of who gave them."""
    asked = _questions(dossier, scenes)
    return {
        "dossier": dossier.name,
        "data_version": dossier.version,
        "students": len(answers),
        "questions": [
            {"scene": id_, **q.put(), "tally": tally(q, _counts(answers, id_))}
            for id_, q in asked.items()
        ],
        "answers": [
            {"student": int(student), "scene": id_, "answer": said[id_]}
            for student, said in answers.items()
            for id_ in asked
            if id_ in said
        ],
        "posterior": class_posterior(dossier, scenes, answers),
    }


def results_csv(dossier: Dossier, scenes: tuple[Scene, ...], answers: Answers) -> str:
    """One row a student and answer; where a clue is judged, one an explanation."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(("student", "scene", "question", "about", "explanation", "answer", "words"))
    for id_, asked in _questions(dossier, scenes).items():
        options = dict(asked.options)
        for student, said in answers.items():
            if id_ not in said or not read_answer(asked, {asked.kind: said[id_]}):
                continue
            values = said[id_] if asked.rows else [said[id_]]
            names = [row[0] for row in asked.rows] or [""]
            # As many rows as there are digits: what was added later was not asked.
            for name, value in zip(names, values, strict=False):
                texts = (id_, asked.text, asked.about, name, value, options[value])
                rows.writerow((student, *(defused(str(clean(t))) for t in texts)))
    return out.getvalue()


def _questions(dossier: Dossier, scenes: tuple[Scene, ...]) -> dict[str, Question]:
    found = {scene.id: question(dossier, scene) for scene in scenes}
    return {id_: asked for id_, asked in found.items() if asked}


def _counts(answers: Answers, scene: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for said in answers.values():
        if scene in said:
            counts[said[scene]] = counts.get(said[scene], 0) + 1
    return counts

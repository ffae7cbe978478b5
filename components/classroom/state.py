"""What a room looks like from outside: what everybody may know, and what its presenter may."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

from components.classroom.outcome import Pairs, advice, counted, outcome
from components.classroom.prefetch import on_phone
from components.classroom.room import PARTS, Counts, Room
from components.classroom.store import Rooms
from components.dossier import Dossier
from components.talk.class_weighing import after_clue, class_posterior
from components.talk.coded import coded
from components.talk.questions import Question, question, raised_by
from components.talk.scenes import Scene, Step, steps
from components.wording.cleaning import clean


def asked_at(scenes: tuple[Scene, ...], step: int) -> str:
    """Id of the scene whose question stands at a step; "" if none does."""
    at = steps(scenes)[step]
    return scenes[at.scene].id if at.asking else ""


def told_at(scenes: tuple[Scene, ...], step: int) -> list[str]:
    """Ids of the scenes of which a step tells what the class answered."""
    at = steps(scenes)[step]
    every = scenes if scenes[at.scene].chart == "posterior" else (scenes[at.scene],)
    return [] if at.asking else [scene.id for scene in every if scene.asks]


def list_id(scenes: str) -> str:
    """What tells a room's list of scenes from another."""
    return blake2b(scenes.encode(), digest_size=4).hexdigest()


def moved(old: tuple[Scene, ...], at: Step, new: tuple[Scene, ...]) -> int:
    """The step of a list that stands for a step of another: its scene's, or of the same number."""
    every = steps(new)
    ids = [(new[step.scene].id, step.asking) for step in every]
    id_ = old[at.scene].id
    found = [i for i, (name, _) in enumerate(ids) if name == id_]
    if (id_, at.asking) in ids:
        return ids.index((id_, at.asking))
    return found[-1] if found else min(steps(old).index(at), len(every) - 1)


def standing(room: Room, scenes: tuple[Scene, ...]) -> Step:
    """Where the class is; at the end if the scenes have become fewer since."""
    every = steps(scenes)
    return every[min(room.step, len(every) - 1)]


def state(dossier: Dossier, rooms: Rooms, room: Room, scenes: tuple[Scene, ...]) -> dict[str, Any]:
    """What everybody in a room may know: no answer of anyone, and no count before its time."""
    at = standing(room, scenes)
    scene = scenes[at.scene]
    asked = question(dossier, scene)
    said, hands = rooms.pairs(room.code, scene.id) if asked else {}, room.raised.get(scene.id, {})
    vote = room.vote(scene.id)
    shown = not at.asking
    judged = shown and scene.chart == "posterior"
    return {
        "version": room.version,
        "step": room.step,
        "of": len(steps(scenes)),
        "list": list_id(room.scenes),
        "part": PARTS[room.folded],
        "number": at.scene + 1,
        "scenes": len(scenes),
        "asking": at.asking,
        "phase": vote.phase if at.asking else None,
        "since": vote.since if at.asking else None,
        "scene": shown_scene(dossier, scene) if shown else {"id": scene.id},
        "question": asked.put() if asked else None,
        "students": room.present,
        "answered": answered(asked, said, hands, vote.taking or vote.closed) if asked else 0,
        "revealed": outcome(asked, said, hands) if asked and asked.options and shown else None,
        "texts": released(rooms, room, scene.id, asked),
        "weighed": weighed(dossier, rooms, room, scenes) if shown else None,
        "posterior": (
            class_posterior(dossier, scenes, rooms.answers(room.code), room.raised)
            if judged
            else None
        ),
    }


def hidden(dossier: Dossier, rooms: Rooms, room: Room, scenes: tuple[Scene, ...]) -> dict[str, Any]:
    """What the presenter alone may know: the answers to the question at which the class is.

    Returns
    -------
    dict
        ``phase`` and ``since`` of its vote, ``question``, ``answers`` (what ``outcome`` gives),
        ``weighed`` (see there), ``advice`` after the first vote and ``texts``, with their names and
        fates; all None where nothing is asked of its kind.
    """
    scene = scenes[standing(room, scenes).scene]
    asked, vote = question(dossier, scene), room.vote(scene.id)
    none = ("phase", "since", "question", "answers", "weighed", "advice", "texts")
    if asked and asked.kind == "short":
        every = [text._asdict() for text in rooms.texts(room.code, scene.id)]
        return dict.fromkeys(none) | {"question": asked.put(), "texts": every}
    if asked is None or not asked.options:
        return dict.fromkeys(none)
    said, hands = rooms.pairs(room.code, scene.id), room.raised.get(scene.id, {})
    return {
        "phase": vote.phase, "since": vote.since, "question": asked.put(),
        "answers": outcome(asked, said, hands),
        "weighed": weighed(dossier, rooms, room, scenes),
        "advice": advice(
            counted(asked, said, hands, 1), _right(dossier, scene, asked),
            several=asked.kind == "several",
        ),
        "texts": None,
    }  # fmt: skip


def released(rooms: Rooms, room: Room, scene: str, asked: Question | None) -> list[str] | None:
    """The texts that the class may see, in the order of their release; None of another question."""
    if asked is None or asked.kind != "short":
        return None
    return [text.words for text in rooms.texts(room.code, scene) if text.fate == "released"]


def weighed(
    dossier: Dossier, rooms: Rooms, room: Room, scenes: tuple[Scene, ...]
) -> dict[str, Any] | None:
    """How the clue at which the class is moves it; see ``after_clue``.

    Clues before it count once they are told: of a vote that goes on later, nothing is let out.
    """
    here = standing(room, scenes).scene
    if not scenes[here].ask_claim:
        return None
    before = [s for s in scenes[:here] if room.vote(s.id).phase in ("once", "twice")]
    return after_clue(dossier, [*before, scenes[here]], rooms.answers(room.code), room.raised)


def answered(asked: Question, said: Pairs, hands: Mapping[int, Counts], vote: int) -> int:
    """How many answered in vote 1 or 2, by phone or by hand."""
    by_phone = sum(times for both, times in said.items() if both[vote - 1])
    return by_phone + raised_by(asked, hands.get(vote, []))


def _right(dossier: Dossier, scene: Scene, asked: Question) -> tuple[int, ...]:
    """Places of the options that the dossier's coding agrees with, or whoever wrote it says."""
    answer = coded(dossier, scene)
    if answer is None or not answer.value:
        return asked.right
    return ([value for value, _ in asked.options].index(answer.value),)


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

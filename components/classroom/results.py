"""What a class answered, as a file to keep."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, TypeAlias

from components.classroom.ballots import Ballot
from components.classroom.outcome import outcome
from components.classroom.room import Counts
from components.dossier import Dossier
from components.embed.table import defused
from components.talk.class_weighing import class_posterior
from components.talk.questions import Question, in_words, question, read_answer
from components.talk.scenes import Scene
from components.wording.cleaning import clean

#: Student -> scene -> ballot.
Ballots: TypeAlias = Mapping[str, Mapping[str, Ballot]]
#: Scene -> vote -> counts of a show of hands.
Raised: TypeAlias = Mapping[str, Mapping[int, Counts]]

COLUMNS = (
    "student", "scene", "question", "about", "explanation", "answer", "words", "coded",
    "first", "first_at", "second", "second_at", "hands",
)  # fmt: skip


def results(
    dossier: Dossier, scenes: tuple[Scene, ...], ballots: Ballots, raised: Raised
) -> dict[str, Any]:
    """All answers and what they add up to, without a trace of who gave them."""
    asked = _questions(dossier, scenes)
    last = {who: {id_: one.last for id_, one in said.items()} for who, said in ballots.items()}
    return {
        "dossier": dossier.name,
        "data_version": dossier.version,
        "students": len(ballots),
        "questions": [
            {"scene": id_, **q.put(), "tally": outcome(q, pairs, raised.get(id_, {}))}
            for id_, q in asked.items()
            for pairs in (_pairs(ballots, id_),)
        ],
        "answers": [
            {"student": int(student), "scene": id_, "answer": one.last, "first": one.first,
             "first_at": _time(one.first_at), "second": one.second,
             "second_at": _time(one.second_at)}
            for student, said in ballots.items()
            for id_ in asked
            for one in (said.get(id_),)
            if one
        ],
        "posterior": class_posterior(dossier, scenes, last, raised),
    }  # fmt: skip


def results_csv(
    dossier: Dossier, scenes: tuple[Scene, ...], ballots: Ballots, raised: Raised
) -> str:
    """One row a student and answer; where a clue is judged, one an explanation.

    ``answer`` is the one that counts, ``coded`` what the dossier says; ``first`` and ``second`` are
    those of either vote, each with the time at which it was given. A show of hands has a row a
    choice and vote, with its count in ``hands`` and no student.
    """
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(COLUMNS)
    for id_, asked in _questions(dossier, scenes).items():
        for student, said in ballots.items():
            if id_ in said and read_answer(asked, {asked.kind: said[id_].last}):
                rows.writerows(_written(asked, id_, student, said[id_]))
        for vote, counts in raised.get(id_, {}).items():
            rows.writerows(_raised(asked, id_, vote, counts))
    return out.getvalue()


def _written(asked: Question, scene: str, student: str, one: Ballot) -> Iterator[tuple[str, ...]]:
    options = dict(asked.options)
    names = [row[0] for row in asked.rows] or [""]
    # As many rows as there are digits: what was added later was not asked.
    for i, name in enumerate(names[: len(one.last)] if asked.rows else names):
        value, first, second = (
            answer[i : i + 1] if asked.rows else answer
            for answer in (one.last, one.first, one.second)
        )
        words = options[value] if asked.rows else in_words(asked, value)
        said = (scene, asked.text, asked.about, name, value, words, asked.truth, first)
        yield (
            student,
            *map(_safe, said),
            _time(one.first_at),
            _safe(second),
            _time(one.second_at),
            "",
        )


def _raised(asked: Question, scene: str, vote: int, counts: Counts) -> Iterator[tuple[str, ...]]:
    names = [row[0] for row in asked.rows] or [""]
    for name, row in zip(names, counts, strict=True):
        for (value, words), count in zip(asked.options, row, strict=True):
            said = (scene, asked.text, asked.about, name, value, words, asked.truth)
            of_vote = (_safe(value), "", "", "") if vote == 1 else ("", "", _safe(value), "")
            yield ("", *map(_safe, said), *of_vote, str(count))


def _safe(text: str) -> str:
    return str(defused(str(clean(text))))


def _time(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="seconds") if at else ""


def _questions(dossier: Dossier, scenes: tuple[Scene, ...]) -> dict[str, Question]:
    found = {scene.id: question(dossier, scene) for scene in scenes}
    return {id_: asked for id_, asked in found.items() if asked and asked.answered}


def _pairs(ballots: Ballots, scene: str) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for said in ballots.values():
        if scene in said:
            both = said[scene].first, said[scene].second
            found[both] = found.get(both, 0) + 1
    return found

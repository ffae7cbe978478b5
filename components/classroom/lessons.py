"""Saved results of several lessons, side by side: what moved, and what each class makes of it.

Pure functions on the files that a teacher saved; nothing of them is kept. A question is known by
what it is about, so that lessons on different lists of scenes can be compared.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from zipfile import ZipFile

from components.dossier import Dossier
from components.talk.class_weighing import class_posterior
from components.talk.scenes import Scene
from components.view.digits import NEUTRAL

#: Bytes of a file at the most, unpacked too; and columns that it must have.
LARGEST, _UNPACKED = 1 << 23, 1 << 26
_NEEDED = ("student", "question", "about", "explanation", "answer")

Row = Mapping[str, str]


@dataclass(frozen=True)
class Lesson:
    """One lesson's saved answers: its name, and a row an answer."""

    name: str
    rows: tuple[Row, ...]


class Share(NamedTuple):
    """A number of how many; ``of`` is 0 where nobody was asked."""

    number: int
    of: int


class Shift(NamedTuple):
    """What a lesson did to one question.

    Attributes
    ----------
    before, after : Share or None
        Answers as coded, of the first votes and of the last; None where the dossier has no answer.
    moved : Share
        Answers of a second vote that are not those of the first, of all with both.
    """

    before: Share | None
    after: Share | None
    moved: Share


def read_lesson(name: str, data: bytes) -> Lesson:
    """Read saved results, CSV or xlsx.

    Raises
    ------
    ValueError
        If they are none, with what would be right.
    """
    if len(data) > LARGEST:
        raise ValueError(f"{name}: larger than {LARGEST >> 20} MB, so no results of a class.")
    try:
        rows = list(_workbook(data) if data[:2] == b"PK" else _csv(data))
    except Exception as error:  # a reader of foreign files may raise anything
        raise ValueError(f"{name}: cannot be read as CSV or xlsx ({error}).") from None
    head = rows[0] if rows else []
    if missing := [column for column in _NEEDED if column not in head]:
        raise ValueError(
            f"{name}: has no column {', '.join(missing)}; choose the results as saved when a room "
            "is closed."
        )
    return Lesson(name, tuple(dict(zip(head, row, strict=False)) for row in rows[1:]))


def _csv(data: bytes) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))


def _workbook(data: bytes) -> Iterator[list[str]]:
    from openpyxl import load_workbook

    with ZipFile(io.BytesIO(data)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > _UNPACKED:
            raise ValueError(f"unpacked it is larger than {_UNPACKED >> 20} MB")
    book = load_workbook(io.BytesIO(data), read_only=True)
    for row in book.worksheets[0].iter_rows(values_only=True):
        yield ["" if value is None else str(value) for value in row]


def shifts(dossier: Dossier, lessons: Sequence[Lesson]) -> dict[str, list[Shift | None]]:
    """What it is about -> what each lesson did to it, None where it was not asked."""
    coded = dict(zip(dossier.events["title"], dossier.events["pressure"], strict=True))
    asked: dict[str, list[Shift | None]] = {}
    for place, lesson in enumerate(lessons):
        groups: dict[str, list[Row]] = defaultdict(list)
        for row in lesson.rows:
            if row["student"]:
                groups[_bare(row["about"] or row["question"])].append(row)
        for about, rows in groups.items():
            asked.setdefault(about, [None] * len(lessons))[place] = _shift(rows, coded.get(about))
    return asked


def _shift(rows: Sequence[Row], coded: str | None) -> Shift:
    first = [row.get("first") or row["answer"] for row in rows]
    last = [row.get("second") or row["answer"] for row in rows]
    both = [(row["first"], row["second"]) for row in rows if row.get("first") and row.get("second")]
    moved = Share(sum(one != two for one, two in both), len(both))
    if coded is None:
        return Shift(None, None, moved)
    before, after = (Share(answers.count(coded), len(answers)) for answers in (first, last))
    return Shift(before, after, moved)


def posteriors(dossier: Dossier, lessons: Sequence[Lesson]) -> list[dict[str, Any]]:
    """What each class makes of the clues that it judged; see ``class_posterior``."""
    return [_posterior(dossier, lesson) for lesson in lessons]


def _posterior(dossier: Dossier, lesson: Lesson) -> dict[str, Any]:
    claims = dict(zip(dossier.claims["statement"], dossier.claims["id"], strict=True))
    order = [str(id_) for id_ in dossier.explanations["id"]]
    judged: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for row in lesson.rows:
        claim = claims.get(_bare(row["about"]))
        if claim and row["student"] and row["explanation"] in order:
            judged[row["student"]][claim][row["explanation"]] = row["answer"]
    answers = {
        student: {
            claim: "".join(levels.get(id_, str(NEUTRAL)) for id_ in order)
            for claim, levels in said.items()
        }
        for student, said in judged.items()
    }
    asked = dict.fromkeys(claim for said in answers.values() for claim in said)
    scenes = tuple(Scene(claim, claim, "", "", "evidence", ask_claim=claim) for claim in asked)
    return class_posterior(dossier, scenes, answers)


def _bare(text: str) -> str:
    """A text without the apostrophe that kept a spreadsheet from taking it for a formula."""
    return text.removeprefix("'")

"""What a question in words of its own consists of, whoever wrote it. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

#: How many answers a question may have, by its sort; those of the others are not written.
ANSWERS = {"choice": range(2, 9), "several": range(2, 9), "scale": range(2, 3)}
#: Stands before an answer that is right.
RIGHT = "*"


class Answers(NamedTuple):
    """Words of each answer, and the places of those that are right."""

    words: tuple[str, ...]
    right: tuple[int, ...]


def answers_of(written: Iterable[str]) -> Answers:
    """Answers as they are written, one a part; empty parts are none."""
    lines = [line for part in written if (line := part.strip()).strip(f"{RIGHT} ")]
    return Answers(
        tuple(line.removeprefix(RIGHT).strip() for line in lines),
        tuple(place for place, line in enumerate(lines) if line.startswith(RIGHT)),
    )


def answers_fault(kind: str, answers: Answers) -> tuple[str, str] | None:
    """What is wrong with the answers of a sort of question, and what would be right."""
    least, (words, right) = ANSWERS.get(kind), answers
    if least is None:
        return None
    if len(words) not in least:
        wrong = f"{len(words)} answer{'s' * (len(words) != 1)} of a question of kind {kind!r}"
        return wrong, "write its two ends" if kind == "scale" else f"write 2 to {least[-1]}"
    if twice := [word for word in words if words.count(word) > 1]:
        return f"the answer {twice[0]!r} stands twice", "write each once"
    if kind == "choice" and len(right) > 1:
        wrong = f"{len(right)} right answers where one can be chosen"
        return wrong, f"put {RIGHT!r} before one, or make its kind 'several'"
    return None

"""What a class is asked, which answers count, and what they add up to. Pure functions.

An answer is a short text: one of ``SIDES`` to "who pushed here?", the number of an answer to a
question of the teacher's own, the numbers of all that were chosen where several may be, or one
digit an explanation (an index into ``components.analysis.weighing.SCALE``) to "how expected is this
clue?". Given before an explanation was added, it is short of a digit: it is neutral on that one,
and not counted as a choice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from components.analysis.weighing import SCALE
from components.dossier import Dossier
from components.talk.scenes import Scene
from components.talk.time_points import place_of, points
from components.theme import LANES
from components.view.digits import fill, widths
from components.wording.cleaning import clean

#: Most letters of a short text.
LETTERS = 140
#: Stands above a question: a scene's title may give the answer away.
HEADING = "What do you think?"
_SHORT = f"At most {LETTERS} letters. The class sees it only if your teacher releases it."
#: Answers to "who pushed here?", in the order in which they are offered; see ``Case.fill``.
SIDES = {
    "domestic": "From inside {home}",
    "both": "From both sides at once",
    "international": "From outside {home}",
    "unsure": "I cannot tell",
}


@dataclass(frozen=True)
class Question:
    """What a scene asks of the class.

    Attributes
    ----------
    kind : {"side", "levels", "choice", "several", "point", "short", "open"}
        Who pushed in an event, how expected a clue is, or of the teacher's own: one of several
        answers (a scale too), one or more of them, a point in time, a text of at most
        ``LETTERS``, or only to talk about.
    text, about, by : str
        The question, the event or clue that it is about, and its date or who says so; the last two
        are empty of the teacher's own.
    rows : tuple of (str, str, str)
        Id, short name and title of each explanation that a word is chosen for; only for "levels".
    options : tuple of (str, str)
        Value and words of each choice; none of an open question.
    truth : str
        Words for what the dossier says, or whoever wrote the question, for after it; empty where
        nothing is said.
    right : tuple of int
        Places of the options that are right, where one's own question says so.
    how : str
        How it is to be answered, where that is not plain.
    widths : tuple of int
        How many digits an answer to "levels" may have.
    """

    kind: Literal["side", "levels", "choice", "several", "point", "short", "open"]
    text: str
    about: str
    by: str
    rows: tuple[tuple[str, str, str], ...]
    options: tuple[tuple[str, str], ...]
    truth: str = ""
    right: tuple[int, ...] = ()
    how: str = ""
    widths: tuple[int, ...] = ()

    @property
    def whose(self) -> str:
        """What goes before ``truth``."""
        return "Coded here" if self.kind == "side" else "Right"

    @property
    def answered(self) -> bool:
        """Whether it takes answers, and is not only talked about."""
        return bool(self.options) or self.kind == "short"

    @property
    def listed(self) -> tuple[tuple[str, str], ...]:
        """The options, where they are so few that they can be listed and told by letters."""
        return () if self.kind == "point" else self.options

    def put(self) -> dict[str, Any]:
        """The question as JSON for a phone: nothing that gives the answer away."""
        said: dict[str, Any] = {
            "kind": self.kind, "text": self.text, "about": self.about, "by": self.by,
            "rows": self.rows, "options": self.options, "how": self.how, "whose": self.whose,
        }  # fmt: skip
        return said | ({"letters": LETTERS} if self.kind == "short" else {})


@lru_cache(maxsize=256)
def question(dossier: Dossier, scene: Scene) -> Question | None:
    """The question of a scene; None if it asks nothing."""
    if scene.ask_event:
        event = dossier.events.set_index("id").loc[scene.ask_event]
        return Question(
            "side", "Who pushed here?", str(event["title"]), str(event["date_words"]), (),
            tuple((side, dossier.case.fill(words)) for side, words in SIDES.items()),
            LANES[str(event["pressure"])],
        )  # fmt: skip
    if scene.ask_claim:
        claim = dossier.claims.set_index("id").loc[scene.ask_claim]
        rows = dossier.explanations[["id", "short", "title"]].itertuples(index=False)
        return Question(
            "levels", "If this were the reason, how expected would the clue be?",
            str(claim["statement"]), str(claim["claimant"]),
            tuple((str(r.id), str(r.short), str(r.title)) for r in rows),
            tuple((str(i), words) for i, (words, _) in enumerate(SCALE)),
            widths=widths(dossier),
        )  # fmt: skip
    return _own(dossier, scene) if scene.ask_kind else None


def _own(dossier: Dossier, scene: Scene) -> Question:
    """A question of the teacher's own."""
    if scene.ask_kind == "point":
        axis, place = points(dossier, scene), place_of(dossier, scene)
        return Question(
            "point", scene.ask_text, "", "", (), axis,
            "" if place is None else axis[place][1], () if place is None else (place,),
            f"From {axis[0][1]} to {axis[-1][1]}.",
        )  # fmt: skip
    if scene.ask_kind in ("open", "short"):
        kind: Literal["open", "short"] = "open" if scene.ask_kind == "open" else "short"
        return Question(kind, scene.ask_text, "", "", (), (), how=_SHORT if kind == "short" else "")
    scaled, several = scene.ask_kind == "scale", scene.ask_kind == "several"
    words, marked = scene.written
    options, right = (_scale(words), ()) if scaled else (words, marked)
    return Question(
        "several" if several else "choice", scene.ask_text, "", "", (),
        tuple((str(i), words) for i, words in enumerate(options, 1)),
        "; ".join(options[i] for i in right), right,
        "One or more can be chosen." if several else "",
    )  # fmt: skip


def _scale(ends: Sequence[str]) -> tuple[str, ...]:
    """Five steps between two ends."""
    return (f"1 {ends[0]}", "2", "3", "4", f"5 {ends[-1]}")


def read_answer(asked: Question, body: Any) -> str | None:
    """The answer that a phone sent, ``{"side": "both"}``, ``{"levels": "233214"}``; or None."""
    if not isinstance(body, dict) or body.keys() != {asked.kind}:
        return None
    said, choices = body[asked.kind], {value for value, _ in asked.options}
    if not isinstance(said, str):
        return None
    if asked.kind == "short":
        text = str(clean(" ".join(said.split())))
        return text if 0 < len(text) <= LETTERS else None
    if asked.kind == "levels":
        return said if fill(said, asked.widths) else None
    if asked.kind == "several":
        chosen = [value for value, _ in asked.options if value in said]
        return said if said and said == "".join(chosen) else None
    return said if said in choices else None


def cells(asked: Question, answer: str) -> list[tuple[int, int]]:
    """Row and option, both as places, of each choice that an answer makes."""
    values = [value for value, _ in asked.options]
    if asked.kind == "short":
        return []
    # Short of a digit where the last explanation was not yet there to be chosen for.
    if asked.rows:
        return [(row, values.index(said)) for row, said in enumerate(answer)]
    chosen = answer if asked.kind == "several" else (answer,)
    return [(0, values.index(one)) for one in chosen]


def in_words(asked: Question, answer: str) -> str:
    """An answer to a question without rows, as it was put."""
    if asked.kind == "short":
        return answer
    return "; ".join(asked.options[place][1] for _, place in cells(asked, answer))


def raised_by(asked: Question, counts: Sequence[Sequence[int]]) -> int:
    """How many raised a hand, at the fewest, where so many did for each choice."""
    return max((max(row) if asked.kind == "several" else sum(row) for row in counts), default=0)


def tally(asked: Question, answers: Mapping[str, int]) -> dict[str, Any]:
    """How often each choice was made.

    Parameters
    ----------
    asked : Question
        What they answer.
    answers : mapping of str to int
        Answer -> how many gave it.

    Returns
    -------
    dict
        ``n`` (students), ``counts`` (one list, for "levels" one an explanation, each as long as
        the options) and ``truth``. What is no answer to the question is left out.
    """
    answers = {a: n for a, n in answers.items() if read_answer(asked, {asked.kind: a})}
    counts = [[0] * len(asked.options) for _ in asked.rows or ("",)]
    for answer, times in answers.items():
        for row, place in cells(asked, answer):
            counts[row][place] += times
    return {"n": sum(answers.values()), "counts": counts, "truth": asked.truth}

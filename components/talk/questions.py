"""What a class is asked, which answers count, and what they add up to. Pure functions.

An answer is a short text: one of ``SIDES`` to "who pushed here?", the number of an answer to a
question of the teacher's own, or one digit an explanation (an
index into ``components.analysis.weighing.SCALE``) to "how expected is this clue?". Given before an
explanation was added, it is short of a digit: it is neutral on that one, and not counted as a
choice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from components.analysis.weighing import SCALE
from components.dossier import Dossier
from components.talk.scenes import Scene
from components.theme import LANES
from components.view.digits import fill, widths

#: Stands above a question: a scene's title may give the answer away.
HEADING = "What do you think?"
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
    kind : {"side", "levels", "choice", "open"}
        Who pushed in an event, how expected a clue is, or of the teacher's own: one of several
        answers (a scale too), or only to talk about.
    text, about, by : str
        The question, the event or clue that it is about, and its date or who says so; the last two
        are empty of the teacher's own.
    rows : tuple of (str, str, str)
        Id, short name and title of each explanation that a word is chosen for; only for "levels".
    options : tuple of (str, str)
        Value and words of each choice; none of an open question.
    truth : str
        Words for what the dossier says, for after the question; empty where it says nothing.
    widths : tuple of int
        How many digits an answer to "levels" may have.
    """

    kind: Literal["side", "levels", "choice", "open"]
    text: str
    about: str
    by: str
    rows: tuple[tuple[str, str, str], ...]
    options: tuple[tuple[str, str], ...]
    truth: str = ""
    widths: tuple[int, ...] = ()

    def put(self) -> dict[str, Any]:
        """The question as JSON for a phone: nothing that gives the answer away."""
        return {
            "kind": self.kind, "text": self.text, "about": self.about, "by": self.by,
            "rows": self.rows, "options": self.options,
        }  # fmt: skip


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
    if scene.ask_kind == "open":
        return Question("open", scene.ask_text, "", "", (), ())
    if scene.ask_kind:
        options = _scale(scene.answers) if scene.ask_kind == "scale" else scene.answers
        numbered = tuple((str(i), words) for i, words in enumerate(options, 1))
        return Question("choice", scene.ask_text, "", "", (), numbered)
    return None


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
    if asked.kind == "levels":
        return said if fill(said, asked.widths) else None
    return said if said in choices else None


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
    values = [value for value, _ in asked.options]
    counts = [[0] * len(values) for _ in asked.rows or ("",)]
    for answer, times in answers.items():
        # Short of a digit where the last explanation was not yet there to be chosen for.
        for row, said in enumerate(answer if asked.rows else [answer]):
            counts[row][values.index(said)] += times
    return {"n": sum(answers.values()), "counts": counts, "truth": asked.truth}

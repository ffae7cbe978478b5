"""What a list of scenes asks, as items of a quiz: no format's matter yet.

An item gives no scene's title, which would answer it. What no source decides has no key: the
formats that can ask without one do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from components.dossier import Dossier
from components.talk.coded import Coded, coded
from components.talk.questions import Question, question
from components.talk.scenes import Scene
from components.wording.cleaning import clean


@dataclass(frozen=True)
class Item:
    """A question.

    Attributes
    ----------
    number : int
        Its place in the quiz, from 1.
    stem : tuple of str
        Paragraphs: what it is about, who says so or when, and the question.
    choices : tuple of str
        Words of each choice; none of an open question.
    right : tuple of int
        Places of the choices that the dossier's coding makes, or that are right by whoever wrote
        the question; empty without a key.
    rows : tuple of str
        What each choice is made for; empty for one choice in all.
    feedback : tuple of str
        Paragraphs: how the dossier codes it, why, who says so, and where to read on.
    several : bool
        Whether one answer can make several of the choices.
    """

    number: int
    stem: tuple[str, ...]
    choices: tuple[str, ...]
    right: tuple[int, ...]
    rows: tuple[str, ...]
    feedback: tuple[str, ...]
    several: bool = False

    @property
    def name(self) -> str:
        """What it is called in a list of questions."""
        return f"Question {self.number}"

    @property
    def scale(self) -> tuple[str, ...]:
        """Rows and choices as paragraphs, for formats that know no scale."""
        if not self.choices:
            return ()
        if not self.rows:
            return (f"Choose: {'; '.join(self.choices)}.",)
        return (f"For each of these: {'; '.join(self.rows)}.",
                f"Choose one of: {'; '.join(self.choices)}.")  # fmt: skip


def items(dossier: Dossier, scenes: Sequence[Scene], base_url: str = "") -> tuple[Item, ...]:
    """The questions of some scenes, in their order.

    Parameters
    ----------
    base_url : str
        Where readers reach the app, for a link to what is asked about; empty for none.
    """
    asked = ((question(dossier, scene), coded(dossier, scene)) for scene in scenes)
    held = [(q, answer) for q, answer in asked if q]
    return tuple(_item(n, q, answer, base_url) for n, (q, answer) in enumerate(held, 1))


def _item(number: int, asked: Question, answer: Coded | None, base_url: str) -> Item:
    values = [value for value, _ in asked.options]
    right = (values.index(answer.value),) if answer and answer.value else asked.right
    right = right if asked.listed else ()  # a point in time is written
    stem = (asked.about, asked.by, f"{asked.text} {asked.how}".strip())
    said = f"{asked.whose}: {asked.truth}." if asked.truth else ""
    return Item(
        number, tuple(str(clean(text)) for text in stem if text),
        tuple(str(clean(words)) for _, words in asked.listed), right,
        tuple(str(clean(title)) for _, _, title in asked.rows),
        told(answer, base_url) if answer else tuple(filter(None, (str(clean(said)),))),
        asked.kind == "several",
    )  # fmt: skip


def told(answer: Coded, base_url: str = "") -> tuple[str, ...]:
    """How the dossier codes something, why, who says so, and where to read on."""
    link = f"{base_url}/{answer.page}" if base_url and answer.page else ""
    said = (
        (answer.words, f"Coded here: {answer.words[:1].lower()}{answer.words[1:]}."),
        (answer.why, answer.why),
        (answer.says, f"Sources: {answer.says}."),
        (link, f"Read on: {link}"),
    )
    return tuple(words for there, words in said if there)

"""Moodle XML: choices with feedback; what has no key as a text that the teacher reads.

https://docs.moodle.org/en/Moodle_XML_format
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from components.talk.files.quiz.items import Item
from components.talk.files.quiz.markup import paragraphs, put, weights, written

_BOXES = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")


def moodle_xml(items: Sequence[Item], title: str) -> bytes:
    """Write a category of that title, with the items in it."""
    quiz = Element("quiz")
    category = put(quiz, "question", type="category")
    # A slash would begin a category within; Moodle reads two of them as one that is meant.
    put(put(category, "category"), "text", f"$course$/top/{title.replace('/', '//')}")
    for item in items:
        _question(quiz, item)
    return written(quiz)


def _question(quiz: Element, item: Item) -> None:
    keyed = bool(item.right)
    made = put(quiz, "question", type="multichoice" if keyed else "essay")
    put(put(made, "name"), "text", item.name)
    _html(made, "questiontext", item.stem if keyed else (*item.stem, *item.scale))
    _html(made, "generalfeedback", item.feedback)
    put(made, "defaultgrade", "1" if keyed else "0")
    if not keyed:
        put(made, "responseformat", "editor")
        put(made, "responserequired", "0")
        return
    single = "false" if item.several else "true"
    for tag, said in (("single", single), ("shuffleanswers", "false"), ("answernumbering", "ABCD")):
        put(made, tag, said)
    for box in _BOXES:
        _html(made, box, ())
    for fraction, words in zip(weights(item), item.choices, strict=True):
        answer = _html(made, "answer", (words,), fraction=fraction)
        _html(answer, "feedback", ())


def _html(parent: Element, tag: str, texts: Sequence[str], **said: str) -> Element:
    made = put(parent, tag, format="html", **said)
    put(made, "text", paragraphs(texts))
    return made

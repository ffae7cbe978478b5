"""Reads GIFT in the steps of Moodle's importer, as far as choices and essays go.

Nobody keeps a reader of it for Python: the one of 2017 asks for a Markdown that no longer loads.
"""

from __future__ import annotations

import re
from typing import NamedTuple

#: What a backslash takes the meaning of, each as a letter of no text's own for as long as it reads.
_ESCAPED = {letter: chr(0xE000 + n) for n, letter in enumerate(":#={}~n")}
_FORMATS = ("html", "plain", "markdown", "moodle")


class Choice(NamedTuple):
    """A choice, its share of the mark in percent, and what is said of it."""

    words: str
    weight: float
    feedback: str


class Question(NamedTuple):
    """A question; without choices it is an essay."""

    name: str
    text: str
    format: str
    choices: list[Choice]
    feedback: str


def read_gift(text: str) -> list[Question]:
    """All questions of a file: paragraphs, but for the lines that are comments."""
    found = []
    for paragraph in re.split(r"\n\s*\n", text):
        lines = (line.strip() for line in paragraph.split("\n"))
        said = "\n".join(line for line in lines if not line.startswith("//")).strip()
        if said:
            found.append(_question(said))
    return found


def _question(text: str) -> Question:
    text = text.replace("\\\\", "\ue100")
    for letter, stand_in in _ESCAPED.items():
        text = text.replace(f"\\{letter}", stand_in)
    name = ""
    if text.startswith("::"):
        name, _, text = text[2:].partition("::")
    head, _, rest = text.partition("{")
    inner, closed, tail = rest.partition("}")
    assert closed, "no answers"
    assert not tail.strip(), "a blank to fill in"
    inner, _, general = inner.strip().rpartition("####") if "####" in inner else (inner, "", "")
    format, shown = _formatted(head, "moodle")
    choices = []
    if inner.strip():
        assert "~" in inner, "no choice"
        parts = inner.strip().replace("=", "~=").split("~")
        choices = [_choice(part.strip(), format) for part in parts if part]
    return Question(_whole(name), shown, format, choices, _formatted(general, format)[1])


def _choice(said: str, format: str) -> Choice:
    weight = 0.0
    if said.startswith("="):
        weight, said = 100.0, said[1:]
    elif share := re.match(r"%(-?\d{1,2}\.?\d*)%", said):
        weight, said = float(share[1]), said[share.end() :]
    words, _, feedback = said.partition("#")
    return Choice(_formatted(words, format)[1], weight, _formatted(feedback, format)[1])


def _formatted(text: str, usual: str) -> tuple[str, str]:
    """The format of a text, and the text."""
    text = text.strip()
    named = re.match(r"\[(\w+)\]", text)
    if named and named[1] in _FORMATS:
        return named[1], _whole(text[named.end() :])
    return usual, _whole(text)


def _whole(text: str) -> str:
    for letter, stand_in in _ESCAPED.items():
        text = text.replace(stand_in, "\n" if letter == "n" else letter)
    return text.replace("\ue100", "\\").strip()

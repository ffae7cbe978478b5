r"""GIFT, the text format of Moodle and others: a paragraph a question.

https://docs.moodle.org/en/GIFT_format. A backslash goes before what has a meaning there; a line
break is ``\n``. Texts are said to be plain, or Moodle would read them as HTML. A choice that begins
as a weight (``%50%``) or as the name of a format (``[html]``) is said to be plain once more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from components.talk.files.quiz.items import Item
from components.talk.files.quiz.markup import weights

_MEANT = re.compile(r"[\\~=#{}:]")
_PLAIN = "[plain]"


def gift(items: Sequence[Item], title: str) -> bytes:
    """Write the items; what has no key as a text that the teacher reads."""
    head = f"// {' '.join(title.split())}"
    return "\n\n".join([head, *map(_question, items), ""]).encode()


def _question(item: Item) -> str:
    keyed = bool(item.right)
    stem = _lines(item.stem if keyed else (*item.stem, *item.scale))
    choices = [
        f"\n{sign}{_choice(words)}"
        for sign, words in zip(_signs(item), item.choices, strict=True)
        if keyed
    ]
    feedback = f"\n####{_lines(item.feedback)}" if item.feedback else ""
    return f"::{escaped(item.name)}::{_PLAIN}{stem} {{{''.join(choices)}{feedback}\n}}"


def _signs(item: Item) -> list[str]:
    """What goes before each choice of an item with a key: of several, its weight."""
    if item.several:
        return [f"~%{weight}%" for weight in weights(item)]
    return ["=" if place in item.right else "~" for place in range(len(item.choices))]


def escaped(text: str) -> str:
    """A text in which nothing has a meaning of the format's, on one line."""
    return _MEANT.sub(r"\\\g<0>", text).replace("\n", r"\n")


def _choice(words: str) -> str:
    return (_PLAIN if words.startswith(("[", "%")) else "") + escaped(words)


def _lines(texts: Sequence[str]) -> str:
    return r"\n".join(map(escaped, texts))

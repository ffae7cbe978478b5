"""Where in a source a thing stands, in words: what authors write in short, readers get in full.

``P1 s3, n. 28`` of a report is "paragraph 1, sentence 3; the report’s note 28". What has no known
short form stays as it is written.
"""

from __future__ import annotations

import re
from functools import lru_cache

_SPAN = r"\d+(?:[–-]\d+)?"
#: A paragraph, or sentences of it, of the passage that a dossier codes.
_PLACE = rf"P({_SPAN})(?: s({_SPAN}(?:(?:, | and )s{_SPAN})*))?"
_PLACES = re.compile(rf"(?<!\w){_PLACE}(?:(?:, | and ){_PLACE})*(?![\w–-]|\.\d| s\d)")
_ONE = re.compile(_PLACE)
#: Numbers after a short form: 1, 127.1, 22–23, 55/25, in a list with commas and an "and".
_NUMBER = r"\d[\d./]*(?:[–-]\d[\d.]*)?"
_NUMBERS = rf"{_NUMBER}(?:(?:(?:, {_NUMBER})*,? and {_NUMBER})(?![\w–-]))?"
_FORMS = re.compile(rf"(?<![\w.])(nn?|pp?|arts?|chs?|nos?|res|vols?|pars?)(\.?) ({_NUMBERS})")
_WORDS = {
    "n": "note", "p": "page", "art": "article", "ch": "chapter", "no": "number",
    "res": "resolution", "vol": "volume", "par": "paragraph",
}  # fmt: skip
#: Kinds of source whose own notes are meant where a passage of them is coded.
_PRINTED = ("book", "article", "report")


@lru_cache(maxsize=4096)
def locator_words(locator: str, kind: str = "") -> str:
    """Say in words where in a source to look.

    Parameters
    ----------
    locator : str
        As the table of citations has it.
    kind : str
        Kind of the source, whose notes are then called its own.

    Returns
    -------
    str
        The same text again for a text that is in words already.
    """
    whose = f"the {kind}’s " if kind in _PRINTED else ""
    # A note beside a sentence is of the whole work, not of that sentence.
    aside = re.compile(rf"((?<!\w){_PLACE}), (?=n\. \d)")
    said = aside.sub(lambda m: f"{m[1]}; {whose}", locator)
    said = _PLACES.sub(_sentences, said)
    return _FORMS.sub(_full, said)


def _sentences(places: re.Match[str]) -> str:
    """Sentences of one or several paragraphs."""
    found = []
    for paragraphs, sentences in _ONE.findall(places[0]):
        words = [_counted("paragraph", paragraphs)]
        if sentences:
            words.append(_counted("sentence", re.sub(r"s(?=\d)", "", sentences)))
        found.append(", ".join(words))
    return "; ".join(found)


def _counted(word: str, numbers: str) -> str:
    several = re.search(r"[–,]| and |(?<=\d)-(?=\d)", numbers) is not None
    return f"{word}{'s' if several else ''} {numbers}"


def _full(form: re.Match[str]) -> str:
    """A number, or several, after the full word."""
    short, stop, numbers = form.groups()
    one = (
        short[0] if short in ("nn", "pp") else short.removesuffix("s") if short != "res" else short
    )
    # Without its stop only a plural is sure to be a short form ("arts 1 and 2").
    if not stop and (short == one or short not in ("arts", "nos", "pp", "nn")):
        return form[0]
    return _counted(_WORDS[one], numbers)

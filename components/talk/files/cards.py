"""What a class without phones answers with: cards to hold up, the way into a room, and questions.

A card has four answers, each on a quarter of the page: a letter and a shape, which are told apart
from ten metres and without colours. Folded twice, one quarter is seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from math import cos, pi, sin
from typing import Any

import segno
from reportlab.lib.colors import HexColor

from components.dossier import Dossier
from components.graphic.writers.tags import Tag
from components.talk.files.quiz.items import Item, items
from components.talk.files.sheet import EDGE, HIGH, WIDE, Sheet, Stroke, bound, square, text_at
from components.talk.scenes import Scene
from components.theme import LIGHT

#: Answers of one card; letters of all that a question can have.
QUARTERS, LETTERS = 4, "ABCDEFGH"
#: Points of a letter, of half a shape, and their places from the top of a quarter. Capitals are
#: 53 mm tall; good eyes read letters of 15 mm at ten metres.
LETTER, SHAPE = 230.0, 58.0
_UP, _BASE, _MIDDLE = 30.0, 236.0, 328.0
_QUARTER = WIDE / 2, HIGH / 2
#: Corners of each letter's shape as (turn, of how many, how far out); a circle has none, and a ring
#: is a circle with another in it.
_SHAPES: dict[str, tuple[tuple[float, int, tuple[float, ...]], ...]] = {
    "B": ((pi / 4, 4, (1.2,)),), "C": ((pi / 2, 3, (1.25,)),), "D": ((pi / 2, 4, (1.2,)),),
    "E": ((pi / 2, 5, (1.25, 0.5)),), "F": ((pi / 2, 6, (1.1,)),), "G": ((0, 4, (1.25, 0.3)),),
}  # fmt: skip
_HOLLOW = "H"
#: Letters of a code.
_CODE = 6


def cards(
    dossier: Dossier, scenes: Sequence[Scene], *, base_url: str = "", code: str = ""
) -> bytes:
    """Write the cards, the way into a room, and the questions.

    Parameters
    ----------
    base_url : str
        Where phones reach the app; empty for a line to write that on.
    code : str
        Of the room; empty for boxes to write it in.

    Returns
    -------
    bytes
        A PDF: one page of cards, a second if a question has more than four answers; a page for the
        door of the class room; and the questions with the letters of their answers. The same for
        the same input, in any process.
    """
    asked = [item for item in items(dossier, scenes) if item.choices]
    most = max((len(item.choices) for item in asked), default=QUARTERS)
    pages = [_card(LETTERS[n : n + QUARTERS]) for n in range(0, most, QUARTERS)]
    pages.append(_way_in(base_url, code))
    return bound([*pages, *_questions(asked)], f"{dossier.title}: answer cards")


def _card(letters: Sequence[str]) -> Sheet:
    sheet = Sheet(most=1 << 10)
    for place, letter in enumerate(letters):
        x, top = (place % 2) * _QUARTER[0], (place // 2) * _QUARTER[1]
        middle = x + _QUARTER[0] / 2
        sheet.add(
            partial(_polygon, middle, top + _UP, 9.0, *_SHAPES["C"][0]),
            text_at(middle, top + _UP + 22, "This way up", 11),
            text_at(middle, top + _BASE, letter, LETTER, bold=True),
            *_shape(letter, middle, top + _MIDDLE),
            tag=Tag("Figure", f"Answer {letter}, with a shape of its own"),
        )
    sheet.add(
        partial(_fold, (0, HIGH / 2, WIDE, HIGH / 2)),
        partial(_fold, (WIDE / 2, 0, WIDE / 2, HIGH)),
    )
    said = "One for each learner: fold along the lines, and hold up your answer."
    sheet.add(text_at(WIDE / 4, HIGH - 12, said, 8, color=LIGHT.muted), tag=Tag("P"))
    return sheet


def _shape(letter: str, x: float, y: float) -> list[Stroke]:
    if letter in _SHAPES:
        return [partial(_polygon, x, y, SHAPE, *one) for one in _SHAPES[letter]]
    ring = [partial(_disc, x, y, SHAPE / 2, "#ffffff")] if letter == _HOLLOW else []
    return [partial(_disc, x, y, SHAPE, LIGHT.ink), *ring]


def _polygon(
    x: float, y: float, size: float, turn: float, corners: int, out: Sequence[float], on: Any
) -> None:
    path, steps = on.beginPath(), corners * len(out)
    for k in range(steps):
        angle, far = turn + 2 * pi * k / steps, size * out[k % len(out)]
        put = path.lineTo if k else path.moveTo
        put(x + far * cos(angle), HIGH - y + far * sin(angle))
    path.close()
    on.setFillColor(HexColor(LIGHT.ink))
    on.drawPath(path, stroke=0, fill=1)


def _disc(x: float, y: float, size: float, color: str, on: Any) -> None:
    on.setFillColor(HexColor(color))
    on.circle(x, HIGH - y, size, stroke=0, fill=1)


def _fold(ends: tuple[float, float, float, float], on: Any) -> None:
    on.setDash(4, 4)
    on.setLineWidth(0.7)
    on.setStrokeColor(HexColor(LIGHT.muted))
    on.line(*ends)
    on.setDash()


def _way_in(base_url: str, code: str) -> Sheet:
    """The page to hang up where the class can scan it."""
    sheet = Sheet(most=1 << 10)
    at = f"{base_url}/join" if base_url else ""
    sheet.write("Join the class", 44, serif=True, bold=True, after=10)
    sheet.write("Open this address on a phone, and type the six letters. No account, no name.", 14,
                after=24)  # fmt: skip
    if at:
        sheet.write(at, 24, bold=True, after=20)
    else:
        sheet.write("Address", 14, after=40)
        sheet.rule(color=LIGHT.ink, weight=1.2, after=30)
    sheet.write("Code", 14, after=8)
    typed = Tag("P")
    for n in range(_CODE):
        x, y = EDGE + 84 * n, sheet.y
        sheet.add(partial(square, x, y, 74.0, 1.5))
        if code:
            sheet.add(text_at(x + 37, y + 57, code[n : n + 1], 56, bold=True), tag=typed)
    sheet.y += 110
    if at:
        whole = f"{at}/{code}" if code else at
        made = segno.make(whole, error="m", micro=False, encoding="utf-8")
        rows = [bytes(row) for row in made.matrix]
        sheet.add(partial(_matrix, sheet.y, rows), tag=Tag("Figure", f"QR code of {whole}"))
    return sheet


def _matrix(y: float, rows: Sequence[bytes], on: Any) -> None:
    """A QR code in the middle, as wide as the room below allows."""
    size = min(WIDE - 2 * EDGE, HIGH - EDGE - y) / len(rows)
    left = (WIDE - size * len(rows)) / 2
    on.setFillColor(HexColor("#000000"))
    for down, row in enumerate(rows):
        for across, dark in enumerate(row):
            if dark:
                on.rect(left + across * size, HIGH - y - (down + 1) * size, size, size, 0, 1)


def _questions(asked: Sequence[Item]) -> list[Sheet]:
    """The questions with the letters of their answers, to be read out or written on a board."""
    pages: list[Sheet] = []
    for item in asked:
        made = _question(item)
        if not pages or pages[-1].room < made.y - EDGE:
            pages.append(Sheet(most=1 << 10))
            pages[-1].write("Questions for cards", 19,
                            serif=True, bold=True, after=12)  # fmt: skip
        _ask(pages[-1], item)
    return pages


def _question(item: Item) -> Sheet:
    """A question alone, for its height."""
    sheet = Sheet(most=1 << 10)
    _ask(sheet, item)
    return sheet


def _ask(sheet: Sheet, item: Item) -> None:
    about, *rest = item.stem
    sheet.write(f"{item.number}. {about}", 13, bold=True, after=2)
    for text in rest:
        sheet.write(text, 11, after=2)
    if item.rows:
        sheet.write(f"One card for each of these: {'; '.join(item.rows)}.", 11, after=4)
    for letter, words in zip(LETTERS, item.choices, strict=False):
        sheet.line(letter, 12, EDGE + 8, bold=True)
        sheet.write(words, 12, x=EDGE + 32, width=WIDE - 2 * EDGE - 32, after=1)
    sheet.y += 12

"""The signs of figures of enforcement, and the key that names those that are there."""

from __future__ import annotations

from typing import Any

from components.charts.enforcement.figures import SIGNS, is_year
from components.graphic.blocks import outline
from components.graphic.graphic import Graphic, Rect, Text
from components.graphic.ink import Ink, Inks, mix
from components.graphic.metrics import width_of
from components.query.citations import DAGGER

SIZE, LINE = 12.0, 19.0


def color_of(row: Any) -> Ink:
    """Colour of a bar or line: of no side, for figures have none."""
    return mix(Inks.ink, 0.25 if row.faded else 0.68)


def unknown() -> Ink:
    """Ground of what is not known."""
    return mix(Inks.none_soft, 0.75)


def key_items(figures: list[Any], written: list[str]) -> list[tuple[str, str]]:
    """Words and sign of each entry, for the signs that are in a picture.

    Parameters
    ----------
    figures : list
        Rows that are drawn.
    written : list of str
        Texts of the picture, in which the signs of bounds are looked for.
    """
    items = []
    if any(is_year(row) for row in figures):
        items.append(("in one year", "bar"))
    if not all(is_year(row) for row in figures):
        items.append(("in all these years together", "line"))
    if any(row.place for row in figures):
        items.append(("in a part of the country", "hollow"))
    items.append(("no figure found, which is not zero", "tint"))
    used = {text[:1] for text in written if text[1:2].isdigit()}
    items += [(words, sign) for words, sign in SIGNS.items() if sign in used]
    if any(row.layer == "claim" for row in figures):
        items.append(("said instead", "25"))
    if any(row.doubt for row in figures):
        items.append(("sources contradict each other", DAGGER))
    return items


def draw_key(s: Graphic, figures: list[Any], y: float, *, px: float, size: float = SIZE) -> float:
    """Write the key into a plot ``px`` pixels wide, from ``y`` down; returns where it ends."""
    unit = (s.high - s.low) / px
    x, y = 0.0, y + 10
    for words, sign in key_items(figures, [text.text for text in s.texts]):
        room = 24 + width_of(words, size)
        if x and x + room > px - 4:
            x, y = 0.0, y + LINE * size / SIZE
        at, color = s.low + x * unit, mix(Inks.ink, 0.68)
        if sign in ("bar", "hollow"):
            box = (at + 2 * unit, at + 14 * unit, y - 6, y + 6)
            s.rects.append(Rect(*box, color if sign == "bar" else Inks.paper))
            s.lines += outline(*box, color, width=1.5) if sign == "hollow" else []
        elif sign == "line":
            s.rects.append(Rect(at, at + 16 * unit, y - 3, y + 3, color))
        elif sign == "tint":
            s.rects.append(Rect(at, at + 16 * unit, y - 7, y + 7, unknown()))
        else:
            s.texts.append(
                Text(
                    at + 8 * unit, y, sign, Inks.ink, size, "center", bold=True, italic=sign == "25"
                )
            )
        # Signs stretch with a wider picture, so that words start behind them and not beside.
        s.texts.append(Text(at + 16 * unit, y, words, Inks.muted, size, gap=6))
        x += room + 16
    return y + 12

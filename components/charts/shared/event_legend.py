"""What the legend of a chart of events has to tell: only the signs that are in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from components.charts.chart import Frame
from components.graphic.layout.legend import Sign, Symbol
from components.query.citations import DAGGER
from components.theme import KIND_WORDS, SHAPES, kind_word

#: An event coded as against the law.
STRUCK = Symbol("circle", hollow=True, struck=True)


def legend_items(
    frame: Frame, *, spans: bool, words: Mapping[str, str] = KIND_WORDS
) -> list[tuple[str, Sign]]:
    """Words and sign of each entry: the kinds in view, then what else needs to be told."""
    items: list[tuple[str, Sign]] = [
        (", ".join(kinds), Symbol(SHAPES[sign], hollow=sign == "context"))
        for sign, kinds in _kinds(frame, words)
    ]
    if (frame["stance"] == "resists").any():
        items.append(("Struck through: against the law", STRUCK))
    if spans:
        items.append(("Line: some day in this span", "span"))
        if (frame["fades_left"] | frame["fades_right"]).any():
            items.append(("Fading line: open on that side", "fade"))
    if frame["maybe"].any():
        items.append(("Pale: more likely before or after", Symbol("circle", pale=True)))
    if frame["doubt"].any():
        items.append(("Sources differ", DAGGER))
    return items


def _kinds(frame: Frame, words: Mapping[str, str]) -> Iterator[tuple[str, list[str]]]:
    """Each sign in view with the kinds that it stands for: the schema's, then the case's own."""
    held = set(zip(frame["drawn_as"], frame["kind"], strict=True))
    for sign, word in words.items():
        own = sorted(kind for drawn, kind in held if drawn == sign != kind)
        if (sign, sign) in held:
            yield sign, [word, *own]
        elif own:
            yield sign, [kind_word(own[0]), *own[1:]]

"""What the legend of a chart of events has to tell: only the signs that are in it."""

from __future__ import annotations

from components.charts.chart import Frame
from components.graphic.layout.legend import Sign, Symbol
from components.query.citations import DAGGER
from components.theme import KIND_WORDS, SHAPES

#: An event coded as against the law.
STRUCK = Symbol("circle", hollow=True, struck=True)


def legend_items(frame: Frame, *, spans: bool) -> list[tuple[str, Sign]]:
    """Words and sign of each entry: the kinds in view, then what else needs to be told."""
    held = set(frame["kind"])
    items: list[tuple[str, Sign]] = [
        (words, Symbol(SHAPES[kind], hollow=kind == "context"))
        for kind, words in KIND_WORDS.items()
        if kind in held
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

"""Dossiers and Views made for a test, and what every picture must hold to."""

from dataclasses import replace
from types import MappingProxyType

import pandas as pd
from hypothesis import strategies as st

from components.dossier import Dossier
from components.graphic.metrics import Box, overlaps
from components.view.sides import PRESSURES
from components.view.view import KINDS, STAGES, STANCES, View


def with_tables(dossier: Dossier, **frames: pd.DataFrame) -> Dossier:
    """Another dossier, some of whose tables are replaced."""
    return replace(dossier, version="made", tables=MappingProxyType({**dossier.tables, **frames}))


def views(dossier: Dossier) -> st.SearchStrategy[View]:
    """Any View of a dossier."""
    years = st.none() | st.integers(1999, 2026).map(str)

    def some(values: tuple[str, ...], most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
        return st.lists(st.sampled_from(values), unique=True, max_size=most).map(tuple)

    return st.builds(
        View,
        pressure=some(PRESSURES),
        time=st.tuples(years, years),
        sure=st.sampled_from(["possibly", "certainly"]),
        actor=some(tuple(dossier.actors["id"])),
        stage=some(STAGES),
        kind=some(KINDS),
        stance=some(STANCES),
        q=st.sampled_from(["", "law", "putin", "no such words"]),
        event=some(tuple(dossier.events["id"])),
    )


def unreadable(boxes: list[Box], texts: list[str], *, width: float, height: float) -> list[str]:
    """What a reader could not read: texts that run over each other or out of the picture."""
    found = [f"{texts[i]!r} runs into {texts[j]!r}" for i, j in overlaps(boxes, slack=1.5)]
    for (left, top, right, bottom), text in zip(boxes, texts, strict=True):
        if left < -1 or right > width + 1 or top < -1 or bottom > height + 1:
            found.append(f"{text!r} is cut off")
    return found

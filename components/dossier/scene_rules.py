"""Faults of scenes: charts that there are not, Views that none can show, questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import get_args
from urllib.parse import parse_qsl

from .case_rules import no_period
from .problems import Problem, did_you_mean
from .question_rules import of_questions
from .rules import names
from .settings import CHARTS
from .sheet import Sheet
from .vocabulary import EventKind, Stage, Stance
from .word_rules import shown
from .words import LISTS

Sheets = Mapping[str, Sheet]

#: Key of a View -> the table whose ids it names, or the words that it knows.
_ROWS = {
    "actor": "actors", "event": "events", "outcome": "events", "weigh": "claims",
    "rival": "claims",
}  # fmt: skip
_WORDS: dict[str, tuple[str, ...]] = {
    "pressure": ("inside", "outside", "both", "inside-only", "outside-only", "none", "domestic",
                 "international"),
    "sure": ("possibly", "certainly"), "only": ("actor",),
    "stage": get_args(Stage), "kind": get_args(EventKind), "stance": get_args(Stance),
}  # fmt: skip
#: Every key of a View.
KEYS = (*_ROWS, *_WORDS, "time", "q")


def of_scenes(sheets: Sheets) -> Iterator[Problem]:
    """Every fault of scenes in readable sheets."""
    sheet = sheets["scenes"]
    yield from of_questions(sheets)
    for line in sheet.lines:
        chart = line.values.get("chart")
        if chart is not None and chart not in CHARTS:
            right = did_you_mean(chart, CHARTS) or f"write one of: {', '.join(CHARTS)}"
            yield Problem(sheet.file, line.row, "chart", "no such chart", right, chart)
        for wrong, right, value in _of_view(line.values.get("view") or "", sheets):
            yield Problem(sheet.file, line.row, "view", wrong, right, value)


def _of_view(view: str, sheets: Sheets) -> Iterator[tuple[str, str, str]]:
    """What is wrong with a View, what would be right, and of what."""
    for key, value in parse_qsl(view.removeprefix("?"), keep_blank_values=True):
        if key not in KEYS:
            right = did_you_mean(key, KEYS) or f"write one of: {', '.join(KEYS)}"
            yield "no such key of a View", right, key
        elif key == "time" and (fault := no_period(value.replace("open", ""))):
            yield *fault, value
        elif key in _WORDS:
            known = shown(key, sheets) if key in LISTS else _WORDS[key]
            yield from _strange(value.split("~"), known, f"no value of {key}")
        elif key in _ROWS and sheets[_ROWS[key]].whole:
            table, parts = _ROWS[key], value.split("~")
            if table == "claims":  # what has no name is a weighing of the answers themselves
                parts = [part.partition(".")[0] for part in parts if "." in part]
            yield from _strange(parts, tuple(names(sheets[table])), f"no such row in {table}.csv")


def _strange(
    found: Iterable[str], known: tuple[str, ...], wrong: str
) -> Iterator[tuple[str, str, str]]:
    for value in found:
        if value not in known:
            right = did_you_mean(value, known) or f"write one of: {', '.join(known[:12])}"
            yield wrong, right, value

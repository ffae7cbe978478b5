"""Faults of what scenes ask a class: two questions at once, and what a question lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from urllib.parse import parse_qs

from components.wording.periods import first_day, last_day, period_words, read_words

from . import dates
from .asked import ANSWERS, answers_fault, answers_of
from .case import JOINT
from .problems import Problem
from .sheet import Line, Sheet

Sheets = Mapping[str, Sheet]
#: What a rule says: the column, what is wrong, what would be right, and the value.
_Fault = tuple[str, str, str, str]


def of_questions(sheets: Sheets) -> Iterator[Problem]:
    """Every fault of the questions in readable scenes."""
    sheet = sheets["scenes"]
    for line in sheet.lines:
        for column, wrong, right, value in (*_whole(line), *_answered(line, sheets)):
            yield Problem(sheet.file, line.row, column, wrong, right, value)


def _whole(line: Line) -> Iterator[_Fault]:
    get = line.values.get
    asked = [c for c in ("ask_event", "ask_claim", "ask_kind") if get(c) is not None]
    if len(asked) > 1:
        right = f"empty {asked[0]} or {asked[1]}"
        yield asked[1], "a second question in one scene", right, str(get(asked[1]))
    # A kind that is none is told of as such
    if bool(line.cells.get("ask_kind")) != bool(line.cells.get("ask_text")):
        right = "fill both ask_kind and ask_text, or neither"
        yield "ask_text", "half a question", right, get("ask_kind") or ""


def _answered(line: Line, sheets: Sheets) -> Iterator[_Fault]:
    kind, written = line.values.get("ask_kind"), line.values.get("ask_options") or ""
    if kind in ANSWERS:
        answers = answers_of(written.split(JOINT))
        if fault := answers_fault(kind, answers):
            few_or_many = len(answers.words) not in ANSWERS[kind]
            right = f"{fault[1]}, joined by {JOINT!r}" if few_or_many else fault[1]
            yield "ask_options", fault[0], right, written
    elif kind == "point":
        yield from _placed(line, written, sheets)
    elif written and "ask_kind" in line.values:
        wrong = f"answers, and {f'a {kind} question has none' if kind else 'no question'}"
        yield "ask_options", wrong, "empty it, or write another ask_kind", written


def _placed(line: Line, written: str, sheets: Sheets) -> Iterator[_Fault]:
    """What is wrong with a point in time: its axis is the View's, else the case's years."""
    low, high = _axis(line.values.get("view") or "", sheets)
    if not (low and high and low < high):
        right = "give the scene a period, such as time=2003-01..2003-12"
        yield "view", "no time to choose a point of", right, line.values.get("view") or ""
        return
    try:
        day = first_day(read_words(written)[0] or "") if written else low
    except ValueError:
        day = date.max
    if not low <= day <= high:
        ends = " to ".join(period_words(str(end)) for end in (low, high))
        right = f"write one such as {low.isoformat()[:7]}, or leave it empty"
        yield "ask_options", f"no day, month or year from {ends}", right, written


def _axis(view: str, sheets: Sheets) -> tuple[date | None, date | None]:
    own, years = (_period(text) for text in (parse_qs(view).get("time", [""])[0], _years(sheets)))
    low, high = (a or b for a, b in zip(own, years, strict=True))
    return first_day(low) if low else None, last_day(high) if high else None


def _period(text: str) -> tuple[str | None, str | None]:
    try:
        return read_words(text)
    except ValueError:  # told of as a fault of its own
        return None, None


def _years(sheets: Sheets) -> str:
    """The years of the case as a period: those set, else those of its landmarks."""
    said = [line.values.get("value") for line in sheets["case"].lines
            if line.values.get("key") == "years"]  # fmt: skip
    if said and said[0]:
        return str(said[0])
    marks = [line.values for line in sheets["events"].lines if line.values.get("landmark")]
    days = [day for row in marks if row.get("date") for day in dates.bounds(row["date"]) if day]
    return f"{min(days).year:04}..{max(days).year:04}" if days else ""

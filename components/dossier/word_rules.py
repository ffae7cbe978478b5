"""Faults of the case's own words: likes that are none, labels that stand twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .problems import Problem, did_you_mean
from .sheet import Sheet
from .words import LISTS, Words


def of_words(sheets: Mapping[str, Sheet]) -> Iterator[Problem]:
    """Every fault of the own words of a case; a case may have none."""
    sheet = sheets.get("words")
    taken: dict[tuple[str, str], int] = {}
    for line in sheet.lines if sheet else ():
        name, word = line.values.get("list"), line.values.get("word")
        if name is None or word is None:
            continue
        core = LISTS[name].core
        like = line.values.get("like")
        if like is not None and like not in core:
            hint = did_you_mean(like, core)
            right = f"{hint} write one of: {', '.join(core)}".strip()
            yield Problem("words.csv", line.row, "like", f"no word of {name}", right, like)
        for column in ("word", "label"):
            said = line.values.get(column)
            if said is not None and said.casefold() in {one.casefold() for one in core}:
                wrong, right = f"a word that {name} has", "delete the row, or write another"
                yield Problem("words.csv", line.row, column, wrong, right, said)
        label = line.values.get("label") or word
        first = taken.setdefault((name, label.casefold()), line.row)
        if first != line.row:
            wrong = f"line {first} shows readers the same"
            yield Problem("words.csv", line.row, "label", wrong, "give each its own", label)


def shown(name: str, sheets: Mapping[str, Sheet]) -> tuple[str, ...]:
    """All words of a list as readers see them, with those of the case."""
    sheet = sheets.get("words")
    return Words(sheet.rows() if sheet else ()).listed(name)

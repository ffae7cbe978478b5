"""Compare lessons: saved results in, tables out; the server keeps nothing of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st
from markupsafe import Markup

from components.charts.shared.weighed import between, percent
from components.classroom.lessons import (
    LARGEST,
    Lesson,
    Share,
    Shift,
    posteriors,
    read_lesson,
    shifts,
)
from components.dossier import Dossier
from components.ui.filters import plain
from components.wording.cleaning import clean
from components.wording.templates import macros

_KEY = "w-lessons"
MOST = 12


def compare(dossier: Dossier) -> None:
    """Draw where files go in, and what the lessons did to each question and answer."""
    with st.expander("Compare lessons"):
        st.html(
            "<p class='note'>Results as saved when a room is closed, one file a lesson. They are "
            "read here and not kept.</p>"
        )
        given = st.file_uploader(
            "Saved results", type=["csv", "xlsx"], accept_multiple_files=True, key=_KEY,
            max_upload_size=LARGEST >> 20,
        )  # fmt: skip
        lessons = _read(given[:MOST])
        if len(given) > MOST:
            st.warning(f"Only the first {MOST} files are compared.")
        if lessons:
            st.html(tables(dossier, lessons))


def _read(given: Sequence[Any]) -> list[Lesson]:
    lessons = []
    for file in given:
        try:
            lessons.append(read_lesson(file.name, file.getvalue()))
        except ValueError as error:
            st.error(plain(str(error)))
    return lessons


def tables(dossier: Dossier, lessons: Sequence[Lesson]) -> str:
    """Two tables: each question by lesson, and each answer's posterior by lesson."""
    names = [str(clean(lesson.name)) for lesson in lessons]
    asked = [(clean(about), *map(_said, row)) for about, row in shifts(dossier, lessons).items()]
    classes = posteriors(dossier, lessons)
    believed = [
        (title, *(_belief(one["rows"][place]) for one in classes))
        for place, title in enumerate(dossier.explanations["title"])
    ]
    judged = ("Students who judged a clue", *(str(one["n"]) for one in classes))
    table = macros("ui/cards.html").table
    return Markup("").join((
        table(("About", *names), asked, "What moved, by question"),
        table((f"{classes[0]['among']}, from an even start", *names), [*believed, judged],
              "What each class makes of the clues: together, and from student to student"),
    ))  # fmt: skip


def _said(shift: Shift | None) -> str:
    """``4 of 9 as coded, then 7 of 9; 5 of 9 moved``."""
    if shift is None:
        return "not asked"
    first, last, moved = shift
    if not moved.of:
        return f"{_share(last)} as coded; one vote" if last else "one vote"
    coded = f"{_share(first)} as coded, then {_share(last)}; " if first and last else ""
    return f"{coded}{_share(moved)} moved"


def _share(share: Share) -> str:
    return f"{share.number} of {share.of} ({100 * share.number / share.of:.0f} %)"


def _belief(row: dict[str, Any]) -> str:
    """``32.0 % (10.1–45.0 %)``: the shared answer, and how far the students lie apart."""
    if not row["spread"]:
        return "no clue judged"
    least, *_, greatest = row["spread"]
    return f"{percent(row['pooled'])} ({between(least, greatest)})"

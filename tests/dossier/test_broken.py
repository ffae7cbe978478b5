"""A few of the workbooks that ``make test-workbooks`` breaks by the thousand."""

from __future__ import annotations

from pathlib import Path

import pytest

from . import books, broken


@pytest.mark.parametrize("sort", [s for s in broken.SORTS if s is not broken.many])
def test_a_broken_workbook_is_said_and_leaves_nothing(sort: broken.Break, tmp_path: Path) -> None:
    assert broken.missed(sort, 1000, tmp_path) == []


def test_what_is_not_said_is_missed(tmp_path: Path) -> None:
    """The program itself can fail: a sound workbook lacks the fault that it should have."""
    sound = books.openpyxl_book(books.rows())
    wanted = ["events!C2: "]
    missed = broken.missed(lambda _: broken.Broken(sound, wanted), 0, tmp_path)
    assert len(missed) == 3, missed  # sound, not said, and kept

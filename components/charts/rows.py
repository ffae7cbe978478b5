"""A frame's rows as plain objects, which a wide frame's own ``itertuples`` is slow to give."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pandas as pd


def rows_of(frame: pd.DataFrame) -> list[Any]:
    """One object a row, its attributes named after the columns, with Python's own values."""
    names = list(frame.columns)
    values = zip(*(frame[name].tolist() for name in names), strict=True)
    return [SimpleNamespace(**dict(zip(names, row, strict=True))) for row in values]

"""Cells of a table that may be empty."""

from __future__ import annotations

from typing import Any

import pandas as pd


def said(value: Any) -> bool:
    """Whether a cell holds words."""
    return isinstance(value, str) and value != ""


def as_text(value: Any) -> str:
    """A cell as text; empty where nothing is known."""
    return "" if pd.isna(value) else str(value)

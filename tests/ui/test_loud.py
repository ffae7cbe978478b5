"""The strip of event data: shown only where there is some, and what it says of itself."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from components.dossier import Dossier
from components.ui import cache, loud
from components.view import View


def test_the_strip_counts_the_period_and_says_what_its_rows_are(
    dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = [date(2003, 10, 8), date(2003, 10, 9), date(2004, 1, 1)]
    path = tmp_path / "context.parquet"
    pq.write_table(pa.table({"date": days, "side": ["domestic", "domestic", "other"]}), path)
    monkeypatch.setattr(cache, "dossier", lambda: replace(dossier, context=(path,)))
    whole = loud.drawn(View(), "light")
    assert 'alt="3 rows of event data: domestic 2 and other 1. Most, 2, are of October 2003."' in (
        whole
    )
    assert "are no rows of this dossier" in whole
    assert 'alt="1 row of' in loud.drawn(View(time=("2004", None)), "dark")

"""Prints the CPU and memory of counting event data by month and side, with pandas or as we do."""

import json
import resource
import sys
import time
from datetime import date
from pathlib import Path

import duckdb  # noqa: F401  # neither pays for what both have loaded
import pandas as pd

from components.query.loudness import by_month, loudness

path, engine = Path(sys.argv[1]), sys.argv[2]


def peak() -> float:
    """Most memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


before, start = peak(), time.process_time()
period = (date(2003, 1, 1), date(2004, 12, 31))
if engine == "pandas":
    rows = pd.read_parquet(path)
    rows["date"] = pd.to_datetime(rows["date"])
    rows.groupby([rows["date"].dt.to_period("M"), "side"]).size()
    first = time.process_time() - start
    kept = rows[rows["date"].between(*map(pd.Timestamp, period))]
    kept.groupby([kept["date"].dt.to_period("M"), "side"]).size()
else:
    by_month(loudness((path,)))
    first = time.process_time() - start
    by_month(loudness((path,)), period)
later = time.process_time() - start - first
print(json.dumps({"first count": first, "a period then": later, "MB": peak() - before}))

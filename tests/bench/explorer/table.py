"""Tables in Markdown, and what they were measured on."""

from __future__ import annotations

import platform
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import psutil


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table; all columns but the first are set to the right."""
    names = list(head)
    lines = [names, ["---", *["---:"] * (len(names) - 1)], *map(list, rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def number(value: float, unit: str = "") -> str:
    """Two or three digits, for instance ``0.012 ms``, ``4.1 ms``, ``160 ms``."""
    digits = f"{value:.2g}" if value < 1 else f"{value:.{0 if value >= 100 else 1}f}"
    return f"{digits} {unit}".rstrip()


def ratio(ours: float, other: float) -> str:
    """How many times the alternative."""
    times = ours / other
    return "under 0.001 ×" if times < 0.001 else f"{times:.{3 if times < 0.1 else 2}f} ×"


def machine() -> str:
    """Date, processor and versions, in one line."""
    packages = ("streamlit", "plotly", "pandas", "narwhals")
    busy = psutil.getloadavg()[0]
    return (
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC · {_processor()}, {psutil.cpu_count()} cores, "
        f"{psutil.virtual_memory().total / 2**30:.0f} GB, load {busy:.1f} at the end · "
        f"{platform.system()} · Python {platform.python_version()} · "
        + " · ".join(f"{name} {version(name)}" for name in packages)
    )


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    if told.exists():
        for line in told.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()

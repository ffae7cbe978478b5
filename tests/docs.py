"""What code writes into documents: ``python -m tests.docs`` fills each part between its markers."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from components.charts import CHARTS
from components.dossier import load
from components.dossier.dictionary import dictionary
from tests.conftest import ROOT


def chart_ids() -> str:
    """Every chart in a sentence, in reading order."""
    *most, last = (f"`{name}`" for name in CHARTS)
    return textwrap.fill(f"The charts are {', '.join(most)} and {last}.", 100)


def charts() -> str:
    """Every chart in a table: its id, its page and the headline that it has in the dossier."""
    dossier = load(ROOT / "data/russia-2003")
    rows = [
        f"| `{name}` | `/{chart.page}` | {chart.heading(dossier).title} |"
        for name, chart in CHARTS.items()
    ]
    return "\n".join(["| chart | page | shows |", "|---|---|---|", *rows])


#: Name of a marker -> what stands behind it.
PARTS: Mapping[str, Callable[[], str]] = MappingProxyType(
    {"dictionary": dictionary, "charts": charts, "chart-ids": chart_ids}
)
_PART = re.compile(r"(<!-- ([a-z-]+) -->\n)(.*?)(<!-- /\2 -->)", re.DOTALL)


def documents() -> list[Path]:
    """Every Markdown file of ours."""
    places = (ROOT, ROOT / "docs", ROOT / "docs/decisions", *ROOT.glob("data/*/"))
    return sorted(file for place in places for file in place.glob("*.md"))


def filled(text: str) -> str:
    """A document with each part as code says it today; KeyError for a marker of nothing."""
    return _PART.sub(lambda m: f"{m[1]}{PARTS[m[2]]().strip()}\n{m[4]}", text)


if __name__ == "__main__":
    for file in documents():
        said = file.read_text(encoding="utf-8")
        file.write_text(filled(said), encoding="utf-8", newline="\n")

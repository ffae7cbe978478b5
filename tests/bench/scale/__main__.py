"""Measure what large data costs: ``python -m tests.bench.scale``.

An earlier build and the working tree draw the same 2,000 events, in processes of their own; this
tree alone draws 10,000. Ten million rows of event data are counted with pandas and as the app
does. Figures are seconds of CPU unless they say otherwise.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from tests.bench.builds.build import DATA, both
from tests.bench.explorer.table import machine, ratio, table
from tests.bench.scale.rows import enlarge, event_data
from tests.browser.server import ROOT

HERE = Path(__file__).parent
TURNS = 3
COMMIT, ROWS = "d84ab0d", 10_000_000


def probe(folder: Path, name: str, *arguments: object) -> dict[str, float]:
    """What a script of this folder prints as JSON, run in a build's folder."""
    script = (HERE / f"{name}.py").read_text(encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)],
        cwd=folder, capture_output=True, text=True, check=True,
    )  # fmt: skip
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def medians(folder: Path, name: str, *arguments: object) -> dict[str, float]:
    """Figure by figure, over a few processes."""
    runs = [probe(folder, name, *arguments) for _ in range(TURNS)]
    return {key: median(run[key] for run in runs) for key in runs[0]}


def main() -> None:
    """Measure and print Markdown."""
    rows: list[tuple[str, ...]] = []

    def add(of: str, old: dict[str, float], new: dict[str, float]) -> None:
        rows.extend(
            (f"{of}: {key}", f"{old[key]:.3g}" if key in old else "–", f"{value:.3g}",
             ratio(value, old[key]) if old.get(key) else "–")
            for key, value in new.items()
        )  # fmt: skip

    with both(COMMIT, data="8474355") as (old, new), tempfile.TemporaryDirectory() as place:
        add("import of the server", *(medians(b.folder, "starting") for b in (old, new)))
        enlarge(old.folder / DATA, 2000)
        for events in (2000, 10_000):
            folder = Path(place) / str(events) / DATA.name
            shutil.copytree(ROOT / DATA, folder)
            enlarge(folder, events)
            before = probe(old.folder, "drawing", old.folder / DATA) if events == 2000 else {}
            add(f"{events} events", before, medians(new.folder, "drawing", folder))
        file = Path(place) / "context.parquet"
        event_data(file, ROWS)
        add("10 million rows", *(medians(ROOT, "counting", file, e) for e in ("pandas", "duckdb")))
    print(table(("s of CPU", COMMIT + " or pandas", "now", "ratio"), rows))
    print(machine())


if __name__ == "__main__":
    main()

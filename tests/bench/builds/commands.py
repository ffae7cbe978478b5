"""What the commands cost, whole processes from start to end."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.builds.build import DATA, Build
from tests.bench.builds.embeds import VIEWS


def export(build: Build, *, quick: bool) -> dict[str, float]:
    """A site of all charts, formats and some Views; by the embed, since charts may be new."""
    with tempfile.TemporaryDirectory() as place:
        site, views = Path(place) / "site", Path(place) / "views.txt"
        # An empty line is the whole chart.
        views.write_text("\n".join(("", *([] if quick else VIEWS))), encoding="utf-8")
        cpu = _cpu(
            build, "components.embed", "export", site, "--views", views, "--jobs", 1, "--data", DATA
        )
        files = json.loads((site / "index.json").read_text(encoding="utf-8"))["files"]
    return {"ms of CPU an embed": 1000 * cpu / len(files), "embeds": len(files), "s of CPU": cpu}


def written(build: Build, *, quick: bool) -> dict[str, float]:
    """The talk as a document and as slides."""
    with tempfile.TemporaryDirectory() as place:
        return {
            f"{kind}, s of CPU": _cpu(build, "components.present", kind, Path(place) / kind)
            for kind in ("deck", "pptx")
        }


def _cpu(build: Build, module: str, *arguments: object) -> float:
    """Seconds of CPU of a command and of all that it started.

    Raises
    ------
    RuntimeError
        If it fails, with what it said.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", module, *map(str, arguments)]
    done = subprocess.run(command, cwd=build.folder, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise RuntimeError(f"{module} failed:\n{done.stderr}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

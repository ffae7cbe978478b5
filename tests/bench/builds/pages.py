"""What a changed filter costs, each build beside a bare Streamlit page in the same minutes."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.bench.builds.build import Build
from tests.bench.builds.serving import Site, serving
from tests.bench.explorer.reader import Reader
from tests.bench.explorer.reruns import compare
from tests.bench.explorer.serving import BARE, Served
from tests.bench.explorer.views import Change, unseen
from tests.browser.server import Server


def filtered(build: Build, *, quick: bool) -> dict[str, float]:
    """How many times the bare page's CPU each page takes for a View that is new to all."""
    with tempfile.TemporaryDirectory() as empty, serving(build) as site:
        plain = Server(script=str(BARE), cwd=Path(empty))
        plain.start()
        site.settle()
        try:
            bare, ours = Served("bare", plain.port, plain.pid), _served(site)
            return asyncio.run(_ratios(bare, ours, build, rounds=1 if quick else 3))
        finally:
            plain.stop()


def _served(site: Site) -> Served:
    return Served("ours", int(site.url.rpartition(":")[2]), site.pid)


async def _ratios(bare: Served, ours: Served, build: Build, *, rounds: int) -> dict[str, float]:
    fresh, found = unseen(), {}
    for page in _addresses(build):
        async with Reader(ours.port, page) as reader:
            charted = reader.charts and reader.has("w-pressure")
        if charted:
            found[f"/{page}"] = await _ratio(bare, ours, page, fresh, rounds=rounds)
    return found


async def _ratio(
    bare: Served, ours: Served, page: str, fresh: Iterator[Change], *, rounds: int
) -> float:
    runs = await compare(bare, ours, page, fresh, rounds=rounds, count=20)
    own, plain = (median(run.cpu for run in runs[key]) for key in ("unseen", "bare, filter"))
    return own / plain


def _addresses(build: Build) -> list[str]:
    """Pages, by their files; the first two are the entry and the story, which filters nothing."""
    names = {path.stem.replace("_", "-") for path in (build.folder / "pages").glob("*.py")}
    return sorted(names - {"explorer", "story"})

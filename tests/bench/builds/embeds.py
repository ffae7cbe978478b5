"""What embeds cost: in a View nobody asked for, as the largest picture, and in bytes."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

from tests.bench.builds.build import Build
from tests.bench.builds.serving import Site, warm

#: Views that both builds understand, and that any dossier has something to show in.
VIEWS = (
    "time=1997..2003", "stage=agenda~adoption", "kind=law~bill~vote~report~statement",
    "stance=advances", "stance=resists", "q=law",
)  # fmt: skip

LARGEST = "timeline.png"
SIZE = "width=2000&scale=3"


def cold(build: Build, *, quick: bool) -> dict[str, float]:
    """CPU seconds of the pages of each chart in Views that nobody asked for; the worker is warm."""
    views = VIEWS[:2] if quick else VIEWS
    found = dict.fromkeys(build.charts, 0.0)
    with warm(build) as site:
        for view in views:
            for chart in build.charts:
                before = site.cpu
                site.embed(f"{chart}.html", view)
                found[chart] += site.cpu - before
    return {chart: spent / len(views) for chart, spent in found.items()}


def sizes(build: Build, *, quick: bool) -> dict[str, float]:
    """Bytes on the line of each chart's page, compressed with gzip."""
    with warm(build) as site:
        return {chart: site.embed(f"{chart}.html").size for chart in build.charts}


def largest(build: Build, *, quick: bool) -> dict[str, float]:
    """The largest picture alone, and a small wish sent while another one is drawn."""
    with warm(build) as site:
        before = site.cpu
        alone = site.embed(LARGEST, SIZE)
        return {
            "s of CPU": site.cpu - before,
            "s to wait for it": alone.whole,
            "kB": alone.size / 1000,
            "s that a small wish waits meanwhile": _beside(site),
        }


def _beside(site: Site) -> float:
    """Seconds that a small picture takes that is wished for while a large one is drawn.

    Raises
    ------
    RuntimeError
        If the large one was there already: then nothing was measured.
    """
    with ThreadPoolExecutor(1) as pool:
        large = pool.submit(site.embed, LARGEST, f"{VIEWS[0]}&{SIZE}")
        time.sleep(0.3)
        if large.done():
            raise RuntimeError("the large picture was drawn before the small one was wished for")
        small = site.embed("votes.svg", VIEWS[1])
        large.result()
    return small.whole

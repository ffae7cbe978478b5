"""Measure an earlier build beside the working tree: ``python -m tests.bench.builds``.

``--quick`` measures once, and less; ``--row png`` one thing only. CPU is that of whole processes
and of all that they started.
"""

from __future__ import annotations

import argparse
import logging
import sys

from tests.bench.builds import commands, embeds, pages, talk
from tests.bench.builds.build import READABLE, Build, both
from tests.bench.builds.rows import Bench, by_turns, lines
from tests.bench.explorer.table import machine

BENCHES = {
    "cold": Bench(
        "A page of a View nobody asked for, s of CPU", embeds.cold,
        ratios={"all that both have": 1 / 5}, total="all that both have",
    ),
    "export": Bench(
        "`python -m components.embed export`", commands.export,
        ratios={"ms of CPU an embed": 1 / 4}, turns=1,
    ),
    "present": Bench(
        "`/present` on a fresh server", talk.present,
        ratios={"first scene seen in Chromium, s": 1 / 4, "whole document, s": 1 / 4,
                "s of CPU": 1 / 4},
    ),
    "slides": Bench(
        "First download of `/present/slides.pptx`", talk.slides,
        ratios={"from the open talk, s": 1 / 3, "from the open talk, s of CPU": 1 / 3,
                "on a fresh server, s": 1 / 3, "on a fresh server, s of CPU": 1 / 3},
    ),
    "written": Bench("`python -m components.present`", commands.written),
    "png": Bench(
        f"`/embed/…/{embeds.LARGEST}?{embeds.SIZE}`", embeds.largest,
        ratios={"s of CPU": 1 / 4}, limits={"s that a small wish waits meanwhile": 1.0},
    ),
    "filter": Bench(
        "A filter changed, View new to all: CPU × bare page", pages.filtered, limits={"*": 1.0},
    ),
    "bytes": Bench(
        "A page on the line, gzip, bytes", embeds.sizes, ratios={"*": 1.0},
        limits={"timeline": 15_000, "pressure": 15_000}, turns=1,
    ),
}  # fmt: skip


def main() -> int:
    """Measure and print Markdown; 1 if something could not be measured."""
    logging.disable(logging.WARNING)  # Streamlit, on being imported without a server
    parser = argparse.ArgumentParser(prog="python -m tests.bench.builds", description=__doc__)
    parser.add_argument("--commit", default="d84ab0d", help="the earlier build")
    parser.add_argument("--row", action="append", choices=BENCHES, help="may be repeated")
    parser.add_argument("--quick", action="store_true", help="once, and fewer Views")
    parser.add_argument(
        "--data", default=READABLE, help="commit whose dossier the earlier build draws, or 'own'"
    )
    asked = parser.parse_args()
    data = "" if asked.data == "own" else asked.data
    with both(asked.commit, data=data) as builds:
        print("\n\n".join(f"{build.name}: {build.data}" for build in builds), end="\n\n")
        names = asked.row or list(BENCHES)
        well = [_told(BENCHES[name], builds, quick=asked.quick) for name in names]
    print(machine())
    return 0 if all(well) else 1


def _told(bench: Bench, builds: tuple[Build, Build], *, quick: bool) -> bool:
    """Measure and print one thing; whatever goes wrong with it, the next is measured."""
    print(f"bench: {bench.title}", file=sys.stderr, flush=True)
    try:
        old, new = by_turns(bench, builds, quick=quick)
    except Exception as error:
        print(f"{bench.title}: not measured: {error}", end="\n\n", flush=True)
        return False
    print(lines(bench, old, new, [build.name for build in builds]), end="\n\n", flush=True)
    return True


if __name__ == "__main__":
    sys.exit(main())

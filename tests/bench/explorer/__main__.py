"""Measure the explorer beside a bare page and print the tables: ``python -m tests.bench.explorer``.

``--quick`` takes fewer rounds; ``--page pressure`` measures the reruns of one page only.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import sys
from statistics import median

from components.ui import cache
from components.ui.shell import PAGES
from tests.bench.explorer import inside, reruns, screen
from tests.bench.explorer.reader import Reader
from tests.bench.explorer.serving import Served, both
from tests.bench.explorer.table import machine, number, ratio, table
from tests.bench.explorer.views import unseen

READERS = 20


def main() -> None:
    """Run it all and print Markdown."""
    logging.disable(logging.WARNING)  # Streamlit, on being imported without a server
    parser = argparse.ArgumentParser(prog="python -m tests.bench.explorer", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    parser.add_argument("--page", action="append", help="a page's address; may be repeated")
    asked = parser.parse_args()
    rounds = 1 if asked.quick else 4
    with both() as (ours, bare):
        pages = asked.page or asyncio.run(_pages(ours))
        print(_inside(asyncio.run(_bare_cpu(bare))), end="\n\n", flush=True)
        print(asyncio.run(_reruns(bare, ours, pages, rounds)), end="\n\n", flush=True)
        pages = [page for page in pages if page]  # the story has no filters to change
        print(asyncio.run(_load(bare, ours, pages, rounds)), end="\n\n", flush=True)
        print(_screen(bare, ours, pages, 4 * rounds), end="\n\n", flush=True)
        print(asyncio.run(_memory(ours, pages, 400 if asked.quick else 2000)), end="\n\n")
    print(machine())


def _say(words: str) -> None:
    print(f"bench: {words}", file=sys.stderr, flush=True)


async def _pages(ours: Served) -> list[str]:
    """Addresses of the pages with charts, the story first."""
    found = []
    for page in PAGES:
        async with Reader(ours.port, page.path) as reader:
            if reader.charts and (reader.has("w-pressure") or not page.path):
                found.append(page.path)
    _say(f"pages: {', '.join(f'/{page}' for page in found)}")
    return found


async def _bare_cpu(bare: Served) -> float:
    async with Reader(bare.port) as reader:
        return (await reruns.rerun_cost(bare, reader, iter([None] * 40))).cpu


def _inside(bare: float) -> str:
    """Load, query and charts, in this process."""
    _say("load, query, charts")
    dossier = cache.dossier()
    loading, (fresh, again) = inside.load_cost(), inside.query_costs(dossier)
    figure, charts = inside.bare_figure(), inside.pieces(dossier)
    first = table(
        ("In one process, CPU", "ours", "alternative", "ratio"),
        [
            _row("Load the dossier, once a server", loading, "a bare rerun", bare),
            _row("Query, a View not seen before", fresh, "a bare rerun", bare),
            _row("Query, a View seen before", again, "a bare rerun", bare),
            *(_row(f"{c.chart}, drawn anew", c.total, "bare chart", figure) for c in charts),
            *(_row(f"{c.chart}, drawn before", c.again, "bare chart", figure) for c in charts),
        ],
    )
    second = table(
        ("Chart, drawn anew", "prepare", "screen", "describe", "write", "sent"),
        [
            (c.chart, *(number(v, "ms") for v in (c.prepare, c.screen, c.describe, c.write)),
             number(c.size, "kB"))
            for c in charts
        ],
    )  # fmt: skip
    return f"{first}\n\n{second}"


def _row(name: str, ours: float, other: str, cost: float) -> tuple[str, str, str, str]:
    return name, number(ours, "ms"), f"{other}: {number(cost, 'ms')}", ratio(ours, cost)


async def _reruns(bare: Served, ours: Served, pages: list[str], rounds: int) -> str:
    fresh, rows = unseen(), []
    words = {
        "same": ("nothing changed", "bare, same"),
        "seen": ("filter changed, View seen before", "bare, filter"),
        "unseen": ("filter changed, View new to all", "bare, filter"),
    }
    for page in pages:
        _say(f"reruns of /{page}")
        found = await reruns.compare(bare, ours, page, fresh, rounds=rounds, count=20)
        for key, (what, other) in words.items():
            if key in found:
                cost, plain = (median(r.cpu for r in found[k]) for k in (key, other))
                last = found[key][-1]
                rows.append((
                    f"/{page}, {what}", str(last.charts), number(last.sent, "kB"),
                    number(cost, "ms"), number(plain, "ms"), ratio(cost, plain),
                ))  # fmt: skip
    return table(("CPU of a whole rerun", "charts", "sent", "ours", "bare page", "ratio"), rows)


async def _load(bare: Served, ours: Served, pages: list[str], rounds: int) -> str:
    rows = []
    for page in pages:
        _say(f"{READERS} readers of /{page}")
        plain, own = [], []
        for _ in range(min(rounds, 3)):
            plain.append(await reruns.load(bare, "", readers=READERS, seconds=3))
            own.append(await reruns.load(ours, page, readers=READERS, seconds=3))
        (r, c, w), (pr, pc, pw) = (
            (median(x.rate for x in xs), median(x.cpu for x in xs), median(x.wait for x in xs))
            for xs in (own, plain)
        )
        rows.append((
            f"/{page}", number(r, "/s"), number(pr, "/s"), ratio(r, pr),
            f"{number(c, 'ms')} : {number(pc, 'ms')}", f"{number(w, 'ms')} : {number(pw, 'ms')}",
        ))  # fmt: skip
    head = (f"Reruns a second, {READERS} readers", "ours", "bare page", "ratio", "CPU", "wait")
    return table(head, rows)


def _screen(bare: Served, ours: Served, pages: list[str], clicks: int) -> str:
    _say("Chromium")
    plain = median(screen.filter_times(bare, "", clicks=clicks))
    rows = []
    for page in pages:
        if times := screen.filter_times(ours, page, clicks=clicks):
            own = median(times)
            rows.append((f"/{page}", number(own, "ms"), number(plain, "ms"), ratio(own, plain)))
    return table(("Click on a filter to charts changed, Chromium", "ours", "bare", "ratio"), rows)


async def _memory(ours: Served, pages: list[str], count: int) -> str:
    page = "pressure" if "pressure" in pages else pages[0]
    _say(f"memory over {count} reruns of /{page}")
    found = [m / 2**20 for m in await reruns.memory(ours, page, unseen(), reruns=count)]
    steps = ", ".join(number(m) for m in found)
    return table(
        (f"Memory of the server over {count} reruns of /{page}, gc.freeze on", "after", "before",
         "ratio"),
        [(f"MB after each quarter: {steps}", number(found[-1], "MB"), number(found[0], "MB"),
          f"{found[-1] / found[0]:.3f} ×")],
    )  # fmt: skip


if __name__ == "__main__":
    main()

"""The same page made with other tools, in one run, by turns: ``python -m tests.bench.peers``.

``--quick`` asks nothing from far away; ``--turns`` says how often each page has its turn;
``--only`` names the pages to measure; ``--commit`` adds an earlier build; ``--shots`` keeps a
picture of each page in a folder, to see that it works.
"""

from __future__ import annotations

import argparse
import logging
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Error as Trouble

from components.dossier import load
from tests.bench.builds.build import both
from tests.bench.explorer.table import machine, number, table
from tests.bench.peers import install, measure, rows
from tests.bench.peers.delay import delayed
from tests.bench.peers.peers import APP, EARLIER, PEERS, Site, command, ours, serving
from tests.browser import chromium
from tests.browser.server import ROOT, free_port


@dataclass
class Found:
    """What was measured of one page; lists hold every click of every turn."""

    filters: list[float] = field(default_factory=list)
    rests: list[float] = field(default_factory=list)
    far_filters: list[float] = field(default_factory=list)
    cards: list[float] = field(default_factory=list)
    far_cards: list[float] = field(default_factory=list)
    others: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    moves: list[float] = field(default_factory=list)
    slow: float | None = None
    load: measure.Load | None = None


def main() -> int:
    """Measure and print Markdown; 1 if a page could not be measured."""
    logging.disable(logging.WARNING)  # Streamlit, on being imported without a server
    parser = argparse.ArgumentParser(prog="python -m tests.bench.peers", description=__doc__)
    names = [*APP, *PEERS]
    parser.add_argument("--only", action="append", choices=names, help="may be repeated")
    parser.add_argument("--quick", action="store_true", help="no line that is slow or far")
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--commit", help="an earlier build to measure too")
    parser.add_argument("--shots", type=Path, help="folder for a picture of each page")
    asked = parser.parse_args()
    found, missing = _measured(asked, asked.only or names)
    print(_table(found))
    print("\n".join(f"\nNot measured: {name}. {why}" for name, why in missing.items()))
    print(f"\nMedians, in turns, in one run; {machine()}")
    return 1 if missing else 0


def _measured(
    asked: argparse.Namespace, names: list[str]
) -> tuple[dict[str, Found], dict[str, str]]:
    found, missing = dict[str, Found](), dict[str, str]()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="peers-")))
        count = rows.write(load(ROOT / "data/russia-2003"), folder / "data.json")
        print(f"{count} dated events", end="\n\n")
        sites = list[Site]()
        for name in names:
            try:
                sites.append(stack.enter_context(_started(name, folder)))
            except (RuntimeError, OSError) as error:
                missing[name] = str(error)
        if asked.commit:
            old, _ = stack.enter_context(both(asked.commit, data=""))
            for path in APP:
                page, words, port = ours(old.folder, old.name, path, EARLIER)
                sites.append(stack.enter_context(serving(page, words, port, cwd=old.folder)))
        start = stack.enter_context(sync_playwright())
        browser = start.chromium.launch(executable_path=chromium.find(), args=list(chromium.FLAGS))
        stack.callback(browser.close)
        for site in sites:
            found[site.page.name] = Found()
        measure.calm(sites)
        for turn in range(asked.turns):
            for site in sites:
                _said(f"{site.page.name}, turn {turn + 1}")
                try:
                    _turn(browser, site, found[site.page.name], asked, turn)
                except Trouble as error:
                    missing[site.page.name] = str(error).splitlines()[0]
    return found, missing


def _said(words: str) -> None:
    print(f"bench: {words}", file=sys.stderr, flush=True)


@contextmanager
def _started(name: str, folder: Path) -> Iterator[Site]:
    if name in APP:
        page, words, port = ours(ROOT, "ours", name)
        with serving(page, words, port) as site:
            yield site
        return
    if name == "plot":
        install.bundle(folder)
    python = install.environment()
    port = free_port()
    env = {"PEER_DATA": str(folder / "data.json")}
    words = command(name, python, folder, port)
    # Away from the project's own settings of Streamlit.
    cwd = ROOT if name == "plot" else folder
    with serving(PEERS[name], words, port, cwd=cwd, env=env) as site:
        yield site


def _turn(
    browser: Browser, site: Site, found: Found, asked: argparse.Namespace, turn: int
) -> None:  # fmt: skip
    """One turn of one page: the first also loads it cold, and asks it from far away."""
    with measure.opened(browser, site) as tab:
        measure.filters(tab, site, 4)  # warm: each of its two filters on and off
        seen, last = measure.filters(tab, site, 6)
        found.filters += seen
        found.rests += last
        found.cpu.append(measure.server_cpu(tab, site, 4))
        cards, others = measure.marks(tab, site, 5)
        found.cards += cards
        found.others += others
        found.moves += measure.brushed(tab, site)
        if asked.shots and not turn:
            asked.shots.mkdir(parents=True, exist_ok=True)
            name = "".join(c if c.isalnum() else "-" for c in site.page.name)
            tab.screenshot(path=asked.shots / f"{name}.png")
    if turn:
        return
    found.load = measure.cold(browser, site, slow=False)
    if asked.quick:
        return
    with delayed(site.port) as port, measure.opened(browser, site, port) as tab:
        measure.filters(tab, site, 4, rest=800)
        found.far_filters += measure.filters(tab, site, 6, rest=800)[0]
        found.far_cards += measure.marks(tab, site, 5, rest=800)[0]
    found.slow = measure.cold(browser, site, slow=True).first


def _table(found: dict[str, Found]) -> str:
    head = (
        "", "filter → charts, ms", "→ at rest, ms", "at 100 ms", "mark → card, ms", "at 100 ms",
        "mark → other chart, ms", "brush, 95th, ms", "server CPU a filter, ms",
        "first chart cold, ms", "at 1.6 Mbit/s, ms", "kB until it answers", "layout shift",
    )  # fmt: skip
    lines = []
    for name, f in found.items():
        load = f.load
        cells = (
            measure.middle(f.filters), measure.middle(f.rests), measure.middle(f.far_filters),
            measure.middle(f.cards),
            measure.middle(f.far_cards), measure.middle(f.others), measure.most(f.moves),
            measure.middle(f.cpu),
            load.first if load else None, f.slow, load.kilobytes if load else None,
            load.shift if load else None,
        )  # fmt: skip
        lines.append([name, *(_cell(value) for value in cells)])
    return table(head, lines)


def _cell(value: float | None) -> str:
    if value is None:
        return "–"
    if value == float("inf"):
        return "over 60,000"
    return f"{value:,.0f}" if value >= 1000 else number(value) if value else "0"


if __name__ == "__main__":
    sys.exit(main())

"""What a reader waits for, in Chromium: a filter, a mark, the first chart of a link."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ViewportSize
from playwright.sync_api import Error as Trouble
from playwright.sync_api import Page as Tab

from tests.bench.cpu import spent
from tests.bench.peers.peers import Site

#: 1.6 Mbit/s and 150 ms, as a phone on a slow network has it; and how long one waits for a chart.
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 2e5, "uploadThroughput": 9.4e4}
PATIENCE = 60_000
WIDE: ViewportSize = {"width": 1280, "height": 1000}

#: Notes each frame in which a chart or the card has changed: what changed, two frames later when.
#: A chart may be taken away and another set in its place, so that the whole page is watched. Of a
#: chart only its drawing counts: a mark that it is being worked on, or words for who cannot see it,
#: are no repaint.
_WATCH = """({charts, card}) => {
  const open = root => [root, ...[...root.querySelectorAll('*')]
    .filter(e => e.shadowRoot).flatMap(e => open(e.shadowRoot))];
  window.__all = selector => open(document).flatMap(r => [...r.querySelectorAll(selector)]);
  window.__hosts = node => { const found = []; for (let e = node; e; ) {
    found.push(e); e = e.parentElement || e.getRootNode().host || null; } return found; };
  const note = (kind, place) => requestAnimationFrame(() => requestAnimationFrame(() =>
    window.__notes.push([kind, place, performance.now()])));
  window.__notes = [];
  window.__up = 0;
  addEventListener('pointerup', () => { window.__up = performance.now(); window.__notes = []; },
    true);
  const look = records => {
    const shown = window.__all(charts), touched = new Set();
    let told = false;
    for (const {target, addedNodes} of records) {
      const own = window.__hosts(target.nodeType === 1 ? target : target.parentElement);
      const chart = own.find(e => shown.includes(e));
      if (chart && (own.some(e => e.matches?.('svg')) || [...addedNodes].some(n =>
          n.nodeType === 1 && (n.matches('svg') || n.querySelector('svg')))))
        touched.add(shown.indexOf(chart));
      for (const node of addedNodes) if (node.nodeType === 1)
        for (const c of shown) if (node === c || node.contains(c)) touched.add(shown.indexOf(c));
      told ||= own.some(e => e.matches?.(card))
        || [...addedNodes].some(n => n.nodeType === 1
          && (n.matches(card) || n.querySelector(card)));
    }
    touched.forEach(place => note('chart', place));
    if (told) note('card', 0);
  };
  const what = {subtree: true, childList: true, attributes: true, characterData: true};
  for (const root of open(document)) new MutationObserver(look).observe(root, what);
}"""

#: Whether a drawing is there: an svg as large as a chart, with shapes in it.
_SEEN = """() => {
  const open = root => [root, ...[...root.querySelectorAll('*')]
    .filter(e => e.shadowRoot).flatMap(e => open(e.shadowRoot))];
  return open(document).some(root => [...root.querySelectorAll('svg')].some(svg => {
    const box = svg.getBoundingClientRect();
    return box.width > 240 && box.height > 120
      && svg.querySelectorAll('path,circle,rect,use').length > 20;
  }));
}"""

#: Whether its filter and charts are there, drawn.
_READY = """({charts, filters, marks, many}) => {
  const open = root => [root, ...[...root.querySelectorAll('*')]
    .filter(e => e.shadowRoot).flatMap(e => open(e.shadowRoot))];
  const all = s => open(document).flatMap(r => [...r.querySelectorAll(s)]);
  return all(filters).length > 1 && all(charts).length >= many && all(marks).length > 5;
}"""

_SHIFTS = """() => { window.__shift = 0; new PerformanceObserver(list => {
  for (const e of list.getEntries()) if (!e.hadRecentInput) window.__shift += e.value;
}).observe({type: 'layout-shift', buffered: true}); }"""


@dataclass(frozen=True)
class Load:
    """A link opened cold: milliseconds to the first chart, kilobytes until it answers, shift."""

    first: float
    kilobytes: float
    shift: float


@contextmanager
def opened(browser: Browser, site: Site, port: int = 0) -> Iterator[Tab]:
    """A tab on a page that is drawn and at rest, and watched."""
    context = browser.new_context(viewport=WIDE)
    try:
        tab = context.new_page()
        tab.goto(site.url(port), timeout=PATIENCE)
        _ready(tab, site)
        tab.wait_for_timeout(1500)
        tab.evaluate(_WATCH, {"charts": site.page.charts, "card": site.page.card})
        yield tab
    finally:
        context.close()


def _ready(tab: Tab, site: Site) -> None:
    page = site.page
    asked = {name: getattr(page, name) for name in ("charts", "filters", "marks", "many")}
    tab.wait_for_function(_READY, arg=asked, timeout=PATIENCE)


def filters(
    tab: Tab, site: Site, clicks: int, *, rest: int = 500
) -> tuple[list[float], list[float]]:
    """Milliseconds from releasing the filter until every chart has changed, and to the last change.

    A click after which not every chart has changed is left out.
    """
    seen, last = [], []
    for turn in range(clicks):
        boxes = _boxes(tab, site.page.filters)
        x, y = boxes[turn // 2 % 2]
        tab.mouse.move(x, y)
        tab.wait_for_timeout(80)
        tab.mouse.click(x, y)
        _quiet(tab, rest)
        up, notes = tab.evaluate("() => [window.__up, window.__notes]")
        changed = [(place, when - up) for kind, place, when in notes if kind == "chart"]
        first = dict(reversed(changed))
        if len(first) >= site.page.many:
            seen.append(max(first.values()))
            last.append(max(when for _, when in changed))
    return seen, last


def marks(tab: Tab, site: Site, clicks: int, *, rest: int = 500) -> tuple[list[float], list[float]]:
    """Milliseconds from releasing a mark to its card, and to the first change in another chart."""
    cards, others = [], []
    tab.evaluate("() => scrollTo(0, 0)")
    for turn in range(clicks):
        boxes = _boxes(tab, site.page.marks, below=90)  # what stays at the top may cover them
        x, y = boxes[(turn * 7 + 3) % len(boxes)]
        tab.mouse.move(x, y)
        tab.wait_for_timeout(150)  # the tooltip comes before, not with the card
        tab.mouse.click(x, y)
        _quiet(tab, rest)
        up, notes = tab.evaluate("() => [window.__up, window.__notes]")
        card = [when - up for kind, _, when in notes if kind == "card"]
        other = [when - up for kind, place, when in notes if kind == "chart" and place > 0]
        cards += [min(card)] if card else []
        others += [min(other)] if other else []
    return cards, others


def brushed(tab: Tab, site: Site) -> list[float]:
    """Milliseconds from each move over the strip of time to the frame that shows it."""
    if not site.page.brush:
        return []
    found = tab.locator(site.page.brush)
    found.scroll_into_view_if_needed()
    place = found.bounding_box() or {"x": 0, "y": 0, "width": 0, "height": 0}
    at = [place["x"] + place["width"] * share for share in (0.35, 0.75)]
    y = place["y"] + place["height"] / 2
    tab.evaluate(
        """() => { window.__moves = []; document.addEventListener('pointermove', e => {
          const shown = () => window.__moves.push(performance.now() - e.timeStamp);
          if (e.buttons) requestAnimationFrame(() => requestAnimationFrame(shown)); }, true); }"""
    )
    tab.mouse.move(at[0], y)
    tab.mouse.down()
    tab.mouse.move(at[1], y, steps=30)
    tab.wait_for_timeout(500)
    moves: list[float] = tab.evaluate("() => window.__moves")
    tab.mouse.up()
    return moves


def calm(sites: Sequence[Site]) -> None:
    """Wait until no server works at what it does beside answering; at most two minutes."""
    for _ in range(120):
        before = [spent(site.pid) for site in sites]
        time.sleep(1)
        if all(spent(s.pid) - b < 0.05 for s, b in zip(sites, before, strict=True)):
            return


def _boxes(tab: Tab, selector: str, *, below: int = 0) -> list[tuple[float, float]]:
    """Middles of what is in the window and on top."""
    found: list[Any] = tab.evaluate(
        """([selector, below]) => window.__all(selector).map(e => e.getBoundingClientRect())
          .map(b => [b.x + b.width / 2, b.y + b.height / 2])
          .filter(([x, y]) => x > 0 && y > below && x < innerWidth && y < innerHeight - 4)""",
        [selector, below],
    )
    if len(found) < 2:
        raise Trouble(f"nothing to press in the window: {selector}")
    return [(float(x), float(y)) for x, y in found]


def _quiet(tab: Tab, rest: int) -> None:
    """Wait until for ``rest`` ms nothing has changed, at most four seconds."""
    tab.wait_for_timeout(rest)
    until = time.monotonic() + 4
    while time.monotonic() < until:
        last = tab.evaluate("() => performance.now() - (window.__notes.at(-1)?.[2] ?? 0)")
        if last > rest:
            return
        tab.wait_for_timeout(100)


def server_cpu(tab: Tab, site: Site, clicks: int) -> float:
    """Milliseconds of CPU that the server spends on a click on a filter."""
    before = spent(site.pid)
    filters(tab, site, clicks)
    return 1000 * (spent(site.pid) - before) / clicks


def cold(browser: Browser, site: Site, *, slow: bool) -> Load:
    """A link opened with nothing in the cache."""
    context = browser.new_context(viewport=WIDE)
    try:
        context.add_init_script(f"({_SHIFTS})()")
        return _cold(context, site, slow=slow)
    finally:
        context.close()


def _cold(context: BrowserContext, site: Site, *, slow: bool) -> Load:
    tab = context.new_page()
    line = context.new_cdp_session(tab)
    line.send("Network.enable")
    line.send("Network.setCacheDisabled", {"cacheDisabled": True})
    if slow:
        line.send("Network.emulateNetworkConditions", SLOW)
    bytes_ = [0.0]

    def count(said: dict[str, Any]) -> None:
        bytes_[0] += said["encodedDataLength"]

    def frame(said: dict[str, Any]) -> None:
        bytes_[0] += len(said["response"]["payloadData"]) * 0.75  # it comes in base 64

    line.on("Network.loadingFinished", count)
    line.on("Network.webSocketFrameReceived", frame)
    start = time.perf_counter()
    tab.goto(site.url(), wait_until="commit", timeout=PATIENCE)
    try:
        tab.wait_for_function(_SEEN, timeout=PATIENCE)
        first = 1000 * (time.perf_counter() - start)
    except Trouble:
        first = float("inf")
    if slow:
        return Load(first, 0, 0)
    _ready(tab, site)
    kilobytes = bytes_[0] / 1000
    tab.wait_for_timeout(2000)
    return Load(first, kilobytes, float(tab.evaluate("() => window.__shift")))


def middle(values: list[float]) -> float | None:
    """The median; None where nothing was seen."""
    return median(values) if values else None


def most(values: list[float]) -> float | None:
    """The 95th percentile; None where nothing was seen."""
    return quantiles(values, n=20)[-1] if len(values) > 1 else None

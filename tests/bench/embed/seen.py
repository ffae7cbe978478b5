"""When a reader sees a chart: noted in the page itself, in the frame after it is laid out.

Asking from outside comes late where the page is busy, and then says more of the page's scripts
than of the picture.
"""

from __future__ import annotations

import time

from playwright.sync_api import BrowserContext, Page

# As epoch milliseconds, since a frame has a clock of its own; and what moved meanwhile.
_WATCH = """(() => {
  window.__shift = 0;
  new PerformanceObserver(l => l.getEntries().forEach(e => window.__shift += e.value))
    .observe({ type: "layout-shift", buffered: true });
  const look = () => {
    const e = [...document.querySelectorAll(MARK)].find(
      e => { const b = e.getBoundingClientRect(); return b.width + b.height > 0; });
    if (!e) return requestAnimationFrame(look);
    requestAnimationFrame(() => { window.__seen = performance.timeOrigin + performance.now(); });
  };
  requestAnimationFrame(look);
})()"""


def watch(context: BrowserContext, mark: str) -> None:
    """Have every page of a context note when what a CSS selector names is first seen."""
    context.add_init_script(_WATCH.replace("MARK", repr(mark)))


def seen_at(page: Page, *, seconds: float = 60) -> float:
    """Epoch milliseconds at which it was seen, in the page or a frame of it.

    Raises
    ------
    RuntimeError
        If it is not seen in time.
    """
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found = [frame.evaluate("window.__seen || 0") for frame in page.frames]
        if any(found):
            return float(max(found))
        page.wait_for_timeout(10)
    raise RuntimeError(f"no chart within {seconds:.0f} s on {page.url}")

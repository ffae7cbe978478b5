"""From a click on a filter to the changed charts on the screen, in a real Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, sync_playwright

from tests.bench.explorer.serving import Served
from tests.browser import chromium
from tests.browser.harness import goto, settled

#: Clicks the n-th pill of "Who pushed" and resolves, in ms, with the first frame in which the run
#: is over, a chart has come, gone or been drawn anew, and every chart is drawn; with 0 if the run
#: has long been over and no chart has changed.
_CLICK = """n => new Promise(resolve => {
  const charts = () => [...document.querySelectorAll('.linked-chart')];
  const drawings = () => charts().map(c => c.querySelector('.main-svg'));
  const old = drawings();
  const app = document.querySelector('[data-testid="stApp"]');
  const start = performance.now();
  let busy = start;
  const look = () => {
    const now = performance.now(), seen = drawings();
    const idle = app.dataset.testScriptState === 'notRunning'
      && !document.querySelector('[data-stale="true"]');
    if (!idle) busy = now;
    const changed = seen.length !== old.length || seen.some((s, i) => s !== old[i]);
    const drawn = charts().every(c => c.querySelector('.main-svg .infolayer'));
    if (idle && changed && drawn) resolve(now - start);
    else if (now - busy > 6000) resolve(0);
    else requestAnimationFrame(look);
  };
  document.querySelectorAll('.st-key-w-pressure button')[n].click();
  requestAnimationFrame(look);
})"""


@contextmanager
def tab(served: Served, path: str) -> Iterator[Page]:
    """A window of a laptop's size on one page."""
    with sync_playwright() as start:
        browser = start.chromium.launch(executable_path=chromium.find(), args=list(chromium.FLAGS))
        try:
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            yield goto(page, f"{served.url}/{path}")
        finally:
            browser.close()


def filter_times(served: Served, path: str, *, clicks: int) -> list[float]:
    """Milliseconds of each click on a View drawn before, left out those that change no chart.

    Two pills on and off by turns make four Views, all of them drawn once before.
    """
    times: list[float] = []
    with tab(served, path) as page:
        for click in range(clicks + 4):
            times.append(float(page.evaluate(_CLICK, click % 2)))
            settled(page)
            if click == 3 and not any(times):
                return []
    return [time for time in times[4:] if time]

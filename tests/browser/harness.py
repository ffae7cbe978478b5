"""What browser tests do to a page: wait, look, listen, and ask axe."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page

from components.theme import TOKENS, Mode

SHOTS = Path(__file__).parents[2] / ".shots"

#: A page counts as settled when all of this has held for CALM milliseconds.
CALM = 250
_SETTLED = """calm => {
  const app = document.querySelector('#root [data-testid="stApp"]');
  // The story is whole as it comes.
  const whole = document.querySelector('#page') && document.readyState === 'complete';
  const ready = whole ? document.fonts.status === 'loaded' : app
    && !document.getElementById('cover')
    && app.dataset.testConnectionState === 'CONNECTED'
    && app.dataset.testScriptState === 'notRunning'
    && document.querySelector('[data-testid="stMain"] [data-testid="stVerticalBlock"] > *')
    && !document.querySelector('[data-stale="true"], [data-testid*="Skeleton"]')
    && [...document.querySelectorAll('.linked-chart')].every(c => c.querySelector('.main-svg'))
    && document.fonts.status === 'loaded';
  const now = performance.now(), drawn = document.querySelectorAll('.linked-chart').length;
  // What an earlier run left is taken away a moment after the last run has ended.
  if (!ready || drawn !== window.__drawn) {
    window.__drawn = drawn;
    window.__calmSince = 0;
    return false;
  }
  window.__calmSince ||= now;
  return now - window.__calmSince >= calm;
}"""

#: Height in CSS pixels of what scrolls within the window; 0 where the window itself scrolls.
_TALL = """() => {
  const main = document.querySelector('[data-testid="stMain"]');
  return main ? Math.ceil(Math.max(0, main.getBoundingClientRect().top) + main.scrollHeight) : 0;
}"""


@dataclass
class Record:
    """What one page said and asked for."""

    console: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        """Record everything that the page does from now on."""
        page.on(
            "console",
            lambda m: (
                self.console.append(f"{m.type}: {m.text} ({m.location.get('url', '')})")
                if m.type in ("error", "warning", "assert")
                else None
            ),
        )
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("websocket", lambda socket: self.requests.append(socket.url))

    def outside(self) -> list[str]:
        """Requests that meant to leave 127.0.0.1."""
        own = {"data", "blob", "about", "file"}
        urls = [(url, urlsplit(url)) for url in self.requests]
        return [u for u, p in urls if p.scheme not in own and p.hostname != "127.0.0.1"]

    def forgive(self, pattern: str) -> None:
        """Drop console messages that match: for a test that provokes one."""
        self.console = [line for line in self.console if not re.search(pattern, line)]

    def assert_clean(self) -> None:
        """Fail on any console error or warning, page error or outside request."""
        assert not self.errors, "errors on the page:\n" + "\n".join(self.errors)
        assert not self.console, "console:\n" + "\n".join(self.console)
        assert not self.outside(), "left the machine:\n" + "\n".join(self.outside())


def settled(page: Page, *, seconds: float = 30) -> Page:
    """Wait until Streamlit is idle and every chart is drawn; the page, for chaining.

    Call it after ``goto`` and after anything that makes the script run again.
    """
    page.evaluate("() => { window.__calmSince = 0 }")
    # Asked at each frame, which is what Playwright does unasked, it would be work by itself.
    page.wait_for_function(_SETTLED, arg=CALM, timeout=seconds * 1000, polling=50)
    return page


def goto(page: Page, url: str) -> Page:
    """Open an address of the app and wait until it has settled."""
    page.goto(url, wait_until="domcontentloaded")
    return settled(page)


#: Whether the page has a paper of this colour, charts included.
_PAPER = """paper => {
  const main = document.querySelector('[data-testid=stMain], #page');
  const own = main && getComputedStyle(main).getPropertyValue('--paper').trim();
  return own && own.toLowerCase() === paper.toLowerCase();
}"""


def wait_until(page: Page, held: Callable[[], bool]) -> None:
    """Wait up to ten seconds for what Playwright has no word for; fail unless it then holds."""
    for _ in range(200):
        if held():
            return
        page.wait_for_timeout(50)
    assert held()


def turned(page: Page, scheme: Mode) -> Page:
    """Turn an open page light or dark, as a reader's system does in the evening."""
    page.emulate_media(color_scheme=scheme)
    page.wait_for_function(_PAPER, arg=TOKENS[scheme].paper)
    page.wait_for_timeout(100)  # what the browser tells the server is on its way
    return settled(page)


def unrolled(page: Page) -> Page:
    """Make the window as tall as the page, so that nothing is below the fold.

    Streamlit scrolls inside ``main``: axe does not judge the contrast of what is scrolled away,
    and a screenshot does not show it. A page that the window itself scrolls stays as it is: steps
    as tall as the window would grow with it.
    """
    size = page.viewport_size
    assert size
    for _ in range(3):  # a taller window can make a taller page
        tall = page.evaluate(_TALL)
        if tall <= size["height"]:
            break
        size = {"width": size["width"], "height": tall}
        page.set_viewport_size(size)
        page.wait_for_timeout(150)
    return page


def shot(page: Page, name: str) -> Path:
    """With SHOTS=1, save a picture of the whole page as ``.shots/{name}.png``; its path."""
    path = SHOTS / f"{name}.png"
    if not os.environ.get("SHOTS"):
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    before = page.viewport_size
    unrolled(page).screenshot(path=path, full_page=True)
    if before:
        page.set_viewport_size(before)
    return path


#: Leaves out of the rule on contrast what has no words of its own, and words in the same classes,
#: colours, size and grounds as three before them: the thousandth row of a list has the contrast of
#: the first. Of words in a drawing axe finds nothing (their contrast: ``test_theme``).
_ALIKE = """() => {
  const kinds = new Map(), kindOf = new Map(), times = new Map();
  const look = ["color", "fontSize", "fontWeight", "backgroundColor", "backgroundImage",
    "opacity", "filter", "textShadow", "position"];
  const kind = (node) => {
    if (!node) return 0;
    if (!kindOf.has(node)) {
      const style = getComputedStyle(node);
      const said = [kind(node.parentElement), node.tagName, node.className,
        ...look.map((name) => style[name])].join();
      if (!kinds.has(said)) kinds.set(said, kinds.size + 1);
      kindOf.set(node, kinds.get(said));
    }
    return kindOf.get(node);
  };
  const says = (node) => !node.closest("svg") && (node.matches("input, select, textarea")
    || [...node.childNodes].some((n) => n.nodeType === 3 && n.data.trim()));
  for (const node of document.querySelectorAll("body *")) {
    const said = says(node), seen = said && node.checkVisibility() && node.offsetHeight;
    const before = seen ? times.get(kind(node)) ?? 0 : 0;
    if (seen) times.set(kind(node), before + 1);
    node.toggleAttribute("data-alike", !said || before >= 3);
  }
  axe.configure({ rules: [{ id: "color-contrast", selector: "*:not([data-alike])" }] });
}"""


def axe(page: Page, within: str = "") -> list[str]:
    """What axe-core finds wrong, best practices included: one line a node, empty if nothing.

    Judges the whole page, not only what fits the window; or ``within`` the elements of that
    selector, where the rest is as another test judges it (``test_pages``). Left out are two things
    of Streamlit's own: the open list of options, which lives outside every landmark, and the area
    around a button for files, which calls itself a presentation and bears a label.
    """
    before = page.viewport_size
    unrolled(page)
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    page.evaluate(_ALIKE)
    found: dict[str, Any] = page.evaluate(
        "within => axe.run(within || document, { resultTypes: ['violations'] })", within
    )
    if before:
        page.set_viewport_size(before)
    return [
        f"{rule['id']} ({rule['impact']}): {' '.join(map(str, node['target']))} {_why(node)}"
        for rule in found["violations"]
        for node in rule["nodes"]
        if not any(rule["id"] == name and mark in node["html"] for name, mark in _THEIRS)
    ]


#: Rule of axe, and what stands in the HTML of what breaks it.
_THEIRS = (
    ("region", 'role="listbox"'), ("presentation-role-conflict", "stFileUploaderDropzone"),
)  # fmt: skip


def _why(node: dict[str, Any]) -> str:
    checks = [*node["any"], *node["all"], *node["none"]]
    return f"— {checks[0]['message']} — {node['html'][:160]}" if checks else node["html"][:160]


def assert_accessible(page: Page, within: str = "") -> None:
    """Fail with every node that axe objects to, on the page or within a selector."""
    found = axe(page, within)
    assert not found, "axe:\n" + "\n".join(found)

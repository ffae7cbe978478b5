"""How a page follows a room where streams are refused, held back or fine; its clock is ours."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from components.talk import slides

_SCRIPT = Path(slides.__file__).with_name("room.js").read_text(encoding="utf-8")

#: A server of which the version is set by hand, and a stream that says only what it is told to.
_STAGE = """
window.server = { version: 1, up: true, polls: [], streams: [], refuses: false };
window.heard = { states: [], lines: [], gone: 0 };
class Stream extends EventTarget {
  static OPEN = 1; static CLOSED = 2;
  constructor(url) {
    super();
    this.readyState = server.refuses ? 2 : 1;
    server.streams.push(this);
    if (server.refuses) setTimeout(() => this.dispatchEvent(new Event("error")), 20);
  }
  close() { this.readyState = 2; }
  tell(version) {
    this.dispatchEvent(new MessageEvent("state", { data: JSON.stringify({ version }) }));
  }
}
window.EventSource = Stream;
window.fetch = async (url, { headers }) => {
  if (!server.up) throw new TypeError("away");
  server.polls.push({ at: Date.now(), held: headers["If-None-Match"], me: headers["X-Student"] });
  const etag = `"${server.version}"`, same = headers["If-None-Match"] === etag;
  return new Response(same ? null : JSON.stringify({ version: server.version }), {
    status: server.version ? (same ? 304 : 200) : 404, headers: { ETag: etag },
  });
};
"""
_FOLLOW = """() => void (window.line = window.room353.follow("BCDFGH", {
  headers: { "X-Student": "me" },
  state: (found) => heard.states.push(found.version),
  line: (up) => heard.lines.push(up),
  gone: () => heard.gone++,
}))"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    made = browser.new_page()
    made.clock.install(time=0)
    made.goto("about:blank")
    made.clock.pause_at(1_000)
    made.evaluate(f"{_STAGE}; null")
    made.evaluate(f"{_SCRIPT}; null")
    yield made
    made.close()


def run(page: Page, ms: int) -> None:
    """Let time go by in short steps, so that what waits for an answer is in time for the next."""
    for _ in range(ms // 250):
        page.clock.run_for(250)
        # The clock is ours and the browser's reading of an answer is not: it is waited for.
        page.evaluate("new Response('read').text()")


def look(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate("({ ...heard, polls: server.polls })")
    return found


def gaps(polls: list[dict[str, Any]]) -> list[float]:
    return [b["at"] - a["at"] for a, b in pairwise(polls)]


@pytest.mark.parametrize("refuses", [True, False], ids=["refused", "held back"])
def test_without_a_stream_the_state_is_asked_for(page: Page, refuses: bool) -> None:
    page.evaluate("refuses => { server.refuses = refuses }", refuses)
    page.evaluate(_FOLLOW)
    run(page, 5_000)
    assert look(page)["states"] == [1]
    page.evaluate("server.version = 2")
    run(page, 3_000)
    assert look(page)["states"] == [1, 2]
    run(page, 60_000)
    found = look(page)
    assert all(2_000 <= gap <= 3_000 for gap in gaps(found["polls"][1:]))
    assert {poll["me"] for poll in found["polls"]} == {"me"}
    assert found["polls"][-1]["held"] == '"2"'
    assert False not in found["lines"]  # not a word
    # It is tried again meanwhile, and followed once it speaks.
    page.evaluate("server.refuses = false")
    run(page, 60_000)
    page.evaluate("server.version = 3; server.streams.at(-1).tell(3)")
    assert look(page)["states"] == [1, 2, 3]
    before = len(look(page)["polls"])
    run(page, 15_000)
    assert len(look(page)["polls"]) <= before + 1
    page.evaluate("server.version = 0")
    run(page, 25_000)
    assert look(page)["gone"] == 1


def test_a_stream_that_falls_silent_is_noticed(page: Page) -> None:
    page.evaluate(_FOLLOW)
    page.evaluate("server.streams[0].tell(1)")
    run(page, 70_000)
    quiet = look(page)
    assert quiet["states"] == [1]
    assert all(gap >= 18_000 for gap in gaps(quiet["polls"]))
    page.evaluate("server.version = 5")
    run(page, 23_000)
    assert look(page)["states"] == [1, 5]
    seen = len(look(page)["polls"])
    run(page, 9_000)
    assert len(look(page)["polls"]) >= seen + 3
    # What comes out of a proxy late says nothing new, and is no stream that works.
    page.evaluate("server.streams.at(-1).tell(4)")
    run(page, 3_000)
    assert look(page)["states"] == [1, 5]
    page.evaluate("server.streams.at(-1).tell(5)")
    seen = len(look(page)["polls"])
    run(page, 15_000)
    assert len(look(page)["polls"]) <= seen + 1


def test_who_has_moved_the_room_asks_only_where_no_stream_tells(page: Page) -> None:
    page.evaluate(_FOLLOW)
    page.evaluate("server.streams[0].tell(1)")
    moved = "version => { server.version = version; line.caughtUp(version) }"
    page.evaluate(moved, 2)
    run(page, 250)
    page.evaluate("server.streams[0].tell(2)")
    run(page, 1_000)
    assert (look(page)["states"], look(page)["polls"]) == ([1, 2], [])
    page.evaluate(moved, 3)  # held back from now on
    run(page, 1_000)
    assert (look(page)["states"], len(look(page)["polls"])) == ([1, 2, 3], 1)
    page.evaluate(moved, 4)
    run(page, 250)
    assert (look(page)["states"], len(look(page)["polls"])) == ([1, 2, 3, 4], 2)


def test_a_server_that_is_away_is_said_and_waited_for(page: Page) -> None:
    page.evaluate("server.refuses = true; server.up = false")
    page.evaluate(_FOLLOW)
    run(page, 8_000)
    assert set(look(page)["lines"]) == {False}
    page.evaluate("server.up = true")
    run(page, 3_000)
    found = look(page)
    assert (found["states"], found["lines"][-1]) == ([1], True)

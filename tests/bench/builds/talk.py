"""What a presenter waits for: the first scene of the talk, and its slides as a file."""

from __future__ import annotations

import time

from playwright.sync_api import sync_playwright

from tests.bench.builds.build import Build
from tests.bench.builds.serving import Site, serving
from tests.bench.embed.seen import seen_at, watch
from tests.browser.chromium import FLAGS, find

SLIDES = "/present/slides.pptx"


def present(build: Build, *, quick: bool) -> dict[str, float]:
    """The talk on a fresh server: asked for at once, and when all is quiet after its start.

    What a server draws ahead is in no request: so the start is counted too.
    """
    at_once, later = (_seen(build, settled=settled) for settled in (False, True))
    with serving(build) as site:
        site.settle()
        fresh = site.cpu
        whole = site.get("/present")
        cpu = site.cpu
        again = site.get("/present")
    return {
        "first scene seen in Chromium, s": later,
        "… asked for as soon as the server answers": at_once,
        "whole document, s": whole.whole,
        "s of CPU": cpu - fresh,
        "start of the server until it is quiet, s of CPU": fresh,
        "start and talk, s of CPU": cpu,
        "once more, s": again.whole,
        "kB": whole.size / 1000,
    }


def slides(build: Build, *, quick: bool) -> dict[str, float]:
    """The first download of the slides: with the talk open, and on a fresh server."""
    with serving(build) as site:
        site.get("/present")
        seconds, cpu = _download(site)
        total = site.cpu
    with serving(build) as site:
        bare, bare_cpu = _download(site)
    return {
        "from the open talk, s": seconds,
        "from the open talk, s of CPU": cpu,
        "on a fresh server, s": bare,
        "on a fresh server, s of CPU": bare_cpu,
        "start, talk and slides, s of CPU": total,
    }


def _download(site: Site) -> tuple[float, float]:
    site.settle()
    before = site.cpu
    took = site.get(SLIDES).whole
    return took, site.cpu - before


def _seen(build: Build, *, settled: bool) -> float:
    """Seconds from the request for the talk, on a fresh server, to its first scene's drawing."""
    with sync_playwright() as start, serving(build) as site:
        browser = start.chromium.launch(executable_path=find(), args=list(FLAGS))
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        watch(context, "section svg")
        page = context.new_page()
        if settled:
            site.settle()
        asked = time.time()
        page.goto(f"{site.url}/present", wait_until="commit", timeout=120_000)
        seen = seen_at(page) / 1000
        browser.close()
    return seen - asked

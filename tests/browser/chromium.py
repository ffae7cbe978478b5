"""Finds a Chromium to test with, or installs one: ``python -m tests.browser.chromium``.

Any of the family will do: the one that CHROMIUM names, the system's, Chrome, or Playwright's own.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_MAC = (
    "Chromium.app/Contents/MacOS/Chromium",
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
_WINDOWS = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")

#: No account, no update, no look-up of names other than our own: nothing leaves the machine.
FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    # Chromium's sandbox refuses to run as root, as which containers usually run.
    *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
)


@contextmanager
def opened(path: str) -> Iterator[Browser]:
    """Open the browser at a path for tests, and close it after them."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


def candidates() -> Iterator[str]:
    """Paths where a Chromium may be, the likeliest first."""
    yield from filter(None, map(shutil.which, _NAMES))
    for base in (Path("/Applications"), Path.home() / "Applications"):
        yield from (str(base / app) for app in _MAC)
    for programs in filter(None, map(os.environ.get, ("PROGRAMFILES", "PROGRAMFILES(X86)"))):
        yield from (str(Path(programs) / app) for app in _WINDOWS)
    yield from _playwrights_own()


def _playwrights_own() -> Iterator[str]:
    # The file's place depends on Playwright's version. Asked in a process of its own, since its
    # synchronous interface can be entered only once at a time.
    code = (
        "from playwright.sync_api import sync_playwright as start\n"
        "with start() as p: print(p.chromium.executable_path)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    if done.returncode == 0:
        yield done.stdout.strip()


def runs(path: str) -> bool:
    """Whether the file is a browser that starts (Ubuntu's ``chromium-browser`` may be a stub)."""
    if not Path(path).is_file():
        return False
    if sys.platform == "win32":  # there, --version opens a window
        return True
    try:
        done = subprocess.run([path, "--version"], capture_output=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


@lru_cache(maxsize=1)
def find() -> str | None:
    """Path of a Chromium that starts, or None.

    Raises
    ------
    RuntimeError
        If CHROMIUM is set and names no browser that starts: then no other is taken silently.
    """
    if named := os.environ.get("CHROMIUM"):
        if not runs(named):
            raise RuntimeError(f"CHROMIUM={named} is no browser that starts")
        return named
    return next(filter(runs, candidates()), None)


def _commands() -> Iterator[list[list[str]]]:
    """Ways to install one, each a list of commands that must all succeed."""
    root = [] if hasattr(os, "geteuid") and os.geteuid() == 0 else ["sudo", "-n"]
    if shutil.which("apt-get") and (not root or shutil.which("sudo")):
        get = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
        install = [*get, "install", "-y", "-q", "--no-install-recommends"]
        yield [[*get, "update", "-q"], [*install, "chromium", "fonts-liberation"]]
    yield [[sys.executable, "-m", "playwright", "install", "chromium"]]


def install() -> str | None:
    """Install a Chromium in the first way that works; its path, or None."""
    for commands in _commands():
        for command in commands:
            print("chromium: " + " ".join(command), flush=True)
            try:
                if subprocess.run(command, stdin=subprocess.DEVNULL, timeout=900).returncode:
                    break
            except (OSError, subprocess.TimeoutExpired) as error:
                print(f"chromium: {error}", flush=True)
                break
        find.cache_clear()
        if found := find():
            return found
    return None


def main() -> int:
    """Print the path of a Chromium, installing one if need be; 1 if there is none."""
    try:
        path = find() or install()
    except RuntimeError as error:
        print(f"chromium: {error}", file=sys.stderr)
        return 1
    if not path:
        print(
            "chromium: none found and none could be installed (tried above).\n"
            "Install Chromium or Chrome yourself, or name one: CHROMIUM=/path/to/chrome make test",
            file=sys.stderr,
        )
        return 1
    print(f"chromium: {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

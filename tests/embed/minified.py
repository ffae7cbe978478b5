"""``python -m tests.embed.minified`` makes short what is sent with every embed.

Before the commit and not in the app: docs/decisions/0006-minifier.md says why.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import minify

from tests.conftest import ROOT

HERE = ROOT / "components/embed"
SOURCES = {
    "embed.css": "text/css",
    "short.css": "text/css",
    "embed.js": "application/javascript",
    "corrected.js": "application/javascript",
    "loader.js": "application/javascript",
}


def minified() -> Iterator[tuple[Path, str]]:
    """Each short file, and what has to stand in it."""
    for name, kind in SOURCES.items():
        source = HERE / name
        text = minify.string(kind, source.read_text(encoding="utf-8"))
        yield source.with_suffix(f".min{source.suffix}"), text


if __name__ == "__main__":
    for place, text in minified():
        place.write_text(text, encoding="utf-8", newline="\n")

"""A process that draws: ``python -m components.embed.worker``.

vl-convert holds Python's lock for as long as it draws (20 to 350 ms), which in a thread would
stop every session of the app. Here it has a process to itself, at low priority, which also
compresses. It is spoken to in pickles over its standard input and output, and ends when its input
does, so it never outlives the app.
"""

from __future__ import annotations

import os
import pickle
import re
import signal
import sys
import traceback
from html import unescape
from types import MappingProxyType
from typing import Any, BinaryIO

from components.dossier import Dossier
from components.embed.address import Ask
from components.embed.heights import heights
from components.embed.render import render
from components.graphic.writers import pdf, png
from components.serving.responses import Stored, pack


def serve(source: BinaryIO, sink: BinaryIO) -> None:
    """Draw what is asked on ``source``, one answer a question on ``sink``, until it ends.

    Questions are tuples: ``("dossier", name, title, version, tables)`` to hold a dossier,
    ``("draw", name, version, ask, base_url, compress)``,
    ``("make", name, version, function, said)`` and ``("picture", svg, format, filename)``. An
    answer is a ``Stored``, or a string that says what went wrong.
    """
    held: dict[tuple[str, str], Dossier] = {}
    while True:
        try:
            question = pickle.load(source)
        except EOFError:
            return
        try:
            reply: Stored | str | None = _reply(held, *question)
        except Exception:
            reply = traceback.format_exc()
        pickle.dump(reply, sink)
        sink.flush()


def _reply(held: dict[tuple[str, str], Dossier], kind: str, *said: Any) -> Stored | None:
    if kind == "dossier":
        name, title, version, tables = said
        held.clear()  # of a dossier that changes under a running app, only the last is asked for
        held[name, version] = Dossier(name, title, version, MappingProxyType(tables))
        return None
    if kind == "draw":
        name, version, ask, base_url, compress = said
        return draw(held[name, version], ask, base_url=base_url, compress=compress)
    if kind == "make":
        name, version, function, said = said
        made: Stored = function(held[name, version], *said)
        return made
    svg, format, filename = said
    return pack(picture(svg, format), MEDIA[format], filename)


def draw(dossier: Dossier, ask: Ask, *, base_url: str, compress: bool = True) -> Stored:
    """Render an embed and make it ready to be sent."""
    drawn = render(dossier, ask, base_url=base_url)
    # Known only while the drawings are at hand, and asked for by whoever writes a frame for it.
    tall = heights(dossier, ask) if ask.format == "html" else None
    return pack(drawn.body, drawn.media_type, drawn.filename, heights=tall, compress=compress)


MEDIA = {"png": "image/png", "pdf": "application/pdf"}


def picture(svg: str, format: str) -> bytes:
    """Turn an SVG with a title into a PNG (at scale 2) or a PDF, the same bytes every time."""
    if format == "png":
        return png.from_svg(svg, scale=2)
    title = re.search("<title[^>]*>(.*?)</title>", svg, re.S)
    return pdf.from_svg(svg, title=unescape(title[1]) if title else "", lang="en")


def main() -> None:
    """Serve on standard input and output; whatever a library prints goes to standard error."""
    if hasattr(os, "nice"):
        os.nice(10)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the app, whose end ends us
    with os.fdopen(os.dup(1), "wb") as sink:
        os.dup2(2, 1)
        serve(sys.stdin.buffer, sink)


if __name__ == "__main__":
    main()

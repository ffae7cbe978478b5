"""Articles with embeds in them, and file servers for those and for exported sites."""

from __future__ import annotations

import json
import ssl
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

from components.charts import CHARTS
from components.dossier import Dossier
from components.embed.address import EmbedRequest
from components.embed.heights import heights
from components.embed.oembed import thumbnail
from components.embed.snippets import codes, iframe, narrow_png
from components.serving.frame_heights import Heights

#: The five ways, and the chart that each of them shows.
WAYS = {
    "iframe": "timeline",
    "loader": "seats",
    "image": "tier",
    "oembed": "votes",
    "noscript": "law",
}

_WORDS = (
    "<p>A paragraph of the article, as long as paragraphs of articles are, so that there is text "
    "before and after every chart and a jump of what stands below would be seen at once. It says "
    "nothing that matters here, and says it twice. It says nothing that matters here.</p>"
)
_HEAD = """<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>An article</title>
<link rel="icon" href="data:,">
<style>body{font:18px/1.5 Georgia,serif;margin:0 auto;max-width:700px;padding:0 16px}</style>
<h1>An article with five embeds</h1>"""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A plain file server; gives its address."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Nothing."""

    class Roomy(ThreadingHTTPServer):
        request_queue_size = 64  # five, the default, are few for a page of frames on a busy machine

    handler = partial(Quiet, directory=str(folder))
    with Roomy(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


def fetched(url: str, context: ssl.SSLContext | None = None) -> bytes:
    """An answer, asked for again while the server is busy."""
    for _ in range(20):
        try:
            with urllib.request.urlopen(url, timeout=60, context=context) as answer:
                return bytes(answer.read())
        except urllib.error.HTTPError as error:
            if error.code != 503:
                raise
            time.sleep(3)
    raise TimeoutError(url)


def measured(dossier: Dossier) -> dict[str, Heights]:
    """Heights of the five charts."""
    return {c: heights(dossier, EmbedRequest(dossier.name, c, "html")) for c in WAYS.values()}


def article(base: str, dossier: Dossier, tall: dict[str, Heights], *, live: bool) -> str:
    """An article with five embeds of ``base``, a live app or an exported site."""
    parts = [_HEAD]
    for way, chart in WAYS.items():
        ask = EmbedRequest(dossier.name, chart, "html")
        pngs = (ask.replace(format="png"), narrow_png(ask))
        urls = [png.path() if live else f"/{png.file()}" for png in pngs]
        size, small = (thumbnail("", fetched(base + url)) for url in urls)
        assert size
        assert small
        found = codes(
            ask, title=CHARTS[chart].heading(dossier).title, base_url=base,
            site_url="" if live else base, alt=f"Alt text of {chart}.",
            heights=tall[chart], picture=size[1:], narrow=small[1:],
        )  # fmt: skip
        if way == "oembed":
            asked = f"/oembed?url={quote(base + ask.path(), safe='')}"
            code = json.loads(fetched(base + (asked if live else f"/oembed/{chart}.json")))["html"]
        elif way == "noscript":
            code = found["loader"]
        else:
            code = found[way]
        parts.append(f'{_WORDS}<figure id="{way}" style="margin:1rem 0">{code}</figure>{_WORDS}')
    return "\n".join(parts)


def frame_alone(base: str, dossier: Dossier, chart: str, tall: Heights) -> str:
    """An article with one bare frame and no script at all."""
    ask = EmbedRequest(dossier.name, chart, "html")
    code = iframe(base + ask.path(), title=chart, heights=tall)
    return f"{_HEAD}{_WORDS}{code}{_WORDS}"

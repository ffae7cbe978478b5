"""HTTP errors: what is answered where nothing can be sent, in the format that was asked for."""

from __future__ import annotations

import csv
import io
import json
import textwrap
from dataclasses import dataclass
from html import escape

from components.theme import DARK, LIGHT, SANS


@dataclass(frozen=True)
class Refusal:
    """Why there is no drawing, and what there is instead.

    Attributes
    ----------
    status : int
        HTTP status.
    title : str
        In a few words.
    words : tuple of str
        Sentences; what a reader's URL brought in is plain text here, to be escaped.
    links : tuple of (str, str)
        What exists: label, address.
    headers : tuple of (str, str)
        To send with it.
    """

    status: int
    title: str
    words: tuple[str, ...]
    links: tuple[tuple[str, str], ...] = ()
    headers: tuple[tuple[str, str], ...] = (("Cache-Control", "public, max-age=60"),)


def too_long(limit: int) -> Refusal:
    """A query beyond all reason."""
    words = (f"The part after the question mark may have {limit} bytes.",)
    return Refusal(414, "This address is too long", words, headers=(("Cache-Control", "no-store"),))


def busy(seconds: int) -> Refusal:
    """The queue is full, or the drawing is not ready in time."""
    headers = (("Cache-Control", "no-store"), ("Retry-After", str(seconds)))
    words = (f"Many charts are being drawn. Please ask again in {seconds} seconds.",)
    return Refusal(503, "Please ask again", words, headers=headers)


def failed() -> Refusal:
    """A drawing failed, which has been logged."""
    words = ("This chart could not be drawn. The fault is ours, and has been noted.",)
    return Refusal(500, "Could not be drawn", words, headers=(("Cache-Control", "no-store"),))


MEDIA = {
    "html": "text/html; charset=utf-8",
    "svg": "image/svg+xml",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "txt": "text/plain; charset=utf-8",
}


def written(refusal: Refusal, format: str) -> bytes:
    """A refusal as html, svg, csv, json or txt (a png or pdf is made of the svg)."""
    return _WRITERS[format](refusal).encode()


_STYLE = (
    f":root{{color-scheme:light dark}}html{{background:{LIGHT.paper};color:{LIGHT.ink}}}"
    f"body{{font:1rem/1.5 {SANS};max-width:40rem;margin:1.5rem;overflow-wrap:anywhere}}"
    "a{color:inherit}@media(prefers-color-scheme:dark)"
    f"{{html{{background:{DARK.paper};color:{DARK.ink}}}}}"
)


def _html(refusal: Refusal) -> str:
    words = "".join(f"<p>{escape(w)}</p>" for w in refusal.words)
    links = "".join(f'<li><a href="{escape(u)}">{escape(t)}</a></li>' for t, u in refusal.links)
    if "Retry-After" in dict(refusal.headers):
        words += '<p><a href="">Ask again</a></p>'
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        '<meta name="robots" content="noindex">'
        f"<title>{escape(refusal.title)} · 353–0</title>"
        f"<style>{_STYLE}</style></head>"
        f"<body><main><h1>{escape(refusal.title)}</h1>{words}"
        + (f"<ul>{links}</ul>" if links else "")
        + "</main></body></html>"
    )


def _svg(refusal: Refusal) -> str:
    lines = [line for w in refusal.words for line in textwrap.wrap(w, 84)]
    rows = [f'<text x="20" y="38" font-size="20">{escape(refusal.title)}</text>']
    y = 66
    for line in lines:
        rows.append(f'<text x="20" y="{y}">{escape(line)}</text>')
        y += 20
    for label, address in refusal.links:
        # Titles in full belong to the other formats: here a line must fit.
        shown = textwrap.shorten(f"{address}  {label}", 92, placeholder="…")
        rows.append(f'<a href="{escape(address)}"><text x="20" y="{y}">{escape(shown)}</text></a>')
        y += 20
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="640" height="{y}" '
        f'viewBox="0 0 640 {y}" font-family="{escape(SANS)}" font-size="14" fill="{LIGHT.ink}">'
        f"<title>{escape(refusal.title)}</title>"
        f'<rect width="100%" height="100%" fill="{LIGHT.paper}"/>{"".join(rows)}</svg>'
    )


def _csv(refusal: Refusal) -> str:
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(("error", "address"))
    rows.writerow((refusal.title, ""))
    rows.writerows((words, "") for words in refusal.words)
    rows.writerows(refusal.links)
    return out.getvalue()


def _json(refusal: Refusal) -> str:
    said = {
        "error": refusal.title,
        "status": refusal.status,
        "words": refusal.words,
        "exists": [{"title": t, "url": u} for t, u in refusal.links],
    }
    return json.dumps(said, ensure_ascii=False, indent=1)


def _txt(refusal: Refusal) -> str:
    links = (f"{u}  {t}" for t, u in refusal.links)
    return "\n".join([refusal.title, "", *refusal.words, *links, ""])


_WRITERS = {"html": _html, "svg": _svg, "csv": _csv, "json": _json, "txt": _txt}

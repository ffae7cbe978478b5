"""HTTP errors: what is answered where nothing can be sent, in the format that was asked for."""

from __future__ import annotations

import csv
import io
import json
import textwrap
from dataclasses import dataclass

from markupsafe import Markup

from components.theme import DARK, LIGHT, SANS
from components.wording.templates import fill


@dataclass(frozen=True)
class HttpError:
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


def too_long(limit: int) -> HttpError:
    """A query beyond all reason."""
    words = (f"The part after the question mark may have {limit} bytes.",)
    return HttpError(
        414, "This address is too long", words, headers=(("Cache-Control", "no-store"),)
    )


def busy(seconds: int) -> HttpError:
    """The queue is full, or the drawing is not ready in time."""
    headers = (("Cache-Control", "no-store"), ("Retry-After", str(seconds)))
    words = (f"Many charts are being drawn. Please ask again in {seconds} seconds.",)
    return HttpError(503, "Please ask again", words, headers=headers)


def unavailable(seconds: int) -> HttpError:
    """There is nothing to draw with, which has been logged."""
    headers = (("Cache-Control", "no-store"), ("Retry-After", str(seconds)))
    words = (f"Nothing can be drawn just now. Please ask again in {seconds} seconds.",)
    return HttpError(503, "Please ask again", words, headers=headers)


def failed() -> HttpError:
    """A drawing failed, which has been logged."""
    words = ("This chart could not be drawn. The fault is ours, and has been noted.",)
    return HttpError(500, "Could not be drawn", words, headers=(("Cache-Control", "no-store"),))


MEDIA = {
    "html": "text/html; charset=utf-8",
    "svg": "image/svg+xml",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "txt": "text/plain; charset=utf-8",
}


def render_error(refusal: HttpError, format: str) -> bytes:
    """A refusal as html, svg, csv, json or txt (a png or pdf is made of the svg)."""
    return _WRITERS[format](refusal).encode()


_STYLE = Markup(
    f":root{{color-scheme:light dark}}html{{background:{LIGHT.paper};color:{LIGHT.ink}}}"
    f"body{{font:1rem/1.5 {SANS};max-width:40rem;margin:1.5rem;overflow-wrap:anywhere}}"
    "a{color:inherit}@media(prefers-color-scheme:dark)"
    f"{{html{{background:{DARK.paper};color:{DARK.ink}}}}}"
)


def _html(refusal: HttpError) -> str:
    again = "Retry-After" in dict(refusal.headers)
    return fill("serving/errors.html", refusal=refusal, style=_STYLE, again=again)


def _svg(refusal: HttpError) -> str:
    lines = [line for w in refusal.words for line in textwrap.wrap(w, 84)]
    # Titles in full belong to the other formats: here a line must fit.
    links = [
        (address, textwrap.shorten(f"{address}  {label}", 92, placeholder="…"))
        for label, address in refusal.links
    ]
    height = 66 + 20 * (len(lines) + len(links))
    return fill(
        "serving/errors.svg", title=refusal.title, lines=lines, links=links, height=height,
        sans=SANS, light=LIGHT,
    )  # fmt: skip


def _csv(refusal: HttpError) -> str:
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(("error", "address"))
    rows.writerow((refusal.title, ""))
    rows.writerows((words, "") for words in refusal.words)
    rows.writerows(refusal.links)
    return out.getvalue()


def _json(refusal: HttpError) -> str:
    said = {
        "error": refusal.title,
        "status": refusal.status,
        "words": refusal.words,
        "exists": [{"title": t, "url": u} for t, u in refusal.links],
    }
    return json.dumps(said, ensure_ascii=False, indent=1)


def _txt(refusal: HttpError) -> str:
    links = (f"{u}  {t}" for t, u in refusal.links)
    return "\n".join([refusal.title, "", *refusal.words, *links, ""])


_WRITERS = {"html": _html, "svg": _svg, "csv": _csv, "json": _json, "txt": _txt}

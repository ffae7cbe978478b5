"""From bytes to HTTP answers: entity tags, variants by encoding, and the headers of each format.

Each encoding of a body is compressed once, when it is drawn, and has an entity tag of its own, so
that a strong tag never names two different sequences of bytes.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from urllib.parse import quote

import brotli
import deflate
from starlette.datastructures import Headers
from starlette.responses import Response

from components.serving.frame_heights import Heights

#: Best last: of two encodings that a client likes equally, the later is sent.
ENCODINGS = ("identity", "gzip", "br")

#: Below this no middleware would compress, and nor do we.
SMALL = 500
#: Bytes from which the best compression would take a minute.
LARGE = 4_000_000
PINNED = "public, max-age=31536000, immutable"
FOLLOWING = "public, max-age=300, stale-while-revalidate=86400"

#: A document loads nothing and runs only the scripts that are named. Who may frame it is left
#: open by saying nothing: ``frame-ancestors *`` would allow network addresses only, and so shut
#: out articles in a sandbox, on disk and in apps.
_SHUT = "default-src 'none'; base-uri 'none'; form-action 'none'"

_COMMON = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Timing-Allow-Origin": "*",
    # An article that isolates itself frames only documents that do so too; ours load nothing.
    "Cross-Origin-Embedder-Policy": "require-corp",
}


@dataclass(frozen=True)
class CachedResponse:
    """An answer, ready in each encoding.

    Attributes
    ----------
    variants : dict of str to bytes
        Encoding -> bytes; always holds ``identity``.
    tags : dict of str to str
        Encoding -> strong entity tag, with its quotes.
    media_type, filename : str
        As rendered.
    heights : Heights or None
        Of a document.
    """

    variants: dict[str, bytes]
    media_type: str
    filename: str
    tags: dict[str, str] = field(default_factory=dict)
    heights: Heights | None = None

    @property
    def body(self) -> bytes:
        """The bytes, not compressed."""
        return self.variants["identity"]

    @property
    def size(self) -> int:
        """Bytes held in all variants."""
        return sum(map(len, self.variants.values()))


def compressed(
    body: bytes,
    media_type: str,
    filename: str,
    *,
    heights: Heights | None = None,
    compress: bool = True,
) -> CachedResponse:
    """Compress a body once and name its variants.

    Parameters
    ----------
    body : bytes
        What was rendered.
    media_type, filename : str
        As rendered.
    heights : Heights, optional
        Of a document.
    compress : bool
        False leaves out the variants: for a file that is written, not served.
    """
    variants = {"identity": body}
    if compress and len(body) >= SMALL and not media_type.startswith("image/png"):
        # A level more saves next to nothing of the one, 2 % of the other in three times the time.
        large = len(body) > LARGE
        variants["gzip"] = bytes(deflate.gzip_compress(body, 6 if large else 11))
        variants["br"] = brotli.compress(body, quality=5 if large else 10)
    digest = hashlib.sha256(body).hexdigest()[:20]
    tags = {e: f'"{digest}{_SUFFIX[e]}"' for e in variants}
    return CachedResponse(variants, media_type, filename, tags, heights)


_SUFFIX = {"identity": "", "gzip": "-gz", "br": "-br"}


def chosen(accept: str, offered: tuple[str, ...]) -> str:
    """The best encoding that a client accepts.

    Parameters
    ----------
    accept : str
        The ``Accept-Encoding`` header; malformed parts are passed over.
    offered : tuple of str
        Encodings at hand, best last; ``identity`` is sent if no other is welcome.
    """
    likes: dict[str, float] = {}
    for part in accept.lower().split(","):
        name, _, rest = part.strip().partition(";")
        if name.strip():
            likes[name.strip()] = _quality(rest)
    rest_of_all = likes.get("*", 0.0)
    # Identity is always acceptable unless forbidden, but never preferred where nothing says so.
    liked = {e: likes.get(e, rest_of_all if e != "identity" else 0.001) for e in offered}
    best = max(offered, key=lambda e: (liked[e], offered.index(e)))
    return best if liked[best] > 0 else "identity"


def _quality(parameters: str) -> float:
    found = re.search(r"(?:^|;)\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*(?:;|$)", parameters)
    if found:
        return min(float(found[1]), 1.0)
    return 0.0 if "q=" in parameters.replace(" ", "") else 1.0


def matches(if_none_match: str, tag: str) -> bool:
    """Whether a strong tag is among those of an ``If-None-Match`` (compared weakly, as it asks)."""
    return if_none_match.strip() == "*" or tag in re.findall(r'"[^"]*"', if_none_match)


def respond(
    stored: CachedResponse, asked: Headers, *, method: str, headers: dict[str, str]
) -> Response:
    """Answer a request with something stored: 200, or 304 where the client has it.

    Parameters
    ----------
    stored : CachedResponse
        What to send.
    asked : Headers
        The request's.
    method : str
        ``HEAD`` sends the headers alone.
    headers : dict of str to str
        To add to those of every answer.
    """
    accept = asked.get("accept-encoding", "")
    encoding = chosen(accept, tuple(stored.variants))
    sent = _COMMON | headers | {"ETag": stored.tags[encoding]}
    if len(stored.variants) > 1:
        sent["Vary"] = "Accept-Encoding"
    if matches(asked.get("if-none-match", ""), stored.tags[encoding]):
        return Response(status_code=304, headers=sent)
    body = stored.variants[encoding]
    # Starlette's gzip middleware looks for the word only, and would compress for "gzip;q=0".
    if encoding != "identity" or ("gzip" in stored.variants and "gzip" in accept.lower()):
        sent["Content-Encoding"] = encoding
    sent["Content-Length"] = str(len(body))
    # A page is saved under the last part of its address, which says the same.
    if stored.filename and not stored.media_type.startswith("text/html"):
        sent["Content-Disposition"] = disposition(stored.filename, stored.media_type)
    return Response(b"" if method == "HEAD" else body, media_type=stored.media_type, headers=sent)


def respond_error(
    stored: CachedResponse, *, status: int, method: str, headers: dict[str, str]
) -> Response:
    """Answer with a refusal, which has no entity tag."""
    sent = _COMMON | {"Content-Security-Policy": policy(stored.media_type)} | headers
    sent["Content-Length"] = str(len(stored.body))
    body = b"" if method == "HEAD" else stored.body
    return Response(body, status_code=status, media_type=stored.media_type, headers=sent)


def preflight() -> Response:
    """Let scripts of every origin ask."""
    headers = {
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Allow-Methods": "GET, HEAD",
        "Access-Control-Allow-Headers": "*",
        "Access-Control-Max-Age": "86400",
    }
    return Response(status_code=204, headers=headers)


def policy(media_type: str, scripts: tuple[str, ...] = (), *, asks: str = "") -> str:
    """The Content-Security-Policy of a media type.

    Parameters
    ----------
    media_type : str
        Of the answer. A PDF is left to the browser's own viewer, a page with styles and scripts
        of its own, which a policy on the file would shut too.
    scripts : tuple of str
        Hashes (``sha256-…``) of the inline scripts that may run.
    asks : str
        Whom they may ask for more; nobody by default.
    """
    kind = media_type.partition(";")[0]
    if kind == "application/pdf":
        return "base-uri 'none'"
    if kind not in ("text/html", "image/svg+xml"):
        return _SHUT
    rules = "; style-src 'unsafe-inline'"
    if scripts:
        rules += "; script-src " + " ".join(f"'{s}'" for s in scripts)
        rules += f"; connect-src {asks}" if asks else ""
    return _SHUT + rules


#: Of a page that is a document by itself: faces and pictures of ours, and no frame but ours.
PAGE_RULES = {
    "Content-Security-Policy": f"{policy('text/html')}; font-src 'self'; img-src 'self' data:; "
    "frame-ancestors 'self'",
    "X-Frame-Options": "SAMEORIGIN",
}


def disposition(filename: str, media_type: str) -> str:
    """A Content-Disposition: shown in place, except tables, which browsers save anyway."""
    how = "attachment" if media_type.startswith("text/csv") else "inline"
    safe = re.sub(r"[^A-Za-z0-9._-]+", "-", filename).strip(".-") or "chart"
    header = f'{how}; filename="{safe[:120]}"'
    if safe != filename:
        header += f"; filename*=UTF-8''{quote(filename[:120], safe='')}"
    return header


def ascii_header(words: str, *, most: int = 1000) -> str:
    """Words as a header can hold them: printable ASCII, the rest percent-encoded, cut to size."""
    said = quote(words, safe=" !#$&'()*+,-./:;<=>?@[]^_`{|}~\"")
    return said if len(said) <= most else said[: most - 3].rpartition(" ")[0][: most - 3] + "..."

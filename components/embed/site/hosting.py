"""What servers of files must be told: types with their charset, and how long what is kept."""

from __future__ import annotations

from collections.abc import Callable

from components.embed.render import MEDIA
from components.serving.responses import FOLLOWING, PINNED

#: Ending -> media type of every file of a site.
TYPES = {
    **{f".{format}": media for format, media in MEDIA.items()},
    ".json": "application/json", ".js": "text/javascript; charset=utf-8",
    ".xml": "text/xml; charset=utf-8", ".atom": "application/atom+xml; charset=utf-8",
}  # fmt: skip

#: Articles of all hosts read documents and tables.
_OPEN = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin",
         "X-Content-Type-Options": "nosniff"}  # fmt: skip


def headers() -> str:
    """``_headers``, which Netlify, Cloudflare Pages and others read."""
    lines = ["# Read by Netlify and Cloudflare Pages.", "/*"]
    lines += [f"  {name}: {value}" for name, value in _OPEN.items()]
    for ending, media in TYPES.items():
        lines += [f"/*{ending}", f"  Content-Type: {media}"]
    return "\n".join(lines) + "\n"


def nginx() -> str:
    """A snippet for nginx, to be included in the block of the server or of a location."""
    bare: dict[str, list[str]] = {}
    for ending, media in TYPES.items():
        bare.setdefault(media.partition(";")[0], []).append(ending[1:])
    types = "\n".join(f"    {media} {' '.join(endings)};" for media, endings in bare.items())
    charsets = " ".join(sorted({m.partition(";")[0] for m in TYPES.values() if "charset" in m}))
    added = "\n".join(f'add_header {name} "{value}" always;' for name, value in _OPEN.items())
    return f"""\
# include /srv/charts/nginx.conf; in the block of the server or location that has this site.
types {{
{types}
}}
charset utf-8;
# text/html is always among them.
charset_types {charsets.replace("text/html ", "").replace(" text/html", "")};
# Sends the .gz that lies beside a file; brotli_static on; does the same with .br, in its module.
gzip_static on;
gzip_vary on;
etag on;
{added}
# A pinned file never changes; all others follow the data.
set $kept "{FOLLOWING}";
if ($uri ~ "[-]v-[0-9a-f]{{12}}-") {{
    set $kept "{PINNED}";
}}
add_header Cache-Control $kept always;
"""


def s3() -> str:
    """A script for object stores, which keep one type with each file."""
    lines = [
        "#!/bin/sh", "# ./s3.sh s3://bucket/prefix [options of aws s3 cp], from this folder.",
        "set -eu", 'to=$1; shift', 'cd "$(dirname "$0")"',
    ]  # fmt: skip
    for ending, media in TYPES.items():
        lines.append(
            f"aws s3 cp . \"$to\" --recursive --exclude '*' --include '*{ending}' "
            f"--content-type '{media}' \"$@\""
        )
    return "\n".join(lines) + "\n"


#: Name of each file -> its writer. GitHub Pages would leave out what begins with "_" but for one.
FILES: dict[str, Callable[[], str]] = {
    "_headers": headers, "nginx.conf": nginx, "s3.sh": s3, ".nojekyll": lambda: "",
}  # fmt: skip

#!/usr/bin/env bash
# Starlette 1.10.0 (Python): GZipMiddleware and downloads that are taken up again.
#
# A strong ETag promises the same bytes; RFC 9110 wants another one for the compressed form. Files
# answer ranges, and If-Range says: only if the ETag is still the one I have.
# Seen: the compressed answer has the ETag of the plain file, as a strong one. Ranges are never
# compressed. A reader whose compressed download broke off after twenty bytes asks for the rest with
# If-Range, gets 206 and the rest of the plain file: together they are no gzip and not the file.
# Each answer taken alone is right. Caches that store by ETag are led astray in the same way.
#
# Output seen:
#   compressed: gzip, 46 bytes; plain: 2000 bytes; same ETag: True, weak: False
#   rest after 20 bytes: 206, 1980 bytes
#   put together: no gzip
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    starlette==1.10.0 anyio==4.16.0 httpx==0.28.1
cd "$work"
venv/bin/python -W ignore - > seen <<'PYTHON'
import gzip
import os
import pathlib
import zlib

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import FileResponse
from starlette.routing import Route
from starlette.testclient import TestClient

pathlib.Path("votes.csv").write_text("0123456789" * 200)
os.utime("votes.csv", (1e9, 1e9))
app = Starlette(
    routes=[Route("/", lambda request: FileResponse("votes.csv"))],
    middleware=[Middleware(GZipMiddleware)],
)
client = TestClient(app)


def get(**headers):
    with client.stream("GET", "/", headers=headers) as answer:
        return answer, b"".join(answer.iter_raw())


packed, packed_bytes = get(**{"accept-encoding": "gzip"})
plain, plain_bytes = get(**{"accept-encoding": "identity"})
tag = packed.headers["etag"]
print(
    f"compressed: {packed.headers['content-encoding']}, {len(packed_bytes)} bytes;",
    f"plain: {len(plain_bytes)} bytes; same ETag: {tag == plain.headers['etag']},",
    f"weak: {tag.startswith('W/')}",
)
rest, rest_bytes = get(**{"accept-encoding": "gzip", "range": "bytes=20-", "if-range": tag})
print(f"rest after 20 bytes: {rest.status_code}, {len(rest_bytes)} bytes")
try:
    print("put together:", len(gzip.decompress(packed_bytes[:20] + rest_bytes)))
except (OSError, EOFError, zlib.error):
    print("put together: no gzip")
PYTHON
cat seen
diff seen - <<'SEEN'
compressed: gzip, 46 bytes; plain: 2000 bytes; same ETag: True, weak: False
rest after 20 bytes: 206, 1980 bytes
put together: no gzip
SEEN

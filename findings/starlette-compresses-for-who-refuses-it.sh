#!/usr/bin/env bash
# Starlette 1.10.0 (Python): GZipMiddleware and Accept-Encoding.
#
# Its documentation says that it compresses for requests that include "gzip" in Accept-Encoding. By
# RFC 9110 a weight of nought means "not acceptable", and * stands for any encoding.
# Seen: the header is searched for the four letters. "gzip;q=0", which says that the client does not
# want gzip, gets gzip. "*", which takes it, gets none. A checker of links or
# a reader of feeds that turns compression off by weight reads bytes it cannot use.
#
# Output seen:
#   gzip: gzip
#   gzip;q=0: gzip
#   identity, gzip;q=0: gzip
#   *: none
#   identity: none
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    starlette==1.10.0 anyio==4.16.0 httpx==0.28.1
"$work/venv/bin/python" -W ignore - > "$work/seen" <<'PYTHON'
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient



async def app(scope, receive, send):
    await PlainTextResponse("word " * 500)(scope, receive, send)


client = TestClient(GZipMiddleware(app))
for wish in ("gzip", "gzip;q=0", "identity, gzip;q=0", "*", "identity"):
    answer = client.get("/", headers={"accept-encoding": wish})
    print(f"{wish}: {answer.headers.get('content-encoding', 'none')}")
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
gzip: gzip
gzip;q=0: gzip
identity, gzip;q=0: gzip
*: none
identity: none
SEEN

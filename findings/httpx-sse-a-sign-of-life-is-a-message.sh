#!/usr/bin/env bash
# httpx-sse 0.4.3 (Python): comments that keep a stream of events open.
#
# Servers send a comment (": ping") every few seconds, so that no machine between closes the stream.
# By the HTML standard an event is told only if it has data; comments, and blocks with nothing but
# an id or a kind, are told to nobody.
# Seen: as soon as the stream has had one id, each comment comes out as an event of the kind
# "message" without data, and so does a block of an id alone. A reader that takes each message for
# JSON fails at the first ping after the first event; before it all is well, so that a test without
# ids shows nothing. sseclient-py 1.9.0 tells none of them.
#
# Output seen:
#   httpx-sse: message, id '1', data '353'
#   httpx-sse: message, id '1', data ''
#   httpx-sse: message, id '1', data '0'
#   httpx-sse: message, id '2', data ''
#   sseclient: message, id '1', data '353'
#   sseclient: message, id None, data '0'
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
  httpx-sse==0.4.3 httpx==0.28.1 sseclient-py==1.9.0
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
import httpx
import sseclient
from httpx_sse import connect_sse

STREAM = b": ping\n\nid: 1\ndata: 353\n\n: ping\n\ndata: 0\n\nid: 2\n\n"


def answer(request):
    kind = {"content-type": "text/event-stream"}
    return httpx.Response(200, headers=kind, content=STREAM)


with httpx.Client(transport=httpx.MockTransport(answer)) as client:
    with connect_sse(client, "GET", "http://example.org/") as source:
        for event in source.iter_sse():
            print(f"httpx-sse: {event.event}, id {event.id!r}, data {event.data!r}")
for event in sseclient.SSEClient([STREAM]).events():
    print(f"sseclient: {event.event}, id {event.id!r}, data {event.data!r}")
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
httpx-sse: message, id '1', data '353'
httpx-sse: message, id '1', data ''
httpx-sse: message, id '1', data '0'
httpx-sse: message, id '2', data ''
sseclient: message, id '1', data '353'
sseclient: message, id None, data '0'
SEEN

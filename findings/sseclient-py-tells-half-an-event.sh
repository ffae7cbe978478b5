#!/usr/bin/env bash
# sseclient-py 1.9.0 (Python): a stream of events that breaks off.
#
# By the HTML standard an event is complete with the empty line after it; what a stream that ends
# has begun and not closed is thrown away, since it comes again with the next connection. httpx-sse
# 0.4.3 does so.
# Seen: the rest is told as an event like others. A count that was cut off, 353 after its first two
# digits, is the message "35", with no sign that it is not whole. The id holds for one event alone:
# an event without an id has None, where the standard has the last one that came, from which the
# next connection would go on.
#
# Output seen:
#   sseclient-py: id 1, data 97
#   sseclient-py: id None, data 0
#   sseclient-py: id 2, data 35
#   httpx-sse: id 1, data 97
#   httpx-sse: id 1, data 0
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
  sseclient-py==1.9.0 httpx-sse==0.4.3 httpx==0.28.1
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
import httpx
import sseclient
from httpx_sse import connect_sse

STREAM = b"id: 1\ndata: 97\n\ndata: 0\n\nid: 2\ndata: 35"


def answer(request):
    kind = {"content-type": "text/event-stream"}
    return httpx.Response(200, headers=kind, content=STREAM)


for event in sseclient.SSEClient([STREAM]).events():
    print(f"sseclient-py: id {event.id}, data {event.data}")
with httpx.Client(transport=httpx.MockTransport(answer)) as client:
    with connect_sse(client, "GET", "http://example.org/") as source:
        for event in source.iter_sse():
            print(f"httpx-sse: id {event.id}, data {event.data}")
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
sseclient-py: id 1, data 97
sseclient-py: id None, data 0
sseclient-py: id 2, data 35
httpx-sse: id 1, data 97
httpx-sse: id 1, data 0
SEEN

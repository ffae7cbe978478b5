#!/usr/bin/env bash
# Starlette 1.10.0 (Python): files that are stored compressed.
#
# Its documentation says that FileResponse (and so StaticFiles) takes the media type from the name
# of the file. For data.json.gz Python's mimetypes gives two things: application/json, and the
# encoding gzip.
# Seen: the first is sent and the second dropped. Compressed bytes go out as application/json or
# image/svg+xml, without Content-Encoding: fetch(...).json() fails, an <img> of a .svgz stays blank,
# and a link to a .csv.gz saves what calls itself a table and is none.
#
# Output seen:
#   data.json.gz: application/json, encoding none, begins with 1f8b
#   hall.svgz: image/svg+xml, encoding none, begins with 1f8b
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    starlette==1.10.0 anyio==4.16.0 httpx==0.28.1
cd "$work"
mkdir files
venv/bin/python -W ignore - > seen <<'PYTHON'
import gzip
import pathlib

from starlette.staticfiles import StaticFiles
from starlette.testclient import TestClient

client = TestClient(StaticFiles(directory="files"))
for name, text in (("data.json.gz", b'{"votes": 353}'), ("hall.svgz", b"<svg/>")):
    pathlib.Path("files", name).write_bytes(gzip.compress(text))
    answer = client.get(f"/{name}")
    kind, encoding = (answer.headers.get(f"content-{key}", "none") for key in ("type", "encoding"))
    print(f"{name}: {kind}, encoding {encoding}, begins with {answer.content[:2].hex()}")
PYTHON
cat seen
diff seen - <<'SEEN'
data.json.gz: application/json, encoding none, begins with 1f8b
hall.svgz: image/svg+xml, encoding none, begins with 1f8b
SEEN

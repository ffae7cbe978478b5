#!/usr/bin/env bash
# rispy 0.10.0 (Python): links of sources in RIS that hold a semicolon.
#
# A source may have several links (UR), each in a line of its own. A semicolon is a letter of a link
# like others: archives and parliaments put their sessions and parameters behind one.
# Expected: one line is one link; what is read and written again is the same.
# Seen: a link is cut at each semicolon, and the pieces are links of their own: the first is another
# page, the others are none. Written again, each piece has its own line, so that the whole link can
# no longer be told. Keywords and notes with semicolons stay whole.
#
# Output seen:
#   links ['https://example.org/votes', 'session=4?day=2003-12-08', 'law=162']
#   keywords ['courts; laws']
#   written UR  - https://example.org/votes
#   written UR  - session=4?day=2003-12-08
#   written UR  - law=162
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check rispy==0.10.0
venv/bin/python - > seen <<'PYTHON'
import rispy

link = "https://example.org/votes;session=4?day=2003-12-08;law=162"
lines = ("TY  - NEWS", "TI  - The vote", f"UR  - {link}", "KW  - courts; laws", "ER  - ", "")
read = rispy.loads("\n".join(lines))
print(f"links {read[0]['urls']}")
print(f"keywords {read[0]['keywords']}")
for line in rispy.dumps(read).splitlines():
    if line.startswith("UR"):
        print(f"written {line}")
PYTHON
cat seen
diff seen - <<'SEEN'
links ['https://example.org/votes', 'session=4?day=2003-12-08', 'law=162']
keywords ['courts; laws']
written UR  - https://example.org/votes
written UR  - session=4?day=2003-12-08
written UR  - law=162
SEEN

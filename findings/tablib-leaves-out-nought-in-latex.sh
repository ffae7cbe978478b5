#!/usr/bin/env bash
# tablib 3.10.0 (Python), tables for LaTeX and Jira: counts of 0.
#
# Expected: what was counted as 0 stands in the table as 0, and what is not known (None) is empty,
# as in CSV and HTML.
# Seen: in LaTeX and in Jira's markup 0 and False are empty cells too. The printed table of a vote
# that nobody opposed has no number against it, and reads as if nobody had counted. With 0 as text
# it is there.
#
# Output seen:
#   csv ['2003-12-08,353,0,False', '2003-12-09,300,,', '2003-12-10,299,0,False']
#   jira |2003-12-08|353| | |
#   jira |2003-12-09|300| | |
#   jira |2003-12-10|299|0|False|
#   latex 2003-12-08 & 353 &  &  \\
#   latex 2003-12-09 & 300 &  &  \\
#   latex 2003-12-10 & 299 & 0 & False \\
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check tablib==3.10.0
venv/bin/python - > seen <<'PYTHON'
import tablib

votes = tablib.Dataset(headers=["day", "for", "against", "secret"])
votes.append(("2003-12-08", 353, 0, False))
votes.append(("2003-12-09", 300, None, None))
votes.append(("2003-12-10", 299, "0", "False"))
print("csv", votes.export("csv").splitlines()[1:])
for line in votes.export("jira").splitlines()[1:]:
    print("jira", line)
for line in votes.export("latex").splitlines():
    if "2003" in line:
        print("latex", line.strip())
PYTHON
cat seen
diff seen - <<'SEEN'
csv ['2003-12-08,353,0,False', '2003-12-09,300,,', '2003-12-10,299,0,False']
jira |2003-12-08|353| | |
jira |2003-12-09|300| | |
jira |2003-12-10|299|0|False|
latex 2003-12-08 & 353 &  &  \\
latex 2003-12-09 & 300 &  &  \\
latex 2003-12-10 & 299 & 0 & False \\
SEEN

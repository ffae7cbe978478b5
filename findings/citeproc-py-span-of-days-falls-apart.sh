#!/usr/bin/env bash
# citeproc-py 0.11.1 (Python), a date that spans some days of one month or year.
#
# CSL lets a style print a span as "March 5–9, 2003": what both days share stands once. Expected:
# that, as citeproc-js has it.
# Seen: what differs is printed first, with the comma that belongs before the year, and what is
# shared after it: "5,–9, March 2003". Spans over two years and spans of months are right, so that a
# test with these shows nothing. British English and German, with the day first, are right.
#
# Output seen:
#   one day: March 5, 2003
#   days of a month: 5,–9, March 2003
#   days of a year: March 5,–May 9, 2003
#   over two years: March 5, 2003–May 9, 2004
#   months: March–May 2003
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check citeproc-py==0.11.1 lxml==6.1.3
cat > date.csl <<'CSL'
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="en-US">
  <info><title>date</title><id>date</id><updated>2003-01-01T00:00:00+00:00</updated></info>
  <citation><layout><date variable="issued" form="text"/></layout></citation>
</style>
CSL
venv/bin/python -W ignore - > seen <<'PYTHON'
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON

SPANS = {
    "one day": [[2003, 3, 5]],
    "days of a month": [[2003, 3, 5], [2003, 3, 9]],
    "days of a year": [[2003, 3, 5], [2003, 5, 9]],
    "over two years": [[2003, 3, 5], [2004, 5, 9]],
    "months": [[2003, 3], [2003, 5]],
}
for name, parts in SPANS.items():
    source = CiteProcJSON([{"id": "a", "type": "report", "issued": {"date-parts": parts}}])
    style = CitationStylesStyle("date.csl", validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    citation = Citation([CitationItem("a")])
    bibliography.register(citation)
    print(f"{name}: {bibliography.cite(citation, print)}")
PYTHON
cat seen
diff seen - <<'SEEN'
one day: March 5, 2003
days of a month: 5,–9, March 2003
days of a year: March 5,–May 9, 2003
over two years: March 5, 2003–May 9, 2004
months: March–May 2003
SEEN

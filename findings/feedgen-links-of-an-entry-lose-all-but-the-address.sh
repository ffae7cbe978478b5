#!/usr/bin/env bash
# feedgen 1.0.0 (Python), Atom: links of an entry.
#
# Its documentation gives a link of an entry the fields rel, type, hreflang, title and length, as
# for a link of the feed: "related" is a document about the same matter, "via" the source.
# Seen: of an entry's link the address alone is written. A link without rel is the entry itself by
# RFC 4287, so that the source of a report and the page in another language become addresses of the
# report; feedparser 6.0.14 then gives the last of them as the entry's. The links of the feed have
# all their fields.
#
# Output seen:
#   <link href="https://example.org/ru" rel="alternate" hreflang="ru"/>
#   <link href="https://example.org/law"/>
#   <link href="https://example.org/bill.pdf"/>
#   read: https://example.org/bill.pdf
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check feedgen==1.0.0 feedparser==6.0.14
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
import datetime
import re

import feedparser
from feedgen.feed import FeedGenerator

feed = FeedGenerator()
feed.id("https://example.org/")
feed.title("Laws")
feed.updated(datetime.datetime(2003, 12, 8, tzinfo=datetime.timezone.utc))
feed.link(href="https://example.org/ru", rel="alternate", hreflang="ru")
entry = feed.add_entry()
entry.id("urn:1")
entry.title("A law")
entry.link(href="https://example.org/law", rel="alternate", hreflang="en", type="text/html")
entry.link(href="https://example.org/bill.pdf", rel="related", type="application/pdf")
atom = feed.atom_str().decode()
for link in re.findall("<link [^>]*>", atom):
    print(link)
print("read:", feedparser.parse(atom).entries[0].link)
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
<link href="https://example.org/ru" rel="alternate" hreflang="ru"/>
<link href="https://example.org/law"/>
<link href="https://example.org/bill.pdf"/>
read: https://example.org/bill.pdf
SEEN

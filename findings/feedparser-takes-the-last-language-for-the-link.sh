#!/usr/bin/env bash
# feedparser 6.0.14 (Python): an Atom entry that exists in several languages.
#
# An entry may have several alternate links, one for each language (Atom, RFC 4287). Its
# documentation calls entries[i].link the primary link of the entry; readers expect the first, which
# carries no hreflang.
# Seen: each alternate link of type text/html (or of none) overwrites the one before. The link of
# the entry is that of the language that the writer happens to name last, and so is the link of the
# feed. A further link to JSON overwrites nothing. All are in entries[i].links.
#
# Output seen:
#   en, ru: https://example.org/ru/law
#   ru, en: https://example.org/law
#   en, json: https://example.org/law
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check feedparser==6.0.14
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
import feedparser

LINKS = {
    "en": '<link href="https://example.org/law"/>',
    "ru": '<link rel="alternate" hreflang="ru" href="https://example.org/ru/law"/>',
    "json": '<link rel="alternate" type="application/json" href="https://example.org/law.json"/>',
}
FEED = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Laws</title><id>urn:example:feed</id>
<updated>2012-12-21T10:00:00Z</updated><author><name>Desk</name></author><entry><title>Law</title>
<id>urn:example:law</id><updated>2012-12-21T10:00:00Z</updated>LINKS</entry></feed>"""
for order in (("en", "ru"), ("ru", "en"), ("en", "json")):
    feed = feedparser.parse(FEED.replace("LINKS", "".join(LINKS[name] for name in order)))
    print(f"{', '.join(order)}: {feed.entries[0].link}")
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
en, ru: https://example.org/ru/law
ru, en: https://example.org/law
en, json: https://example.org/law
SEEN

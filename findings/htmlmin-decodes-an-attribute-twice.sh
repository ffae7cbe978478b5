#!/usr/bin/env bash
# htmlmin 0.1.12 (Python), with its defaults: attributes that speak of markup.
#
# Its documentation says that character references in attributes are decoded "where safe", so that
# a minified page says the same to who reads it.
# Seen: in attributes they are decoded without encoding again the ampersand that stood for itself.
# title="write &amp;lt; for &lt;" reads: write &lt; for <; minified it reads: write < for <.
# The text between the tags is left as it is. Who keeps the source of an embed in a data attribute
# gives out another source than was written.
#
# Output seen:
#   title as written: write &lt; for <
#   text  as written: write &lt; for <
#   title minified:   write < for <
#   text  minified:   write &lt; for <
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check htmlmin==0.1.12 html5lib==1.1
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
import html5lib
import htmlmin

written = '<p title="write &amp;lt; for &lt;">write &amp;lt; for &lt;</p>'
for name, page in (("as written:", written), ("minified:  ", htmlmin.minify(written))):
    part = html5lib.parseFragment(page, namespaceHTMLElements=False)[0]
    print("title", name, part.get("title"))
    print("text ", name, part.text)
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
title as written: write &lt; for <
text  as written: write &lt; for <
title minified:   write < for <
text  minified:   write &lt; for <
SEEN

#!/usr/bin/env bash
# trafilatura 2.3.1 (Python): figures with a caption.
#
# Its documentation says that it extracts the main text, with tables, and with the option
# include_images the images too. The caption of a table is kept.
# Seen: the caption of a figure (<figcaption>) is left out in every form, also with the images and
# with favor_recall. For a chart this is the sentence that says what is counted and where it is
# from; the reader of the extract gets the address and the short alt text without the source.
#
# Output seen:
#   by default: no caption
#   include_images: image and alt text, no caption
#   favor_recall: no caption
#   include_tables: caption of the table
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    trafilatura==2.3.1 lxml==6.1.3 lxml-html-clean==0.4.6 courlan==1.4.0 htmldate==1.11.0 \
    justext==3.0.2
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
import trafilatura

START = """<html><body><article><h1>The law</h1><p>The house voted in December, and all parties but
one said yes in the end, as the minutes of the sitting show.</p>"""
END = """<p>The law came into force in January, after both chambers and the president had said yes,
and it has been changed twice since then: once by the court, and once by the house itself after the
next election, in a vote that nobody asked to be counted.</p></article></body></html>"""
FIGURE = """<figure><img src="/seats.png" alt="Seats by party"><figcaption>Caption: votes by
party. Source: minutes.</figcaption></figure>"""
TABLE = """<table><caption>Caption: votes by party</caption><tr><th>Party</th><th>Yes</th></tr>
<tr><td>A</td><td>353</td></tr></table>"""


def tell(name, part, **options):
    text = trafilatura.extract(START + part + END, **options)
    caption = "caption" if "Caption" in text else "no caption"
    if "Seats by party" in text:
        caption = f"image and alt text, {caption}"
    print(f"{name}: {caption}" + (" of the table" if part is TABLE else ""))


tell("by default", FIGURE)
tell("include_images", FIGURE, include_images=True)
tell("favor_recall", FIGURE, favor_recall=True)
tell("include_tables", TABLE, include_tables=True)
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
by default: no caption
include_images: image and alt text, no caption
favor_recall: no caption
include_tables: caption of the table
SEEN

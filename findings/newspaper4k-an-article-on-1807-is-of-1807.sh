#!/usr/bin/env bash
# newspaper4k 0.9.6 (Python): the day on which an article was published.
#
# <time> marks any day that a text speaks of. An article about a law of 1807 has the day of the law
# in it, and the day of publication in the head (article:published_time), or nowhere.
# Expected: the day in the head, and None without one.
# Seen: without one the first <time> of the text is taken, so that the article is published on the
# 25th of March 1807. A day in the address, as of an archive that is ordered by the days of events,
# comes before the day in the head. Neither is marked as a guess.
#
# Output seen:
#   2024-03-25 in the head, /abolition: 2024-03-25
#   2024-03-25 in the head, /2007/03/25/abolition: 2007-03-25
#   nothing in the head, /abolition: 1807-03-25
#   nothing in the head, /2007/03/25/abolition: 2007-03-25
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check newspaper4k==0.9.6 lxml==6.1.3
venv/bin/python - > seen <<'PYTHON'
from newspaper import Article

HEAD = '<meta property="article:published_time" content="2024-03-25">'
TEXT = "The trade was abolished after a debate of ten hours, as the minutes of the day show. " * 4
BODY = f'<p>On <time datetime="1807-03-25">25 March 1807</time> it was law. {TEXT}</p><p>{TEXT}</p>'
for head in (HEAD, ""):
    for address in ("https://example.org/abolition", "https://example.org/2007/03/25/abolition"):
        article = Article(address)
        article.download(
            input_html=f"<html><head>{head}</head><body><article>{BODY}</article></body></html>"
        )
        article.parse()
        day = article.publish_date and article.publish_date.date()
        print(f"{'2024-03-25' if head else 'nothing'} in the head, {address[19:]}: {day}")
PYTHON
cat seen
diff seen - <<'SEEN'
2024-03-25 in the head, /abolition: 2024-03-25
2024-03-25 in the head, /2007/03/25/abolition: 2007-03-25
nothing in the head, /abolition: 1807-03-25
nothing in the head, /2007/03/25/abolition: 2007-03-25
SEEN

#!/usr/bin/env bash
# open-graph-scraper 6.12.0 (JavaScript): articles of several authors.
#
# Open Graph calls article:author and article:tag arrays: the tag is given once for each. Pictures
# of a page come as a list.
# Expected: a list of authors, or the first one.
# Seen: a text with the last author alone; the others are left out, with no error. It is the same
# for article:tag and for the languages of og:locale:alternate. A preview or a list of sources made
# of it credits a text of three to the one who is named last.
#
# Output seen:
#   authors "Second Author"
#   tags "votes"
#   languages "ru_RU"
#   pictures 2
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund open-graph-scraper@6.12.0
cat > see.mjs <<'NODE'
import ogs from "open-graph-scraper";

const tags = [
  ["og:title", "A law"],
  ["article:author", "First Author"],
  ["article:author", "Second Author"],
  ["article:tag", "courts"],
  ["article:tag", "votes"],
  ["og:locale:alternate", "fr_FR"],
  ["og:locale:alternate", "ru_RU"],
  ["og:image", "https://example.org/a.png"],
  ["og:image", "https://example.org/b.png"],
];
const head = tags.map(([name, content]) => `<meta property="${name}" content="${content}">`);
const { result } = await ogs({ html: `<html><head>${head.join("")}</head></html>` });
console.log(`authors ${JSON.stringify(result.articleAuthor)}`);
console.log(`tags ${JSON.stringify(result.articleTag)}`);
console.log(`languages ${JSON.stringify(result.ogLocaleAlternate)}`);
console.log(`pictures ${result.ogImage.length}`);
NODE
TZ=UTC node see.mjs > seen
cat seen
diff seen - <<'SEEN'
authors "Second Author"
tags "votes"
languages "ru_RU"
pictures 2
SEEN

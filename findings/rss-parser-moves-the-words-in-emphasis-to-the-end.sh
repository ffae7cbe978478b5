#!/usr/bin/env bash
# rss-parser 3.13.0 (JavaScript): entries of Atom whose content is XHTML.
#
# In Atom, content of the type xhtml is markup inside the feed, words and elements in turn. What a
# reader gets as content and as contentSnippet is expected to have the words in their order.
# Seen: all words that stand in no element come first, and those in <em>, <strong> or <a> after
# them: "The law was not passed" becomes "The law was passed" with a "not" after the full stop, in
# the content and in the short text for lists. The same as type html is right, so that a test with
# that shows nothing.
# Of two authors of an entry the first alone is kept.
#
# Output seen:
#   xhtml: The law was  passed, by  votes.not353; author First Author
#   html: The law was not passed, by 353 votes.; author First Author
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund rss-parser@3.13.0
cat > see.mjs <<'NODE'
import RssParser from "rss-parser";

const entry = (content) => `<feed xmlns="http://www.w3.org/2005/Atom"><title>Votes</title>
<id>urn:x</id><updated>2003-12-08T00:00:00Z</updated><entry><title>x</title><id>urn:1</id>
<updated>2003-12-08T00:00:00Z</updated><author><name>First Author</name></author>
<author><name>Second Author</name></author>${content}</entry></feed>`;
const sentence = "The law was <em>not</em> passed, by <strong>353</strong> votes.";
const space = 'xmlns="http://www.w3.org/1999/xhtml"';
const escaped = sentence.replaceAll("<", "&lt;");
for (const [type, content] of [
  ["xhtml", `<content type="xhtml"><div ${space}>${sentence}</div></content>`],
  ["html", `<content type="html">${escaped}</content>`],
]) {
  const { items } = await new RssParser().parseString(entry(content));
  console.log(`${type}: ${items[0].contentSnippet}; author ${items[0].author}`);
}
NODE
TZ=UTC node see.mjs > seen
cat seen
diff seen - <<'SEEN'
xhtml: The law was  passed, by  votes.not353; author First Author
html: The law was not passed, by 353 votes.; author First Author
SEEN

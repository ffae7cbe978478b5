#!/usr/bin/env bash
# open-graph-scraper 6.12.0 (JavaScript): pages with several pictures.
#
# By the protocol of Open Graph, og:image:alt and og:image:width belong to the og:image that stands
# before them. A chart without such a text may be followed by one that has it.
# Expected: each picture has its own text and size, or none.
# Seen: pictures, texts and sizes are three lists that are laid side by side by their place. The
# first picture gets the text of the second, which is left with none: a preview names the chart of
# one vote by the words of another. If each picture has all of them, or only the first, it is right.
#
# Output seen:
#   1807,2003: a.png 1807 400, b.png 2003 400
#   null,2003: a.png 2003 400, b.png undefined undefined
#   1807,null,2004: a.png 1807 400, b.png 2004 400, c.png undefined undefined
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund open-graph-scraper@6.12.0
cat > see.mjs <<'NODE'
import ogs from "open-graph-scraper";

const meta = (property, content) => `<meta property="og:${property}" content="${content}">`;
const picture = (name, alt) => meta("image", `https://example.org/${name}.png`)
  + (alt ? meta("image:alt", alt) + meta("image:width", alt.length * 100) : "");
for (const texts of [["1807", "2003"], [null, "2003"], ["1807", null, "2004"]]) {
  const html = meta("title", "Votes") + texts.map((alt, at) => picture("abc"[at], alt)).join("");
  const { result } = await ogs({ html: `<html><head>${html}</head></html>` });
  const got = result.ogImage.map(({ url, alt, width }) => `${url.slice(-5)} ${alt} ${width}`);
  console.log(`${texts.map(String)}: ${got.join(", ")}`);
}
NODE
TZ=UTC node see.mjs > seen
cat seen
diff seen - <<'SEEN'
1807,2003: a.png 1807 400, b.png 2003 400
null,2003: a.png 2003 400, b.png undefined undefined
1807,null,2004: a.png 1807 400, b.png 2004 400, c.png undefined undefined
SEEN

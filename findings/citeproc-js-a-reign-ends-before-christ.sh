#!/usr/bin/env bash
# citeproc 2.4.63 (citeproc-js, JavaScript): a span from before Christ to after it.
#
# Years before Christ are negative in CSL, and a style prints them with the term "bc", years of the
# first centuries with "ad". A span within one era has the term once: 44–31 BC.
# Expected: 27 BC to AD 14, the reign of Augustus, has one term at each year.
# Seen: the first year loses its era, since the second one prints a term, and the second has the
# term of the first: 27–14 BC. That is a span too, in which Augustus dies thirteen years before
# Christ. A single year, and spans within an era, are right.
#
# Output seen:
#   -27: 27 BC
#   14: 14 AD
#   -44 to -31: 44–31 BC
#   14 to 37: 14–37 AD
#   -27 to 14: 27–14 BC
#   -27 to 1912: 27–1912 BC
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund citeproc@2.4.63
cat > see.mjs <<'NODE'
import CSL from "citeproc";

const style = `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>years</title><id>years</id><updated>2003-01-01T00:00:00Z</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout>
    <date variable="issued"><date-part name="year"/></date>
  </layout></bibliography>
</style>`;
const locale = `<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0" xml:lang="en-US">
  <terms><term name="ad"> AD</term><term name="bc"> BC</term></terms>
</locale>`;

for (const years of [[-27], [14], [-44, -31], [14, 37], [-27, 14], [-27, 1912]]) {
  const issued = { "date-parts": years.map((year) => [year]) };
  const retrieveItem = () => ({ id: "1", type: "book", title: "T", issued });
  const engine = new CSL.Engine({ retrieveLocale: () => locale, retrieveItem }, style);
  engine.updateItems(["1"]);
  const [, [entry]] = engine.makeBibliography();
  console.log(`${years.join(" to ")}: ${entry.replace(/<[^>]+>/g, "").trim()}`);
}
NODE
node see.mjs > seen
cat seen
diff seen - <<'SEEN'
-27: 27 BC
14: 14 AD
-44 to -31: 44–31 BC
14 to 37: 14–37 AD
-27 to 14: 27–14 BC
-27 to 1912: 27–1912 BC
SEEN

#!/usr/bin/env bash
# @orama/orama 3.1.18 and lunr 2.3.9 (JavaScript), with their defaults: names in Cyrillic among
# English texts.
#
# A dossier in English names a person and a paper in the letters of their own language. English as
# the language of an index means endings and small words that are left out.
# Expected: a name in other letters is a word without English endings, and is found as it stands.
# Seen: whatever has no Latin letters is cut away when a text is put in, and again from the
# question, so that nothing is found; no error, no warning. The document is there, and is found by
# its English words. MiniSearch 7.2.0 and FlexSearch 0.8.212 find it with their defaults.
#
# Output seen:
#   deputy: orama 1, lunr 1, MiniSearch 1, FlexSearch 1
#   Депутат: orama 0, lunr 0, MiniSearch 1, FlexSearch 1
#   депутат: orama 0, lunr 0, MiniSearch 1, FlexSearch 1
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund \
  @orama/orama@3.1.18 lunr@2.3.9 minisearch@7.2.0 flexsearch@0.8.212
cat > see.mjs <<'NODE'
import { create, insert, search } from "@orama/orama";
import FlexSearch from "flexsearch";
import lunr from "lunr";
import MiniSearch from "minisearch";

const text = "The deputy (Депутат) read the bill";
const orama = create({ schema: { text: "string" } });
await insert(orama, { text });
const index = lunr(function () {
  this.field("text");
  this.add({ id: 1, text });
});
const mini = new MiniSearch({ fields: ["text"] });
mini.add({ id: 1, text });
const flex = new FlexSearch.Index();
flex.add(1, text);
for (const word of ["deputy", "Депутат", "депутат"]) {
  const { count } = await search(orama, { term: word });
  console.log(`${word}: orama ${count}, lunr ${index.search(word).length}, `
    + `MiniSearch ${mini.search(word).length}, FlexSearch ${flex.search(word).length}`);
}
NODE
node see.mjs > seen
cat seen
diff seen - <<'SEEN'
deputy: orama 1, lunr 1, MiniSearch 1, FlexSearch 1
Депутат: orama 0, lunr 0, MiniSearch 1, FlexSearch 1
депутат: orama 0, lunr 0, MiniSearch 1, FlexSearch 1
SEEN

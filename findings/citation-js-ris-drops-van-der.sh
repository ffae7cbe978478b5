#!/usr/bin/env bash
# citation-js 0.8.2 (@citation-js/core, plugin-ris, plugin-bibtex), names with a particle, in RIS.
#
# In CSL JSON the "van der" of a name stands in a field of its own. Expected: a format that has one
# field for the whole name gets the name with it, as BibTeX does.
# Seen: RIS gets "Berg, Jan", with either kind of particle, without a word; the suffix "Jr." is
# kept. A name that came from BibTeX as "van der Berg" leaves as another one, filed under another
# letter.
#
# Output seen:
#   bibtex: van der Berg, Jan and de Gaulle, Charles and King, Jr., Martin
#   ris: Berg, Jan and Gaulle, Charles and King, Martin, Jr.
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund @citation-js/core@0.8.2 @citation-js/plugin-ris@0.8.2 \
    @citation-js/plugin-bibtex@0.8.2
cat > see.mjs <<'NODE'
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";

const names = "van der Berg, Jan and de Gaulle, Charles and King, Jr., Martin";
const book = new Cite(`@book{a, title = {T}, author = {${names}}, year = 2003}`);
console.log(`bibtex: ${/author = {(.*)}/.exec(book.format("bibtex"))[1]}`);
const authors = [...book.format("ris").matchAll(/^AU {2}- (.*)$/gm)];
console.log(`ris: ${authors.map((found) => found[1]).join(" and ")}`);
NODE
node see.mjs > seen
cat seen
diff seen - <<'SEEN'
bibtex: van der Berg, Jan and de Gaulle, Charles and King, Jr., Martin
ris: Berg, Jan and Gaulle, Charles and King, Martin, Jr.
SEEN

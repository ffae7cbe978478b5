#!/usr/bin/env bash
# citation-js 0.8.2 (@citation-js/core, plugin-bibtex, plugin-csl), biblatex dates before Christ.
#
# biblatex dates are EDTF: -0043 is 44 BC, and plugin-bibtex writes and reads its field "date".
# Seen: it reads every negative year as 0, with no error, drops a month and a day after it, and a
# style then prints "n.d.", no date; it cannot read what it writes itself. The field "year", written
# by the same plugin as BibTeX, holds the year.
#
# Output seen:
#   date -0043-03-15: 0, printed A. (n.d.). T.
#   date 0043-03-15: 43,3,15, printed A. (43 C.E.). T.
#   written as biblatex, date = {-44}: 0, printed A. (n.d.). T.
#   written as bibtex, year = {-44}: -44, printed A. (44 B.C.E.). T.
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund @citation-js/core@0.8.2 @citation-js/plugin-bibtex@0.8.2 \
    @citation-js/plugin-csl@0.8.2 citeproc@2.4.63
cat > see.mjs <<'NODE'
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-csl";

const see = (name, data) => {
  const cite = new Cite(data);
  const printed = cite.format("bibliography", { format: "text", template: "apa" }).trim();
  console.log(`${name}: ${cite.data[0].issued["date-parts"][0]}, printed ${printed}`);
};
for (const date of ["-0043-03-15", "0043-03-15"]) {
  see(`date ${date}`, `@book{a, title = {T}, author = {A}, date = {${date}}}`);
}
const issued = { "date-parts": [[-44]] };
const book = new Cite({ id: "a", type: "book", title: "T", author: [{ family: "A" }], issued });
for (const format of ["biblatex", "bibtex"]) {
  const written = book.format(format);
  see(`written as ${format}, ${/(date|year) = {.*}/.exec(written)[0]}`, written);
}
NODE
node see.mjs > seen
cat seen
diff seen - <<'SEEN'
date -0043-03-15: 0, printed A. (n.d.). T.
date 0043-03-15: 43,3,15, printed A. (43 C.E.). T.
written as biblatex, date = {-44}: 0, printed A. (n.d.). T.
written as bibtex, year = {-44}: -44, printed A. (44 B.C.E.). T.
SEEN

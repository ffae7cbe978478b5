#!/usr/bin/env bash
# citation-js 0.8.2 (@citation-js/core, plugin-ris), articles of newspapers in RIS.
#
# Expected: TY NEWS is read and written with author and day like TY JOUR or MGZN, from which it
# differs by no tag that matters.
# Seen: of an article in a newspaper the author is not written, nor the month and the day; in
# reading, the author becomes the text field "reporter", which CSL JSON has not, and the date is
# dropped, so that a style prints neither. Journals and magazines keep all. A library of press
# reports that goes through the plugin is a list of titles without authors, most of them without
# dates.
#
# Output seen:
#   written article-journal: AU Doe, Ann DA 2003/2/3/ PY 2003
#   written article-magazine: AU Doe, Ann DA 2003/2/3/ PY 2003
#   written article-newspaper: PY 2003
#   read JOUR: author Doe, issued 2003,2,3
#   read NEWS: reporter "Doe, Ann", issued undefined
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund @citation-js/core@0.8.2 @citation-js/plugin-ris@0.8.2
cat > see.mjs <<'NODE'
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-ris";

const author = [{ family: "Doe", given: "Ann" }];
for (const type of ["article-journal", "article-magazine", "article-newspaper"]) {
  const issued = { "date-parts": [[2003, 2, 3]] };
  const lines = new Cite({ id: "a", type, title: "T", author, issued }).format("ris").split("\n");
  const kept = lines.filter((line) => /^(AU|DA|PY)/.test(line));
  console.log(`written ${type}: ${kept.join(" ").replaceAll("  - ", " ")}`);
}
for (const type of ["JOUR", "NEWS"]) {
  const text = `TY  - ${type}\nAU  - Doe, Ann\nDA  - 2003/02/03\nTI  - T\nER  - \n`;
  const item = new Cite(text).data[0];
  const who = item.author ? `author ${item.author[0].family}` : `reporter "${item.reporter}"`;
  console.log(`read ${type}: ${who}, issued ${item.issued?.["date-parts"]}`);
}
NODE
node see.mjs > seen
cat seen
diff seen - <<'SEEN'
written article-journal: AU Doe, Ann DA 2003/2/3/ PY 2003
written article-magazine: AU Doe, Ann DA 2003/2/3/ PY 2003
written article-newspaper: PY 2003
read JOUR: author Doe, issued 2003,2,3
read NEWS: reporter "Doe, Ann", issued undefined
SEEN

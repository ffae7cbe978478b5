#!/usr/bin/env bash
# minify-html 0.18.1 (Python), with its defaults: a choice whose value is empty.
#
# A form offers one chamber or all of them; "all" is a radio button with value="". Its documentation
# says that some attributes are dropped if their value is empty or the default one. The default of a
# radio button and of a tick box is not empty but "on".
# Seen: value="" is dropped all the same, and the form of the minified page sends chamber=on where
# the page as written sends chamber= (both read by jsdom 26.1.0). A server that takes the empty
# value for "no filter" then looks for a chamber named "on". An <option value=""> is kept.
# By the same rule lang="" goes, which says that a part is in no known language: the part then has
# the language of the page around it.
#
# Output seen:
#   <input type="radio" name="chamber" value="" checked> sends chamber=
#   <input checked name=chamber type=radio> sends chamber=on
#   <p lang="">353 ELI CELEX</p> becomes <p>353 ELI CELEX
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check minify-html==0.18.1
npm install --silent --no-audit --no-fund --prefix "$work" jsdom@26.1.0
cd "$work"
printf %s '<input type="radio" name="chamber" value="" checked>' > written
venv/bin/python - > seen-markup <<'PYTHON'
import minify_html

with open("written") as written, open("minified", "w") as minified:
    minified.write(minify_html.minify(written.read()))
part = '<p lang="">353 ELI CELEX</p>'
print(part, "becomes", minify_html.minify(part))
PYTHON
node - > seen <<'NODE'
const fs = require("fs");
const { JSDOM } = require("jsdom");
for (const name of ["written", "minified"]) {
  const input = fs.readFileSync(name, "utf8");
  const { window } = new JSDOM(`<form>${input}</form>`);
  const sent = new window.FormData(window.document.querySelector("form"));
  console.log(`${input} sends ${[...sent].map((pair) => pair.join("=")).join("&")}`);
}
NODE
cat seen-markup >> seen
cat seen
diff seen - <<'SEEN'
<input type="radio" name="chamber" value="" checked> sends chamber=
<input checked name=chamber type=radio> sends chamber=on
<p lang="">353 ELI CELEX</p> becomes <p>353 ELI CELEX
SEEN

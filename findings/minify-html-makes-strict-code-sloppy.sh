#!/usr/bin/env bash
# minify-html 0.18.1 (Python), minify_js=True: what becomes of "use strict".
#
# Expected: a minifier changes the length of a script, not what it does.
# Seen: the line 'use strict' is taken out, at the head of a script and of a function alike, as if
# every script were a module, in which it says nothing new. In a plain <script> it does: without it
# a misspelt name makes a new global variable instead of raising an error, and "this" of a plain
# call is the window. Tests of the pages as written do not find what then goes wrong on the site.
#
# Output seen:
#   'use strict'; try { totl = 353; seen = 'kept' } catch (e) { seen = e.name } : ReferenceError
#   try{totl=353,seen=`kept`}catch(e){seen=e.name} : kept
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check minify-html==0.18.1
cd "$work"
venv/bin/python - <<'PYTHON'
import json

import minify_html

written = "'use strict'; try { totl = 353; seen = 'kept' } catch (e) { seen = e.name }"
page = minify_html.minify(f"<script>{written}</script>", minify_js=True)
minified = page.removeprefix("<script>").removesuffix("</script>").removesuffix(";")
with open("scripts.json", "w") as file:
    json.dump([written, minified], file)
PYTHON
node - > seen <<'NODE'
const vm = require("vm");
for (const script of require("./scripts.json")) {
  const world = vm.createContext({ seen: "" });
  vm.runInContext(script, world);
  console.log(`${script} : ${world.seen}`);
}
NODE
cat seen
diff seen - <<'SEEN'
'use strict'; try { totl = 353; seen = 'kept' } catch (e) { seen = e.name } : ReferenceError
try{totl=353,seen=`kept`}catch(e){seen=e.name} : kept
SEEN

#!/usr/bin/env bash
# rjsmin 1.3.0 (Python): regular expressions in arrow functions.
#
# Its documentation says that more characters may stand before a regex than in the original jsmin,
# that "return /regex/" is recognised, and that template literals are supported if not nested.
# Seen: a regex right after => (also after yield, await, case, typeof, in) is not seen as one. It is
# minified like code, and the spaces in it go. The result is valid JavaScript that matches something
# else: a filter that kept the indented line of three keeps all of them. The same regex after
# "return" or "(" is left alone.
#
# Output seen:
#   as written: 1 of 3
#   minified: 3 of 3
#   minified, with return: 1 of 3
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check rjsmin==1.3.0
cd "$work"
cat > written.js <<'JS'
const lines = ["  Article 1", "Article 2", "Article 3"];
const found = lines.filter(line => /^  |never/.test(line));
console.log(`${found.length} of ${lines.length}`);
JS
sed 's,=> \(/.*(line)\)),=> { return \1 }),' written.js > return.js
for name in written return; do
    venv/bin/python -m rjsmin < "$name.js" > "$name.min.js"
done
{
    echo "as written: $(node written.js)"
    echo "minified: $(node written.min.js)"
    echo "minified, with return: $(node return.min.js)"
} > seen
cat seen
diff seen - <<'SEEN'
as written: 1 of 3
minified: 3 of 3
minified, with return: 1 of 3
SEEN

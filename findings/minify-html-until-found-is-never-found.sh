#!/usr/bin/env bash
# minify-html 0.18.1 (Python), with its defaults: folded text that the search of the browser opens.
#
# Its documentation says that the values of boolean attributes are removed. The HTML standard has
# "hidden" as an enumerated attribute: hidden="until-found" is a state of its own, in which a
# browser's "find in page" and links to a part of the text open what is folded.
# Seen: it is taken for a boolean one, and hidden="until-found" becomes hidden, the state in which
# nothing is found and nothing opens. The footnotes of a page can then not be searched. Other
# attributes with named states (popover) keep their value.
#
# Output seen:
#   <section hidden="until-found">Article 1</section> -> <section hidden>Article 1</section>
#   <section popover="manual">Article 1</section> -> <section popover=manual>Article 1</section>
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check minify-html==0.18.1
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
import minify_html

for state in ('hidden="until-found"', 'popover="manual"'):
    page = f"<section {state}>Article 1</section>"
    print(page, "->", minify_html.minify(page))
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
<section hidden="until-found">Article 1</section> -> <section hidden>Article 1</section>
<section popover="manual">Article 1</section> -> <section popover=manual>Article 1</section>
SEEN

#!/usr/bin/env bash
# pybtex 0.26.1 (Python): what becomes of a link that it reads from a .bib file and writes back.
#
# Expected: reading a bibliography and writing it changes no entry.
# Seen: the writer puts a backslash before _ and &, as LaTeX text wants it, in the field url too;
# the reader does not take it away. Programs that take the field as it stands find no such page
# after one round, and every further round adds backslashes. The same happens to the percent sign
# of a note, which was no markup.
#
# Output seen:
#   0 https://example.org/a_b?x=1&y=2 | 50% of them
#   1 https://example.org/a\_b?x=1\&y=2 | 50\% of them
#   2 https://example.org/a\\_b?x=1\\&y=2 | 50\\% of them
#   3 https://example.org/a\\\_b?x=1\\\&y=2 | 50\\\% of them
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    pybtex==0.26.1 latexcodec==3.0.1 PyYAML==6.0.4
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
from pybtex.database import parse_string

text = """@misc{report,
    author = {Doe, Ann}, title = {A report}, year = {2003}, note = {50% of them},
    url = {https://example.org/a_b?x=1&y=2}
}"""
for turn in range(4):
    library = parse_string(text, "bibtex")
    fields = library.entries["report"].fields
    print(turn, fields["url"], "|", fields["note"])
    text = library.to_string("bibtex")
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
0 https://example.org/a_b?x=1&y=2 | 50% of them
1 https://example.org/a\_b?x=1\&y=2 | 50\% of them
2 https://example.org/a\\_b?x=1\\&y=2 | 50\\% of them
3 https://example.org/a\\\_b?x=1\\\&y=2 | 50\\\% of them
SEEN

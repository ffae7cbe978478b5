#!/usr/bin/env bash
# inflect 7.6.0 (Python): words of a report about a parliament.
#
# Its documentation says that it generates plurals and indefinite articles correctly. a() goes by
# the sound of a word: MP gets "an".
# Expected: MPs, MEPs, NGOs; "an 8th reading", "an 11th vote", "an 18th".
# Seen: a word in capitals gets its ending in capitals, MPS, and NGO becomes NGOES. Numbers in
# figures always have "a", though ordinal() writes them: "a 8th". An MEP is "a MEP" and an URL of
# three letters "an URL". Words in small letters are right.
#
# Output seen:
#   plurals ['MPS', 'MEPS', 'NGOES', 'vetoes', 'ayes']
#   articles ['an MP', 'a MEP', 'an URL', 'a vote', 'an amendment']
#   numbers ['a 8th', 'a 11th', 'a 18th', 'a 80th', 'a 9th']
#   in words ['an eighth', 'an eleventh']
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check inflect==7.6.0
venv/bin/python - > seen <<'PYTHON'
import inflect

engine = inflect.engine()
print("plurals", [engine.plural(word) for word in ("MP", "MEP", "NGO", "veto", "aye")])
print("articles", [engine.a(word) for word in ("MP", "MEP", "URL", "vote", "amendment")])
print("numbers", [engine.a(engine.ordinal(number)) for number in (8, 11, 18, 80, 9)])
print("in words", [engine.a(engine.number_to_words(engine.ordinal(number))) for number in (8, 11)])
PYTHON
cat seen
diff seen - <<'SEEN'
plurals ['MPS', 'MEPS', 'NGOES', 'vetoes', 'ayes']
articles ['an MP', 'a MEP', 'an URL', 'a vote', 'an amendment']
numbers ['a 8th', 'a 11th', 'a 18th', 'a 80th', 'a 9th']
in words ['an eighth', 'an eleventh']
SEEN

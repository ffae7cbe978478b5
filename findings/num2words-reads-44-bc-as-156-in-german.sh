#!/usr/bin/env bash
# num2words 0.5.14 (Python), to="year": years before Christ in German.
#
# Years are said in a way of their own: 1807 is "achtzehnhundertsieben". A year before Christ is
# given as a negative number; in English -44 is "forty-four BC".
# Expected, in German: "vierundvierzig vor Christus", or "minus vierundvierzig".
# Seen: "minus one hundred and fifty-six". The hundreds are split off by a division that rounds
# down, and what remains of -44 is 56 of a hundred below. -1 is 199. Years with more than three
# digits and full hundreds are right. French and Russian say the number with a minus.
#
# Output seen:
#   1807: achtzehnhundertsieben
#   -44: minuseinshundertsechsundfünfzig
#   -1: minuseinshundertneunundneunzig
#   -1950: minus eintausendneunhundertfünfzig
#   -1200: minuszwölfhundert
#   -44 (en): forty-four BC
#   -44 (fr): moins quarante-quatre
#   -44 (ru): минус сорок четыре
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check num2words==0.5.14
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
from num2words import num2words

for year in (1807, -44, -1, -1950, -1200):
    print(f"{year}: {num2words(year, lang='de', to='year')}")
for language in ("en", "fr", "ru"):
    print(f"-44 ({language}): {num2words(-44, lang=language, to='year')}")
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
1807: achtzehnhundertsieben
-44: minuseinshundertsechsundfünfzig
-1: minuseinshundertneunundneunzig
-1950: minus eintausendneunhundertfünfzig
-1200: minuszwölfhundert
-44 (en): forty-four BC
-44 (fr): moins quarante-quatre
-44 (ru): минус сорок четыре
SEEN

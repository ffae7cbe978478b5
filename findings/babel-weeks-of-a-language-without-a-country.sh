#!/usr/bin/env bash
# Babel 2.19.0 (Python): numbers of weeks in "de" and in "de_DE".
#
# Expected: a language without a country stands for its usual one ("de" for Germany, as the likely
# subtags of CLDR have it), so dates and numbers of "de" and "de_DE" are written alike. They are,
# but for weeks.
# Seen: "de", "fr", "ru" take the weeks of "the world", whose first week has at least one day of the
# year, not four. The calendar week of 28 December 2020 is 53 in Germany (and by ISO 8601); in "de"
# it is week 1 of 2021, and so is every day until 3 January. Pages that know only the language of
# the reader print weeks that nobody there uses. "en" begins its week on Monday, "en_US" on Sunday.
#
# Output seen:
#   de    week 1 of 2021
#   de_DE week 53 of 2020
#   fr    week 1 of 2021
#   fr_FR week 53 of 2020
#   ISO   week 53 of 2020
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check babel==2.19.0
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
import datetime

from babel.dates import format_date

day = datetime.date(2020, 12, 28)
for locale in ("de", "de_DE", "fr", "fr_FR"):
    print(f"{locale:<5} week", format_date(day, "w 'of' YYYY", locale))
print(f"ISO   week {day:%V of %G}")
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
de    week 1 of 2021
de_DE week 53 of 2020
fr    week 1 of 2021
fr_FR week 53 of 2020
ISO   week 53 of 2020
SEEN

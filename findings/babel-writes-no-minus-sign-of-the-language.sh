#!/usr/bin/env bash
# Babel 2.19.0 (Python): negative numbers in languages with a minus sign of their own.
#
# Swedish, Norwegian, Finnish, Lithuanian and others have the sign U+2212 before a negative number
# in CLDR; Babel has it too (get_minus_sign_symbol) and says that format_decimal() formats for the
# locale. JavaScript's Intl writes it (node 20).
# Seen: format_decimal() has the hyphen in all languages, and parse_decimal() refuses what the page
# beside it has written with Intl as "not a valid decimal number". Decimal commas and spaces are as
# the language has them.
#
# Output seen (the signs by their code points):
#   de: sign 002D, Babel writes 002D, Intl writes 002D, Babel reads Intl: -1234.5
#   sv: sign 2212, Babel writes 002D, Intl writes 2212, Babel reads Intl: NumberFormatError
#   fi: sign 2212, Babel writes 002D, Intl writes 2212, Babel reads Intl: NumberFormatError
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check babel==2.19.0
cd "$work"
node - > intl.json <<'NODE'
const written = ["de", "sv", "fi"].map((name) => [name, (-1234.5).toLocaleString(name)]);
console.log(JSON.stringify(written));
NODE
venv/bin/python - > seen <<'PYTHON'
import json

from babel.numbers import format_decimal, get_minus_sign_symbol, parse_decimal

for locale, intl in json.load(open("intl.json")):
    sign = f"{ord(get_minus_sign_symbol(locale)):04X}"
    babel = f"{ord(format_decimal(-1234.5, locale=locale)[0]):04X}"
    try:
        read = parse_decimal(intl, locale=locale)
    except ValueError as error:
        read = type(error).__name__
    print(
        f"{locale}: sign {sign}, Babel writes {babel}, Intl writes {ord(intl[0]):04X},",
        f"Babel reads Intl: {read}",
    )
PYTHON
cat seen
diff seen - <<'SEEN'
de: sign 002D, Babel writes 002D, Intl writes 002D, Babel reads Intl: -1234.5
sv: sign 2212, Babel writes 002D, Intl writes 2212, Babel reads Intl: NumberFormatError
fi: sign 2212, Babel writes 002D, Intl writes 2212, Babel reads Intl: NumberFormatError
SEEN

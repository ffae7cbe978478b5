#!/usr/bin/env bash
# cobalt 9.0.1 (Python): addresses of laws by the naming convention of Akoma Ntoso.
#
# An address may end with the format of the file: /akn/za/act/1998/84/eng.pdf,
# /akn/za/act/1998/84/eng@2003-12-08/!main.pdf. The library takes it apart into country, date,
# number, language, date of the version and format.
# Expected: the same for eng@2003-12-08.pdf, the PDF of the version of a day.
# Seen: "@2003-12-08.pdf" is the date of the version, and there is no format, with no error. The
# address of the version keeps ".pdf", so that the PDF and the XML of one law are two versions of
# it, and whoever sorts versions by their date compares "2003-12-08.pdf" with "2003-12-08".
#
# Output seen:
#   eng.pdf: version None, format pdf
#     version's address: /akn/za/act/1998/84/eng
#   eng@2003-12-08: version @2003-12-08, format None
#     version's address: /akn/za/act/1998/84/eng@2003-12-08
#   eng@2003-12-08/!main.pdf: version @2003-12-08, format pdf
#     version's address: /akn/za/act/1998/84/eng@2003-12-08/!main
#   eng@2003-12-08.pdf: version @2003-12-08.pdf, format None
#     version's address: /akn/za/act/1998/84/eng@2003-12-08.pdf
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check cobalt==9.0.1
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
from cobalt import FrbrUri

for end in ("eng.pdf", "eng@2003-12-08", "eng@2003-12-08/!main.pdf", "eng@2003-12-08.pdf"):
    address = FrbrUri.parse(f"/akn/za/act/1998/84/{end}")
    print(f"{end}: version {address.expression_date}, format {address.format}")
    print("  version's address:", address.expression_uri())
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
eng.pdf: version None, format pdf
  version's address: /akn/za/act/1998/84/eng
eng@2003-12-08: version @2003-12-08, format None
  version's address: /akn/za/act/1998/84/eng@2003-12-08
eng@2003-12-08/!main.pdf: version @2003-12-08, format pdf
  version's address: /akn/za/act/1998/84/eng@2003-12-08/!main
eng@2003-12-08.pdf: version @2003-12-08.pdf, format None
  version's address: /akn/za/act/1998/84/eng@2003-12-08.pdf
SEEN

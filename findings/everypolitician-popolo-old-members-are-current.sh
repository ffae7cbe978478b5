#!/usr/bin/env bash
# everypolitician-popolo 0.0.11 (Python): members of a parliament that was dissolved.
#
# In the data of EveryPolitician a membership has dates of its own only where it did not last for
# the whole term; else the term (legislative_period) has them. The library links a membership to its
# term, and offers membership.current and current_at(day).
# Expected: whoever sat in the term of 1999 to 2003 was a member in 2001 and is none in 2010.
# Seen: dates that are not there mean "always". Each member who served a whole term is current, in
# 2010 as in 1900; only those who left early have ended. The term itself knows that it is over.
#
# Output seen:
#   the term: 1900 False, 2001 True, 2010 False
#   p1: 1900 True, 2001 True, 2010 True
#   p2: 1900 False, 2001 True, 2010 False
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
  everypolitician-popolo==0.0.11 approx-dates==0.0.1 python-dateutil==2.9.0.post0 requests \
  six==1.17.0
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
import datetime

from popolo_data.importer import Popolo

term = {"id": "term/3", "classification": "legislative period"}
member = {"organization_id": "house", "legislative_period_id": "term/3"}
data = Popolo(
    {
        "persons": [{"id": "p1", "name": "First"}, {"id": "p2", "name": "Second"}],
        "organizations": [{"id": "house", "classification": "legislature"}],
        "events": [{**term, "start_date": "1999-12-19", "end_date": "2003-12-29"}],
        "memberships": [
            {**member, "person_id": "p1"},
            {**member, "person_id": "p2", "start_date": "2000-05", "end_date": "2002-06-01"},
        ],
        "areas": [],
        "posts": [],
    }
)
for thing in (*data.terms, *data.memberships):
    kind = getattr(thing, "person_id", "the term")
    days = (datetime.date(year, 5, 1) for year in (1900, 2001, 2010))
    print(f"{kind}:", ", ".join(f"{day:%Y} {thing.current_at(day)}" for day in days))
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
the term: 1900 False, 2001 True, 2010 False
p1: 1900 True, 2001 True, 2010 True
p2: 1900 False, 2001 True, 2010 False
SEEN

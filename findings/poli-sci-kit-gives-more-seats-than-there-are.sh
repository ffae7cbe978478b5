#!/usr/bin/env bash
# poli-sci-kit 1.1.0 (Python), largest_remainder: seats by the quota of Hagenbach-Bischoff.
#
# Its documentation gives three quotas for the method: Hare, Droop and Hagenbach-Bischoff. With a
# low quota the whole quotas alone can come to more than there are seats, which the method has to
# say or to mend. Expected: as many seats as were asked for, or an error.
# Seen: with Hagenbach-Bischoff a single list gets eleven of ten seats, and two equal lists six of
# five, with no warning. Lists of unlike size come out right, so that a test with those shows
# nothing.
#
# Output seen:
#   Hare: [353, 0], 10 seats: [10, 0], 10 given
#   Hare: [300, 300, 0], 5 seats: [3, 2, 0], 5 given
#   Hare: [353, 97, 0], 9 seats: [7, 2, 0], 9 given
#   Droop: [353, 0], 10 seats: [10, 0], 10 given
#   Droop: [300, 300, 0], 5 seats: [3, 2, 0], 5 given
#   Droop: [353, 97, 0], 9 seats: [7, 2, 0], 9 given
#   Hagenbach–Bischoff: [353, 0], 10 seats: [11, 0], 11 given
#   Hagenbach–Bischoff: [300, 300, 0], 5 seats: [3, 3, 0], 6 given
#   Hagenbach–Bischoff: [353, 97, 0], 9 seats: [7, 2, 0], 9 given
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
  poli-sci-kit==1.1.0 numpy==2.4.6 pandas==3.1.1 scipy==1.17.1
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
from poli_sci_kit.appointment.methods import largest_remainder

for quota in ("Hare", "Droop", "Hagenbach–Bischoff"):
    for votes, seats in (([353, 0], 10), ([300, 300, 0], 5), ([353, 97, 0], 9)):
        got = largest_remainder(quota_style=quota, shares=votes, total_alloc=seats)
        got.sort(reverse=True)  # a lot decides between equal lists
        print(f"{quota}: {votes}, {seats} seats: {got}, {sum(got)} given")
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
Hare: [353, 0], 10 seats: [10, 0], 10 given
Hare: [300, 300, 0], 5 seats: [3, 2, 0], 5 given
Hare: [353, 97, 0], 9 seats: [7, 2, 0], 9 given
Droop: [353, 0], 10 seats: [10, 0], 10 given
Droop: [300, 300, 0], 5 seats: [3, 2, 0], 5 given
Droop: [353, 97, 0], 9 seats: [7, 2, 0], 9 given
Hagenbach–Bischoff: [353, 0], 10 seats: [11, 0], 11 given
Hagenbach–Bischoff: [300, 300, 0], 5 seats: [3, 3, 0], 6 given
Hagenbach–Bischoff: [353, 97, 0], 9 seats: [7, 2, 0], 9 given
SEEN

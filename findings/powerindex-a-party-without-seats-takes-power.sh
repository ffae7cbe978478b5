#!/usr/bin/env bash
# powerindex 0.3.5 (Python): the index of Banzhaf where a party has no seats.
#
# The index counts in how many coalitions a party turns the result. A party without seats never
# does; with or without it in the list, the others have the same power.
# Expected: 0.6, 0.2 and 0.2 for three parties of 3, 2 and 1 with a majority of 4, and 0 for a
# fourth that has none.
# Seen: the fourth has 0, but the powers of the others move: 0.538, 0.231, 0.231, and with a second
# one of that kind further. The index of Shapley and Shubik is right for the same list. A party that
# lost its seats, left in the table, changes who has how much power.
#
# Output seen:
#   [3, 2, 1]
#     Banzhaf [0.6, 0.2, 0.2]
#     Shapley-Shubik [0.667, 0.167, 0.167]
#   [3, 2, 1, 0]
#     Banzhaf [0.538, 0.231, 0.231, 0.0]
#     Shapley-Shubik [0.667, 0.167, 0.167, 0.0]
#   [3, 2, 1, 0, 0]
#     Banzhaf [0.517, 0.241, 0.241, 0.0, 0.0]
#     Shapley-Shubik [0.667, 0.167, 0.167, 0.0, 0.0]
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check powerindex==0.3.5
venv/bin/python - > seen <<'PYTHON'
from powerindex import Game

for seats in ([3, 2, 1], [3, 2, 1, 0], [3, 2, 1, 0, 0]):
    game = Game(4, list(seats))
    game.calc_banzhaf()
    game.calc_shapley_shubik()
    print(f"{seats}")
    print(f"  Banzhaf {[round(power, 3) for power in game.banzhaf]}")
    print(f"  Shapley-Shubik {[round(power, 3) for power in game.shapley_shubik]}")
PYTHON
cat seen
diff seen - <<'SEEN'
[3, 2, 1]
  Banzhaf [0.6, 0.2, 0.2]
  Shapley-Shubik [0.667, 0.167, 0.167]
[3, 2, 1, 0]
  Banzhaf [0.538, 0.231, 0.231, 0.0]
  Shapley-Shubik [0.667, 0.167, 0.167, 0.0]
[3, 2, 1, 0, 0]
  Banzhaf [0.517, 0.241, 0.241, 0.0, 0.0]
  Shapley-Shubik [0.667, 0.167, 0.167, 0.0, 0.0]
SEEN

#!/usr/bin/env bash
# cyrtranslit 1.2.0 (Python), Russian names in Latin letters and back.
#
# to_latin and to_cyrillic of one language are a pair; most names come back as they were. Expected:
# a name comes back, or cannot be written.
# Seen: a capital Й is written J, and J is read as Ж: Йемен (Yemen) comes back as Жемен, while the
# small й comes back. The letters сх are written sh, as ш is, and Сх comes back half in Latin
# letters. Names keyed by their Latin form are joined to others.
#
# Output seen:
#   Йошкар-Ола: Joshkar-Ola, back Жошкар-Ола, the same False, 0 Latin letters
#   Йемен: Jemen, back Жемен, the same False, 0 Latin letters
#   Нью-Йорк: N'yu-Jork, back Нью-Жорк, the same False, 0 Latin letters
#   Рейн: Rejn, back Рейн, the same True, 0 Latin letters
#   схема: shema, back шема, the same False, 0 Latin letters
#   шема: shema, back шема, the same True, 0 Latin letters
#   Сходня: Shodnya, back Shодня, the same False, 2 Latin letters
#   Шаховская: SHahovskaya, back Шаховская, the same True, 0 Latin letters
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check cyrtranslit==1.2.0
venv/bin/python - > seen <<'PYTHON'
import unicodedata

from cyrtranslit import to_cyrillic, to_latin

for name in ("Йошкар-Ола", "Йемен", "Нью-Йорк", "Рейн", "схема", "шема", "Сходня", "Шаховская"):
    latin = to_latin(name, "ru")
    back = to_cyrillic(latin, "ru")
    mixed = sum(unicodedata.name(letter).startswith("LATIN") for letter in back)
    print(f"{name}: {latin}, back {back}, the same {back == name}, {mixed} Latin letters")
PYTHON
cat seen
diff seen - <<'SEEN'
Йошкар-Ола: Joshkar-Ola, back Жошкар-Ола, the same False, 0 Latin letters
Йемен: Jemen, back Жемен, the same False, 0 Latin letters
Нью-Йорк: N'yu-Jork, back Нью-Жорк, the same False, 0 Latin letters
Рейн: Rejn, back Рейн, the same True, 0 Latin letters
схема: shema, back шема, the same False, 0 Latin letters
шема: shema, back шема, the same True, 0 Latin letters
Сходня: Shodnya, back Shодня, the same False, 2 Latin letters
Шаховская: SHahovskaya, back Шаховская, the same True, 0 Latin letters
SEEN

#!/usr/bin/env bash
# textstat 0.7.13 (Python): how hard a Russian text is to read.
#
# In Russian each vowel is a syllable: Азия (Asia) has three, Россия (Russia) three, её (her) two.
# Its documentation lists Russian with constants of its own for the formula of Flesch, and counts
# syllables with Pyphen.
# Seen: what Pyphen knows are places where a line may be broken, and no line is broken after a
# single letter. Азия has one syllable by it, Россия two. A sentence with twelve vowels has eight
# syllables, and a score of 119, easier than anything, where the formula gives 79 with the right
# count.
#
# Output seen:
#   Азия: 3 vowels, 1 syllables, score 145.4
#   Россия: 3 vowels, 2 syllables, score 85.3
#   её: 2 vowels, 1 syllables, score 145.4
#   Эту идею ей дали её друзья: 12 vowels, 8 syllables, score 118.9
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check textstat==0.7.13 pyphen==0.18.1
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
import textstat

textstat.set_lang("ru")
for text in ("Азия", "Россия", "её", "Эту идею ей дали её друзья"):
    vowels = sum(letter in "аеёиоуыэюя" for letter in text.lower())
    found = textstat.syllable_count(text)
    score = textstat.flesch_reading_ease(text)
    print(f"{text}: {vowels} vowels, {found} syllables, score {score:.1f}")
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
Азия: 3 vowels, 1 syllables, score 145.4
Россия: 3 vowels, 2 syllables, score 85.3
её: 2 vowels, 1 syllables, score 145.4
Эту идею ей дали её друзья: 12 vowels, 8 syllables, score 118.9
SEEN

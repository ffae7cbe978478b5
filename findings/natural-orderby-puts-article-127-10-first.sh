#!/usr/bin/env bash
# natural-orderby 5.0.0 (JavaScript): articles of a law by their numbers.
#
# The library sorts as people do, and tells numbers in a text from words. Article 127.10 of a code
# comes after 127.2, as a chapter 10 after a chapter 2; Intl.Collator with numeric: true has it so.
# Seen: a text that is a number as a whole is taken for a decimal fraction: 127.10 is equal to 127.1
# and comes before 127.2; it stays before 127.1 because it stood there. With a word in front ("Art.
# 127.10") the same numbers are sorted as expected, so that a table changes its order when its
# column loses the word.
#
# Output seen:
#   numbers:  127, 127.10, 127.1, 127.2, 128
#   articles: Art. 127, Art. 127.1, Art. 127.2, Art. 127.10, Art. 128
#   Intl:     127, 127.1, 127.2, 127.10, 128
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund natural-orderby@5.0.0
cat > see.mjs <<'NODE'
import { orderBy } from "natural-orderby";

const numbers = ["127.10", "127.2", "127.1", "128", "127"];
const articles = numbers.map((number) => `Art. ${number}`);
const collator = new Intl.Collator("en", { numeric: true });
console.log("numbers: ", orderBy(numbers).join(", "));
console.log("articles:", orderBy(articles).join(", "));
console.log("Intl:    ", [...numbers].sort(collator.compare).join(", "));
NODE
node see.mjs > seen
cat seen
diff seen - <<'SEEN'
numbers:  127, 127.10, 127.1, 127.2, 128
articles: Art. 127, Art. 127.1, Art. 127.2, Art. 127.10, Art. 128
Intl:     127, 127.1, 127.2, 127.10, 128
SEEN

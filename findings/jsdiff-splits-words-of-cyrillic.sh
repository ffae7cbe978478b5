#!/usr/bin/env bash
# diff 9.0.0 (jsdiff, JavaScript): diffWords of two wordings of a law in Russian.
#
# Its documentation says that diffWords treats each word and each mark as a token. Without a
# segmenter it splits by patterns, for results that are the same in all places.
# Seen: the patterns know the letters of Latin alone. In Cyrillic (and in Greek) each letter is a
# token of its own: of "рабский" and "рабство" the first letters count as the same, and the rest is
# marked letter by letter, so that a reader of the marked text meets pieces of words. In English the
# same change is two whole words. With new Intl.Segmenter("ru", { granularity: "word" }) Russian is
# right.
#
# Output seen:
#   English:   [-slavish work-][+slavery works+]
#   Greek:     νόμο[-ς-][+υ+]
#   Russian:   рабс[-кий -]т[+во т+]руд[+а+]
#   segmenter: [-рабский труд-][+рабство труда+]
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund diff@9.0.0
cat > see.mjs <<'NODE'
import { diffWords } from "diff";

const marked = (before, after, options) =>
  diffWords(before, after, options)
    .map(({ added, removed, value }) => (removed ? `[-${value}-]` : added ? `[+${value}+]` : value))
    .join("");
const russian = ["рабский труд", "рабство труда"];
console.log("English:  ", marked("slavish work", "slavery works"));
console.log("Greek:    ", marked("νόμος", "νόμου"));
console.log("Russian:  ", marked(...russian));
const intlSegmenter = new Intl.Segmenter("ru", { granularity: "word" });
console.log("segmenter:", marked(...russian, { intlSegmenter }));
NODE
node see.mjs > seen
cat seen
diff seen - <<'SEEN'
English:   [-slavish work-][+slavery works+]
Greek:     νόμο[-ς-][+υ+]
Russian:   рабс[-кий -]т[+во т+]руд[+а+]
segmenter: [-рабский труд-][+рабство труда+]
SEEN

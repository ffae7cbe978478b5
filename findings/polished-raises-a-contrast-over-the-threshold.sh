#!/usr/bin/env bash
# polished 4.3.1 (JavaScript), getContrast and meetsContrastGuidelines: colours just below 4.5.
#
# WCAG 2 asks for a contrast of 4.5 for text, and says that values are not to be rounded: 4.499 does
# not pass. Its documentation says that getContrast follows the formula of W3C.
# Expected: 4.4978 for #148485 on white, which fails, as chroma-js 3.2.0 and tinycolor2 1.6.0 say.
# Seen: the luminance of each colour is rounded to three digits, and then the contrast to two: 4.51,
# and meetsContrastGuidelines says that AA is met. It goes up or down by the colour, by up to some
# hundredths; the darker the colours, the more. A check with it passes pages that an audit fails.
#
# Output seen:
#   #148485 on #fff: polished 4.51, AA true
#     chroma-js 4.4978, tinycolor2 4.4978, AA false
#   #767676 on #fff: polished 4.55, AA true
#     chroma-js 4.5422, tinycolor2 4.5422, AA true
#   #333 on #000: polished 1.66, AA false
#     chroma-js 1.6621, tinycolor2 1.6621, AA false
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund polished@4.3.1 chroma-js@3.2.0 tinycolor2@1.6.0
cat > see.mjs <<'NODE'
import chroma from "chroma-js";
import { getContrast, meetsContrastGuidelines } from "polished";
import tinycolor from "tinycolor2";

for (const [text, ground] of [["#148485", "#fff"], ["#767676", "#fff"], ["#333", "#000"]]) {
  const { AA } = meetsContrastGuidelines(text, ground);
  const size = { level: "AA", size: "small" };
  console.log(`${text} on ${ground}: polished ${getContrast(text, ground)}, AA ${AA}`);
  console.log(`  chroma-js ${chroma.contrast(text, ground).toFixed(4)}, `
    + `tinycolor2 ${tinycolor.readability(text, ground).toFixed(4)}, `
    + `AA ${tinycolor.isReadable(text, ground, size)}`);
}
NODE
TZ=UTC node see.mjs > seen
cat seen
diff seen - <<'SEEN'
#148485 on #fff: polished 4.51, AA true
  chroma-js 4.4978, tinycolor2 4.4978, AA false
#767676 on #fff: polished 4.55, AA true
  chroma-js 4.5422, tinycolor2 4.5422, AA true
#333 on #000: polished 1.66, AA false
  chroma-js 1.6621, tinycolor2 1.6621, AA false
SEEN

#!/usr/bin/env bash
# pptxgenjs 4.0.1 (JavaScript): charts in which a count is 0.
#
# A chart in a slide holds its values twice: as they are drawn, and in the workbook that opens when
# somebody edits the data. Expected: 353 and 0 stand in both, and what is missing (null) in neither.
# Seen: the workbook has an empty cell for 0, the same as for null. The slide says that there are 0
# votes against, and the sheet behind it, for whoever opens it, that their number is not known.
# Other numbers, negative ones too, are right.
#
# Output seen:
#   353: drawn "353", in the workbook 353
#   0: drawn "0", in the workbook empty
#   null: drawn "", in the workbook empty
#   -1: drawn "-1", in the workbook -1
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund pptxgenjs@4.0.1 jszip@3.10.2 xlsx@0.18.5
cat > see.mjs <<'NODE'
import JSZip from "jszip";
import pptxgen from "pptxgenjs";
import xlsx from "xlsx";

const values = [353, 0, null, -1];
const show = new pptxgen();
const series = { name: "votes", labels: ["for", "against", "unknown", "change"], values };
show.addSlide().addChart(show.ChartType.bar, [series], { x: 1, y: 1, w: 4, h: 3 });
const file = await JSZip.loadAsync(await show.write({ outputType: "nodebuffer" }));
const names = Object.keys(file.files);
const part = names.find((name) => /charts\/chart.*xml$/.test(name));
const chart = await file.file(part).async("string");
const drawn = [...chart.split("<c:val>")[1].matchAll(/<c:v>(.*?)<\/c:v>/g)].map(([, v]) => v);
const inside = await file.file(names.find((name) => name.endsWith("xlsx"))).async("uint8array");
const { Sheets, SheetNames } = xlsx.read(inside);
values.forEach((value, row) => {
  const cell = Sheets[SheetNames[0]][`B${row + 2}`];
  console.log(`${value}: drawn "${drawn[row]}", in the workbook ${cell?.v ?? "empty"}`);
});
NODE
TZ=UTC node see.mjs > seen
cat seen
diff seen - <<'SEEN'
353: drawn "353", in the workbook 353
0: drawn "0", in the workbook empty
null: drawn "", in the workbook empty
-1: drawn "-1", in the workbook -1
SEEN

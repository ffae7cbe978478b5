#!/usr/bin/env bash
# hyparquet 1.33.0 (JavaScript), the option filter of parquetReadObjects and whole numbers.
#
# pandas and pyarrow write whole numbers with 64 bits, which the library reads as BigInt. Its types
# allow a number as a value of a filter.
# Expected: the rows with votes equal to 353 are those that are neither above nor below 353.
# Seen: above, below and between work with numbers; equal never holds, and "not equal" and "none of"
# always do, without an error. Such a filter finds no law, or leaves none out, and the same code is
# right for a file with 32 bits. A BigInt (353n), or filterStrict: false, which the manual does not
# name, helps.
#
# Output seen:
#   64 bits {"$gte":353,"$lte":353}: 1 of 3
#   64 bits {"$eq":353}: 0 of 3
#   64 bits {"$ne":353}: 3 of 3
#   64 bits {"$nin":[353]}: 3 of 3
#   32 bits {"$eq":353}: 1 of 3
#   32 bits {"$ne":353}: 2 of 3
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund hyparquet@1.33.0 hyparquet-writer@0.17.0
cat > see.mjs <<'NODE'
import { parquetReadObjects } from "hyparquet";
import { parquetWriteBuffer } from "hyparquet-writer";

const between = { $gte: 353, $lte: 353 };
const files = {
  64: { data: [353n, 97n, 0n], filters: [between, { $eq: 353 }, { $ne: 353 }, { $nin: [353] }] },
  32: { data: [353, 97, 0], filters: [{ $eq: 353 }, { $ne: 353 }] },
};
for (const bits of [64, 32]) {
  const { data, filters } = files[bits];
  const file = parquetWriteBuffer({ columnData: [{ name: "votes", data, type: `INT${bits}` }] });
  for (const votes of filters) {
    const rows = await parquetReadObjects({ file, filter: { votes } });
    console.log(`${bits} bits ${JSON.stringify(votes)}: ${rows.length} of 3`);
  }
}
NODE
node see.mjs > seen
cat seen
diff seen - <<'SEEN'
64 bits {"$gte":353,"$lte":353}: 1 of 3
64 bits {"$eq":353}: 0 of 3
64 bits {"$ne":353}: 3 of 3
64 bits {"$nin":[353]}: 3 of 3
32 bits {"$eq":353}: 1 of 3
32 bits {"$ne":353}: 2 of 3
SEEN

#!/usr/bin/env bash
# ECharts 6.1.0 (JavaScript), an axis of the type "time" over centuries.
#
# Its documentation says that the axis of time chooses ticks and their form by the span. Days,
# months and single years fall on round dates.
# Expected: 1700, 1750, 1800, as d3-scale 4.0.2 has them, or full centuries.
# Seen: 1700, 1751, 1802, 1853, 1904, 1955. The step is whatever number of years the span leaves,
# and is counted from the start. Over a millennium they are 167 years apart, over half a century
# nine.
#
# Output seen:
#   1700-01-01 to 2003-12-08: ECharts 1700 1751 1802 1853 1904 1955
#     d3 1700 1750 1800 1850 1900 1950 2000
#   1000-01-01 to 2003-12-08: ECharts 1000 1167 1334 1501 1668 1835 2002
#     d3 1000 1200 1400 1600 1800 2000
#   1950-01-01 to 2003-12-08: ECharts 1950 1959 1968 1977 1986 1995
#     d3 1950 1960 1970 1980 1990 2000
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund echarts@6.1.0 d3-scale@4.0.2
cat > see.mjs <<'NODE'
import * as echarts from "echarts";
import { scaleUtc } from "d3-scale";

for (const start of ["1700-01-01", "1000-01-01", "1950-01-01"]) {
  const days = [start, "2003-12-08"];
  const size = { width: 400, height: 300 };
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, ...size });
  const data = days.map((day, row) => [day, row]);
  const series = [{ type: "scatter", data }];
  chart.setOption({ animation: false, xAxis: { type: "time" }, yAxis: { show: false }, series });
  const drawn = chart.renderToSVGString();
  chart.dispose();
  const years = [...drawn.matchAll(/<text[^>]*>(\d+)</g)].map(([, year]) => year);
  const ticks = scaleUtc(days.map((day) => new Date(day)), [0, 400]).ticks(6);
  console.log(`${days.join(" to ")}: ECharts ${years.join(" ")}`);
  console.log(`  d3 ${ticks.map((day) => day.getUTCFullYear()).join(" ")}`);
}
NODE
TZ=UTC node see.mjs > seen
cat seen
diff seen - <<'SEEN'
1700-01-01 to 2003-12-08: ECharts 1700 1751 1802 1853 1904 1955
  d3 1700 1750 1800 1850 1900 1950 2000
1000-01-01 to 2003-12-08: ECharts 1000 1167 1334 1501 1668 1835 2002
  d3 1000 1200 1400 1600 1800 2000
1950-01-01 to 2003-12-08: ECharts 1950 1959 1968 1977 1986 1995
  d3 1950 1960 1970 1980 1990 2000
SEEN

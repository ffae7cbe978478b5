#!/usr/bin/env bash
# python-pptx 1.0.2 (Python): charts whose categories are days.
#
# Categories may be days (datetime.date); the chart then has an axis of dates. What plot.categories
# gives back are the labels of the categories, as text.
# Expected: the day, in whatever form, as words come back as words.
# Seen: the number of the day as Excel counts it, with a decimal point: "37963.0" for the 8th of
# December 2003. With days before 1900, which Excel cannot hold, the number is negative, with no
# error; the workbook behind the chart has the same number, and openpyxl reads another day from it,
# the 24th of March for the 25th. Years as numbers come back as years.
#
# Output seen:
#   2003-12-08: category ['37963.0'], workbook 2003-12-08 00:00:00
#   1807-03-25: category ['-33884.0'], workbook 1807-03-24 00:00:00
#   2003: category ['2003'], workbook 2003
#   8 December: category ['8 December'], workbook 8 December
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
  python-pptx==1.0.2 openpyxl==3.1.5 XlsxWriter==3.3.1
"$work/venv/bin/python" - > "$work/seen" <<'PYTHON'
import datetime
import io

import openpyxl
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE

for day in (datetime.date(2003, 12, 8), datetime.date(1807, 3, 25), 2003, "8 December"):
    data = CategoryChartData()
    data.categories = [day]
    data.add_series("events", [1])
    show = Presentation()
    shapes = show.slides.add_slide(show.slide_layouts[6]).shapes
    chart = shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, 0, 0, 5_000_000, 4_000_000, data).chart
    book = io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)
    cell = openpyxl.load_workbook(book).active["A2"].value
    print(f"{day}: category {list(chart.plots[0].categories)}, workbook {cell}")
PYTHON
cat "$work/seen"
diff "$work/seen" - <<'SEEN'
2003-12-08: category ['37963.0'], workbook 2003-12-08 00:00:00
1807-03-25: category ['-33884.0'], workbook 1807-03-24 00:00:00
2003: category ['2003'], workbook 2003
8 December: category ['8 December'], workbook 8 December
SEEN

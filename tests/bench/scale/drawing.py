"""Prints the CPU of a View of the timeline that nobody asked for, on the page and as an embed.

Runs in this build and in an earlier one, whose charts have ``screen`` and whose embeds are asked
for as ``Ask``.
"""

import gzip
import json
import sys
import time
from collections.abc import Callable
from typing import Any

from components.charts import CHARTS
from components.dossier import load
from components.embed import parse, render
from components.view import View

dossier, chart = load(sys.argv[1]), CHARTS["timeline"]


def figure(view: View) -> tuple[Any, str]:
    """Frame and figure of a View, as a page is sent it."""
    frame = chart.prepare(dossier, view)
    if hasattr(chart, "screen"):
        return frame, chart.screen(frame, view).to_json()
    from components.graphic.canvas import COLUMN
    from components.graphic.writers import plotly

    return frame, json.dumps(
        plotly.figure(chart.layout(frame, COLUMN), mode="light"), default=float
    )


def spent(act: Callable[[], Any]) -> tuple[Any, float]:
    """What a function gives, and the seconds of CPU that it took."""
    start = time.process_time()
    return act(), time.process_time() - start


figure(View(kind=("law",)))
render(dossier, parse(dossier, "timeline", "html", "kind=law")[0])
(_, drawn), page = spent(lambda: figure(View(stage=("agenda", "drafting", "adoption"))))
asked = parse(dossier, "timeline", "html", "stage=agenda~drafting~implementation")[0]
found, embed = spent(lambda: render(dossier, asked).body)
print(
    json.dumps(
        {
            "a new View": page,
            "its figure, kB": len(drawn) / 1000,
            "its embed": embed,
            "embed, kB gzip": len(gzip.compress(found)) / 1000,
        }
    )
)

"""An article's own headline, note and alt text around a chart, and that they are not ours."""

from __future__ import annotations

import re

from components.charts.chart import Chart, Frame, Heading
from components.dossier import Dossier
from components.embed import wording
from components.embed.options import EmbedOptions
from components.view import View
from components.wording.cleaning import clean
from components.wording.counting import listing


def heading(dossier: Dossier, chart: Chart, flags: EmbedOptions) -> Heading:
    """What stands over a chart: under a headline of the article's own, the chart's two as one."""
    title, shows = (str(clean(text)) for text in chart.heading(dossier))
    if not flags.headline:
        return Heading(title, shows)
    return Heading(flags.headline, f"{title}{'' if re.search('[.?!…]$', title) else '.'} {shows}")


def alt(chart: Chart, frame: Frame, view: View, flags: EmbedOptions) -> str:
    """Alt text: the article's own, where it gives one and something is drawn."""
    return flags.alt if flags.alt and len(frame) else wording.alt(chart, frame, view, flags.lang)


def credit(flags: EmbedOptions) -> str:
    """Says which words are not the dossier's; empty if all are."""
    said = wording.WORDS[flags.lang]
    given = {"own headline": flags.headline, "own note": flags.note, "own alt": flags.alt}
    names = [said[name] for name, text in given.items() if text]
    return said["own"].format(said["maker"], listing(names)) if names else ""

"""What stands over a chart on its page: what is found in view, and how it is to be read."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup

from components.charts import CHARTS
from components.dossier import Dossier
from components.ui import cache
from components.view import View
from components.wording.templates import macros


@lru_cache(maxsize=512)
def heading(dossier: Dossier, chart: str, view: View) -> Markup:
    """The finding of a chart in a View as its headline, with its subject below, as HTML.

    Parameters
    ----------
    chart : str
        Id in the registry.
    view : View
        As the chart sees it.
    """
    entry = CHARTS[chart]
    subject, shows = entry.heading(dossier)
    found = entry.finding(cache.frame(chart, view))
    return Markup(macros("ui/cards.html").heading(found, subject, shows))

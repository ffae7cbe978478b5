"""The sources behind all that some scenes show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from components.dossier import Dossier
from components.embed.render import data_of
from components.embed.table import Reference, references
from components.view import View


def bibliography(dossier: Dossier, shown: Iterable[tuple[str, View]]) -> list[Reference]:
    """Sources of charts in their Views, those first that back the most rows."""
    counts = Counter(
        source
        for chart, view in shown
        for sources in data_of(dossier, chart, view).sources
        for source in sources
    )
    known = references(dossier)
    return [known[source] for source, _ in counts.most_common() if source in known]

"""Two dossiers of another case: one with settings of its own, and one with none."""

from __future__ import annotations

import csv
from pathlib import Path

from components.dossier.build import build
from tests.dossier import small

#: What the small dossier has in common with the one that ships, told otherwise.
OTHERWISE = {
    "State Duma": "Diet", "Duma": "Diet", "duma": "diet", "Государственная дума": "Рейхсрат",
    "RU": "RI", "353": "78", "450": "100", "97": "22", "Tier 3": "Grade C", "Tier 2": "Grade B",
    "../2003-12-08": "2003-12-08", "2003-10~": "2003-10-09",
}  # fmt: skip

#: What an event says where nothing was pushed and nothing stands out.
ALONE = {"landmark": "false", "pressure": "none", "pressure_reason": ""}

#: Settings of every sort, as key, value and rows that it rests on.
SETTINGS = (
    ("home.name", "Ruritania", ""),
    ("home.adjective", "Ruritanian", ""),
    ("home.countries", "RI~US", ""),
    ("home.language", "de", ""),
    ("city.envoy", "Strelsau", ""),
    ("key-vote", "diet-vote", ""),
    ("key-vote.by", "by the envoy’s count", ""),
    ("hero.title", "How Ruritania made it a crime", "events:vote"),
    ("hero.standfirst", "One winter in Strelsau.", "events:vote"),
    ("hero.why", "Nobody in Strelsau had asked for it.", "actors:envoy"),
    ("boomerang.means", "Who is not heard in Strelsau writes to Zenda.", "actors:envoy"),
    ("hero.from", "call", ""),
    ("hero.to", "vote", ""),
    ("hero.span", "from the call to the count", ""),
    ("about", "A winter in Strelsau, row by row.", "events:vote"),
    ("footer", "is a dossier on the winter, read beside the record", "sources:book-2009"),
    ("source", "book-2009 @ P1", ""),
    ("surprise.title", "Who would have thought it", ""),
    ("surprise.1", "Nobody in Strelsau did.", "actors:envoy"),
    ("years", "2002..2004", ""),
    ("periods", "2001~2003-10..2003-12~2004..", ""),
    ("page.law.title", "From a shelter to a crime", "provisions:crime"),
    ("page.vote.lead", "The clerk of the Diet counted.", "votes:diet-vote"),
    ("chart.timeline.title", "The winter in Strelsau", "events:vote"),
    ("chart.seats.shows", "One dot is one chair.", "votes:diet-vote"),
    ("law.note", "Of the draft the shelter alone was read.", "provisions:shelter"),
    ("version.draft", "shelter bill", ""),
    ("outcome.vote", "Count in Strelsau", ""),
    ("outcome.vote.events", "vote~call", ""),
    ("rank.series", "tier", ""),
    ("rank.steps", "1=Grade A~2=Grade B~3=Grade C", ""),
    ("rank.events", "letter-{year}", ""),
    ("rank.name", "grade", ""),
    ("rank.report", "consular letter", ""),
    ("rank.heading", "Consular grades", ""),
    ("rank.note", "Grade A was never given.", "measures:tier/2002"),
    ("count.tier.event", "vote", ""),
    ("count.tier.title", "Kingdoms with a crime", ""),
    ("count.tier.who", "kingdoms", ""),
    ("count.tier.deed", "followed suit", ""),
    ("count.tier.whole", "tier", ""),
    ("lesson.5", "opening~pressing", ""),
    ("question.2", "Was the envoy in Strelsau?", ""),
)


def write(folder: Path, settings: tuple[tuple[str, str, str], ...]) -> Path:
    """Build the small dossier of another case, with these settings."""
    small.write(folder)
    for path in folder.glob("*.csv"):
        text = path.read_text(encoding="utf-8")
        for old, new in OTHERWISE.items():
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
    with (folder / "case.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["key", "value", "rests_on", "note"])
        rows.writerows([*setting, ""] for setting in settings)
    assert build(folder) == []
    return folder


def write_events_alone(folder: Path) -> Path:
    """The same with no row but those of events, actors and sources, and none of them a landmark."""
    write(folder, ())
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            heads, *rows = csv.reader(file)
        told = [dict(zip(heads, row, strict=True)) | ALONE for row in rows]
        kept = [r for r in told if r.get("table", path.stem) in ("events", "actors", "sources")]
        with path.open("w", encoding="utf-8", newline="") as file:
            out = csv.DictWriter(file, heads, extrasaction="ignore", lineterminator="\n")
            out.writeheader()
            out.writerows(kept)
    assert build(folder) == []
    return folder

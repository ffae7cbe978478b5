"""Dossiers of other shapes, written out as authors write them: few rows, many, or none.

No text in them holds a figure, so that every figure which the product shows is its own count.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

from components.dossier.columns import columns
from components.dossier.keys import row_key
from components.dossier.schema import TABLES
from components.dossier.table_columns import TABLE_NAMES

Row = dict[str, str]
Tables = dict[str, list[Row]]

SYLLABLES = ("ba", "de", "fi", "go", "ku", "la", "me", "ni", "po", "re", "sa", "te", "vi")
KINDS = ("meeting", "report", "campaign", "statement", "bill")
SIDES = ("domestic", "international")
ABROAD = ("foreign-state", "intergovernmental", "transnational", "foreign-society")
#: Tables that may be empty.
OPTIONAL = tuple(
    name for name in TABLE_NAMES if not TABLES[name].NEEDED and name not in ("case", "citations")
)


def word(number: int) -> str:
    """A name of its own for every number, of letters alone."""
    name = ""
    while number or not name:
        number, rest = divmod(number, len(SYLLABLES))
        name = SYLLABLES[rest] + name
    return name


def made(
    events: int, actors: int, landmarks: int, *, year: int = 1986, country: str = "SE"
) -> Tables:
    """A case of so many rows: half of the actors inside, a vote and a law in its last event."""
    people = [_actor(n, country) for n in range(actors)]
    happened = [_event(n, events, landmarks, year) for n in range(events)]
    pushes = [
        _push(n, people[n % actors], people[0] if n % actors else people[1], event)
        for n, event in enumerate(happened[:-1])
    ]
    for event in happened:
        sides = {push["side"] for push in pushes if push["event_id"] == event["id"]}
        event["pressure"] = next(iter(sides), "none")
    last, first = happened[-1], happened[0]
    return {
        "sources": [_source(n) for n in range(3)],
        "actors": people,
        "events": happened,
        "roles": [
            {"event_id": last["id"], "actor_id": people[0]["id"], "role": "decider"},
            {"event_id": first["id"], "actor_id": people[1]["id"], "role": "lead"},
        ],
        "pressures": pushes,
        "votes": [vote("lower", last, country, yes="53", no="34", seats="100")],
        "ballots": [
            {"vote_id": "lower", "bloc": "Left", "yes": "40", "no": "0"},
            {"vote_id": "lower", "bloc": "Right", "yes": "13", "no": "34"},
        ],
        "provisions": [
            _provision("crime", last, "crime", "enacted", "", "7.5"),
            _provision("shelter", first, "victim protection", "draft", "", ""),
        ],
        "explanations": [_explanation(n) for n in range(3)],
        "claims": [_claim(n, first) for n in range(4)],
        "measures": [
            {"series": series, "unit": "states", "year": str(year + n), "value": str(n + 3)}
            for series in ("others", "whole")
            for n in range(4)
        ],
        "scenes": _scenes(first),
        "enforcement": [
            {"id": "cases", "date": str(year + 1), "step": "registered", "offence": "all",
             "unit": "cases", "value": "25", "bound": "exactly"},
        ],
        "demands": [
            {"id": "asked", "date": str(year), "event_id": first["id"], "camp": "activists",
             "from_actor": people[1]["id"], "to_actor": people[0]["id"], "title": "A crime",
             "short": "Crime", "summary": "They asked for it.", "fate": "enacted",
             "provision_id": "crime", "assertion": "stated"},
        ],
        "glossary": [{"id": "reading", "term": "reading", "definition": "A vote on a bill."}],
        "changes": [
            {"id": "mended", "date": "2026-11-02", "table": "events", "row_id": first["id"],
             "column": "title", "was": "What they did", "reason": "A slip of the pen."},
        ],
        "case": [{"key": "count.others.event", "value": last["id"]}],
    }  # fmt: skip


def vote(name: str, event: Row, country: str, **said: str) -> Row:
    """A vote of an event, on its day."""
    return {
        "id": name, "event_id": event["id"], "chamber": f"{name.capitalize()} house",
        "country": country, "question": "The bill", "date": event["date"], "result": "passed",
        **said,
    }  # fmt: skip


def _actor(n: int, country: str) -> Row:
    inside = n % 2 == 0
    name = word(n).capitalize()
    return {
        "id": f"actor-{word(n)}", "name": f"The {name}", "short": name,
        "kind": "state body" if n % 3 == 0 else "NGO", "side": SIDES[n % 2],
        "arena": ("home-state" if n % 3 == 0 else "society") if inside
        else ABROAD[n // 2 % len(ABROAD)],
        "country": country if inside else "NO", "unnamed": "false", "description": "A body.",
    }  # fmt: skip


def _event(n: int, count: int, landmarks: int, year: int) -> Row:
    month = n * 48 // count
    name, last = word(n), n == count - 1
    return {
        "id": f"event-{name}", "date": f"{year + month // 12}-{month % 12 + 1:02}-{n % 28 + 1:02}",
        "title": f"What {name} did", "short": f"What {name} did", "summary": "It happened.",
        "kind": "vote" if last else KINDS[n % len(KINDS)],
        "stage": "adoption" if last else ("agenda", "drafting")[2 * n // count],
        "pressure": "none", "stance": "advances",
        "landmark": "true" if last or n < landmarks - 1 else "false",
    }  # fmt: skip


def _push(n: int, who: Row, whom: Row, event: Row) -> Row:
    return {
        "id": f"push-{word(n)}", "event_id": event["id"], "from_actor": who["id"],
        "to_actor": whom["id"], "mechanism": "persuasion", "side": who["side"],
        "stance": "advances", "assertion": "stated", "summary": "One pressed the other.",
    }  # fmt: skip


def _source(n: int) -> Row:
    name = word(n)
    return {
        "id": f"source-{name}", "kind": "book", "authors": f"{name.capitalize()}, Ann",
        "title": f"Papers of {name}", "language": "en", "read": "whole", "year": "1999",
    }  # fmt: skip


def _provision(name: str, event: Row, theme: str, version: str, least: str, most: str) -> Row:
    return {
        "id": name, "law": "The act", "event_id": event["id"], "title": f"A {name}",
        "short": name.capitalize(), "summary": "It says so.", "theme": theme, "version": version,
        "min_years": least, "max_years": most,
    }  # fmt: skip


def _explanation(n: int) -> Row:
    name = word(n).capitalize()
    return {
        "id": f"answer-{word(n)}", "title": f"{name} wished it", "short": name,
        "summary": f"{name} wished it.", "place": str(n + 1), "added": "2026-11-01",
    }  # fmt: skip


def _claim(n: int, event: Row) -> Row:
    return {
        "id": f"clue-{word(n)}", "statement": f"They said {word(n)}.", "short": f"Said {word(n)}",
        "claimant": "Doe", "explanation_id": f"answer-{word(n % 3)}",
        "direction": ("for", "against")[n % 2], "test": "straw in the wind",
        "event_id": event["id"], "assertion": "stated",
    }  # fmt: skip


def _scenes(event: Row) -> list[Row]:
    """The charts that most depend on rows; one asks of an event, one of a clue."""
    charts = ("timeline", "pressure", "seats", "votes", "law", "evidence", "world", "route")
    scenes = [
        {"id": f"scene-{chart}", "order": str(n), "title": f"The {chart}", "caption": "See.",
         "notes": "Say.", "chart": chart, "minutes": "3"}
        for n, chart in enumerate(charts, 1)
    ]  # fmt: skip
    scenes[1]["ask_event"] = event["id"]
    scenes[5]["ask_claim"] = f"clue-{word(0)}"
    return scenes


def write(folder: Path, tables: Tables) -> Path:
    """Write a case into a new folder, a citation behind every row that needs one."""
    folder.mkdir(parents=True)
    sources = cycle([source["id"] for source in tables["sources"]])
    cited = [
        {"table": table, "row_id": row_key(table, row), "source_id": next(sources),
         "locator": "throughout", "relation": "supports"}
        for table, rows in tables.items() if TABLES[table].CITED
        for row in rows
    ]  # fmt: skip
    for table in TABLE_NAMES:
        heads = [column.name for column in columns(table, derived=False)]
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            out = csv.DictWriter(file, heads, lineterminator="\n")
            out.writeheader()
            out.writerows(cited if table == "citations" else tables.get(table, ()))
    head = {"name": folder.name, "title": "A law of Erewhon", "description": "What came of it.",
            "homepage": "https://example.org/law", "licenses": [{"name": "CC-BY-4.0"}]}  # fmt: skip
    (folder / "datapackage.json").write_text(json.dumps(head, indent=2), encoding="utf-8")
    return folder


def without(tables: Tables, *emptied: str) -> Tables:
    """The same without the rows of some tables, nor what points into them."""
    gone = set(emptied)
    kept = {table: [dict(row) for row in rows] for table, rows in tables.items()}
    for _ in TABLE_NAMES:  # what pointed into an emptied table may leave another empty
        for table, rows in kept.items():
            needed = {c.name for c in columns(table, derived=False) if c.required}
            for name, target in TABLES[table].REFS.items():
                if target in gone:
                    for row in rows:
                        row[name] = ""
                    gone |= {table} if name in needed else set()
        kept |= {table: [] for table in gone}
    if "measures" in gone:
        kept["case"] = []
    if "pressures" in gone:
        kept["events"] = [{**event, "pressure": "none"} for event in kept["events"]]
    if "provisions" in gone:
        kept["demands"] = [{**demand, "fate": "dropped"} for demand in kept["demands"]]
    return kept


def _few() -> Tables:
    return made(5, 4, 2)


def _no_seats() -> Tables:
    """The vote on the law in a house whose size no source gives."""
    tables = _few()
    tables["votes"][0]["seats"] = ""
    return tables


def _two_votes() -> Tables:
    tables = _few()
    last = tables["events"][-1]
    tables["votes"].append(vote("upper", last, "SE", yes="20", no="3", seats="30"))
    return tables


def _failed() -> Tables:
    tables = _few()
    tables["votes"][0] |= {
        "result": "rejected",
        "needed": "60",
        "abstain": "2",
        "present": "1",
        "excused": "3",
        "absent": "6",
        "vacant": "1",
    }
    return tables


def _voice() -> Tables:
    """A first vote by name, and the last one by voice, which nobody counted."""
    tables = without(_few(), "ballots")
    last = tables["events"][-1]
    tables["votes"] += [{**vote("upper", last, "SE", yes="", no="", seats="30"), "method": "voice"}]
    tables["case"].append({"key": "key-vote", "value": "upper"})
    return tables


def _weighted() -> Tables:
    """A council whose states are for the law, and whose people are not."""
    tables = _few()
    tables["votes"][0] |= {
        "yes": "4", "no": "1", "abstain": "1", "seats": "6", "result": "rejected",
        "method": "weighted", "needed": "55% of seats; 65% of weight", "weight_unit": "people",
    }  # fmt: skip
    weights = ("61.2", "22.9", "17.1", "9.4", "4.4", "1.3")
    sides = ("no", "yes", "yes", "yes", "yes", "abstain")
    tables["ballots"] = [
        {"vote_id": "lower", "bloc": word(n).capitalize(), "yes": "0", "no": "0", side: "1",
         "weight": weight}
        for n, (weight, side) in enumerate(zip(weights, sides, strict=True))
    ]  # fmt: skip
    return tables


def _veto() -> Tables:
    """Two chambers, and a veto that the second does not override, in another decade."""
    tables = made(9, 6, 4, year=1923, country="FI")
    *_, passed, agreed, veto, again = tables["events"]
    veto |= {"kind": "statement", "stance": "resists", "title": "The veto", "short": "The veto"}
    tables["votes"] = [
        vote("lower", passed, "FI", yes="110", no="80", abstain="4", not_voting="6", seats="200"),
        vote("upper", agreed, "FI", yes="30", no="10", seats="41"),
        vote("again", again, "FI", yes="140", no="50", not_voting="8", seats="200"),
        vote("final", again, "FI", yes="20", no="20", seats="41", result="rejected"),
    ]
    tables["ballots"] = []
    tables["case"].append({"key": "key-vote", "value": "again"})
    return tables


def _emptied(*tables: str) -> Callable[[], Tables]:
    return lambda: without(_few(), *tables)


SHAPES: dict[str, Callable[[], Tables]] = {
    "few": _few,
    "many": lambda: made(300, 80, 28),
    "two-votes": _two_votes,
    "no-seats": _no_seats,
    "landmarks": lambda: made(40, 10, 30),
    "bare": _emptied(*OPTIONAL),
    "untold": _emptied("votes", "provisions", "pressures", "explanations", "scenes"),
    "failed": _failed,
    "voice": _voice,
    "weighted": _weighted,
    "veto": _veto,
    "old": lambda: made(30, 8, 5, year=1215),
    **{f"no-{table}": _emptied(table) for table in OPTIONAL},
}

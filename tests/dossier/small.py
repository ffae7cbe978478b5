"""A dossier of a few rows a table, written out as authors write one."""

from __future__ import annotations

import csv
import json
from pathlib import Path

HEAD = {
    "name": "small",
    "title": "A small dossier",
    "description": "Two events and what hangs on them.",
    "homepage": "https://example.org/small",
    "licenses": [{"name": "CC-BY-4.0"}],
}

TABLES: dict[str, list[list[str]]] = {
    "sources": [
        ["id", "kind", "authors", "year", "title", "container", "publisher", "url", "host",
         "archived", "language", "accessed", "read", "work", "note"],
        ["book-2009", "book", "Doe, Ann", "2009", "A book", "", "A press", "", "", "", "en", "",
         "whole", "", ""],
        ["record", "official text", "", "", "Запись", "", "", "https://example.org/r?x=1#a", "",
         "https://archive.example.org/r", "ru", "2026-11-01", "excerpt", "", "excerpt only"],
    ],
    "actors": [
        ["id", "name", "short", "name_native", "kind", "side", "arena", "country", "unnamed",
         "part_of", "description"],
        ["duma", "State Duma", "Duma", "Государственная дума", "state body", "domestic",
         "home-state", "RU", "false", "", "The lower house."],
        ["envoy", "An envoy", "Envoy", "", "person", "international", "foreign-state", "US", "true",
         "", "Somebody, whom the source leaves unnamed."],
    ],
    "events": [
        ["id", "date", "title", "short", "summary", "kind", "stage", "pressure",
         "pressure_reason", "stance", "landmark", "annotation"],
        ["vote", "../2003-12-08", "The vote", "Vote", "They voted.", "vote", "adoption",
         "domestic", "The push came before the vote.", "advances", "true",
         "Nobody was against."],
        ["call", "2003-10~", "The call, twice", "Call", "She said \"now\".", "meeting",
         "drafting", "international", "", "advances", "false", ""],
    ],
    "roles": [
        ["event_id", "actor_id", "role"],
        ["vote", "duma", "decider"],
        ["call", "envoy", "lead"],
        ["call", "duma", "target"],
    ],
    "pressures": [
        ["id", "event_id", "from_actor", "to_actor", "mechanism", "side", "stance", "assertion",
         "summary"],
        ["call-presses", "call", "envoy", "duma", "leverage", "international", "advances",
         "alleged", "The envoy is said to have warned."],
    ],
    "votes": [
        ["id", "event_id", "chamber", "country", "question", "date", "yes", "no", "abstain",
         "not_voting", "seats", "result", "caveat"],
        ["duma-vote", "vote", "Duma", "RU", "The law", "../2003-12-08", "353", "0", "", "", "450",
         "passed", "Of 97 seats nothing is known."],
        ["house-vote", "call", "House", "US", "The act", "2003-10-09", "371", "1", "0", "63", "435",
         "passed", ""],
    ],
    "ballots": [
        ["vote_id", "bloc", "yes", "no", "abstain", "not_voting"],
        ["house-vote", "Republican", "186", "1", "", ""],
        ["house-vote", "Democratic", "185", "0", "0", "20"],
    ],
    "provisions": [
        ["id", "law", "article", "event_id", "title", "short", "summary", "theme", "version",
         "min_years", "max_years", "first"],
        ["crime", "Law", "127.1", "vote", "A crime", "Crime", "It is a crime.", "crime", "enacted",
         "", "7.5", "true"],
        ["shelter", "Draft", "", "call", "A shelter", "Shelter", "There are shelters.",
         "victim protection", "draft", "", "", ""],
    ],
    "explanations": [
        ["id", "title", "short", "summary", "place", "added", "verdict"],
        ["norm", "A norm", "Norm", "The world had a norm.", "1", "2026-11-01", ""],
    ],
    "claims": [
        ["id", "statement", "short", "claimant", "explanation_id", "direction", "test", "event_id",
         "assertion", "repeats"],
        ["no-shame", "Shame allegedly moved them.", "Shame", "Doe", "norm", "for",
         "straw in the wind", "", "inferred", ""],
    ],
    "citations": [["table", "row_id", "column", "source_id", "locator", "relation", "value",
                   "note"]],
    "measures": [
        ["series", "unit", "year", "value", "label", "reason"],
        ["tier", "tier", "2002", "3", "Tier 3", "No law."],
        ["tier", "tier", "2003", "2", "Tier 2", ""],
    ],
    "scenes": [
        ["id", "order", "title", "caption", "notes", "minutes", "chart", "view", "ask_event",
         "ask_claim", "ask_kind", "ask_text", "ask_options"],
        ["opening", "1", "Opening", "All of it.", "Say hello.", "2", "timeline", "", "", "",
         "choice", "Why?", "Fear~Hope"],
        ["pressing", "2", "Pressing", "Who pressed.", "Point.", "3", "pressure", "pressure=both",
         "vote", "", "", "", ""],
    ],
    "enforcement": [
        ["id", "date", "step", "offence", "unit", "value", "bound", "place"],
        ["first-year", "2004", "registered", "both", "cases", "25", "exactly", ""],
        ["first-years", "2003-12/2005-09", "convicted", "both", "cases", "7", "at least", ""],
    ],
    "demands": [
        ["id", "date", "event_id", "camp", "from_actor", "to_actor", "title", "short", "summary",
         "fate", "provision_id", "assertion"],
        ["make-it-a-crime", "2003-10~", "call", "foreign government", "envoy", "duma",
         "Make it a crime", "Crime", "The envoy asked for a crime.", "enacted", "crime", "stated"],
        ["build-shelters", "2003", "", "opponents", "duma", "", "Build shelters", "Shelters",
         "Somebody asked for shelters.", "dropped", "", "inferred"],
    ],
    "changes": [
        ["id", "date", "table", "row_id", "column", "was", "now", "reason"],
        ["vote-date", "2026-11-02", "events", "vote", "date", "2003-12", "../2003-12-08",
         "No source gives the month."],
    ],
    "glossary": [
        ["id", "term", "also", "definition"],
        ["reading", "reading", "readings", "A vote on a bill as a whole."],
    ],
    "case": [
        ["key", "value", "rests_on", "note"],
        ["home.name", "Ruritania", "", "Not the one of the novel."],
        ["home.countries", "RU", "", ""],
        ["hero.title", "How it became a crime", "events:vote; provisions:crime", ""],
        ["outcome.vote", "It is a crime", "", ""],
        ["outcome.vote.events", "vote~call", "", ""],
        ["home.language", "ru", "", ""],
    ],
}  # fmt: skip
KEYS = {
    "actors": 1, "events": 1, "roles": 3, "pressures": 1, "votes": 1, "ballots": 2,
    "provisions": 1, "explanations": 1, "claims": 1, "scenes": 1,
    "enforcement": 1, "demands": 1,
}  # fmt: skip
for _table, _width in KEYS.items():
    for _row in TABLES[_table][1:]:
        TABLES["citations"].append(
            [_table, "/".join(_row[:_width]), "", "book-2009", "P1", "supports", "", ""]
        )
for _year in ("2002", "2003"):
    TABLES["citations"].append(
        ["measures", f"tier/{_year}", "value", "record", "p. 1", "supports", "", ""]
    )
TABLES["citations"].append(
    ["events", "vote", "date", "record", "p. 2", "conflicts", "2003-11-21", ""]
)
TABLES["citations"].append(["glossary", "reading", "", "book-2009", "P1", "supports", "", ""])


def write(folder: Path) -> Path:
    """Write the small dossier's CSVs and package into a new folder."""
    folder.mkdir(parents=True)
    for table, rows in TABLES.items():
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)
    head = json.dumps(HEAD, ensure_ascii=False, indent=2)
    (folder / "datapackage.json").write_text(head, encoding="utf-8")
    return folder

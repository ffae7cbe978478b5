"""An openly fictional law in as few typed cells as an author may come by with."""

from __future__ import annotations

from typing import Any

S = "gazette-1912 @ p. "
TABS: dict[str, list[list[Any]]] = {
    "about": [["title", "Work at night in the ports"],
              ["description", "A law of a country that is not, for tests."]],
    "sources": [["id", "kind", "title", "language", "read"],
                ["gazette-1912", "official text", "The Gazette", "en", "whole"],
                ["doe-1930", "book", "The Strike", "en", "excerpt"]],
    "events": [
        ["date", "title", "kind", "stage", "landmark", "source"],
        ["1911-03~", "Dockers stop work in three ports", "campaign", "agenda", True,
         "doe-1930 @ p. 12"],
        ["1911-06", "A minister meets the owners", "meeting", "agenda", None, '"'],
        ["1911-11-02", "A bill is put forward", "bill", "drafting", None, f"{S}1"],
        ["1912-02-14", "The lower house votes", "vote", "adoption", None, f"{S}2"],
        ["1912-03-01", "The upper house votes", "vote", "adoption", True, f"{S}3"],
        ["1912-04", "The law is signed", "law", "adoption", True, '"'],
        ["1914", "The first fines", "report", "implementation", None, "doe-1930 @ p. 80"],
    ],
    "actors": [
        ["name", "kind", "side", "country", "source"],
        ["Dockers", "NGO", "domestic", "NO", "doe-1930 @ p. 3"],
        ["Owners", "NGO", "domestic", None, '"'],
        ["Cabinet", "state body", "domestic", None, '"'],
        ["Lower house", "state body", "domestic", None, '"'],
        ["Foreign crews", "public", "international", "SE", '"'],
    ],
    "roles": [["event_id", "actor_id", "role"],
              ["The lower house votes", "Lower house", "decider"],
              ["A minister meets the owners", "Owners", "participant"]],
    "pressures": [
        ["event_id", "from_actor", "to_actor", "mechanism", "stance"],
        ["Dockers stop work in three ports", "Dockers", "Cabinet", "mobilisation", None],
        ["Dockers stop work in three ports", "Foreign crews", "Cabinet", "leverage", None],
        ["A minister meets the owners", "Owners", "Cabinet", "obstruction", "resists"],
    ],
    "votes": [["event_id", "chamber", "yes", "no", "abstain", "seats", "needed", "result"],
              ["The lower house votes", "Lower house", 78, 31, 4, 126, "1/2 of votes", "passed"],
              ["The upper house votes", "Upper house", 20, 9, None, 40, None, "passed"]],
    "ballots": [["vote_id", "bloc", "yes", "no"],
                ["The lower house votes", "Left", 60, 1], [None, "Right", 18, 30]],
    "provisions": [
        ["law", "event_id", "title", "theme", "version"],
        ["Ports Bill", "A bill is put forward", "Work at night ends in all ports", "scope",
         "draft"],
        [None, "A bill is put forward", "Owners are fined", "penalty", "draft"],
        ["Ports Act 1912", "The law is signed", "Work at night ends in three ports", "scope",
         "enacted"],
        [None, "The law is signed", "Owners are fined twice", "penalty", "enacted"],
    ],
    "explanations": [["title"], ["Because the ports stood still"], ["Because owners gave in"]],
    "claims": [
        ["statement", "claimant", "explanation_id", "direction", "test", "source"],
        ["The minister gave in on the third day.", "Ann Doe", "Because the ports stood still",
         "for", "hoop", "doe-1930 @ p. 40"],
        ["Owners asked for the law.", "Ann Doe", "Because owners gave in", "for",
         "straw in the wind", '"'],
    ],
    "measures": [["series", "unit", "year", "value", "source"],
                 ["fines", "fines", 1914, 3, "doe-1930 @ p. 81"],
                 [None, None, 1915, 11, None],
                 ["laws", "countries", 1910, 2, "doe-1930 @ p. 90"],
                 [None, None, 1912, 5, None], [None, None, 1920, 19, None],
                 ["grade", "grade", 1911, 3, "doe-1930 @ p. 91"], [None, None, 1913, 1, None]],
    "case": [["key", "value"],
             ["count.laws.event", "the-law-is-signed"],
             ["rank.series", "grade"],
             ["rank.steps", "1=Closed at night~2=Half open~3=Open"]],
    "scenes": [["title", "caption", "chart"],
               ["How it went", "Seven events in four years.", "timeline"],
               ["Who voted", "Two houses voted.", "votes"]],
}  # fmt: skip
#: Event -> its roles and its acts of pressure, each in one cell.
_CELLS: dict[str, list[Any]] = {
    "Dockers stop work in three ports":
        [None, "Dockers > Cabinet: mobilisation; Foreign crews → cabinet: leverage"],
    "A minister meets the owners":
        ["Owners: participant", "Owners -> Cabinet: obstruction, resists"],
    "The lower house votes": ["Lower house: decider", None],
}  # fmt: skip
#: The same law without the tabs of roles and pressures.
IN_CELLS: dict[str, list[list[Any]]] = {
    **{table: rows for table, rows in TABS.items() if table not in ("roles", "pressures")},
    "events": [[*TABS["events"][0], "roles", "acts"],
               *([*row, *_CELLS.get(row[1], [None] * 2)] for row in TABS["events"][1:])],
}  # fmt: skip

"""Each fault planted into a sound dossier is named: file, row, column, value, remedy."""

import csv
import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from components.dossier.__main__ import dossier as command
from components.dossier.check import check, faults
from components.dossier.schema import TABLES
from components.dossier.table_columns import TABLE_NAMES
from tests.commands import exit_code

from . import small

Plant = Callable[[Path], object]


def swap(table: str, old: str, new: str) -> Plant:
    """Replace the first occurrence of a text in a CSV."""

    def plant(folder: Path) -> None:
        path = folder / f"{table}.csv"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")

    return plant


def column(table: str, name: str, *cells: str) -> Plant:
    """Add a column to a CSV."""

    def plant(folder: Path) -> None:
        path = folder / f"{table}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = [[*row, c] for row, c in zip(csv.reader(file), (name, *cells), strict=True)]
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)

    return plant


def both(*plants: Plant) -> Plant:
    """Plant several things at once."""

    def plant(folder: Path) -> None:
        for one in plants:
            one(folder)

    return plant


def clue(name: str, *, repeats: str, test: str = "hoop", answer: str = "norm") -> Plant:
    """Add a claim and its citation."""
    row = f"{name},It is said.,Said,Doe,{answer},for,{test},,inferred,{repeats}\n"
    return both(
        add("claims.csv", row.encode()),
        add("citations.csv", f"claims,{name},,record,p. 4,supports,,\n".encode()),
    )


def sourced(text: str) -> Plant:
    """Write the source of the only claim beside it, and not among the citations."""
    return both(
        swap("citations", "claims,no-shame,,book-2009,P1,supports,,\n", ""),
        swap("claims", "assertion,repeats\n", "assertion,repeats,source\n"),
        swap("claims", "inferred,\n", f"inferred,,{text}\n"),
    )


def write(name: str, data: bytes) -> Plant:
    def plant(folder: Path) -> None:
        (folder / name).write_bytes(data)

    return plant


def add(name: str, data: bytes, *, before: bool = False) -> Plant:
    def plant(folder: Path) -> None:
        old = (folder / name).read_bytes()
        (folder / name).write_bytes(data + old if before else old + data)

    return plant


def cut(name: str, size: int) -> Plant:
    def plant(folder: Path) -> None:
        (folder / name).write_bytes((folder / name).read_bytes()[:size])

    return plant


def drop(name: str) -> Plant:
    def plant(folder: Path) -> None:
        path = folder / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()

    return plant


def drop_column(table: str, column: str) -> Plant:
    def plant(folder: Path) -> None:
        rows = [row.split(",") for row in (folder / f"{table}.csv").read_text().splitlines()]
        place = rows[0].index(column)
        text = "".join(",".join(row[:place] + row[place + 1 :]) + "\n" for row in rows)
        (folder / f"{table}.csv").write_text(text)

    return plant


def package(change: Callable[[dict], object]) -> Plant:
    def plant(folder: Path) -> None:
        path = folder / "datapackage.json"
        content = json.loads(path.read_text(encoding="utf-8"))
        change(content)
        path.write_text(json.dumps(content), encoding="utf-8")

    return plant


def make_folder(name: str) -> Plant:
    def plant(folder: Path) -> None:
        (folder / name).unlink()
        (folder / name).mkdir()

    return plant


CALL = "call,2003-10~"
PRESSES = "call-presses,call,envoy,duma,leverage,international,advances,alleged"
NOTE = "events,vote,date,record,p. 2,conflicts,2003-11-21,"

# name -> how to plant it, and the whole of what check must say
FAULTS: dict[str, tuple[Plant, list[str]]] = {
    "missing id": (
        swap("explanations", "norm,A norm", ",A norm"),
        ["explanations.csv:2: column 'id': value '': missing id; "
         "write: stable name of the explanation",
         "claims.csv:2: column 'explanation_id': value 'norm': no such row in explanations.csv; "
         "add it to explanations.csv or name another",
         "citations.csv:16: column 'row_id': value 'norm': no such row in explanations.csv; "
         "add it to explanations.csv or name another"],
    ),
    "malformed id": (
        swap("measures", "tier,tier,2002", "Tier_A,tier,2002"),
        ["measures.csv:2: column 'series': value 'Tier_A': malformed id; write small Latin "
         "letters, digits and single hyphens, such as 'tier-a'",
         "citations.csv:24: column 'row_id': value 'tier/2002': no such row in measures.csv; "
         "did you mean 'tier/2003'?"],
    ),
    "dangling key": (
        swap("pressures", "call,envoy,duma", "call,envoi,duma"),
        ["pressures.csv:2: column 'from_actor': value 'envoi': no such row in actors.csv; "
         "did you mean 'envoy'?"],
    ),
    "dangling source": (
        swap("citations", NOTE, NOTE.replace("record", "no-such-thing")),
        ["citations.csv:26: column 'source_id': value 'no-such-thing': no such row in "
         "sources.csv; add it to sources.csv or name another"],
    ),
    "impossible date": (
        swap("events", CALL, "call,2003-02-30"),
        ["events.csv:3: column 'date': value '2003-02-30': no such day; "
         "write one that the calendar has"],
    ),
    "impossible day of access": (
        swap("sources", "2026-11-01", "2026-11-31"),
        ["sources.csv:3: column 'accessed': value '2026-11-31': no such day; "
         "write one that the calendar has"],
    ),
    "malformed day of access": (
        swap("sources", "2026-11-01", "1.11.2026"),
        ["sources.csv:3: column 'accessed': value '1.11.2026': not a day or month; write "
         "YYYY-MM-DD, or YYYY-MM where only the month is known"],
    ),
    "reversed interval": (
        swap("events", CALL, "call,2003-12/2003-10"),
        ["events.csv:3: column 'date': value '2003-12/2003-10': ends before it starts; "
         "write 2003-10/2003-12"],
    ),
    "unparsable date": (
        swap("votes", "../2003-12-08", "Dec 2003"),
        ["votes.csv:2: column 'date': value 'Dec 2003': not a date in EDTF; write YYYY, YYYY-MM, "
         "YYYY-MM-DD or two of them with '/' between, '..' for an open end"],
    ),
    "too short a date": (
        swap("votes", "../2003-12-08", "03"),
        ["votes.csv:2: column 'date': value '03': not a date in EDTF; write YYYY, YYYY-MM, "
         "YYYY-MM-DD or two of them with '/' between, '..' for an open end"],
    ),
    "wrong word": (
        swap("events", "adoption,domestic", "adopted,domestic"),
        ["events.csv:2: column 'stage': value 'adopted': not one of the words for it; "
         "did you mean 'adoption'? write one of: agenda, drafting, adoption, implementation, or "
         "add a word of your own to words (list stage, like one of these)"],
    ),
    "word in capitals": (
        swap("roles", "vote,duma,decider", "vote,duma,Decider"),
        ["roles.csv:2: column 'role': value 'Decider': not one of the words for it; did you mean "
         "'decider'? write one of: lead, participant, decider, speaker, opponent, target, "
         "subject",
         "citations.csv:6: column 'row_id': value 'vote/duma/decider': no such row in roles.csv; "
         "add it to roles.csv or name another (by event_id/actor_id/role)"],
    ),
    "negative vote": (
        swap("votes", "353,0,,", "353,-1,,"),
        ["votes.csv:2: column 'no': value '-1': negative; write 0 or more, or nothing if "
         "unknown"],
    ),
    "more votes than seats": (
        swap("votes", "371,1,0,63,435", "371,1,0,64,435"),
        ["votes.csv:3: column 'seats': value '435': 436 votes (yes + no + abstain + not_voting) "
         "in a chamber of 435; correct one of them"],
    ),
    "a vote that its figures deny": (
        column("votes", "needed", "", "380"),
        ["votes.csv:3: column 'result': value 'passed': 371 for where 380 were needed; correct "
         "yes, needed or result"],
    ),
    "a vote that its figures deny by a share": (
        column("votes", "needed", "", "9/9 of votes"),
        ["votes.csv:3: column 'result': value 'passed': 371 for where 372 were needed (9/9 of "
         "votes for and against); correct yes, needed or result"],
    ),
    "no number and no share": (
        column("votes", "needed", "", "two thirds"),
        ["votes.csv:3: column 'needed': value 'two thirds': neither a number nor a share; write "
         "such as '60', '2/3 of votes' or '1/2 of seats', or several joined by '; ', such as "
         "'55% of seats; 65% of weight'"],
    ),
    "a side that nobody counted": (
        swap("votes", "2003-12-08,353,0,", "2003-12-08,,0,"),
        ["votes.csv:2: column 'yes': value '': no count, and no method; write the figure, or "
         "'voice' or 'consensus' in method"],
    ),
    "a vote without seats and without a count": (
        swap("votes", "2003-12-08,353,0,,,450", "2003-12-08,,,,,"),
        ["votes.csv:2: column 'no': value '': no count, and no method; write the figure, or "
         "'voice' or 'consensus' in method",
         "votes.csv:2: column 'seats': value '': no seats, and no count; write the seats of the "
         "chamber, or how many voted",
         "votes.csv:2: column 'yes': value '': no count, and no method; write the figure, or "
         "'voice' or 'consensus' in method"],
    ),
    "a vote on another day than its event": (
        swap("votes", "2003-10-09", "2003-11-09"),
        ["votes.csv:3: column 'date': value '2003-11-09': its event is dated 2003-10~; correct "
         "one of them, or name another event"],
    ),
    "a scene of no chart": (
        swap("scenes", ",timeline,", ",time-line,"),
        ["scenes.csv:2: column 'chart': value 'time-line': no such chart; did you mean "
         "'timeline'?"],
    ),
    "a chart in two words": (
        swap("scenes", ",timeline,", ",time line,"),
        ["scenes.csv:2: column 'chart': value 'time line': no such chart; did you mean "
         "'timeline'?"],
    ),
    "a View of no actor, no word and no key": (
        swap("scenes", "pressure=both", "actor=nobody&stage=drafting~dream&time=2003..2002&tim=1"),
        ["scenes.csv:3: column 'view': value '2003..2002': '2003..2002': ends before it starts; "
         "write 2002..2003",
         "scenes.csv:3: column 'view': value 'dream': no value of stage; write one of: agenda, "
         "drafting, adoption, implementation",
         "scenes.csv:3: column 'view': value 'nobody': no such row in actors.csv; write one of: "
         "duma, envoy",
         "scenes.csv:3: column 'view': value 'tim': no such key of a View; did you mean 'time'?"],
    ),
    "no seats": (
        swap("votes", "353,0,,,450", "353,0,,,0"),
        ["votes.csv:2: column 'seats': value '0': too small; write 1 or more, or nothing if "
         "unknown"],
    ),
    "blocs beyond the vote": (
        swap("ballots", "186,1", "187,1"),
        ["ballots.csv:2: column 'yes': value '187': blocs add up to 372, the vote says 371 "
         "(line 3); correct ballots.csv or votes.csv"],
    ),
    "blocs short of the vote": (
        swap("ballots", "185,0,0,20", "185,0,0,20".replace("185", "100")),
        ["ballots.csv:2: column 'yes': value '186': blocs add up to 286, the vote says 371 "
         "(line 3); correct ballots.csv or votes.csv"],
    ),
    "duplicate id": (
        add("explanations.csv", b"norm,Another norm,Norm,It had.,2,2026-11-01,\n"),
        ["explanations.csv:3: column 'id': value 'norm': duplicate id: line 2 has it; "
         "give it another"],
    ),
    "duplicate joint key": (
        add("ballots.csv", b"house-vote,Democratic,0,0,0,\n"),
        ["ballots.csv:4: column 'vote_id/bloc': value 'house-vote/Democratic': duplicate of "
         "vote_id, bloc: line 3 has it; keep one of the two rows"],
    ),
    "empty title": (
        swap("events", "The vote,Vote", ",Vote"),
        ["events.csv:2: column 'title': value '': empty; write: what happened, as a headline"],
    ),
    "stray column": (
        swap("explanations", "title,short", "titel,title,short"),
        ["explanations.csv:1: column 'titel': stray column; delete it",
         "explanations.csv:2: 7 cells under 8 columns; add the commas of the empty cells"],
    ),
    "misspelt column": (
        swap("explanations", "title,short", "titel,short"),
        ["explanations.csv:1: column 'titel': stray column; did you mean 'title'?",
         "explanations.csv:1: column 'title': missing column; add it: the answer in a few words"],
    ),
    "derived column": (
        swap("events", "id,date,title", "id,date_from,title"),
        ["events.csv:1: column 'date_from': the build derives this column; delete it",
         "events.csv:1: column 'date': missing column; add it: date as the sources give it, in "
         "EDTF (level 0 or 1, years 0001 to 9999)"],
    ),
    "column without a name": (
        swap("explanations", "short,summary", "short,"),
        ["explanations.csv:1: column without a name; delete it",
         "explanations.csv:1: column 'summary': missing column; add it: the answer in one or "
         "two sentences"],
    ),
    "missing column": (
        drop_column("measures", "unit"),
        ["measures.csv:1: column 'unit': missing column; add it: what is counted"],
    ),
    "missing key column": (
        drop_column("actors", "id"),
        ["actors.csv:1: column 'id': missing column; add it: stable name of the actor"],
    ),
    "duplicate column": (
        swap("measures", "value,label", "value,value"),
        ["measures.csv:1: column 'value': the column stands 2 times; keep one"],
    ),
    "missing file": (
        drop("sources.csv"),
        ["sources.csv: missing file; write one with the header id,kind,authors,year,title,"
         "container,publisher,url,host,archived,language,accessed,read,work,note"],
    ),
    "folder in place of a file": (
        make_folder("roles.csv"),
        ["roles.csv: cannot be read (Is a directory); make it a file that can be read"],
    ),
    "a line that tells a spreadsheet the mark": (
        write("roles.csv", b'"sep=;"\r\nevent_id;actor_id;role\r\n'),
        ["""roles.csv:1: '"sep=;"' is for one spreadsheet alone; delete the line: the mark is """
         "found without it"],
    ),
    "wrong encoding": (
        write("sources.csv", "id,kind\nкнига,book\n".encode("cp1251")),
        ["sources.csv: not UTF-8: byte 0xea at byte 8, line 2; save it as UTF-8"],
    ),
    "UTF-16": (
        write("roles.csv", "event_id".encode("utf-16")),
        ["roles.csv: NUL byte at byte 3, line 1; save it as plain UTF-8 text"],
    ),
    "NUL byte": (
        add("roles.csv", b"\0\n"),
        ["roles.csv: NUL byte at byte 74, line 5; save it as plain UTF-8 text"],
    ),
    "too few cells": (
        swap("roles", "call,envoy,lead", "call,envoy"),
        ["roles.csv:3: 2 cells under 3 columns; add the commas of the empty cells",
         "citations.csv:7: column 'row_id': value 'call/envoy/lead': no such row in roles.csv; "
         "add it to roles.csv or name another (by event_id/actor_id/role)"],
    ),
    "too many cells": (
        swap("explanations", "A norm,Norm", "A norm, global,Norm"),
        ["explanations.csv:2: 8 cells under 7 columns; quote the cells that hold commas"],
    ),
    "empty line": (
        swap("roles", "call,envoy,lead\n", "call,envoy,lead\n\n"),
        ["roles.csv:4: empty line; delete it"],
    ),
    "open quote": (
        add("roles.csv", b'call,"duma,lead\n'),
        ["roles.csv:5: broken CSV from here on (unexpected end of data); close every quote, and "
         "double a quote inside quotes"],
    ),
    "text after a quote": (
        add("roles.csv", b'call,"duma"x,lead\n'),
        ["roles.csv:5: broken CSV from here on (',' expected after '\"'); close every quote, and "
         "double a quote inside quotes"],
    ),
    "not a whole number": (
        swap("votes", "1,0,63,435", "1,0.5,63,435"),
        ["votes.csv:3: column 'abstain': value '0.5': not a whole number; write digits only, or "
         "nothing if unknown"],
    ),
    "words for a whole number": (
        swap("votes", "353,0,,", "many,0,,"),
        ["votes.csv:2: column 'yes': value 'many': not a whole number; write digits only, or "
         "nothing if unknown"],
    ),
    "too large a number": (
        swap("votes", "353,0,,", "3" * 5000 + ",0,,"),
        ["votes.csv:2: column 'yes': value '" + "3" * 59 + "…': too large a number; write at "
         "most 9 digits"],
    ),
    "not a number": (
        swap("provisions", ",7.5,", ",seven,"),
        ["provisions.csv:2: column 'max_years': value 'seven': not a number; write digits, with "
         "a point for decimals, such as 7.5"],
    ),
    "not a number of this world": (
        swap("provisions", ",7.5,", ",nan,"),
        ["provisions.csv:2: column 'max_years': value 'nan': not a number; write digits, with "
         "a point for decimals, such as 7.5"],
    ),
    "too long a number": (
        swap("provisions", ",7.5,", ",7.33333333333333333,"),
        ["provisions.csv:2: column 'max_years': value '7.33333333333333333': too long a number; "
         "write at most 15 digits"],
    ),
    "term beyond the code": (
        swap("provisions", ",7.5,", ",75,"),
        ["provisions.csv:2: column 'max_years': value '75': too large; write 25 or less"],
    ),
    "shortest beyond longest": (
        swap("provisions", ",,7.5,", ",8,7.5,"),
        ["provisions.csv:2: column 'min_years': value '8': longer than max_years (7.5); "
         "swap them"],
    ),
    "not true or false": (
        swap("actors", "RU,false", "RU,no"),
        ["actors.csv:2: column 'unnamed': value 'no': neither true nor false; write true or "
         "false"],
    ),
    "bad address": (
        swap("sources", "https://example.org/r?x=1#a", "www.example.org"),
        ["sources.csv:3: column 'url': value 'www.example.org': not a web address; write it "
         "whole, from http:// or https://, without spaces"],
    ),
    "address with a space": (
        swap("sources", "https://example.org/r?x=1#a", "https://example.org/a b"),
        ["sources.csv:3: column 'url': value 'https://example.org/a b': not a web address; write "
         "it whole, from http:// or https://, without spaces"],
    ),
    "unknown country": (
        swap("actors", ",US,", ",USA,"),
        ["actors.csv:3: column 'country': value 'USA': not a country code; write two capitals "
         "(ISO 3166-1), such as 'NO'"],
    ),
    "unknown language": (
        swap("sources", ",ru,2026", ",rus,2026"),
        ["sources.csv:3: column 'language': value 'rus': not a language code; write two small "
         "letters (ISO 639-1), such as 'en'"],
    ),
    "label too long": (
        swap("events", "The vote,Vote", "The vote," + "V" * 41),
        ["events.csv:2: column 'short': value '" + "V" * 41 + "': 41 characters; write at most 40"],
    ),
    "year out of range": (
        swap("sources", ",2009,", ",20009,"),
        ["sources.csv:2: column 'year': value '20009': too large; write 2999 or less"],
    ),
    "space around": (
        swap("events", "They voted.", " They voted."),
        ["events.csv:2: column 'summary': value ' They voted.': space before or after the text; "
         "write 'They voted.'"],
    ),
    "control character": (
        swap("events", "They voted.", '"They\nvoted.\x07"'),
        ["events.csv:2: column 'summary': value 'They\\nvoted.\\x07': control or invisible "
         "character U+0007, U+000A; delete it"],
    ),
    "invisible character": (
        swap("events", "They voted.", "They\u200b voted."),
        ["events.csv:2: column 'summary': value 'They\\u200b voted.': control or invisible "
         "character U+200B; delete it"],
    ),
    "lost character": (
        swap("sources", "Запись", "Зап\ufffdсь"),
        ["sources.csv:3: column 'title': value 'Зап\ufffdсь': U+FFFD, the trace of a lost "
         "character; write what stood there"],
    ),
    "accent apart": (
        swap("sources", "Запись", "Строи\u0306"),
        ["sources.csv:3: column 'title': value 'Строи\u0306': accents apart from their letters; "
         "write it in Unicode form NFC"],
    ),
    "citation of no table": (
        swap("citations", NOTE, NOTE.replace("events", "event")),
        ["citations.csv:26: column 'table': value 'event': no table with citations; "
         "did you mean 'events'?"],
    ),
    "citation of a source": (
        swap("citations", NOTE, NOTE.replace("events,vote,date", "sources,record,")),
        ["citations.csv:26: column 'table': value 'sources': rows of sources need no citation; "
         "delete the row"],
    ),
    "citation of no row": (
        swap("citations", NOTE, NOTE.replace("vote", "votes")),
        ["citations.csv:26: column 'row_id': value 'votes': no such row in events.csv; "
         "did you mean 'vote'?"],
    ),
    "citation of no column": (
        swap("citations", NOTE, NOTE.replace("date", "data")),
        ["citations.csv:26: column 'column': value 'data': no such column in events; "
         "did you mean 'date'?"],
    ),
    "citation without a locator": (
        swap("citations", NOTE, NOTE.replace("p. 2", "")),
        ["citations.csv:26: column 'locator': value '': empty; write: where in it: paragraph "
         "and sentence, note, page, heading"],
    ),
    "row without a source": (
        swap("citations", "claims,no-shame,,book-2009,P1,supports,,\n", ""),
        ["claims.csv:2: column 'id': value 'no-shame': row without a source; write id @ where "
         "under source, or a row of citations.csv (row_id no-shame)"],
    ),
    "source without a place": (
        sourced("book-2009"),
        ["claims.csv:2: column 'source': value 'book-2009': no place in the source 'book-2009'; "
         "write id @ where in it, such as 'doe-2009 @ p. 12'; part several by '; '"],
    ),
    "place without a source": (
        sourced("book-2009 @ p. 1; @ p. 3"),
        ["claims.csv:2: column 'source': value 'book-2009 @ p. 1; @ p. 3': no source before "
         "'@ p. 3'; write id @ where in it, such as 'doe-2009 @ p. 12'; part several by '; '"],
    ),
    "source that is not there": (
        sourced("book-2010 @ p. 1; record @ p. 2"),
        ["claims.csv:2: column 'source': value 'book-2010 @ p. 1; record @ p. 2': no source "
         "'book-2010' in sources.csv; did you mean 'book-2009'?"],
    ),
    "conflict without content": (
        swap("citations", NOTE, NOTE.replace("2003-11-21", "")),
        ["citations.csv:26: column 'value': value '': a conflict without its content; write what "
         "the source says in value, or why in note"],
    ),
    "an actor pressing itself": (
        swap("pressures", PRESSES, PRESSES.replace("envoy,duma", "duma,duma")),
        ["pressures.csv:2: column 'to_actor': value 'duma': an actor presses itself; name who "
         "was pressed"],
    ),
    "two questions in one scene": (
        swap("scenes", "pressure=both,vote,", "pressure=both,vote,no-shame"),
        [
            "scenes.csv:3: column 'ask_claim': value 'no-shame': a second question in one scene; "
            "empty ask_event or ask_claim"
        ],
    ),
    "a question without words": (
        swap("scenes", "choice,Why?", "choice,"),
        ["scenes.csv:2: column 'ask_text': value 'choice': half a question; fill both ask_kind and "
         "ask_text, or neither"],
    ),
    "a scale with one end": (
        swap("scenes", "choice,Why?,Fear~Hope", "scale,Why?,Fear"),
        ["scenes.csv:2: column 'ask_options': value 'Fear': 1 answer of a question of kind "
         "'scale'; write its two ends, joined by '~'"],
    ),
    "answers that are empty": (
        swap("scenes", "choice,Why?,Fear~Hope", "several,Why?,Fear~~*"),
        ["scenes.csv:2: column 'ask_options': value 'Fear~~*': 1 answer of a question of kind "
         "'several'; write 2 to 8, joined by '~'"],
    ),
    "two right answers of a choice": (
        swap("scenes", "Fear~Hope", "*Fear~* Hope"),
        ["scenes.csv:2: column 'ask_options': value '*Fear~* Hope': 2 right answers where one can "
         "be chosen; put '*' before one, or make its kind 'several'"],
    ),
    "an answer twice": (
        swap("scenes", "Fear~Hope", "Fear~*Fear"),
        ["scenes.csv:2: column 'ask_options': value 'Fear~*Fear': the answer 'Fear' stands twice; "
         "write each once"],
    ),
    "answers of a question without any": (
        swap("scenes", "choice,Why?", "short,Why?"),
        ["scenes.csv:2: column 'ask_options': value 'Fear~Hope': answers, and a short question has "
         "none; empty it, or write another ask_kind"],
    ),
    "answers of no question": (
        swap("scenes", "vote,,,,", "vote,,,,Yes~No"),
        ["scenes.csv:3: column 'ask_options': value 'Yes~No': answers, and no question; empty it, "
         "or write another ask_kind"],
    ),
    "no sort of a question": (
        swap("scenes", "choice,Why?", "chioce,Why?"),
        ["scenes.csv:2: column 'ask_kind': value 'chioce': not one of the words for it; did you "
         "mean 'choice'? write one of: choice, several, scale, point, short, open"],
    ),
    "no point in time": (
        swap("scenes", "choice,Why?,Fear~Hope", "point,When?,soon"),
        ["scenes.csv:2: column 'ask_options': value 'soon': no day, month or year from 1 January "
         "2003 to 31 December 2003; write one such as 2003-01, or leave it empty"],
    ),
    "a point beyond the period": (
        swap("scenes", "timeline,,,,choice,Why?,Fear~Hope",
             "timeline,time=2003-02..2003-04,,,point,When?,2003-05"),
        ["scenes.csv:2: column 'ask_options': value '2003-05': no day, month or year from 1 "
         "February 2003 to 30 April 2003; write one such as 2003-02, or leave it empty"],
    ),
    "a point of no time": (
        both(swap("events", ",true,", ",false,"),
             swap("scenes", "choice,Why?,Fear~Hope", "point,When?,2003")),
        ["scenes.csv:2: column 'view': value '': no time to choose a point of; give the scene a "
         "period, such as time=2003-01..2003-12"],
    ),
    "a point and the years of the case": (
        both(add("case.csv", b"years,2001..2002,,\n"),
             swap("scenes", "choice,Why?,Fear~Hope", "point,When?,May 2003")),
        ["scenes.csv:2: column 'ask_options': value 'May 2003': no day, month or year from 1 "
         "January 2001 to 31 December 2002; write one such as 2001-01, or leave it empty"],
    ),
    "two scenes in one place": (
        swap("scenes", "pressing,2", "pressing,1"),
        ["scenes.csv:3: column 'order': value '1': line 2 has this order; give each its own"],
    ),
    "unknown relation": (
        swap("citations", NOTE, NOTE.replace("conflicts", "contexts")),
        ["citations.csv:26: column 'relation': value 'contexts': not one of the words for it; did "
         "you mean 'context'? write one of: supports, conflicts, qualifies, context"],
    ),
    "a side that its acts contradict": (
        swap("pressures", "duma,leverage,international", "duma,leverage,domestic"),
        ["events.csv:3: column 'pressure': value 'international': its acts of pressure say "
         "'domestic'; write 'domestic', or say why in pressure_reason"],
    ),
    "a second act from the other side": (
        both(add("pressures.csv", b"call-back,call,duma,envoy,persuasion,domestic,resists,stated,"
                 b"They called back.\n"),
             add("citations.csv", b"pressures,call-back,,record,p. 3,supports,,\n")),
        ["events.csv:3: column 'pressure': value 'international': its acts of pressure say 'both'; "
         "write 'both', or say why in pressure_reason"],
    ),
    "a side without an act": (
        swap("events", "The push came before the vote.", ""),
        ["events.csv:2: column 'pressure': value 'domestic': no act of pressure; write 'none', or "
         "say why in pressure_reason"],
    ),
    "a reason without need": (
        swap("events", "drafting,international,", "drafting,international,It did."),
        ["events.csv:3: column 'pressure_reason': value 'It did.': a reason without need: the acts "
         "of pressure say 'international' too; empty it"],
    ),
    "a reason for no push at all": (
        swap("events", "adoption,domestic", "adoption,none"),
        ["events.csv:2: column 'pressure_reason': value 'The push came before the vote.': a reason "
         "without need: the acts of pressure say 'none' too; empty it"],
    ),
    "a demand met by nothing": (
        swap("demands", "enacted,crime", "enacted,"),
        ["demands.csv:2: column 'provision_id': value '': enacted, and no provision answers it; "
         "name one of version 'enacted', or write 'dropped' or 'unknown'"],
    ),
    "a demand met later by nothing": (
        swap("demands", "enacted,crime", "later,"),
        ["demands.csv:2: column 'provision_id': value '': later, and no provision answers it; "
         "name one of version 'later', or write 'dropped' or 'unknown'"],
    ),
    "a demand met by another version": (
        swap("demands", "enacted,crime", "softened,shelter"),
        ["demands.csv:2: column 'provision_id': value 'shelter': softened, but this provision is "
         "of version 'draft'; name one of version 'enacted', or write another fate"],
    ),
    "a dropped demand that is met": (
        swap("demands", "dropped,,", "dropped,shelter,"),
        ["demands.csv:3: column 'provision_id': value 'shelter': a provision answers what is "
         "dropped; empty it, or write another fate"],
    ),
    "a demand met by no provision there is": (
        swap("demands", "enacted,crime", "enacted,crimes"),
        ["demands.csv:2: column 'provision_id': value 'crimes': no such row in provisions.csv; did "
         "you mean 'crime'?"],
    ),
    "a change of no row": (
        swap("changes", "events,vote", "events,votes"),
        ["changes.csv:2: column 'row_id': value 'votes': no such row in events.csv; did you mean "
         "'vote'?"],
    ),
    "a change of no table": (
        swap("changes", "events,vote", "event,vote"),
        ["changes.csv:2: column 'table': value 'event': no table whose changes are told; did you "
         "mean 'events'?"],
    ),
    "a change of a change": (
        swap("changes", "events,vote", "changes,vote-date"),
        ["changes.csv:2: column 'table': value 'changes': no table whose changes are told; name "
         "the row itself, with column 'citations' for what it rests on"],
    ),
    "a change of no column": (
        swap("changes", "vote,date", "vote,dates"),
        ["changes.csv:2: column 'column': value 'dates': no such column in events; did you mean "
         "'date'?"],
    ),
    "a change of nothing": (
        swap("changes", "2003-12,../2003-12-08", "2003,2003"),
        ["changes.csv:2: column 'now': value '2003': nothing is changed; write what the row said "
         "in was, and what it says in now"],
    ),
    "a clue that repeats itself": (
        swap("claims", "inferred,", "inferred,no-shame"),
        ["claims.csv:2: column 'repeats': value 'no-shame': a clue repeats itself; name the clue "
         "that came first, and leave that one's empty"],
    ),
    "clues in a ring": (
        both(swap("claims", "inferred,", "inferred,shame"), clue("shame", repeats="no-shame")),
        ["claims.csv:2: column 'repeats': value 'shame': clues repeat in a ring; name the clue "
         "that came first, and leave that one's empty",
         "claims.csv:3: column 'repeats': value 'no-shame': clues repeat in a ring; name the clue "
         "that came first, and leave that one's empty"],
    ),
    "one episode that proves two rivals": (
        both(swap("claims", "straw in the wind", "smoking gun"),
             clue("shame", repeats="no-shame", test="smoking gun", answer="vote"),
             add("explanations.csv", b"vote,A vote,Vote,They voted.,2,2026-11-01,\n"),
             add("citations.csv", b"explanations,vote,,record,p. 3,supports,,\n")),
        ["claims.csv:3: column 'test': value 'smoking gun': line 2 has the same episode prove "
         "another answer; write 'hoop' or 'straw in the wind' in one of them"],
    ),
    "a place left out": (
        swap("explanations", "1,2026-11-01", "2,2026-11-01"),
        ["explanations.csv:2: column 'place': value '2': not the next place; write 1: places run "
         "from 1 without a gap, and are never given away"],
    ),
    "a place given twice": (
        both(add("explanations.csv", b"vote,A vote,Vote,They voted.,1,2026-11-01,\n"),
             add("citations.csv", b"explanations,vote,,record,p. 3,supports,,\n")),
        ["explanations.csv:3: column 'place': value '1': not the next place; write 2: places run "
         "from 1 without a gap, and are never given away"],
    ),
    "an old answer in a new place": (
        both(add("explanations.csv", b"vote,A vote,Vote,They voted.,2,2026-10-01,\n"),
             add("citations.csv", b"explanations,vote,,record,p. 3,supports,,\n")),
        ["explanations.csv:3: column 'added': value '2026-10-01': earlier than the place before it "
         "(2026-11-01, line 2); give the newest answer the last place"],
    ),
    "an edition of no source": (
        swap("sources", "excerpt,,", "excerpt,books-2009,"),
        ["sources.csv:3: column 'work': value 'books-2009': no such row in sources.csv; did you "
         "mean 'book-2009'?"],
    ),
    "a figure of no step": (
        swap("enforcement", "2004,registered", "2004,register"),
        ["enforcement.csv:2: column 'step': value 'register': not one of the words for it; did you "
         "mean 'registered'? write one of: registered, solved, prosecuted, brought to court, "
         "convicted"],
    ),
    "series of two units": (
        swap("measures", "tier,tier,2003", "tier,grade,2003"),
        ["measures.csv:3: column 'unit': value 'grade': not the unit of tier; write 'tier' or "
         "name another series"],
    ),
    "empty file": (
        write("roles.csv", b"\n\n"),
        ["roles.csv: empty file; write the header event_id,actor_id,role"],
    ),
    "header only": (
        cut("sources.csv", len(",".join(small.TABLES["sources"][0])) + 1),
        ["sources.csv: a header and no rows; write at least one row"],
    ),
    "no package": (
        drop("datapackage.json"),
        ["datapackage.json: missing file; write one with name, title, description, licenses"],
    ),
    "broken JSON": (
        write("datapackage.json", b'{\n"title": \n'),
        ["datapackage.json:3: not JSON (Expecting value: line 3 column 1 (char 12)); "
         "mend it by hand"],
    ),
    "package in another encoding": (
        write("datapackage.json", '{"title": "Ж"}'.encode("cp1251")),
        ["datapackage.json: not JSON ('utf-8' codec can't decode byte 0xc6 in position 11: "
         "invalid continuation byte); mend it by hand"],
    ),
    "package nested too deep": (
        write("datapackage.json", b"[" * 200_000),
        ["datapackage.json: nested too deep for JSON; mend it by hand"],
    ),
    "title that is an object": (
        package(lambda head: head.update(title={"en": "A small dossier"})),
        ["datapackage.json: column 'title': not a text; write a text"],
    ),
    "pipe in place of a file": (
        both(drop("roles.csv"), lambda folder: os.mkfifo(folder / "roles.csv")),
        ["roles.csv: cannot be read (not a regular file); make it a file that can be read"],
    ),
    "device in place of a file": (
        both(drop("roles.csv"), lambda folder: (folder / "roles.csv").symlink_to("/dev/zero")),
        ["roles.csv: cannot be read (not a regular file); make it a file that can be read"],
    ),
    "package that is a list": (
        write("datapackage.json", b"[]"),
        ["datapackage.json: not a JSON object; write one with name, title, description, licenses"],
    ),
    "unknown setting": (
        swap("case", "home.countries", "home.country"),
        ["case.csv:3: column 'key': value 'home.country': no such setting; "
         "did you mean 'home.countries'?"],
    ),
    "setting of a chart that is none": (
        add("case.csv", b"chart.vote.title,Votes,votes:duma-vote,\n"),
        ["case.csv:8: column 'key': value 'chart.vote.title': no such setting; "
         "did you mean 'chart.votes.title'?"],
    ),
    "setting of an event that is none": (
        add("case.csv", b"outcome.veto,Vetoed,,\n"),
        ["case.csv:8: column 'key': value 'outcome.veto': no such setting; "
         "did you mean 'outcome.vote'?"],
    ),
    "malformed key": (
        add("case.csv", b"Home Name,Ruritania,,\n"),
        ["case.csv:8: column 'key': value 'Home Name': malformed key; "
         "write one of the keys of the dictionary, such as 'home.name'"],
    ),
    "setting made twice": (
        add("case.csv", b"home.name,Syldavia,,\n"),
        ["case.csv:8: column 'key': value 'home.name': duplicate of key: line 2 has it; "
         "keep one of the two rows"],
    ),
    "setting without the one it needs": (
        swap("case", "outcome.vote,It is a crime,,\n", ""),
        ["case.csv:5: column 'key': value 'outcome.vote.events': means nothing without "
         "'outcome.vote'; add a row for outcome.vote"],
    ),
    "setting without a value": (
        swap("case", "home.name,Ruritania", "home.name,"),
        ["case.csv:2: column 'value': value '': empty; "
         "write: the setting; the parts of a list are joined by '~'"],
    ),
    "sentence that rests on nothing": (
        swap("case", "events:vote; provisions:crime", ""),
        ["case.csv:4: column 'rests_on': value '': a sentence that rests on no row; "
         "write table:id of the rows it rests on"],
    ),
    "sentence that rests on a row that is not there": (
        swap("case", "provisions:crime", "provisions:crimes"),
        ["case.csv:4: column 'rests_on': value 'crimes': no such row in provisions.csv; "
         "did you mean 'crime'?"],
    ),
    "sentence that rests on a table that is not there": (
        swap("case", "events:vote;", "event:vote;"),
        ["case.csv:4: column 'rests_on': value 'event': no such table; did you mean 'events'?"],
    ),
    "malformed rows": (
        swap("case", "events:vote; provisions:crime", "the vote"),
        ["case.csv:4: column 'rests_on': value 'the vote': no list of rows; write table:id of "
         "each, joined by '; ', such as 'events:final-vote'"],
    ),
    "setting that names no event": (
        swap("case", "vote~call", "vote~calls"),
        ["case.csv:6: column 'value': value 'vote~calls': 'calls' is not in events.csv; "
         "did you mean 'call'?"],
    ),
    "setting that names no vote": (
        add("case.csv", b"key-vote,vote,,\n"),
        ["case.csv:8: column 'value': value 'vote': 'vote' is not in votes.csv; "
         "did you mean 'duma-vote'?"],
    ),
    "setting that names no series": (
        add("case.csv", b"rank.series,tiers,,\n"),
        ["case.csv:8: column 'value': value 'tiers': 'tiers' is not in measures.csv; "
         "did you mean 'tier'?"],
    ),
    "no list of countries": (
        swap("case", "home.countries,RU", "home.countries,Russia"),
        ["case.csv:3: column 'value': value 'Russia': no list of country codes; write two "
         "capitals each (ISO 3166-1), joined by '~', such as 'NO~SE'"],
    ),
    "no language": (
        swap("case", "home.language,ru", "home.language,Russian"),
        ["case.csv:7: column 'value': value 'Russian': not a language code; "
         "write two small letters (ISO 639-1), such as 'en'"],
    ),
    "no period": (
        add("case.csv", b"periods,2003~in autumn,,\n"),
        ["case.csv:8: column 'value': value '2003~in autumn': 'in autumn' is no period; "
         "write one such as 2003-01..2004-06"],
    ),
    "period that ends before it begins": (
        add("case.csv", b"years,2004..2003,,\n"),
        ["case.csv:8: column 'value': value '2004..2003': '2004..2003': ends before it starts; "
         "write 2003..2004"],
    ),
    "two periods for one": (
        add("case.csv", b"years,2003~2004,,\n"),
        ["case.csv:8: column 'value': value '2003~2004': '2003~2004' is no period; "
         "write one such as 2003-01..2004-06"],
    ),
    "no steps": (
        both(add("case.csv", b"rank.series,tier,,\n"), add("case.csv", b"rank.steps,best,,\n")),
        ["case.csv:9: column 'value': value 'best': no list of steps; write value=name of each, "
         "the best first, joined by '~', such as '1=Best~2=Worst'"],
    ),
    "no year in the ids of reports": (
        both(add("case.csv", b"rank.series,tier,,\n"), add("case.csv", b"rank.events,call,,\n")),
        ["case.csv:9: column 'value': value 'call': no {year} in it; "
         "write {year} where the year stands"],
    ),
    "package without a licence": (
        package(lambda content: content.pop("licenses")),
        ["datapackage.json: column 'licenses': missing; add it at the top"],
    ),
}  # fmt: skip

REMEDY = "run: python -m components.dossier build FOLDER"
BUILT_FAULTS: dict[str, tuple[Plant, list[str]]] = {
    "not built": (drop("parquet"), [f"parquet: missing: not built yet; {REMEDY}"]),
    "killed between the renames": (
        lambda folder: (folder / "parquet").rename(folder / ".parquet-old"),
        [".parquet-old: warning: left by a killed build; the next build removes it",
         f"parquet: missing: a build was killed; {REMEDY}"],
    ),
    "missing parquet": (
        drop("parquet/votes.parquet"),
        [f"parquet/votes.parquet: missing file; {REMEDY}"],
    ),
    "empty parquet": (
        cut("parquet/votes.parquet", 0),
        ["parquet/votes.parquet: not a whole parquet file (Parquet file size is 0 bytes); "
         f"{REMEDY}",
         f"datapackage.json: column 'resources': value 'votes-parquet': not what is in the "
         f"folder; {REMEDY}"],
    ),
    "stale parquet": (
        swap("actors", "The lower house.", "The lower chamber."),
        [f"parquet/actors.parquet: not what the CSVs build; {REMEDY}",
         f"datapackage.json: column 'resources': value 'actors': not what is in the folder; "
         f"{REMEDY}"],
    ),
    "stale package": (
        package(lambda content: content["resources"].pop(0)),
        [f"datapackage.json: column 'resources': value 'sources': not what is in the folder; "
         f"{REMEDY}"],
    ),
    "package with a resource too many": (
        package(lambda content: content["resources"].append({"name": "extra"})),
        [f"datapackage.json: column 'resources': value 'extra': not what is in the folder; "
         f"{REMEDY}"],
    ),
    "package with a resource without a name": (
        package(lambda content: content["resources"].append({"name": ["sources"]})),
        [],
    ),
    "package whose resources are no list": (
        package(lambda content: content.update(resources=7)),
        [f"datapackage.json: column 'resources': value '{name}': not what is in the folder; "
         f"{REMEDY}" for name in [*TABLE_NAMES, *(f"{t}-parquet" for t in TABLE_NAMES)]],
    ),
    "stray file": (
        write("event.csv", b"id\n"),
        ["event.csv: warning: no file of a dossier; did you mean 'events.csv'?"],
    ),
    "stray file among the parquet": (
        write("parquet/notes.txt", b"hello"),
        ["parquet/notes.txt: warning: no file of a dossier; delete it or move it out"],
    ),
}  # fmt: skip


def said(folder: Path) -> list[str]:
    return [str(problem).replace(str(folder), "FOLDER") for problem in check(folder)[0]]


def test_a_sound_dossier_has_no_problem(built: Path) -> None:
    assert said(built) == []


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_what_is_written_is_named_once(name: str, built: Path) -> None:
    plant, expected = FAULTS[name]
    plant(built)
    assert sorted(said(built)) == sorted(expected)


@pytest.mark.parametrize("name", BUILT_FAULTS)
def test_a_fault_in_what_is_built_is_named(name: str, built: Path) -> None:
    plant, expected = BUILT_FAULTS[name]
    plant(built)
    assert sorted(said(built)) == sorted(expected)


@pytest.mark.parametrize("size", [4, 100, 1000])
def test_a_truncated_parquet_is_named(size: int, built: Path) -> None:
    cut("parquet/votes.parquet", size)(built)
    assert any(
        re.match(r"parquet/votes\.parquet: not a whole parquet file \(.*\); run: ", line)
        for line in said(built)
    )


def test_damage_inside_a_parquet_is_named(built: Path) -> None:
    path = built / "parquet" / "events.parquet"
    data = bytearray(path.read_bytes())
    data[200:400] = b"x" * 200
    path.write_bytes(data)
    assert any(line.startswith("parquet/events.parquet: not ") for line in said(built))


def test_every_fault_of_a_run_is_named_in_order(built: Path, capsys: pytest.CaptureFixture) -> None:
    names = ("impossible date", "missing column", "bad address", "negative vote")
    for name in reversed(names):
        FAULTS[name][0](built)
    expected = [line for name in names for line in FAULTS[name][1]]
    assert exit_code(command, ["check", str(built)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines == [*expected, f"{built}: 4 faults"]


def test_a_fault_in_every_cell_is_named_in_one_run(folder: Path) -> None:
    expected = set()
    for table, (header, first, *rest) in small.TABLES.items():
        spoilt = [header, [f"{cell}\x07" for cell in first], *rest]
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(spoilt)
        expected |= {(f"{table}.csv", 2, column) for column in header}
    found = {(p.file, p.row, p.column) for p in check(folder)[0] if "U+0007" in p.wrong}
    assert found == expected
    assert len(found) > 90


def test_another_packing_of_the_same_rows_is_not_stale(built: Path) -> None:
    path = built / "parquet" / "votes.parquet"
    pq.write_table(pq.read_table(path), path, compression="gzip")
    assert said(built) == [
        "datapackage.json: column 'resources': value 'votes-parquet': not what is in the "
        f"folder; {REMEDY}"
    ]


def test_check_says_how_much_is_in_order(built: Path, capsys: pytest.CaptureFixture) -> None:
    assert exit_code(command, ["check", str(built)]) == 0
    assert capsys.readouterr().out == (
        f"{built}: in order: 2 sources, 2 actors, 2 events, 3 roles, 1 pressures, 2 votes, "
        "2 ballots, 2 provisions, 1 explanations, 1 claims, 26 citations, 2 measures, 2 scenes, "
        "2 enforcement, 2 demands, 1 glossary, 1 changes, 6 case\n"
    )


def test_a_warning_is_no_fault(built: Path, capsys: pytest.CaptureFixture) -> None:
    BUILT_FAULTS["stray file"][0](built)
    assert exit_code(command, ["check", str(built)]) == 0
    assert "warning" in capsys.readouterr().out


def test_the_order_of_columns_is_free(folder: Path) -> None:
    write("roles.csv", b"role,actor_id,event_id\r\ndecider,duma,vote\r\nlead,envoy,call\r\n"
                       b"target,duma,call\r\n")(folder)  # fmt: skip
    assert [p for p in check(folder)[0] if p.file != "parquet"] == []


@pytest.mark.parametrize("make", [lambda p: None, lambda p: p.write_text("x")])
def test_no_folder(tmp_path: Path, make: Plant, capsys: pytest.CaptureFixture) -> None:
    make(tmp_path / "gone")
    assert exit_code(command, ["check", str(tmp_path / "gone")]) == 1
    assert exit_code(command, ["build", str(tmp_path / "gone")]) == 1
    assert "give the folder of a dossier" in capsys.readouterr().out


def test_an_empty_folder_lacks_every_file_that_is_needed(tmp_path: Path) -> None:
    needed = [table for table in TABLE_NAMES if TABLES[table].NEEDED]
    found = faults(check(tmp_path)[0])
    assert [p.file for p in found] == sorted(
        ["datapackage.json", "parquet", *(f"{table}.csv" for table in needed)]
    )


cells = st.text(alphabet=st.characters(codec="utf-8"), max_size=12)
content = st.one_of(
    st.binary(max_size=80),
    st.lists(st.lists(cells, max_size=5), max_size=4).map(
        lambda rows: "\n".join(",".join(row) for row in rows).encode()
    ),
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.sampled_from(TABLE_NAMES), content, st.booleans())
def test_nothing_in_a_file_makes_check_fail(
    folder: Path, table: str, data: bytes, keep: bool
) -> None:
    path = folder / f"{table}.csv"
    old = path.read_bytes()
    try:
        path.write_bytes(old + data if keep else data)
        assert all("\n" not in str(problem) for problem in check(folder)[0])
    finally:
        path.write_bytes(old)

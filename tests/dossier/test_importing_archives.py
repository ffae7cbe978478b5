"""Archives of votes and boards of other tools, by files of their structure made by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from components.__main__ import main
from components.dossier.importing.boards import kumu, timeline
from components.dossier.importing.names import ListError
from components.dossier.importing.rollcalls import howtheyvote, popolo, voteview
from components.dossier.workbook.tables import take
from components.dossier.workbook.tabs import read_tabs
from components.dossier.workbook.template import template

MEMBERS = b"""congress,chamber,icpsr,state_icpsr,district_code,state_abbrev,party_code,bioname
99,House,1,99,1,ZZ,100,"DOE, Ann"
99,House,2,99,2,ZZ,200,"ROE, Bob"
99,House,3,99,3,ZZ,100,"POE, Cyd"
99,Senate,4,99,0,ZZ,200,"LOE, Dan"
"""
VOTES = b"""congress,chamber,rollnumber,icpsr,cast_code,prob
99,House,7,1,1,99.0
99,House,7,2,6,99.0
99,House,7,3,9,0
99,House,7,9,1,99.0
99,House,7,8,0,0
99,House,8,1,6,99.0
99,Senate,7,4,6,99.0
"""
CALLS = b"""congress,chamber,rollnumber,date,session,clerk_rollnumber,majority_requirement,\
yea_count,nay_count,bill_number,vote_result,vote_desc,vote_question,dtl_desc
99,House,7,1986-09-29,2,7,2/3,2,1,HR1,Passed,,On Overriding the Veto,
99,House,8,1986-09-30,2,8,1/2,0,1,HR2,Failed,A motion,,
"""
POSITIONS = b"""vote_id,member_id,position,country_code,group_code
5,1,FOR,DEU,EPP
5,2,AGAINST,FRA,SD
5,3,DID_NOT_VOTE,FRA,EPP
6,1,ABSTENTION,DEU,EPP
"""
EP = b"""id,timestamp,display_title,reference,description,is_main,result
5,2014-03-12T12:00:00,A regulation,A7,Draft,True,ADOPTED
"""
POPOLO = {
    "organizations": [
        {"id": "l", "name": "Left", "classification": "party"},
        {"id": "house", "name": "The House", "classification": "chamber"},
    ],
    "persons": [{"id": "p", "memberships": [{"organization_id": "house"},
                                            {"organization_id": "l"}]}],
    "vote_events": [
        {"id": "vote/1", "identifier": "1", "organization_id": "house", "start_date": "2003-11-21",
         "motion": {"text": "The bill", "requirement": "simple majority"}, "result": "pass",
         "votes": [{"voter_id": "p", "option": "yes"},
                   {"voter_id": "q", "option": "not voting", "group_id": "l"}]},
        {"id": "vote/2", "counts": [{"option": "yes", "value": 3}, {"option": "no", "value": 4}],
         "result": "fail"},
    ],
}  # fmt: skip
SHEET = b"""Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,\
Media,Media Credit,Media Caption,Media Thumbnail,Type,Group,Background
,,,,,,,,,The story,,,,,,title,,
2003,12,8,,,,,,,The <b>vote</b>,They voted &amp; left.,https://example.org/a.jpg,,,,,vote,
2003,,,,2004,2,,,,Talks,,,,,,,other,
-44,,,,,,,,,Ides,,,,,,,,
"""
MAP = {
    "elements": [
        {"_id": "e1", "attributes": {"label": "Union", "element type": "NGO", "side": "domestic"}},
        {"label": "Cabinet", "type": "Organisation"},
    ],
    "connections": [
        {"from": "e1", "to": "Cabinet", "attributes": {"mechanism": "Mobilisation"}},
        {"from": "Cabinet", "to": "Cabinet"},
        {"from": "Cabinet", "to": "Press", "direction": "mutual"},
    ],
}


def test_a_roll_call_of_voteview_is_joined_by_member_and_number() -> None:
    rows, left = voteview(MEMBERS, VOTES, CALLS, "99-house-7")
    (vote,) = rows["votes"]
    assert (vote["id"], vote["date"], vote["result"], vote["needed"]) == (
        "99-house-7", "1986-09-29", "passed", "2/3 of votes",
    )  # fmt: skip
    assert (vote["yes"], vote["no"], vote["not_voting"]) == ("2", "1", "1")
    assert vote["question"] == "On Overriding the Veto HR1"
    assert [(b["bloc"], b["yes"], b["no"]) for b in rows["ballots"]] == [
        ("Democrat", "1", "0"), ("Republican", "0", "1"),
    ]  # fmt: skip
    assert "1 not members on that day" in left
    assert any("icpsr 8, 9" in line for line in left)
    assert voteview(MEMBERS, VOTES, CALLS, "99-House-8").rows["votes"][0]["result"] == "rejected"


def test_a_vote_of_howtheyvote_is_counted_by_group() -> None:
    rows, _ = howtheyvote(POSITIONS, EP, "5")
    (vote,) = rows["votes"]
    assert (vote["id"], vote["date"], vote["yes"], vote["no"], vote["abstain"]) == (
        "ep-5", "2014-03-12", "1", "1", "0",
    )  # fmt: skip
    assert (vote["result"], vote["question"]) == ("passed", "A regulation – Draft")
    assert rows["ballots"][0] == {
        "vote_id": "ep-5", "bloc": "EPP", "yes": "1", "no": "0", "abstain": "0", "not_voting": "1",
    }  # fmt: skip


def test_a_vote_event_of_popolo_names_blocs_by_group_and_membership() -> None:
    data = json.dumps(POPOLO).encode()
    rows, _ = popolo(data, "1")
    (vote,) = rows["votes"]
    assert (vote["chamber"], vote["needed"], vote["result"]) == (
        "The House", "1/2 of votes", "passed",
    )  # fmt: skip
    assert [(b["bloc"], b["yes"], b["not_voting"]) for b in rows["ballots"]] == [("Left", "1", "1")]
    counts, left = popolo(data, "vote/2")
    (vote,) = counts["votes"]
    assert (vote["yes"], vote["no"], vote["abstain"], vote["result"]) == ("3", "4", "", "rejected")
    assert "no votes of members" in left[-1]


def test_events_of_a_timeline_keep_how_much_is_known_of_their_day() -> None:
    rows, left = timeline(SHEET)
    assert [(e["id"], e["date"], e["title"], e["kind"]) for e in rows["events"]] == [
        ("the-vote", "2003-12-08", "The vote", "vote"), ("talks", "2003/2004-02", "Talks", ""),
    ]  # fmt: skip
    assert rows["events"][0]["summary"] == "They voted & left."
    assert [line.partition(":")[0] for line in left] == ["line 2", "line 3", "line 5"]


def test_a_map_of_kumu_gives_actors_and_who_presses_whom() -> None:
    rows, left = kumu(json.dumps(MAP).encode())
    assert rows["actors"] == [
        {"id": "union", "name": "Union", "kind": "NGO", "side": "domestic"},
        {"id": "cabinet", "name": "Cabinet"}, {"id": "press", "name": "Press"},
    ]  # fmt: skip
    assert [(p["from_actor"], p["to_actor"], p.get("mechanism")) for p in rows["pressures"]] == [
        ("union", "cabinet", "mobilisation"), ("cabinet", "press", None),
    ]  # fmt: skip
    assert [line.partition(":")[0] for line in left[:2]] == ["connection 2", "connection 3"]
    sheets = kumu(b"Label,Type\nUnion,NGO\n", b"From,To\nUnion,Cabinet\n").rows
    assert [a["id"] for a in sheets["actors"]] == ["union", "cabinet"]
    assert sheets["pressures"][0]["id"] == "union-presses-cabinet"


@pytest.mark.parametrize(
    ("read", "files", "said"),
    [
        (voteview, (b"a\n", VOTES, CALLS, "99-house-7"), "no column congress, chamber, icpsr"),
        (voteview, (MEMBERS, VOTES, CALLS, "1"), "the file has 2, such as 99-house-7"),
        (howtheyvote, (POSITIONS, b"", "5"), "no column id, timestamp"),
        (popolo, (b"[", "1"), "no JSON"),
        (popolo, (b"[]", "1"), "no object of lists"),
        (popolo, (b'{"vote_events": [3]}', "1"), "the file has 0"),
        (timeline, (b"\xff",), "not UTF-8"),
        (timeline, (b"Year\n2003\n",), "no column Headline"),
        (kumu, (b"[1]",), "no map of Kumu"),
        (kumu, (b'{"elements": 3}',), "no map of Kumu"),
        (kumu, (b"name\n",), "no column label"),
    ],
)
def test_what_is_no_file_of_theirs_is_said(read: object, files: tuple, said: str) -> None:
    with pytest.raises(ListError, match=said):
        read(*files)  # type: ignore[operator]


def test_a_workbook_takes_them_under_its_own_id_and_says_what_it_keeps(tmp_path: Path) -> None:
    book = tmp_path / "veto.xlsx"
    own = {"votes": [{"id": "override", "yes": "3", "chamber": "House"}]}
    book.write_bytes(template("veto", own))
    paths = [tmp_path / f"HS099_{name}.csv" for name in ("members", "votes", "rollcalls")]
    for path, data in zip(paths, (MEMBERS, VOTES, CALLS), strict=True):
        path.write_bytes(data)
    run = CliRunner().invoke
    asked = ["add", str(book), "--voteview", *map(str, paths)]
    assert run(main, asked).exit_code == 2
    done = run(main, [*asked, "--vote", "99-house-7", "--as", "override"])
    assert done.exit_code == 0, done.output
    assert "kept as you have it: override: yes: '3', not '2'" in done.output
    assert "left: event_id of the vote" in done.output
    sheets = take(read_tabs(book.read_bytes()), "veto").sheets
    assert [ln.cells["yes"] for ln in sheets["votes"].lines] == ["3"]
    assert {ln.cells["vote_id"] for ln in sheets["ballots"].lines} == {"override"}
    again = run(main, [*asked, "--vote", "99-house-7", "--as", "override"])
    assert "votes: 0 new, 0 cells filled in" in again.output


def test_a_dossier_goes_into_a_workbook_once(folder: Path, tmp_path: Path) -> None:
    book = tmp_path / "more.xlsx"
    book.write_bytes(template("more"))
    run = CliRunner().invoke
    done = run(main, ["add", str(book), "--package", str(folder)])
    assert "events: 2 new, 0 cells filled in" in done.output, done.output
    found = take(read_tabs(book.read_bytes()), "more")
    assert [ln.cells["id"] for ln in found.sheets["events"].lines] == ["vote", "call"]
    again = run(main, ["add", str(book), "--package", str(folder)])
    assert "new" in again.output
    assert all(": 0 new, 0 cells" in line for line in again.output.splitlines())
    lost = run(main, ["add", str(book), "--package", str(tmp_path)])
    assert (lost.exit_code, "no datapackage.json" in lost.output) == (1, True)

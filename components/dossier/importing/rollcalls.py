"""Archives of roll calls (Voteview, HowTheyVote, Popolo) -> rows of ``votes`` and ``ballots``.

Each counts who voted how by bloc, with ``names.counted``; what the archive does not say, above all
the event of a vote, stays empty for its author.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from components.dossier.cells import slugify

from .names import Cells, ListError, counted, table
from .taken import Taking

#: Parties of Voteview by the code that most members of today bear; others keep their code.
_PARTIES = {"100": "Democrat", "200": "Republican", "328": "Independent"}
_PASSED = ("pass", "agreed", "adopt", "confirm", "approv", "carried", "sustained")
_LOST = ("reject", "fail", "not ", "lapsed", "defeat")


def voteview(members: bytes, votes: bytes, rollcalls: bytes, wanted: str) -> Taking:
    """One roll call of the Congress, joined from the three CSVs of voteview.com.

    Parameters
    ----------
    members, votes, rollcalls : bytes
        ``HS…_members.csv``, ``HS…_votes.csv`` and ``HS…_rollcalls.csv``.
    wanted : str
        Congress, chamber and number of the roll call, such as ``99-house-425``.

    Raises
    ------
    ListError
        If a file lacks its columns, or there is no such roll call.
    """
    calls = table(rollcalls, ("congress", "chamber", "rollnumber", "date"))
    call = _one(calls, wanted, ("congress", "chamber", "rollnumber"))
    place = (call["congress"], call["chamber"])
    parties = {
        row["icpsr"]: _PARTIES.get(row["party_code"], row["party_code"])
        for row in table(members, ("congress", "chamber", "icpsr", "party_code"))
        if (row["congress"], row["chamber"]) == place
    }
    cast = [
        row
        for row in table(votes, ("congress", "chamber", "rollnumber", "icpsr", "cast_code"))
        if (row["congress"], row["chamber"], row["rollnumber"]) == (*place, call["rollnumber"])
    ]
    said = [(parties.get(r["icpsr"], ""), r["cast_code"]) for r in cast if r["cast_code"] != "0"]
    left = [f"{n} not members on that day" for n in [len(cast) - len(said)] if n]
    strange = sorted({r["icpsr"] for r in cast} - set(parties))
    left += [f"no party for icpsr {', '.join(strange)}: counted in no bloc"] if strange else []
    question = call.get("vote_question") or call.get("vote_desc", "")
    need = call.get("majority_requirement", "")
    about = {
        "chamber": call["chamber"], "country": "US", "date": call["date"],
        "question": " ".join(filter(None, (question, call.get("bill_number", "")))),
        "result": _result(call.get("vote_result", "")), "method": "roll call",
        "needed": f"{need} of votes" if need in ("1/2", "2/3", "3/5") else "",
    }  # fmt: skip
    return _taken(wanted, about, said, left)


def howtheyvote(members: bytes, votes: bytes, wanted: str) -> Taking:
    """One roll call of the European Parliament.

    Parameters
    ----------
    members : bytes
        ``member_votes.csv``: a row a member of a vote, with ``position`` and ``group_code``.
    votes : bytes
        ``votes.csv``.
    wanted : str
        ``id`` of the vote.
    """
    vote = _one(table(votes, ("id", "timestamp")), wanted, ("id",))
    rows = table(members, ("vote_id", "position", "group_code"))
    said = [(r["group_code"], r["position"]) for r in rows if r["vote_id"] == vote["id"]]
    title = vote.get("display_title", "")
    about = {
        "chamber": "European Parliament", "date": vote["timestamp"][:10], "method": "roll call",
        "question": " – ".join(filter(None, (title, vote.get("description", "")))),
        "result": _result(vote.get("result", "")),
    }  # fmt: skip
    return _taken(f"ep-{wanted}", about, said, ["country: a parliament of several has none"])


def popolo(data: bytes, wanted: str) -> Taking:
    """One vote event of a file in Popolo, with the organizations and persons beside it.

    Parameters
    ----------
    data : bytes
        JSON with ``vote_events``, and ``organizations`` and ``persons`` where blocs are named.
    wanted : str
        ``id`` or ``identifier`` of the vote event.
    """
    said = _json(data)
    events = _listed(said, "vote_events")
    event = _one(events, wanted, ("id",), other="identifier")
    organizations = {str(o.get("id")): o for o in _listed(said, "organizations")}
    names = {key: str(o.get("name", key)) for key, o in organizations.items()}
    kinds = {key: o.get("classification") for key, o in organizations.items()}
    of = {
        str(m.get("person_id")): str(m.get("on_behalf_of_id") or m.get("organization_id"))
        for m in [*_listed(said, "memberships"), *_memberships(said)]
        if m.get("on_behalf_of_id") or kinds.get(str(m.get("organization_id"))) in _BLOCS
    }
    found = event.get("motion")
    motion: Mapping[str, Any] = found if isinstance(found, dict) else {}
    cast = _listed(event, "votes") or _listed(motion, "votes")
    pairs = []
    for one in cast:
        group = str(one.get("group_id") or of.get(str(one.get("voter_id")), ""))
        pairs.append((names.get(group, group), str(one.get("option", ""))))
    chamber = str(event.get("organization_id") or motion.get("organization_id") or "")
    about = {
        "chamber": names.get(chamber, chamber),
        "date": str(event.get("start_date") or motion.get("date") or "")[:10],
        "question": str(motion.get("text") or event.get("identifier") or ""),
        "result": _result(str(event.get("result") or motion.get("result") or "")),
        "needed": _share(str(motion.get("requirement") or "")), "method": "roll call",
    }  # fmt: skip
    if pairs:
        return _taken(slugify(wanted), about, pairs, [])
    counts = {str(c.get("option")): str(c.get("value")) for c in _listed(event, "counts")}
    whole = {column: counts.get(column.replace("_", " "), "") for column in _COUNTS}
    left = ["no votes of members in it: the counts alone were taken"]
    return Taking({"votes": [{"id": slugify(wanted), **about, **whole}]}, left)


_BLOCS = ("party", "parliamentary group", "faction", "group", "caucus")
_COUNTS = ("yes", "no", "abstain", "not_voting", "absent")


def _taken(wanted: str, about: Cells, said: Iterable[tuple[str, str]], left: list[str]) -> Taking:
    whole, blocs = counted(said)
    name = slugify(wanted)
    left = [f"{column}: the archive does not say" for column, t in about.items() if not t] + left
    rows = {
        "votes": [{"id": name, **about, **whole}],
        "ballots": [{"vote_id": name, **bloc} for bloc in blocs],
    }
    return Taking(rows, ["event_id of the vote: name the event that it belongs to", *left])


def _one(
    rows: Iterable[Mapping[str, Any]], wanted: str, names: tuple[str, ...], other: str = ""
) -> Mapping[str, Any]:
    """The row of a vote, or what the file has instead."""
    asked = slugify(wanted)
    keys = []
    for row in rows:
        key = slugify("-".join(str(row.get(name, "")) for name in names))
        if asked in (key, slugify(str(row.get(other, ""))) if other else key):
            return row
        keys.append(key)
    some = ", ".join(keys[:5]) or "none"
    raise ListError(f"no vote {wanted!r}; the file has {len(keys)}, such as {some}")


def _result(text: str) -> str:
    lower = text.lower()
    if any(word in lower for word in _LOST):
        return "rejected"
    return "passed" if any(word in lower for word in _PASSED) else ""


def _share(text: str) -> str:
    """A requirement of Popolo as ``needed`` has it; "" where it is none of the usual."""
    shares = {
        "simple majority": "1/2 of votes",
        "two-thirds": "2/3 of votes",
        "2/3": "2/3 of votes",
    }
    return shares.get(text.lower(), "")


def _json(data: bytes) -> Mapping[str, Any]:
    try:
        said = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ListError(f"no JSON ({type(error).__name__}); export it anew, in UTF-8") from None
    if not isinstance(said, dict):
        raise ListError("no object of lists; give one with vote_events, organizations, persons")
    return said


def _listed(said: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    found = said.get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _memberships(said: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    """Memberships as they stand within persons."""
    for person in _listed(said, "persons"):
        for one in _listed(person, "memberships"):
            yield {"person_id": person.get("id"), **one}

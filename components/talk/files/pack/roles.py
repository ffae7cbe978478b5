"""Role cards for a negotiation: what each actor asked for, and what it pressed with.

Cards say what the sources say an actor wanted, and nothing of what came of it: that is for after.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, get_args

from components.charts.demands.fates import FATES, got
from components.dossier import Dossier
from components.dossier.vocabulary import Camp
from components.query.cited import source_line
from components.query.records import by_id, rows_of
from components.talk.files.blocks import Block, Break, Heading, Points, Table, Text
from components.wording.cells import as_text, said
from components.wording.counting import counted, listing

#: The camp whose actor sits at the head of the table.
_HEAD = "executive"
#: Wants and acts of a card at the most: one that is read in two minutes.
_MOST = 5
_RULES = (
    "Share the cards out: one to a student or a group. Ten minutes to read and to find allies.",
    "Whoever sits at the head of the table opens, hears each side once, and lets them talk.",
    "In the end all write down at most five clauses. A clause stands if the head of the table and "
    "one other card agree to it.",
    "Speak for what your card says was asked. Motives that no source gives are not made up. Nobody "
    "plays people who were harmed.",
    "Afterwards lay your clauses beside what became of the demands, on the last page of the cards.",
)


def roles(dossier: Dossier) -> list[Block]:
    """The game's rules, a card an actor who asked for something, and what became of it all."""
    demands = sorted(rows_of(dossier.demands), key=lambda d: get_args(Camp).index(d.camp))
    if not demands:
        return []
    actors = by_id(dossier, "actors")
    asking = dict.fromkeys(demand.from_actor for demand in demands)
    head = next((d.from_actor for d in demands if d.camp == _HEAD), None)
    table = f", at the table of {actors[head].name}" if head else ""
    blocks: list[Block] = [
        Break(),
        Heading("Role cards"),
        Text(f"A negotiation on what the law is to say{table}. {counted(len(asking), 'card')}."),
        Points(_RULES),
    ]
    for actor in asking:
        wants = [demand for demand in demands if demand.from_actor == actor]
        blocks += _card(dossier, actors[actor], wants, head=actor == head)
    return [*blocks, *_fates(dossier, demands)]


def _card(dossier: Dossier, actor: Any, wants: list[Any], *, head: bool) -> list[Block]:
    actors = by_id(dossier, "actors")
    asked = dict.fromkeys(actors[w.to_actor].name for w in wants if said(w.to_actor))
    acts = [act for act in rows_of(dossier.pressures) if act.from_actor == actor.id][:_MOST]
    seat = "You sit at the head of the table. " if head else ""
    blocks: list[Block] = [
        Heading(actor.name, 2),
        Text(seat + as_text(actor.description)),
        Text("You ask " + (f"of {listing(list(asked))}" if asked else "") + ":", "bold"),
        Points(tuple(f"{w.title}. {as_text(w.summary)}".strip() for w in wants[:_MOST])),
    ]
    if len(wants) > _MOST:
        more = listing([w.short for w in wants[_MOST:]], most=len(wants))
        blocks.append(Text(f"And: {more}."))
    if acts:
        blocks.append(Text("You have pressed with:", "bold"))
        told = (f"{act.mechanism.capitalize()}: {as_text(act.summary)}" for act in acts)
        blocks.append(Points(tuple(told)))
    cited = [("demands", w.id) for w in wants[:_MOST]] + [("pressures", act.id) for act in acts]
    blocks.append(Text(f"Sources: {_sources(dossier, cited)}.", "muted"))
    return blocks


def _sources(dossier: Dossier, rows: Iterable[tuple[str, str]]) -> str:
    """Sources of some rows, each with its place, once."""
    lines = (source_line(dossier, *row).split("; ") for row in rows)
    return "; ".join(dict.fromkeys(part for line in lines for part in line if part)) or "none"


def _fates(dossier: Dossier, demands: list[Any]) -> list[Block]:
    """For after the game: what became of each demand, by camp."""
    provisions = by_id(dossier, "provisions")
    rows, counts = [], []
    for camp in dict.fromkeys(demand.camp for demand in demands):
        part = [demand for demand in demands if demand.camp == camp]
        counts.append(f"{camp.capitalize()}: {got(part)}.")
        for demand in part:
            clause = provisions[demand.provision_id].title if said(demand.provision_id) else ""
            fate = FATES[demand.fate].words
            rows.append((demand.title, f"{fate}: {clause}" if clause else fate))
    return [
        Break(),
        Heading("What became of the demands", 2),
        Text("A clause that fits a demand does not prove that the demand brought it about."),
        Points(tuple(counts)),
        Table(("Asked for", "What became of it"), tuple(rows), (0.45, 0.55)),
    ]

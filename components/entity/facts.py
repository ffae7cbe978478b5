"""All that a dossier holds of one actor, event, provision, claim or source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from components.dossier import Dossier
from components.entity.lines import (
    Line,
    Ref,
    Section,
    act_lines,
    actor,
    cite,
    claim_lines,
    demand_lines,
    event_line,
    in_time,
    linked,
    of,
    provision_lines,
    vote_lines,
)
from components.query.corrections import rows_of_event
from components.query.entities import path_of
from components.query.provenance import TABLES, titles
from components.query.records import by_id
from components.theme import LANES, kind_word
from components.view import View
from components.view.sides import SIDE_WORDS
from components.wording.cells import as_text, said
from components.wording.counting import counted


@dataclass(frozen=True)
class Facts:
    """What a page says.

    Attributes
    ----------
    title, kicker, when, native : str
        Name of the row, what it is, its date, and its name in the language of the country.
    lead : tuple of str
        Paragraphs, the first of which says what it is.
    aside : str
        What a reader would miss without being told.
    about : tuple of (str, tuple of Ref)
        Single facts: name, and value.
    sections : tuple of Section
        Lists; those without lines are left out.
    charts : tuple of (str, View)
        What shows it, the main one first.
    rows : tuple of (str, str)
        Rows whose corrections belong here, as (table, row_id).
    side, schema : str
        For its colour, and its type in the words of schema.org.
    link : str
        Where the thing itself can be read.
    """

    title: str
    kicker: str
    lead: tuple[str, ...]
    when: str = ""
    native: str = ""
    aside: str = ""
    about: tuple[tuple[str, tuple[Ref, ...]], ...] = ()
    sections: tuple[Section, ...] = ()
    charts: tuple[tuple[str, View], ...] = ()
    rows: tuple[tuple[str, str], ...] = ()
    side: str = "none"
    schema: str = "Thing"
    link: str = ""

    @property
    def description(self) -> str:
        """The page in a sentence or two, for previews of a link."""
        return " ".join(filter(None, (f"{self.when}." if self.when else "", self.lead[0])))


def facts(dossier: Dossier, kind: str, row_id: str) -> Facts:
    """Gather them.

    Parameters
    ----------
    kind, row_id : str
        Of a row that has a page, see ``components.query.entities``.
    """
    return _GATHER[kind](dossier, row_id)


def _sections(*found: tuple[str, tuple[Line, ...]]) -> tuple[Section, ...]:
    return tuple(Section(title, lines) for title, lines in found if lines)


def _actor(dossier: Dossier, actor_id: str) -> Facts:
    row = by_id(dossier, "actors")[actor_id]
    parts: dict[str, list[str]] = {}
    for r in of(dossier, "roles", actor_id=actor_id):
        parts.setdefault(r.event_id, []).append(r.role)
    by = of(dossier, "pressures", from_actor=actor_id)
    upon = of(dossier, "pressures", to_actor=actor_id)
    asked = of(dossier, "demands", from_actor=actor_id)
    asked_of = of(dossier, "demands", to_actor=actor_id)
    events = in_time(dossier, (*parts, *(act.event_id for act in (*by, *upon))))
    here = {event.id for event in events}
    votes = [v for v in of(dossier, "votes") if v.event_id in parts]
    claims = [c for c in of(dossier, "claims") if c.event_id in here]
    where = SIDE_WORDS[row.side]
    kicker = [row.kind, where if row.side == "transnational" else f"from {where}"]
    kicker += [row.country] if said(row.country) else []
    kicker += ["left unnamed by the source"] if row.unnamed else []
    members = [actor(dossier, a.id) for a in of(dossier, "actors", part_of=actor_id)]
    about: list[tuple[str, tuple[Ref, ...]]] = []
    about += [("Part of", (actor(dossier, row.part_of),))] if said(row.part_of) else []
    about += [("Holds", tuple(_joined(members)))] if members else []
    view = View(actor=(actor_id,))
    charts = [("timeline", view)] if events else []
    charts += [("pressure", view)] if by or upon else []
    return Facts(
        title=row.name, kicker=" · ".join(kicker), native=as_text(row.name_native),
        lead=(row.description,), about=tuple(about), charts=tuple(charts), side=row.side,
        rows=(("actors", actor_id),),
        schema="Person" if row.kind == "person" else "Organization",
        sections=_sections(
            (f"In {counted(len(events), 'event')}, in order of time",
             tuple(event_line(dossier, e, note=", ".join(parts.get(e.id, ()))) for e in events)),
            (f"{counted(len(by), 'act')} of pressure by {row.short}", act_lines(dossier, by)),
            (f"{counted(len(upon), 'act')} of pressure on {row.short}", act_lines(dossier, upon)),
            (f"What {row.short} asked for", demand_lines(dossier, asked)),
            (f"What was asked of {row.short}", demand_lines(dossier, asked_of)),
            ("Votes in which it had a part", vote_lines(dossier, votes)),
            ("Clues that rest on these events", claim_lines(dossier, claims)),
        ),
    )  # fmt: skip


def _event(dossier: Dossier, event_id: str) -> Facts:
    row = by_id(dossier, "events")[event_id]
    acts, votes, provisions, demands, claims = (
        of(dossier, table, event_id=event_id)
        for table in ("pressures", "votes", "provisions", "demands", "claims")
    )
    people = tuple(
        cite(dossier, "roles", f"{event_id}/{r.actor_id}/{r.role}", Line(
            (actor(dossier, r.actor_id),), note=r.role,
        ))
        for r in of(dossier, "roles", event_id=event_id)
    )  # fmt: skip
    reason = as_text(row.pressure_reason)
    lead = [row.summary]
    if reason:
        why = "no push is coded here" if row.pressure == "none" else "it is coded so"
        lead.append(f"Why {why}: {reason}")
    order = in_time(dossier, by_id(dossier, "events"))
    at = next(n for n, e in enumerate(order) if e.id == event_id)
    near = [("Before it", order[at - 1])] if at else []
    near += [("After it", order[at + 1])] if at + 1 < len(order) else []
    view = View(event=(event_id,))
    charts = [("timeline", view)]
    charts += [("pressure", view)] if acts else []
    charts += [("votes", view)] if votes else []
    charts += [("law", view)] if provisions else []
    return Facts(
        title=row.title, when=row.date_words, lead=tuple(lead), aside=as_text(row.annotation),
        kicker=f"{kind_word(row.kind)} · {row.stage} · {LANES[row.pressure].lower()}",
        about=tuple((words, (Ref(e.title, path_of("event", e.id)),)) for words, e in near),
        charts=tuple(charts[:2]), side=row.pressure, schema="Event",
        rows=rows_of_event(dossier, event_id),
        sections=_sections(
            ("Who took part", people),
            ("Who pressed whom", act_lines(dossier, acts, dated=False)),
            ("Votes", vote_lines(dossier, votes)),
            ("Rules that came with it", provision_lines(dossier, provisions)),
            ("What was asked for", demand_lines(dossier, demands)),
            ("Clues that rest on it", claim_lines(dossier, claims)),
        ),
    )  # fmt: skip


def _provision(dossier: Dossier, provision_id: str) -> Facts:
    row = by_id(dossier, "provisions")[provision_id]
    event = by_id(dossier, "events")[row.event_id]
    version = dossier.case.version(row.version, row.version)
    about = [
        ("Stands in", (Ref(", ".join(filter(None, (row.law, as_text(row.article))))),)),
        ("Came with", (Ref(event.title, path_of("event", event.id)),)),
    ]
    years = [as_text(row.min_years), as_text(row.max_years)]
    if any(years):
        low, high = (f"{float(y):g}" if y else "" for y in years)
        term = f"{low} to {high}" if all(years) else f"up to {high}" if high else f"{low} or more"
        about.append(("Years of imprisonment", (Ref(term),)))
    if as_text(row.first) == "True":
        about.append(("Called", (Ref(f"a first in {dossier.case.home}"),)))
    others = [
        p for p in of(dossier, "provisions", theme=row.theme) if p.id != provision_id
    ]  # fmt: skip
    demands = of(dossier, "demands", provision_id=provision_id)
    view = View(event=(row.event_id,))
    charts = [("law", view)] + ([("terms", view)] if any(years) else [])
    return Facts(
        title=row.title, when=event.date_words, lead=(row.summary,), about=tuple(about),
        kicker=f"Rule · {row.theme} · {version}", charts=tuple(charts), side=event.pressure,
        schema="Legislation", rows=(("provisions", provision_id),),
        sections=_sections(
            ("Demands that it answers", demand_lines(dossier, demands, answered=False)),
            (f"Other rules on {row.theme}, by version", provision_lines(dossier, others)),
        ),
    )  # fmt: skip


def _claim(dossier: Dossier, claim_id: str) -> Facts:
    row = by_id(dossier, "claims")[claim_id]
    answer = by_id(dossier, "explanations")[row.explanation_id]
    about = [("Speaks", (Ref(f"{row.direction} the answer “{answer.title}”"),))]
    about += [("Held by", (Ref(row.claimant),))] if said(row.claimant) else []
    about += [("How it is said", (Ref(row.assertion),)), ("Kind of proof", (Ref(row.test),))]
    if said(row.repeats):
        about.append(
            ("Repeats", (linked(dossier, "claims", row.repeats, _claim_of(dossier, row)),))
        )
    events = in_time(dossier, [row.event_id]) if said(row.event_id) else []
    view = View(event=(row.event_id,)) if events else View()
    return Facts(
        title=row.statement, kicker=f"Clue · {answer.short}", lead=(answer.summary,),
        about=tuple(about), charts=(("evidence", view),), schema="Claim",
        rows=(("claims", claim_id),),
        sections=_sections(
            ("The event it rests on", tuple(event_line(dossier, e) for e in events)),
            ("Other clues on this answer", claim_lines(dossier, [
                c for c in of(dossier, "claims", explanation_id=row.explanation_id)
                if c.id != claim_id])),
        ),
    )  # fmt: skip


def _claim_of(dossier: Dossier, row: Any) -> str:
    return str(by_id(dossier, "claims")[row.repeats].statement)


def _source(dossier: Dossier, source_id: str) -> Facts:
    row = by_id(dossier, "sources")[source_id]
    who = as_text(row.authors).replace("; ", " and ")
    year = f"({as_text(row.year)})" if as_text(row.year) else ""
    place = ", ".join(filter(None, (as_text(row.container), as_text(row.publisher))))
    about = [("In", (Ref(place),))] if place else []
    if said(row.work):
        about.append(
            ("An edition or report of",
             (linked(dossier, "sources", row.work, by_id(dossier, "sources")[row.work].title),))
        )  # fmt: skip
    about += [("Read", (Ref(as_text(row.read)),))] if said(row.read) else []
    named, cited = titles(dossier), dossier.citations
    own = cited[cited["source_id"] == source_id].drop_duplicates(["table", "row_id", "relation"])
    found = []
    for table, (_, _, many) in TABLES.items():
        part = own[own["table"] == table]
        lines = tuple(
            Line(
                (linked(dossier, table, c.row_id, named.get((table, c.row_id), c.row_id)),),
                note=", ".join(filter(None, (as_text(c.locator), _RELATION[c.relation]))),
                text=as_text(c.value),
            )
            for c in part.itertuples()
        )
        found.append((f"What it says of {many}", lines))
    note = as_text(row.note)
    return Facts(
        title=row.title, kicker=" · ".join(filter(None, ("Source", row.kind, who, year))),
        lead=(note or f"{counted(len(own), 'row')} of this dossier name it.",),
        about=tuple(about), schema="CreativeWork", rows=(("sources", source_id),),
        link=row.url if said(row.url) else "", sections=_sections(*found),
    )  # fmt: skip


_RELATION = {
    "supports": "", "conflicts": "contradicts it", "qualifies": "qualifies it",
    "context": "a side fact",
}  # fmt: skip


def _joined(names: list[Ref]) -> list[Ref]:
    """Names with commas between them."""
    found: list[Ref] = []
    for name in names:
        found += [Ref(", "), name] if found else [name]
    return found


_GATHER: dict[str, Callable[[Dossier, str], Facts]] = {
    "actor": _actor, "event": _event, "provision": _provision, "claim": _claim, "source": _source,
}  # fmt: skip

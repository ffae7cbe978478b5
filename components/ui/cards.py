"""Cards: what a mark stands for, who says so, and where sources disagree, as safe HTML."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from html import escape
from typing import Any

import pandas as pd

from components.dossier import Dossier
from components.query.corrections import rows_of_event
from components.query.records import rows_of
from components.query.selection import citations_of, disagreements, short_source
from components.theme import GLYPHS, KIND_WORDS, LANES
from components.ui.corrected import corrected_block
from components.ui.source_facts import source_facts
from components.view.sides import SIDE_WORDS

#: Side of an actor, in words.
_FROM = {
    code: words if code == "transnational" else f"from {words}"
    for code, words in SIDE_WORDS.items()
}
_RELATIONS = {"conflicts": "Conflicts", "qualifies": "Qualifies"}


@lru_cache(maxsize=256)
def event_card(dossier: Dossier, event_id: str) -> str:
    """The card of one event.

    Returns
    -------
    str
        An ``<article>``; every text from the dossier is escaped.
    """
    row = _row(dossier.events, event_id)
    actors = dossier.actors.set_index("id")
    roles = dossier.roles[dossier.roles["event_id"] == event_id]
    people = "".join(
        f"<li><b>{_name(actors.loc[r.actor_id])}</b> <span>{escape(r.role)}</span></li>"
        for r in roles.itertuples()
    )
    acts = dossier.pressures[dossier.pressures["event_id"] == event_id]
    pushes = "".join(
        f"<li class='push {escape(p.side)}'>{escape(str(actors.loc[p.from_actor, 'short']))} → "
        f"{escape(str(actors.loc[p.to_actor, 'short']))} <span>{escape(p.mechanism)}"
        f"{'' if p.assertion == 'stated' else ', ' + escape(p.assertion)}"
        f"{', against the law' if p.stance == 'resists' else ''}</span></li>"
        for p in acts.itertuples()
    )
    glyph = GLYPHS[row.kind]
    return (
        f"<article class='card {escape(row.pressure)}' aria-label='{escape(row.title)}'>"
        f"<p class='kicker'><span aria-hidden='true'>{glyph}</span> "
        f"{escape(KIND_WORDS[row.kind])} · {escape(row.stage)} · "
        f"{escape(LANES[row.pressure].lower())}</p>"
        f"<h2>{escape(row.title)}</h2><p class='when'>{escape(row.date_words)}</p>"
        f"<p>{escape(row.summary)}</p>"
        + _reason(row)
        + (f"<p class='aside'>{escape(row.annotation)}</p>" if _said(row.annotation) else "")
        + (f"<h3>Who</h3><ul class='who'>{people}</ul>" if people else "")
        + (f"<h3>Who pressed whom</h3><ul class='who'>{pushes}</ul>" if pushes else "")
        + sources_block(dossier, "events", event_id, also=_within(dossier, event_id))
        + corrected_block(dossier, *rows_of_event(dossier, event_id))
        + "</article>"
    )


@lru_cache(maxsize=128)
def actor_card(dossier: Dossier, actor_id: str) -> str:
    """The card of one actor, as an ``<article>``."""
    row = _row(dossier.actors, actor_id)
    where = "" if not _said(row.country) else f" · {escape(row.country)}"
    language = dossier.case.text("home.language")
    spoken = f" lang='{language}'" if language else ""
    native = (
        f"<p class='when'{spoken}>{escape(row.name_native)}</p>" if _said(row.name_native) else ""
    )
    return (
        f"<article class='card {escape(row.side)}' aria-label='{escape(row.name)}'>"
        f"<p class='kicker'>{escape(row.kind)} · {_FROM[row.side]}{where}"
        f"{' · left unnamed by the source' if row.unnamed else ''}</p>"
        f"<h2>{_name(row)}</h2>{native}<p>{escape(row.description)}</p>"
        + sources_block(dossier, "actors", actor_id)
        + corrected_block(dossier, ("actors", actor_id))
        + "</article>"
    )


def worth_knowing(events: pd.DataFrame, *, most: int = 5) -> str:
    """What a reader of these events would miss without being told; "" if there is nothing."""
    told = [e for e in rows_of(events) if _said(e.annotation)]
    told = sorted(told, key=lambda e: not e.landmark)[:most]
    told.sort(key=lambda e: (pd.isna(e.date_to), e.date_to))
    if not told:
        return ""
    items = "".join(
        f"<li><b>{escape(e.title)}</b> <span>{escape(e.date_words)}</span>"
        f"<br>{escape(e.annotation)}</li>"
        for e in told
    )
    return f"<section class='card'><h2>Worth knowing</h2><ul class='says'>{items}</ul></section>"


def sources_block(dossier: Dossier, table: str, row_id: str, *, also: Iterable[Any] = ()) -> str:
    """Who says so, where they disagree, and who gives only a side fact: a row's citations.

    A side fact says nothing of the row itself, so it stands in no other list. ``also`` are
    conflicts over rows within this one; a source in conflict with it speaks for both.
    """
    cited = citations_of(dossier, table, row_id)
    against = [c for c in cited.itertuples() if c.relation in _RELATIONS]
    said = {c.source_id for c in against if c.relation == "conflicts"}
    against += [c for c in also if c.source_id not in said]
    backing = [c for c in cited.itertuples() if c.relation == "supports"]
    aside = [c for c in cited.itertuples() if c.relation == "context"]
    return (
        (f"<h3>Says who</h3><ul class='says'>{''.join(map(_backing, backing))}</ul>"
         if backing else "")
        + (f"<h3>Where sources disagree</h3><ul class='says'>"
           f"{''.join(map(disagreement, against))}</ul>" if against else "")
        + (f"<h3>Gives only a side fact</h3><ul class='says'>{''.join(map(_backing, aside))}</ul>"
           if aside else "")
    )  # fmt: skip


def _reason(event: Any) -> str:
    """Why an event is coded with a side that its acts of pressure do not give; mostly nothing."""
    if not _said(event.pressure_reason):
        return ""
    coded = (
        "no push is coded here"
        if event.pressure == "none"
        else f"it is coded as pushed from {SIDE_WORDS[event.pressure]}"
    )
    return f"<p class='coded'><b>Why {coded}:</b> {escape(event.pressure_reason)}</p>"


def _within(dossier: Dossier, event_id: str) -> list[Any]:
    """Conflicts over the acts, provisions and votes of an event, each once."""
    found: dict[tuple[str, str], Any] = {}
    for table in ("pressures", "provisions", "votes"):
        frame = getattr(dossier, table)
        cited = disagreements(dossier, tables=(table,))
        cited = cited[cited["row_id"].isin(frame.loc[frame["event_id"] == event_id, "id"])]
        for c in cited[cited["relation"] == "conflicts"].itertuples():
            found.setdefault((c.source_id, c.locator), c)
    return list(found.values())


def disagreement(cited: Any) -> str:
    """One disagreement in the one form used everywhere: who, what instead, what we draw."""
    value = f" <q>{escape(cited.value)}</q>" if _said(cited.value) else ""
    note = f" <span>{escape(cited.note)}</span>" if _said(cited.note) else ""
    return (
        f"<li class='{escape(cited.relation)}'><b>{_RELATIONS[cited.relation]}</b>: "
        f"{source_link(cited)}, {escape(cited.locator)}.{value}{note}"
        f"{source_facts(cited, prefix='source_')}</li>"
    )


def _backing(cited: Any) -> str:
    note = f" <span>{escape(cited.note)}</span>" if _said(cited.note) else ""
    facts = source_facts(cited, prefix="source_")
    return f"<li>{source_link(cited)}, {escape(cited.locator)}{note}{facts}</li>"


def source_link(cited: Any) -> str:
    """Short name of a source, linked to it where it is online."""
    text = escape(short_source(cited))
    if not _said(cited.source_url):
        return text
    return (
        f"<a href='{escape(cited.source_url)}' target='_blank' rel='noopener noreferrer' "
        f"title='{escape(cited.source_title)}'>{text}</a>"
    )


def table_html(rows: pd.DataFrame, columns: dict[str, str], *, caption: str) -> str:
    """A chart's data as a plain table that scrolls within itself."""
    head = "".join(f"<th scope='col'>{escape(h)}</th>" for h in columns.values())
    shown = rows[list(columns)]
    # A figure that is missing is unknown; a text that is missing has nothing to say.
    blank = ["not known" if pd.api.types.is_numeric_dtype(t) else "" for t in shown.dtypes]
    body = "".join(
        "<tr>"
        + "".join(f"<td>{escape(_cell(v, b))}</td>" for v, b in zip(values, blank, strict=True))
        + "</tr>"
        for values in shown.itertuples(index=False)
    )
    return (
        f"<div class='scroll' tabindex='0' role='region' aria-label='{escape(caption)}'>"
        f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def _cell(value: Any, blank: str) -> str:
    if pd.isna(value):
        return blank
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _name(row: Any) -> str:
    name = escape(str(row["name"] if isinstance(row, pd.Series) else row.name))
    return f"<i>{name}</i>" if row.unnamed else name


def _row(frame: pd.DataFrame, row_id: str) -> Any:
    # A tuple, for the name of a Series is its place in the frame.
    return next(frame[frame["id"] == row_id].itertuples(index=False))


def _said(value: Any) -> bool:
    return isinstance(value, str) and value != ""
